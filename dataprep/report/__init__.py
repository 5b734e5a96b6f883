"""Reads a finished run and tells what came of it."""
