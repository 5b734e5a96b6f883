"""Which of several copies stays: a total order that the recipe states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from dataprep.contracts import load_contract
from dataprep.recipe import Criterion

_FAILED = "stage-failed"


def admitted_files(
    repos: pl.LazyFrame,
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    decisions: pl.LazyFrame,
    quarantine: pl.LazyFrame,
    survivor: Sequence[Criterion],
) -> pl.LazyFrame:
    """Return the files that nothing drops or quarantines, with what ranks them as survivors.

    Only these take part, so that no survivor is dropped by another rule and takes its copies along.

    Args:
        repos: All repositories.
        files: Files of a range.
        labels: Their labels.
        decisions: What has been decided about them.
        quarantine: What could not be processed; its rows without a path concern contents.
        survivor: Criteria, the first that tells two files apart decides.

    Returns:
        ``file_id``, ``repo_id``, ``content_id``, ``size_bytes`` and one sortable column for each
        criterion, the smaller the better, never null.
    """
    dropped = decisions.filter(pl.col("action") == "drop").select("file_id").unique()
    failed = quarantine.filter(pl.col("rule_id") == _FAILED).select("content_id").unique()
    allowed = decisions.filter(pl.col("rule_id").str.starts_with("license-")).select("file_id")
    repo_facts = repos.select("repo_id", "ownership", "is_default_branch", "stars", "committed_at")
    ranked = (
        files.join(dropped, on="file_id", how="anti")
        .join(failed, on="content_id", how="anti")
        .join(labels.select("file_id", "license_type", "is_vendor"), on="file_id")
        .join(repo_facts, on="repo_id")
        .join(
            allowed.unique().with_columns(has_license_note=pl.lit(value=True)),
            on="file_id",
            how="left",
        )
        .with_columns(**criterion_columns())
    )
    return ranked.select("file_id", "repo_id", "content_id", "size_bytes", *survivor)


def criterion_columns() -> dict[str, pl.Expr]:
    """Return the sortable column of each criterion; the smaller the better, never null."""
    far = pl.lit(2**62, dtype=pl.Int64)
    return {
        "license_allowed": pl.col("has_license_note").fill_null(value=False).cast(pl.Int64),
        "not_vendored": pl.col("is_vendor").cast(pl.Int64),
        "own_before_copy": (pl.col("ownership") != "own").cast(pl.Int64),
        "default_branch": pl.col("is_default_branch").fill_null(value=False).not_().cast(pl.Int64),
        "stars": -pl.col("stars").fill_null(-1),
        "oldest": pl.col("committed_at").dt.epoch("us").fill_null(far),
        "path": pl.concat_str(
            pl.col("path").str.count_matches("/", literal=True).cast(pl.String).str.zfill(6),
            pl.col("path"),
            pl.col("repo_name"),
            separator="\0",
        ),
    }


def total_order(survivor: Sequence[Criterion]) -> list[str]:
    """Return the columns by which files are sorted, survivors first; no two files tie."""
    return list(dict.fromkeys([*survivor, "file_id"]))


def deciding_criterion(survivor: Sequence[Criterion]) -> pl.Expr:
    """Return the first criterion by which a file differs from the one that stays.

    The columns of the file that stays end in ``_kept``.
    """
    because = pl.lit("file_id")
    for criterion in reversed(survivor):
        differs = pl.col(criterion) != pl.col(f"{criterion}_kept")
        because = pl.when(differs).then(pl.lit(criterion)).otherwise(because)
    return because


def copies_of(rows: pl.DataFrame, key: str, order: Sequence[str]) -> pl.DataFrame:
    """Return all but the first row of each group, with the first row's columns as ``*_kept``."""
    ordered = rows.sort([key, *order])
    kept = ordered.group_by(key, maintain_order=True).first()
    joined = ordered.join(kept, on=key, suffix="_kept")
    return joined.filter(pl.col("file_id") != pl.col("file_id_kept"))


def as_decisions(
    copies: pl.DataFrame, survivor: Sequence[Criterion], said: Mapping[str, pl.Expr]
) -> pl.DataFrame:
    """Return rows of ``decisions`` about files that have a file that stays.

    Args:
        copies: Files with the columns of the file that stays as ``*_kept``.
        survivor: Criteria by which the two were ranked.
        said: The other columns; ``kept_because`` is the criterion that decided unless it is given.

    Returns:
        ``decisions``, sorted by ``file_id``.
    """
    columns = {"kept_because": deciding_criterion(survivor), **said}
    rows = copies.select(
        "file_id", "repo_id", "content_id", kept_file_id=pl.col("file_id_kept"), **columns
    )
    return rows.select(load_contract("decisions").column_names).sort("file_id")


def evidence_of_kept(rest: str) -> pl.Expr:
    """Return the evidence as JSON: the content that stays, and further members."""
    start, end = pl.lit('{"kept_content_id":"'), pl.lit(f'",{rest}}}')
    return pl.concat_str(start, pl.col("content_id_kept"), end)
