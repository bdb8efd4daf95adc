"""What is asked of an order told before: other places in it, some of it, those in it together."""
