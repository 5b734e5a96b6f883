"""What stands between two tokens of code: blanks, comments and line ends, and what they say.

``at`` is the place of the style in the tables (:mod:`dataprep.dedup._code_layout`), ``left`` and
``right`` are the bytes on both sides of blanks.
"""

from __future__ import annotations

from dataprep.dedup._code_layout import (
    CONTINUATION,
    EXACT,
    HAS_BLANK,
    HAS_COMMENT,
    HAS_NEWLINE,
    HAS_TAB,
    JOINS_AFTER,
    JOINS_BEFORE,
    LEVEL,
    LEVELS,
    MAX_DEPTH,
    N_KEEPS,
    NEWLINE_FALLS,
    PAIRS,
    SPLICES,
    N,
)
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes, Hashes, Ints

_CODE, _COMMENT = 0, 1
_TAB, _NEWLINE, _RETURN, _BLANK = 9, 10, 13, 32
_IN, _OUT = 14, 15
_PLUS, _MINUS, _DOT, _COLON, _EQUALS, _GREATER, _UNDERSCORE = 43, 45, 46, 58, 61, 62, 95
_TAB_STOP = 8


@part
def is_kept(data: Bytes, i: int, end: int, keeps: Hashes, style: int) -> bool:
    """Return whether the comment at ``i`` starts as one that is code."""
    k = style * 2 * N_KEEPS
    if keeps[ix(k + N_KEEPS)] == 0:
        return False
    head = as_int(0)
    n = min(7, end - i)
    for j in range(n):
        head |= as_int(data[ix(i + j)]) << (8 * j)
    for m in range(N_KEEPS):
        mask = as_int(keeps[ix(k + N_KEEPS + m)])
        if mask != 0 and head & mask == as_int(keeps[ix(k + m)]):
            return True
    return False


@part
def is_number(data: Bytes, i: int, start: int) -> bool:
    """Return whether the word that ends with the byte at ``i`` starts with a digit."""
    while i > start and (48 <= data[ix(i - 1)] <= 57 or data[ix(i - 1)] >= 65):
        i -= 1
    first = as_int(data[ix(i)])
    return 48 <= first <= 57


@part
def joint_end(data: Bytes, i: int, start: int, end: int, joint: int) -> int:
    """Return the end of the line end that the byte at ``i`` makes a blank; -1 if it does not."""
    k = i + 1
    if k < end and data[ix(k)] == _RETURN:
        k += 1
    if k >= end or data[ix(k)] != _NEWLINE:
        return -1
    if joint == _UNDERSCORE and (i == start or data[ix(i - 1)] > _BLANK):
        return -1
    return k + 1


@part
def newline_falls(
    data: Bytes, i: int, start: int, end: int, before: int, left: int, right: int, tables: Bytes, at: int,
    inside: bool,
) -> bool:  # fmt: skip
    """Return whether the line end between ``l`` (which ends at ``before``) and ``r`` falls."""
    if inside:
        return True
    second = as_int(data[ix(before - 1)]) if before > start else _NEWLINE
    if left == _GREATER and second in (_EQUALS, _MINUS):
        left = as_int(_EQUALS)
    if tables[ix(at + PAIRS + left)] & JOINS_AFTER != 0:
        is_doubled = left == second and left in (_PLUS, _MINUS, _DOT, _COLON)
        if not is_doubled and not (left == _DOT and 48 <= second <= 57):
            return True
    falls = tables[ix(at + left * 256 + right)] & NEWLINE_FALLS != 0
    if falls or tables[ix(at + PAIRS + right)] & JOINS_BEFORE != 0:
        second = as_int(data[ix(i + 1)]) if i + 1 < end else _NEWLINE
        is_doubled = right == second and right in (_PLUS, _MINUS, _DOT, _COLON)
        return not is_doubled and not (right == _DOT and 48 <= second <= 57)
    return False


@part
def write_indent(
    data: Bytes, classes: Bytes, line: int, i: int, held: int, mode: int, out: Bytes,
    scratch_state: Ints, scratch_widths: Ints,
) -> None:  # fmt: skip
    """Write what the indentation of the line (from ``line`` to ``i``) says."""
    n = scratch_state[N]
    if mode == EXACT:
        for k in range(line, i):
            if classes[ix(k)] == _COMMENT:
                break
            out[ix(n)] = data[ix(k)]
            n += 1
    elif mode == LEVELS:
        width = as_int(0)
        if held & (HAS_TAB | HAS_COMMENT) == 0:
            width = i - line
            line = i
        for k in range(line, i):
            if classes[ix(k)] == _COMMENT:
                break
            if data[ix(k)] == _TAB:
                width += _TAB_STOP - width % _TAB_STOP
            else:
                width += 1
        level = scratch_state[LEVEL]
        while level > 0 and scratch_widths[ix(level)] > width:
            level -= 1
            out[ix(n)] = _OUT
            n += 1
        if scratch_widths[ix(level)] < width:
            if level + 1 < MAX_DEPTH:
                level += 1
                scratch_widths[ix(level)] = width
            out[ix(n)] = _IN
            n += 1
        scratch_state[LEVEL] = level
    scratch_state[N] = n


@part
def skip(
    data: Bytes, classes: Bytes, start: int, i: int, end: int, tables: Bytes, at: int, keeps: Hashes,
    style: int,
) -> tuple[int, int, int]:  # fmt: skip
    """Return the end of blanks and comments at ``i``, what they hold, and the last line's start.

    The bits of what they hold are ``_HAS_``.
    """
    held, line = 0, i
    joint = as_int(tables[ix(at + CONTINUATION)])
    while i < end:
        cls = classes[ix(i)]
        if cls == _CODE:
            b = data[ix(i)]
            if b <= _BLANK:
                held |= HAS_TAB | HAS_BLANK if b == _TAB else HAS_BLANK
                if b == _NEWLINE or data[ix(i)] == _RETURN:
                    held |= HAS_NEWLINE
                    line = i + 1
                i += 1
                continue
            k = joint_end(data, i, start, end, joint) if b == joint else -1
            if k < 0:
                break
            if tables[ix(at + SPLICES)] == 0:
                held |= HAS_BLANK
            i = k
        elif cls == _COMMENT:
            if is_kept(data, i, end, keeps, style):
                break
            held |= HAS_BLANK | HAS_COMMENT
            begin = i
            while i < end and classes[ix(i)] == _COMMENT:
                i += 1
            if i < end and data[ix(i)] != _NEWLINE:
                k = i
                while k > begin and data[ix(k - 1)] != _NEWLINE:
                    k -= 1
                if k > begin:
                    held |= HAS_NEWLINE
                    line = k
        else:
            break
    return i, held, line
