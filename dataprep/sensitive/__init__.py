"""Secrets and personal data in texts: prefilter, patterns, validators, detectors."""
