"""Validators of any kind of value."""

from __future__ import annotations

from dataprep.sensitive.model import Candidate
from dataprep.sensitive.words import entropy


def min_entropy(candidate: Candidate, bits: float) -> bool:
    """Return whether a value has so many bits of entropy a byte."""
    return entropy(candidate.value) >= bits


def has_digit(candidate: Candidate) -> bool:
    """Return whether a value holds a digit."""
    return any(48 <= byte <= 57 for byte in candidate.value)


def has_letter(candidate: Candidate) -> bool:
    """Return whether a value holds an ASCII letter."""
    return any(65 <= byte <= 90 or 97 <= byte <= 122 for byte in candidate.value)


VALIDATORS = {"min_entropy": min_entropy, "has_digit": has_digit, "has_letter": has_letter}
