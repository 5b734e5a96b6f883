"""Which texts stay: nothing goes but for a text that stays and matches it at the threshold.

Members are taken in a total order. One stays unless an earlier one that stays matches it by exact
Jaccard; the first such one in the order is named. There is no transitive closure: of a chain a-b-c
in which a and c do not match, a and c stay.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dataprep.dedup.pairs import Evidence, Pairs, as_rows, far_below, flat_bytes, set_places
from dataprep.text.kernels import Floats, Ints, Kernel

_MODULE, _SOURCES = "dataprep.dedup._pair_kernel", ("_pair_kernel.py", "_memory.py")
_keep_by_pairs = Kernel(
    _MODULE, "keep_by_pairs",
    "int64[::1] int64[::1] int64[::1] float64[::1] float64 int64[::1] int64[::1] float64[::1]",
    _SOURCES,
)  # fmt: skip
_keep_by_sets = Kernel(
    _MODULE, "keep_by_sets",
    "int64[::1] int64[::1] uint64[::1] int64[::1] uint8[::1] int64 float64 float64 int64[::1] "
    "int64[::1] float64[::1]",
    _SOURCES,
)  # fmt: skip


class Survival(NamedTuple):
    """What became of each row.

    Attributes:
        keeper: The row that stays in its stead; -1 for one that stays itself or took no part.
        similarity: Exact Jaccard index with it; 1.0 where there is none.
    """

    keeper: Ints
    similarity: Floats


def survive_by_pairs(n: int, order: Ints, pairs: Pairs, threshold: float) -> Survival:
    """Return who stays, from verified pairs.

    Args:
        n: Rows.
        order: Those that take part, those that stay rather first.
        pairs: All pairs of them at the threshold; others may be among them.
        threshold: From where on two match.

    Example:
        >>> chain = Pairs(np.array([0, 1]), np.array([1, 2]), np.array([0.8, 0.9]))
        >>> survive_by_pairs(3, np.array([0, 1, 2]), chain, 0.7).keeper.tolist()
        [-1, 0, -1]
    """
    start, neighbor, values = _adjacent(n, pairs)
    keeper, similarity = np.empty(n, np.int64), np.empty(n, np.float64)
    rank = np.empty(n, np.int64)
    _keep_by_pairs(as_rows(order), start, neighbor, values, threshold, rank, keeper, similarity)
    return Survival(keeper, similarity)


def survive_by_sets(order: Ints, cuts: Ints, evidence: Evidence, threshold: float) -> Survival:
    """Return who stays, comparing texts as the order asks for it.

    A pair whose estimate is far below the threshold is not compared (see ``far_below``).

    Args:
        order: Those that take part by cluster, in each those that stay rather first.
        cuts: Where each cluster's rows begin, and where the last one's end.
        evidence: What rows are compared by.
        threshold: From where on two match.
    """
    n, width = evidence.low.shape
    keeper, similarity = np.empty(n, np.int64), np.empty(n, np.float64)
    kept = np.empty(int(np.diff(cuts).max(initial=0)), np.int64)
    low, far = flat_bytes(evidence.low), far_below(threshold, width)
    addresses, sizes = set_places(evidence.flat, evidence.start)
    _keep_by_sets(
        as_rows(order), cuts, addresses, sizes, low, width, far, threshold, kept, keeper, similarity
    )
    return Survival(keeper, similarity)


def _adjacent(n: int, pairs: Pairs) -> tuple[Ints, Ints, Floats]:
    """Return the neighbors of each row, where each row's begin, and the Jaccard indices."""
    one = np.concatenate([pairs.i, pairs.j])
    order = np.argsort(one, kind="stable")
    start = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(one, minlength=n), out=start[1:])
    neighbor = np.concatenate([pairs.j, pairs.i])[order]
    return start, neighbor, np.concatenate([pairs.jaccard, pairs.jaccard])[order]
