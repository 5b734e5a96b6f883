"""How much of a value is words: natural language and identifiers, told from random strings."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter

from dataprep.resources import rules_dir

_MAX_BYTES = 256  # a longer value is judged by its beginning
_LONGEST, _SHORTEST = 14, 3  # letters of the words in the list
_ALONE = 4  # shorter words count only as a whole part, else random text would be full of them
_PART = re.compile(rb"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@functools.cache
def _words() -> frozenset[bytes]:
    return frozenset((rules_dir() / "sensitive" / "words.txt").read_bytes().split())


def entropy(value: bytes) -> float:
    """Return Shannon's entropy of the bytes of a value, in bits per byte; 0 when it is empty.

    Example:
        >>> entropy(b"abab")
        1.0
    """
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values())


def _covered(part: bytes) -> int:
    """Return how many letters of a lower-case part words can cover without overlap."""
    words = _words()
    if part in words:
        return len(part)
    best = [0] * (len(part) + 1)
    for end in range(1, len(part) + 1):
        most = best[end - 1]
        for start in range(max(0, end - _LONGEST), end - _ALONE + 1):
            covered = best[start] + end - start
            if covered > most and part[start:end] in words:
                most = covered
        best[end] = most
    return best[-1]


def word_fraction(value: bytes) -> float:
    """Return which share of the letters and digits of a value lies in words of the list, 0 to 1.

    Parts of identifiers (camelCase, snake_case) are looked at one by one. Letters outside ASCII
    count as words: a random string has none. An empty value gives 0.

    Example:
        >>> word_fraction(b"password_field_name")
        1.0
        >>> word_fraction(b"xK9qZ2vT7w")
        0.0
    """
    value = value[:_MAX_BYTES]
    foreign = sum(byte >= 0x80 for byte in value)
    total = sum(byte in _ALPHANUMERIC for byte in value) + foreign
    if not total:
        return 0.0
    parts = [part.lower() for part in _PART.findall(value)]
    return (sum(_covered(part) for part in parts if len(part) >= _SHORTEST) + foreign) / total


@functools.cache
def _pairs() -> tuple[dict[bytes, float], float]:
    """Return bits by pair of letters, a blank before and behind each word, and those of a new pair."""
    counts: Counter[bytes] = Counter()
    for word in _words():
        edged = b" " + word + b" "
        counts.update(edged[i : i + 2] for i in range(len(edged) - 1))
    total = counts.total()
    return {pair: -math.log2(n / total) for pair, n in counts.items()}, math.log2(total) + 1


def oddness(value: bytes) -> float:
    """Return how unlike words the letters of a value follow one another, in bits a pair of letters.

    Example:
        >>> oddness(b"tomcat") < oddness(b"rzxqvk")
        True
    """
    bits, most = _pairs()
    edged = b" " + value[:_MAX_BYTES].lower() + b" "
    pairs = [edged[i : i + 2] for i in range(len(edged) - 1)]
    return sum(bits.get(pair, most) for pair in pairs) / len(pairs)


def n_words(value: bytes) -> int:
    """Return of how many parts of letters a value consists that are words as they stand."""
    words = _words()
    return sum(part.lower() in words for part in _PART.findall(value[:_MAX_BYTES]))


_ALPHANUMERIC = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
