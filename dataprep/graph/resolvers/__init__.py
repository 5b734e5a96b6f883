"""Resolve the statements of a language to files, a module each."""
