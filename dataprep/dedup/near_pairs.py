"""Near-duplicate pairs: candidates by bands, a look at the estimate, exact Jaccard.

The search knows contents only, nothing of recipes but what a shingle is and the threshold, so that
a corpus is decided anew without it. It grows with the store: bands and short signatures of earlier
runs stay, and only pairs with a content that they lack are looked at.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from dataprep.contracts import load_contract
from dataprep.dedup._texts import locate_texts
from dataprep.dedup.arrays import Places, as_binary, as_matrix, as_nodes, as_slices
from dataprep.dedup.bands import band_keys, band_layout, bucket_pairs
from dataprep.dedup.pairs import (
    components,
    estimate,
    far_below,
    jaccard_at,
    low_bytes,
    missing_pairs,
)
from dataprep.dedup.params import NearPairParams
from dataprep.dedup.shingles import shingle_sets

_MOST_IN_BUCKET = 32
MOST_IN_GROUP = 128
"""Members of a group of which all pairs are looked at: 8,128 pairs at most."""
_NEAR_MARGIN = 0.04
"""About one standard error of an estimate from 128 permutations."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_TILE, _HALF = np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(32)
_LARGE_SETS = 2**23
"""Shingles of a block, 64 MiB of them; a component with more is spread over several."""


def band_rows(signatures: pl.LazyFrame, params: NearPairParams) -> dict[str, pl.DataFrame]:
    """Return the band keys of contents, and their short signatures.

    Args:
        signatures: Signatures of new contents of a range.
        params: Parameters.

    Returns:
        ``bands``: ``band_key`` and ``node``, one row per content and band; ``sketches``: per
        content ``content_id``, ``node``, ``n_shingles`` and ``low``, the low byte of each minimum.
    """
    rows = (
        signatures.filter(pl.col("signature").is_not_null())
        .select("content_id", "n_shingles", "signature", node=as_nodes(pl.col("content_id")))
        .collect()
    )
    matrix = as_matrix(rows["signature"], np.uint32, params.n_perm)
    bands, width = band_layout(params.threshold, params.n_perm)
    keys = band_keys(matrix, bands, width)
    nodes = rows["node"].to_numpy()
    return {
        "bands": pl.DataFrame(
            {"band_key": keys.ravel(), "node": np.repeat(nodes, bands)},
            schema={"band_key": pl.UInt64, "node": pl.UInt64},
        ),
        "sketches": rows.select("content_id", "node", "n_shingles").with_columns(
            low=as_binary(low_bytes(matrix))
        ),
    }


def candidate_pairs(bands: pl.LazyFrame, params: NearPairParams) -> dict[str, pl.DataFrame]:
    """Return the pairs of contents that share a band, at least one of them new.

    Args:
        bands: Rows of ``band_rows`` of a range of keys, with ``is_new``.
        params: Parameters.

    Returns:
        ``candidates``: nodes ``a`` and ``b``, ``a`` the smaller.
    """
    del params
    # NOTE: of what is known only the keys that a new content has are worth memory and a sort.
    new = bands.filter("is_new").collect()
    keys = new.lazy().select("band_key").unique()
    known = bands.filter(~pl.col("is_new")).join(keys, on="band_key", how="semi").collect()
    rows = pl.concat([new, known]).sort("band_key")
    a, b = bucket_pairs(
        rows["band_key"].to_numpy(),
        rows["node"].to_numpy(),
        rows["is_new"].to_numpy(),
        _MOST_IN_BUCKET,
    )
    return {"candidates": pl.DataFrame({"a": a, "b": b}, schema={"a": pl.UInt64, "b": pl.UInt64})}


def choose_pairs(
    candidates: pl.LazyFrame, sketches: pl.LazyFrame, pairs: pl.LazyFrame, params: NearPairParams
) -> dict[str, pl.DataFrame]:
    """Return the pairs to verify, and the contents whose shingles that takes.

    Candidates that the short signatures put far below the threshold go. What they put near it or
    above joins groups, together with the pairs that are known; in groups of at most 128 members
    every pair that is not known is looked at, so that nothing depends on which bands it shared.

    Args:
        candidates: Rows of ``candidate_pairs``.
        sketches: Short signatures of all contents, with ``is_new``.
        pairs: The pairs of earlier runs.
        params: Parameters.

    Returns:
        ``wanted``: ``block``, ``a``, ``b``, ``is_complete``; ``members``: ``content_id``,
        ``node``, ``block``, one row for each block that needs the content.
    """
    found = candidates.unique().collect()
    known = pairs.select(a=as_nodes(pl.col("content_a")), b=as_nodes(pl.col("content_b")))
    short, known_here = _short_signatures(sketches, found, known.unique().collect())
    graph = _Graph(short, params)
    graph.add(*graph.places(found), *graph.places(known_here))
    return {"wanted": graph.wanted(), "members": graph.members()}


def _short_signatures(
    sketches: pl.LazyFrame, found: pl.DataFrame, known: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the sketches of what candidates can reach, by node, and the known pairs among them."""
    both = pl.concat([found, known])
    nodes = pl.concat([both["a"], both["b"]]).unique().sort()
    places = nodes.to_numpy()
    i, j = (np.searchsorted(places, both[side].to_numpy()) for side in ("a", "b"))
    label = components(len(places), i, j)
    is_reached = np.zeros(len(places), np.bool_)
    is_reached[label[i[: found.height]]] = True
    reached = nodes.filter(pl.Series(is_reached[label]))
    rows = sketches.filter(pl.col("node").is_in(reached.implode())).collect()
    short = rows.sort("node", "content_id").unique("node", keep="first", maintain_order=True)
    return short, known.filter(pl.col("a").is_in(short["node"].implode()))


class _Graph:
    """Contents that candidates reach, and the pairs among them that are worth an exact look.

    Args:
        short: Their sketches, sorted by node, each node once.
        params: Parameters.
    """

    def __init__(self, short: pl.DataFrame, params: NearPairParams) -> None:
        self._short, self._params = short, params
        self._nodes = short["node"].to_numpy()
        self._low = as_matrix(short["low"], np.uint8, params.n_perm)

    def places(self, pairs: pl.DataFrame) -> tuple[Places, Places]:
        """Return the rows of both ends of pairs, of those that have both."""
        i, j = (np.searchsorted(self._nodes, pairs[side].to_numpy()) for side in ("a", "b"))
        return i, j

    def add(self, i: Places, j: Places, known_i: Places, known_j: Places) -> None:
        """Choose among candidates ``i, j``, beside the pairs that are known."""
        params = self._params
        floor = far_below(params.threshold, params.n_perm)
        guess = estimate(self._low, i, j)
        near = guess >= params.threshold - _NEAR_MARGIN
        group = components(
            len(self._nodes), np.concatenate([i[near], known_i]), np.concatenate([j[near], known_j])
        )
        few = guess >= floor
        chosen = (i[few], j[few])
        seen = (np.concatenate([chosen[0], known_i]), np.concatenate([chosen[1], known_j]))
        more_i, more_j = missing_pairs(group, self._low, seen, floor, MOST_IN_GROUP)
        # NOTE: pairs of two known contents are among them: a new one may join what were two groups.
        self._i = np.concatenate([chosen[0], more_i])
        self._j = np.concatenate([chosen[1], more_j])
        size = np.bincount(group, minlength=len(self._nodes))[group]
        self._is_complete = (group[self._i] == group[self._j]) & (size[self._i] <= MOST_IN_GROUP)

    def _blocks(self) -> npt.NDArray[np.uint64]:
        """Return the block of each chosen pair: that of its component, so that few sets travel.

        The members of a component too large for one block are cut into tiles, and its pairs go by
        the tiles of both ends: a block holds two tiles at most, and a member travels once for
        each tile that it has a pair with, not once for each pair.
        """
        label = components(len(self._nodes), self._i, self._j)
        n_shingles = self._short["n_shingles"].to_numpy()
        weight = np.bincount(label, weights=n_shingles, minlength=len(self._nodes))
        order = np.argsort(label, kind="stable")
        tile = np.empty(len(self._nodes), np.uint64)
        tile[order] = np.cumsum(n_shingles[order]) // (_LARGE_SETS // 2)
        first = label[self._i].astype(np.uint64)
        is_large = weight[label[self._i]] > _LARGE_SETS
        tiles = (tile[self._i] << _HALF) + tile[self._j] + np.uint64(1)
        block: npt.NDArray[np.uint64] = first + np.where(is_large, tiles * _TILE, np.uint64(0))
        return block * _SPREAD

    def wanted(self) -> pl.DataFrame:
        """Return the chosen pairs."""
        return pl.DataFrame(
            {
                "block": self._blocks(),
                "a": self._nodes[self._i],
                "b": self._nodes[self._j],
                "is_complete": self._is_complete,
            },
            schema={"block": pl.UInt64, "a": pl.UInt64, "b": pl.UInt64, "is_complete": pl.Boolean},
        )

    def members(self) -> pl.DataFrame:
        """Return the contents of the chosen pairs, once for each block that needs them."""
        wanted = self.wanted()
        ends = [wanted.select("block", node=side) for side in ("a", "b")]
        names = self._short.select("content_id", "node")
        return pl.concat(ends).unique().join(names, on="node").sort("content_id", "block")


def shingle_rows(
    texts: pl.DataFrame, members: pl.DataFrame, params: NearPairParams
) -> dict[str, pl.DataFrame]:
    """Return the shingles of contents for each block that needs them.

    Args:
        texts: Texts of a batch.
        members: Rows of ``choose_pairs``, of these texts.
        params: Parameters.

    Returns:
        ``sets``: ``block``, ``node``, ``content_id`` and ``shingles``, the distinct 64-bit hashes
        in ascending order.
    """
    # In the order of blocks, so that the sets of a block lie together in the file.
    first = members.sort("block").select("content_id").unique(keep="first", maintain_order=True)
    ordered = first.join(texts.select("content_id", "text"), on="content_id", maintain_order="left")
    flat, start = shingle_sets(ordered["text"], params)
    sets = ordered.select("content_id", shingles=as_slices(flat, start))
    return {
        "sets": members.join(sets, on="content_id").select(
            "block", "node", "content_id", "shingles"
        )
    }


def verified_pairs(
    wanted: pl.LazyFrame, sets: pl.LazyFrame, params: NearPairParams
) -> dict[str, pl.DataFrame]:
    """Return the pairs whose exact Jaccard similarity reaches the threshold.

    Args:
        wanted: Pairs of some blocks.
        sets: Shingles of their contents.
        params: Parameters.

    Returns:
        ``pairs``, sorted.
    """
    rows = sets.collect().with_row_index("place")
    addresses, sizes, _owner = locate_texts(rows["shingles"])
    of_node = rows.lazy().select("block", "node", "content_id", "place")
    ends = wanted.join(of_node, left_on=["block", "a"], right_on=["block", "node"]).join(
        of_node, left_on=["block", "b"], right_on=["block", "node"], suffix="_b"
    )
    both = ends.collect()
    exact = jaccard_at(
        addresses,
        sizes >> 3,
        both["place"].to_numpy().astype(np.int64),
        both["place_b"].to_numpy().astype(np.int64),
        params.threshold,
    )
    found = both.select(
        pl.min_horizontal("content_id", "content_id_b").alias("content_a"),
        pl.max_horizontal("content_id", "content_id_b").alias("content_b"),
        pl.Series("jaccard", exact),
        "is_complete",
    ).filter(pl.col("jaccard") >= params.threshold)
    return {
        "pairs": found.select(load_contract("pairs").column_names).sort("content_a", "content_b")
    }
