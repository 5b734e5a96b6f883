"""Pairs of repositories that hold the same groups of files, summed block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import polars as pl

from dataprep.dedup.arrays import Places, as_nodes

_PAIRS_PER_BLOCK = 2**21
"""Rows of a block before they are summed, about 100 MiB; one group has 4,032 pairs at most."""
_KEYS = ("one", "other", "folder")
_SUMS = (
    "shared_bytes",
    "n_shared_files",
    "other_shared_bytes",
    "n_other_shared_files",
    "same_place_bytes",
)


def shared_by_pair(rows: pl.DataFrame) -> pl.DataFrame:
    """Return what each ordered pair of repositories shares, by folder of the first one.

    Args:
        rows: One row per ``group`` and ``repo_id``; see ``repositories.repository_groups``.

    Returns:
        See ``repositories.shared_groups``.
    """
    ordered = rows.sort("group", "repo_id")
    repos = ordered.unique("repo_id", keep="first").sort("repo_id")
    repos = repos.select(
        "repo_id",
        "repo_name",
        "text_bytes",
        "n_text_files",
        "main",
        node=as_nodes(pl.col("repo_id")),
    )
    folders = pl.concat([ordered["directory"], ordered["place"]]).unique().sort()
    coded = _Coded(ordered, repos["repo_id"], folders)
    summed = _summed(coded.blocks())
    one, other = repos[summed["one"]], repos[summed["other"]]
    sides = pl.DataFrame(
        {
            "repo_id": one["repo_id"],
            "other_repo_id": other["repo_id"],
            "repo_name": one["repo_name"],
            "other_repo_name": other["repo_name"],
            "n_files": one["n_text_files"],
            "text_bytes": one["text_bytes"],
            "other_text_bytes": other["text_bytes"],
            "main": one["main"],
            "directory": folders[summed["folder"]],
            "pair": one["node"] ^ other["node"],
        }
    )
    return sides.with_columns(*summed.select(_SUMS))


def _summed(blocks: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Return the sum of blocks; no row is summed again before as many new ones have come."""
    whole = pl.DataFrame(schema=dict.fromkeys((*_KEYS, *_SUMS), pl.Int64))
    waiting: list[pl.DataFrame] = []
    for block in blocks:
        waiting.append(block)
        if sum(one.height for one in waiting) > whole.height:
            whole, waiting = _sum_of([whole, *waiting]), []
    return _sum_of([whole, *waiting])


def _sum_of(rows: Sequence[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(rows).group_by(_KEYS).agg(pl.col(_SUMS).sum())


class _Coded:
    """Rows by group, with numbers for repositories and folders.

    Args:
        ordered: The rows, sorted by group.
        repo_ids: All repositories, sorted.
        folders: All folders and places, sorted.
    """

    def __init__(self, ordered: pl.DataFrame, repo_ids: pl.Series, folders: pl.Series) -> None:
        self._repo = _codes(ordered["repo_id"], repo_ids)
        self._folder = _codes(ordered["directory"], folders)
        self._place = _codes(ordered["place"], folders)
        self._size = ordered["size_bytes"].to_numpy()
        self._count = ordered["n_files"].to_numpy()
        runs = ordered["group"].rle()
        self._members = runs.struct.field("len").to_numpy().astype(np.int64)
        self._ends = np.cumsum(self._members)

    def blocks(self) -> Iterator[pl.DataFrame]:
        """Yield the ordered pairs of some groups, each with what it shares in its group."""
        n_pairs = np.cumsum(self._members * self._members)
        first = 0
        while first < len(n_pairs):
            before = n_pairs[first - 1] if first else 0
            last = int(np.searchsorted(n_pairs, before + _PAIRS_PER_BLOCK, side="right"))
            last = max(last, first + 1)
            yield self._shared(*self._pairs(first, last))
            first = last

    def _pairs(self, first: int, last: int) -> tuple[Places, Places]:
        """Return both rows of every ordered pair of the groups from ``first`` to ``last``."""
        members, ends = self._members[first:last], self._ends[first:last]
        low = int(ends[0] - members[0])
        one = np.repeat(np.arange(low, ends[-1]), np.repeat(members, members))
        starts = np.repeat(ends - members, members * members)
        before = np.repeat(np.cumsum(members * members) - members * members, members * members)
        inside = np.arange(len(one)) - before
        other = starts + inside % np.repeat(members, members * members)
        differs = one != other
        return one[differs], other[differs]

    def _shared(self, one: Places, other: Places) -> pl.DataFrame:
        is_same = self._place[one] == self._place[other]
        pairs = pl.DataFrame(
            {
                "one": self._repo[one],
                "other": self._repo[other],
                "folder": self._folder[one],
                "shared_bytes": self._size[one],
                "n_shared_files": self._count[one],
                "other_shared_bytes": self._size[other],
                "n_other_shared_files": self._count[other],
                "same_place_bytes": np.where(is_same, self._size[other], 0),
            }
        )
        return _sum_of([pairs])


def _codes(column: pl.Series, names: pl.Series) -> Places:
    """Return for each value its place among sorted names."""
    found: Places = names.search_sorted(column).to_numpy().astype(np.int64)
    return found
