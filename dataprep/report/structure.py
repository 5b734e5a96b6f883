"""What was read of syntax and dependencies in a run, in numbers.

What is read of a large run is read piece by piece, or summed where it lies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.report.reading import FinishedRun, Piece

if TYPE_CHECKING:
    import polars as pl

SELF = "self"
"""Reason of statements that name the text's own package or file; they import nothing."""
_PARSED = "parsed"
_STATUSES = ("internal", "standard", "external", "unresolved")
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LanguageTrees:
    """The trees of a language.

    Attributes:
        language: The language.
        n_files: Files with a tree.
        size_bytes: Their bytes.
        error_fraction: Share of these bytes that the parser could not read.
    """

    language: str
    n_files: int
    size_bytes: int
    error_fraction: float


@dataclass(frozen=True, slots=True)
class Trees:
    """How texts read as trees. Files are counted, not distinct texts.

    Attributes:
        n_files: Files that are text.
        n_parsed: Those with a tree.
        without: Files without one by status, the most first.
        languages: Languages with a tree, the largest share of errors first.
    """

    n_files: int
    n_parsed: int
    without: dict[str, int]
    languages: tuple[LanguageTrees, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A package of others that files import."""

    package: str
    n_files: int
    n_imports: int


@dataclass(frozen=True, slots=True)
class Imports:
    """What became of imports: of rows of ``imports``, but those that name their own file.

    Attributes:
        n_imports: All of them.
        statuses: Imports by status: internal, standard, external, unresolved.
        reasons: Unresolved ones by reason, the most first.
        packages: External packages, those that most files import first.
    """

    n_imports: int
    statuses: dict[str, int]
    reasons: dict[str, int]
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Edges between files.

    Attributes:
        n_edges: All of them.
        kinds: Edges by kind, the most first.
        n_cycles: Sets of files that depend on one another; None where no order was made.
        largest_cycle: Files of the largest one; 0 without any, None where no order was made.
    """

    n_edges: int
    kinds: dict[str, int]
    n_cycles: int | None
    largest_cycle: int | None


@dataclass(frozen=True, slots=True)
class Structure:
    """What was read of syntax and dependencies. None stands for what did not run."""

    trees: Trees | None
    imports: Imports | None
    dependencies: Dependencies | None


def read_structure(run: FinishedRun, most: int = 12) -> Structure | None:
    """Return what was read of syntax and dependencies; None where the run did not look for any.

    Args:
        run: The run.
        most: External packages.
    """
    if not run.has("syntax") and not run.has("edges"):
        return None
    return Structure(
        trees=_trees(run) if run.has("syntax") else None,
        imports=_imports(run, most) if run.has("resolutions") else None,
        dependencies=_dependencies(run) if run.has("edges") else None,
    )


def _trees(run: FinishedRun) -> Trees:
    import polars as pl

    rows = (
        pl.concat(_trees_of(run, piece) for piece in run.pieces)
        .group_by("status", pl.col("language").fill_null(_UNKNOWN))
        .agg(pl.col("n_files", "size_bytes", "error_bytes").sum())
    )
    parsed = rows.filter(pl.col("status") == _PARSED)
    without: Counter[str] = Counter()
    for status, number in rows.select("status", "n_files").iter_rows():
        without[status] += number if status != _PARSED else 0
    return Trees(
        n_files=int(rows["n_files"].sum()),
        n_parsed=int(parsed["n_files"].sum()),
        without=_sorted(without),
        languages=_languages(parsed),
    )


def _trees_of(run: FinishedRun, piece: Piece) -> pl.DataFrame:
    """Return files and bytes of a piece by status and language."""
    import polars as pl

    syntax = run.scan("syntax", piece).select(
        "content_id", "language", "status", "size_bytes", "error_fraction"
    )
    labels = run.scan("labels", piece).select("content_id", "language")
    return (
        labels.join(syntax, on=["content_id", "language"], nulls_equal=True)
        .group_by("status", "language")
        .agg(
            pl.len().cast(pl.Int64).alias("n_files"),
            pl.col("size_bytes").sum(),
            error_bytes=(pl.col("error_fraction") * pl.col("size_bytes")).sum(),
        )
        .collect()
    )


def _languages(parsed: pl.DataFrame) -> tuple[LanguageTrees, ...]:
    found = [
        # NOTE: sums of floats differ by the order of their terms; what is shown must not.
        LanguageTrees(language, n_files, size_bytes, round(error_bytes / max(size_bytes, 1), 6))
        for language, n_files, size_bytes, error_bytes in parsed.select(
            "language", "n_files", "size_bytes", "error_bytes"
        ).iter_rows()
    ]
    return tuple(sorted(found, key=lambda one: (-one.error_fraction, one.language)))


def _imports(run: FinishedRun, most: int) -> Imports:
    import polars as pl

    rows = run.scan("resolutions").filter(pl.col("reason").fill_null("") != SELF)
    counts = rows.group_by("status", "reason").agg(pl.len().cast(pl.Int64).alias("n"))
    statuses = dict.fromkeys(_STATUSES, 0)
    reasons: Counter[str] = Counter()
    for status, reason, number in counts.collect(engine="streaming").iter_rows():
        statuses[status] += number
        if reason is not None:
            reasons[reason] += number
    packages = (
        rows.filter(pl.col("status") == "external", pl.col("package").is_not_null())
        .group_by("package", "file_id")
        .agg(pl.len().cast(pl.Int64).alias("n_imports"))
        .group_by("package")
        .agg(pl.len().cast(pl.Int64).alias("n_files"), pl.col("n_imports").sum())
        .sort(-pl.col("n_files"), -pl.col("n_imports"), "package")
        .head(most)
        .collect(engine="streaming")
    )
    return Imports(
        n_imports=sum(statuses.values()),
        statuses=statuses,
        reasons=_sorted(reasons),
        packages=tuple(Package(**row) for row in packages.iter_rows(named=True)),
    )


def _dependencies(run: FinishedRun) -> Dependencies:
    import polars as pl

    edges = run.scan("edges").group_by("kind").agg(pl.len().cast(pl.Int64))
    kinds = dict(edges.collect(engine="streaming").iter_rows())
    cycles = (
        run.scan("file_order")
        .filter(pl.col("cycle").is_not_null())
        .group_by("repo_id", "cycle")
        .agg(pl.len().cast(pl.Int64).alias("n"))
        .select(n_cycles=pl.len().cast(pl.Int64), largest=pl.col("n").max().fill_null(0))
        .collect(engine="streaming")
    )
    has_order = run.has("file_order")
    return Dependencies(
        n_edges=sum(kinds.values()),
        kinds=_sorted(kinds),
        n_cycles=int(cycles.item(0, "n_cycles")) if has_order else None,
        largest_cycle=int(cycles.item(0, "largest")) if has_order else None,
    )


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    """Return what is counted at least once, the most first."""
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {name: number for name, number in order if number}
