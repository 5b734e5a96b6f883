import numpy as np
import pytest
from numpy.typing import NDArray

from dataprep.score.linear import LinearHead, Scale, differences, fit_head

NAMES = ("size", "depth", "comments", "noise")
TRUE = np.array([0.0, -1.0, 0.8, 0.0])


def _texts(n: int, seed: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(0, 2, (n, len(NAMES))).astype(np.float32)


def _head(n: int = 400, strength: float = 5.0, seed: int = 1) -> LinearHead:
    """Return a head of pairs that the true weights order, with chance, and of one more by size."""
    scale = Scale.of(_texts(500, 9))
    one, other = _texts(n, seed), _texts(n, seed + 1)
    margin = (scale.scaled(one) - scale.scaled(other)) @ TRUE
    is_better = np.random.default_rng(seed + 2).random(n) < 1 / (1 + np.exp(-margin))
    better = np.where(is_better[:, None], one, other)
    worse = np.where(is_better[:, None], other, one)
    pairs = differences(scale, better, worse)
    return fit_head(NAMES, scale, pairs, {"depth": -0.1}, strength=strength, sizes=("size",))


def test_weights_come_near_those_that_made_the_pairs() -> None:
    head = _head(4000)
    assert TRUE == pytest.approx(head.weights, abs=0.15)


def test_without_pairs_the_weights_are_the_prior() -> None:
    scale = Scale.of(_texts(50, 9))
    head = fit_head(NAMES, scale, np.zeros((0, 4), np.int8), {"depth": -0.5}, strength=1.0)
    assert [0, -0.5, 0, 0] == head.weights.tolist()


def test_strong_prior_holds_the_weights() -> None:
    far, near = (np.abs(_head(strength=s).weights - [0, -0.1, 0, 0]).max() for s in (1.0, 1e5))
    assert near < 0.01 < far


def test_score_leaves_sizes_out() -> None:
    head = _head()
    texts = _texts(5, 3)
    larger = texts.copy()
    larger[:, 0] += 100
    assert head.score(texts).tolist() == head.score(larger).tolist()


def test_score_is_the_sum_of_its_features_and_of_prior_and_pairs() -> None:
    head = _head()
    texts = _texts(20, 4)
    scores = head.score(texts)
    assert scores == pytest.approx(head.feature_terms(texts).sum(axis=1), abs=1e-9)
    for text, score in zip(texts, scores, strict=True):
        prior, parts = head.pair_terms(text)
        assert score == pytest.approx(prior + parts.sum(), abs=1e-6)


def test_influence_is_what_fitting_without_the_pairs_gives() -> None:
    head = _head(150)
    groups = [np.array([n]) for n in range(60)] + [np.arange(10, 20)]
    told = head.without(groups)
    direction = _texts(1, 7)[0].astype(np.float64)
    real = []
    for group in groups:
        left = np.delete(head.pairs, group, axis=0)
        real.append(
            fit_head(NAMES, head.scale, left, {"depth": -0.1}, strength=head.strength).weights
        )
    changed = (np.stack(real) - head.weights) @ direction
    estimated = (told - head.weights) @ direction
    assert np.corrcoef(changed[:60], estimated[:60])[0, 1] > 0.999
    assert changed[60] == pytest.approx(estimated[60], rel=0.1)


def test_pair_that_counts_twice_is_as_two() -> None:
    head = _head(100)
    counts = np.ones(100)
    counts[:50] = 2
    args = (NAMES, head.scale)
    once = fit_head(*args, head.pairs, {}, strength=5.0, counts=counts)
    twice = fit_head(*args, np.concatenate([head.pairs, head.pairs[:50]]), {}, strength=5.0)
    assert once.weights == pytest.approx(twice.weights, abs=1e-8)


def test_unknown_feature_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such features: other"):
        fit_head(NAMES, Scale.of(_texts(9, 1)), np.zeros((0, 4), np.int8), {"other": 1}, strength=1)


def test_scaled_features_are_bounded_also_where_one_never_changes() -> None:
    texts = _texts(50, 2)
    texts[:, 3] = 7
    scale = Scale.of(texts)
    wild = np.array([[np.inf, -1e30, 0, 1e30]], np.float32)
    assert np.abs(scale.scaled(wild)).max() <= 4
