"""Measures texts as trees: syntax, definitions, imports, and what manifests say."""
