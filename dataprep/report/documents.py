"""The summary as JSON, JSON lines and Markdown."""

from __future__ import annotations

import json
from dataclasses import asdict

from dataprep.report.console import printable
from dataprep.report.summary import KEPT, Finding, Summary

SCHEMA = "dataprep.scan/1"
_MARKDOWN_FINDINGS = 100


def as_json(summary: Summary, exit_code: int) -> str:
    """Return the whole summary as one JSON object; its schema is ``schemas/scan.schema.json``."""
    record = summary.record
    document = {
        "schema": SCHEMA,
        "run": {name: value for name, value in record.items() if name != "tables"},
        "exit_code": exit_code,
        "n_entries": summary.n_entries,
        "funnel": [
            {**asdict(line), "reasons": [{"rule_id": r, "n_files": n} for r, n in line.reasons]}
            for line in summary.funnel
        ],
        "kept": {name: [asdict(share) for share in found] for name, found in summary.kept.items()},
        "missing": [asdict(rule) for rule in summary.missing],
        "findings": [_finding(finding) for finding in summary.findings],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def as_json_lines(summary: Summary, exit_code: int) -> str:
    """Return one JSON object per finding; the exit code is the command's."""
    del exit_code
    return "".join(
        json.dumps(_finding(finding), ensure_ascii=False) + "\n" for finding in summary.findings
    )


def _finding(finding: Finding) -> dict[str, object]:
    """Return a finding with its evidence as an object."""
    evidence: object = finding.evidence
    if finding.evidence.startswith("{"):
        evidence = json.loads(finding.evidence)
    return {"schema": "dataprep.finding/1", **asdict(finding), "evidence": evidence}


def as_markdown(summary: Summary, exit_code: int) -> str:
    """Return the summary for a merge request: the funnel, shares of what is kept, findings."""
    record = summary.record
    lines = [
        f"## dataprep {record['command']}: {summary.n_entries:,} files",
        "",
        f"Recipe `{record['recipe']}` ({str(record['recipe_digest'])[:7]}), exit code {exit_code}.",
        "",
        "| fate | files | share | reasons |",
        "|---|---:|---:|---|",
    ]
    for line in summary.funnel:
        reasons = ", ".join(f"`{rule}` {count:,}" for rule, count in line.reasons)
        share = line.n_files / max(summary.n_entries, 1)
        shown = "" if line.group == KEPT else reasons
        lines.append(f"| {line.title} | {line.n_files:,} | {share:.1%} | {shown} |")
    lines += [f"| **all** | **{summary.n_entries:,}** | **100.0%** | |", ""]
    listed = [finding for finding in summary.findings if finding.severity != "note"]
    if listed:
        lines += ["| severity | rule | path |", "|---|---|---|"]
        lines += [
            f"| {finding.severity} | `{finding.rule_id}` | {_cell(finding.path)} |"
            for finding in listed[:_MARKDOWN_FINDINGS]
        ]
        if len(listed) > _MARKDOWN_FINDINGS:
            lines.append(f"| | | {len(listed) - _MARKDOWN_FINDINGS:,} more |")
    return "\n".join([*lines, ""])


def _cell(text: str) -> str:
    """Return a text for a cell of a Markdown table, in which nothing is markup."""
    shown = printable(text)
    for character in "\\`*_[]<>|~":
        shown = shown.replace(character, f"\\{character}")
    return shown
