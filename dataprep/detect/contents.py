"""Secrets and personal data that a text alone tells."""

from __future__ import annotations

import polars as pl

from dataprep.detect.rows import finding_rows, findings_frame
from dataprep.ids import language_id
from dataprep.sensitive.params import DetectionParams


def detect_contents(
    contents: pl.DataFrame, content_labels: pl.DataFrame, params: DetectionParams, key: bytes
) -> dict[str, pl.DataFrame]:
    """Return the secrets and personal data of texts.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: Which rules hold.
        key: Key of the fingerprints.

    Returns:
        ``findings``: any number of rows for each pair, without a repository.
    """
    detection = params.detection()
    pairs = content_labels.select("content_id", "language").sort(
        "content_id", "language", nulls_last=True
    )
    texts = contents.select("content_id", text=pl.col("text").cast(pl.Binary))
    rows: list[tuple[object, ...]] = []
    for content_id, language, text in pairs.join(
        texts, on="content_id", maintain_order="left"
    ).iter_rows():
        slug = None if language is None else language_id(language)
        found = detection.scan(text, slug)
        if found:
            rows += finding_rows(text, found, key, content_id, language, None)
    return {"findings": findings_frame(rows)}
