"""Detectors: kinds of values that a pattern over one line cannot describe."""
