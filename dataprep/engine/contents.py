"""Contents on disk: segments written once by ingest, found again through an index of ids."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dataprep.contracts import load_contract
from dataprep.engine.known import INDEX_FOLDER, known_ids
from dataprep.engine.ranges import Range, count_for, split
from dataprep.engine.segments import SegmentFile, read_groups
from dataprep.errors import StorageError
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl

    from dataprep.engine.store import Store

_FLUSH_BYTES = 96 * 2**20
GROUP_BYTES = 2 * 2**20
_MOST_OPEN = 256
_INDEX_IN_MEMORY = 2**18
"""Rows of an index that a process keeps, about 120 bytes each."""


class SegmentWriter:
    """Writes the contents of one source that the store lacks into one segment.

    Rows are sorted and split into groups by ranges of ``content_id``, so that a reader of a range
    skips the rest. What the segment holds counts from the moment in which its index is
    there. No segment replaces another one: two runs may read the same source at the same time.

    Args:
        store: The store.
        name: First part of the segment's name.
    """

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name = store, f"{name}-{uuid.uuid4().hex[:12]}"
        self._known = known_ids(store)
        self._pending: list[pl.DataFrame] = []
        self._pending_bytes = 0
        self._index: list[pl.DataFrame] = []

    def __enter__(self) -> Callable[[pl.DataFrame], None]:
        self._file = SegmentFile(self._store.storage, self._name).__enter__()
        return self._add

    def _add(self, contents: pl.DataFrame) -> None:
        import polars as pl

        lacks = self._known.lacks(contents["content_id"])
        new = contents if all(lacks) else contents.filter(pl.Series(lacks))
        self._pending.append(load_contract("contents").check(new))
        self._pending_bytes += int(new["size_bytes"].sum())
        if self._pending_bytes >= _FLUSH_BYTES:
            self._flush()

    def _flush(self) -> None:
        import polars as pl

        rows = pl.concat(self._pending, rechunk=False)
        parts = split(count_for(self._pending_bytes, GROUP_BYTES))
        self._index.append(write_groups(self._file, rows, parts))
        self._pending, self._pending_bytes = [], 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        import polars as pl

        try:
            if kind is None and any(frame.height for frame in self._pending):
                self._flush()
        finally:
            self._file.__exit__(kind, error, trace)
        if kind is None and self._index:
            index = pl.concat(self._index)
            write_index(self._store, self._name, index)
            self._known.learn(f"{self._name}.parquet", index["content_id"])


def write_groups(file: SegmentFile, rows: pl.DataFrame, parts: Sequence[Range]) -> pl.DataFrame:
    """Append rows of ``contents`` to a segment, one group a range; return ids and their groups."""
    import polars as pl

    rows = rows.sort("content_id")
    ids = rows["content_id"]
    found = [pl.DataFrame(schema={"content_id": pl.String, "group": pl.UInt32})]
    for part in parts:
        start = ids.search_sorted(part.low)
        end = rows.height if part.high is None else ids.search_sorted(part.high)
        if end > start:
            number = pl.lit(file.append(rows[start:end]), dtype=pl.UInt32)
            found.append(ids[start:end].to_frame().with_columns(group=number))
    return pl.concat(found)


def write_index(store: Store, segment: str, index: pl.DataFrame) -> None:
    """Write the index of a segment, ids and their groups: from now on its contents are found."""
    import polars as pl

    rows = index.sort("content_id").select("content_id", pl.lit(segment).alias("segment"), "group")
    store.storage.write_frame(rows, INDEX_FOLDER, f"{segment}.parquet", rows_per_group=8192)


def _index(store: Store) -> pl.LazyFrame:
    names = tuple(store.storage.list_files(INDEX_FOLDER, suffix=".parquet"))
    small = _small_index(store.root, names)
    return _scan_index(store.storage, names) if small is None else small.lazy()


@functools.lru_cache(maxsize=1)
def _small_index(root: str, names: tuple[str, ...]) -> pl.DataFrame | None:
    """Return the rows of index files, which never change, None where they are many."""
    import polars as pl

    rows = _scan_index(Storage(root), names)
    n_rows = rows.select(pl.len()).collect().item()
    return rows.collect() if n_rows <= _INDEX_IN_MEMORY else None


def _scan_index(storage: Storage, names: Sequence[str]) -> pl.LazyFrame:
    import polars as pl

    schema = pl.Schema({"content_id": pl.String, "segment": pl.String, "group": pl.UInt32})
    return storage.scan([f"{INDEX_FOLDER}/{name}" for name in names], schema)


def find(store: Store, wanted: pl.DataFrame, part: Range) -> pl.DataFrame:
    """Return where contents stand, as ``locate`` does, of those that the store has.

    Args:
        store: The store.
        wanted: Frame with the column ``content_id``.
        part: Range that the ids lie in.
    """
    return (
        _index(store)
        .filter(part.holds("content_id"))
        .join(wanted.lazy(), on="content_id", how="semi")
        .collect()
        .sort("content_id", "segment")
        .unique("content_id", keep="first", maintain_order=True)
    )


def locate(store: Store, ids: pl.LazyFrame, part: Range) -> pl.DataFrame:
    """Return where contents stand.

    Args:
        store: The store.
        ids: Frame with the column ``content_id``.
        part: Range that the ids lie in.

    Returns:
        Columns ``content_id``, ``segment`` and ``group``, one row per content, sorted.

    Raises:
        StorageError: The store lacks contents that its tables name.
    """
    wanted = ids.select("content_id").unique().collect()
    found = find(store, wanted, part)
    if found.height != wanted.height:
        lost = wanted.height - found.height
        raise StorageError(
            f"the store '{store.root}' is damaged: it lacks {lost:,} contents that its tables name",
            "remove the store: everything in it can be made again",
        )
    return found


def read_metadata(store: Store, located: pl.DataFrame) -> pl.DataFrame:
    """Return all columns of contents but the raw bytes and the text, sorted by ``content_id``."""
    import polars as pl

    schema = load_contract("contents").polars_schema()
    columns = [name for name in schema if name not in {"bytes", "text"}]
    none = pl.DataFrame(schema={name: schema[name] for name in columns})
    segments = _groups_by_segment(located)
    read = (read_groups(store.storage, name, groups, columns) for name, groups in segments.items())
    return (
        pl.concat([none, *read], rechunk=False)
        .lazy()
        .join(located.lazy().select("content_id"), on="content_id", how="semi")
        .unique("content_id", keep="first")
        .sort("content_id")
        .collect()
    )


def read_texts(store: Store, located: pl.DataFrame, batch_bytes: int) -> Iterator[pl.DataFrame]:
    """Yield the texts of contents in bounded batches; what is no text is left out.

    Args:
        store: The store.
        located: What ``locate`` returns; each content comes once.
        batch_bytes: About how many bytes of text a batch holds; at least one row.

    Yields:
        All columns of ``contents`` but ``bytes``, with ``text`` never null.
    """
    import polars as pl

    columns = load_contract("contents").column_names
    for segments in _some_at_a_time(_groups_by_segment(located)):
        read = [
            read_groups(store.storage, name, groups, columns) for name, groups in segments.items()
        ]
        wanted = located.filter(located["segment"].is_in(list(segments))).select("content_id")
        rows = (
            pl.concat(read, rechunk=True)
            .lazy()
            .join(wanted.lazy(), on="content_id", how="semi")
            .filter("is_text")
            .sort("content_id")
            .collect()
        )
        # NOTE: a content can stand in two segments, when two workers read it at the same time.
        rows = rows.unique("content_id", keep="first") if _has_twins(rows) else rows
        for piece in _slices(rows, batch_bytes):
            yield _with_text(piece)


def no_texts() -> pl.DataFrame:
    """Return a frame of texts as ``read_texts`` yields them, without rows."""
    return load_contract("contents").empty().drop("bytes")


def _groups_by_segment(located: pl.DataFrame) -> dict[str, list[int]]:
    """Return the groups that hold contents, ascending, by segment."""
    import polars as pl

    places = located.group_by("segment").agg(pl.col("group").unique().sort()).sort("segment")
    return dict(places.select("segment", "group").iter_rows())


def _some_at_a_time(segments: Mapping[str, list[int]]) -> Iterator[dict[str, list[int]]]:
    """Yield segments, few enough at a time for the system's limit of open files."""
    names = list(segments)
    for start in range(0, len(names), _MOST_OPEN):
        yield {name: segments[name] for name in names[start : start + _MOST_OPEN]}


def _has_twins(rows: pl.DataFrame) -> bool:
    return rows["content_id"].n_unique() != rows.height


def _slices(frame: pl.DataFrame, batch_bytes: int) -> Iterator[pl.DataFrame]:
    import polars as pl

    parts = frame.with_columns(
        part=(pl.col("size_bytes").cum_sum() - pl.col("size_bytes")) // batch_bytes
    )
    yield from parts.partition_by("part", maintain_order=True, include_key=False)


def _with_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Return rows without their bytes; where there is no text they are the text."""
    import polars as pl

    if frame["text"].null_count() == frame.height:
        return frame.with_columns(text=pl.col("bytes").cast(pl.String)).drop("bytes")
    # NOTE: a cast of bytes that are no UTF-8 raises, even where its result would not be used.
    same = frame.filter(pl.col("text").is_null())
    other = frame.filter(pl.col("text").is_not_null())
    filled = same.with_columns(text=pl.col("bytes").cast(pl.String))
    return pl.concat([filled, other]).drop("bytes")
