"""Between columns of frames and the arrays that kernels work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np
import numpy.typing as npt
import polars as pl

if TYPE_CHECKING:
    import pyarrow as pa

_Scalar = TypeVar("_Scalar", bound=np.generic)
Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


def as_binary(rows: npt.NDArray[_Scalar]) -> pl.Series:
    """Return the rows of a matrix as values of a binary column, in little endian."""
    return as_slices(
        np.ascontiguousarray(rows).reshape(-1),
        np.arange(len(rows) + 1, dtype=np.int64) * (rows.shape[1] if len(rows) else 0),
    )


def as_slices(flat: npt.NDArray[_Scalar], start: Places) -> pl.Series:
    """Return slices of an array as values of a binary column, in little endian.

    Args:
        flat: The values of all slices, one after the other.
        start: Where each slice begins, and where the last one ends.
    """
    import pyarrow as pa

    offsets = (start * flat.itemsize).view(np.uint8)
    buffers = [None, _buffer(offsets), _buffer(flat.view(np.uint8))]
    return pl.Series(
        values=pa.LargeBinaryArray.from_buffers(pa.large_binary(), len(start) - 1, buffers),
        dtype=pl.Binary,
    )


def as_flat(column: pl.Series, dtype: type[_Scalar]) -> tuple[npt.NDArray[_Scalar], Places]:
    """Return the values of a binary column as one array, and where each of them begins in it.

    Args:
        column: Values without null, each a whole number of items.
        dtype: Type of the items.
    """
    size = np.dtype(dtype).itemsize
    if not column.len():
        return np.empty(0, dtype), np.zeros(1, np.int64)
    values = column.to_arrow(compat_level=pl.CompatLevel.oldest())
    _, offsets, data = values.buffers()
    ends = _array(offsets).view(np.int64)[values.offset : values.offset + len(values) + 1]
    low, high = int(ends[0]), int(ends[-1])
    flat = _array(data)[low:high]
    if flat.ctypes.data % size:
        flat = flat.copy()
    return flat.view(dtype), (ends - low) // size


def _buffer(data: npt.NDArray[np.uint8]) -> pa.Buffer:
    import pyarrow as pa

    return pa.py_buffer(cast("memoryview", data))


def _array(buffer: pa.Buffer | None) -> npt.NDArray[np.uint8]:
    data = cast("memoryview", buffer) if buffer is not None else b""
    return np.frombuffer(data, np.uint8)


def as_matrix(column: pl.Series, dtype: type[_Scalar], width: int) -> npt.NDArray[_Scalar]:
    """Return the values of a binary column, all of the same length, as the rows of a matrix."""
    return as_flat(column, dtype)[0].reshape(-1, width)


def as_nodes(column: pl.Expr) -> pl.Expr:
    """Return the first eight bytes of content ids as numbers, in the order of the ids.

    They stand for contents where many have to be moved. Two contents with the same number are
    taken for candidates of the same pairs; the join back to ``content_id`` parts them again.
    """
    return column.str.slice(0, 16).str.to_integer(base=16, dtype=pl.UInt64)
