"""Which of two copies of a repository is the original."""

from __future__ import annotations

import polars as pl

from dataprep.dedup.survivor import criterion_columns

_CRITERIA = ("own_before_copy", "default_branch", "stars", "oldest")


def originals(repos: pl.LazyFrame, repository_overlaps: pl.LazyFrame) -> pl.LazyFrame:
    """Return the repositories that are copies, each with its original.

    Of two copies the original is the company's own, then the one on its default branch, with more
    stars, of the older revision, with more bytes of text, of the first name. A copy of several is
    told with the first of them in this order.

    Args:
        repos: All repositories.
        repository_overlaps: Rows of ``dedup.repositories``.

    Returns:
        ``repo_id``, ``original_id`` and ``copy_rank``: from 1 on, unique, an original that is a copy
        itself before its copies.
    """
    copies = repository_overlaps.filter(pl.col("kind") == "copy")
    sizes = copies.select("repo_id", "text_bytes").unique("repo_id")
    criteria = criterion_columns()
    order = [*(criteria[name] for name in _CRITERIA), -pl.col("text_bytes"), "repo_name", "repo_id"]
    ranked = (
        repos.join(sizes, on="repo_id")
        .sort(order)
        .with_row_index("copy_rank", offset=1)
        .select("repo_id", pl.col("copy_rank").cast(pl.Int64))
    )
    return (
        copies.select("repo_id", original_id="other_repo_id")
        .join(ranked, on="repo_id")
        .join(ranked, left_on="original_id", right_on="repo_id", suffix="_original")
        .filter(pl.col("copy_rank_original") < pl.col("copy_rank"))
        .sort("repo_id", "copy_rank_original")
        .unique("repo_id", keep="first", maintain_order=True)
        .select("repo_id", "original_id", "copy_rank")
    )


def with_originals(files: pl.LazyFrame, found: pl.LazyFrame | None) -> pl.LazyFrame:
    """Return files with ``original_id``, null but for copies, and ``copy_rank``, 0 but for them.

    Args:
        files: Files with ``repo_id``.
        found: Rows of ``originals``; None where copies of repositories do not count.
    """
    if found is None:
        nothing = pl.lit(None, dtype=pl.String)
        return files.with_columns(original_id=nothing, copy_rank=pl.lit(0, dtype=pl.Int64))
    return files.join(found, on="repo_id", how="left").with_columns(
        pl.col("copy_rank").fill_null(0)
    )
