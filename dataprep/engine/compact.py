"""Keeps the store's files few: small segments become larger ones, leavings of kills go."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from dataprep.engine.contents import (
    FOLDER,
    GROUP_BYTES,
    groups_of,
    read_group,
    write_groups,
    write_index,
)
from dataprep.engine.known import INDEX_FOLDER
from dataprep.engine.ranges import count_for, split
from dataprep.engine.store import Store

if TYPE_CHECKING:
    import polars as pl

_MIB = 2**20
_MOST_SEGMENTS = 16
_LEVELS = (16 * _MIB, 512 * _MIB)
"""Segments are merged until they reach the first size, and these until they reach the second."""
_MOST_AT_ONCE = 256
_MEMORY_BYTES = 64 * _MIB
_EXPANSION = 3
"""Source code in lz4 is about 0.38 of its size."""


def tidy(store: Store) -> None:
    """Remove what killed runs left behind. Must not run beside another run or task."""
    storage = store.storage
    storage.remove("exchange")
    for folder in (FOLDER, INDEX_FOLDER):
        storage.remove_leftovers(folder)
    indexed = set(storage.list_files(INDEX_FOLDER, suffix=".parquet"))
    for name in storage.list_files(FOLDER, suffix=".parquet"):
        if name not in indexed:
            storage.remove(FOLDER, name)


def compact(store: Store) -> None:
    """Merge small segments of contents where there are many.

    A reader of a range opens every segment, so that many sources would cost many openings for
    each range. Each content is written anew at most once per level. Must not run beside another
    run or task.
    """
    for limit in _LEVELS:
        names = store.storage.list_files(INDEX_FOLDER, suffix=".parquet")
        small = [name for name in names if store.storage.size(FOLDER, name) < limit]
        while len(small) > _MOST_SEGMENTS:
            group = _group(store, small)
            merged = _merge(store, group)
            small = small[len(group) :]
            if store.storage.size(FOLDER, merged) < limit:
                small.append(merged)


def _raw_bytes(store: Store, name: str) -> int:
    return _EXPANSION * store.storage.size(FOLDER, name)


def _group(store: Store, names: Sequence[str]) -> list[str]:
    """Return the first segments, at least two, whose row groups of one range fit into memory."""
    group: list[str] = []
    memory = 0
    for name in names[:_MOST_AT_ONCE]:
        memory += min(_raw_bytes(store, name), 2 * GROUP_BYTES)
        if memory > _MEMORY_BYTES and len(group) > 1:
            break
        group.append(name)
    return group


def _merge(store: Store, names: Sequence[str]) -> str:
    """Merge segments into one, range by range, and return its file name.

    Whatever a kill leaves, each content is found: the new index comes before the old ones go.
    """
    import polars as pl

    storage = store.storage
    segment = "merged-" + hashlib.sha256("\n".join(names).encode()).hexdigest()[:32]
    sizes = [_raw_bytes(store, name) for name in names]
    ranges = split(count_for(max(sizes), GROUP_BYTES))
    finer = split(count_for(sum(sizes), GROUP_BYTES))
    step = len(finer) // len(ranges)
    ids: list[pl.Series] = []
    with ExitStack() as stack:
        append = stack.enter_context(storage.open_parquet(FOLDER, f"{segment}.parquet"))
        readers = [storage.open_parquet_reader(FOLDER, name) for name in names]
        files = [stack.enter_context(reader) for reader in readers]
        for number, part in enumerate(ranges):
            found = [
                read_group(file, group).filter(part.holds("content_id"))
                for file in files
                for group in groups_of(file, part)
            ]
            if found:
                rows = pl.concat(found).unique("content_id", keep="first")
                within = finer[number * step : (number + 1) * step]
                ids.append(write_groups(append, rows, within))
    write_index(store, segment, pl.concat(ids))
    for name in names:
        storage.remove(INDEX_FOLDER, name)
        storage.remove(FOLDER, name)
    return f"{segment}.parquet"
