"""The summary as SARIF, JUnit XML and GitLab code quality, for the tools that read those."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from xml.etree import ElementTree

from dataprep.report.console import printable
from dataprep.report.summary import Finding, Summary

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GITLAB = {"error": "critical", "warning": "minor", "note": "info"}


def _fingerprint(finding: Finding) -> str:
    identity = f"{finding.rule_id}\0{finding.repo_name}\0{finding.path}"
    return hashlib.sha256(identity.encode()).hexdigest()[:32]


def _message(finding: Finding) -> str:
    kept = f"; kept instead: {finding.kept_path}" if finding.kept_path else ""
    return printable(f"{finding.title} ({finding.action}){kept}")


def as_sarif(summary: Summary, exit_code: int) -> str:
    """Return the findings as SARIF 2.1.0 (OASIS standard), one run."""
    rules = {finding.rule_id: finding for finding in summary.findings}
    names = sorted(rules)
    driver = {
        "name": "dataprep",
        "version": str(summary.record["version"]),
        "rules": [
            {
                "id": name,
                "shortDescription": {"text": rules[name].title},
                "help": {"text": f"dataprep rules show {name}"},
                "defaultConfiguration": {"level": rules[name].severity},
            }
            for name in names
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": exit_code in {0, 1}, "exitCode": exit_code}],
        "results": [_sarif_result(finding, names) for finding in summary.findings],
    }
    document = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _sarif_result(finding: Finding, names: list[str]) -> dict[str, object]:
    from urllib.parse import quote

    return {
        "ruleId": finding.rule_id,
        "ruleIndex": names.index(finding.rule_id),
        "level": finding.severity,
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(finding.path)}}}],
        "partialFingerprints": {"dataprep/v1": _fingerprint(finding)},
        "properties": {"repo_name": finding.repo_name, "action": finding.action},
    }


def as_junit(summary: Summary, exit_code: int) -> str:
    """Return the findings as JUnit XML: one test suite per rule, one failing case per file.

    Findings of severity note are cases that pass, so that they are listed and block nothing.
    """
    del exit_code
    root = ElementTree.Element("testsuites", name="dataprep")
    for rule_id, findings in _by_rule(summary):
        failing = [finding for finding in findings if finding.severity != "note"]
        suite = ElementTree.SubElement(
            root, "testsuite", name=rule_id, tests=str(len(findings)), failures=str(len(failing))
        )
        for finding in findings:
            case = ElementTree.SubElement(
                suite, "testcase", classname=rule_id, name=printable(finding.path)
            )
            if finding in failing:
                failure = ElementTree.SubElement(case, "failure", type=finding.severity)
                failure.set("message", _message(finding))
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _by_rule(summary: Summary) -> Iterator[tuple[str, list[Finding]]]:
    for rule_id in sorted({finding.rule_id for finding in summary.findings}):
        yield rule_id, [f for f in summary.findings if f.rule_id == rule_id]


def as_gitlab(summary: Summary, exit_code: int) -> str:
    """Return the findings as a GitLab code quality report (JSON array)."""
    del exit_code
    issues = [
        {
            "description": _message(finding),
            "check_name": finding.rule_id,
            "fingerprint": _fingerprint(finding),
            "severity": _GITLAB[finding.severity],
            "location": {"path": finding.path, "lines": {"begin": 1}},
        }
        for finding in summary.findings
    ]
    return json.dumps(issues, indent=1, ensure_ascii=False) + "\n"
