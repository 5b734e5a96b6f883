"""Contents on disk: segments written once by ingest, found again through an index of ids."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dataprep.contracts import load_contract
from dataprep.engine.ranges import Range, count_for, split

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa
    import pyarrow.parquet as pq

    from dataprep.engine.store import Store

_FLUSH_BYTES = 48 * 2**20
_GROUP_BYTES = 2 * 2**20
_INDEX_FOLDER = "contents/index"
_MERGE_OVER_FILES = 64


class SegmentWriter:
    """Writes the contents of one source that the store lacks into one segment.

    Rows are sorted and split into row groups by ranges of ``content_id``, so that a reader of a
    range skips the rest.

    Args:
        store: The store.
        name: Name of the segment.
    """

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name = store, name
        self._known = known_ids(store)
        self._pending: list[pl.DataFrame] = []
        self._pending_bytes = 0
        self._ids: list[pl.Series] = []

    def __enter__(self) -> Callable[[pl.DataFrame], None]:
        self._writer = self._store.storage.open_parquet("contents", f"{self._name}.parquet")
        self._append = self._writer.__enter__()
        return self._add

    def _add(self, contents: pl.DataFrame) -> None:
        import polars as pl

        new = contents.filter(pl.Series(self._known.lacks(contents["content_id"])))
        self._pending.append(load_contract("contents").check(new))
        self._pending_bytes += int(new["size_bytes"].sum())
        if self._pending_bytes >= _FLUSH_BYTES:
            self._flush()

    def _flush(self) -> None:
        import polars as pl

        rows = pl.concat(self._pending, rechunk=False).sort("content_id")
        self._ids.append(rows["content_id"])
        for part in split(count_for(self._pending_bytes, _GROUP_BYTES)):
            group = rows.filter(part.holds("content_id"))
            if group.height:
                self._append(group.to_arrow(), group.height)
        self._pending, self._pending_bytes = [], 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        import polars as pl

        has_rows = bool(self._ids) or any(frame.height for frame in self._pending)
        try:
            if kind is None and has_rows:
                self._flush()
        finally:
            self._writer.__exit__(kind, error, trace)
        if kind is None and has_rows:
            ids = pl.concat(self._ids).sort()
            index = pl.DataFrame({"content_id": ids}).with_columns(segment=pl.lit(self._name))
            self._store.storage.write_frame(index, _INDEX_FOLDER, f"{self._name}.parquet")


class _KnownIds:
    """The ids that the store holds, 16 bytes each.

    NOTE: 16 of the 32 bytes of SHA-256 decide. Two contents that agree in them are as unlikely as
    a collision of MD5 without an attacker; an attacker would need about 2**64 hashes.
    """

    def __init__(self, ids: pl.Series) -> None:
        import numpy as np

        digests = ids.str.slice(0, 32).str.decode("hex").to_numpy()
        self._sorted = np.sort(digests.astype("S16"))

    def lacks(self, ids: pl.Series) -> list[bool]:
        import numpy as np

        wanted = ids.str.slice(0, 32).str.decode("hex").to_numpy().astype("S16")
        if not len(self._sorted):
            return [True] * len(wanted)
        places = np.searchsorted(self._sorted, wanted).clip(max=len(self._sorted) - 1)
        found: list[bool] = (self._sorted[places] != wanted).tolist()
        return found


def _index(store: Store) -> pl.LazyFrame:
    import polars as pl

    files = [f"{_INDEX_FOLDER}/{name}" for name in _index_files(store)]
    return store.storage.scan(files, pl.Schema({"content_id": pl.String, "segment": pl.String}))


def _index_files(store: Store) -> list[str]:
    return store.storage.list_files(_INDEX_FOLDER, suffix=".parquet")


def known_ids(store: Store) -> _KnownIds:
    """Return the ids of all contents that the store holds."""
    return _KnownIds(_index(store).select("content_id").collect()["content_id"])


def merge_index(store: Store) -> None:
    """Merge the files of the index into one when they have become many.

    Must not run beside an ingest task.
    """
    files = _index_files(store)
    if len(files) <= _MERGE_OVER_FILES:
        return
    merged = (
        _index(store)
        .collect()
        .sort("content_id", "segment")
        .unique("content_id", keep="first", maintain_order=True)
    )
    name = hashlib.sha256("\n".join(files).encode()).hexdigest()[:32]
    store.storage.write_frame(merged, _INDEX_FOLDER, f"merged-{name}.parquet")
    for file in files:
        store.storage.remove(_INDEX_FOLDER, file)


def locate(store: Store, ids: pl.LazyFrame, part: Range) -> pl.DataFrame:
    """Return where contents stand.

    Args:
        store: The store.
        ids: Frame with the column ``content_id``.
        part: Range that the ids lie in.

    Returns:
        Columns ``content_id`` and ``segment``, one row per content that the store holds.
    """
    index = _index(store).filter(part.holds("content_id"))
    return (
        index.join(ids.select("content_id").unique(), on="content_id", how="semi")
        .collect()
        .sort("content_id", "segment")
        .unique("content_id", keep="first", maintain_order=True)
    )


def read_metadata(store: Store, located: pl.DataFrame, part: Range) -> pl.DataFrame:
    """Return all columns of contents but the raw bytes and the text, sorted by ``content_id``."""
    import polars as pl

    schema = load_contract("contents").polars_schema()
    columns = [name for name in schema if name not in {"bytes", "text"}]
    if not located.height:
        return pl.DataFrame(schema={name: schema[name] for name in columns})
    files = [f"contents/{name}.parquet" for name in located["segment"].unique().sort()]
    return (
        store.storage.scan(files, schema)
        .select(columns)
        .filter(part.holds("content_id"))
        .join(located.lazy().select("content_id"), on="content_id", how="semi")
        .collect()
        .unique("content_id", keep="first")
        .sort("content_id")
    )


def read_texts(
    store: Store, located: pl.DataFrame, part: Range, batch_bytes: int
) -> Iterator[pl.DataFrame]:
    """Yield the texts of contents in bounded batches; what is no text is left out.

    Args:
        store: The store.
        located: Columns ``content_id`` and ``segment``; each content comes once.
        part: Range that the ids lie in.
        batch_bytes: About how many bytes of text a batch holds; at least one row.

    Yields:
        All columns of ``contents`` but ``bytes``, with ``text`` never null.
    """
    import polars as pl

    pending: list[pl.DataFrame] = []
    size = 0
    for (segment,), rows in located.sort("segment").group_by(["segment"], maintain_order=True):
        path = f"contents/{segment}.parquet"
        for frame in _read_groups(store, path, rows["content_id"], part):
            for piece in _slices(frame, batch_bytes):
                pending.append(piece)
                size += int(piece["size_bytes"].sum())
                if size >= batch_bytes:
                    yield pl.concat(pending)
                    pending, size = [], 0
    if pending:
        yield pl.concat(pending)


def _slices(frame: pl.DataFrame, batch_bytes: int) -> Iterator[pl.DataFrame]:
    import polars as pl

    parts = frame.with_columns(
        part=(pl.col("size_bytes").cum_sum() - pl.col("size_bytes")) // batch_bytes
    )
    yield from parts.partition_by("part", maintain_order=True, include_key=False)


def _read_groups(store: Store, path: str, wanted: pl.Series, part: Range) -> Iterator[pl.DataFrame]:
    import polars as pl

    with store.storage.open_parquet_reader(path) as file:
        for group in range(file.num_row_groups):
            smallest, largest = _bounds(file, group)
            if not part.overlaps(smallest, largest):
                continue
            ids = _to_polars(file.read_row_group(group, columns=["content_id"]))["content_id"]
            if not ids.is_in(wanted.implode()).any():
                continue
            frame = _to_polars(file.read_row_group(group))
            yield _with_text(frame.filter("is_text", pl.col("content_id").is_in(wanted.implode())))


def _with_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Return rows without their bytes; where there is no text they are the text."""
    import polars as pl

    # NOTE: a cast of bytes that are no UTF-8 raises, even where its result would not be used.
    same = frame.filter(pl.col("text").is_null())
    other = frame.filter(pl.col("text").is_not_null())
    filled = same.with_columns(text=pl.col("bytes").cast(pl.String))
    return pl.concat([filled, other]).drop("bytes")


def _bounds(file: pq.ParquetFile, group: int) -> tuple[str, str]:
    statistics = file.metadata.row_group(group).column(0).statistics
    return str(statistics.min), str(statistics.max)


def _to_polars(table: pa.Table) -> pl.DataFrame:
    import polars as pl

    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    return frame
