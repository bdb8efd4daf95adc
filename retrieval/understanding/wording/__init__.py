"""Everyday turns of phrase, put as reports and their readers' catalogue put them."""
