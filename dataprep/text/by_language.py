"""The texts of a batch under each language that they were labelled with."""

from __future__ import annotations

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
