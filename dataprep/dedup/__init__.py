"""Finds copies and decides which one stays."""
