"""What a follow-up points at without its name, with the name in its place."""
