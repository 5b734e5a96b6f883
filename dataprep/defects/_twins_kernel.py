"""Finds operators with the same text on both sides; compiled."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dataprep.defects._twin_kinds import BLANK, DOT, OPENING, PERCENT, SYMBOL, WORD
from dataprep.text.jit import as_int, part

Bytes = NDArray[np.uint8]
Longs = NDArray[np.int64]

_LONGEST = 200
"""Bytes of each of two twins at most."""


@part
def _operator(data: Bytes, last: int, kinds: Bytes, letters: Bytes, sizes: Longs) -> int:
    """Return the number of the operator that ends at a byte, longer ones first; -1 for none."""
    width = len(letters) // len(sizes)
    for number in range(len(sizes)):
        size = sizes[number]
        before = last - size
        if before < 0:
            continue
        same = 0
        while same < size and data[before + 1 + same] == letters[number * width + same]:
            same += 1
        if same == size:
            kind = kinds[data[last]] & (WORD | SYMBOL)
            return number if not kinds[data[before]] & kind else -1
    return -1


@part
def _twin(data: Bytes, end: int, begin: int, kinds: Bytes) -> int:
    """Return how long the text is that ends before one byte and stands once more at another."""
    size = 0
    while size < _LONGEST and begin + size < len(data) and size < end - 1:
        if data[begin + size] == 10:
            return 0
        size += 1
        last = kinds[data[begin + size - 1]]
        after = kinds[data[begin + size]] if begin + size < len(data) else as_int(BLANK)
        if last & (BLANK | DOT | OPENING) or after & (DOT | OPENING) or last & after & WORD:
            continue
        same = 0
        while same < size and data[end - 1 - same] == data[begin + size - 1 - same]:
            same += 1
        before = kinds[data[end - 1 - size]]
        if same == size and not before & (WORD | DOT | PERCENT):
            return size
    return 0


@part
def _is_name(data: Bytes, begin: int, size: int, kinds: Bytes) -> bool:
    at = begin
    while at < begin + size and kinds[data[at]] & WORD:
        at += 1
    return at == begin + size


def find_twins(
    data: Bytes, lasts: Bytes, kinds: Bytes, letters: Bytes, sizes: Longs, found: Longs
) -> None:
    """Note operators between twins.

    Args:
        data: The text; its first byte is a line feed.
        lasts: Of each byte, whether an operator ends with it.
        kinds: Of each byte, what it is.
        letters: Operators, longer ones first, each in as many bytes.
        sizes: Their sizes.
        found: Takes of each the operator's number, where what stands before it ends and where what
            stands behind it begins, and how long that is, with a minus sign where it is but a name;
            at the end how many they are.
    """
    n, room = 0, len(found) // 4
    for last in range(1, len(data) - 1):
        if not lasts[data[last]]:
            continue
        begin = last + 1
        is_word = kinds[data[last]] & WORD
        if is_word and not kinds[data[begin]] & BLANK:
            continue
        while begin < len(data) and kinds[data[begin]] & BLANK:
            begin += 1
        if begin == len(data) or not kinds[data[begin]] & WORD:
            continue
        number = _operator(data, last, kinds, letters, sizes)
        if number < 0:
            continue
        end = last + 1 - sizes[number]
        while end > 1 and kinds[data[end - 1]] & BLANK:
            end -= 1
        size = _twin(data, end, begin, kinds)
        if size and n < room - 1:
            found[4 * n], found[4 * n + 1], found[4 * n + 2] = number, end, begin
            found[4 * n + 3] = -size if _is_name(data, begin, size, kinds) else size
            n += 1
    found[len(found) - 1] = n
