"""Digests of texts whose differences do not count: line ends and trailing blanks."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator

import numpy as np
import polars as pl
import pyarrow as pa

from dataprep.contracts import load_contract
from dataprep.dedup._texts import Texts, locate_texts
from dataprep.stage import Params
from dataprep.text.kernels import Kernel

_normalize_texts = Kernel(
    "dataprep.dedup._digest_kernel", "normalize_texts",
    "uint64[::1] int64[::1] int64 uint8[::1] int64[::1] int64[::1]",
    sources=("_digest_kernel.py", "_memory.py"),
)  # fmt: skip

_ROOM = 1 << 19
"""Bytes of normalised texts that are hashed while they are in a core's cache."""


def normalize_text(text: bytes) -> bytes:
    r"""Return a text with LF line ends, without blanks at line ends and at the end of the text.

    Nothing else changes: unlike peers that drop all blanks, punctuation and case, two texts that
    differ in indentation, an operator or a literal stay different.

    Args:
        text: UTF-8, in which no byte of a longer character equals an ASCII one.

    Example:
        >>> normalize_text(b"a  \r\n\tb\n\n")
        b'a\n\tb'
    """
    (normalized,) = _normalized(pa.array([text], pa.large_binary()))
    return bytes(normalized)


def text_digests(contents: pl.DataFrame, params: Params) -> dict[str, pl.DataFrame]:
    """Return the digest of each normalised text.

    Args:
        contents: Columns ``content_id`` and ``text``.
        params: None are needed.

    Returns:
        ``digests``: one row per content, sorted by ``content_id``.
    """
    del params
    digests = [hashlib.sha256(text).hexdigest() for text in _normalized(contents["text"])]
    frame = contents.select("content_id").with_columns(
        text_digest=pl.Series(digests, dtype=pl.String)
    )
    return {"digests": frame.select(load_contract("digests").column_names).sort("content_id")}


def _normalized(texts: Texts) -> Iterator[memoryview]:
    """Yield each text normalised, in a place that the next ones take; null as an empty one."""
    addresses, sizes, _owner = locate_texts(texts)
    room = np.empty(max(_ROOM, int(sizes.max(initial=0))), np.uint8)
    view = memoryview(room)  # type: ignore[arg-type]  # an array is a buffer
    start, after = np.zeros(len(sizes) + 1, np.int64), np.zeros(1, np.int64)
    first = 0
    while first < len(sizes):
        _normalize_texts(addresses, sizes, first, room, start, after)
        cuts = start[: int(after[0]) - first + 1].tolist()
        yield from (view[begin:end] for begin, end in itertools.pairwise(cuts))
        first = int(after[0])
