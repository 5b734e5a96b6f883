"""Secrets in the history, in a few lines for a terminal."""

from __future__ import annotations

from dataprep.report.display import clip, counted, printable
from dataprep.report.findings import SEVERITIES
from dataprep.report.history import History, PastFinding

_SHOWN = 5
_COMMIT_DIGITS = 8
_DAY = 10
_TITLE_COLUMNS = 26
_NUMBER_COLUMNS = 9


def history_lines(history: History | None, width: int) -> list[str]:
    """Return the secrets of the history for a terminal; none where nobody looked.

    Args:
        history: What was found.
        width: Columns of the terminal.
    """
    if history is None:
        return []
    names = "".join(f"{name:>{_NUMBER_COLUMNS}}" for name in SEVERITIES)
    lines = [f"{'Secrets in the history':<{_TITLE_COLUMNS}}{names}"]
    for title, counts in (
        ("only in the history", history.only_in_history),
        ("in the tree, too", history.in_tree),
    ):
        numbers = "".join(f"{number:>{_NUMBER_COLUMNS},}" for number in counts.values())
        lines.append(f"  {title:<{_TITLE_COLUMNS - 2}}{numbers}")
    lines += [f"    {clip(place_text(one), width - 4)}" for one in history.findings[:_SHOWN]]
    if len(history.findings) > _SHOWN:
        lines.append(f"    … {len(history.findings) - _SHOWN:,} more: --format json")
    return [*lines, f"  {read_text(history)}"]


def place_text(one: PastFinding) -> str:
    """Return whether a secret is there still, and when and where it first stood."""
    state = "in the tree" if one.is_in_tree else "gone"
    commit = (one.first_commit_id or "–")[:_COMMIT_DIGITS]
    day = (one.first_committed_at or "–")[:_DAY]
    where = f"{printable(one.path)}:{one.line}"
    return f"{state:<11}  {commit:<{_COMMIT_DIGITS}}  {day:<{_DAY}}  {one.rule_id}  {where}"


def since_text(commit_id: str | None, committed_at: str | None) -> str:
    """Return a commit with its day for people; what stands for one that is not known."""
    if commit_id is None:
        return "commit –"
    day = f" of {committed_at[:_DAY]}" if committed_at is not None else ""
    return f"commit {commit_id[:_COMMIT_DIGITS]}{day}"


def read_text(history: History) -> str:
    """Return in one sentence how much of the history was read."""
    if not history.n_commits:
        return "no history was read"
    versions = counted(history.n_versions, "version")
    commits = counted(history.n_commits, "commit")
    rest = "" if history.is_whole else "; older commits were not read"
    left = f"; {counted(history.n_left_out, 'version')} not read" if history.n_left_out else ""
    return f"{versions} of files in {commits} read{rest}{left}"
