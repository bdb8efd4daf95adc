"""What one report prints of a thing that is asked for: which cells and sentences, and how well they agree."""
