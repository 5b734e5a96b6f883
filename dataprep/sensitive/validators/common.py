"""Validators of any kind of value."""

from __future__ import annotations

import math
from collections import Counter

from dataprep.sensitive.model import Candidate


def entropy(value: bytes) -> float:
    """Return the entropy of a value's bytes in bits each (Shannon 1948).

    Example:
        >>> entropy(b"abab")
        1.0
    """
    if not value:
        return 0.0
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values())


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
