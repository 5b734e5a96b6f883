"""Counts of sizes, percentiles and shares; compiled."""

from __future__ import annotations

import math

from dataprep.score import _feature_layout as at
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import SmallInts

_TERMS = at.ENTROPY_TERMS


@part
def ratio(part_of: int, whole: int) -> float:
    """Return a share; 0 of nothing."""
    return part_of / whole if whole > 0 else 0.0


@part
def terms_of(count: int) -> float:
    """Return a count times its binary logarithm."""
    if count < at.EXACT:
        term: float = _TERMS[ix(count)]
        return term
    return count * (math.log(count) / math.log(2.0))


@part
def bin_of(size: int) -> int:
    """Return where a size is counted: each by itself below ``EXACT``, then 128 for each doubling."""
    if size < at.EXACT:
        return size
    octave = as_int(10)
    while size >> (octave + 1) != 0:
        octave += 1
    return min(at.EXACT + ((octave - 10) << 7) + ((size >> (octave - 7)) & 127), at.N_BINS - 1)


@part
def _size_of(place: int) -> int:
    """Return the least size that is counted at a place."""
    if place < at.EXACT:
        return place
    octave = 10 + ((place - at.EXACT) >> 7)
    return (128 + ((place - at.EXACT) & 127)) << (octave - 7)


@part
def take_percentile(bins: SmallInts, n: int, share: float, largest: int) -> int:
    """Return the size at a share of the sorted sizes, and empty the counts.

    Args:
        bins: How many sizes are counted at each place; zeros afterwards.
        n: How many sizes there are.
        share: Of the sizes, from the smallest on.
        largest: The largest of them.
    """
    rank, before, found = as_int(share * (n - 1)), as_int(0), as_int(-1)
    for place in range(bin_of(largest) + 1):
        before += bins[ix(place)]
        bins[ix(place)] = 0
        if found < 0 and before > rank:
            found = _size_of(place)
    return max(found, 0)
