"""Where the bytes of a column's texts stand in memory."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import polars as pl
import pyarrow as pa

from dataprep.text.kernels import Hashes, Ints

_Array: TypeAlias = "pa.Array[pa.Scalar[pa.DataType]]"
Texts: TypeAlias = "pl.Series | _Array | pa.ChunkedArray[pa.Scalar[pa.DataType]]"
"""A column of strings or binary values; null is no text."""

_INLINE = 12
"""Bytes of a value that Arrow's view layout holds in the view itself (Columnar Format 1.4)."""


def locate_texts(texts: Texts) -> tuple[Hashes, Ints, object]:
    """Return address and bytes of each text, without a copy.

    Args:
        texts: Strings or binary values of any Arrow layout, in any number of chunks.

    Returns:
        Addresses, sizes (0 for null), and what must live as long as the addresses are used.

    Raises:
        TypeError: The column holds something else.
    """
    if isinstance(texts, pl.Series):
        texts = texts.to_arrow(compat_level=pl.CompatLevel.newest())
    chunks = texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]
    found = [_locate(chunk) for chunk in chunks]
    addresses = [address for address, _ in found]
    sizes = [size for _, size in found]
    if len(found) == 1:
        return addresses[0], sizes[0], texts
    none = np.zeros(0, np.int64)
    return np.concatenate([none.view(np.uint64), *addresses]), np.concatenate([none, *sizes]), texts


def _locate(array: _Array) -> tuple[Hashes, Ints]:
    """Return address and bytes of each text of one chunk."""
    kind = array.type
    if pa.types.is_large_binary(kind) or pa.types.is_large_string(kind):
        addresses, sizes = _locate_offsets(array, np.dtype(np.int64))
    elif pa.types.is_binary(kind) or pa.types.is_string(kind):
        addresses, sizes = _locate_offsets(array, np.dtype(np.int32))
    elif pa.types.is_binary_view(kind) or pa.types.is_string_view(kind):
        addresses, sizes = _locate_views(array)
    else:
        raise TypeError(f"texts of type {kind}; allowed: strings and binary values")
    if array.null_count:
        sizes[array.is_null().to_numpy(zero_copy_only=False)] = 0
    return addresses, sizes


def _address(buffer: pa.Buffer | None) -> int:
    return 0 if buffer is None else buffer.address


def _locate_offsets(array: _Array, width: np.dtype[np.signedinteger]) -> tuple[Hashes, Ints]:
    _, offset_buffer, data_buffer = array.buffers()
    if len(array) == 0 or offset_buffer is None:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    offsets = np.frombuffer(memoryview(offset_buffer), width)
    bounds = offsets[array.offset : array.offset + len(array) + 1].astype(np.int64)
    addresses = bounds[:-1].astype(np.uint64) + np.uint64(_address(data_buffer))
    return addresses, np.diff(bounds)


def _locate_views(array: _Array) -> tuple[Hashes, Ints]:
    _, view_buffer, *data_buffers = array.buffers()
    if len(array) == 0 or view_buffer is None:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    views = np.frombuffer(memoryview(view_buffer), np.int32).reshape(-1, 4)
    views = views[array.offset : array.offset + len(array)]
    sizes = views[:, 0].astype(np.int64)
    inside = np.uint64(view_buffer.address + 4) + np.uint64(16) * np.arange(
        array.offset, array.offset + len(array), dtype=np.uint64
    )
    bases = np.array([_address(buffer) for buffer in data_buffers] or [0], np.uint64)
    is_inline = sizes <= _INLINE
    places = np.where(is_inline, 0, views[:, 2])
    outside = bases[places] + views[:, 3].astype(np.uint64)
    return np.where(is_inline, inside, outside), sizes
