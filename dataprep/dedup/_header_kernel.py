"""Finds the license header that a text begins with."""

from __future__ import annotations

import numpy as np

from dataprep.dedup._headers import (
    ANY,
    BLANK,
    CODE,
    LINE,
    MARK_BOUNDS,
    MARK_CLOSES,
    MARK_FACTS,
    MARK_OPENS,
    NESTED,
    NO_WORD,
    PHRASE_BOUNDS,
    PHRASES,
    RULER_SIGNS,
    SKIP,
)
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes

MAX_HEADER = 65536
"""Bytes of a text in which a header is looked for."""

_TAB, _LF, _FF, _CR, _SPACE, _HASH = 9, 10, 12, 13, 32, 35
_IS_RULER = np.isin(np.arange(256), list(RULER_SIGNS))
_GAP = 80
"""Bytes that may stand between two words of a phrase: a line's end and the next one's mark."""

_MAX_OPEN = 8
"""Marks without their closing mark after which the search ends: each costs a look at all bytes."""


@part
def _is_blank(byte: int) -> bool:
    return byte == _SPACE or byte == _TAB or byte == _LF or byte == _CR or byte == _FF


@part
def _is_word(byte: int) -> bool:
    lower = byte | 32
    return (97 <= lower <= 122) or (48 <= byte <= 57) or byte == 95 or byte >= 128


@part
def _may_follow(data: Bytes, i: int, stop: int, after: int) -> bool:
    """Return whether the mark before byte ``i`` may be one, by what follows it."""
    if after == ANY or i >= stop:
        return True
    byte = as_int(data[ix(i)])
    if after == NO_WORD:
        return not _is_word(byte)
    if _is_blank(byte):
        return True
    return after != BLANK and _IS_RULER[ix(byte)]


@part
def _find_mark(data: Bytes, i: int, stop: int, passed: int) -> int:
    """Return the first mark after ``passed`` that the text has at byte ``i``, -1 for none."""
    byte = as_int(data[ix(i)])
    for k in range(max(MARK_BOUNDS[byte, 0], passed + 1), MARK_BOUNDS[byte, 1]):
        size = MARK_FACTS[k, 1]
        if i + size > stop:
            continue
        j = 1
        while j < size and data[ix(i + j)] == MARK_OPENS[k, j]:
            j += 1
        if j == size and _may_follow(data, i + size, stop, MARK_FACTS[k, 3]):
            return k
    return -1


@part
def _block_stop(data: Bytes, i: int, stop: int, k: int) -> int:
    """Return where the comment ends that mark ``k`` begins at byte ``i``, -1 for nowhere."""
    n_open, n_close = MARK_FACTS[k, 1], MARK_FACTS[k, 2]
    depth = 1
    i += n_open
    while i + n_close <= stop:
        j = 0
        while j < n_close and data[ix(i + j)] == MARK_CLOSES[k, j]:
            j += 1
        if j == n_close:
            i += n_close
            depth -= 1
            if depth == 0:
                return i
            continue
        if MARK_FACTS[k, 0] == NESTED and i + n_open <= stop:
            j = 0
            while j < n_open and data[ix(i + j)] == MARK_OPENS[k, j]:
                j += 1
            if j == n_open:
                i += n_open
                depth += 1
                continue
        i += 1
    return -1


@part
def _line_stop(data: Bytes, i: int, stop: int) -> int:
    """Return the byte after the line's end."""
    while i < stop and data[ix(i)] != _LF and data[ix(i)] != _CR:
        i += 1
    if i + 1 < stop and data[ix(i)] == _CR and data[ix(i + 1)] == _LF:
        i += 1
    return min(i + 1, stop)


@part
def _lines_stop(data: Bytes, i: int, stop: int) -> int:
    """Return where the run of comment lines ends that begins at byte ``i``."""
    while True:
        i = _line_stop(data, i, stop)
        j = i
        while j < stop and (data[ix(j)] == _SPACE or data[ix(j)] == _TAB):
            j += 1
        if j >= stop:
            return i
        k = _find_mark(data, j, stop, -1)
        if k < 0 or MARK_FACTS[k, 0] != LINE:
            return i


@part
def _is_phrase(data: Bytes, i: int, stop: int, k: int) -> bool:
    """Return whether phrase ``k`` stands at byte ``i``."""
    for j in range(PHRASES.shape[1]):
        wanted = as_int(PHRASES[k, j])
        if wanted == 0:
            return True
        if wanted == _SPACE:
            limit = min(stop, i + _GAP)
            if i >= limit or _is_word(as_int(data[ix(i)])):
                return False
            while i < limit and not _is_word(as_int(data[ix(i)])):
                i += 1
            continue
        if i >= stop or as_int(data[ix(i)] | np.uint8(32)) != wanted:
            return False
        i += 1
    return True


@part
def _speaks_of_license(data: Bytes, i: int, stop: int) -> bool:
    """Return whether one of the phrases stands in the bytes."""
    while i + 6 < stop:
        byte = as_int(data[ix(i)] | np.uint8(32))
        for k in range(PHRASE_BOUNDS[byte, 0], PHRASE_BOUNDS[byte, 1]):
            second = as_int(data[ix(i + 1)] | np.uint8(32))
            if second == PHRASES[k, 1] and _is_phrase(data, i, stop, k):
                return True
        i += 1
    return False


@part
def find_header(data: Bytes, size: int) -> tuple[int, int]:
    """Return where the license header of a text begins and ends; twice its end when it has none.

    Args:
        data: The text.
        size: Its bytes.
    """
    limit = min(size, MAX_HEADER)
    i, first, last, n_open = 0, -1, 0, 0
    if size >= 3 and data[0] == 0xEF and data[1] == 0xBB and data[2] == 0xBF:
        i = 3
    if i + 2 < limit and data[ix(i)] == _HASH and data[ix(i + 1)] == 33 and data[ix(i + 2)] != 91:
        i = _line_stop(data, i, limit)
    while True:
        while i < limit and _is_blank(as_int(data[ix(i)])):
            i += 1
        if i >= limit:
            break
        k, stop = _find_mark(data, i, limit, -1), -1
        while k >= 0:
            kind = MARK_FACTS[k, 0]
            if kind == LINE:
                stop = _lines_stop(data, i, limit)
            elif kind == SKIP and MARK_FACTS[k, 2] == 0:
                stop = i + MARK_FACTS[k, 1]
            elif kind != CODE:
                stop = _block_stop(data, i, limit, k)
                n_open += stop < 0
            if kind == CODE or stop >= 0:
                break
            k = _find_mark(data, i, limit, k)
        if k < 0 or stop < 0 or n_open > _MAX_OPEN or (MARK_FACTS[k, 0] == SKIP and first >= 0):
            break
        if MARK_FACTS[k, 0] != SKIP:
            if first < 0:
                first = i
            if _speaks_of_license(data, i, stop):
                last = stop
        i = stop
    for j in range(last, size if last > 0 else 0):
        if data[ix(j)] > _SPACE:
            return first, last
    return size, size
