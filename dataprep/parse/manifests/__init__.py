"""Read build and package files."""
