"""Secrets and personal data that a text alone tells."""

from __future__ import annotations

import polars as pl

from dataprep.detect.rows import finding_rows, findings_frame
from dataprep.ids import language_id
from dataprep.sensitive.params import DetectionParams
from dataprep.text.by_language import texts_by_language


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
    rows: list[tuple[object, ...]] = []
    for content_id, language, text in texts_by_language(contents, content_labels):
        slug = None if language is None else language_id(language)
        found = detection.scan(text, slug)
        if found:
            rows += finding_rows(text, found, key, content_id, language, None)
    return {"findings": findings_frame(rows)}
