"""Benchmarks: how fast, how much memory, how large. `python -m eval.bench`."""
