import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.dedup.bands import band_keys, band_layout, bucket_pairs, cuts_of
from dataprep.errors import UsageError


@pytest.mark.parametrize("n_perm", [32, 64, 128, 256, 512])
@pytest.mark.parametrize("threshold", [0.5, 0.61, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95])
def test_band_layout_finds_pairs_at_the_threshold(threshold: float, n_perm: int) -> None:
    bands, rows = band_layout(threshold, n_perm)
    assert n_perm // rows == bands
    assert 1 - (1 - threshold**rows) ** bands >= 0.9895
    longer = n_perm // (rows + 1)
    assert 1 - (1 - threshold ** (rows + 1)) ** longer < 0.9895


@pytest.mark.parametrize(
    ("threshold", "layout"),
    [(0.5, (42, 3)), (0.6, (42, 3)), (0.7, (25, 5)), (0.8, (21, 6)), (0.85, (16, 8)),
     (0.9, (12, 10)), (0.95, (8, 16))],
)  # fmt: skip
def test_band_layout_is_that_of_the_table(threshold: float, layout: tuple[int, int]) -> None:
    assert layout == band_layout(threshold, 128)


@pytest.mark.parametrize(("threshold", "n_perm"), [(0.49, 128), (0.96, 128), (0.5, 4)])
def test_band_layout_that_cannot_be_is_refused(threshold: float, n_perm: int) -> None:
    with pytest.raises(UsageError):
        band_layout(threshold, n_perm)


def test_band_keys_are_equal_where_all_values_of_a_band_are() -> None:
    signature = np.random.default_rng(1).integers(0, 3, (200, 12), dtype=np.uint32)
    keys = band_keys(signature, 4, 3)
    for band in range(4):
        values = [tuple(row) for row in signature[:, band * 3 : band * 3 + 3].tolist()]
        pairs = set(zip(values, keys[:, band].tolist(), strict=True))
        assert len(set(values)) == len(pairs) == len(set(keys[:, band].tolist()))
    assert keys.size - sum(np.unique(keys[:, k]).size for k in range(4)) == (
        keys.size - np.unique(keys).size
    )


def test_band_keys_of_equal_values_in_different_bands_differ() -> None:
    keys = band_keys(np.full((1, 128), 7, np.uint32), 25, 5)
    assert 25 == len(set(keys[0].tolist()))


def test_band_keys_wider_than_the_signature_are_refused() -> None:
    with pytest.raises(ValueError, match="allowed: 16"):
        band_keys(np.zeros((1, 16), np.uint32), 4, 5)


_Member = tuple[int, int, bool]
_MEMBERS = st.builds(
    lambda places, new: [(key, node, node in new) for key, node in places],
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 12)), max_size=40),
    st.sets(st.integers(0, 12)),
)


def _pairs(members: list[_Member], most: int) -> list[tuple[int, int]]:
    ordered = sorted(members, key=lambda member: member[0])
    key, node, is_new = (
        np.array([member[k] for member in ordered], kind)
        for k, kind in enumerate((np.uint64, np.uint64, np.bool_))
    )
    a, b = bucket_pairs(key, node * np.uint64(2**60), is_new, most)
    assert (np.uint64, np.uint64) == (a.dtype, b.dtype)
    scale = 2**60
    return [(x // scale, y // scale) for x, y in zip(a.tolist(), b.tolist(), strict=True)]


def _new(members: list[_Member]) -> set[int]:
    return {node for _, node, is_new in members if is_new}


@given(_MEMBERS)
def test_bucket_pairs_of_small_buckets_are_all_pairs_with_a_new_node(
    members: list[_Member],
) -> None:
    new, expected = _new(members), set()
    for key in range(4):
        nodes = sorted({node for other, node, _ in members if other == key})
        expected |= {pair for pair in itertools.combinations(nodes, 2) if new & set(pair)}
    assert sorted(expected) == _pairs(members, 40)


@given(_MEMBERS, st.integers(1, 6))
def test_bucket_pairs_of_large_buckets_are_stars_and_a_chain(
    members: list[_Member], most: int
) -> None:
    new, expected = _new(members), set()
    for key in range(4):
        nodes = sorted({node for other, node, _ in members if other == key})
        hubs = 4 if len(nodes) > most else len(nodes)
        found = {(nodes[i], y) for i in range(min(hubs, len(nodes))) for y in nodes[i + 1 :]}
        expected |= {pair for pair in found | set(itertools.pairwise(nodes)) if new & set(pair)}
    assert sorted(expected) == _pairs(members, most)


@given(_MEMBERS, st.randoms(use_true_random=False))
def test_bucket_pairs_do_not_depend_on_the_order_in_a_bucket(
    members: list[_Member], random: object
) -> None:
    shuffled = list(members)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _pairs(members, 3) == _pairs(shuffled, 3)


def test_bucket_pairs_of_a_huge_bucket_are_linear_in_its_members() -> None:
    node = np.random.default_rng(2).permutation(50_000).astype(np.uint64)
    a, b = bucket_pairs(np.zeros(50_000, np.uint64), node, np.ones(50_000, np.bool_))
    assert 4 * 49_999 - 6 + 49_999 - 4 == len(a)
    assert (a < b).all()


@given(st.lists(st.integers(0, 3)).map(sorted))
def test_cuts_of_sorted_values_bound_their_groups(values: list[int]) -> None:
    cuts = cuts_of(np.array(values, np.int64)).tolist()
    groups = [values[a:b] for a, b in itertools.pairwise(cuts)]
    assert [list(group) for _, group in itertools.groupby(values)] == groups
