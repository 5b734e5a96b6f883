"""Near-duplicate files: a file goes only when a file that stays matches it, by exact Jaccard."""

from __future__ import annotations

import numpy as np
import polars as pl

from dataprep.dedup.arrays import as_binary, as_flat, as_matrix, as_slices
from dataprep.dedup.bands import cuts_of
from dataprep.dedup.greedy import Survival, survive_by_pairs, survive_by_sets
from dataprep.dedup.originals import originals, with_originals
from dataprep.dedup.pairs import Evidence, Pairs, low_bytes
from dataprep.dedup.params import NearDuplicateParams
from dataprep.dedup.shingles import shingle_sets
from dataprep.dedup.survivor import (
    admitted_files,
    as_decisions,
    deciding_criterion,
    evidence_of_kept,
    total_order,
)

_GROUP = "near-duplicates"
_RULE = "near-duplicate"
_REPOSITORY_RULE = "near-duplicate-repository"
_REPOSITORY = "original_repository"
"""Why a file of the original stays rather than one of a copy."""


def near_candidates(
    repos: pl.LazyFrame,
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    decisions: pl.LazyFrame,
    quarantine: pl.LazyFrame,
    pairs: pl.LazyFrame,
    clusters: pl.LazyFrame,
    repository_overlaps: pl.LazyFrame,
    params: NearDuplicateParams,
) -> dict[str, pl.LazyFrame]:
    """Return the files among which survivors are chosen, and what is known of their likeness.

    Args:
        repos: All repositories.
        files: Files of a range.
        labels: Their labels.
        decisions: What has been decided about them.
        quarantine: What could not be processed.
        pairs: Verified pairs whose smaller content lies in the range.
        clusters: Clusters of the contents of the range.
        repository_overlaps: All of them.
        params: Parameters.

    Returns:
        ``admitted``: one row per admitted file of a cluster, with its criteria, ``copy_rank``
        and ``original_id`` (see ``with_originals``); ``edges``: ``cluster_id``, ``content_a``,
        ``content_b``, ``jaccard``; ``unknown``: the admitted contents of clusters of which not all
        pairs are known.
    """
    of_content = clusters.select("content_id", "cluster_id", "is_complete")
    found = originals(repos, repository_overlaps) if params.has_repository_level else None
    admitted = with_originals(
        admitted_files(repos, files, labels, decisions, quarantine, params.survivor), found
    ).join(of_content, on="content_id")
    edges = pairs.filter(pl.col("jaccard") >= params.threshold).join(
        of_content.filter("is_complete"), left_on="content_a", right_on="content_id"
    )
    unknown = admitted.filter(~pl.col("is_complete")).select("content_id", "cluster_id").unique()
    return {
        "admitted": admitted,
        "edges": edges.select("cluster_id", "content_a", "content_b", "jaccard").unique(),
        "unknown": unknown,
    }


def near_sets(
    texts: pl.DataFrame,
    signatures: pl.LazyFrame,
    unknown: pl.DataFrame,
    params: NearDuplicateParams,
) -> dict[str, pl.DataFrame]:
    """Return the shingles of contents whose pairs are not all known.

    Args:
        texts: Texts of a batch.
        signatures: Signatures of the range.
        unknown: Rows of ``near_candidates``, of these texts.
        params: Parameters.

    Returns:
        ``sets``: ``cluster_id``, ``content_id``, ``low`` (short signature) and ``shingles``.
    """
    flat, start = shingle_sets(texts["text"], params)
    sets = texts.select("content_id").with_columns(shingles=as_slices(flat, start))
    signed = signatures.join(unknown.lazy(), on="content_id").collect()
    matrix = as_matrix(signed["signature"], np.uint32, params.n_perm)
    short = signed.select("content_id", "cluster_id", low=as_binary(low_bytes(matrix)))
    return {"sets": short.join(sets, on="content_id")}


def near_survivors(
    admitted: pl.LazyFrame, edges: pl.LazyFrame, sets: pl.LazyFrame, params: NearDuplicateParams
) -> dict[str, pl.DataFrame]:
    """Return a decision for each file that a file that stays matches.

    Args:
        admitted: Rows of ``near_candidates`` of some clusters.
        edges: Their verified pairs.
        sets: Shingles of contents of clusters of which not all pairs are known.
        params: Parameters.

    Returns:
        ``decisions``, sorted by ``file_id``. Files of one content share their fate.
    """
    rows = admitted.collect().sort("cluster_id", "copy_rank", *total_order(params.survivor))
    first = rows.unique("content_id", keep="first", maintain_order=True)
    known = first.filter("is_complete").with_row_index("place")
    matched = [_match_known(known, edges.collect(), params)]
    shingled = sets.collect()
    if shingled.height:
        matched.append(_match_unknown(first.filter(~pl.col("is_complete")), shingled, params))
    found = pl.concat(matched)
    kept = first.rename(lambda name: f"{name}_kept")
    going = rows.join(found, on="content_id").join(kept, on="content_id_kept")
    return {"decisions": _decided(going, params)}


def _match_known(
    first: pl.DataFrame, edges: pl.DataFrame, params: NearDuplicateParams
) -> pl.DataFrame:
    """Return what each content matches, by the pairs that are known.

    Args:
        first: The first file of each content, in the order of clusters and survivors.
        edges: Verified pairs.
        params: Parameters.
    """
    places = first.select("content_id", "place")
    ends = edges.join(places, left_on="content_a", right_on="content_id").join(
        places, left_on="content_b", right_on="content_id", suffix="_b"
    )
    i, j = (ends[name].to_numpy().astype(np.int64) for name in ("place", "place_b"))
    pairs = Pairs(i, j, ends["jaccard"].to_numpy())
    order = np.arange(first.height)
    return _matches(
        first["content_id"], survive_by_pairs(first.height, order, pairs, params.threshold)
    )


def _match_unknown(
    first: pl.DataFrame, sets: pl.DataFrame, params: NearDuplicateParams
) -> pl.DataFrame:
    """Return what each content matches, its shingles compared with those of what stays."""
    rows = first.join(sets.drop("cluster_id"), on="content_id", how="inner", maintain_order="left")
    low = as_matrix(rows["low"], np.uint8, params.n_perm)
    evidence = Evidence(low, *as_flat(rows["shingles"], np.uint64))
    cuts = cuts_of(rows["cluster_id"].rle_id().to_numpy().astype(np.int64))
    survival = survive_by_sets(np.arange(rows.height), cuts, evidence, params.threshold)
    return _matches(rows["content_id"], survival)


def _matches(contents: pl.Series, survival: Survival) -> pl.DataFrame:
    """Return ``content_id``, ``content_id_kept`` and ``similarity`` of the contents that go."""
    goes = np.flatnonzero(survival.keeper >= 0)
    return pl.DataFrame(
        {
            "content_id": contents.gather(goes),
            "content_id_kept": contents.gather(survival.keeper[goes]),
            "similarity": survival.similarity[goes],
        },
        schema={"content_id": pl.String, "content_id_kept": pl.String, "similarity": pl.Float64},
    )


def _decided(going: pl.DataFrame, params: NearDuplicateParams) -> pl.DataFrame:
    is_copy = (pl.col("original_id") == pl.col("repo_id_kept")).fill_null(value=False)
    is_ranked = pl.col("copy_rank") != pl.col("copy_rank_kept")
    own_action = pl.lit("drop" if params.is_removing else "note")
    own_version, version = params.rule_version, params.repository_rule_version
    said = {
        "stage": pl.lit("dedup.near"),
        "rule_group": pl.lit(_GROUP),
        "rule_id": pl.when(is_copy).then(pl.lit(_REPOSITORY_RULE)).otherwise(pl.lit(_RULE)),
        "rule_version": pl.when(is_copy).then(version).otherwise(own_version).cast(pl.Int64),
        "action": pl.when(is_copy).then(pl.lit("drop")).otherwise(own_action),
        "evidence": evidence_of_kept(f'"threshold":{params.threshold}'),
        "similarity": pl.col("similarity"),
        "kept_because": pl.when(is_ranked)
        .then(pl.lit(_REPOSITORY))
        .otherwise(deciding_criterion(params.survivor)),
    }
    return as_decisions(going, params.survivor, said)
