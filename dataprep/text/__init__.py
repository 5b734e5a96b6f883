"""Texts of files: encodings, spans and positions."""
