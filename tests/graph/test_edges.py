"""Edges from tables."""

import polars as pl

from dataprep.contracts import load_contract
from dataprep.graph.edges import edges
from dataprep.stage import Params

_REPO = "0" * 32


def _tables(
    paths: list[str], imports: list[tuple[str, str, str | None]], language: str = "Python"
) -> dict[str, pl.DataFrame]:
    """Return the tables of a repository: a content a path, imports as path, specifier and name."""
    files = pl.DataFrame(
        {
            "file_id": [f"{n:032x}" for n in range(len(paths))],
            "content_id": [f"{n:064x}" for n in range(len(paths))],
            "path": paths,
            "name": [path.rpartition("/")[2] for path in paths],
            "is_history": False,
        }
    )
    rows = []
    for path in paths:
        own = [one for one in imports if one[0] == path]
        content_id = f"{paths.index(path):064x}"
        rows += [
            (
                content_id,
                language,
                n,
                "import",
                specifier,
                name,
                None,
                False,
                n > 0,
                False,
                False,
                0,
                1,
                n + 1,
            )
            for n, (_, specifier, name) in enumerate(own)
        ]
    schema = load_contract("imports").polars_schema()
    labels = files.select("file_id").with_columns(language=pl.lit(language))
    return {
        "repos": pl.DataFrame({"repo_id": [_REPO]}),
        "files": files,
        "labels": labels,
        "imports": pl.DataFrame(rows, schema=schema, orient="row"),
        "names": load_contract("names").empty(),
        "manifests": load_contract("manifests").empty(),
    }


def _paths_of(tables: dict[str, pl.DataFrame], found: pl.DataFrame) -> list[tuple[str, str, str]]:
    paths = dict(tables["files"].select("file_id", "path").iter_rows())
    return [
        (paths[source], paths[target], kind)
        for source, target, kind in found.select("file_id", "target_file_id", "kind").iter_rows()
    ]


def test_edges_when_two_statements_name_one_file_then_there_is_one_edge() -> None:
    tables = _tables(["a.py", "b.py"], [("a.py", "b", "x"), ("a.py", "b", "y")])
    found = edges(**tables, params=Params())
    load_contract("edges").check(found["edges"])
    load_contract("resolutions").check(found["resolutions"])
    assert [("a.py", "b.py", "import")] == _paths_of(tables, found["edges"])
    row = found["edges"].row(0, named=True)
    assert (2, 1, False) == (row["n_statements"], row["line"], row["is_conditional"])


def test_edges_when_file_names_itself_then_there_is_no_edge() -> None:
    tables = _tables(["a.py"], [("a.py", "a", None)])
    found = edges(**tables, params=Params())
    assert 0 == found["edges"].height
    assert 1 == found["resolutions"].height


def test_edges_when_language_has_no_grammar_then_its_files_have_none() -> None:
    tables = _tables(["a.x", "b.x"], [], language="Brainfuck")
    found = edges(**tables, params=Params())
    assert 0 == found["edges"].height
    assert 0 == found["resolutions"].height


def test_edges_when_statement_leads_nowhere_then_the_reason_is_said() -> None:
    tables = _tables(["p/__init__.py", "p/a.py"], [("p/a.py", ".missing", "x")])
    found = edges(**tables, params=Params())
    row = found["resolutions"].row(0, named=True)
    assert ("unresolved", 0) == (row["status"], row["n_targets"])
    assert row["reason"] is not None


def test_edges_when_files_come_in_another_order_then_they_are_the_same() -> None:
    tables = _tables(["a.py", "b.py", "c.py"], [("a.py", "b", None), ("b.py", "c", None)])
    found = edges(**tables, params=Params())
    turned = {name: frame.reverse() for name, frame in tables.items()}
    other = edges(**turned, params=Params())
    assert found["edges"].equals(other["edges"])
    assert found["resolutions"].equals(other["resolutions"])


def test_edges_when_a_version_is_from_the_history_then_it_is_no_file_of_the_repository() -> None:
    tables = _tables(["a.py", "b.py", "b.py"], [("a.py", "b", None)])
    told = pl.Series([False, True, False])
    found = edges(
        **tables | {"files": tables["files"].with_columns(is_history=told)}, params=Params()
    )
    assert [f"{2:032x}"] == found["edges"]["target_file_id"].to_list()
    assert set(found["resolutions"]["file_id"]).isdisjoint({f"{1:032x}"})
