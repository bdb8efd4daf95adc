"""Which of several a question asks for: by order, limit or condition."""
