"""Which text of a file is exported: the redacted one, or, where nothing is redacted, its own."""

from __future__ import annotations

import polars as pl


def exported_texts(
    files: pl.LazyFrame,
    contents: pl.LazyFrame,
    redactions: pl.LazyFrame,
    redacted: pl.LazyFrame,
    *,
    is_redacted: bool,
) -> pl.LazyFrame:
    """Return the text of each file that is exported.

    Args:
        files: Columns ``file_id`` and ``content_id``, and others that stay.
        contents: Columns ``content_id`` and ``text``, and others that are added.
        redactions: What was asked of the text of each file.
        redacted: Redacted texts.
        is_redacted: Whether the recipe redacts. Then a file without a row in ``redactions``, or
            whose text was not proved, has none.

    Returns:
        The columns of both, with ``text`` as it may leave the store and ``n_redacted``, the spans
        in it that were replaced; null where the recipe does not redact.
    """
    raw = files.join(contents, on="content_id")
    if not is_redacted:
        return raw.with_columns(n_redacted=pl.lit(None, dtype=pl.Int64))
    asked = raw.join(redactions.select("file_id", "variant"), on="file_id")
    made = redacted.select("content_id", "variant", "n_redacted", made="text")
    return (
        asked.join(made, on=["content_id", "variant"], how="left")
        .with_columns(
            text=pl.when(pl.col("variant").is_null()).then("text").otherwise("made"),
            n_redacted=pl.when(pl.col("variant").is_null())
            .then(pl.lit(0, dtype=pl.Int64))
            .otherwise("n_redacted"),
        )
        .filter(pl.col("text").is_not_null())
        .drop("variant", "made")
    )
