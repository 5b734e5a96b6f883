"""Lines and phrases of a text for the kernels."""

from __future__ import annotations

from dataprep.measure._layout import Bytes, SmallInts, ix
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


@part
def has_phrase(data: Bytes, i: int, stop: int, phrase: Bytes) -> bool:
    """Return whether the lower-case ASCII phrase stands at byte ``i``, in any letter case."""
    if i + len(phrase) > stop:
        return False
    for j in range(len(phrase)):
        byte = data[ix(i + j)]
        if 65 <= byte <= 90:
            byte += 32
        if byte != phrase[ix(j)]:
            return False
    return True
