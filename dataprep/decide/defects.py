"""What a recipe's policy decides about files that hold static defects."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from dataprep.contracts import load_contract
from dataprep.decide.cuts import CUT
from dataprep.decide.defect_policy import DefectPolicyParams, held_defects, is_over
from dataprep.decide.rows import decision_rows
from dataprep.defects.policy import of_other_tools
from dataprep.rules.model import Severity

_GROUP = "defects"
_STAGE = "decide.defects"
_RANK: Mapping[str, int] = {"drop": 0, "cut": 1, "note": 2}
"""Of what findings of a rule in a file ask for, the gravest is decided."""
_COUNTS: Mapping[Severity, float] = {"error": 1.0, "warning": 0.5, "note": 0.1}
"""What a finding of a severity counts in the density of its text."""
_LEAST_LINES = 100
"""A shorter text counts as so long: one finding in three lines says little of them."""
_HALF = 10.0
"""Density at which the weight of a text is one half."""
_OF_DECISION = ("file_id", "repo_id", "content_id", "rule_id")


def decide_defects(
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    signals: pl.LazyFrame,
    findings: pl.LazyFrame,
    tried: pl.LazyFrame,
    params: DefectPolicyParams,
) -> dict[str, pl.LazyFrame]:
    """Return what each rule that found a defect in a file means for the file.

    Args:
        files: Files of a range.
        labels: Their labels.
        signals: Signals of their contents.
        findings: What was found in their contents; all but defects is left out.
        tried: What came of cutting functions out of them.
        params: The policy.

    A defect in a test counts as a note.

    Returns:
        ``decisions``: one row per file and rule, dropped where one of its findings asks for that.
        Evidence counts the findings by action, weakness and place, says how many of them a comment
        of the authors passes over, what came of cutting their functions out, and whether they send
        the file to the set for repair.
        ``densities``: one row per content and language, for scores of quality. ``cuts``: what is
        cut out of files.
    """
    found = held_defects(files, labels, findings, params)
    tries = tried.rename({"status": "cut"})
    judged = _judged(found, tries, params)
    decided = (
        _counted(judged)
        .group_by(_OF_DECISION, maintain_order=True)
        .agg(
            pl.col("rule_version").max(),
            pl.col("action").first(),
            found=pl.struct(
                "action", "cut", "cwe", "place", "n_findings", "n_suppressed", "is_for_repair"
            ),
        )
    )
    texts = files.select("file_id", "content_id").join(
        labels.select("file_id", "language"), on="file_id"
    )
    return {
        "decisions": decision_rows(decided, _STAGE, _GROUP),
        "densities": _densities(texts.drop("file_id").unique(), signals, findings),
        "cuts": _cuts(judged),
    }


def _judged(found: pl.LazyFrame, tries: pl.LazyFrame, params: DefectPolicyParams) -> pl.LazyFrame:
    """Return findings with what is to become of their files, and what came of cutting."""
    policy = params.policy
    cut = (
        pl.when(is_over(policy.cut, policy) & pl.col("cut").is_not_null())
        .then(pl.col("cut"))
        .otherwise(pl.lit(None, dtype=pl.String))
    )
    action = (
        pl.when(pl.col("cut") == CUT)
        .then(pl.lit("cut"))
        .when(pl.col("cut").is_not_null() | is_over(policy.drop, policy))
        .then(pl.lit("drop"))
        .otherwise(pl.lit("note"))
    )
    return (
        found.join(tries, on=["content_id", "language"], how="left", nulls_equal=True)
        .with_columns(cut=cut, is_for_repair=is_over(policy.repair, policy))
        .with_columns(action=action)
    )


def _counted(judged: pl.LazyFrame) -> pl.LazyFrame:
    """Return the numbers of findings, of a file and rule the gravest first."""
    alike = ("action", "cut", "entity_type", "place")
    rank = pl.col("action").replace_strict(_RANK, return_dtype=pl.Int64)
    return (
        judged.group_by(*_OF_DECISION, *alike)
        .agg(
            pl.col("rule_version").max(),
            n_findings=pl.len(),
            n_suppressed=pl.col("is_suppressed").sum(),
            is_for_repair=pl.col("is_for_repair").any(),
        )
        .sort("file_id", "rule_id", rank, *alike[1:])
        .rename({"entity_type": "cwe"})
    )


def _cuts(judged: pl.LazyFrame) -> pl.LazyFrame:
    """Return what is cut out of files, one row for each."""
    names = load_contract("cuts").column_names
    rows = judged.filter(pl.col("action") == "cut").select(names)
    return rows.unique("file_id", keep="any").sort("file_id")


def _densities(texts: pl.LazyFrame, signals: pl.LazyFrame, findings: pl.LazyFrame) -> pl.LazyFrame:
    """Return how many defects texts hold for their lines; texts without lines have no row.

    What other tools found holds for repositories, and is not counted for texts.
    """
    defects = findings.filter((pl.col("kind") == "defect") & ~of_other_tools())
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
