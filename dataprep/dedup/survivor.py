"""Which of several copies stays: a total order that the recipe states."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dataprep.recipe import Criterion

_FAILED = "stage-failed"


def sound_files(files: pl.LazyFrame, quarantine: pl.LazyFrame) -> pl.LazyFrame:
    """Return the files on whose content no stage failed: the others stay in no case.

    Args:
        files: Files of a range.
        quarantine: What could not be processed; its rows without a path concern contents.
    """
    failed = quarantine.filter(pl.col("rule_id") == _FAILED).select("content_id").unique()
    return files.join(failed, on="content_id", how="anti")


def admitted_files(
    repos: pl.LazyFrame,
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    decisions: pl.LazyFrame,
    survivor: Sequence[Criterion],
) -> pl.LazyFrame:
    """Return the files that nothing drops so far, with what ranks them as survivors.

    Only these take part, so that no survivor is dropped by another rule and takes its copies along.

    Args:
        repos: All repositories.
        files: Files of a range.
        labels: Their labels.
        decisions: What has been decided about them.
        survivor: Criteria, the first that tells two files apart decides.

    Returns:
        ``file_id``, ``repo_id``, ``content_id``, ``size_bytes`` and one sortable column for each
        criterion, the smaller the better, never null.
    """
    dropped = decisions.filter(pl.col("action") == "drop").select("file_id").unique()
    allowed = decisions.filter(pl.col("rule_id").str.starts_with("license-")).select("file_id")
    repo_facts = repos.select("repo_id", "ownership", "is_default_branch", "stars", "committed_at")
    ranked = (
        files.join(dropped, on="file_id", how="anti")
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
