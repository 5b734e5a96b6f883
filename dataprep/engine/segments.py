"""Segments of contents as files: groups of rows as they stand in memory, each read by its number.

Nothing is packed: what is read is mapped, and of what is mapped only the rows that are looked at
are read. A reader knows from the index which groups it needs (``contents.locate``).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from dataprep.contracts import load_contract
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

FOLDER = "contents"
SUFFIX = ".arrow"


def segment_path(segment: str) -> str:
    """Return the path of a segment's file, relative to the store."""
    return f"{FOLDER}/{segment}{SUFFIX}"


class SegmentFile:
    """Writes the groups of one segment, which appears when the block ends well.

    A block that appends nothing writes no file.

    Args:
        storage: The store's files.
        segment: Name of the segment.
    """

    def __init__(self, storage: Storage, segment: str) -> None:
        self._publication = storage.publish(segment_path(segment))
        self._stack = ExitStack()
        self._writer: pa.RecordBatchFileWriter | None = None
        self._n_groups = 0

    def __enter__(self) -> SegmentFile:
        return self

    def append(self, rows: pl.DataFrame) -> int:
        """Append rows of ``contents`` as a group, and return its number."""
        import polars as pl
        import pyarrow as pa

        # NOTE: views would be written with all that their buffers hold, whatever of it is used.
        table = rows.to_arrow(compat_level=pl.CompatLevel.oldest()).combine_chunks()
        if self._writer is None:
            path = self._stack.enter_context(self._publication)
            file = self._stack.enter_context(pa.OSFile(str(path), "wb"))
            self._writer = self._stack.enter_context(pa.ipc.new_file(file, table.schema))
        self._writer.write_table(table)
        self._n_groups += 1
        return self._n_groups - 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        self._stack.__exit__(kind, error, None)


def read_groups(
    storage: Storage, segment: str, groups: Sequence[int], columns: Sequence[str]
) -> pl.DataFrame:
    """Return groups of a segment, one after the other; those of a local file are not copied.

    Args:
        storage: The store's files.
        segment: Name of the segment.
        groups: Numbers of the groups, at least one.
        columns: Columns of ``contents``.
    """
    import polars as pl
    import pyarrow as pa

    path = segment_path(segment)
    if storage.is_local:
        reader = pa.ipc.open_file(pa.memory_map(storage.path(path)))
    else:
        # NOTE: of a mapped file this would make room for all columns, and fill it with zeros.
        names = load_contract("contents").column_names
        fields = [number for number, name in enumerate(names) if name in set(columns)]
        options = pa.ipc.IpcReadOptions(included_fields=fields)
        reader = pa.ipc.open_file(storage.open_file(path), options=options)
    batches = [reader.get_batch(group).select(list(columns)) for group in groups]
    rows = pl.from_arrow(pa.Table.from_batches(batches), rechunk=False)
    assert isinstance(rows, pl.DataFrame)
    # NOTE: polars copies the texts of rows that it takes from several chunks, not from a single one.
    return rows.rechunk()
