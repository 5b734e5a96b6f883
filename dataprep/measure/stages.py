"""The measuring stage: signals of each text under each language that it was labelled with."""

from __future__ import annotations

import polars as pl

from dataprep.measure.signals import signals
from dataprep.stage import Params


def measure_signals(
    contents: pl.DataFrame, content_labels: pl.DataFrame, params: Params
) -> dict[str, pl.DataFrame]:
    """Return the signals of texts.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: None are needed.

    Returns:
        ``signals``: one row per pair.
    """
    del params
    pairs = content_labels.sort("content_id", "language", nulls_last=True)
    texts = contents.select("content_id", "text")
    batch = pairs.join(texts, on="content_id", maintain_order="left")
    return {"signals": signals(batch.select("content_id", "language", "text"))}
