"""Reading UTF-8 in the kernels: code points, their classes before and after a byte, hashes."""

from __future__ import annotations

import numpy as np

from dataprep.measure._layout import Bytes, as_int, ix
from dataprep.text.jit import part

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)


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
def mix(key: np.uint64, value: np.uint64) -> np.uint64:
    """Return a hash of a sequence from the hash of its head and its last element (splitmix64)."""
    z = (key + _GOLDEN) * _MIX_2 ^ value
    z = (z ^ (z >> _S30)) * _MIX_1
    z = (z ^ (z >> _S27)) * _MIX_2
    return z ^ (z >> _S31)


@part
def class_at(data: Bytes, table: Bytes, i: int, stop: int) -> int:
    """Return the class bits of the code point at byte ``i``; 0 at the end."""
    if i >= stop:
        return 0
    return as_int(table[code_point(data, i)[0]])
