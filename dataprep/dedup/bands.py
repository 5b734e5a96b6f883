"""Bands of signatures: which texts are looked at as a pair.

A signature is cut into bands of some values each; two texts that agree in all values of a band
share its key. A pair of Jaccard index t shares at least one of b bands of r values with probability
1 - (1 - t^r)^b (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4.2). As every pair is
verified, bands are chosen for recall at the threshold, and false candidates only cost time.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dataprep.errors import UsageError
from dataprep.text.kernels import Bytes, Hashes, Ints, Kernel, SmallHashes

_SOURCES = ("_pair_kernel.py", "_memory.py")
_key_bands = Kernel(
    "dataprep.dedup._pair_kernel", "key_bands", "uint32[:,::1] int64 uint64[:,::1]", _SOURCES
)
_pair_buckets = Kernel(
    "dataprep.dedup._pair_kernel", "pair_buckets",
    "uint64[::1] int64[::1] uint8[::1] int64 int64 uint64[::1] int64[::1]", _SOURCES,
)  # fmt: skip

_Flags = npt.NDArray[np.bool_]

_HUBS = 4
"""Members of a large bucket that are paired with all others: a chance for texts that resemble
neither the first member nor their neighbors."""
_MOST_NODES = 1 << 32
_HALF, _LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)


def band_layout(threshold: float, n_perm: int, recall: float = 0.99) -> tuple[int, int]:
    """Return how many bands of how many values find a pair at the threshold often enough.

    The longest bands with the wanted recall, to three digits, are taken, because they give the
    fewest candidates, and as many of them as the signature holds. With 128 values:

    ========= ============ ========================================
    threshold bands x rows probability at the threshold, at .5, .3
    ========= ============ ========================================
    .50       42 x 3       .9963  .9963  .6832
    .60       42 x 3       1.     .9963  .6832
    .70       25 x 5       .9899  .5478  .0590
    .80       21 x 6       .9983  .2816  .0152
    .85       16 x 8       .9938  .0607  .0010
    .90       12 x 10      .9942  .0117  .0001
    .95       8 x 16       .9903  .0001  .0000
    ========= ============ ========================================

    Args:
        threshold: Jaccard index from which on pairs are wanted, .5 to .95.
        n_perm: Values of a signature.
        recall: Share of pairs at the threshold that are to be found.

    Raises:
        UsageError: The threshold is out of range, or no layout has the recall.

    Example:
        >>> band_layout(0.7, 128), band_layout(0.85, 128)
        ((25, 5), (16, 8))
    """
    if not 0.5 <= threshold <= 0.95:
        raise UsageError(f"threshold {threshold} of near-duplicates; allowed: 0.5 to 0.95")
    for rows in range(n_perm, 0, -1):
        bands = n_perm // rows
        if round(1 - (1 - threshold**rows) ** bands, 3) >= recall:
            return bands, rows
    raise UsageError(
        f"{n_perm} values of a signature find less than {recall} of pairs at {threshold}",
        "use more values",
    )


def band_keys(signature: SmallHashes, bands: int, rows: int) -> Hashes:
    """Return the key of each band of each signature.

    Keys of different bands differ, so that all of them can be sorted together.

    Args:
        signature: One row a text; only of texts that have shingles.
        bands: How many bands.
        rows: Values of each; ``bands * rows`` is at most the signature's width.
    """
    if bands * rows > signature.shape[1]:
        raise ValueError(f"{bands} bands of {rows} values; allowed: {signature.shape[1]} in all")
    keys = np.empty((len(signature), bands), np.uint64)
    _key_bands(np.ascontiguousarray(signature), rows, keys)
    return keys


def bucket_pairs(
    key: Hashes, node: Hashes, is_new: _Flags, most: int = 32
) -> tuple[Hashes, Hashes]:
    """Return the candidate pairs: distinct nodes that share a key, one of them new.

    Up to ``most`` members of a key give all pairs. Above, the members with the smallest nodes are
    paired with all others and each member with the next: on 109 MB of code a star and a chain in
    every bucket removed the same texts as all pairs, but for one.

    Args:
        key: Keys, sorted.
        node: Whose key it is; in any order within a key.
        is_new: Whether the node is new; pairs of two old ones were found before.
        most: Members of a key of which all pairs are taken.

    Returns:
        The smaller and the larger node of each pair, sorted, each pair once.

    Example:
        >>> nodes, new = np.array([9, 3, 7], np.uint64), np.array([False, True, False])
        >>> one, other = bucket_pairs(np.array([1, 1, 1], np.uint64), nodes, new)
        >>> list(zip(one.tolist(), other.tolist(), strict=True))
        [(3, 7), (3, 9)]
    """
    member, bucket, names, new = _shared_members(key, node, is_new)
    cuts = cuts_of(bucket)
    none = np.empty(0, np.uint64)
    n_pairs = np.zeros(1, np.int64)
    _pair_buckets(member, cuts, new, most, _HUBS, none, n_pairs)
    packed = np.empty(n_pairs[0], np.uint64)
    if n_pairs[0]:
        _pair_buckets(member, cuts, new, most, _HUBS, packed, n_pairs)
    packed = _distinct(packed)
    return names[packed >> _HALF], names[packed & _LOWER]


def cuts_of(group: Ints | Hashes) -> Ints:
    """Return where each run of equal values begins, and where the last one ends.

    Example:
        >>> cuts_of(np.array([4, 4, 7])).tolist()
        [0, 2, 3]
    """
    changes = np.flatnonzero(group[1:] != group[:-1]) + 1
    ends = [0, len(group)] if len(group) else [0]
    return np.concatenate([ends[:1], changes, ends[1:]]).astype(np.int64)


def _shared_members(
    key: Hashes, node: Hashes, is_new: _Flags
) -> tuple[Hashes, Hashes, Hashes, Bytes]:
    """Return who shares a key with a new node.

    Returns:
        Members as ranks of their nodes, by bucket and ascending; the bucket of each; the nodes by
        rank; whether they are new, by rank.
    """
    cuts = cuts_of(key)
    sizes = np.diff(cuts)
    counted = np.concatenate([[0], np.cumsum(is_new, dtype=np.int64)])
    is_wanted = (sizes > 1) & (counted[cuts[1:]] > counted[cuts[:-1]])
    taken = np.repeat(is_wanted, sizes)
    names = _distinct(node[taken])
    if len(names) >= _MOST_NODES:
        raise ValueError(f"{len(names)} nodes; allowed: fewer than {_MOST_NODES} in a partition")
    rank = np.searchsorted(names, node[taken]).astype(np.uint64)
    new = np.zeros(len(names), np.uint8)
    new[rank[is_new[taken]]] = 1
    bucket = np.repeat(np.arange(np.count_nonzero(is_wanted), dtype=np.uint64), sizes[is_wanted])
    packed = _distinct((bucket << _HALF) | rank)
    return packed & _LOWER, packed >> _HALF, names, new


def _distinct(values: Hashes) -> Hashes:
    """Return the values sorted, each once; an array of values that nobody else uses."""
    # NOTE: numpy sorts 64-bit numbers many at a time; numpy.unique may choose a hash table.
    values.sort()
    first = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return values[first]
