"""The forms in which a summary can be had."""

from __future__ import annotations

from collections.abc import Callable

from dataprep.report.documents import as_json, as_json_lines, as_markdown
from dataprep.report.exchange import as_gitlab, as_junit, as_sarif
from dataprep.report.summary import Summary

_FIRST_FINDINGS = 3
_WRITERS: dict[str, Callable[[Summary, int], str]] = {
    "json": as_json,
    "jsonl": as_json_lines,
    "markdown": as_markdown,
    "sarif": as_sarif,
    "junit": as_junit,
    "gitlab": as_gitlab,
}


def findings_needed(form: str) -> int | None:
    """Return how many findings of each rule a form shows; None for all."""
    return _FIRST_FINDINGS if form in {"text", "markdown"} else None


def write_summary(summary: Summary, form: str, exit_code: int) -> str:
    """Return a summary in a form for machines, or in Markdown.

    Args:
        summary: What came of a run.
        form: ``json``, ``jsonl``, ``markdown``, ``sarif``, ``junit`` or ``gitlab``.
        exit_code: Code that the command will end with.
    """
    return _WRITERS[form](summary, exit_code)
