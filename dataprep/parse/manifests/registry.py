"""Which build and package files are read, and by what: ``rules/syntax/manifests.yaml``."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import cast

import polars as pl
import yaml

from dataprep.contracts import load_contract
from dataprep.resources import rules_dir
from dataprep.stage import Params
from dataprep.text.urls import without_credentials

MAX_BYTES = 1 << 20
"""Bytes above which such a file is not read: none that a person wrote is as large."""

Facts = list[tuple[str, str | None, str]]
ReadManifest = Callable[[bytes, str], Facts]


def read_manifests(
    contents: pl.DataFrame, files: pl.DataFrame, params: Params
) -> dict[str, pl.DataFrame]:
    """Return what build and package files say of where code lies.

    Args:
        contents: Columns ``content_id`` and ``text``.
        files: Distinct pairs of ``content_id`` and ``name``.
        params: None are needed.

    Returns:
        ``manifests``: any number of rows for each pair; none for what is no such file, is over
        1 MiB or cannot be read as its format.
    """
    del params
    readers = {name: manifest_reader(name) for name in files["name"].unique().sort()}
    known = [name for name, reader in readers.items() if reader is not None]
    pairs = (
        files.filter(pl.col("name").is_in(known))
        .sort("content_id", "name")
        .join(contents.select("content_id", "text"), on="content_id", maintain_order="left")
        .filter(pl.col("text").str.len_bytes() <= MAX_BYTES)
    )
    rows = []
    for content_id, name, text in pairs.select("content_id", "name", "text").iter_rows():
        reader = readers[name]
        assert reader is not None
        facts = reader(text.encode(), name)
        rows += [
            (content_id, name, ordinal, fact, key, without_credentials(value))
            for ordinal, (fact, key, value) in enumerate(facts)
        ]
    schema = load_contract("manifests").polars_schema()
    return {"manifests": pl.DataFrame(rows, schema=schema, orient="row")}


@functools.cache
def manifest_reader(name: str) -> ReadManifest | None:
    """Return what reads a file of a name; None for one that is no manifest."""
    for pattern, reference in _patterns():
        if fnmatchcase(name, pattern):
            module, _, function = reference.partition(":")
            loaded = importlib.import_module(f"dataprep.parse.manifests.{module}")
            return cast("ReadManifest", getattr(loaded, function))
    return None


@functools.cache
def _patterns() -> tuple[tuple[str, str], ...]:
    path = rules_dir() / "syntax" / "manifests.yaml"
    document = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return tuple((str(pattern), str(reference)) for pattern, reference in (document or {}).items())
