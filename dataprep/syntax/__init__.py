"""Parses texts with tree-sitter; the only place that knows it."""
