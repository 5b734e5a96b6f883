"""The forms in which a summary can be had."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from dataprep.errors import UsageError
from dataprep.report.console import render
from dataprep.report.documents import as_json, as_json_lines, as_markdown
from dataprep.report.exchange import as_gitlab, as_junit, as_sarif
from dataprep.report.summary import Finding, Summary


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings are shown; the funnel always counts all of them.

    Attributes:
        select: Ids or prefixes of rules; empty shows all.
        ignore: Ids or prefixes of rules that are not shown.
        baseline: Path of a JSON result whose findings are not shown.
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: str | None

    def apply(self, summary: Summary) -> Summary:
        """Return the summary with the findings that are shown.

        Raises:
            UsageError: The baseline cannot be read.
        """
        known = self._known()
        shown = tuple(
            finding
            for finding in summary.findings
            if (not self.select or finding.rule_id.startswith(self.select))
            and not (self.ignore and finding.rule_id.startswith(self.ignore))
            and identity(finding) not in known
        )
        return replace(summary, findings=shown)

    def _known(self) -> frozenset[tuple[str, str, str]]:
        if self.baseline is None:
            return frozenset()
        try:
            document = json.loads(Path(self.baseline).read_bytes())
            listed = cast("list[dict[str, str]]", document["findings"])
            return frozenset((f["rule_id"], f["repo_name"], f["path"]) for f in listed)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"cannot read the baseline '{self.baseline}': {type(error).__name__}",
                "make one with: dataprep scan --format json --output FILE",
            ) from error


def identity(finding: Finding) -> tuple[str, str, str]:
    """Return what makes a finding the same in two runs: rule, repository and path."""
    return (finding.rule_id, finding.repo_name, finding.path)


def render_summary(summary: Summary, form: str, *, width: int, color: bool, exit_code: int) -> str:
    """Return a summary in a form.

    Args:
        summary: What came of a run.
        form: ``text``, ``json``, ``jsonl``, ``markdown``, ``sarif``, ``junit`` or ``gitlab``.
        width: Columns, for text.
        color: Whether to color, for text.
        exit_code: Code that the command will end with.
    """
    if form == "text":
        return render(summary, width=width, color=color, exit_code=exit_code)
    writers = {
        "json": as_json,
        "jsonl": as_json_lines,
        "markdown": as_markdown,
        "sarif": as_sarif,
        "junit": as_junit,
        "gitlab": as_gitlab,
    }
    return writers[form](summary, exit_code)
