"""Findings: what texts hold that must not leave, and who a repository's people are."""
