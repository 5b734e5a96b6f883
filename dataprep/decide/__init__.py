"""Decisions: rules and policies over measured columns."""
