"""Turns code repositories into governed training data for code models."""

__version__ = "0.1.0"
