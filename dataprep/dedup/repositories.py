"""Repositories that hold the same texts: forks, near-copies, vendored trees.

Two files hold the same when their contents lie in one cluster of near-duplicates, or where there
is none when their texts are equal; such files are a group. A group counts by its bytes, files
without any bytes not at all. What lies in very many repositories (license texts, configuration that
a tool writes) says nothing about any two of them, and is no part of what they share.

NOTE: groups are told apart by 64 bits of a digest. Two that meet by chance, of a billion less than
one pair, would add one file to what two repositories share.
"""

from __future__ import annotations

import polars as pl

from dataprep.contracts import load_contract
from dataprep.dedup.arrays import as_nodes
from dataprep.dedup.params import RepositoryParams
from dataprep.dedup.repository_pairs import shared_by_pair

_DEPTH = 6
"""Folders that are told apart: ``vendor/github.com/owner/name`` has four."""
_FACTS = ("repo_name", "other_repo_name", "n_files", "text_bytes", "other_text_bytes", "main")
_DEEPEST_FIRST = -pl.col("directory").str.count_matches("/", literal=True).cast(pl.Int64)
_SUMS = ("n_shared_files", "shared_bytes", "n_other_shared_files", "other_shared_bytes")


def held_texts(
    files: pl.LazyFrame, digests: pl.LazyFrame, clusters: pl.LazyFrame, params: RepositoryParams
) -> dict[str, pl.LazyFrame]:
    """Return the files of text with the group that each belongs to.

    Args:
        files: Files of a range; versions from the history do not count.
        digests: Their text digests; files without one are no text.
        clusters: Clusters of the contents of the range.
        params: Parameters.

    Returns:
        ``texts``: ``repo_id``, ``repo_name``, ``group``, ``directory``, ``size_bytes``.
    """
    del params
    group = as_nodes(pl.coalesce("cluster_id", "text_digest"))
    rows = (
        files.filter(~pl.col("is_history") & (pl.col("size_bytes") > 0))
        .join(digests, on="content_id")
        .join(clusters.select("content_id", "cluster_id"), on="content_id", how="left")
        .select("repo_id", "repo_name", group.alias("group"), _directory(), "size_bytes")
    )
    return {"texts": rows}


def _directory() -> pl.Expr:
    """Return the folder in which a path lies, of which at most six parts; empty for the root."""
    pattern = rf"^((?:[^/]+/){{1,{_DEPTH}}})"
    return (
        pl.col("path").str.extract(pattern).str.strip_suffix("/").fill_null("").alias("directory")
    )


def repository_groups(texts: pl.LazyFrame, params: RepositoryParams) -> dict[str, pl.DataFrame]:
    """Return what each repository holds of each group, beside all that it holds.

    Most of a repository often lies in one folder, named after it and its release, or ``src``: its
    main folder is the deepest that holds ``copy_fraction`` of its bytes.

    Args:
        texts: Rows of ``held_texts``; all files of a repository are together.
        params: Parameters.

    Returns:
        ``held``: one row per ``group`` and ``repo_id`` with ``repo_name``, the first ``directory``
        that holds it, ``place`` (the same below ``main``, the main folder), ``size_bytes`` and
        ``n_files`` in the group, ``text_bytes`` and ``n_text_files`` in all.
    """
    rows = texts.collect()
    held = rows.group_by("repo_id", "group").agg(
        pl.col("repo_name", "directory").min(),
        pl.col("size_bytes").sum(),
        n_files=pl.len().cast(pl.Int64),
    )
    whole = rows.group_by("repo_id").agg(
        text_bytes=pl.col("size_bytes").sum(), n_text_files=pl.len().cast(pl.Int64)
    )
    sums = rows.group_by("repo_id", "directory").agg(inside=pl.col("size_bytes").sum())
    main = (
        _with_folders_above(sums)
        .group_by("repo_id", "directory")
        .agg(pl.col("inside").sum())
        .join(whole, on="repo_id")
        .filter(pl.col("inside") >= params.copy_fraction * pl.col("text_bytes"))
        .sort("repo_id", _DEEPEST_FIRST, "directory")
        .unique("repo_id", keep="first", maintain_order=True)
        .select("repo_id", main="directory")
    )
    facts = whole.join(main, on="repo_id", how="left").with_columns(pl.col("main").fill_null(""))
    return {"held": held.join(facts, on="repo_id").with_columns(place=_place())}


def _with_folders_above(rows: pl.DataFrame) -> pl.DataFrame:
    """Return rows once for each folder at or above their ``directory``, the root left out."""
    parts = pl.col("directory").str.split("/")
    above = [parts.list.head(depth).list.join("/") for depth in range(1, _DEPTH + 1)]
    return (
        rows.filter(pl.col("directory") != "")
        .with_columns(directory=pl.concat_list(above).list.unique())
        .explode("directory")
    )


def _place() -> pl.Expr:
    """Return ``directory`` below ``main``, or whole and marked where it does not lie there."""
    directory, main = pl.col("directory"), pl.col("main")
    inside = pl.concat_str(main, pl.lit("/"))
    return (
        pl.when((main == "") | (directory == main))
        .then(pl.when(main == "").then(directory).otherwise(pl.lit("")))
        .when(directory.str.starts_with(inside))
        .then(directory.str.slice(inside.str.len_chars()))
        .otherwise(pl.concat_str(pl.lit("/"), directory))
    )


def shared_groups(held: pl.LazyFrame, params: RepositoryParams) -> dict[str, pl.DataFrame]:
    """Return what repositories share, by the folder of the first one in which it lies.

    Args:
        held: Rows of ``repository_groups``; all repositories that hold a group are together.
        params: Parameters.

    Returns:
        ``shared``: one row per ordered pair of repositories and ``directory`` of the first one.
        ``shared_bytes`` and ``n_shared_files`` are of the first one, ``other_shared_bytes`` and
        ``n_other_shared_files`` of the other one, ``same_place_bytes`` those of the other one that
        lie in the same ``place``. ``pair`` is the same for both orders.
    """
    n_holders = pl.len().over("group")
    rows = held.filter(n_holders.is_between(2, params.most_repositories)).collect()
    return {"shared": shared_by_pair(rows)}


def repository_overlaps(shared: pl.LazyFrame, params: RepositoryParams) -> dict[str, pl.DataFrame]:
    """Return which repositories are copies of others, hold them, or share a part with them.

    Args:
        shared: Rows of ``shared_groups``; all of two repositories are together.
        params: Parameters.

    Returns:
        ``repository_overlaps``, sorted by ``repo_id`` and ``other_repo_id``.
    """
    rows = shared.collect()
    sums = pl.col(*_SUMS, "same_place_bytes").sum()
    summed = rows.group_by("repo_id", "other_repo_id").agg(pl.col(_FACTS).first(), sums)
    pairs = summed.with_columns(
        overlap_fraction=pl.col("shared_bytes") / pl.col("text_bytes"),
        other_overlap_fraction=pl.col("other_shared_bytes") / pl.col("other_text_bytes"),
    )
    placed = _with_directory(pairs, rows, params)
    named = _with_kind(placed, params)
    told = named.filter(
        (pl.col("overlap_fraction") >= params.least_fraction)
        | pl.col("kind").is_in(["copy", "contained", "within"])
    )
    columns = load_contract("repository_overlaps").column_names
    return {"repository_overlaps": told.select(columns).sort("repo_id", "other_repo_id")}


def _with_directory(
    pairs: pl.DataFrame, rows: pl.DataFrame, params: RepositoryParams
) -> pl.DataFrame:
    """Return pairs with the ``directory`` of the first repository that holds the other; or null.

    Of folders that hold enough, the one with most of it, then the deepest, then by name. A
    repository that is nothing but the other one does not hold it in a folder; nor does one in which
    most of the other lies in the same place: the folders are then the other's own.
    """
    able = pairs.filter(
        pl.col("overlap_fraction") < params.copy_fraction,
        pl.col("other_overlap_fraction") >= params.contained_fraction,
        pl.col("n_other_shared_files") >= params.contained_files,
        pl.col("same_place_bytes") * 2 < pl.col("other_shared_bytes"),
    )
    keys = ("repo_id", "other_repo_id")
    above_main = pl.concat_str(pl.col("main"), pl.lit("/")).str.starts_with(
        pl.concat_str(pl.col("directory"), pl.lit("/"))
    )
    folders = (
        _with_folders_above(rows.join(able.select(keys), on=keys, how="semi"))
        .group_by(*keys, "directory", "other_text_bytes", "main")
        .agg(inside=pl.col("other_shared_bytes").sum())
        .filter(pl.col("inside") >= params.contained_fraction * pl.col("other_text_bytes"))
        .filter(~above_main)
        .sort(*keys, -pl.col("inside"), _DEEPEST_FIRST, "directory")
        .unique(keys, keep="first", maintain_order=True)
    )
    return pairs.join(folders.select(*keys, "directory"), on=keys, how="left")


def _with_kind(pairs: pl.DataFrame, params: RepositoryParams) -> pl.DataFrame:
    """Return pairs with their ``kind``; see the contract of ``repository_overlaps``."""
    holds = pairs.filter(pl.col("directory").is_not_null())
    held = holds.select(repo_id="other_repo_id", other_repo_id="repo_id", is_within=pl.lit(1))
    own, other = pl.col("overlap_fraction"), pl.col("other_overlap_fraction")
    size, other_size = pl.col("text_bytes"), pl.col("other_text_bytes")
    of_smaller = (
        pl.when(size < other_size)
        .then(own)
        .when(size > other_size)
        .then(other)
        .otherwise(pl.max_horizontal(own, other))
    )
    of_larger = (
        pl.when(size > other_size)
        .then(own)
        .when(size < other_size)
        .then(other)
        .otherwise(pl.min_horizontal(own, other))
    )
    is_copy = (
        (of_smaller >= params.copy_fraction)
        & (of_larger >= params.copy_of_larger_fraction)
        & (pl.min_horizontal("n_shared_files", "n_other_shared_files") >= params.copy_files)
    )
    kind = (
        pl.when(pl.col("directory").is_not_null())
        .then(pl.lit("contained"))
        .when(pl.col("is_within").is_not_null())
        .then(pl.lit("within"))
        .when(is_copy)
        .then(pl.lit("copy"))
        .when(own >= params.partial_fraction)
        .then(pl.lit("partial"))
        .otherwise(pl.lit("slight"))
    )
    return pairs.join(held, on=["repo_id", "other_repo_id"], how="left").with_columns(kind=kind)
