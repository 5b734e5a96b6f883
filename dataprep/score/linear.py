"""A linear reward head fitted to pairs, of which every score is a sum of what stands behind it.

Bradley and Terry (1952) with a normal prior around directions that are known beforehand: of a pair the
better text wins with probability ``sigmoid(w . d)``, where ``d`` is the difference of its scaled
features. At the most probable weights ``w = w0 + sum(c_i * a_i * d_i) / strength`` with
``a_i = sigmoid(-w . d_i)``: the representer form (Yeh et al., 2018), exact for each score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MOST: Final = 4.0
"""Scaled features beyond are cut: a file of data must not outweigh all else."""
_GRID: Final = 1 / 32
"""Differences of pairs are rounded to it, so that one byte holds each: they ship with the head."""
_STEPS: Final = 50
_ENOUGH: Final = 1e-10


@dataclass(frozen=True, slots=True)
class Scale:
    """Brings features to like sizes: logarithm with sign, then mean 0 and deviation 1.

    Attributes:
        mean: Mean of each feature's logarithm.
        deviation: Its deviation.
    """

    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]

    @classmethod
    def of(cls, features: NDArray[np.float32]) -> Scale:
        """Return the scale of texts, by shape (texts, features)."""
        import numpy as np

        logs = np.sign(features) * np.log1p(np.abs(features))
        deviation = logs.std(axis=0) + 1e-6
        return cls(logs.mean(axis=0).astype(np.float32), deviation.astype(np.float32))

    def scaled(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return features by shape (texts, features), within -4 and 4."""
        import numpy as np

        logs = np.sign(features) * np.log1p(np.abs(features))
        scaled: NDArray[np.float64] = ((logs - self.mean) / self.deviation).astype(np.float64)
        return np.clip(scaled, -_MOST, _MOST)


def differences(
    scale: Scale, better: NDArray[np.float32], worse: NDArray[np.float32]
) -> NDArray[np.int8]:
    """Return the scaled differences of pairs in steps of 1/32, by shape (pairs, features)."""
    import numpy as np

    steps = np.rint((scale.scaled(better) - scale.scaled(worse)) / _GRID)
    return np.clip(steps, -127, 127).astype(np.int8)


@dataclass(frozen=True, slots=True)
class LinearHead:
    """A fitted head.

    Attributes:
        names: Names of the features.
        scale: Their scale.
        prior: Weights before any pair was seen.
        strength: How strongly the weights are held there.
        pairs: Differences of the pairs, in steps of 1/32.
        counts: What each pair counts.
        is_scored: Features that a score is made of; the others, sizes, are fitted and left out, so
            that no score is one of size.
        weights: The most probable weights.
    """

    names: tuple[str, ...]
    scale: Scale
    prior: NDArray[np.float64]
    strength: float
    pairs: NDArray[np.int8]
    counts: NDArray[np.float64]
    is_scored: NDArray[np.bool_]
    weights: NDArray[np.float64]

    def score(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the scores of texts, higher for better, by their features."""
        # NOTE: no product of matrices, whose last bits depend on the number of rows.
        scores: NDArray[np.float64] = self.feature_terms(features).sum(axis=1)
        return scores

    def _seen(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        return self.scale.scaled(features) * self.is_scored

    def feature_terms(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what each feature adds to scores, by shape (texts, features); rows add up to them."""
        return self._seen(features) * self.weights

    def pair_terms(self, features: NDArray[np.float32]) -> tuple[float, NDArray[np.float64]]:
        """Return what the prior and each training pair add to the score of one text.

        Args:
            features: Features of the text.

        Returns:
            The prior's part and one part for each pair; together the score.
        """
        seen = self._seen(features[None, :])[0]
        parts = (self._differences() @ seen) * self._pulls() / self.strength
        return float(self.prior @ seen), parts

    def _differences(self) -> NDArray[np.float64]:
        import numpy as np

        return self.pairs.astype(np.float64) * _GRID

    def _pulls(self) -> NDArray[np.float64]:
        """Return how hard each pair pulls at the weights: near 0 where it is told right anyway."""
        return self.counts * _sigmoid(-self._differences() @ self.weights)

    def without(self, groups: Sequence[NDArray[np.intp]]) -> NDArray[np.float64]:
        """Return the weights as they would be without groups of pairs, by one step of Newton's.

        The influence function of Koh and Liang (2017), with the curvature that is left without the
        group: exact for what is quadratic, and so near to fitting anew.

        Args:
            groups: Numbers of pairs, of each group.

        Returns:
            Weights by shape (groups, features).
        """
        import numpy as np

        found = self._differences()
        pulls = self._pulls()
        curves = pulls * (1 - pulls / self.counts)
        whole = (found.T * curves) @ found + self.strength * np.eye(found.shape[1])
        changed = []
        for group in groups:
            own = found[group]
            left = whole - (own.T * curves[group]) @ own
            changed.append(self.weights - np.linalg.solve(left, own.T @ pulls[group]))
        return np.stack(changed) if changed else np.empty((0, len(self.weights)))


def fit_head(
    names: Sequence[str],
    scale: Scale,
    pairs: NDArray[np.int8],
    directions: Mapping[str, float],
    *,
    strength: float,
    sizes: Sequence[str] = (),
    counts: NDArray[np.float64] | None = None,
) -> LinearHead:
    """Return the head with the most probable weights.

    Args:
        names: Names of the features.
        scale: Their scale.
        pairs: Result of ``differences``, the better text less the worse one.
        directions: Weights expected beforehand, by feature; all others 0.
        strength: How strongly weights are held there: the inverse variance of the prior.
        sizes: Features that a score leaves out.
        counts: What each pair counts; all 1 where None.

    Raises:
        ValueError: A direction or size is no feature.
    """
    import numpy as np

    unknown = sorted({*directions, *sizes} - set(names))
    if unknown:
        raise ValueError(f"no such features: {', '.join(unknown)}")
    prior = np.array([directions.get(name, 0.0) for name in names])
    weighed = np.ones(len(pairs)) if counts is None else counts
    weights = _most_probable(pairs.astype(np.float64) * _GRID, weighed, prior, strength)
    is_scored = np.array([name not in set(sizes) for name in names])
    return LinearHead(
        tuple(names), scale, prior, strength, pairs, weighed, is_scored, weights
    )  # fmt: skip


def _most_probable(
    found: NDArray[np.float64],
    counts: NDArray[np.float64],
    prior: NDArray[np.float64],
    strength: float,
) -> NDArray[np.float64]:
    """Return the weights of least loss, by Newton's steps, halved where one goes too far."""
    import numpy as np

    def loss(weights: NDArray[np.float64]) -> float:
        told = np.logaddexp(0, -found @ weights) @ counts
        return float(told + strength / 2 * ((weights - prior) ** 2).sum())

    weights = prior.copy()
    before = loss(weights)
    for _ in range(_STEPS):
        pulls = counts * _sigmoid(-found @ weights)
        slope = strength * (weights - prior) - found.T @ pulls
        if np.abs(slope).max(initial=0) < _ENOUGH * strength:
            break
        curve = (found.T * (pulls * (1 - pulls / counts))) @ found + strength * np.eye(len(prior))
        step = np.linalg.solve(curve, slope)
        size = 1.0
        while (after := loss(weights - size * step)) > before and size > _ENOUGH:
            size /= 2
        weights, before = weights - size * step, min(after, before)
    return weights


def _sigmoid(value: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return 1 / (1 + np.exp(-np.clip(value, -60, 60)))
