"""MinHash signatures of texts, and what they are made of."""

from __future__ import annotations

import polars as pl

from dataprep.contracts import load_contract
from dataprep.dedup.arrays import as_binary
from dataprep.dedup.params import ShingleParams
from dataprep.dedup.shingles import sketch


def text_signatures(contents: pl.DataFrame, params: ShingleParams) -> dict[str, pl.DataFrame]:
    """Return the signature of each text.

    Args:
        contents: Columns ``content_id`` and ``text``.
        params: What a shingle is, and the permutations.

    Returns:
        ``signatures``: one row per content, sorted by ``content_id``; without shingles there is no
        signature, and only exact duplicates of the text are found.
    """
    found = sketch(contents["text"], params)
    has_none = pl.Series(found.n_shingles == 0)
    frame = contents.select("content_id").with_columns(
        n_tokens=pl.Series(found.n_tokens, dtype=pl.Int64),
        n_shingles=pl.Series(found.n_shingles, dtype=pl.Int64),
        header_bytes=pl.Series(found.header_bytes, dtype=pl.Int64),
        signature=as_binary(found.signature).set(has_none, None),
    )
    return {"signatures": frame.select(load_contract("signatures").column_names).sort("content_id")}
