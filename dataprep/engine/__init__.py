"""Runs the stages of the catalog over sources, with a cache, a ledger and a record of each run."""
