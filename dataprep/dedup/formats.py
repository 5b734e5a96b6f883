"""Format duplicates: files whose code is the same but for layout, comments and license headers.

A level of its own between exact and near duplicates, off for removal unless the recipe asks.
"""

from __future__ import annotations

import polars as pl

from dataprep.dedup.params import FormatDuplicateParams
from dataprep.dedup.survivor import (
    admitted_files,
    as_decisions,
    copies_of,
    evidence_of_kept,
    total_order,
)

_GROUP = "near-duplicates"
_RULE = "format-duplicate"


def format_candidates(
    repos: pl.LazyFrame,
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    decisions: pl.LazyFrame,
    quarantine: pl.LazyFrame,
    code_digests: pl.LazyFrame,
    params: FormatDuplicateParams,
) -> dict[str, pl.LazyFrame]:
    """Return what survivors are chosen among: the admitted files whose code has a digest.

    Args:
        repos: All repositories.
        files: Files of a range.
        labels: Their labels.
        decisions: What has been decided about them.
        quarantine: What could not be processed.
        code_digests: Digests of their contents, by language.
        params: Parameters.

    Returns:
        ``admitted``: one row per admitted file with a digest, with ``code_digest`` and one sortable
        column per criterion, the smaller the better.
    """
    languages = labels.select("file_id", "language")
    digests = code_digests.filter(pl.col("code_digest").is_not_null())
    admitted = (
        admitted_files(repos, files, labels, decisions, quarantine, params.survivor)
        .join(languages, on="file_id")
        .join(digests, on=["content_id", "language"])
        .drop("language")
    )
    return {"admitted": admitted}


def format_survivors(
    admitted: pl.LazyFrame, params: FormatDuplicateParams
) -> dict[str, pl.DataFrame]:
    """Return a decision for each file whose code is that of a file that stays.

    Args:
        admitted: Rows of ``format_candidates``; all files of a digest are together.
        params: Parameters.

    Returns:
        ``decisions``, sorted by ``file_id``; no similarity, as nothing was compared but digests.
    """
    copies = copies_of(admitted.collect(), "code_digest", total_order(params.survivor))
    said = {
        "stage": pl.lit("dedup.formats"),
        "rule_group": pl.lit(_GROUP),
        "rule_id": pl.lit(_RULE),
        "rule_version": pl.lit(params.rule_version, dtype=pl.Int64),
        "action": pl.lit("drop" if params.is_removing else "note"),
        "evidence": evidence_of_kept('"level":"code"'),
        "similarity": pl.lit(None, dtype=pl.Float64),
    }
    return {"decisions": as_decisions(copies, params.survivor, said)}
