"""Whom a question speaks of: organisations of the library, by whatever name."""
