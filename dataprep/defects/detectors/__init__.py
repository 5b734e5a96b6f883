"""Detectors in code, for defects that no query can tell: ``find(root, text, language)``."""
