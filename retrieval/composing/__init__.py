"""What was found -> Chinese sentences with their figures and citations, past the last gate."""
