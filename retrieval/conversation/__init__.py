"""A question after others: what it takes from those before it."""
