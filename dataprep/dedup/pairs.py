"""Pairs of texts: estimated from signatures, verified on sets of shingles, joined to components."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from dataprep.dedup._near_jit import (
    ByteRows,
    Bytes,
    Floats,
    Hashes,
    Ints,
    SmallFloats,
    SmallHashRows,
)
from dataprep.dedup.bands import cuts_of

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

    low: ByteRows
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


def flat_bytes(low: ByteRows) -> Bytes:
    """Return the bytes of all rows one after another, as the kernels take them."""
    return np.ascontiguousarray(low).reshape(-1)


def low_bytes(signature: SmallHashRows) -> ByteRows:
    """Return the lowest byte of each value of signatures.

    Estimates from them are as good as from all 32 bits: a standard error of .0408 against .0406,
    measured on 24,800 pairs with 128 values (b-bit minwise hashing, Li and König 2010).
    """
    return signature.astype(np.uint8)


def estimate(low: ByteRows, i: Ints, j: Ints) -> SmallFloats:
    """Return the estimated Jaccard index of pairs.

    With a share p of equal bytes it is (p - 1/256) / (1 - 1/256), as bytes of different values
    agree by chance. Its standard error is sqrt(J (1 - J) / n) for n values: .041 for J = .7 and
    n = 128, at most .044. It can be a little below 0.

    Args:
        low: The lowest bytes of signatures.
        i: Rows.
        j: The row to compare with each.
    """
    from dataprep.dedup._pair_kernel import estimate_pairs

    out = np.empty(len(i), np.float32)
    estimate_pairs(flat_bytes(low), low.shape[1], as_rows(i), as_rows(j), out)
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
    from dataprep.dedup._pair_kernel import label_components

    labels = np.empty(n, np.int64)
    label_components(as_rows(i), as_rows(j), labels)
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

    Returns:
        Shared hashes over hashes of both; 0.0 where one of them has none.
    """
    from dataprep.dedup._pair_kernel import measure_pairs

    out = np.empty(len(i), np.float64)
    measure_pairs(flat, start, as_rows(i), as_rows(j), threshold, out)
    return out


def missing_pairs(
    labels: Ints, low: ByteRows, known: tuple[Ints, Ints], far: float, most: int
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
    from dataprep.dedup._pair_kernel import find_missing

    members, cuts = component_members(labels)
    flat = flat_bytes(low)
    looked_at = (known[0].astype(np.uint64) << _HALF) | known[1].astype(np.uint64)
    looked_at.sort()
    room = np.empty(max(_ROOM, most * (most - 1) // 2), np.uint64)
    used, first = np.zeros(1, np.int64), 0
    found = [np.empty(0, np.uint64)]
    while first < len(cuts) - 1:
        first = find_missing(
            members, cuts, first, most, flat, low.shape[1], far, looked_at, room, used
        )
        found.append(room[: used[0]].copy())
    return _unpacked(np.concatenate(found))


def _unpacked(packed: Hashes) -> tuple[Ints, Ints]:
    return (packed >> _HALF).astype(np.int64), (packed & _LOWER).astype(np.int64)
