"""The law of the funnel: what goes in comes out, or is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.engine.plan import Parts
from dataprep.engine.store import Store
from dataprep.errors import ConservationError

if TYPE_CHECKING:
    import polars as pl


def check_conservation(store: Store, parts: Parts) -> None:
    """Check that nothing was lost or made up, repository by repository.

    Every entry of a repository's tree is in ``files`` or ``quarantine``; every file has one row in
    ``labels`` and in ``dispositions``; each rule was applied to every file or says why not.

    Raises:
        ConservationError: Counts do not add up; names the repositories and the counts.
    """
    import polars as pl

    repos = store.scan("repos", parts.files("repos"))
    by_repo = pl.len().cast(pl.Int64)
    files = _count(store, parts, "files", by_repo.alias("files"))
    labels = _count(store, parts, "labels", by_repo.alias("labels"))
    dispositions = _count(store, parts, "dispositions", by_repo.alias("dispositions"))
    counts = (
        repos.select("repo_id", "repo_name", "n_entries", "n_files", "n_quarantined")
        .join(files, on="repo_id", how="left")
        .join(labels, on="repo_id", how="left")
        .join(dispositions, on="repo_id", how="left")
        .with_columns(pl.col("files", "labels", "dispositions").fill_null(0))
        .collect()
    )
    wrong = counts.filter(
        (pl.col("n_entries") != pl.col("n_files") + pl.col("n_quarantined"))
        | pl.any_horizontal(
            pl.col(name) != pl.col("n_files") for name in ("files", "labels", "dispositions")
        )
    )
    faults = [", ".join(f"{k} {v}" for k, v in row.items()) for row in wrong.head(5).to_dicts()]
    faults += _rule_faults(store, parts, counts.select("repo_id", "n_files"))
    if faults:
        raise ConservationError("counts do not add up: " + "; ".join(faults))


def _count(store: Store, parts: Parts, table: str, what: pl.Expr) -> pl.LazyFrame:
    return store.scan(table, parts.files(table)).group_by("repo_id").agg(what)


def _rule_faults(store: Store, parts: Parts, files: pl.DataFrame) -> list[str]:
    import polars as pl

    applied = pl.sum_horizontal("n_hits", "n_passed", "n_not_applicable", "n_missing")
    sums = (
        store.scan("rule_counts", parts.files("rule_counts"))
        .group_by("repo_id", "rule_id")
        .agg(n_applied=applied.sum())
        .join(files.lazy(), on="repo_id")
        .filter(pl.col("n_applied") != pl.col("n_files"))
        .collect()
    )
    return [
        f"rule {row['rule_id']} met {row['n_applied']} of {row['n_files']} files"
        for row in sums.head(5).to_dicts()
    ]
