"""What a recipe's policy decides about files by the heads of the reward model."""

from __future__ import annotations

import functools
import operator
from typing import Final

import polars as pl
from pydantic import Field

from dataprep.decide.rows import decision_rows
from dataprep.recipe_sections import Quality
from dataprep.stage import Params

_STAGE: Final = "decide.quality"
_GROUP: Final = "quality"
_RANK, _FLOOR = "low-quality", "below-quality-floor"
_OF_TEXT: Final = ("content_id", "language")
_ROUNDING: Final = 1e-9
"""Ten times .7 is a little more than seven."""
_NO_LANGUAGE: Final = "-"


class QualityParams(Params):
    """Parameters of ``decide.quality``."""

    policy: Quality = Field(description="How heads are weighed, and what share stays.")
    versions: dict[str, int] = Field(description="Versions of the rules that decide.")


def quality_candidates(
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    decisions: pl.LazyFrame,
    scores: pl.LazyFrame,
    params: QualityParams,
) -> dict[str, pl.DataFrame]:
    """Return the scored texts of a range that some admitted file has.

    Args:
        files: Files of the range.
        labels: Their labels.
        decisions: What other rules have decided; what is dropped takes no place.
        scores: What the heads say of their texts.
        params: The policy.

    Returns:
        ``scored``: ``content_id``, ``language``, ``stratum``, and the mean of the percentiles by
        the weights of the policy as ``quality``; none where the policy keeps all.
    """
    schema = {
        "content_id": pl.String, "language": pl.String, "stratum": pl.String, "quality": pl.Float64
    }  # fmt: skip
    if params.policy.keep_share is None:
        return {"scored": pl.DataFrame(schema=schema)}
    dropped = decisions.filter(pl.col("action") == "drop").select("file_id").unique()
    admitted = (
        files.select("file_id", "content_id")
        .join(dropped, on="file_id", how="anti")
        .join(labels.select("file_id", "language"), on="file_id")
        .select(_OF_TEXT)
        .unique()
    )
    weighed = _weighed(scores, params.policy).with_columns(stratum=_stratum(params.policy))
    found = admitted.join(weighed, on=_OF_TEXT, nulls_equal=True)
    return {"scored": found.select(*schema).sort(_OF_TEXT, nulls_last=True).collect()}


def _weighed(scores: pl.LazyFrame, policy: Quality) -> pl.LazyFrame:
    """Return the weighed mean of the percentiles of each text."""
    weight = pl.col("head").replace_strict(policy.weights, default=0.0, return_dtype=pl.Float64)
    return scores.group_by(_OF_TEXT).agg(
        (pl.col("percentile") * weight).sum().truediv(weight.sum()).alias("quality"),
        pl.col("size_band").first(),
    )


def _stratum(policy: Quality) -> pl.Expr:
    """Return among which texts a text is ranked."""
    parts = {
        "language": pl.col("language").fill_null(_NO_LANGUAGE),
        "size_band": pl.col("size_band").cast(pl.String),
    }
    chosen = [parts[name] for name in policy.stratify]
    return pl.concat_str(chosen, separator=" ") if chosen else pl.lit("")


def quality_ranks(scored: pl.LazyFrame, params: QualityParams) -> dict[str, pl.DataFrame]:
    """Return the texts that are not among the best of their stratum.

    Of equally good ones those with the smaller id stay.

    Args:
        scored: Rows of ``quality_candidates``.
        params: The policy.

    Returns:
        ``low``: ``content_id``, ``language``, ``stratum``, ``quality``, the ``rank`` of the text
        and the number that is kept, ``n_kept``.
    """
    share = 1.0 if params.policy.keep_share is None else params.policy.keep_share
    ranked = (
        scored.sort("stratum", "quality", *_OF_TEXT, descending=[False, True, False, False])
        .with_columns(
            rank=pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("stratum"),
            n_kept=(pl.len().over("stratum") * share - _ROUNDING).ceil().cast(pl.Int64),
        )
        .filter(pl.col("rank") > pl.col("n_kept"))
    )
    return {"low": ranked.sort(_OF_TEXT, nulls_last=True).collect()}


def decide_quality(
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    scores: pl.LazyFrame,
    low: pl.LazyFrame,
    params: QualityParams,
) -> dict[str, pl.LazyFrame]:
    """Return the files of a range that the policy drops for what the heads say of them.

    Args:
        files: Files of the range.
        labels: Their labels.
        scores: What the heads say of their texts.
        low: Rows of ``quality_ranks``.
        params: The policy.

    Returns:
        ``decisions``: one row per file and rule; evidence names the heads or the rank.
    """
    held = files.select("file_id", "repo_id", "content_id").join(
        labels.select("file_id", "language"), on="file_id"
    )
    told = pl.struct("stratum", quality=pl.col("quality").round(4), rank="rank", n_kept="n_kept")
    ranks = low.select(*_OF_TEXT, rule_id=pl.lit(_RANK), found=pl.concat_list(told))
    rows = [_decided(held, ranks, params)]
    if params.policy.floors:
        below = [
            (pl.col("head") == head) & (pl.col("percentile") < floor)
            for head, floor in params.policy.floors.items()
        ]
        said = pl.struct("head", percentile=pl.col("percentile").round(4))
        floors = (
            scores.filter(functools.reduce(operator.or_, below))
            .sort(*_OF_TEXT, "head", nulls_last=True)
            .group_by(_OF_TEXT, maintain_order=True)
            .agg(found=said)
            .select(*_OF_TEXT, rule_id=pl.lit(_FLOOR), found="found")
        )
        rows.append(_decided(held, floors, params))
    return {"decisions": pl.concat(rows).sort("file_id", "rule_id")}


def _decided(held: pl.LazyFrame, texts: pl.LazyFrame, params: QualityParams) -> pl.LazyFrame:
    version = pl.col("rule_id").replace_strict(params.versions, return_dtype=pl.Int64)
    rows = held.join(texts, on=_OF_TEXT, nulls_equal=True).select(
        "file_id", "repo_id", "content_id", "rule_id",
        rule_version=version, action=pl.lit("drop"), found="found",
    )  # fmt: skip
    return decision_rows(rows, _STAGE, _GROUP)
