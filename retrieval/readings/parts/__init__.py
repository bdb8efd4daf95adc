"""What a thing is made of: its parts, the largest of them, and how they moved."""
