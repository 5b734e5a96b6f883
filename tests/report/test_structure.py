"""What was read of syntax and dependencies: numbers of a run, and what is told of a file."""

import hashlib
import json

import pytest

from dataprep.report import reading
from dataprep.report.console import render
from dataprep.report.console_structure import structure_lines
from dataprep.report.display import columns
from dataprep.report.explain import explain_path, explanation_text
from dataprep.report.formats import write_summary
from dataprep.report.structure import LanguageTrees, Package, read_structure
from dataprep.report.summary import summarize
from dataprep.resources import rules_dir
from dataprep.rules import load_rules

RULES = load_rules([rules_dir()])
Tables = dict[str, list[dict[str, object]]]
TEXTS = {
    # path: language, status, size, share of errors
    "a.py": ("Python", "parsed", 100, 0.0),
    "b.py": ("Python", "parsed", 300, 0.5),
    "copy/b.py": ("Python", "parsed", 300, 0.5),
    "c.c": ("C", "parsed", 100, 0.9),
    "notes.txt": (None, "no-grammar", 10, None),
    "data.yaml": ("YAML", "no-grammar", 10, None),
    "huge.py": ("Python", "too-costly", 9_000, None),
}


def _content(name: str) -> str:
    return hashlib.sha256(name.rpartition("/")[2].encode()).hexdigest()


def _corpus(package: str = "polars") -> Tables:
    """Return a repository of ``TEXTS`` and a picture: a.py and b.py import one another."""
    tables: Tables = {
        name: []
        for name in (
            "files", "labels", "dispositions", "syntax", "imports", "resolutions", "edges",
            "file_order", "decisions", "rule_counts", "quarantine",
        )
    }  # fmt: skip
    for place, path in enumerate([*TEXTS, "picture.png"]):
        language, status, size, errors = TEXTS.get(path, (None, None, 5, None))
        key = {"file_id": path, "repo_id": "r", "content_id": _content(path)}
        tables["files"].append({**key, "repo_name": "acme", "path": path, "size_bytes": size})
        tables["labels"].append({**key, "language": language, "role": "source"})
        tables["dispositions"].append({**key, "disposition": "kept", "size_bytes": size})
        tables["file_order"].append(
            {**key, "position": place, "cycle": 0 if path in {"a.py", "b.py"} else None}
        )
        if status is not None and not path.startswith("copy/"):
            counts = {"n_functions": 2, "n_classes": 1, "cyclomatic_complexity": 9}
            row = {**key, "language": language, "status": status, "size_bytes": size}
            most = {"max_cyclomatic_complexity": 7}
            tables["syntax"].append({**row, "error_fraction": errors, **counts, **most})
    found = [
        ("a.py", "b", "internal", None, None),
        ("a.py", "os", "standard", "os", None),
        ("a.py", "pkg", "external", package, None),
        ("a.py", "pkg.sub", "external", package, None),
        ("a.py", "gone", "unresolved", None, "no-such-file"),
        ("c.c", "MACRO", "unresolved", None, "computed"),
        ("b.py", "me", "unresolved", None, "self"),
        ("b.py", "pkg", "external", package, None),
    ]
    for place, (path, specifier, status, package_name, reason) in enumerate(found):
        key = {"file_id": path, "repo_id": "r", "content_id": _content(path), "ordinal": place}
        language = TEXTS[path][0]
        tables["imports"].append(
            {**key, "language": language, "specifier": specifier, "line": place + 1}
        )
        tables["resolutions"].append(
            {**key, "status": status, "package": package_name, "reason": reason}
        )
    for source, target, kind in (
        ("a.py", "b.py", "import"),
        ("b.py", "a.py", "import"),
        ("copy/b.py", "a.py", "re-export"),
    ):
        edge = {"file_id": source, "target_file_id": target, "repo_id": "r", "kind": kind}
        tables["edges"].append({**edge, "line": 3})
    tables["repos"] = [{"repo_id": "r", "repo_name": "acme", "n_entries": len(TEXTS) + 1}]
    return tables


def _explained(run, path: str) -> tuple[dict[str, object], list[str]]:
    files, number = explain_path(run, RULES, path)
    text = explanation_text(files, number).splitlines()
    place = next(n for n, line in enumerate(text) if line.startswith("  structure"))
    return files[0]["structure"], text[place:]  # type: ignore[return-value]  # a mapping


def test_files_are_counted_by_status_and_errors_by_bytes_of_the_language(finished) -> None:
    trees = read_structure(finished(_corpus())).trees
    assert (7, 4) == (trees.n_files, trees.n_parsed)
    assert [("no-grammar", 2), ("too-costly", 1)] == [*trees.without.items()]
    assert (
        LanguageTrees("C", 1, 100, 0.9),
        LanguageTrees("Python", 3, 700, round(300 / 700, 6)),
    ) == trees.languages


def test_imports_are_counted_without_what_names_the_file_itself(finished) -> None:
    imports = read_structure(finished(_corpus())).imports
    assert 7 == imports.n_imports == sum(imports.statuses.values())
    assert {"internal": 1, "standard": 1, "external": 3, "unresolved": 2} == imports.statuses
    assert {"computed": 1, "no-such-file": 1} == imports.reasons
    assert (Package("polars", 2, 3),) == imports.packages


def test_edges_are_counted_by_kind_and_cycles_by_repository(finished) -> None:
    tables = _corpus()
    tables["file_order"] += [
        {"file_id": f"x{n}", "repo_id": "other", "position": n, "cycle": 0} for n in range(5)
    ]
    found = read_structure(finished(tables)).dependencies
    assert (3, {"import": 2, "re-export": 1}) == (found.n_edges, found.kinds)
    assert (2, 5) == (found.n_cycles, found.largest_cycle)


def test_pieces_of_a_large_run_give_the_same_numbers(finished, monkeypatch) -> None:
    run = finished(_corpus())
    whole = read_structure(run)
    monkeypatch.setattr(reading, "_ROWS_PER_PIECE", 2)
    assert len(run.pieces) > 3
    assert whole == read_structure(run)


def test_terminal_tells_structure_in_few_lines(finished) -> None:
    expected = """\
Structure: 4 of 7 files parsed · 3 edges · 1 cycle of up to 2 files
  trees      no grammar 2 · too costly 1 · most errors: C 90.0%, Python 42.9% of bytes
  imports    internal 14% · standard 14% · external 43% · unresolved 29%
  unresolved computed 1 · no such file 1
  packages   polars 2"""
    assert expected.splitlines() == structure_lines(read_structure(finished(_corpus())), 100)


def test_run_without_structure_takes_no_line_and_is_null_in_json(finished) -> None:
    tables = _corpus()
    for name in ("syntax", "imports", "resolutions", "edges", "file_order"):
        del tables[name]
    summary = summarize(finished(tables), RULES)
    assert summary.structure is None
    assert "Structure" not in render(summary, width=80, color=False, exit_code=0, n_blocking=0)
    assert "Structure" not in write_summary(summary, "markdown", 0)
    assert json.loads(write_summary(summary, "json", 0))["structure"] is None


def test_run_that_stopped_after_parsing_tells_what_there_is(finished) -> None:
    tables = _corpus()
    for name in ("resolutions", "edges", "file_order"):
        del tables[name]
    found = read_structure(finished(tables))
    assert (None, None) == (found.imports, found.dependencies)
    lines = structure_lines(found, 80)
    assert "Structure: 4 of 7 files parsed" == lines[0]
    assert 2 == len(lines)


def test_repository_without_an_import_says_0_and_not_nothing(finished) -> None:
    tables = _corpus()
    for name in ("imports", "resolutions", "edges"):
        tables[name] = []
    for row in tables["file_order"]:
        row["cycle"] = None
    summary = summarize(finished(tables), RULES)
    assert "Structure: 4 of 7 files parsed · 0 edges" == structure_lines(summary.structure, 80)[0]
    assert 2 == len(structure_lines(summary.structure, 80))
    document = json.loads(write_summary(summary, "json", 0))["structure"]
    assert 0 == document["imports"]["n_imports"] == document["dependencies"]["n_cycles"]


@pytest.mark.parametrize("width", [40, 80, 133])
@pytest.mark.parametrize("name", ["名前" * 400, "a\x1b]0;x\x07b", "|`@x`|\n", "x" * 10_000])
def test_any_package_at_any_width_keeps_the_layout(name: str, width: int, finished) -> None:
    run = finished(_corpus(package=name))
    summary = summarize(run, RULES)
    lines = render(summary, width=width, color=False, exit_code=0, n_blocking=0).splitlines()
    assert not any("\x1b" in line for line in lines)
    assert max(columns(line) for line in lines[:-1]) <= width
    assert "\x1b" not in write_summary(summary, "markdown", 0)
    told, text = _explained(run, "b.py")
    assert [{"package": name, "n_imports": 1}] == told["external"]
    assert not any("\x1b" in line for line in text)


def test_explain_tells_tree_place_and_both_ends_of_edges(finished) -> None:
    told, text = _explained(finished(_corpus()), "a.py")
    expected = """\
  structure
    tree        parsed as Python, no errors
    holds       2 functions, 1 type, complexity 9, at most 7 in a function
    place       1 of 8 in dependency order, as x, depth 0
    in a cycle  of 2 files
                a.py · b.py
    imports     1 file
                import: b.py
    external    polars
    standard    os
    unresolved  gone: no such file, line 5
    imported by 2 files
                import: b.py
                re-export: copy/b.py"""
    assert expected.splitlines() == text
    assert {} == told["causes"]
    assert [("b.py", "import", 3)] == [
        (one["path"], one["kind"], one["line"]) for one in told["imports"]["files"]
    ]
    assert {"import": 1, "re-export": 1} == told["imported_by"]["kinds"]
    assert ["a.py", "b.py"] == told["order"]["cycle"]["paths"]


@pytest.mark.parametrize(
    ("path", "tree"),
    [
        ("data.yaml", "– YAML has no grammar"),
        ("notes.txt", "– the language is not known"),
        ("huge.py", "– not parsed: too costly"),
        ("picture.png", "– not text, or a stage failed on it"),
        ("c.c", "parsed as C, errors in 90.0% of its bytes"),
    ],
)
def test_explain_of_a_file_without_tree_says_why(path: str, tree: str, finished) -> None:
    _, text = _explained(finished(_corpus()), path)
    assert f"    tree        {tree}" == text[1]
    assert "    imported by 0 files" == text[-1]
    assert ("    imports     0 files" in text) == (path == "c.c")


@pytest.mark.parametrize(
    ("record", "cause"),
    [
        ({}, "the recipe leaves it out (structure: null)"),
        ({"failures": ["stage 'label.contents' failed"]}, "parse.contents did not run"),
    ],
)
def test_explain_of_a_run_without_structure_says_why(
    record: dict[str, object], cause: str, finished
) -> None:
    tables = _corpus()
    for name in ("syntax", "imports", "resolutions", "edges", "file_order"):
        del tables[name]
    told, text = _explained(finished(tables, **record), "a.py")
    assert f"  structure  – {cause}" == text[0]
    assert cause == told["causes"]["tree"]
    nothing = ("tree", "order", "imports", "imported_by", "external", "standard", "unresolved")
    assert [None] * 7 == [told[name] for name in nothing]


def test_explain_of_a_file_that_many_import_counts_all_and_shows_some(finished) -> None:
    tables = _corpus()
    key = {"repo_id": "r", "content_id": _content("a.py")}
    for n in range(150):
        file_id = f"user{n:03}"
        tables["files"].append({**key, "file_id": file_id, "repo_name": "acme", "path": file_id})
        edge = {"file_id": file_id, "target_file_id": "c.c", "repo_id": "r", "kind": "include"}
        tables["edges"] += [edge] if n else [{**edge, "kind": "package"}]
    told, text = _explained(finished(tables), "c.c")
    place = text.index("    imported by 150 files")
    assert (150, 100) == (told["imported_by"]["n_files"], len(told["imported_by"]["files"]))
    assert text[place + 1].startswith(f"{'':16}include: user001 · user002 · ")
    shown = sum(line.count("user") for line in text[place + 1 : place + 4])
    assert text[place + 3].endswith(f" · +{149 - shown}")
    assert f"{'':16}package: 1 file" == text[place + 4]
