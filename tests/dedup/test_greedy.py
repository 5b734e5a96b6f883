import itertools

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from dataprep.dedup.bands import band_keys, band_layout, bucket_pairs
from dataprep.dedup.greedy import survive_by_pairs, survive_by_sets
from dataprep.dedup.pairs import (
    Evidence,
    Pairs,
    component_members,
    components,
    far_below,
    jaccard,
    low_bytes,
    missing_pairs,
)
from dataprep.dedup.params import ShingleParams
from dataprep.dedup.shingles import shingle_sets, sketch
from tests.dedup import reference

_N = 12
_VALUES = st.sampled_from([0.5, 0.69, 0.7, 0.71, 0.9, 1.0])
_GRAPHS = st.dictionaries(
    st.tuples(st.integers(0, _N - 1), st.integers(0, _N - 1)).filter(
        lambda edge: edge[0] < edge[1]
    ),
    _VALUES,
)


def _as_pairs(graph: dict[tuple[int, int], float]) -> Pairs:
    i, j = (np.array([edge[k] for edge in graph], np.int64) for k in range(2))
    return Pairs(i, j, np.array(list(graph.values()), np.float64))


@given(_GRAPHS, st.permutations(range(_N)), st.integers(0, _N))
def test_survivors_by_pairs_are_those_of_the_definition(
    graph: dict[tuple[int, int], float], order: list[int], n_admitted: int
) -> None:
    admitted = order[:n_admitted]
    got = survive_by_pairs(_N, np.array(admitted, np.int64), _as_pairs(graph), 0.7)
    keepers = reference.survivors(admitted, graph, 0.7)
    assert [keepers.get(x, -1) for x in range(_N)] == got.keeper.tolist()
    for x in range(_N):
        pair = (min(x, keepers.get(x, x)), max(x, keepers.get(x, x)))
        assert graph.get(pair, 1.0) == got.similarity[x]


@given(_GRAPHS, st.permutations(range(_N)))
def test_nothing_goes_without_a_kept_match_and_no_two_kept_ones_match(
    graph: dict[tuple[int, int], float], order: list[int]
) -> None:
    got = survive_by_pairs(_N, np.array(order), _as_pairs(graph), 0.7)
    kept = {x for x in range(_N) if got.keeper[x] < 0}
    for x in set(range(_N)) - kept:
        keeper = int(got.keeper[x])
        assert keeper in kept
        assert graph[min(x, keeper), max(x, keeper)] >= 0.7
    assert all(value < 0.7 for edge, value in graph.items() if set(edge) <= kept)


def test_chain_of_matches_is_not_closed() -> None:
    chain = _as_pairs({(0, 1): 0.8, (1, 2): 0.8})
    assert [-1, 0, -1] == survive_by_pairs(3, np.arange(3), chain, 0.7).keeper.tolist()
    assert [1, -1, 1] == survive_by_pairs(3, np.array([1, 0, 2]), chain, 0.7).keeper.tolist()


def _texts(seed: int, n: int) -> list[bytes]:
    """Make families of texts that are changed step by step."""
    generator = np.random.default_rng(seed)
    texts = []
    for k in range(n):
        if k % 6 == 0:
            words = generator.integers(0, 10**6, 120).astype(str).tolist()
        words = [w if generator.random() > 0.02 else f"n{k}" for w in words]
        texts.append(" ".join(words).encode())
    return texts


def test_whole_way_finds_what_all_pairs_find() -> None:
    texts = [*_texts(7, 90), b"", b"too few tokens", b"too few tokens"]
    params, threshold = ShingleParams(), 0.7
    found = sketch(pa.array(texts), params)
    rows = np.flatnonzero(found.n_shingles > 0)
    bands, width = band_layout(threshold, params.n_perm)
    keys = band_keys(found.signature[rows], bands, width).reshape(-1)
    order = np.argsort(keys)
    nodes = np.repeat(rows, bands).astype(np.uint64)[order]
    i, j = (
        side.astype(np.int64)
        for side in bucket_pairs(keys[order], nodes, np.ones(len(nodes), np.bool_))
    )
    evidence = Evidence(low_bytes(found.signature), *shingle_sets(pa.array(texts), params))
    values = jaccard(evidence.flat, evidence.start, i, j, threshold)
    good = values >= threshold
    labels = components(len(texts), i[good], j[good])
    far = far_below(threshold, params.n_perm)
    more_i, more_j = missing_pairs(labels, evidence.low, (i, j), far, 256)
    more = jaccard(evidence.flat, evidence.start, more_i, more_j, threshold)
    is_pair = more >= threshold
    pairs = Pairs(
        np.concatenate([i[good], more_i[is_pair]]),
        np.concatenate([j[good], more_j[is_pair]]),
        np.concatenate([values[good], more[is_pair]]),
    )

    sets = [reference.shingles(text) for text in texts]
    truth = {
        (x, y): reference.jaccard(sets[x], sets[y])
        for x, y in itertools.combinations(range(len(texts)), 2)
    }
    truth = {pair: value for pair, value in truth.items() if value >= threshold}
    names = zip(pairs.i.tolist(), pairs.j.tolist(), strict=True)
    assert truth == dict(zip(names, pairs.jaccard.tolist(), strict=True))
    assert len(truth) > 50

    total = np.random.default_rng(8).permutation(len(texts))
    by_pairs = survive_by_pairs(len(texts), total, pairs, threshold)
    expected = reference.survivors(total.tolist(), truth, threshold)
    assert [expected.get(x, -1) for x in range(len(texts))] == by_pairs.keeper.tolist()

    members, cuts = component_members(labels)
    rank = np.argsort(total)
    ranked = np.concatenate(
        [sorted(members[a:b], key=lambda x: rank[x]) for a, b in itertools.pairwise(cuts)]
    )
    by_sets = survive_by_sets(ranked, cuts, evidence, threshold)
    np.testing.assert_array_equal(by_pairs.keeper, by_sets.keeper)
    np.testing.assert_array_equal(by_pairs.similarity, by_sets.similarity)
