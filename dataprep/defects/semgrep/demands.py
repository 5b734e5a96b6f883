"""What patterns demand of a text, as semgrep itself derives it from them."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dataprep import __version__
from dataprep.defects.prefilter import choices, demand_of, patterns_of
from dataprep.defects.prefilter_choices import Choice
from dataprep.defects.prefilter_local import Local, local_of
from dataprep.defects.prefilter_shapes import shape_of, shaped
from dataprep.defects.prefilter_terms import (
    NOTHING,
    Demand,
    Pattern,
    all_of,
    any_of,
    of_expression,
    word,
)
from dataprep.defects.prefilter_words import family, of_text
from dataprep.defects.semgrep.locate import Core
from dataprep.defects.semgrep.process import CoreFailedError, ask, private_folder
from dataprep.made import Made, folder_of

_KEPT = 64
_TIMEOUT_S = 120
_FOLDER = folder_of("dataprep.defects.prefilter")
_MODULES = (
    "prefilter", "prefilter_choices", "prefilter_local", "prefilter_shapes", "prefilter_terms",
    "prefilter_words",
)  # fmt: skip
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
        local: What one function has to hold so that the rule can match in it.
    """

    demand: Demand
    choices: tuple[Choice, ...]
    local: Local


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
    for module in _MODULES:
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
            p: all_of(
                [_demand(told.get(_key(rule, p)), _Said(rule, p)), of_text(p, rule["languages"])]
            )
            for p in patterns_of(rule)
        }
        held = _held(rule)
        local = local_of(rule, of_pattern)
        found.append(
            Needs(
                all_of([demand_of(rule, of_pattern), *held]),
                tuple(choices(rule, of_pattern)),
                replace(local, demand=all_of([local.demand, *held])),
            )
        )
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


def _held(rule: Mapping[str, Any]) -> list[Demand]:
    """Return what a rule itself says that a function holds in which it can match."""
    said = (rule.get("metadata") or {}).get("holds", [])
    return [Pattern(str(one)) for one in ([said] if isinstance(said, str) else said)]


class _Said:
    """What a pattern says of the names in it.

    Args:
        rule: The rule as semgrep takes it.
        pattern: The pattern.
    """

    def __init__(self, rule: Mapping[str, Any], pattern: str) -> None:
        self._pattern, self._letters = pattern, pattern.lower()
        self._languages = family(rule["languages"])
        self._is_exact = not (rule.get("options") or {}).get("symbolic_propagation")

    def name(self, name: object) -> Demand:
        """Return the demand of a name.

        NOTE: one that does not stand in the pattern is what the parser puts for another, as ``exit``
        for ``die``; a text need not hold it.
        """
        if not isinstance(name, str) or not name or name.lower() not in self._letters:
            return NOTHING
        if name.lower() in _SAID_OTHERWISE:
            return NOTHING
        shape = shape_of(name, [self._pattern], self._languages) if self._is_exact else None
        return shaped(word(name), shape)


def _demand(told: Any, said: _Said) -> Demand:
    """Return the demand that semgrep tells; nothing where it tells none, or what is not known.

    Args:
        told: What it tells of a pattern.
        said: What the pattern itself says of names.
    """
    match told:
        case ["Some", inner]:
            return _demand(inner, said)
        case ["And", list(parts)]:
            return all_of([_demand(part, said) for part in parts])
        case ["Or", list(parts)] if parts:
            return any_of([_demand(part, said) for part in parts])
        case ["Pred", ["Idents", list(words)]]:
            return all_of([said.name(one) for one in words])
        case ["Pred", ["Regexp", str(expression)]]:
            return of_expression(expression)
    return NOTHING
