"""Keeps the store's files few: small segments become larger ones, leavings of kills go."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dataprep.contracts import load_contract
from dataprep.engine.contents import GROUP_BYTES, write_groups, write_index
from dataprep.engine.known import INDEX_FOLDER
from dataprep.engine.ranges import Range, count_for, split
from dataprep.engine.segments import FOLDER, SUFFIX, SegmentFile, read_groups, segment_path
from dataprep.engine.store import TEMPORARY, Store

if TYPE_CHECKING:
    import polars as pl

_MIB = 2**20
_MOST_SEGMENTS = 16
_LEVELS = (40 * _MIB, 1280 * _MIB)
"""Segments are merged until they reach the first size, and these until they reach the second."""
_MOST_AT_ONCE = 256
_MEMORY_BYTES = 64 * _MIB


def tidy(store: Store) -> None:
    """Remove what killed runs left behind. Must not run beside another run or task."""
    storage = store.storage
    storage.remove("exchange")
    storage.remove(TEMPORARY)
    for folder in (FOLDER, INDEX_FOLDER):
        storage.remove_leftovers(folder)
    indexed = set(_segments(store))
    for name in storage.list_files(FOLDER, suffix=SUFFIX):
        if name.removesuffix(SUFFIX) not in indexed:
            storage.remove(FOLDER, name)


def _segments(store: Store) -> list[str]:
    """Return the segments that count."""
    names = store.storage.list_files(INDEX_FOLDER, suffix=".parquet")
    return [name.removesuffix(".parquet") for name in names]


def compact(store: Store) -> None:
    """Merge small segments of contents where there are many.

    A reader of a range opens every segment, so that many sources would cost many openings for
    each range. Each content is written anew at most once per level. Must not run beside another
    run or task.
    """
    for limit in _LEVELS:
        small = [name for name in _segments(store) if _size(store, name) < limit]
        while len(small) > _MOST_SEGMENTS:
            group = _group(store, small)
            merged = _merge(store, group)
            small = small[len(group) :]
            if _size(store, merged) < limit:
                small.append(merged)


def _size(store: Store, segment: str) -> int:
    return store.storage.size(segment_path(segment))


def _group(store: Store, names: Sequence[str]) -> list[str]:
    """Return the first segments, at least two, whose groups of one range fit into memory."""
    group: list[str] = []
    memory = 0
    for name in names[:_MOST_AT_ONCE]:
        memory += min(_size(store, name), 2 * GROUP_BYTES)
        if memory > _MEMORY_BYTES and len(group) > 1:
            break
        group.append(name)
    return group


def _merge(store: Store, names: Sequence[str]) -> str:
    """Merge segments into one, range by range, and return its name.

    Whatever a kill leaves, each content is found: the new index comes before the old ones go.
    """
    import polars as pl

    storage = store.storage
    segment = "merged-" + hashlib.sha256("\n".join(names).encode()).hexdigest()[:32]
    sizes = [_size(store, name) for name in names]
    ranges = split(count_for(max(sizes), GROUP_BYTES))
    finer = split(count_for(sum(sizes), GROUP_BYTES))
    step = len(finer) // len(ranges)
    bounds = {name: _bounds(store, name) for name in names}
    index: list[pl.DataFrame] = []
    with SegmentFile(storage, segment) as file:
        for number, part in enumerate(ranges):
            found = [_rows(store, name, bounds[name], part) for name in names]
            rows = pl.concat(found).unique("content_id", keep="first")
            index.append(write_groups(file, rows, finer[number * step : (number + 1) * step]))
    write_index(store, segment, pl.concat(index))
    for name in names:
        storage.remove(INDEX_FOLDER, f"{name}.parquet")
        storage.remove(segment_path(name))
    return segment


def _bounds(store: Store, segment: str) -> pl.DataFrame:
    """Return the smallest and the largest id of each group of a segment."""
    import polars as pl

    ids = pl.col("content_id")
    index = store.storage.scan([f"{INDEX_FOLDER}/{segment}.parquet"])
    return index.group_by("group").agg(low=ids.min(), high=ids.max()).sort("group").collect()


def _rows(store: Store, segment: str, bounds: pl.DataFrame, part: Range) -> pl.DataFrame:
    """Return the contents of a segment that lie in a range."""
    contract = load_contract("contents")
    groups = [group for group, low, high in bounds.iter_rows() if part.overlaps(low, high)]
    if not groups:
        return contract.empty()
    rows = read_groups(store.storage, segment, groups, contract.column_names)
    return rows.filter(part.holds("content_id"))
