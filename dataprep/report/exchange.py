"""The summary as SARIF, JUnit XML and GitLab code quality, for the tools that read those."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import cast
from urllib.parse import quote
from xml.etree import ElementTree

from dataprep.report.display import printable
from dataprep.report.findings import FindingRow, place_of
from dataprep.report.notes import RuleNote
from dataprep.report.rows import ROWS, with_rows
from dataprep.report.summary import Summary

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GITLAB = {"error": "critical", "warning": "minor", "note": "info"}


def _fingerprint(finding: FindingRow) -> str:
    identity = f"{finding['rule_id']}\0{finding['repo_name']}\0{finding['path']}"
    if finding["fingerprint"]:
        identity += f"\0{finding['fingerprint']}"
    return hashlib.sha256(identity.encode()).hexdigest()[:32]


def _message(finding: FindingRow, note: RuleNote) -> str:
    kept = f"; kept instead: {finding['kept_path']}" if finding["kept_path"] else ""
    return printable(f"{note.title} ({finding['action']}){kept}")


def as_sarif(summary: Summary, exit_code: int) -> str:
    """Return the findings as SARIF 2.1.0 (OASIS standard), one run."""
    findings = summary.findings
    numbers = {rule_id: number for number, rule_id in enumerate(sorted(findings.rules))}
    failures = cast("list[str]", summary.record["failures"])
    invocation = {
        "executionSuccessful": exit_code in {0, 1},
        "exitCode": exit_code,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": printable(failure)}} for failure in failures
        ],
    }
    driver = {
        "name": "dataprep",
        "version": str(summary.record["version"]),
        "rules": [_sarif_rule(rule_id, findings.rules[rule_id]) for rule_id in numbers],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"dataprep/{summary.record['command']}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": ROWS,
    }
    document = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return with_rows(
        document,
        (_sarif_result(row, findings.rules[row["rule_id"]], numbers) for row in findings.rows()),
    )


def _sarif_rule(rule_id: str, note: RuleNote) -> dict[str, object]:
    text = note.hint or note.what
    if note.tool is None:
        text = f"{text} (dataprep rules show {rule_id})"
    told: dict[str, object] = {"text": text}
    if note.example:
        told["markdown"] = f"{text}\n\n{note.example}"
    rule: dict[str, object] = {
        "id": rule_id,
        "shortDescription": {"text": printable(note.title)},
        "fullDescription": {"text": note.what},
        "help": told,
        "defaultConfiguration": {"level": note.severity},
    }
    properties = {"tags": list(note.tags), "precision": note.precision}
    if note.tags:
        rule["properties"] = {name: value for name, value in properties.items() if value}
    return rule


def _sarif_result(finding: FindingRow, note: RuleNote, rules: dict[str, int]) -> dict[str, object]:
    place: dict[str, object] = {
        "artifactLocation": {"uri": quote(finding["path"], errors="replace")}
    }
    if finding["line"] is not None:
        place["region"] = {
            "startLine": finding["line"],
            "startColumn": finding["column"],
        }
    name = "ruleAndValue/v1" if finding["fingerprint"] else "ruleAndPath/v1"
    fingerprints = {name: _fingerprint(finding)}
    if finding["content_id"]:
        fingerprints["content/v1"] = finding["content_id"]
    passed_over = {"suppressions": [{"kind": "inSource"}]} if finding["is_suppressed"] else {}
    return {
        "ruleId": finding["rule_id"],
        "ruleIndex": rules[finding["rule_id"]],
        "level": finding["severity"],
        "message": {"text": _message(finding, note)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": fingerprints,
        **passed_over,
        "properties": {"repo_name": finding["repo_name"], "action": finding["action"]},
    }


def as_junit(summary: Summary, exit_code: int) -> str:
    """Return the findings as JUnit XML: one suite per rule, one failing case per file or place.

    Findings of severity note are cases that pass, so that they are listed and block nothing; so are
    those of other tools unless the recipe counts them. A first suite has a case per stage; what did not run is an error there.
    """
    del exit_code
    root = ElementTree.Element("testsuites", name="dataprep")
    _stage_suite(root, summary)
    by_rule: dict[str, list[FindingRow]] = {}
    for row in summary.findings.rows():
        by_rule.setdefault(row["rule_id"], []).append(row)
    for rule_id, rows in sorted(by_rule.items()):
        note = summary.findings.rules[rule_id]
        _rule_suite(root, rule_id, note, rows, is_evidence=_is_evidence(summary, note))
    suites = root.findall("testsuite")
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _stage_suite(root: ElementTree.Element, summary: Summary) -> None:
    stages = cast("list[dict[str, object]]", summary.record["stages"])
    failures = list(dict.fromkeys(cast("list[str]", summary.record["failures"])))
    suite = _suite(root, "stages", len(stages) + len(failures), 0, len(failures))
    for stage in stages:
        ElementTree.SubElement(suite, "testcase", classname="stages", name=str(stage["stage"]))
    for number, failure in enumerate(failures):
        case = ElementTree.SubElement(
            suite, "testcase", classname="stages", name=f"not run {number + 1}"
        )
        ElementTree.SubElement(case, "error", message=printable(failure))


def _is_evidence(summary: Summary, note: RuleNote) -> bool:
    """Return whether findings of a rule block nothing: another tool's, which are not counted."""
    is_counted = summary.imported is not None and summary.imported.is_counted
    return note.tool is not None and not is_counted


def _rule_suite(
    root: ElementTree.Element,
    rule_id: str,
    note: RuleNote,
    rows: Iterable[FindingRow],
    *,
    is_evidence: bool,
) -> None:
    rows = list(rows)
    n_failing = 0 if is_evidence else sum(row["severity"] != "note" for row in rows)
    suite = _suite(root, rule_id, len(rows), n_failing, 0)
    for row in rows:
        name = printable(f"{row['repo_name']}: {place_of(row)}")
        case = ElementTree.SubElement(suite, "testcase", classname=rule_id, name=name)
        if row["severity"] != "note" and not is_evidence:
            failure = ElementTree.SubElement(case, "failure", type=row["severity"])
            failure.set("message", _message(row, note))


def _suite(
    root: ElementTree.Element, name: str, n_tests: int, n_failures: int, n_errors: int
) -> ElementTree.Element:
    counts = {"tests": str(n_tests), "failures": str(n_failures), "errors": str(n_errors)}
    return ElementTree.SubElement(root, "testsuite", {"name": name, **counts})


def as_gitlab(summary: Summary, exit_code: int) -> str:
    """Return the findings as a GitLab code quality report (JSON array)."""
    del exit_code
    rules = summary.findings.rules
    issues = (
        {
            "description": _message(row, rules[row["rule_id"]]),
            "check_name": row["rule_id"],
            "fingerprint": _fingerprint(row),
            "severity": _GITLAB[row["severity"]],
            "location": {"path": row["path"], "lines": {"begin": row["line"] or 1}},
        }
        for row in summary.findings.rows()
    )
    return with_rows(ROWS, issues)
