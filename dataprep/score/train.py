"""Fits the heads of the reward model to material that stands in frames.

Readability learns from clean-ups in histories that keep the size of what they change, around directions
that are known beforehand; integrity learns to tell texts from texts that were damaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import polars as pl

from dataprep.errors import MissingExtraError
from dataprep.ids import language_id
from dataprep.score.features import FEATURES, features_of
from dataprep.score.forest import forest_of
from dataprep.score.heads import INTEGRITY, READABILITY
from dataprep.score.linear import LinearHead, Scale, differences, fit_head
from dataprep.score.reference import Reference, reference_of
from dataprep.score.weights import Head

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIRECTIONS: Final[Mapping[str, float]] = {
    "avg_line": -1.0, "max_line": -1.0, "punct_per_line": -1.0, "indent_mean": -1.0,
    "indent_max": -0.5, "comment_lines": 1.0, "blank_ratio": 1.0, "id_len_mean": -0.3,
    "p_paren": -0.5, "p_comma": -0.5, "p_dot": -0.5, "num_ratio": -0.5, "kw_ratio": -0.3,
    "words_per_line": -1.0, "depth_max": -0.5, "line_std": -0.3,
}  # fmt: skip
"""What makes code hard or easy to read, as studies with people have published it: Buse and Weimer
(2010), "Learning a Metric for Code Readability"; Posnett, Hindle and Devanbu (2011)."""
SIZES: Final = ("log_bytes", "log_lines")
_ALPHA: Final = 0.9
"""How large the weights of the directions are beforehand. This and the next were chosen among
20 settings: of those that rank the rated set A, used for nothing else, at .68 or more, the one that
orders most clean-ups of repositories right that it has not seen."""
_PER_PAIR: Final = 0.03
"""How strongly the weights are held there, for each pair."""
_ROUNDS, _LEAVES, _RATE, _LEAST_IN_LEAF = 1000, 31, 0.05, 100
_CHECKED: Final = 12
"""One of so many repositories is kept from the trees, to see how sure they may be."""
_SEED: Final = 5
_FOLDS: Final = 5
_TEMPERATURES: Final = (0.02, 50.0)
_EXTRA: Final = "quality"


def train_readability(pool: pl.DataFrame, pairs: pl.DataFrame) -> Head:
    """Return the readability head.

    Args:
        pool: ``text`` and ``language`` of files, for the scale of features and the percentiles.
        pairs: ``before``, ``after``, ``repository``, ``group`` (of repositories that belong
            together), ``commit`` and ``path`` of clean-ups.
    """
    texts = _encoded(pool["text"])
    features = features_of(texts)
    scale = Scale.of(features)
    better, worse = features_of(_encoded(pairs["after"])), features_of(_encoded(pairs["before"]))
    found = differences(scale, better, worse)
    head = _fitted(scale, found)
    margins = _held_out_margins(scale, found, pairs["group"].to_list(), better, worse)
    told = pairs.select(pl.format("{}@{} {}", "repository", pl.col("commit").str.head(12), "path"))
    return Head(
        name=READABILITY,
        judge=head,
        reference=_reference(head.score(features), pool, texts),
        temperatures={"edits": temperature(margins)},
        sources=told.to_series().to_list(),
    )


def _fitted(scale: Scale, found: NDArray[np.int8]) -> LinearHead:
    return fit_head(
        FEATURES,
        scale,
        found,
        {name: _ALPHA * weight for name, weight in DIRECTIONS.items()},
        strength=max(_PER_PAIR * len(found), 1.0),
        sizes=SIZES,
    )


def _held_out_margins(
    scale: Scale,
    found: NDArray[np.int8],
    groups: Sequence[str],
    better: NDArray[np.float32],
    worse: NDArray[np.float32],
) -> NDArray[np.float64]:
    """Return the margin of each pair by a head that saw no pair of its repository."""
    import numpy as np

    names = np.array(groups)
    order = {name: place % _FOLDS for place, name in enumerate(sorted(set(groups)))}
    folds = np.array([order[name] for name in names])
    margins = np.zeros(len(found))
    for fold in range(_FOLDS):
        here = folds == fold
        head = _fitted(scale, found[~here])
        margins[here] = head.score(better[here]) - head.score(worse[here])
    return margins


def temperature(margins: NDArray[np.float64]) -> float:
    """Return what margins are divided by so that they are as sure as they are right.

    Args:
        margins: Score of what is better less score of what is worse.

    Returns:
        The divisor of greatest likelihood under the logistic function (Guo et al., 2017), between
        .02 and 50.
    """
    import numpy as np

    low, high = (float(np.log(bound)) for bound in _TEMPERATURES)
    grid = np.linspace(low, high, 400)
    losses = [np.logaddexp(0, -margins / np.exp(place)).sum() for place in grid]
    return float(np.exp(grid[int(np.argmin(losses))]))


def train_integrity(pool: pl.DataFrame, pairs: pl.DataFrame) -> Head:
    """Return the integrity head: log odds that a text is as its author left it.

    Args:
        pool: ``text`` and ``language`` of files, for the percentiles.
        pairs: ``clean`` and ``damaged`` texts with their ``repository``.

    Raises:
        MissingExtraError: LightGBM is absent.
    """
    try:
        import lightgbm
    except ImportError as error:
        raise MissingExtraError("lightgbm", _EXTRA) from error
    import numpy as np

    clean, damaged = (features_of(_encoded(pairs[name])) for name in ("clean", "damaged"))
    order = {name: place for place, name in enumerate(sorted(set(pairs["repository"])))}
    is_kept = np.array([order[name] % _CHECKED == 0 for name in pairs["repository"]])
    features = np.concatenate([clean[~is_kept], damaged[~is_kept]])
    truth = np.repeat([1, 0], (~is_kept).sum())
    parameters = {
        "objective": "binary", "num_leaves": _LEAVES, "learning_rate": _RATE, "verbose": -1,
        "min_data_in_leaf": _LEAST_IN_LEAF, "feature_fraction": 0.6, "bagging_fraction": 0.7,
        "bagging_freq": 1, "lambda_l2": 5.0, "seed": _SEED, "max_bin": 127, "num_threads": 2,
        "deterministic": True, "force_row_wise": True,
    }  # fmt: skip
    booster = lightgbm.train(parameters, lightgbm.Dataset(features, truth), _ROUNDS)
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    forest = forest_of(FEATURES, trees)
    texts = _encoded(pool["text"])
    scores = forest.score(features_of(texts))
    told = np.concatenate([forest.score(clean[is_kept]), -forest.score(damaged[is_kept])])
    return Head(
        name=INTEGRITY,
        judge=forest,
        reference=_reference(scores, pool, texts),
        temperatures={"texts": temperature(told)},
    )


def _encoded(texts: pl.Series) -> list[bytes]:
    return [str(text).encode() for text in texts]


def _reference(
    scores: NDArray[np.float64], pool: pl.DataFrame, texts: Sequence[bytes]
) -> Reference:
    import numpy as np

    languages = [language_id(name) for name in pool["language"]]
    return reference_of(scores, languages, np.array([len(text) for text in texts]))
