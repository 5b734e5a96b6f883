"""What a recipe's policy decides about files that hold static defects."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl
from pydantic import Field

from dataprep.contracts import load_contract
from dataprep.decide.rows import decision_rows
from dataprep.defects.policy import severity_in_file
from dataprep.recipe_sections import DefectBar, Defects
from dataprep.rules.defect import Category
from dataprep.rules.model import Severity
from dataprep.stage import Params

_GROUP = "defects"
_STAGE = "decide.defects"
_KIND = "defect"
_COUNTS: Mapping[Severity, float] = {"error": 1.0, "warning": 0.5, "note": 0.1}
"""What a finding of a severity counts in the density of its text."""
_LEAST_LINES = 100
"""A shorter text counts as so long: one finding in three lines says little of them."""
_HALF = 10.0
"""Density at which the weight of a text is one half."""
_OF_DECISION = ("file_id", "repo_id", "content_id", "rule_id")


class DefectPolicyParams(Params):
    """Parameters of ``decide.defects``."""

    policy: Defects = Field(description="What becomes of files that hold defects.")
    categories: dict[str, Category] = Field(description="What each rule's defects endanger.")


def decide_defects(
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    signals: pl.LazyFrame,
    findings: pl.LazyFrame,
    params: DefectPolicyParams,
) -> dict[str, pl.LazyFrame]:
    """Return what each rule that found a defect in a file means for the file.

    Args:
        files: Files of a range.
        labels: Their labels.
        signals: Signals of their contents.
        findings: What was found in their contents; all but defects is left out.
        params: The policy.

    A defect in a test counts as a note.

    Returns:
        ``decisions``: one row per file and rule, dropped where one of its findings asks for that.
        Evidence counts the findings by action, weakness and place, says how many of them a comment
        of the authors passes over, and whether they send the file to the set for repair.
        ``densities``: one row per content and language, for scores of quality.
    """
    held = files.select("file_id", "repo_id", "content_id").join(
        labels.select("file_id", "language", "role", "is_test"), on="file_id"
    )
    defects = findings.filter(pl.col("kind") == _KIND).drop("repo_id")
    category = pl.col("rule_id").replace_strict(
        params.categories, default="correctness", return_dtype=pl.String
    )
    found = held.join(defects, on=["content_id", "language"], nulls_equal=True).with_columns(
        category=category,
        severity=severity_in_file(count_suppressed=params.policy.count_suppressed),
    )
    policy = params.policy
    judged = found.with_columns(
        action=pl.when(_is_over(policy.drop, policy))
        .then(pl.lit("drop"))
        .otherwise(pl.lit("note")),
        is_for_repair=_is_over(policy.repair, policy),
    )
    counted = (
        judged.group_by(*_OF_DECISION, "action", cwe="entity_type", place="place")
        .agg(
            pl.col("rule_version").max(),
            n_findings=pl.len(),
            n_suppressed=pl.col("is_suppressed").sum(),
            is_for_repair=pl.col("is_for_repair").any(),
        )
        .sort("file_id", "rule_id", "action", "cwe", "place")
    )
    shown = ("action", "cwe", "place", "n_findings", "n_suppressed", "is_for_repair")
    decided = counted.group_by(_OF_DECISION, maintain_order=True).agg(
        pl.col("rule_version").max(), pl.col("action").first(), found=pl.struct(shown)
    )
    texts = held.select("content_id", "language").unique()
    return {
        "decisions": decision_rows(decided, _STAGE, _GROUP),
        "densities": _densities(texts, signals, defects),
    }


def _densities(texts: pl.LazyFrame, signals: pl.LazyFrame, defects: pl.LazyFrame) -> pl.LazyFrame:
    """Return how many defects texts hold for their lines; texts without lines have no row."""
    of_text = ["content_id", "language"]
    counts = pl.col("severity").replace_strict(_COUNTS, return_dtype=pl.Float64)
    told = ~pl.col("is_suppressed")
    found = defects.group_by(of_text).agg(
        *(
            (told & (pl.col("severity") == severity)).sum().alias(f"n_{severity}s")
            for severity in _COUNTS
        ),
        n_suppressed=pl.col("is_suppressed").sum(),
        counted=(counts * pl.col("score")).filter(told).sum(),
    )
    names = [f"n_{severity}s" for severity in _COUNTS]
    lines = signals.select(*of_text, "n_lines")
    rows = (
        texts.join(lines, on=of_text, nulls_equal=True)
        .join(found, on=of_text, how="left", nulls_equal=True)
        .with_columns(
            *(pl.col(name).fill_null(0).cast(pl.Int64) for name in (*names, "n_suppressed")),
            density=pl.col("counted").fill_null(0.0)
            * 1000
            / pl.max_horizontal("n_lines", pl.lit(_LEAST_LINES)),
        )
        .with_columns(weight=1 / (1 + pl.col("density") / _HALF))
    )
    return rows.select(load_contract("densities").column_names).sort(of_text, nulls_last=True)


def _is_over(bar: DefectBar | None, policy: Defects) -> pl.Expr:
    """Return whether a finding counts for a line of the policy."""
    if bar is None:
        return pl.lit(value=False)
    over = (
        pl.col("severity").is_in(bar.severities)
        & (pl.col("score") >= bar.score)
        & pl.col("category").is_in(bar.categories)
    )
    if bar.cwe:
        over &= pl.col("entity_type").is_in(bar.cwe)
    return over if policy.count_suppressed else over & ~pl.col("is_suppressed")
