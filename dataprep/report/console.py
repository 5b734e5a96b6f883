"""The summary for a terminal: a funnel that adds up, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from dataprep.defects.policy import is_other_tools
from dataprep.report.console_defects import defect_lines
from dataprep.report.console_duplicates import duplicate_lines
from dataprep.report.console_history import history_lines
from dataprep.report.console_imported import imported_lines
from dataprep.report.console_sensitive import sensitive_lines
from dataprep.report.console_structure import structure_lines
from dataprep.report.display import (
    clip,
    columns,
    counted,
    joined,
    percent,
    printable,
    size_text,
)
from dataprep.report.findings import Findings, place_of
from dataprep.report.notes import RuleNote
from dataprep.report.summary import KEPT, FunnelLine, Summary

_BAR_WIDTH = 19
_SHORT_BAR = 8
_BLOCKS = " ▏▎▍▌▋▊▉█"
_TITLE_WIDTH = 24
_INDENT = 6
_RULES_SHOWN = 5
_PATHS_SHOWN = 3
_COLORS = {"error": "31", "warning": "33", "note": "36", KEPT: "32"}


def render(summary: Summary, *, width: int, color: bool, exit_code: int, n_blocking: int) -> str:
    """Return the summary as text.

    Args:
        summary: What came of the run.
        width: Columns of the terminal; no line is longer, but a path or command to be copied.
        color: Whether to color by ANSI codes.
        exit_code: Code that the command will end with.
        n_blocking: Findings that this code is about.
    """
    layout = _Layout(width, summary.n_entries, color=color)
    blocks = [
        _head(summary),
        _funnel(summary, layout),
        _shares(summary, width),
        structure_lines(summary.structure, width),
        duplicate_lines(summary.duplicates, width),
        _missing(summary, width),
        sensitive_lines(summary.sensitive, width),
        defect_lines(summary.defects, width),
        imported_lines(summary.imported, width),
        history_lines(summary.history, width),
        _findings(summary, layout),
        _outcome(summary),
        [_last(summary, exit_code, n_blocking)],
    ]
    lines = [_cut(line, width) for block in blocks if block for line in (*block, "")]
    return "\n".join([*lines[:-1], *_next_step(summary, width, n_blocking)]) + "\n"


class _Whole(str):
    """A line that is to be copied, and so never cut."""


def _cut(line: str, width: int) -> str:
    return line if isinstance(line, _Whole) else clip(line, width)


class _Layout:
    """Widths of the funnel's columns, and colors."""

    def __init__(self, width: int, n_entries: int, *, color: bool) -> None:
        self.width, self._has_color = width, color
        self.number = max(len(f"{n_entries:,}"), 5)
        self.title = min(_TITLE_WIDTH, width - self.number - 12)
        self.head = self.title + self.number + 12
        left = width - self.head
        self.bar = min(_BAR_WIDTH, left) if left >= _SHORT_BAR else 0

    def paint(self, name: str, text: str) -> str:
        return f"\x1b[{_COLORS[name]}m{text}\x1b[0m" if self._has_color and text else text

    def row(self, title: str, number: int, share: str) -> str:
        title = clip(title, self.title)
        return f"  {title:<{self.title}}{number:>{self.number},}  {share:>6}"


def _head(summary: Summary) -> list[str]:
    record = summary.record
    sources = cast("list[dict[str, object]]", record["sources"])
    recipe = f"recipe {record['recipe']} ({str(record['recipe_digest'])[:7]})"
    lines = [f"dataprep {record['version']}  {recipe}"]
    lines += [f"{printable(str(s['repo_name']))}  {_revision(s)}" for s in sources[:3]]
    if len(sources) > 3:
        lines.append(f"and {counted(len(sources) - 3, 'source')} more")
    return lines


def _revision(source: dict[str, object]) -> str:
    revision = str(source["revision"])
    if revision.startswith("sha256:"):
        return f"{source['kind']} {revision[:19]}"
    branch = f" on {printable(str(source['branch']))}" if source.get("branch") else ""
    is_dirty = cast("bool | None", source.get("is_dirty"))
    tree = "" if is_dirty is None else ", changed tree" if is_dirty else ", clean tree"
    return f"commit {revision[:7]}{branch}{tree}"


def _funnel(summary: Summary, layout: _Layout) -> list[str]:
    total = max(summary.n_entries, 1)
    lines = [f"What happened to {counted(summary.n_entries, 'file')}"]
    for line in summary.funnel:
        lines += _funnel_line(line, total, layout)
    if summary.n_undecided:
        lines.append(f"{layout.row('not decided', summary.n_undecided, '–')}  see not run, below")
    return [*lines, layout.row("", summary.n_entries, f"{1:.1%}")]


def _funnel_line(line: FunnelLine, total: int, layout: _Layout) -> list[str]:
    share = line.n_files / total
    bar = _bar(share, layout.bar)
    head = f"{layout.row(line.title, line.n_files, f'{share:.1%}')}  "
    if line.group == KEPT:
        return [(head + layout.paint(KEPT, bar)).rstrip()]
    reasons = [f"{rule} {number:,}" for rule, number in line.reasons]
    beside = " · ".join(reasons)
    place = max(len(bar), _SHORT_BAR) + 2
    if reasons and len(head) + place + len(beside) <= layout.width:
        return [f"{head}{bar:<{place}}{beside}"]
    below = joined(reasons, layout.width - _INDENT, n_lines=2)
    return [(head + bar).rstrip(), *(" " * _INDENT + text for text in below)]


def _bar(share: float, width: int) -> str:
    eighths = round(share * width * 8)
    if share and width and not eighths:
        eighths = 1
    return "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")


def _shares(summary: Summary, width: int) -> list[str]:
    kept = next((line for line in summary.funnel if line.group == KEPT), None)
    if kept is None or not kept.n_files:
        return []
    amount = f"{size_text(kept.size_bytes)} in {counted(kept.n_files, 'file')}"
    lines = [f"Usable training data: {amount}"]
    for name, title in (("language", "languages"), ("role", "roles"), ("license_type", "licenses")):
        parts = [
            f"{printable(share.name)} {percent(share.size_bytes, kept.size_bytes)}"
            for share in summary.kept[name]
        ]
        texts = joined(parts, width - 13, n_lines=2)
        lines += [f"  {title if n == 0 else '':<11}{text}" for n, text in enumerate(texts)]
    return lines


def _missing(summary: Summary, width: int) -> list[str]:
    """Return the rules that could not judge files that are kept; dropped ones miss nothing."""
    parts = [f"{rule.rule_id} {rule.n_kept:,}" for rule in summary.missing if rule.n_kept]
    if not parts:
        return []
    texts = joined(parts, width - 2, n_lines=2)
    return ["– not applied to kept files that lack the signal", *(f"  {text}" for text in texts)]


def _findings(summary: Summary, layout: _Layout) -> list[str]:
    findings, counted_rules = summary.findings, _counted_rules(summary)
    rules = dict.fromkeys([*counted_rules, *findings.counts])
    told = [name for name in rules if findings.rules[name].severity != "note"]
    lines = []
    for rule_id in told[:_RULES_SHOWN]:
        note, number = findings.rules[rule_id], findings.counts[rule_id]
        mark = layout.paint(note.severity, f"{note.severity}[{rule_id}]")
        lines.append(f"{mark}  {printable(note.title)}")
        lines.append(f"     {_places(findings, rule_id, number, layout.width - 5)}")
        evidence = "" if rule_id in counted_rules else ", evidence only"
        lines.append(f"     = {_rule_page(note, rule_id)}{evidence}")
    shown = set(told[:_RULES_SHOWN])
    left = findings.by_severity()
    for rule_id in shown:
        left[findings.rules[rule_id].severity] -= findings.counts[rule_id]
    parts = [counted(number, severity) for severity, number in left.items() if number]
    if parts:
        more_text = "more, in full" if lines else "in full"
        lines.append(f"… {' and '.join(parts)} {more_text}: dataprep report --format json")
    return lines


def _counted_rules(summary: Summary) -> list[str]:
    """Return the rules of findings; of other tools only where these count like ours."""
    found = summary.findings
    with_tools = summary.imported is not None and summary.imported.is_counted
    return [name for name in found.counts if with_tools or found.rules[name].tool is None]


def _rule_page(note: RuleNote, rule_id: str) -> str:
    """Return where more is told of a rule."""
    return f"dataprep rules show {rule_id}" if note.tool is None else f"a rule of {note.tool}"


def _places(findings: Findings, rule_id: str, number: int, width: int) -> str:
    """Return the number of files or places and the first ones, as many as fit into a line."""
    rows = findings.of_rule(rule_id)[:_PATHS_SHOWN]
    paths = [printable(place_of(row)) for row in rows]
    noun = "place" if rows and rows[0]["line"] is not None else "file"
    shown = f"{counted(number, noun)}: {paths[0]}" if paths else counted(number, noun)
    for place, path in enumerate(paths[1:], start=1):
        rest = f" · +{number - place - 1:,}" if number > place + 1 else ""
        if columns(f"{shown} · {path}{rest}") > width:
            return clip(shown, width - 10) + f" · +{number - place:,}"
        shown = f"{shown} · {path}"
    left = number - len(paths)
    return clip(shown, width - 10) + f" · +{left:,}" if paths and left else shown


def _outcome(summary: Summary) -> list[str]:
    record = summary.record
    failures = dict.fromkeys(cast("list[str]", record["failures"]))
    lines = [f"– not run: {printable(failure)}" for failure in failures]
    lines += [f"– left out: {printable(source)}" for source in _left_out(summary)]
    if record["release"] is not None:
        lines.append(_Whole(f"Release  {printable(str(record['release']))}"))
        if summary.sensitive is None or not summary.sensitive.is_redacted:
            lines.append("         not redacted: secrets and personal data are still in it")
    return lines


def _left_out(summary: Summary) -> list[str]:
    return cast("list[str]", summary.record.get("left_out", []))


def _last(summary: Summary, exit_code: int, n_blocking: int) -> str:
    wall_s = float(str(summary.record["wall_s"]))
    return f"{wall_s:.1f}s, {counted(n_blocking, 'blocking finding')}, exit {exit_code}"


def _next_step(summary: Summary, width: int, n_blocking: int) -> Sequence[str]:
    """Return what to do next; the command stands whole, so that it can be copied."""
    why, command = _advice(summary, n_blocking)
    line = f"Next: {why}: {command}"
    return [line] if len(line) <= width else [f"Next: {why}:", f"  {command}"]


def _advice(summary: Summary, n_blocking: int) -> tuple[str, str]:
    record = summary.record
    losses = [line for line in summary.funnel if line.group != KEPT and line.reasons]
    findings = summary.findings
    errors = [r for r in _counted_rules(summary) if findings.rules[r].severity == "error"]
    past = summary.history.findings if summary.history is not None else ()
    errors += [one.rule_id for one in past if one.severity == "error" and not one.is_in_tree]
    if record["failures"]:
        return "what is missing here", "dataprep doctor"
    if errors and n_blocking:
        if is_other_tools(errors[0]):
            return "what blocks", f"dataprep report --select {errors[0]}"
        return "what blocks", f"dataprep rules show {errors[0]}"
    if losses:
        return "why the largest loss", f"dataprep rules show {losses[0].reasons[0][0]}"
    if record["release"] is not None:
        return "why a file is in or out", "dataprep explain PATH"
    return "write shards", "dataprep run SOURCE"
