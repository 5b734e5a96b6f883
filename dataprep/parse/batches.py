"""The texts of a batch under each language that they were labelled with."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

import polars as pl


def texts_by_language(
    contents: pl.DataFrame, content_labels: pl.DataFrame
) -> Iterator[tuple[str, str | None, bytes]]:
    """Yield content, language and text of each unit, sorted.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
    """
    pairs = content_labels.select("content_id", "language").sort(
        "content_id", "language", nulls_last=True
    )
    texts = contents.select("content_id", text=pl.col("text").cast(pl.Binary))
    yield from pairs.join(texts, on="content_id", maintain_order="left").iter_rows()


_NEW_OBJECTS = 200_000


@contextlib.contextmanager
def rare_collections() -> Iterator[None]:
    """Look for cycles of objects seldom while a batch is read.

    NOTE: the matches of one text are some 10,000 objects without cycles, and by default Python looks
    through the new ones after each 700: a fifth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
