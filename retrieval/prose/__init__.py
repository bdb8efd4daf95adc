"""What one report tells in words: reasons, duties, definitions, deeds."""
