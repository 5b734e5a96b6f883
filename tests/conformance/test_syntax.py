"""Every language under ``rules/syntax``: its small repository gives the edges that it states."""

import functools
from pathlib import Path

import polars as pl
import pytest
import yaml

from benchmarks._structure import path_edges, tables_of
from dataprep.contracts import load_contract
from dataprep.resources import rules_dir
from dataprep.syntax.spec import all_syntaxes

_WITH_RESOLVER = sorted(key for key, one in all_syntaxes().items() if one.resolver is not None)
_FLAGS = ("is_type_only", "is_conditional", "is_local")


@functools.cache
def _tables(language_id: str) -> dict[str, pl.DataFrame]:
    return tables_of(_folder(language_id) / "example")


def _folder(language_id: str) -> Path:
    """Return where the example of a language lies: its own, or that of the one it extends."""
    folder = rules_dir() / "syntax" / language_id
    if (folder / "example.yaml").is_file():
        return folder
    syntax = all_syntaxes()[language_id]
    return folder.parent / str(syntax.standard or syntax.extends)


@functools.cache
def _stated(language_id: str) -> dict[str, list[dict[str, object]]]:
    path = _folder(language_id) / "example.yaml"
    document: dict[str, list[dict[str, object]]] = yaml.safe_load(path.read_text("utf-8"))
    return document


@pytest.mark.parametrize("language_id", _WITH_RESOLVER)
def test_example_when_resolved_then_its_edges_are_those_stated(language_id: str) -> None:
    stated = {
        (one["source"], one["target"], one["kind"], *(one.get(flag, False) for flag in _FLAGS))
        for one in _stated(language_id)["edges"]
    }
    edges = path_edges(_tables(language_id)).select("source", "target", "kind", *_FLAGS)
    assert stated
    assert stated == set(edges.iter_rows())


@pytest.mark.parametrize("language_id", _WITH_RESOLVER)
def test_example_when_resolved_then_other_statements_say_what_they_are(language_id: str) -> None:
    tables = _tables(language_id)
    found = _resolutions(tables)
    stated = _stated(language_id)
    for one in stated.get("external", []):
        assert (one["status"], one["package"]) in {
            (status, package)
            for path, specifier, status, package, _ in found
            if (path, specifier) == (one["source"], one["specifier"])
        }, one
    for one in stated.get("unresolved", []):
        assert ("unresolved", one["reason"]) in {
            (status, reason)
            for path, specifier, status, _, reason in found
            if (path, specifier) == (one["source"], one["specifier"])
        }, one


@pytest.mark.parametrize("language_id", _WITH_RESOLVER)
def test_example_when_read_then_tables_keep_their_contracts(language_id: str) -> None:
    tables = _tables(language_id)
    for table in ("syntax", "symbols", "imports", "names", "manifests", "edges", "resolutions"):
        load_contract(table).check(tables[table])
    statuses = dict(tables["resolutions"]["status"].value_counts().iter_rows())
    internal = tables["resolutions"].filter(pl.col("n_targets") > 0)
    assert internal.height == statuses.get("internal", 0)


def _resolutions(tables: dict[str, pl.DataFrame]) -> list[tuple[str, str, str, str, str]]:
    """Return path, specifier, status, package and reason of each statement."""
    files = tables["files"].select("file_id", "content_id", "path")
    specifiers = tables["imports"].select("content_id", "ordinal", "specifier")
    rows = tables["resolutions"].join(files, on="file_id")
    rows = rows.join(specifiers, on=["content_id", "ordinal"])
    return rows.select("path", "specifier", "status", "package", "reason").rows()
