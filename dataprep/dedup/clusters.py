"""Clusters: components of the verified pairs. Information for takedown and splits, never a reason."""

from __future__ import annotations

import numpy as np
import polars as pl

from dataprep.contracts import load_contract
from dataprep.dedup.pairs import components
from dataprep.dedup.params import NearPairParams


def clusters(
    files: pl.LazyFrame, pairs: pl.LazyFrame, params: NearPairParams
) -> dict[str, pl.DataFrame]:
    """Return the component of each content of a corpus that has a near-duplicate in it.

    Args:
        files: All files of the corpus.
        pairs: All pairs of the store.
        params: Pairs below its threshold do not count.

    Returns:
        ``clusters``, sorted by ``content_id``.
    """
    here = files.select("content_id").unique()
    edges = (
        pairs.filter(pl.col("jaccard") >= params.threshold)
        .join(here, left_on="content_a", right_on="content_id", how="semi")
        .join(here, left_on="content_b", right_on="content_id", how="semi")
        .select("content_a", "content_b", "is_complete")
        .unique(["content_a", "content_b"], keep="first")
        .collect()
    )
    names = pl.concat([edges["content_a"], edges["content_b"]]).unique().sort()
    places = pl.DataFrame({"content_id": names}).with_row_index("place")
    ends = edges.join(places, left_on="content_a", right_on="content_id").join(
        places, left_on="content_b", right_on="content_id", suffix="_b"
    )
    i, j = (ends[name].to_numpy().astype(np.int64) for name in ("place", "place_b"))
    label = components(len(names), i, j)
    is_complete = np.ones(len(names), np.bool_)
    is_complete[label[i[~ends["is_complete"].to_numpy()]]] = False
    size = np.bincount(label, minlength=len(names))
    rows = pl.DataFrame(
        {
            "content_id": names,
            "cluster_id": names.gather(label),
            "n_contents": size[label],
            "is_complete": is_complete[label],
        },
        schema=load_contract("clusters").polars_schema(),
    )
    return {"clusters": rows}
