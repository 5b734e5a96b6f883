"""What is alike in a corpus, as tables: clusters, similarities, repositories, removals.

Every table is bounded in rows; what is read of a large run is read piece by piece.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dataprep.report.reading import FinishedRun, Piece

if TYPE_CHECKING:
    import polars as pl

_GROUPS = ("duplicates", "near-duplicates")
_NEAR = "dedup.near"
_BIN = 0.02
_SLACK = 1e-9
"""Of a division: what lies at the low end of a bin belongs to it."""
_PATHS_SHOWN = 3
_UNKNOWN = "unknown"
_MOST_SHARES = 50


@dataclass(frozen=True, slots=True)
class Cluster:
    """A component of near-duplicates.

    Attributes:
        cluster_id: Its id.
        n_contents: Distinct contents.
        n_files: Files with these contents.
        n_kept: Those of them that are kept.
        n_repositories: Repositories that hold them.
        size_bytes: Bytes of the files.
        paths: Examples, ``repository:path``.
        survivor: The file that most of them went for, ``repository:path``; None where none did.
    """

    cluster_id: str
    n_contents: int
    n_files: int
    n_kept: int
    n_repositories: int
    size_bytes: int
    paths: tuple[str, ...]
    survivor: str | None


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs of contents, and removed files, whose similarity is in ``low`` to ``low`` + 0.02."""

    low: float
    n_pairs: int
    n_removed: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """A row of ``repository_overlaps``; see its contract."""

    repo_id: str
    other_repo_id: str
    repo_name: str
    other_repo_name: str
    kind: str
    overlap_fraction: float
    other_overlap_fraction: float
    n_shared_files: int
    shared_bytes: int
    n_files: int
    text_bytes: int
    directory: str | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which share of a repository's text lies in which other one.

    Attributes:
        repo_ids: The repositories that share most, in the order of rows and columns.
        repo_names: Their names.
        fractions: Row by row; None for a repository itself, and where the table has no row.
    """

    repo_ids: tuple[str, ...]
    repo_names: tuple[str, ...]
    fractions: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """Files that a rule removed as duplicates, by a value of theirs."""

    rule_id: str
    name: str
    n_files: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What is alike. None stands for what the run did not look for.

    Attributes:
        clusters: The largest clusters by files.
        similarities: Bins from the smallest similarity to the largest, none left out between them.
        overlaps: The pairs of repositories that share most, each once, from the side of the one
            of which the larger share lies in the other.
        matrix: The repositories that share most with each other.
        removed: Removals by ``rule``, ``language`` and ``license_type``, the most bytes first.
    """

    clusters: tuple[Cluster, ...] | None
    similarities: tuple[Bin, ...] | None
    overlaps: tuple[Overlap, ...] | None
    matrix: Matrix | None
    removed: dict[str, tuple[Removed, ...]]


def read_duplicates(run: FinishedRun, most: int = 12) -> Duplicates:
    """Return what is alike in a run.

    Args:
        run: The run.
        most: Clusters, pairs of repositories and rows of the matrix.
    """
    has_overlaps = run.has("repository_overlaps")
    return Duplicates(
        clusters=largest_clusters(run, most) if run.has("clusters") else None,
        similarities=similarities(run) if run.has("pairs") else None,
        overlaps=largest_overlaps(run, most) if has_overlaps else None,
        matrix=overlap_matrix(run, most) if has_overlaps else None,
        removed=removed(run),
    )


def largest_clusters(run: FinishedRun, most: int) -> tuple[Cluster, ...]:
    """Return the clusters with most files, then most bytes."""
    import polars as pl

    sums = pl.concat(
        _clustered(run, piece)
        .group_by("cluster_id")
        .agg(pl.len().cast(pl.Int64).alias("n_files"), pl.col("size_bytes").sum())
        .collect()
        for piece in run.pieces
    )
    top = (
        sums.group_by("cluster_id")
        .sum()
        .sort("n_files", "size_bytes", "cluster_id", descending=[True, True, False])
        .head(most)
    )
    chosen = top.select("cluster_id").lazy()
    files = pl.concat(
        _with_fates(run, piece, _clustered(run, piece).join(chosen, on="cluster_id", how="semi"))
        for piece in run.pieces
    )
    survivors = _survivors(files)
    return tuple(
        _cluster(files.filter(pl.col("cluster_id") == cluster_id), survivors.get(cluster_id))
        for cluster_id in top["cluster_id"]
    )


def _clustered(run: FinishedRun, piece: Piece) -> pl.LazyFrame:
    """Return the files of a piece that lie in a cluster."""
    files = run.scan("files", piece).select(
        "file_id", "repo_id", "content_id", "repo_name", "path", "size_bytes"
    )
    clusters = run.scan("clusters", piece).select("content_id", "cluster_id")
    return files.join(clusters, on="content_id")


def _with_fates(run: FinishedRun, piece: Piece, files: pl.LazyFrame) -> pl.DataFrame:
    """Return files with ``is_kept``, and ``kept_file_id`` of those that another stays for."""
    import polars as pl

    kept = run.scan("dispositions", piece).filter(pl.col("disposition") == "kept")
    near = run.scan("decisions", piece).filter(pl.col("stage") == _NEAR)
    return (
        files.join(kept.select("file_id", is_kept=pl.lit(value=True)), on="file_id", how="left")
        .join(near.select("file_id", "kept_file_id"), on="file_id", how="left")
        .with_columns(pl.col("is_kept").fill_null(value=False))
        .collect()
    )


def _survivors(files: pl.DataFrame) -> dict[str, str]:
    """Return for each cluster the file that most of its files go for, as people name it."""
    import polars as pl

    named = (
        files.filter(pl.col("kept_file_id").is_not_null())
        .group_by("cluster_id", "kept_file_id")
        .len()
        .sort(-pl.col("len").cast(pl.Int64), "kept_file_id")
        .unique("cluster_id", keep="first", maintain_order=True)
    )
    # A survivor matches what goes for it, and so lies in the same cluster.
    names = files.select(kept_file_id="file_id", survivor=_shown())
    return dict(named.join(names, on="kept_file_id").select("cluster_id", "survivor").iter_rows())


def _shown() -> pl.Expr:
    import polars as pl

    return pl.concat_str("repo_name", pl.lit(":"), "path")


def _cluster(files: pl.DataFrame, survivor: str | None) -> Cluster:
    return Cluster(
        cluster_id=files.item(0, "cluster_id"),
        n_contents=files["content_id"].n_unique(),
        n_files=files.height,
        n_kept=int(files["is_kept"].sum()),
        n_repositories=files["repo_id"].n_unique(),
        size_bytes=int(files["size_bytes"].sum()),
        paths=tuple(files.select(_shown()).to_series().unique().sort().head(_PATHS_SHOWN)),
        survivor=survivor,
    )


def similarities(run: FinishedRun) -> tuple[Bin, ...]:
    """Return how similar verified pairs are, and how similar what was removed is to what stays.

    Pairs are those of the run's contents, each once. Bins begin at the threshold of the recipe.
    """
    import polars as pl

    start = _threshold(run)
    pairs: Counter[int] = Counter()
    removals: Counter[int] = Counter()
    contents = run.scan("clusters").select(content_b="content_id").unique()
    for piece in run.pieces:
        own = run.scan("clusters", piece).select(content_a="content_id")
        # NOTE: the table holds pairs of all runs of the store, and a run that was killed may have
        # left some that a later one wrote again.
        known = _of_piece(run.scan("pairs"), piece).join(own, on="content_a", how="semi")
        of_run = known.join(contents, on="content_b", how="semi")
        pairs.update(_binned(of_run.unique(["content_a", "content_b"]), "jaccard", start))
        near = (pl.col("stage") == _NEAR) & (pl.col("action") == "drop")
        gone = run.scan("decisions", piece).filter(near)
        removals.update(_binned(gone, "similarity", start))
    last = max([*pairs, *removals], default=-1)
    return tuple(
        Bin(round(start + place * _BIN, 4), pairs[place], removals[place])
        for place in range(last + 1)
    )


def _of_piece(pairs: pl.LazyFrame, piece: Piece) -> pl.LazyFrame:
    import polars as pl

    pairs = pairs.filter(pl.col("content_a") >= piece.low)
    return pairs if piece.high is None else pairs.filter(pl.col("content_a") < piece.high)


def _threshold(run: FinishedRun) -> float:
    """Return the threshold of the run; where it is not told, the bin of the least similar pair."""
    import polars as pl

    told = cast("dict[str, float] | None", run.record.get("near_duplicates"))
    if told is not None:
        return told["threshold"]
    least = run.scan("pairs").select(pl.col("jaccard").min()).collect().item()
    return 0.0 if least is None else int(least / _BIN + _SLACK) * _BIN


def _binned(rows: pl.LazyFrame, column: str, start: float) -> dict[int, int]:
    import polars as pl

    place = ((pl.col(column) - start) / _BIN + _SLACK).floor().clip(0).cast(pl.Int64)
    counts = rows.group_by(place.alias("place")).agg(pl.len().cast(pl.Int64)).collect()
    return dict(counts.iter_rows())


def largest_overlaps(run: FinishedRun, most: int) -> tuple[Overlap, ...]:
    """Return the pairs of repositories that share most bytes, each pair once.

    Of the two rows of a pair the one of the larger share; of a repository that lies in another one
    the row of that other.
    """
    import polars as pl

    ends = [
        pl.min_horizontal("repo_id", "other_repo_id"),
        pl.max_horizontal("repo_id", "other_repo_id"),
    ]
    rows = (
        run.scan("repository_overlaps")
        .filter(pl.col("kind") != "within")
        .with_columns(low=ends[0], high=ends[1])
        .sort(
            pl.col("kind") != "contained", -pl.col("overlap_fraction"), "repo_id", "other_repo_id"
        )
        .unique(["low", "high"], keep="first", maintain_order=True)
        .sort(-pl.col("shared_bytes"), "repo_id", "other_repo_id")
        .drop("low", "high")
        .head(most)
        .collect()
    )
    return tuple(Overlap(**row) for row in rows.iter_rows(named=True))


def overlap_matrix(run: FinishedRun, most: int) -> Matrix:
    """Return the repositories that share most bytes with others, and what share lies in which."""
    import polars as pl

    rows = run.scan("repository_overlaps")
    chosen = (
        rows.group_by("repo_id", "repo_name")
        .agg(pl.col("shared_bytes").sum())
        .sort(-pl.col("shared_bytes"), "repo_id")
        .head(most)
        .sort("repo_name", "repo_id")
        .collect()
    )
    ids = chosen["repo_id"]
    among = rows.filter(
        pl.col("repo_id").is_in(ids.implode()), pl.col("other_repo_id").is_in(ids.implode())
    )
    found = among.select("repo_id", "other_repo_id", "overlap_fraction").collect()
    fractions = {(one, other): fraction for one, other, fraction in found.iter_rows()}
    return Matrix(
        repo_ids=tuple(ids),
        repo_names=tuple(chosen["repo_name"]),
        fractions=tuple(tuple(fractions.get((one, other)) for other in ids) for one in ids),
    )


def removed(run: FinishedRun) -> dict[str, tuple[Removed, ...]]:
    """Return what was removed as a duplicate by rule, by language and by category of license."""
    import polars as pl

    counted = pl.concat(_removed_of(run, piece) for piece in run.pieces)
    names = {"rule": "rule_id", "language": "language", "license_type": "license_type"}
    return {name: _by(counted, column) for name, column in names.items()}


def _removed_of(run: FinishedRun, piece: Piece) -> pl.DataFrame:
    import polars as pl

    gone = run.scan("dispositions", piece).filter(
        pl.col("disposition") != "kept", pl.col("rule_group").is_in(_GROUPS)
    )
    labels = run.scan("labels", piece).select("file_id", "language", "license_type")
    return (
        gone.select("file_id", "rule_id", "size_bytes")
        .join(labels, on="file_id", how="left")
        .group_by("rule_id", "language", "license_type")
        .agg(pl.len().cast(pl.Int64).alias("n_files"), pl.col("size_bytes").sum())
        .collect()
    )


def _by(counted: pl.DataFrame, column: str) -> tuple[Removed, ...]:
    import polars as pl

    rows = (
        counted.group_by("rule_id", name=pl.col(column).fill_null(_UNKNOWN))
        .agg(pl.col("n_files", "size_bytes").sum())
        .sort(-pl.col("size_bytes"), "rule_id", "name")
        .head(_MOST_SHARES)
    )
    return tuple(Removed(**row) for row in rows.iter_rows(named=True))
