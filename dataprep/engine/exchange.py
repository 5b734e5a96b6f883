"""Files between two steps of a run: rows as they stand in memory, read where they are looked at."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, cast

from dataprep.engine.ranges import EVERYTHING, Range
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

SUFFIX = ".arrow"
_MOST_HELD = 1.5
"""Bytes that may be written for each byte of long values, rather than copy them."""


def write_exchange(storage: Storage, rows: pl.DataFrame, path: str) -> None:
    """Write rows, sorted by the column that ranges are read by, whole or not at all."""
    import pyarrow as pa

    table = pa.table({column.name: _as_array(column) for column in rows})
    with (
        storage.publish(path) as temporary,
        pa.OSFile(str(temporary), "wb") as file,
        pa.ipc.new_file(file, table.schema) as writer,
    ):
        writer.write_table(table)


def read_exchange(
    storage: Storage, path: str, by: str = "", part: Range = EVERYTHING
) -> pl.DataFrame:
    """Return the rows of a file of ``write_exchange`` that lie in a range, none of them copied.

    Args:
        storage: Where the file lies; of a local one only what is looked at is read.
        path: The file.
        by: Column that its rows are sorted by: digests or unsigned 64-bit numbers, never null.
        part: The range.
    """
    import polars as pl
    import pyarrow as pa

    full = storage.path(path)
    if storage.is_local:
        table = pa.ipc.open_file(pa.memory_map(full)).read_all()
    else:
        table = pa.ipc.open_file(pa.BufferReader(storage.read_bytes(path))).read_all()
    # NOTE: cut before polars sees it, which makes something new of each row of some columns.
    rows = pl.from_arrow(_cut(table, by, part) if by else table, rechunk=False)
    assert isinstance(rows, pl.DataFrame)
    return rows


def _as_array(column: pl.Series) -> pa.Array[pa.Scalar[pa.DataType]]:
    """Return a column as an array; binary values that are most of what they lie in stay there.

    NOTE: views of Arrow are written with all that lies in their buffers, whoever uses it.
    """
    import polars as pl

    if column.dtype == pl.Binary:
        views = column.to_arrow(compat_level=pl.CompatLevel.newest())
        held = sum(buffer.size for buffer in views.buffers()[2:] if buffer is not None)
        if held <= _MOST_HELD * int(column.bin.size().sum() or 0):
            return views
    return column.to_arrow(compat_level=pl.CompatLevel.oldest())


def _cut(table: pa.Table, by: str, part: Range) -> pa.Table:
    """Return the rows of a range of a table that is sorted by a column."""
    values = table.column(by)
    is_number = str(values.type) == "uint64"

    def value(row: int) -> int | str:
        return cast("int | str", values.slice(row, 1).to_pylist()[0])

    def place(bound: str) -> int:
        wanted = int(bound.ljust(16, "0"), 16) if is_number else bound
        return bisect_left(range(len(values)), wanted, key=value)

    first = place(part.low) if part.low else 0
    last = len(values) if part.high is None else place(part.high)
    return table.slice(first, last - first)
