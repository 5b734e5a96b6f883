"""Rules of taint, asked in two steps: is there a source and a sink at all, and only then is there a flow.

Values are followed through all functions of a text even where no place is a sink, and that is most of
what such a rule costs. Many rules share their sources, which are then looked for once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

_FORMULA = frozenset({"pattern", "patterns", "pattern-either", "pattern-regex"})
_SIDES = ("pattern-sources", "pattern-sinks")


def sides_of(rule: Mapping[str, object]) -> list[str] | None:
    """Return the rules, as JSON, all of which have a match wherever a rule of taint has one.

    Args:
        rule: The rule as semgrep takes it.

    Returns:
        One rule for its sources and one for its sinks; None where it is no rule of taint, or one of
        a form that is not known here.
    """
    if rule.get("mode") != "taint":
        return None
    sides = [_search(rule, rule.get(name)) for name in _SIDES]
    return None if None in sides else [side for side in sides if side is not None]


def _search(rule: Mapping[str, object], items: object) -> str | None:
    if not isinstance(items, list) or not items:
        return None
    parts = []
    for item in items:
        kept = {k: v for k, v in item.items() if k in _FORMULA} if isinstance(item, Mapping) else {}
        if len(kept) != 1:
            return None
        parts.append(kept)
    common = {key: rule[key] for key in ("languages", "options") if key in rule}
    found = {**common, "severity": "INFO", "message": "-", "pattern-either": parts}
    return json.dumps(found, sort_keys=True)
