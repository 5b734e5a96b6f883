import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.dedup.pairs import (
    Evidence,
    component_members,
    components,
    estimate,
    far_below,
    jaccard,
    low_bytes,
    missing_pairs,
)

_SETS = st.lists(st.sets(st.integers(0, 2**64 - 1) | st.integers(0, 30)), min_size=2, max_size=6)


def _flat(sets: list[set[int]]) -> tuple[np.ndarray, np.ndarray]:
    flat = [value for found in sets for value in sorted(found)]
    return np.array(flat, np.uint64), np.cumsum([0, *map(len, sets)])


def _all_pairs(n: int) -> tuple[np.ndarray, np.ndarray]:
    i, j = np.triu_indices(n, 1)
    return i.astype(np.int64), j.astype(np.int64)


def _index(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


@given(_SETS, st.sampled_from([0.0, 0.3, 0.5, 2 / 3, 0.7, 0.75, 0.9, 1.0]))
def test_jaccard_is_exact_from_the_threshold_on(sets: list[set[int]], threshold: float) -> None:
    i, j = _all_pairs(len(sets))
    got = jaccard(*_flat(sets), i, j, threshold).tolist()
    for x, y, value in zip(i.tolist(), j.tolist(), got, strict=True):
        expected = _index(sets[x], sets[y])
        assert value in ((expected,) if expected >= threshold else (expected, 0.0))


@pytest.mark.parametrize("seed", range(8))
def test_jaccard_of_large_sets_is_exact(seed: int) -> None:
    generator = np.random.default_rng(seed)
    whole = generator.integers(0, 2**64, 3000, dtype=np.uint64)
    sets = [set(whole[generator.random(3000) < p].tolist()) for p in (0.99, 0.9, 0.8, 0.5, 0.02)]
    i, j = _all_pairs(len(sets))
    expected = [_index(sets[x], sets[y]) for x, y in zip(i, j, strict=True)]
    for threshold in (0.0, 0.7, *expected):
        got = jaccard(*_flat(sets), i, j, threshold)
        wanted = [value if value >= threshold else got[k] for k, value in enumerate(expected)]
        assert wanted == got.tolist()
        assert all(value in {0.0, expected[k]} for k, value in enumerate(got.tolist()))


@pytest.mark.parametrize("n_perm", [16, 20, 24, 128, 132, 256, 512])
def test_estimate_is_the_share_of_equal_bytes_less_chance(n_perm: int) -> None:
    low = np.random.default_rng(3).integers(0, 3, (30, n_perm), dtype=np.uint8)
    low[1], low[2] = low[0], low[0] + 1
    i, j = _all_pairs(30)
    share = (low[i] == low[j]).mean(axis=1)
    expected = ((share - 1 / 256) / (255 / 256)).astype(np.float32)
    np.testing.assert_allclose(expected, estimate(low, i, j), rtol=1e-6)
    assert np.float32(1) == estimate(low, i, j)[0]


def test_estimate_tells_bytes_apart_that_differ_in_any_bit() -> None:
    values = np.arange(256, dtype=np.uint8)
    low = np.zeros((257, 16), np.uint8)
    low[1:, 5] = values
    got = estimate(low, np.zeros(256, np.int64), np.arange(1, 257))
    assert [0] == np.flatnonzero(got == got.max()).tolist()


def test_low_bytes_are_the_lowest_of_each_value() -> None:
    signature = np.array([[0x01020304, 0xFFFFFF00]], np.uint32)
    assert [[4, 0]] == low_bytes(signature).tolist()


@pytest.mark.parametrize("n_perm", [16, 128, 256, 512])
@pytest.mark.parametrize("threshold", [0.5, 0.7, 0.85, 0.95])
def test_far_below_loses_fewer_than_one_pair_in_100_000(threshold: float, n_perm: int) -> None:
    far = far_below(threshold, n_perm)
    passes = [k for k in range(n_perm + 1) if (k / n_perm - 1 / 256) / (255 / 256) >= far]
    lost = [
        sum(
            math.comb(n_perm, k) * threshold**k * (1 - threshold) ** (n_perm - k)
            for k in range(bound)
        )
        for bound in (passes[0], passes[0] + 1)
    ]
    assert lost[0] < 1e-5 <= lost[1]


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=30))
def test_components_are_named_by_their_smallest_row(edges: list[tuple[int, int]]) -> None:
    groups = [{x} for x in range(20)]
    for x, y in edges:
        one, other = (next(group for group in groups if z in group) for z in (x, y))
        if one is not other:
            groups.remove(other)
            one |= other
    expected = [min(next(group for group in groups if x in group)) for x in range(20)]
    i, j = (np.array([edge[k] for edge in edges], np.int64) for k in range(2))
    labels = components(20, i, j)
    assert expected == labels.tolist()
    members, cuts = component_members(labels)
    got = [members[a:b].tolist() for a, b in itertools.pairwise(cuts.tolist())]
    assert sorted(sorted(group) for group in groups if len(group) > 1) == got


def test_components_of_a_long_chain_are_one() -> None:
    order = np.random.default_rng(4).permutation(20_000)
    labels = components(20_000, order[:-1].copy(), order[1:].copy())
    assert not labels.any()


def _evidence(n: int, seed: int) -> tuple[Evidence, list[set[int]]]:
    """Make sets around a few centres, with bytes that are the sets' own minima."""
    generator = np.random.default_rng(seed)
    sets = []
    for k in range(n):
        centre = range(1000 * (k % 3), 1000 * (k % 3) + 400)
        sets.append({x for x in centre if generator.random() > 0.02 * (k % 7)} | {10**6 + k})
    universe = generator.permuted(np.tile(np.arange(5000, dtype=np.uint32), (128, 1)), axis=1)
    columns = [[x if x < 3000 else 4000 + x % 1000 for x in found] for found in sets]
    low = np.array([universe[:, found].min(axis=1) for found in columns]).astype(np.uint8)
    return Evidence(low, *_flat(sets)), sets


def _missing(
    labels: np.ndarray, evidence: Evidence, known: tuple[np.ndarray, np.ndarray], most: int
) -> list[tuple[int, int, float]]:
    """Return the missing pairs that are verified at .8, sorted."""
    i, j = missing_pairs(labels, evidence.low, known, far_below(0.8, 128), most)
    values = jaccard(evidence.flat, evidence.start, i, j, 0.8)
    rows = zip(i.tolist(), j.tolist(), values.tolist(), strict=True)
    return sorted(row for row in rows if row[2] >= 0.8)


@pytest.mark.parametrize("room", [1, 1 << 20])
def test_missing_pairs_are_those_of_a_component_that_are_not_known(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dataprep.dedup.pairs._ROOM", room)
    evidence, sets = _evidence(40, 5)
    known = np.array([0, 1, 30]), np.array([3, 4, 39])
    expected = [
        (x, y, _index(sets[x], sets[y]))
        for x, y in itertools.combinations(range(40), 2)
        if x % 3 == y % 3 and _index(sets[x], sets[y]) >= 0.8
    ]
    taken = set(zip(*(side.tolist() for side in known), strict=True))
    wanted = [pair for pair in expected if pair[:2] not in taken]
    assert wanted == _missing(np.arange(40) % 3, evidence, known, 14)
    assert len(wanted) > 50


def test_missing_pairs_leave_out_larger_components() -> None:
    evidence, _ = _evidence(40, 6)
    none = np.zeros(0, np.int64), np.zeros(0, np.int64)
    found = _missing(np.arange(40) % 3, evidence, none, 13)
    assert {1, 2} == {i % 3 for i, _, _ in found}
