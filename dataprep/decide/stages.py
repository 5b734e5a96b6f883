"""The deciding stages: rules over what was measured, and the one disposition of each file."""

from __future__ import annotations

from typing import Self

import polars as pl
from pydantic import Field, field_serializer

from dataprep.contracts import load_contract
from dataprep.decide.evaluate import evaluate_rules
from dataprep.decide.license_policy import LicensePolicy, judge_expression, load_license_policy
from dataprep.recipe import Recipe
from dataprep.rules import BoundRule, RuleBook
from dataprep.stage import Params

_DUPLICATES = ("duplicates", "near-duplicates")
"""Groups that no recipe has to name: what its sections ask for is decided by stages."""
_FAILED = "stage-failed"
_REDACTION = "redact.texts"
_KEYS = ("file_id", "repo_id", "content_id", "language", "role")


class DecideParams(Params):
    """Parameters of the deciding stages."""

    rules: tuple[BoundRule, ...] = Field(
        description="The rules in the order in which they give a file its disposition."
    )
    policy: LicensePolicy = Field(description="What each license allows.")
    purpose: str = Field(description="What the data is for; the policy answers by purpose.")

    @field_serializer("rules")
    def _meaning(self, rules: tuple[BoundRule, ...]) -> list[tuple[str, dict[str, object]]]:
        """Serialise what rules mean: words that only explain them enter no key."""
        return [(bound.group, bound.rule.meaning) for bound in rules]

    @classmethod
    def from_recipe(cls, recipe: Recipe, book: RuleBook) -> Self:
        """Return the parameters that a recipe gives."""
        lines = [*recipe.rules, *(group for group in _DUPLICATES if group not in recipe.rules)]
        return cls(
            rules=book.bind(lines),
            policy=load_license_policy(recipe.license.policy),
            purpose=recipe.license.purpose,
        )


def decide_by_rules(
    repos: pl.LazyFrame,
    files: pl.LazyFrame,
    contents: pl.LazyFrame,
    labels: pl.LazyFrame,
    signals: pl.LazyFrame,
    params: DecideParams,
) -> dict[str, pl.DataFrame]:
    """Return what each rule decides about each file of a range.

    Args:
        repos: All repositories.
        files: Files of the range.
        contents: Contents of the range, without text.
        labels: Labels of the files.
        signals: Signals of the contents; missing for what is no text.
        params: Parameters.

    Returns:
        ``decisions``, one row per file and rule that decided, and ``rule_counts``, one row per
        repository and rule.
    """
    rules = [bound for bound in params.rules if bound.rule.when is not None]
    wanted = {column for bound in rules for column in bound.rule.columns}
    facts = (
        files.join(labels.drop("repo_id", "content_id"), on="file_id")
        .join(contents.drop("size_bytes"), on="content_id")
        .join(signals, on=["content_id", "language"], how="left", nulls_equal=True)
        .join(repos.drop("repo_name", "size_bytes"), on="repo_id")
    )
    names = facts.collect_schema().names()
    needed = {*_KEYS, "license_expression", "license_type"} | (wanted & set(names))
    frame = facts.select([name for name in names if name in needed]).collect()
    pair = ["license_expression", "license_type"]
    judged = frame.join(_judge_licenses(frame, params), on=pair, how="left", nulls_equal=True)
    decisions, counts = evaluate_rules(judged, rules)
    return {"decisions": decisions, "rule_counts": counts}


def _judge_licenses(frame: pl.DataFrame, params: DecideParams) -> pl.DataFrame:
    """Return the verdict on each distinct pair of expression and category."""
    pairs = frame.select("license_expression", "license_type").unique(maintain_order=True)
    verdicts = [
        judge_expression(expression, kind, params.policy, params.purpose)
        for expression, kind in pairs.iter_rows()
    ]
    return pairs.with_columns(
        license_verdict=pl.Series([verdict for verdict, _ in verdicts], dtype=pl.String),
        license_reason=pl.Series([reason for _, reason in verdicts], dtype=pl.String),
    )


def decide_dispositions(
    files: pl.LazyFrame, decisions: pl.LazyFrame, quarantine: pl.LazyFrame, params: DecideParams
) -> dict[str, pl.LazyFrame]:
    """Return what became of each file of a range.

    The first decision to drop it counts, in the order of the recipe; before all of them comes a
    content on which a stage failed or whose redaction was not proved, after them a rule that the
    recipe does not name, by its id.

    Args:
        files: Files of the range.
        decisions: All decisions about them.
        quarantine: What could not be processed; its rows without a path concern contents.
        params: Parameters.

    Returns:
        ``dispositions``: one row per file.
    """
    first = (
        pl.concat([_drops(decisions, params), _failures(files, quarantine)])
        .sort("file_id", "rank", "rule_id", "rule_group")
        .group_by("file_id", maintain_order=True)
        .first()
        .drop("rank")
    )
    counts = decisions.group_by("file_id").agg(n_decisions=pl.len().cast(pl.Int64))
    rows = (
        files.join(first, on="file_id", how="left")
        .join(counts, on="file_id", how="left")
        .with_columns(
            disposition=pl.when(pl.col("rule_id").is_null())
            .then(pl.lit("kept"))
            .otherwise(pl.lit("dropped")),
            n_decisions=pl.col("n_decisions").fill_null(0),
        )
    )
    return {"dispositions": rows.select(load_contract("dispositions").column_names)}


def _drops(decisions: pl.LazyFrame, params: DecideParams) -> pl.LazyFrame:
    """Return the decisions that drop a file, with their rank in the recipe."""
    ranks = pl.LazyFrame(
        {
            "rule_id": [bound.rule.id for bound in params.rules],
            "rank": range(len(params.rules)),
        },
        schema={"rule_id": pl.String, "rank": pl.Int64},
    )
    return (
        decisions.filter(pl.col("action") == "drop")
        .join(ranks, on="rule_id", how="left")
        .with_columns(pl.col("rank").fill_null(len(params.rules)))
        .select("file_id", "rule_group", "rule_id", "rank")
    )


def _failures(files: pl.LazyFrame, quarantine: pl.LazyFrame) -> pl.LazyFrame:
    """Return the files whose content a stage could not do, as drops that come first."""
    counts = (pl.col("rule_id") == _FAILED) | (pl.col("stage") == _REDACTION)
    failed = (
        quarantine.filter(counts & pl.col("content_id").is_not_null())
        .group_by("content_id")
        .agg(pl.col("rule_id").min())
    )
    return (
        files.join(failed, on="content_id")
        .with_columns(rule_group=pl.lit("quarantine"), rank=pl.lit(-1, dtype=pl.Int64))
        .select("file_id", "rule_group", "rule_id", "rank")
    )
