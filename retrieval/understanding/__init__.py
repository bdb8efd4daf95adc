"""The text of one question -> Query: whom and when it speaks of, what it asks, and what it asks about."""
