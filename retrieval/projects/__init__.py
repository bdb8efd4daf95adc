"""What reports print of projects and of the indicators that they are evaluated by."""
