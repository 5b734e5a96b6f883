"""What patterns demand of a text, as semgrep itself derives it from them."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dataprep import __version__
from dataprep.defects.prefilter import choices, demand_of, patterns_of
from dataprep.defects.prefilter_choices import Choice
from dataprep.defects.prefilter_terms import (
    NOTHING,
    Demand,
    all_of,
    any_of,
    of_expression,
    word,
)
from dataprep.defects.prefilter_words import of_text
from dataprep.defects.semgrep.locate import Core
from dataprep.defects.semgrep.process import CoreFailedError, ask, private_folder
from dataprep.made import Made, folder_of

_KEPT = 64
_TIMEOUT_S = 120
_FOLDER = folder_of("dataprep.defects.prefilter")
_SAID_OTHERWISE = frozenset(
    {"die", "exit", "double", "float", "real", "bool", "boolean", "int", "integer"}
)
"""Names for which a language, PHP, has a second one that semgrep holds for equal."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a rule needs of a text.

    Attributes:
        demand: What it has to hold so that the rule can match in it.
        choices: Parts of the rule that are left out where the text does not meet their demands.
    """

    demand: Demand
    choices: tuple[Choice, ...]


def needs_of(core: Core, rules: Sequence[Mapping[str, Any]]) -> list[Needs]:
    """Return what each rule needs of a text.

    Args:
        core: The engine.
        rules: Rules as semgrep takes them.

    Returns:
        One for each rule; where semgrep says nothing of a pattern, nothing is demanded.
    """
    made = Made(__name__, "needs-", ".pickle", _KEPT)
    digest = _digest(core, rules)
    stored = made.read(digest)
    if stored is not None:
        # NOTE: it lies beside compiled code of this package, which whoever can write here can change.
        kept: list[Needs] = pickle.loads(stored)  # noqa: S301
        return kept
    found = _found(core, rules)
    made.write(digest, pickle.dumps(found))
    return found


def _digest(core: Core, rules: Sequence[Mapping[str, Any]]) -> str:
    """Return the digest of all that the needs of rules are made of, the code that finds them too."""
    digest = hashlib.sha256(repr((__version__, core.version)).encode())
    digest.update(json.dumps(rules, sort_keys=True).encode())
    for module in ("prefilter", "prefilter_choices", "prefilter_terms", "prefilter_words"):
        digest.update((_FOLDER / f"{module}.py").read_bytes())
    digest.update((_FOLDER / "semgrep" / "demands.py").read_bytes())
    return digest.hexdigest()[:32]


def _found(core: Core, rules: Sequence[Mapping[str, Any]]) -> list[Needs]:
    asked: dict[str, tuple[list[str], str]] = {}
    for rule in rules:
        for pattern in patterns_of(rule):
            asked.setdefault(_key(rule, pattern), (list(rule["languages"]), pattern))
    told = _told(core, asked)
    found = []
    for rule in rules:
        of_pattern = {
            p: all_of([_demand(told.get(_key(rule, p)), p.lower()), of_text(p, rule["languages"])])
            for p in patterns_of(rule)
        }
        found.append(Needs(demand_of(rule, of_pattern), tuple(choices(rule, of_pattern))))
    return found


def _key(rule: Mapping[str, Any], pattern: str) -> str:
    return hashlib.sha256(repr((list(rule["languages"]), pattern)).encode()).hexdigest()[:32]


def _told(core: Core, asked: Mapping[str, tuple[list[str], str]]) -> dict[str, Any]:
    """Return what semgrep says of patterns, asked once a machine."""
    made = Made(__name__, "demands-", ".json", _KEPT)
    digest = hashlib.sha256(repr((core.version, sorted(asked))).encode()).hexdigest()[:32]
    stored = made.read(digest)
    if stored is not None:
        told: dict[str, Any] = json.loads(stored)
        return told
    with private_folder(None) as folder:
        told = _asked(core, dict(sorted(asked.items())), folder)
    made.write(digest, json.dumps(told, sort_keys=True).encode())
    return told


def _asked(core: Core, asked: Mapping[str, tuple[list[str], str]], folder: Path) -> dict[str, Any]:
    """Ask semgrep; a pattern by itself that it refuses costs only itself."""
    if not asked:
        return {}
    rules = [
        {"id": key, "languages": languages, "severity": "INFO", "message": "-", "pattern": pattern}
        for key, (languages, pattern) in asked.items()
    ]
    place = folder / "patterns.json"
    place.write_text(json.dumps({"rules": rules}), encoding="utf-8")
    try:
        told = ask(core, ["-prefilter_of_rules", str(place)], folder, _TIMEOUT_S)
        return {one["rule_id"]: one["filter"] for one in told}
    except CoreFailedError:
        if len(asked) == 1:
            return {}
    items = list(asked.items())
    half = len(items) // 2
    return _asked(core, dict(items[:half]), folder) | _asked(core, dict(items[half:]), folder)


def _demand(told: Any, pattern: str) -> Demand:
    """Return the demand that semgrep says; nothing where it says none, or what is not known.

    Args:
        told: What it says.
        pattern: The pattern, in lower case. NOTE: a name that does not stand in it is one that the
            parser puts for another, as ``exit`` for ``die``; a text need not hold it.
    """
    match told:
        case ["Some", inner]:
            return _demand(inner, pattern)
        case ["And", list(parts)]:
            return all_of([_demand(part, pattern) for part in parts])
        case ["Or", list(parts)] if parts:
            return any_of([_demand(part, pattern) for part in parts])
        case ["Pred", ["Idents", list(words)]]:
            return all_of([word(one) for one in words if _is_said(one, pattern)])
        case ["Pred", ["Regexp", str(expression)]]:
            return of_expression(expression)
    return NOTHING


def _is_said(name: object, pattern: str) -> bool:
    if not isinstance(name, str) or not name:
        return False
    return name.lower() in pattern and name.lower() not in _SAID_OTHERWISE
