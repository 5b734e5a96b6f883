"""The law of the funnel: what goes in comes out, or is accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dataprep.contracts import load_contract
from dataprep.engine.plan import Parts
from dataprep.engine.ranges import Range, count_for, split
from dataprep.engine.store import Store
from dataprep.errors import ConservationError
from dataprep.stage import Scope, Stage

if TYPE_CHECKING:
    import polars as pl

ROWS_PER_RANGE = 200_000


def pieces(parts: Parts) -> tuple[Range, ...]:
    """Return the ranges in which tables of files are read, few enough rows each for memory."""
    return split(count_for(parts.rows("files"), ROWS_PER_RANGE))


def check_units(stage: Stage, units: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> None:
    """Check that a ``CONTENT`` stage has a row, or a row of quarantine, for each unit.

    Tables whose key is not the stage's unit hold any number of rows for one, and are passed over.

    Args:
        stage: The stage.
        units: The units that it was asked for.
        frames: Its tables; ``quarantine`` with the columns ``unit_*``.

    Raises:
        ConservationError: Some are missing; says how many of how many.
    """
    unit = list(stage.unit)
    asked = units.select(unit)
    if frames["quarantine"].height:
        names = {f"unit_{name}": name for name in unit}
        failed = frames["quarantine"].select(list(names)).rename(names)
        asked = asked.join(failed, on=unit, how="anti", nulls_equal=True)
    for table in stage.writes:
        if set(load_contract(table).key) != set(unit) or asked.equals(frames[table].select(unit)):
            continue
        lost = asked.join(frames[table], on=unit, how="anti", nulls_equal=True).height
        more = frames[table].join(units, on=unit, how="anti", nulls_equal=True).height
        if lost or more:
            raise ConservationError(
                f"counts do not add up: of {units.height:,} units stage '{stage.name}' left "
                f"{lost:,} out of '{table}', and it made {more:,} up"
            )


def check_conservation(store: Store, parts: Parts) -> None:
    """Check that nothing was lost or made up, repository by repository.

    Every entry of a repository's tree is in ``files`` or ``quarantine``; every file has one row in
    ``labels`` and in ``dispositions``; each rule was applied to every file or says why not.

    Raises:
        ConservationError: Counts do not add up; names the repositories and the counts.
    """
    counts = _file_counts(store, parts)
    names = ("files", "labels", "dispositions")
    wrong = counts.filter(
        (counts["n_entries"] != counts["n_files"] + counts["n_quarantined"])
        | _any_differs(counts, names, "n_files")
    )
    faults = [", ".join(f"{k} {v}" for k, v in row.items()) for row in wrong.head(5).to_dicts()]
    faults += _quarantine_faults(store, parts, counts)
    faults += _rule_faults(store, parts, counts)
    faults += _content_faults(parts)
    if faults:
        raise ConservationError("counts do not add up: " + "; ".join(faults))


def _any_differs(counts: pl.DataFrame, names: tuple[str, ...], from_name: str) -> pl.Series:
    import polars as pl

    differs = pl.any_horizontal(pl.col(name) != pl.col(from_name) for name in names)
    return counts.select(differs).to_series()


def _file_counts(store: Store, parts: Parts) -> pl.DataFrame:
    """Return one row per repository: what it says of itself, and the rows of each table."""
    import polars as pl

    stated = ("repo_id", "repo_name", "n_entries", "n_files", "n_quarantined")
    counts = store.scan("repos", parts.inputs("repos")).select(stated).collect()
    for table in ("files", "labels", "dispositions"):
        counts = counts.join(_per_repo(store, parts, table), on="repo_id", how="left")
    return counts.with_columns(pl.col("files", "labels", "dispositions").fill_null(0))


def _per_repo(store: Store, parts: Parts, table: str) -> pl.DataFrame:
    """Return the rows of a table by repository, counted range by range."""
    import polars as pl

    total = pl.DataFrame(schema={"repo_id": pl.String, table: pl.Int64})
    for piece in pieces(parts):
        rows = store.scan(table, parts.inputs(table), piece).group_by("repo_id")
        found = rows.agg(pl.len().cast(pl.Int64).alias(table)).collect()
        total = pl.concat([total, found]).group_by("repo_id").agg(pl.col(table).sum())
    return total


def _quarantine_faults(store: Store, parts: Parts, counts: pl.DataFrame) -> Iterator[str]:
    """Yield the quarantined entries of each repository where they differ from what it says."""
    import polars as pl

    entries = (
        store.scan("quarantine", parts.inputs("quarantine"))
        .filter(pl.col("repo_id").is_not_null() & pl.col("content_id").is_null())
        .group_by("repo_id")
        .agg(pl.len().cast(pl.Int64).alias("found"))
        .collect()
    )
    joined = counts.join(entries, on="repo_id", how="left").with_columns(
        pl.col("found").fill_null(0)
    )
    wrong = joined.filter(pl.col("found") != pl.col("n_quarantined"))
    for row in wrong.head(5).to_dicts():
        yield f"{row['repo_name']}: {row['found']} of {row['n_quarantined']} entries in quarantine"


def _content_faults(parts: Parts) -> Iterator[str]:
    """Yield the content stages whose rows and quarantined units are not their units."""
    for stage, part in parts.of_scope(Scope.CONTENT):
        n_units, n_failed = part.counts.get("n_units", 0), part.counts.get("n_failed", 0)
        for table in stage.writes:
            by_unit = set(load_contract(table).key) == set(stage.unit)
            if by_unit and part.rows.get(table, 0) + n_failed != n_units:
                yield (
                    f"stage '{stage.name}' was given {n_units:,} units, wrote "
                    f"{part.rows.get(table, 0):,} rows of '{table}' and quarantined {n_failed:,}"
                )


def _rule_faults(store: Store, parts: Parts, files: pl.DataFrame) -> list[str]:
    import polars as pl

    applied = pl.sum_horizontal("n_hits", "n_passed", "n_not_applicable", "n_missing")
    sums = (
        store.scan("rule_counts", parts.inputs("rule_counts"))
        .group_by("repo_id", "rule_id")
        .agg(n_applied=applied.sum())
        .join(files.lazy(), on="repo_id")
        .filter(pl.col("n_applied") != pl.col("n_files"))
        .collect(engine="streaming")
    )
    return [
        f"rule {row['rule_id']} met {row['n_applied']} of {row['n_files']} files"
        for row in sums.sort("repo_id", "rule_id").head(5).to_dicts()
    ]
