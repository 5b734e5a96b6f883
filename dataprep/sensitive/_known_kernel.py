"""The compiled search for the first bytes of known values; loaded only when texts are searched."""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

_U = types.uint64


def find_anchors(
    data: NDArray[np.uint8],
    keys: NDArray[np.uint64],
    bits: NDArray[np.uint64],
    anchors: NDArray[np.uint64],
    start: int,
    places: NDArray[np.int64],
) -> None:
    """Write where in a text eight bytes stand whose keyed digest is one of the anchors.

    Args:
        data: The text.
        keys: Two odd numbers and one that is xored: see ``dataprep.sensitive.known``.
        bits: A bit for each value of the highest 22 bits of a digest.
        anchors: The digests, sorted.
        start: Where to begin.
        places: Out; first the number of places that were found, then where the search stopped, then
            the places, as many as fit.
    """
    first, second, mask = keys[0], keys[1], keys[2]
    found, most = 0, len(places) - 2
    size = len(data)
    window = _U(0)
    at = start
    for k in range(start, min(start + 7, size)):
        window = (window >> _U(8)) | (_U(data[k]) << _U(56))
    while at + 8 <= size and found < most:
        window = (window >> _U(8)) | (_U(data[at + 7]) << _U(56))
        digest = (window ^ mask) * first
        digest = (digest ^ (digest >> _U(32))) * second
        slot = digest >> _U(42)
        if bits[slot >> _U(6)] & (_U(1) << (slot & _U(63))):
            low, high = 0, len(anchors)
            while low < high:
                middle = (low + high) >> 1
                if anchors[middle] < digest:
                    low = middle + 1
                else:
                    high = middle
            if low < len(anchors) and anchors[low] == digest:
                places[2 + found] = at
                found += 1
        at += 1
    places[0] = found
    places[1] = at if at + 8 <= size else size
