"""Secrets and personal data, in a few lines for a terminal."""

from __future__ import annotations

from dataprep.report.display import counted, joined, printable
from dataprep.report.sensitive import Sensitive, SensitiveKind

SENSITIVE_TITLES = {"secret": "secrets", "pii": "personal data"}
_TITLE_COLUMNS = 26
_NUMBER_COLUMNS = 9


def sensitive_lines(sensitive: Sensitive | None, width: int) -> list[str]:
    """Return how many secrets and personal data kept files hold, or that nobody looked.

    Args:
        sensitive: What was found.
        width: Columns of the terminal.
    """
    if sensitive is None:
        return ["– not looked for: secrets and personal data"]
    names = "".join(f"{name:>{_NUMBER_COLUMNS}}" for name in ("error", "warning", "note"))
    lines = [f"{'Findings in kept files':<{_TITLE_COLUMNS}}{names}"]
    for kind in sensitive.kinds:
        numbers = "".join(f"{n:>{_NUMBER_COLUMNS},}" for n in kind.severities.values())
        lines.append(f"  {SENSITIVE_TITLES[kind.kind]:<{_TITLE_COLUMNS - 2}}{numbers}")
        lines += [f"    {text}" for text in _details(kind, width - 4)]
    return [*lines, f"  {redaction_text(sensitive)}"]


def _details(kind: SensitiveKind, width: int) -> list[str]:
    if kind.first_path is None:
        return []
    others = counted(kind.n_files - 1, "more file")
    place = f"{printable(kind.first_path)}:{kind.first_line}"
    where = f"{place} and {others}" if kind.n_files > 1 else place
    parts = [f"{entity.replace('_', ' ')} {number:,}" for entity, number in kind.entities.items()]
    told = joined(parts, width, n_lines=1) if set(kind.entities) != {"secret"} else []
    return [*told, where]


def redaction_text(sensitive: Sensitive) -> str:
    """Return in one sentence what was done about what was found."""
    n_left = sum(kind.actions.get("note", 0) for kind in sensitive.kinds)
    left = f", {counted(n_left, 'finding')} left by policy" if n_left else ""
    if not sensitive.is_redacted:
        return f"not redacted{left}"
    done = f"{counted(sensitive.n_spans, 'span')} redacted in {counted(sensitive.n_texts, 'text')}"
    failed = (
        f", {counted(sensitive.n_unproved, 'text')} quarantined: not proved"
        if sensitive.n_unproved
        else ", all proved"
    )
    return f"{done}{failed if sensitive.n_texts or sensitive.n_unproved else ''}{left}"
