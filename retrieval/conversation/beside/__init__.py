"""Another number of what was asked about before: its other column, what is left of it, what it is set against."""
