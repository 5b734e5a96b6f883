"""Relates the files of a repository: dependencies and their order."""
