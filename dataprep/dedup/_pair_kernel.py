"""Bands, candidate pairs, estimates, exact Jaccard, components and survivors over plain arrays."""

# mypy: disable-error-code="no-any-return"

from __future__ import annotations

import numpy as np

from dataprep.dedup._memory import hash_at, word_at
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import (
    Bytes,
    Floats,
    Hashes,
    Ints,
    SmallFloats,
    SmallHashes,
)

_U = np.uint64
_BAND, _STEP = _U(0x9E3779B97F4A7C15), _U(0xC2B2AE3D27D4EB4F)
_MIX_1, _MIX_2 = _U(0xFF51AFD7ED558CCD), _U(0xC4CEB9FE1A85EC53)
_S7, _S8, _S32, _S33, _S48 = _U(7), _U(8), _U(32), _U(33), _U(48)
_SEVENS, _ONES = _U(0x7F7F7F7F7F7F7F7F), _U(0x0101010101010101)
_PAIRS_OF_BYTES, _SUM = _U(0x00FF00FF00FF00FF), _U(0x0001000100010001)
_CHANCE = 1.0 / 256.0
"""Share of equal values of eight bits where the signatures' values differ."""

_SLACK = 1e-9
"""Relative rounding that no filter may depend on."""
_STRIDE = 32
"""Steps of a merge between two looks at whether the threshold can still be met."""


def key_bands(signature: SmallHashes, rows: int, out_keys: Hashes) -> None:
    """Write the key of each band of each signature; the band's number is mixed in."""
    for d in range(signature.shape[0]):
        for band in range(out_keys.shape[1]):
            key = _U(band + 1) * _BAND
            for r in range(rows):
                key = (key ^ _U(signature[d, band * rows + r])) * _STEP
                key ^= key >> _S32
            key = (key ^ (key >> _S33)) * _MIX_1
            key = (key ^ (key >> _S33)) * _MIX_2
            out_keys[d, band] = key ^ (key >> _S33)


def pair_buckets(
    member: Hashes, cuts: Ints, is_new: Bytes, most: int, hubs: int, out_pairs: Hashes,
    out_used: Ints,
) -> None:  # fmt: skip
    """Write the candidate pairs of buckets, each as two numbers of 32 bits in one of 64.

    Args:
        member: Members by bucket, below 2^32, ascending and distinct within each.
        cuts: Where each bucket's members begin, and where the last one's end.
        is_new: By member, 1 or 0; pairs of two old ones are left out.
        most: Members of a bucket of which all pairs are taken.
        hubs: Members of a larger bucket that are paired with all others.
        out_pairs: Pairs, the smaller member in the upper half; empty: they are only counted.
        out_used: How many pairs there are.
    """
    used, writes = 0, out_pairs.shape[0] > 0
    for k in range(cuts.shape[0] - 1):
        start, stop = cuts[k], cuts[k + 1]
        n_hubs = stop - start if stop - start <= most else hubs
        for i in range(start, stop - 1):
            one = member[ix(i)]
            last = stop if i - start < n_hubs else i + 2
            for j in range(i + 1, last):
                other = member[ix(j)]
                if is_new[ix(one)] | is_new[ix(other)]:
                    if writes:
                        out_pairs[ix(used)] = (one << _S32) | other
                    used += 1
    out_used[0] = used


@part
def _n_equal(low: Bytes, width: int, i: int, j: int) -> int:
    """Return how many bytes of two rows are equal; ``width`` is at most 512 and even."""
    one, other = i * width, j * width
    equal = _U(0)
    whole = (width >> 3) << 3
    for k in range(0, whole, 8):
        differs = word_at(low, one + k) ^ word_at(low, other + k)
        # The upper bit of each byte of the next line says that the byte is 0 (Warren, Hacker's
        # Delight, 6-1); up to 64 of them add up in a byte.
        zeros = ~(((differs & _SEVENS) + _SEVENS) | differs | _SEVENS)
        equal += zeros >> _S7
    sums = (equal & _PAIRS_OF_BYTES) + ((equal >> _S8) & _PAIRS_OF_BYTES)
    total = as_int((sums * _SUM) >> _S48)
    for k in range(whole, width):
        total += low[ix(one + k)] == low[ix(other + k)]
    return total


@part
def _estimated(low: Bytes, width: int, i: int, j: int) -> float:
    """Return the estimated Jaccard index of two rows."""
    return (_n_equal(low, width, i, j) / width - _CHANCE) / (1.0 - _CHANCE)


def estimate_pairs(low: Bytes, width: int, i: Ints, j: Ints, out: SmallFloats) -> None:
    """Write the estimated Jaccard index of pairs of rows of ``width`` bytes."""
    for p in range(i.shape[0]):
        out[p] = _estimated(low, width, i[p], j[p])


@part
def _exact(a: int, n_a: int, b: int, n_b: int, threshold: float) -> float:
    """Return the Jaccard index of two sorted sets, or 0.0 where it is below the threshold.

    The merge goes on at both ends at once: two chains of comparisons that do not wait for each
    other.

    Args:
        a: Address of a set of hashes.
        n_a: How many they are.
        b: Address of the other.
        n_b: How many they are.
        threshold: Below it the merge may end early.
    """
    n, fewer, more = n_a + n_b, min(n_a, n_b), max(n_a, n_b)
    if fewer == 0 or fewer < threshold * more * (1.0 - _SLACK):
        return 0.0
    need = threshold / (1.0 + threshold) * n * (1.0 - _SLACK)
    common = 0
    a_last, b_last = a + 8 * (n_a - 1), b + 8 * (n_b - 1)
    while a_last - a >= 16 * _STRIDE and b_last - b >= 16 * _STRIDE:
        for _ in range(_STRIDE):
            x, y = hash_at(a), hash_at(b)
            v, w = hash_at(a_last), hash_at(b_last)
            common += as_int(x == y) + as_int(v == w)
            a += as_int(x <= y) << 3
            b += as_int(y <= x) << 3
            a_last -= as_int(v >= w) << 3
            b_last -= as_int(w >= v) << 3
        if common + (min(a_last - a, b_last - b) >> 3) + 1 < need:
            return 0.0
    while a <= a_last and b <= b_last:
        x, y = hash_at(a), hash_at(b)
        common += x == y
        a += as_int(x <= y) << 3
        b += as_int(y <= x) << 3
    return common / (n - common)


def measure_pairs(
    address: Hashes, size: Ints, i: Ints, j: Ints, threshold: float, out: Floats
) -> None:
    """Write the Jaccard index of pairs of sets; 0.0 may stand for one below the threshold."""
    for p in range(i.shape[0]):
        x, y = i[p], j[p]
        out[p] = _exact(as_int(address[x]), size[x], as_int(address[y]), size[y], threshold)


@part
def _root(x: int, out_labels: Ints) -> int:
    """Return the root of ``x``, halving the way to it."""
    while out_labels[x] != x:
        out_labels[x] = out_labels[out_labels[x]]
        x = out_labels[x]
    return x


def label_components(i: Ints, j: Ints, out_labels: Ints) -> None:
    """Write the smallest member of each node's component."""
    for x in range(out_labels.shape[0]):
        out_labels[x] = x
    for p in range(i.shape[0]):
        x, y = _root(i[p], out_labels), _root(j[p], out_labels)
        if x < y:
            out_labels[y] = x
        else:
            out_labels[x] = y
    for x in range(out_labels.shape[0]):
        out_labels[x] = out_labels[out_labels[x]]


@part
def _has(values: Hashes, value: np.uint64) -> bool:
    """Return whether a value is among the sorted ones."""
    low, high = 0, values.shape[0]
    while low < high:
        middle = (low + high) >> 1
        if values[ix(middle)] < value:
            low = middle + 1
        else:
            high = middle
    return low < values.shape[0] and values[ix(low)] == value


def find_missing(
    members: Ints, cuts: Ints, first: int, most: int, low: Bytes, width: int, far: float,
    known: Hashes, out_pairs: Hashes, out_facts: Ints,
) -> None:  # fmt: skip
    """Write the pairs inside components that are not known and not estimated far below.

    Args:
        members: Members by component, ascending within each.
        cuts: Where each component's members begin, and where the last one's end.
        first: The first component to take.
        most: Members of a component that is taken.
        low: Bytes of the signatures.
        width: Bytes of each.
        far: Estimates below are far below the threshold.
        known: The known pairs, sorted, the smaller member in the upper half.
        out_pairs: The pairs found, as ``known``.
        out_facts: How many they are, and the component after the last that was taken: there is no
            room for its pairs.
    """
    used = 0
    for k in range(first, cuts.shape[0] - 1):
        start, stop = cuts[k], cuts[k + 1]
        size = stop - start
        if size > most:
            continue
        if used + size * (size - 1) // 2 > out_pairs.shape[0]:
            out_facts[0], out_facts[1] = used, k
            return
        for p in range(start, stop):
            for q in range(p + 1, stop):
                if _estimated(low, width, members[p], members[q]) >= far:
                    pair = (_U(members[p]) << _S32) | _U(members[q])
                    if not _has(known, pair):
                        out_pairs[ix(used)] = pair
                        used += 1
    out_facts[0], out_facts[1] = used, cuts.shape[0] - 1


def keep_by_pairs(
    order: Ints, start: Ints, neighbor: Ints, jaccard: Floats, threshold: float,
    scratch_rank: Ints, out_keeper: Ints, out_similarity: Floats,
) -> None:  # fmt: skip
    """Name for each member the first kept one that matches it.

    Args:
        order: The members, those that stay rather first.
        start: Where each node's neighbors begin, and where the last one's end.
        neighbor: Neighbors.
        jaccard: Jaccard index with each.
        threshold: From where on two match.
        scratch_rank: By node.
        out_keeper: By node: its keeper, -1 for a kept one and for what is no member.
        out_similarity: By node: the Jaccard index with its keeper, 1.0 where there is none.
    """
    nobody = order.shape[0]
    for x in range(out_keeper.shape[0]):
        out_keeper[x], out_similarity[x], scratch_rank[x] = -1, 1.0, nobody
    for position in range(order.shape[0]):
        x = order[position]
        best = nobody
        for p in range(start[x], start[x + 1]):
            # Only kept members have a rank yet.
            if jaccard[p] >= threshold and scratch_rank[neighbor[p]] < best:
                best = scratch_rank[neighbor[p]]
                out_keeper[x], out_similarity[x] = neighbor[p], jaccard[p]
        if best == nobody:
            scratch_rank[x] = position


def keep_by_sets(
    order: Ints, cuts: Ints, address: Hashes, size: Ints, low: Bytes, width: int, far: float,
    threshold: float, scratch_kept: Ints, out_keeper: Ints, out_similarity: Floats,
) -> None:  # fmt: skip
    """Name for each member the first kept one of its cluster that matches it, from the sets.

    Args:
        order: The members by cluster, those that stay rather first in each.
        cuts: Where each cluster's members begin, and where the last one's end.
        address: Where each node's set of hashes stands in memory.
        size: How many they are.
        low: Bytes of the signatures by node.
        width: Bytes of each.
        far: Estimates below are far below the threshold.
        threshold: From where on two match.
        scratch_kept: As many as the largest cluster has members.
        out_keeper: By node: its keeper, -1 for a kept one and for what is no member.
        out_similarity: By node: the Jaccard index with its keeper, 1.0 where there is none.
    """
    for x in range(out_keeper.shape[0]):
        out_keeper[x], out_similarity[x] = -1, 1.0
    for k in range(cuts.shape[0] - 1):
        n_kept = 0
        for position in range(cuts[k], cuts[k + 1]):
            x = order[position]
            for p in range(n_kept):
                y = scratch_kept[p]
                if _estimated(low, width, x, y) < far:
                    continue
                found = _exact(as_int(address[x]), size[x], as_int(address[y]), size[y], threshold)
                if found >= threshold:
                    out_keeper[x], out_similarity[x] = y, found
                    break
            if out_keeper[x] < 0:
                scratch_kept[n_kept] = x
                n_kept += 1
