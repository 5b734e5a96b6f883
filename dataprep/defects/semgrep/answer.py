"""Reads what the engine says of a run: matches and faults, by text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from dataprep.defects.model import Status
from dataprep.defects.semgrep.model import Match, Outcome, Text
from dataprep.defects.semgrep.process import CoreFailedError, Told
from dataprep.errors import RuleError

_BOM: Final = b"\xef\xbb\xbf"
UNPARSED: Final = "parts of it cannot be parsed"
"""Cause of a text that was read but for some of its parts."""
_OF_RULE = frozenset(
    {
        "incompatible rule",
        "invalid rule schema error",
        "invalid yaml",
        "missing plugin",
        "pattern parse error",
        "rule parse error",
        "unknown language error",
    }
)
_SYNTAX: tuple[Status, str] = ("failed", "it cannot be parsed")
_FAULTS: Mapping[str, tuple[Status, str]] = {
    "partial parsing": ("partial", UNPARSED),
    "timeout": ("timeout", "rules ran out of time"),
    "fixpoint timeout": ("partial", "the flow of values was not followed to its end"),
    "too many matches": ("partial", "too many matches"),
    "lexical error": _SYNTAX,
    "syntax error": _SYNTAX,
    "parse error": _SYNTAX,
    "other syntax error": _SYNTAX,
    "other parse error": _SYNTAX,
    "ast builder error": _SYNTAX,
    "out of memory": ("failed", "it needs too much memory"),
    "stack overflow": ("failed", "it is nested too deep"),
}
"""How far a text was read that has a fault, and what that means."""
_OTHER: tuple[Status, str] = ("failed", "semgrep failed on it")
_RANKS: Sequence[Status] = ("complete", "partial", "timeout", "failed")


def rule_faults(told: Told, ids: Mapping[str, str]) -> list[str]:
    """Return which rules the engine refuses, a line each, without what they hold."""
    faults = [
        f"{ids.get(error.get('rule_id'), 'a rule')}: {_kind(error)}"
        for error in told.get("errors", ())
        if _kind(error) in _OF_RULE
    ]
    faults += [
        f"{ids.get(one.get('rule_id'), 'a rule')}: skipped" for one in told.get("skipped_rules", ())
    ]
    return sorted(set(faults))


def outcomes(
    told: Told, texts: Mapping[str, Text], n_rules: Mapping[str, int], ids: Mapping[str, str]
) -> list[Outcome]:
    """Return what the engine says of each text.

    Args:
        told: Its answer.
        texts: The texts that it was given, by the path of their file.
        n_rules: How many rules hold for each language.
        ids: Ids of the rules by those that they were given under.

    Raises:
        CoreFailedError: It says that it failed, and not on which text.
        RuleError: It refuses rules.
    """
    faults = rule_faults(told, ids)
    if faults:
        raise RuleError("semgrep refuses rules:\n  " + "\n  ".join(faults))
    matches: dict[str, set[Match]] = {path: set() for path in texts}
    errors: dict[str, list[Mapping[str, Any]]] = {path: [] for path in texts}
    for error in told["errors"]:
        path = (error.get("location") or {}).get("path")
        if path in errors:
            errors[path].append(error)
        elif error.get("severity") == "error":
            raise CoreFailedError(f"it says {_kind(error)}")
    for found in told["results"]:
        start, end = int(found["start"]["offset"]), int(found["end"]["offset"])
        matches[found["path"]].add(Match(start, end, ids[found["check_id"]]))
    return [
        _outcome(text, matches[path], errors[path], n_rules[text.language])
        for path, text in texts.items()
    ]


def _outcome(
    text: Text, matches: Iterable[Match], errors: Sequence[Mapping[str, Any]], n_rules: int
) -> Outcome:
    status: Status = "complete"
    causes: dict[str, None] = {}
    unread: set[tuple[int, int]] = set()
    for error in errors:
        worse, cause = _FAULTS.get(_kind(error), _OTHER)
        if worse == "failed" and error.get("rule_id"):
            worse = "partial"  # the other rules were run
        status = max(status, worse, key=_RANKS.index)
        causes[cause] = None
        unread.update(_spans(text.data, error))
    shift = len(_BOM) if text.data.startswith(_BOM) else 0
    size = len(text.data)
    # NOTE: places are kept inside the text, whatever the engine says: others cut by them.
    moved = {
        Match(min(m.start + shift, size), min(m.end + shift, size), m.rule_id) for m in matches
    }
    return Outcome(
        text.content_id,
        text.language,
        status,
        "; ".join(sorted(causes)) or None,
        n_rules,
        tuple(sorted(moved)),
        tuple(sorted(unread)),
    )


def _spans(data: bytes, error: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return the spans that a partial parse names, as bytes of whole lines.

    NOTE: their offsets count from the place itself, and not from the start of the text; lines hold.
    """
    kind = error.get("error_type")
    if not isinstance(kind, list) or _kind(error) != "partial parsing":
        return []
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    last = len(starts) - 1
    spans = []
    for place in kind[1]:
        first, behind = int(place["start"]["line"]), int(place["end"]["line"])
        spans.append((starts[min(max(first - 1, 0), last)], starts[min(behind, last)]))
    return spans


def _kind(error: Mapping[str, Any]) -> str:
    """Return what kind of error it is; the engine writes some in words and some as one word."""
    kind = error.get("error_type")
    told = str(kind[0] if isinstance(kind, list) else kind)
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[0-9]+$", " ", told).strip().lower()
