"""The summary for a terminal: a funnel that adds up, and what to do next."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import cast

from dataprep.report.summary import KEPT, Finding, FunnelLine, Summary

_BAR_WIDTH = 18
_BLOCKS = " ▏▎▍▌▋▊▉█"
_TITLE_WIDTH = 26
_FINDINGS_SHOWN = 5
_COLORS = {"error": "31", "warning": "33", "note": "36", KEPT: "32"}


def render(summary: Summary, *, width: int, color: bool, exit_code: int) -> str:
    """Return the summary as text.

    Args:
        summary: What came of the run.
        width: Columns of the terminal; no line is longer.
        color: Whether to color by ANSI codes.
        exit_code: Code that the command will end with.
    """
    blocks = [
        _head(summary),
        _funnel(summary, width, color=color),
        _shares(summary, width),
        _findings(summary.findings, width, color=color),
        _missing(summary),
        _tail(summary, exit_code),
    ]
    lines = [line for block in blocks if block for line in (*block, "")]
    return "\n".join(_clip(line, width) for line in lines)


def printable(text: str) -> str:
    """Return a text whose control, format and bidirectional characters are made visible."""
    return "".join(
        c if unicodedata.category(c)[0] != "C" else c.encode("unicode_escape").decode()
        for c in text
    )


def _clip(line: str, width: int) -> str:
    shown = 0
    for place, character in enumerate(line):
        if character == "\x1b":
            return line
        shown += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if shown > width:
            return line[: place - 1] + "…"
    return line


def _head(summary: Summary) -> list[str]:
    record = summary.record
    sources = cast("list[dict[str, object]]", record["sources"])
    recipe = f"recipe {record['recipe']} ({str(record['recipe_digest'])[:7]})"
    lines = [f"dataprep {record['version']}  {recipe}"]
    lines += [f"{printable(str(s['repo_name']))}  {_revision(s)}" for s in sources[:3]]
    if len(sources) > 3:
        lines.append(f"and {len(sources) - 3:,} more sources")
    return lines


def _revision(source: dict[str, object]) -> str:
    revision = str(source["revision"])
    if revision.startswith("sha256:"):
        return f"{source['kind']} {revision[:19]}"
    branch = f" on {printable(str(source['branch']))}" if source.get("branch") else ""
    tree = {True: ", changed tree", False: ", clean tree"}.get(
        cast("bool", source.get("is_dirty")), ""
    )
    return f"commit {revision[:7]}{branch}{tree}"


def _funnel(summary: Summary, width: int, *, color: bool) -> list[str]:
    total = max(summary.n_entries, 1)
    lines = [f"What happened to {summary.n_entries:,} files"]
    for line in summary.funnel:
        lines += _funnel_line(line, total, width, color=color)
    if not any(line.group == KEPT for line in summary.funnel):
        left = summary.n_entries - sum(line.n_files for line in summary.funnel)
        lines.append(f"  {'not decided':<{_TITLE_WIDTH}}{left:>9,}       –  see not run, below")
    lines.append(f"  {'':{_TITLE_WIDTH}}{summary.n_entries:>9,}  100.0%")
    return lines


def _funnel_line(line: FunnelLine, total: int, width: int, *, color: bool) -> list[str]:
    share = line.n_files / total
    bar = _bar(share)
    bar = f"\x1b[{_COLORS[KEPT]}m{bar}\x1b[0m" if color and line.group == KEPT else bar
    head = f"  {line.title:<{_TITLE_WIDTH}}{line.n_files:>9,}  {share:>6.1%}  {bar}"
    if line.group == KEPT or not line.reasons:
        return [head.rstrip()]
    reasons = [f"{rule} {count:,}" for rule, count in line.reasons]
    return [head.rstrip(), *_wrapped(reasons, width, indent=6)]


def _wrapped(parts: Sequence[str], width: int, indent: int) -> list[str]:
    """Return parts joined by dots, in at most two lines; what does not fit is counted."""
    lines, line, left = [], " " * indent, list(parts)
    while left and len(lines) < 2:
        part = left[0] if not line.strip() else f" · {left[0]}"
        if len(line) + len(part) > width - 8 and line.strip():
            lines.append(line)
            line = " " * indent
            continue
        line += part
        left.pop(0)
    if len(lines) < 2 and line.strip():
        lines.append(line)
    if left:
        lines[-1] += f" · +{len(left)}"
    return lines


def _bar(share: float) -> str:
    eighths = round(share * _BAR_WIDTH * 8)
    if share and not eighths:
        eighths = 1
    return "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")


def _shares(summary: Summary, width: int) -> list[str]:
    kept = next((line for line in summary.funnel if line.group == KEPT), None)
    if kept is None or not kept.n_files:
        return []
    lines = [f"Usable training data: {_size(kept.size_bytes)} in {kept.n_files:,} files"]
    for name, title in (("language", "languages"), ("role", "roles"), ("license_type", "licenses")):
        parts = [
            f"{printable(share.name)} {share.size_bytes / max(kept.size_bytes, 1):.0%}"
            for share in summary.kept[name]
        ]
        first, *rest = _wrapped(parts, width, indent=13)
        lines += [f"  {title:<11}{first[13:]}", *rest]
    return lines


def _size(size: int) -> str:
    for unit, scale in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= scale:
            return f"{size / scale:,.1f} {unit}"
    return f"{size:,} bytes"


def _findings(findings: Sequence[Finding], width: int, *, color: bool) -> list[str]:
    shown = [finding for finding in findings if finding.severity != "note"][:_FINDINGS_SHOWN]
    if not shown:
        return []
    lines = []
    for finding in shown:
        mark = f"{finding.severity}[{finding.rule_id}]"
        mark = f"\x1b[{_COLORS[finding.severity]}m{mark}\x1b[0m" if color else mark
        lines.append(f"{mark}  {printable(finding.path)}")
        if not color:
            lines[-1] = _clip(lines[-1], width)
        lines.append(f"     = {finding.title}")
    counts = {s: sum(f.severity == s for f in findings) for s in ("error", "warning", "note")}
    left = {s: n - sum(f.severity == s for f in shown) for s, n in counts.items()}
    if any(left.values()):
        parts = [f"{n:,} {s}{'' if n == 1 else 's'}" for s, n in left.items() if n]
        lines.append(f"… {', '.join(parts)} more: --format json")
    return lines


def _missing(summary: Summary) -> list[str]:
    if not summary.missing:
        return []
    parts = [f"{rule.rule_id} {rule.n_files:,}" for rule in summary.missing[:3]]
    more = f" · +{len(summary.missing) - 3}" if len(summary.missing) > 3 else ""
    return [f"Not run for lack of a signal (files): {' · '.join(parts)}{more}"]


def _tail(summary: Summary, exit_code: int) -> list[str]:
    record = summary.record
    failures = cast("list[str]", record["failures"])
    lines = [f"not run: {printable(failure)}" for failure in failures]
    if record["release"] is not None:
        lines.append(f"Release  {record['release']}")
        lines.append("         not redacted: secrets and personal data are still in it")
    blocking = sum(finding.severity == "error" for finding in summary.findings)
    wall = f"{float(str(record['wall_s'])):.1f}s"
    lines.append(f"{wall}, {blocking:,} findings of severity error, exit {exit_code}")
    lines.append(f"Next     {_next_step(summary)}")
    return lines


def _next_step(summary: Summary) -> str:
    losses = [line for line in summary.funnel if line.group != KEPT and line.reasons]
    if summary.record["release"] is not None:
        return "why a file is in or out: dataprep explain <path>"
    if losses:
        return f"why the largest loss: dataprep rules show {losses[0].reasons[0][0]}"
    return "write shards: dataprep run ."
