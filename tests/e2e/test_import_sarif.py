"""Findings of other tools in a scan and a release: told beside ours, and counted where asked."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from dataprep.report.reading import FinishedRun
from dataprep.resources import schemas_dir

_CODE = '''"""Orders of people."""


def find(connection, größe, name):
    """Return the orders of somebody; 日本 is a place."""
    query = "select * from orders where name = '" + name + "'"
    if größe == größe:
        return connection.execute(query)
    return []


def total(orders):
    """Return what orders cost together."""
    return sum(order.price * order.count for order in orders)
'''
_OTHER = _CODE.replace("orders", "visits").replace("name", "host").replace("größe == größe", "host")
_MESSAGE = "do-not-keep-what-a-message-says"
_RECIPE = """\
name: small
extends: default
near_duplicates: null
structure: null
privacy: null
defects: {tiers: [fast], drop: {severity: error, confidence: high}, count_imported: %s}
"""


def _semgrep_like() -> dict[str, object]:
    """Return results as semgrep writes them: relative paths below a base, tags with words."""
    rule = {
        "id": "python.sql.injection",
        "name": "python.sql.injection",
        "shortDescription": {"text": "Semgrep Finding: python.sql.injection"},
        "defaultConfiguration": {"level": "error"},
        "properties": {"precision": "very-high", "tags": ["CWE-89: SQL", "HIGH CONFIDENCE"]},
    }

    def found(uri: str, line: int, **members: object) -> dict[str, object]:
        region = {
            "startLine": line, "startColumn": 16, "endLine": line, "endColumn": 41,
            "snippet": {"text": _MESSAGE},
        }  # fmt: skip
        location = {"uri": uri, "uriBaseId": "%SRCROOT%"}
        return {
            "ruleId": rule["id"],
            "message": {"text": _MESSAGE},
            "locations": [{"physicalLocation": {"artifactLocation": location, "region": region}}],
            **members,
        }

    results = [
        found("src/orders.py", 8), found("src/gone.py", 8), found("src/orders.py", 800),
        found("src/visits.py", 8, suppressions=[{"kind": "inSource"}]),
    ]  # fmt: skip
    driver = {"name": "Semgrep OSS", "semanticVersion": "1.2.3", "rules": [rule]}
    return {"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _codeql_like() -> dict[str, object]:
    """Return results as CodeQL writes them: rules in an extension, numbered artifacts."""
    rule = {
        "id": "py/comparison-of-identical",
        "shortDescription": {"text": "Comparison of \x1b[31midentical values"},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["external/cwe/cwe-571"], "precision": "high"},
    }
    tool = {
        "driver": {"name": "CodeQL", "semanticVersion": "2.0", "rules": []},
        "extensions": [{"name": "codeql/python-queries", "rules": [rule]}],
    }
    location = {"artifactLocation": {"index": 0}, "region": {"startLine": 7, "startColumn": 8}}
    result = {
        "rule": {"id": rule["id"], "index": 0, "toolComponent": {"index": 0}},
        "message": {"text": _MESSAGE},
        "locations": [{"physicalLocation": location}],
    }
    run = {
        "tool": tool,
        "artifacts": [{"location": {"uri": "src/orders.py", "uriBaseId": "%SRCROOT%"}}],
        "results": [result, {**result, "kind": "pass"}],
        "columnKind": "utf16CodeUnits",
    }
    return {"version": "2.1.0", "runs": [run]}


@pytest.fixture
def shop(make_repo: Callable[..., Path], tmp_path: Path) -> Path:
    """A repository, two documents about it, and recipes with and without what these count."""
    folder = make_repo("shop", {"src/orders.py": _CODE, "src/visits.py": _OTHER})
    (tmp_path / "semgrep.sarif").write_text(json.dumps(_semgrep_like()))
    (tmp_path / "codeql.sarif").write_text(json.dumps(_codeql_like()))
    for name, counts in (("told", "false"), ("counted", "true")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "small.yaml").write_text(_RECIPE % counts)
    return folder


_IMPORTS = ("--import-sarif", "semgrep.sarif", "--import-sarif", "codeql.sarif")


def test_findings_of_other_tools_are_told_and_decide_nothing(
    shop: Path, dataprep, tmp_path: Path
) -> None:
    outcome = dataprep("scan", shop, *_IMPORTS, "--recipe", "told/small.yaml", "-q")
    assert 0 == outcome.code, outcome.err
    for line in (
        "brought in of codeql 2.0 1 of 2 · brought in of semgrep-oss 1.2.3 2 of 4",
        "1 finding of ours confirmed · 1 passed over · evidence only",
        "– not brought in of semgrep-oss: no file of the run at the path 1",
        "– not brought in of codeql: says that nothing is wrong 1",
        "a rule of semgrep-oss, evidence only",
    ):
        assert line in outcome.out
    document = json.loads(dataprep("report", "--format", "json").out)
    jsonschema.validate(document, json.loads((schemas_dir() / "scan.schema.json").read_text()))
    found = [
        (one["rule_id"], one["path"], one["line"], one["column"], one["severity"], one["action"])
        for one in document["findings"]
        if "/" in one["rule_id"]
    ]
    assert [
        ("semgrep-oss/python.sql.injection", "src/orders.py", 8, 16, "error", "note"),
        ("codeql/py/comparison-of-identical", "src/orders.py", 7, 8, "warning", "note"),
        ("semgrep-oss/python.sql.injection", "src/visits.py", 8, 16, "note", "note"),
    ] == found
    assert {"error": 1, "warning": 1, "note": 1} == document["imported"]["severities"]
    _check_forms(dataprep)
    _check_nothing_is_kept_of_messages(tmp_path)


def _check_forms(dataprep) -> None:
    """Check that every form names the rules, and that no title reaches a terminal as it is."""
    sarif = json.loads(dataprep("report", "--format", "sarif").out)["runs"][0]
    rules = {rule["id"]: rule for rule in sarif["tool"]["driver"]["rules"]}
    assert ["external/cwe/cwe-89"] == rules["semgrep-oss/python.sql.injection"]["properties"][
        "tags"
    ]
    levels = {r["ruleId"]: r["level"] for r in sarif["results"] if "/" in r["ruleId"]}
    assert "warning" == levels["codeql/py/comparison-of-identical"]
    for form in ("jsonl", "markdown", "junit", "gitlab", "text"):
        outcome = dataprep("report", "--format", form)
        assert 0 == outcome.code
        assert "codeql/py/comparison-of-identical" in outcome.out
        assert "\x1b[31midentical" not in outcome.out
        assert outcome.out.count("<failure") == (form == "junit")  # ours
    explained = dataprep("explain", "src/orders.py").out
    assert "note   semgrep-oss/python.sql.injection: Semgrep Finding" in explained
    assert "\x1b" not in explained
    only = json.loads(dataprep("report", "--format", "json", "--select", "codeql/").out)
    assert ["codeql/py/comparison-of-identical"] == [one["rule_id"] for one in only["findings"]]


def _check_nothing_is_kept_of_messages(tmp_path: Path) -> None:
    for path in (tmp_path / ".dataprep").rglob("*"):
        if path.is_file():
            assert _MESSAGE.encode() not in path.read_bytes(), path
    run = FinishedRun(str(tmp_path / ".dataprep"))
    assert "imported_results" in run.record["tables"]  # type: ignore[operator]  # a mapping


def test_recipe_that_counts_them_drops_and_fails(shop: Path, dataprep) -> None:
    outcome = dataprep("scan", shop, *_IMPORTS, "--recipe", "counted/small.yaml", "-q")
    assert 1 == outcome.code, outcome.err
    assert "counted by the recipe" in outcome.out
    document = json.loads(dataprep("report", "--format", "json").out)
    dropped = {line["group"]: line["n_files"] for line in document["funnel"]}
    assert {"kept": 1, "defects": 1} == dropped
    assert "dropped by semgrep-oss/python.sql.injection" in dataprep("explain", "orders.py").out


def test_second_run_brings_in_nothing_anew_and_one_without_has_none(shop: Path, dataprep) -> None:
    command = ("run", shop, "--recipe", "told/small.yaml", "-q", "--format", "json", "--out", "o")
    first = json.loads(dataprep(*command, *_IMPORTS).out)
    again = json.loads(dataprep(*command, *_IMPORTS[2:], *_IMPORTS[:2]).out)
    status = {one["stage"]: one["status"] for one in again["run"]["stages"]}
    assert {"cached"} == set(status.values())
    assert first["run"]["release"] == again["run"]["release"]
    without = json.loads(dataprep(*command).out)
    assert without["imported"] is None
    assert "detect.imported" not in {one["stage"] for one in without["run"]["stages"]}


@pytest.mark.parametrize(
    ("text", "says"),
    [(None, "no such file"), ("{", "no JSON"), ("{}", "no SARIF"), ("[" * 99_999, "too deeply")],
)
def test_file_that_cannot_be_read_is_an_error_before_any_work(
    shop: Path, dataprep, tmp_path: Path, text: str | None, says: str
) -> None:
    if text is not None:
        (tmp_path / "odd.sarif").write_text(text)
    outcome = dataprep("scan", shop, "--import-sarif", "odd.sarif", "--recipe", "none.yaml")
    assert 2 == outcome.code
    assert says in outcome.err
    assert "unknown recipe" in outcome.err  # all faults at once


def test_recipe_without_defects_and_findings_of_other_tools_exclude_one_another(
    shop: Path, dataprep, tmp_path: Path
) -> None:
    (tmp_path / "bare.yaml").write_text("name: bare\nextends: default\ndefects: null\n")
    outcome = dataprep("scan", shop, *_IMPORTS, "--recipe", "bare.yaml")
    assert (2, "") == (outcome.code, outcome.out)
    assert "looks for no defects" in outcome.err


def test_setting_names_files_beside_its_own(shop: Path, dataprep, tmp_path: Path) -> None:
    (tmp_path / "dataprep.toml").write_text('import-sarif = ["semgrep.sarif", "codeql.sarif"]\n')
    shown = dataprep("scan", "shop", "--show-settings", "--format", "json").out
    expected = [str(tmp_path / "semgrep.sarif"), str(tmp_path / "codeql.sarif")]
    assert expected == json.loads(shown)["settings"]["import_sarif"]["value"]
