"""Digests of texts whose differences do not count: line ends and trailing blanks."""

from __future__ import annotations

import hashlib

import polars as pl

from dataprep.contracts import load_contract
from dataprep.stage import Params

_BLANKS = b" \t\f\v"
_BEFORE_LINE_END = tuple((blank, bytes((blank,)) + b"\n") for blank in _BLANKS)


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
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    # One byte is looked for ten times as fast as two, and most texts hold few kinds of blanks.
    if any(blank in text and ending in text for blank, ending in _BEFORE_LINE_END):
        # NOTE: by lines; a pattern for blanks before a line end is quadratic in the indentation.
        text = b"\n".join([line.rstrip(_BLANKS) for line in text.split(b"\n")])
    return text.rstrip(_BLANKS + b"\n")


def text_digests(contents: pl.DataFrame, params: Params) -> dict[str, pl.DataFrame]:
    """Return the digest of each normalised text.

    Args:
        contents: Columns ``content_id`` and ``text``.
        params: None are needed.

    Returns:
        ``digests``: one row per content, sorted by ``content_id``.
    """
    del params
    digests = [
        hashlib.sha256(normalize_text(text)).hexdigest()
        for text in contents["text"].cast(pl.Binary).to_list()
    ]
    frame = contents.select("content_id").with_columns(
        text_digest=pl.Series(digests, dtype=pl.String)
    )
    return {"digests": frame.select(load_contract("digests").column_names).sort("content_id")}
