"""Counts tokens: with the tokenizer that the recipe names, or as UTF-8 bytes when it names none."""

from __future__ import annotations

import functools

import polars as pl

from dataprep.errors import MissingExtraError, RecipeError

BYTES = "utf-8 bytes"


def tokenizer_name(path: str | None) -> str:
    """Return what tokens are counted with, for manifests: a digest of the file, or bytes."""
    if path is None:
        return BYTES
    import hashlib
    from pathlib import Path

    try:
        return "tokenizer.json sha256:" + hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError as error:
        raise RecipeError(f"cannot read the tokenizer '{path}': {error.strerror}") from error


def count_tokens(texts: pl.Series, path: str | None) -> pl.Series:
    """Return the number of tokens of each text, as 64-bit integers.

    Args:
        texts: The texts, none of them null.
        path: Path of a ``tokenizer.json``; None counts UTF-8 bytes.

    Raises:
        MissingExtraError: A tokenizer is named and the package ``tokenizers`` is not installed.
        RecipeError: The file is no tokenizer.
    """
    if path is None:
        return texts.str.len_bytes().cast(pl.Int64)
    encoded = _load(path).encode_batch_fast(texts.to_list(), add_special_tokens=False)  # type: ignore[attr-defined]  # tokenizers has no types
    return pl.Series([len(encoding.ids) for encoding in encoded], dtype=pl.Int64)


@functools.cache
def _load(path: str) -> object:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise MissingExtraError("tokenizers", "tokenizer") from error
    try:
        return Tokenizer.from_file(path)
    except Exception as error:
        raise RecipeError(f"'{path}' is no tokenizer.json") from error
