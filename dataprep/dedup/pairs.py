"""Pairs of texts: estimated from signatures, verified on sets of shingles, joined to components."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from dataprep.dedup.bands import cuts_of
from dataprep.text.kernels import Bytes, Floats, Hashes, Ints, Kernel, SmallFloats, SmallHashes

_MODULE, _SOURCES = "dataprep.dedup._pair_kernel", ("_pair_kernel.py", "_memory.py")
_estimate_pairs = Kernel(
    _MODULE, "estimate_pairs", "uint8[::1] int64 int64[::1] int64[::1] float32[::1]", _SOURCES
)
_measure_pairs = Kernel(
    _MODULE, "measure_pairs",
    "uint64[::1] int64[::1] int64[::1] int64[::1] float64 float64[::1]", _SOURCES,
)  # fmt: skip
_label_components = Kernel(
    _MODULE, "label_components", "int64[::1] int64[::1] int64[::1]", _SOURCES
)
_find_missing = Kernel(
    _MODULE, "find_missing",
    "int64[::1] int64[::1] int64 int64 uint8[::1] int64 float64 uint64[::1] uint64[::1] int64[::1]",
    _SOURCES,
)  # fmt: skip

_CHANCE = 1 / 256
_LOSS = 1e-5
"""Probability with which a pair at the threshold may be taken for one far below it."""
_ROOM = 1 << 20
"""Pairs that are verified at a time."""
_HALF, _LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)


class Evidence(NamedTuple):
    """What texts are compared by; one row a text.

    Attributes:
        low: The lowest bytes of the signatures.
        flat: Sorted distinct hashes of shingles, one text after another.
        start: Where each text's hashes begin, and where the last one's end.
    """

    low: Bytes
    flat: Hashes
    start: Ints


class Pairs(NamedTuple):
    """Verified pairs.

    Attributes:
        i: The smaller row.
        j: The larger row.
        jaccard: Exact Jaccard index.
    """

    i: Ints
    j: Ints
    jaccard: Floats


def as_rows(rows: Ints | Hashes) -> Ints:
    """Return numbers of rows as the kernels take them."""
    return np.ascontiguousarray(rows, np.int64)


def flat_bytes(low: Bytes) -> Bytes:
    """Return the bytes of all rows one after another, as the kernels take them."""
    return np.ascontiguousarray(low).reshape(-1)


def low_bytes(signature: SmallHashes) -> Bytes:
    """Return the lowest byte of each value of signatures.

    Estimates from them are as good as from all 32 bits: a standard error of .0408 against .0406,
    measured on 24,800 pairs with 128 values (b-bit minwise hashing, Li and König 2010).
    """
    return signature.astype(np.uint8)


def estimate(low: Bytes, i: Ints, j: Ints) -> SmallFloats:
    """Return the estimated Jaccard index of pairs.

    With a share p of equal bytes it is (p - 1/256) / (1 - 1/256), as bytes of different values
    agree by chance. Its standard error is sqrt(J (1 - J) / n) for n values: .041 for J = .7 and
    n = 128, at most .044. It can be a little below 0.

    Args:
        low: The lowest bytes of signatures.
        i: Rows.
        j: The row to compare with each.
    """
    out = np.empty(len(i), np.float32)
    _estimate_pairs(flat_bytes(low), low.shape[1], as_rows(i), as_rows(j), out)
    return out


def far_below(threshold: float, n_perm: int) -> float:
    """Return the estimate below which a pair is dropped without a look at its shingles.

    It lies between two possible estimates. The number of equal values of a pair of Jaccard index
    t is binomial (n, t); one at the threshold is lost with a probability below 1e-5, one above it
    more rarely.

    Args:
        threshold: Jaccard index from which on pairs are wanted.
        n_perm: Values of a signature.

    Example:
        >>> round(far_below(0.7, 128), 3), round(far_below(0.85, 128), 3)
        (0.518, 0.698)
    """
    lost, n_equal = 0.0, 0
    while True:
        chosen = math.comb(n_perm, n_equal)
        lost += chosen * threshold**n_equal * (1 - threshold) ** (n_perm - n_equal)
        if lost >= _LOSS:
            return ((n_equal - 0.5) / n_perm - _CHANCE) / (1 - _CHANCE)
        n_equal += 1


def components(n: int, i: Ints, j: Ints) -> Ints:
    """Return the smallest row of each row's component.

    Args:
        n: Rows.
        i: One row of each pair.
        j: The other.

    Example:
        >>> components(5, np.array([4, 2]), np.array([2, 1])).tolist()
        [0, 1, 1, 3, 1]
    """
    labels = np.empty(n, np.int64)
    _label_components(as_rows(i), as_rows(j), labels)
    return labels


def component_members(labels: Ints) -> tuple[Ints, Ints]:
    """Return the rows of components of two rows or more.

    Args:
        labels: Result of ``components``.

    Returns:
        The rows by component, ascending in each, and where each component's begin, with where the
        last one's end.

    Example:
        >>> members, cuts = component_members(np.array([0, 1, 1, 3, 1]))
        >>> members.tolist(), cuts.tolist()
        ([1, 2, 4], [0, 3])
    """
    sizes = np.bincount(labels, minlength=len(labels))
    members = np.flatnonzero(sizes[labels] > 1)
    members = members[np.argsort(labels[members], kind="stable")]
    return members, cuts_of(labels[members])


def jaccard(flat: Hashes, start: Ints, i: Ints, j: Ints, threshold: float = 0.0) -> Floats:
    """Return the exact Jaccard index of pairs, or 0.0 for pairs below the threshold.

    Args:
        flat: Sorted distinct hashes of shingles, one text after another.
        start: Where each text's hashes begin, and where the last one's end.
        i: Rows.
        j: The row to compare with each.
        threshold: Below it a comparison ends early; the exact index or 0.0 is returned.
    """
    return jaccard_at(*set_places(flat, start), i, j, threshold)


def set_places(flat: Hashes, start: Ints) -> tuple[Hashes, Ints]:
    """Return where sets that stand one after another do so in memory, and their sizes."""
    return (flat.ctypes.data + 8 * start[:-1]).astype(np.uint64), np.diff(start)


def jaccard_at(addresses: Hashes, sizes: Ints, i: Ints, j: Ints, threshold: float) -> Floats:
    """Return the exact Jaccard index of pairs, or 0.0 for pairs below the threshold.

    Args:
        addresses: Where the sorted distinct hashes of each text stand in memory.
        sizes: How many they are.
        i: Rows.
        j: The row to compare with each.
        threshold: Below it a comparison ends early; the exact index or 0.0 is returned.

    Returns:
        Shared hashes over hashes of both; 0.0 where one of them has none.
    """
    out = np.empty(len(i), np.float64)
    _measure_pairs(addresses, sizes, as_rows(i), as_rows(j), threshold, out)
    return out


def missing_pairs(
    labels: Ints, low: Bytes, known: tuple[Ints, Ints], far: float, most: int
) -> tuple[Ints, Ints]:
    """Return the further pairs inside components that are not estimated far below.

    With them all pairs of a component are looked at, whatever part of it is asked for later, but
    for a pair in 100,000 at the threshold itself, which its estimate hides.

    Args:
        labels: Component of each row.
        low: The lowest bytes of the signatures.
        known: Rows of the pairs that are looked at anyway, the smaller first.
        far: Estimates below are far below; see ``far_below``.
        most: Rows of a component that is looked at.

    Returns:
        The smaller and the larger row of each pair.
    """
    members, cuts = component_members(labels)
    flat = flat_bytes(low)
    looked_at = (known[0].astype(np.uint64) << _HALF) | known[1].astype(np.uint64)
    looked_at.sort()
    room = np.empty(max(_ROOM, most * (most - 1) // 2), np.uint64)
    facts = np.zeros(2, np.int64)
    found = [np.empty(0, np.uint64)]
    while facts[1] < len(cuts) - 1:
        _find_missing(
            members, cuts, int(facts[1]), most, flat, low.shape[1], far, looked_at, room, facts
        )
        found.append(room[: facts[0]].copy())
    return _unpacked(np.concatenate(found))


def _unpacked(packed: Hashes) -> tuple[Ints, Ints]:
    return (packed >> _HALF).astype(np.int64), (packed & _LOWER).astype(np.int64)
