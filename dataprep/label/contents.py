"""What a text and its file name alone say: language, license, generated, minified."""

from __future__ import annotations

import polars as pl

from dataprep.contracts import load_contract
from dataprep.label.generated import GeneratedEvidence, detect_generated
from dataprep.label.language import LanguageGuess, identify_languages
from dataprep.label.licenses import LicenseEvidence, detect_license
from dataprep.label.minified import is_minified
from dataprep.stage import Params

_LFS_START = b"version https://git-lfs.github.com/spec/v1\n"
_LFS_LONGEST = 1024


def is_lfs_pointer(text: bytes) -> bool:
    """Return whether a text is a Git LFS pointer: its specification's first line, under 1 KiB."""
    return len(text) < _LFS_LONGEST and text.startswith(_LFS_START) and b"\noid sha256:" in text


def label_contents(
    contents: pl.DataFrame, files: pl.DataFrame, params: Params
) -> dict[str, pl.DataFrame]:
    """Return the labels that need nothing but a text and its file name.

    Args:
        contents: Columns ``content_id`` and ``text``.
        files: Distinct pairs of ``content_id`` and ``name``.
        params: None are needed.

    Returns:
        ``content_labels``: one row per pair, sorted by both.
    """
    del params
    pairs = files.sort("content_id", "name").join(
        contents.select("content_id", "text"), on="content_id", maintain_order="left"
    )
    names = pairs["name"].to_list()
    texts = [text.encode() for text in pairs["text"]]
    guesses = identify_languages(names, texts)
    rows = [
        _label(name, text, guess) for name, text, guess in zip(names, texts, guesses, strict=True)
    ]
    schema = load_contract("content_labels").polars_schema()
    keys = pairs.select("content_id", "name")
    values = {name: dtype for name, dtype in schema.items() if name not in keys.columns}
    labels = pl.DataFrame(rows, schema=values, orient="row")
    return {"content_labels": pl.concat([keys, labels], how="horizontal")}


def _label(name: str, text: bytes, guess: LanguageGuess) -> tuple[object, ...]:
    """Return the values of one row, in the contract's order, without its key."""
    generated = detect_generated(name, guess.language, text)
    return (
        guess.language,
        guess.confidence,
        guess.evidence,
        *_license_values(detect_license(name, text)),
        *_generated_values(generated),
        is_minified(name, guess.language, text),
        is_lfs_pointer(text),
    )


def _license_values(found: LicenseEvidence | None) -> tuple[object, ...]:
    if found is None:
        return (None,) * 5
    return (found.expression, found.method, found.confidence, found.rule_id, found.line)


def _generated_values(found: GeneratedEvidence | None) -> tuple[object, ...]:
    if found is None:
        return (False, None, None, None)
    return (True, found.rule_id, found.method, found.confidence)
