"""Exact duplicates: by bytes, and by text with normalised line ends and trailing blanks.

Only files that every other rule admits take part, so that no survivor is dropped by a later rule
and takes its copies along. Which copy survives is a total order that the recipe states.
"""

from __future__ import annotations

from typing import Literal

import polars as pl
from pydantic import Field

from dataprep.contracts import load_contract
from dataprep.dedup.survivor import (
    admitted_files,
    as_decisions,
    copies_of,
    evidence_of_kept,
    total_order,
)
from dataprep.recipe import Criterion
from dataprep.stage import Params

Level = Literal["bytes", "text"]

_GROUP = "duplicates"
_RULES: dict[str, str] = {"bytes": "exact-duplicate", "text": "exact-duplicate-text"}


class ExactDuplicateParams(Params):
    """Parameters of ``dedup.exact``."""

    levels: tuple[Level, ...] = Field(
        ("bytes", "text"), description="What makes two files copies of each other."
    )
    survivor: tuple[Criterion, ...] = Field(
        description="Criteria by which the copy that stays is chosen, the first that tells them "
        "apart decides; ties end at the file id."
    )
    rule_versions: dict[str, int] = Field(description="Version of each rule.")


def candidates(
    repos: pl.LazyFrame,
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    digests: pl.LazyFrame,
    decisions: pl.LazyFrame,
    quarantine: pl.LazyFrame,
    params: ExactDuplicateParams,
) -> dict[str, pl.LazyFrame]:
    """Return what survivors are chosen among: the admitted files with their criteria.

    Args:
        repos: All repositories.
        files: Files of a range.
        labels: Their labels.
        digests: Their text digests; files without one are compared by bytes only.
        decisions: What has been decided about them.
        quarantine: What could not be processed.
        params: Parameters.

    Returns:
        ``admitted``: one row per admitted file, with ``text_digest`` and one sortable column per
        criterion, the smaller the better.
    """
    admitted = (
        admitted_files(repos, files, labels, decisions, quarantine, params.survivor)
        .join(digests, on="content_id", how="left")
        .with_columns(text_digest=pl.coalesce("text_digest", "content_id"))
    )
    return {"admitted": admitted}


def survivors(admitted: pl.LazyFrame, params: ExactDuplicateParams) -> dict[str, pl.DataFrame]:
    """Return a decision for each copy that goes, naming what stays instead and why.

    Args:
        admitted: Rows of ``candidates``; all files of a text digest are together.
        params: Parameters.

    Returns:
        ``decisions``, sorted by ``file_id``.
    """
    rows = admitted.collect()
    order = total_order(params.survivor)
    found, gone = [], rows.clear()
    for level in params.levels:
        key = "content_id" if level == "bytes" else "text_digest"
        left = rows.join(gone, on="file_id", how="anti")
        copies = copies_of(left, key, order)
        found.append(_decided(copies, level, params))
        gone = pl.concat([gone, copies.select(rows.columns)])
    decisions = _follow(pl.concat([load_contract("decisions").empty(), *found]))
    return {"decisions": decisions.sort("file_id")}


def _decided(copies: pl.DataFrame, level: str, params: ExactDuplicateParams) -> pl.DataFrame:
    rule = _RULES[level]
    said = {
        "stage": pl.lit("dedup.exact"),
        "rule_group": pl.lit(_GROUP),
        "rule_id": pl.lit(rule),
        "rule_version": pl.lit(params.rule_versions[rule], dtype=pl.Int64),
        "action": pl.lit("drop"),
        "evidence": _evidence(level),
        "similarity": pl.lit(1.0),
    }
    return as_decisions(copies, params.survivor, said)


def _evidence(level: str) -> pl.Expr:
    if level == "bytes":
        return pl.lit('{"level":"bytes"}')
    return evidence_of_kept('"level":"text"')


def _follow(decisions: pl.DataFrame) -> pl.DataFrame:
    """Return the decisions with ``kept_file_id`` naming a file that stays.

    The copy that survives among equal bytes may itself go as a copy of another text; what stays
    then for all of them is that text's file.
    """
    moved = decisions.select(pl.col("file_id").alias("kept_file_id"), final="kept_file_id")
    return (
        decisions.join(moved, on="kept_file_id", how="left")
        .with_columns(kept_file_id=pl.coalesce("final", "kept_file_id"))
        .drop("final")
    )
