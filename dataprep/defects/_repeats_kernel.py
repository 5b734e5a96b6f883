"""Finds out whether a key or a case stands twice in one pair of braces; compiled."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dataprep.defects._twin_kinds import BLANK, WORD
from dataprep.text.jit import as_int, part

Bytes = NDArray[np.uint8]
Longs = NDArray[np.int64]

_BYTES_PER_SLOT = 8
_LONGEST = 200
"""Bytes of a key or case at most."""
_PRIME, _SPREAD = 1099511628211, 2654435761
_CASE, _KEY = 1, 0


@part
def _skip(data: Bytes, at: int, kinds: Bytes) -> int:
    while at < len(data) and kinds[data[at]] & BLANK:
        at += 1
    return at


@part
def _end_of_key(data: Bytes, at: int, kinds: Bytes) -> int:
    """Return where a name or a quoted text ends that begins at a byte; the byte itself if none."""
    end = at
    if data[at] == 34 or data[at] == 39:
        end += 1
        while end < len(data) and end - at < _LONGEST and data[end] != data[at]:
            end += 1
        return end + 1
    while end < len(data) and kinds[data[end]] & WORD:
        end += 1
    return end


@part
def _end_of_case(data: Bytes, at: int) -> int:
    """Return where a case that begins at a byte ends with its colon; the byte itself if nowhere."""
    end = at
    while end < len(data) and end - at < _LONGEST and data[end] != 58:
        end += 1
    return end if end < len(data) and data[end] == 58 else at


@part
def _is_new(raw: Bytes, start: int, end: int, seed: int, table: Longs) -> bool:
    """Return whether a text did not stand before in the same place, and take it up."""
    value = as_int(seed)
    for at in range(start, end):
        letter = raw[at]
        if letter != 34 and letter != 39:
            value = (value ^ as_int(letter)) * _PRIME
    value |= 1
    mask = len(table) - 1
    slot = (value >> 20) & mask
    while table[slot] != 0:
        if table[slot] == value:
            return False
        slot = (slot + 1) & mask
    table[slot] = value
    return True


@part
def _look(
    data: Bytes, first: int, last: int, raw: Bytes, kinds: Bytes, table: Longs, stack: Longs,
    found: Longs,
) -> None:  # fmt: skip
    """Note what one text holds twice."""
    depth = n = 0
    found[0] = found[1] = 0
    for i in range(first + 1, last):
        letter = data[i]
        if letter == 123 or letter == 40 or letter == 91:
            if depth + 1 == len(stack):
                found[0] = found[1] = 1
                return
            depth += 1
            stack[depth] = i
        elif letter == 125 or letter == 41 or letter == 93:
            depth = max(depth - 1, 0)
        inner = stack[depth]
        if depth == 0 or data[inner] != 123:
            continue
        kind = -1
        if letter == 123 or letter == 44:
            kind, start = _KEY, _skip(data, i + 1, kinds)
            end = _end_of_key(data, start, kinds) if start < len(data) else start
            behind = _skip(data, end, kinds)
            if behind >= len(data) or data[behind] != 58:
                continue
        elif (
            letter == 99 and i + 5 < len(data) and not kinds[data[i - 1]] & WORD
            and data[i + 1] == 97 and data[i + 2] == 115 and data[i + 3] == 101
            and not kinds[data[i + 4]] & WORD
        ):  # fmt: skip
            kind, start = _CASE, _skip(data, i + 4, kinds)
            end = _end_of_case(data, start)
        if kind < 0 or start >= end:
            continue
        n += 1
        if 2 * n >= len(table):
            found[0] = found[1] = 1
            return
        if not _is_new(raw, start, min(end, len(data)), (inner << 1 | kind) * _SPREAD, table):
            found[kind] = 1


def find_repeats(
    data: Bytes, offsets: Longs, raw: Bytes, kinds: Bytes, table: Longs, stack: Longs,
    found: Longs, flags: Bytes,
) -> None:  # fmt: skip
    """Tell of texts whether a key or a case stands twice in one pair of braces.

    Args:
        data: Their code, each behind a line feed.
        offsets: Where each begins, and where the last one ends.
        raw: The texts, each behind a line feed.
        kinds: Of each byte, what it is.
        table: Room for keys and cases, a power of two.
        stack: Room for open brackets.
        found: Room for two numbers.
        flags: Takes of each text 1 where a key stands twice, and 2 where a case does.
    """
    for k in range(len(offsets) - 1):
        size = 64
        while size * _BYTES_PER_SLOT < offsets[k + 1] - offsets[k] and size < len(table):
            size *= 2
        table[:size] = 0
        _look(data, offsets[k], offsets[k + 1], raw, kinds, table[:size], stack, found)
        flags[k] = found[0] | found[1] << 1
