"""What a question names: figures by their words and labels, and the words that nothing explains."""
