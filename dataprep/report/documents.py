"""The summary as JSON, JSON lines and Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from dataprep.report.console_defects import density_parts
from dataprep.report.console_history import read_text
from dataprep.report.console_imported import imported_parts
from dataprep.report.console_sensitive import SENSITIVE_TITLES, redaction_text
from dataprep.report.console_structure import dependency_parts, parsed_text, share_parts
from dataprep.report.display import counted, printable
from dataprep.report.findings import FindingRow, Findings, place_of
from dataprep.report.rows import ROWS, row_lines, with_rows
from dataprep.report.structure import Structure
from dataprep.report.summary import KEPT, Summary

SCHEMA = "dataprep.scan/1"
FINDING_SCHEMA = "dataprep.finding/1"
_PATHS_SHOWN = 3
_PACKAGES_SHOWN = 8
_ESCAPES = str.maketrans(
    {c: f"&#{ord(c)};" for c in "&<>|@#:"} | {c: f"\\{c}" for c in "\\`*_[]~!"}
)


def as_json(summary: Summary, exit_code: int) -> str:
    """Return the whole summary as one JSON object; its schema is ``schemas/scan.schema.json``."""
    record = summary.record
    document = {
        "schema": SCHEMA,
        "run": {name: value for name, value in record.items() if name != "tables"},
        "exit_code": exit_code,
        "n_entries": summary.n_entries,
        "n_undecided": summary.n_undecided,
        "funnel": [
            {**asdict(line), "reasons": [{"rule_id": r, "n_files": n} for r, n in line.reasons]}
            for line in summary.funnel
        ],
        "kept": {name: [asdict(share) for share in found] for name, found in summary.kept.items()},
        "missing": [asdict(rule) for rule in summary.missing],
        "duplicates": asdict(summary.duplicates),
        "structure": None if summary.structure is None else asdict(summary.structure),
        "sensitive": None if summary.sensitive is None else asdict(summary.sensitive),
        "defects": None if summary.defects is None else asdict(summary.defects),
        "imported": None if summary.imported is None else asdict(summary.imported),
        "history": None if summary.history is None else asdict(summary.history),
        "n_findings": summary.findings.by_severity(),
    }
    return with_rows({**document, "findings": ROWS}, _findings(summary.findings))


def as_json_lines(summary: Summary, exit_code: int) -> str:
    """Return one JSON object per finding; the exit code is the command's."""
    del exit_code
    return "".join(f"{line}\n" for line in row_lines(_findings(summary.findings)))


def _findings(findings: Findings) -> Iterator[dict[str, object]]:
    titles = {rule_id: note.title for rule_id, note in findings.rules.items()}
    return (_finding(row, titles[row["rule_id"]]) for row in findings.rows())


def _finding(row: FindingRow, title: str) -> dict[str, object]:
    """Return a finding with its evidence as an object."""
    text = row["evidence"]
    evidence: object = json.loads(text) if text.startswith("{") else text
    return {"schema": FINDING_SCHEMA, **row, "title": title, "evidence": evidence}


def as_markdown(summary: Summary, exit_code: int) -> str:
    """Return the summary for a merge request: the funnel, and the findings by rule."""
    record = summary.record
    recipe = f"{code(str(record['recipe']))} ({str(record['recipe_digest'])[:7]})"
    lines = [
        f"## dataprep {record['command']}: {summary.n_entries:,} files",
        "",
        f"Recipe {recipe}, exit code {exit_code}.",
        "",
        "| fate | files | share | reasons |",
        "|---|---:|---:|---|",
    ]
    for line in summary.funnel:
        reasons = ", ".join(f"{code(rule)} {number:,}" for rule, number in line.reasons)
        share = line.n_files / max(summary.n_entries, 1)
        shown = "" if line.group == KEPT else reasons
        lines.append(f"| {cell(line.title)} | {line.n_files:,} | {share:.1%} | {shown} |")
    if summary.n_undecided:
        lines.append(f"| not decided | {summary.n_undecided:,} | – | a stage did not run |")
    lines += [f"| **all** | **{summary.n_entries:,}** | **100.0%** | |", ""]
    return "\n".join(
        [
            *lines,
            *_structure(summary.structure),
            *_sensitive(summary),
            *_defects(summary),
            *_imported(summary),
            *_history(summary),
            *_finding_table(summary.findings),
        ]
    )


def _structure(structure: Structure | None) -> list[str]:
    """Return a line on trees and dependencies, and one on imports; none where nothing ran."""
    if structure is None:
        return []
    parts = [parsed_text(structure.trees)] if structure.trees is not None else []
    if structure.dependencies is not None:
        parts += dependency_parts(structure.dependencies)
    lines = [f"Structure: {', '.join(parts)}."]
    if structure.imports is not None and structure.imports.n_imports:
        packages = ", ".join(
            f"{code(one.package)} {one.n_files:,}"
            for one in structure.imports.packages[:_PACKAGES_SHOWN]
        )
        used = f"; packages by files: {packages}" if packages else ""
        lines.append(f"Imports: {', '.join(share_parts(structure.imports))}{used}.")
    return [*lines, ""]


def _sensitive(summary: Summary) -> list[str]:
    """Return a line on secrets and personal data in kept files; none where nobody looked."""
    found = summary.sensitive
    if found is None:
        return []
    numbers = ", ".join(
        f"{sum(kind.severities.values()):,} {SENSITIVE_TITLES[kind.kind]}" for kind in found.kinds
    )
    return [f"In kept files: {numbers}; {redaction_text(found)}.", ""]


def _defects(summary: Summary) -> list[str]:
    """Return a line on defects in kept files; none where nobody looked."""
    found = summary.defects
    if found is None:
        return []
    numbers = ", ".join(counted(n, severity) for severity, n in found.severities.items())
    return [f"Defects in kept files: {numbers}; {', '.join(density_parts(found))}.", ""]


def _imported(summary: Summary) -> list[str]:
    """Return a line on what other tools found in kept files; none where nothing was brought in."""
    found = summary.imported
    if found is None:
        return []
    numbers = ", ".join(counted(n, severity) for severity, n in found.severities.items())
    told = "; ".join(cell(part) for part in imported_parts(found))
    return [f"Of other tools, in kept files: {numbers}; {told}.", ""]


def _history(summary: Summary) -> list[str]:
    """Return a line on secrets in the history; none where nobody looked."""
    found = summary.history
    if found is None:
        return []
    gone, there = (sum(counts.values()) for counts in (found.only_in_history, found.in_tree))
    numbers = f"{counted(gone, 'secret')} only in the history, {there:,} in the tree, too"
    return [f"{numbers}; {read_text(found)}.", ""]


def _finding_table(findings: Findings) -> list[str]:
    told = [r for r in findings.counts if findings.rules[r].severity != "note"]
    if not told:
        return []
    lines = ["| severity | rule | finds | files | first |", "|---|---|---|---:|---|"]
    for rule_id in told:
        note, number = findings.rules[rule_id], findings.counts[rule_id]
        rows = findings.of_rule(rule_id)[:_PATHS_SHOWN]
        paths = ", ".join(cell(place_of(row)) for row in rows)
        lines.append(
            f"| {note.severity} | {code(rule_id)} | {cell(note.title)} | {number:,} | {paths} |"
        )
    return [*lines, ""]


def code(text: str) -> str:
    """Return a rule id or name as Markdown code."""
    return f"`{printable(text).replace('`', '')}`".replace("|", "\\|")


def cell(text: str) -> str:
    """Return a text for a cell of a Markdown table, in which nothing is markup or a mention."""
    return printable(text).translate(_ESCAPES)
