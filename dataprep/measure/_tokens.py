"""Reading UTF-8 in the kernels: code points, their classes before and after a byte, hashes."""

from __future__ import annotations

import numpy as np

from dataprep.measure._bits import multiply, word_at
from dataprep.measure._layout import KEY_HIGH, KEY_LONG, KEY_LOW, Bytes, as_int, ix
from dataprep.text.jit import part

ZERO, ONE, ALL = np.uint64(0), np.uint64(1), np.uint64(0xFFFFFFFFFFFFFFFF)
_LOW, _HIGH, _LONG = np.uint64(KEY_LOW), np.uint64(KEY_HIGH), np.uint64(KEY_LONG)
_AT_ONCE = 16

FIRST_BYTES = np.array([(1 << 8 * n) - 1 for n in (0, 1, 2, 3, 4, 5, 6, 7, 8, *[8] * 8)], np.uint64)
_NEXT_BYTES = np.array([(1 << 8 * max(n - 8, 0)) - 1 for n in range(_AT_ONCE + 1)], np.uint64)
"""By a count of bytes which bits of a number are theirs, and of the number that follows it."""


@part
def code_point(data: Bytes, i: int) -> tuple[int, int]:
    """Return the code point that starts at byte ``i`` of valid UTF-8, and its bytes."""
    lead = as_int(data[ix(i)])
    if lead < 0x80:
        return lead, 1
    if lead < 0xE0:
        return (lead & 31) << 6 | as_int(data[ix(i + 1)]) & 63, 2
    middle = (as_int(data[ix(i + 1)]) & 63) << 6 | as_int(data[ix(i + 2)]) & 63
    if lead < 0xF0:
        return (lead & 15) << 12 | middle, 3
    return (lead & 7) << 18 | middle << 6 | as_int(data[ix(i + 3)]) & 63, 4


@part
def class_before(data: Bytes, table: Bytes, i: int, start: int) -> int:
    """Return the class bits of the code point that ends before byte ``i``; 0 at the start."""
    if i <= start:
        return 0
    i -= 1
    while data[ix(i)] & 0xC0 == 0x80:
        i -= 1
    return as_int(table[code_point(data, i)[0]])


@part
def fold(key: np.uint64, word: np.uint64) -> np.uint64:
    """Return the hash of bytes from that of their head and their last eight."""
    return multiply(key ^ word, _LONG)


@part
def key_of(data: Bytes, begin: int, end: int) -> np.uint64:
    """Return the hash of the bytes of a word.

    It is :func:`dataprep.measure._patterns.word_key`. 16 bytes from its first one on are read, and
    whole eights after them.
    """
    n = end - begin
    low = word_at(data, begin) & FIRST_BYTES[ix(min(n, _AT_ONCE))]
    high = word_at(data, begin + 8) & _NEXT_BYTES[ix(min(n, _AT_ONCE))]
    key = multiply(low ^ (high * _HIGH), _LOW)
    for i in range(begin + _AT_ONCE, end, 8):
        key = fold(key, word_at(data, i) & FIRST_BYTES[ix(min(end - i, 8))])
    return key


@part
def class_at(data: Bytes, table: Bytes, i: int, stop: int) -> int:
    """Return the class bits of the code point at byte ``i``; 0 at the end."""
    if i >= stop:
        return 0
    return as_int(table[code_point(data, i)[0]])
