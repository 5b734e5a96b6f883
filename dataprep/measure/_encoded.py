r"""Encoded data: exact linear scanners for the three patterns of StarCoder2.

Each finds what ``re.finditer`` finds (facts.md 1.6, arXiv 2402.19173):

* base64 ``[a-zA-Z0-9+/\n=]{64,}``
* hexadecimal ``(?:\b(?:0x|\\x)?[0-9a-fA-F]{2}(?:,|\b\s*)){8,}``
* Unicode escapes ``(?:\\u[0-9a-fA-F]{4}){8,}``

Why the second needs no backtracking: the parts of a unit start with different bytes, so a unit
matches in one way. After its digits a comma is taken first; to leave it would let no further unit
start, as none starts with a comma. White space is taken whole, as no unit starts with white space.
The units from a unit's start are thus the tail of the units before it: when fewer than eight
follow one another, no later start among them does better.
"""

from __future__ import annotations

from dataprep.measure._bits import stand_apart
from dataprep.measure._layout import (
    ENCODED_CHARS,
    ENCODED_LONGEST,
    MAY_BASE64,
    MAY_ESCAPES,
    MAY_HEXADECIMAL,
    Bytes,
    Ints,
    ix,
)
from dataprep.measure._tokens import class_at, class_before, code_point
from dataprep.measure._unicode import ALNUM, HEX, SPACE, WORD
from dataprep.text.jit import part

_BASE64, _ESCAPE, _UNITS = 64, 6, 8
_PLUS, _COMMA, _SLASH, _ZERO, _EQUALS, _BACKSLASH, _LOWER_U, _LOWER_X = (
    43, 44, 47, 48, 61, 92, 117, 120,
)  # fmt: skip


@part
def _is_base64(byte: int, table: Bytes) -> bool:
    if byte >= 0x80:
        return False
    return bool(table[ix(byte)] & ALNUM) or byte in (10, _PLUS, _SLASH, _EQUALS)


@part
def _cover(data: Bytes, first: int, end: int, start: int, cover: Bytes, out: Ints, k: int) -> None:
    """Note one match."""
    n_points = 0
    for i in range(first, end):
        cover[ix(i - start)] = 1
        n_points += (data[ix(i)] & 0xC0) != 0x80
    out[k, ENCODED_LONGEST] = max(out[k, ENCODED_LONGEST], n_points)


@part
def _find_base64(
    data: Bytes, table: Bytes, start: int, stop: int, cover: Bytes, out: Ints, k: int
) -> None:
    """Probe every 64th byte, as a match holds one; from a hit look back and ahead."""
    free, probe = start, start + _BASE64 - 1
    while probe < stop:
        first = probe
        while first >= free and _is_base64(data[ix(first)], table):
            first -= 1
        end = probe
        while first < probe and end < stop and _is_base64(data[ix(end)], table):
            end += 1
        if end - first > _BASE64:
            _cover(data, first + 1, end, start, cover, out, k)
        free = end
        probe = end + _BASE64


@part
def _is_escape(data: Bytes, table: Bytes, i: int, start: int, stop: int) -> bool:
    """Return whether a Unicode escape of four digits stands at byte ``i``."""
    if i < start or i + _ESCAPE > stop or data[ix(i)] != _BACKSLASH or data[ix(i + 1)] != _LOWER_U:
        return False
    for j in range(i + 2, i + _ESCAPE):
        if data[ix(j)] >= 0x80 or not table[data[ix(j)]] & HEX:
            return False
    return True


@part
def _find_escapes(
    data: Bytes, table: Bytes, start: int, stop: int, cover: Bytes, out: Ints, k: int
) -> None:
    """Probe windows of six bytes that a run of eight escapes cannot pass by."""
    window = start + _ESCAPE * (_UNITS - 1)
    while window < stop:
        step = window + _ESCAPE * (_UNITS - 1)
        for i in range(window, min(window + _ESCAPE, stop)):
            if data[ix(i)] == _BACKSLASH and _is_escape(data, table, i, start, stop):
                first, end = i, i + _ESCAPE
                while _is_escape(data, table, first - _ESCAPE, start, stop):
                    first -= _ESCAPE
                while _is_escape(data, table, end, start, stop):
                    end += _ESCAPE
                if end - first >= _ESCAPE * _UNITS:
                    _cover(data, first, end, start, cover, out, k)
                step = max(step, end + _ESCAPE * (_UNITS - 1))
                break
        window = step


@part
def _digits_at(data: Bytes, table: Bytes, i: int, start: int, stop: int) -> int:
    """Return the byte after the two digits of the unit that starts at byte ``i``, or -1."""
    before = class_before(data, table, i, start) & WORD
    first = i
    if data[ix(i)] in (_BACKSLASH, _ZERO) and i + 1 < stop and data[ix(i + 1)] == _LOWER_X:
        first = i + 2
    if (before != 0) != (data[ix(i)] == _BACKSLASH):
        return -1
    if first + 2 > stop or data[ix(first)] >= 0x80 or data[ix(first + 1)] >= 0x80:
        return -1
    if not table[data[ix(first)]] & table[data[ix(first + 1)]] & HEX:
        return -1
    return first + 2


@part
def _unit_end(data: Bytes, table: Bytes, i: int, start: int, stop: int) -> int:
    """Return the byte after the hexadecimal unit that starts at byte ``i``, or -1."""
    end = _digits_at(data, table, i, start, stop)
    if end < 0 or end == stop:
        return end
    if data[ix(end)] == _COMMA:
        return end + 1
    if class_at(data, table, end, stop) & WORD:
        return -1
    while class_at(data, table, end, stop) & SPACE:
        end += code_point(data, end)[1]
    return end


@part
def _find_hexadecimal(
    data: Bytes, table: Bytes, start: int, stop: int, cover: Bytes, out: Ints, k: int
) -> None:
    """Follow chains of units from left to right."""
    i = start
    while i < stop:
        byte = data[ix(i)]
        if byte != _BACKSLASH and (byte >= 0x80 or not table[ix(byte)] & HEX):
            i += 1
            continue
        n, end = 0, i
        while end < stop:
            after = _unit_end(data, table, end, start, stop)
            if after < 0:
                break
            n, end = n + 1, after
        if n >= _UNITS:
            _cover(data, i, end, start, cover, out, k)
        i = max(i + 1, end)


@part
def measure_encoded(
    data: Bytes,
    table: Bytes,
    start: int,
    stop: int,
    cover: Bytes,
    out: Ints,
    k: int,
    encoded: int,
) -> None:
    """Write the longest match and the code points in matches, each counted once.

    Args:
        data: The texts of the batch, one after another.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        cover: Scratch by byte of the text, all zero, and left so.
        out: The counts; written.
        k: The text's row there.
        encoded: Which of the three the text may hold.
    """
    stand_apart()
    if encoded & MAY_BASE64:
        _find_base64(data, table, start, stop, cover, out, k)
    if encoded & MAY_ESCAPES:
        _find_escapes(data, table, start, stop, cover, out, k)
    if encoded & MAY_HEXADECIMAL:
        _find_hexadecimal(data, table, start, stop, cover, out, k)
    if out[k, ENCODED_LONGEST] > 0:
        for i in range(start, stop):
            if cover[ix(i - start)]:
                out[k, ENCODED_CHARS] += (data[ix(i)] & 0xC0) != 0x80
                cover[ix(i - start)] = 0
