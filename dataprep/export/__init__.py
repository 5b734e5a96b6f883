"""Writes what was kept as training data."""
