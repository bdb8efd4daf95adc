"""The steps of the chain that answers by rules: a question as it is meant, what is gathered for it, and how else it is read."""
