"""The compiled scan for literals; loaded only when texts are scanned."""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

from dataprep.text.jit import part

_Bytes = NDArray[np.uint8]
_Longs = NDArray[np.uint64]

_U = types.uint64
_ONE, _TWO, _THREE, _FOUR, _EIGHT = (np.uint64(number) for number in (1, 2, 3, 4, 8))


@part
def _is_there(
    data: _Bytes,
    at: np.uint64,
    letters: _Bytes,
    place: np.uint64,
    size: np.uint64,
    folds: np.uint64,
) -> bool:
    """Return whether a literal stands at a place of the data."""
    for same in range(size):
        letter = data[at + _U(same)]
        if folds != 0 and 65 <= letter <= 90:
            letter |= 32
        if letter != letters[place + _U(same)]:
            return False
    return True


@part
def _next_pair(
    data: _Bytes, at: np.uint64, end: np.uint64, buckets: NDArray[np.int16]
) -> np.uint64:
    """Return where from a place on the first pair of bytes stands that has a bucket, or the end."""
    # NOTE: unsigned places, because numba wraps signed ones around at each access; by fours, because
    # nearly always none of them has a bucket.
    while at + _FOUR < end:
        a, b, c = _U(data[at]), _U(data[at + _ONE]), _U(data[at + _TWO])
        d, e = _U(data[at + _THREE]), _U(data[at + _FOUR])
        if (
            buckets[(a << _EIGHT) | b]
            | buckets[(b << _EIGHT) | c]
            | buckets[(c << _EIGHT) | d]
            | buckets[(d << _EIGHT) | e]
        ):
            break
        at += _FOUR
    while at + _ONE < end:
        if buckets[(_U(data[at]) << _EIGHT) | _U(data[at + _ONE])]:
            return at
        at += _ONE
    return end


@part
def _mark(
    data: _Bytes,
    at: np.uint64,
    start: np.uint64,
    end: np.uint64,
    literals: _Longs,
    entry: np.uint64,
    letters: _Bytes,
    mask: _Longs,
) -> None:
    """Set the bit of one literal where its pair stands at a place of a text and the rest around it."""
    column, bit = literals[entry, 4], literals[entry, 5]
    before, size = literals[entry, 2], literals[entry, 1]
    if mask[column] & bit or at - start < before:
        return
    first = at - before
    if first + size <= min(end, start + literals[entry, 3]) and _is_there(
        data, first, letters, literals[entry, 0], size, literals[entry, 6]
    ):
        mask[column] |= bit


def scan_texts(
    data: _Bytes,
    offsets: _Longs,
    buckets: NDArray[np.int16],
    bounds: _Longs,
    literals: _Longs,
    letters: _Bytes,
    masks: _Longs,
) -> None:
    """Set the bit of every literal that stands in a text.

    Args:
        data: The texts, one after the other.
        offsets: Where each text starts, and at the end where the last one ends.
        buckets: For each pair of bytes the number of its bucket; 0 for none.
        bounds: Where in `literals` each bucket starts; one number more than buckets.
        literals: Bucket after bucket; per literal: where its letters start, how many they are, where
            in it the pair stands, after how many bytes of a text it ends at the latest, its bit, and
            whether upper-case letters of a text count as lower-case ones.
        letters: The letters of all literals.
        masks: Out; one row per text, 64 bits per column.
    """
    for text in range(len(masks)):
        start, end = offsets[text], offsets[text + 1]
        at = start
        while True:
            at = _next_pair(data, at, end, buckets)
            if at + _ONE >= end:
                break
            bucket = buckets[(_U(data[at]) << _EIGHT) | _U(data[at + _ONE])]
            for entry in range(bounds[bucket], bounds[bucket + 1]):
                _mark(data, at, start, end, literals, _U(entry), letters, masks[text])
            at += _ONE
