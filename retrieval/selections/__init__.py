"""What was selected from a collection (projects by their scores, accounts by their amounts), and what is asked of it then."""
