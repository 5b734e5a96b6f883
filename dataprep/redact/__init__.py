"""Replaces what was found in texts by surrogates, and proves it."""
