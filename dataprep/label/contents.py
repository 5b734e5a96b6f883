"""What a text and its file name alone say: language, license, generated, minified."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dataprep.contracts import load_contract
from dataprep.label._first_look import first_look
from dataprep.label.generated import GeneratedEvidence, detect_generated
from dataprep.label.language import identify_languages
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
    texts = pairs["text"].cast(pl.Binary).to_list()
    guesses = identify_languages(names, texts)
    languages = [guess.language for guess in guesses]
    rows = list(zip(names, languages, texts, first_look(texts, languages), strict=True))
    generated = [detect_generated(*row) for row in rows]
    licenses = [detect_license(name, text, hints) for name, _, text, hints in rows]
    values = {
        "language": languages,
        "language_confidence": [guess.confidence for guess in guesses],
        "language_evidence": [guess.evidence for guess in guesses],
        **_license_columns(licenses),
        **_generated_columns(generated),
        "is_minified": [is_minified(name, language, text) for name, language, text, _ in rows],
        "is_lfs_pointer": list(map(is_lfs_pointer, texts)),
    }
    schema = load_contract("content_labels").polars_schema()
    keys = pairs.select("content_id", "name")
    labels = pl.DataFrame(values, schema={name: schema[name] for name in values})
    frame = pl.concat([keys, labels], how="horizontal").select(schema.names())
    return {"content_labels": frame}


def _license_columns(found: Sequence[LicenseEvidence | None]) -> dict[str, list[object]]:
    return {
        "license_expression": [None if one is None else one.expression for one in found],
        "license_method": [None if one is None else one.method for one in found],
        "license_confidence": [None if one is None else one.confidence for one in found],
        "license_rule": [None if one is None else one.rule_id for one in found],
        "license_line": [None if one is None else one.line for one in found],
    }


def _generated_columns(found: Sequence[GeneratedEvidence | None]) -> dict[str, list[object]]:
    return {
        "is_generated": [one is not None for one in found],
        "generated_rule": [None if one is None else one.rule_id for one in found],
        "generated_method": [None if one is None else one.method for one in found],
        "generated_confidence": [None if one is None else one.confidence for one in found],
    }
