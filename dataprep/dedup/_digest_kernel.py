"""Texts without the differences that do not count, one after another in a buffer."""

# mypy: disable-error-code="no-any-return"

from __future__ import annotations

import numpy as np

from dataprep.dedup._memory import bytes_at
from dataprep.text.jit import ix, part
from dataprep.text.kernels import Bytes, Hashes, Ints

_BLOCK = 64
"""Bytes of which it is found out at once that they stay as they are, as nearly always."""

_TAB, _LF, _VT, _FF, _CR, _SPACE = 9, 10, 11, 12, 13, 32


@part
def _is_blank(byte: np.uint8) -> bool:
    return (byte == _SPACE) | (byte == _TAB) | (byte == _VT) | (byte == _FF)


@part
def _is_plain(text: Bytes, i: int) -> bool:
    """Return whether ``_BLOCK`` bytes from ``i`` on, not the first one, stay as they are."""
    found = np.uint8(0)
    # NOTE: without a way out, so that many bytes are looked at at a time.
    for k in range(i, i + _BLOCK):
        byte, before = text[ix(k)], text[ix(k - 1)]
        found |= np.uint8((byte == _CR) | ((byte == _LF) & _is_blank(before)))
    return found == 0


@part
def _normalize(text: Bytes, n: int, out: Bytes, used: int) -> int:
    """Write a text with LF line ends and without blanks before them; return where it ends."""
    first, i = used, 0
    while i < n:
        while 0 < i <= n - _BLOCK and _is_plain(text, i):
            for k in range(_BLOCK):
                out[ix(used + k)] = text[ix(i + k)]
            i += _BLOCK
            used += _BLOCK
        stop = min(i + _BLOCK, n)
        while i < stop:
            byte = text[ix(i)]
            if byte == _CR:
                byte = np.uint8(_LF)
                i += i + 1 < n and text[ix(i + 1)] == _LF
            if byte == _LF:
                while used > first and _is_blank(out[ix(used - 1)]):
                    used -= 1
            out[ix(used)] = byte
            used += 1
            i += 1
    return used


def normalize_texts(
    addresses: Hashes, sizes: Ints, first: int, out: Bytes, out_start: Ints, out_after: Ints
) -> None:
    """Write normalised texts one after another.

    Args:
        addresses: Where each text stands in memory.
        sizes: Its bytes.
        first: The first text to take.
        out: The normalised texts.
        out_start: Where each of them begins, and where the last one ends.
        out_after: The text after the last that was taken: ``out`` has no room for it.
    """
    used, row = 0, first
    out_start[0] = 0
    while row < sizes.shape[0] and used + sizes[row] <= out.shape[0]:
        n = sizes[row]
        text = bytes_at(addresses[row], n)
        begin = used
        used = _normalize(text, n, out, used)
        while used > begin and (_is_blank(out[ix(used - 1)]) or out[ix(used - 1)] == _LF):
            used -= 1
        row += 1
        out_start[row - first] = used
    out_after[0] = row
