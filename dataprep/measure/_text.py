"""Lines and phrases of a text for the kernels."""

from __future__ import annotations

import numpy as np

from dataprep.measure._bits import word_at
from dataprep.measure._layout import Bytes, Hashes, SmallInts, as_int, ix
from dataprep.text.jit import part

_LF, _CR = 10, 13


@part
def ends_line(data: Bytes, i: int, stop: int) -> bool:
    """Return whether the line ends with byte ``i`` (of CR LF: with the second)."""
    if data[ix(i)] == _CR:
        return i + 1 >= stop or data[ix(i + 1)] != _LF
    return bool(data[ix(i)] == _LF)


@part
def line_of(line_ends: SmallInts, line: int, place: int) -> int:
    """Return the line of a byte of the text.

    Args:
        line_ends: Bytes up to the end of each line.
        line: The line of an earlier byte.
        place: The byte's place in the text.
    """
    while line_ends[ix(line)] <= place:
        line += 1
    return line


def phrase(text: bytes) -> Hashes:
    """Return a phrase for :func:`has_phrase`: its length, and by eight bytes three numbers.

    They are the bytes to expect, what is added to a text's bytes to make its letters small, and
    which of these bytes count.
    """
    folds = bytes(0x20 if 97 <= byte <= 122 else 0 for byte in text)
    numbers = [len(text)]
    for i in range(0, len(text), 8):
        eights = (text[i : i + 8], folds[i : i + 8], b"\xff" * len(text[i : i + 8]))
        numbers += [int.from_bytes(eight, "little") for eight in eights]
    return np.array(numbers, np.uint64)


@part
def has_phrase(data: Bytes, i: int, stop: int, phrase: Hashes) -> bool:
    """Return whether the lower-case ASCII phrase stands at byte ``i``, in any letter case."""
    if i + length_of(phrase) > stop:
        return False
    for j in range(1, len(phrase), 3):
        eight = (word_at(data, i) | phrase[ix(j + 1)]) & phrase[ix(j + 2)]
        if eight != phrase[ix(j)]:
            return False
        i += 8
    return True


@part
def length_of(phrase: Hashes) -> int:
    """Return how many bytes a phrase has."""
    return as_int(phrase[0])
