"""Ingest: reads repositories, archives and corpora into the first tables."""
