"""The scoring stage: what each head of the reward model says of each text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import polars as pl

from dataprep.contracts import load_contract
from dataprep.ids import language_id
from dataprep.score.features import FEATURES, features_of
from dataprep.score.params import ScoreParams
from dataprep.score.reference import size_bands
from dataprep.score.weights import Head, shipped_head

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_N_REASONS: Final = 3
_LEAST: Final = 0.005
"""What a feature adds at least to be a reason."""


def score_contents(
    contents: pl.DataFrame, content_labels: pl.DataFrame, params: ScoreParams
) -> dict[str, pl.DataFrame]:
    """Return what each head says of texts.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: Which heads score.

    Returns:
        ``scores``: one row per pair and head, sorted by them.
    """
    contract = load_contract("scores")
    texts = contents.select("content_id", "text").sort("content_id")
    pairs = content_labels.select("content_id", "language").unique()
    if texts.is_empty() or pairs.is_empty():
        return {"scores": contract.empty()}
    features = features_of([text.encode() for text in texts["text"]])
    places = texts.select("content_id", pl.col("text").str.len_bytes().alias("size_bytes"))
    rows = pairs.join(places.with_row_index("place"), on="content_id").sort(
        "content_id", "language", nulls_last=True
    )
    found = [_said(shipped_head(name), rows, features) for name in sorted(params.versions)]
    scores = pl.concat(found).sort("content_id", "language", "head", nulls_last=True)
    return {"scores": scores.select(contract.column_names)}


def _said(head: Head, rows: pl.DataFrame, features: NDArray[np.float32]) -> pl.DataFrame:
    """Return what one head says of texts, by the number of each in the features."""
    import numpy as np

    places = rows["place"].to_numpy()
    sizes = rows["size_bytes"].to_numpy().astype(np.int64)
    raw = head.judge.score(features)
    terms = head.judge.feature_terms(features)
    slugs = [None if name is None else language_id(name) for name in rows["language"]]
    percentile = head.reference.percentiles(raw[places], slugs, sizes, _n_words(features)[places])
    reasons = pl.Series(_reasons(terms), dtype=pl.List(pl.String))
    return rows.select("content_id", "language").with_columns(
        head=pl.lit(head.name),
        raw=pl.Series(raw[places]),
        percentile=pl.Series(percentile),
        size_band=pl.Series(size_bands(sizes).astype(np.int64)),
        version=pl.lit(head.version),
        reasons=reasons.gather(rows["place"]),
    )


def _n_words(features: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return how many words texts have, of their words for each line and their lines."""
    import numpy as np

    lines = np.expm1(features[:, FEATURES.index("log_lines")].astype(np.float64))
    return np.rint(features[:, FEATURES.index("words_per_line")] * lines).astype(np.int64)


def _reasons(terms: NDArray[np.float64]) -> Sequence[list[str]]:
    """Return the features that add most to scores, up or down, the strongest first."""
    import numpy as np

    order = np.argsort(-np.abs(terms), axis=1, kind="stable")[:, :_N_REASONS]
    chosen = np.take_along_axis(terms, order, axis=1)
    return [
        [
            f"{FEATURES[name]} {value:+.2f}"
            for name, value in zip(names, values, strict=True)
            if abs(value) >= _LEAST
        ]
        for names, values in zip(order.tolist(), chosen.tolist(), strict=True)
    ]
