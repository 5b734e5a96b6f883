"""Which rules of semgrep can match in a text at all, from what their patterns demand of it.

A rule is a formula over patterns; what each pattern demands semgrep says itself, since it knows what
it holds for equal (aliases of imports, constants, an implicit receiver). What no text has to hold is
not demanded, so that a rule may be run in vain, and is never left out wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from dataprep.defects.prefilter_choices import Choice, choices_of
from dataprep.defects.prefilter_terms import (
    NOTHING,
    AllOf,
    Demand,
    Pattern,
    Term,
    all_of,
    any_of,
    of_expression,
)
from dataprep.text.automaton import make_matcher

Node: TypeAlias = Mapping[str, object]
OfPattern: TypeAlias = Mapping[str, Demand]
"""What each pattern demands; of one that is absent, nothing is known."""

_PATTERNS = ("pattern", "pattern-inside")
_SIDES = ("sources", "sinks")


def patterns_of(rule: Node) -> list[str]:
    """Return the patterns of a rule that demands are asked of, in order, each once."""
    found: dict[str, None] = {}

    def note(pattern: str) -> Demand:
        found[pattern] = None
        return NOTHING

    walk = _Walk(note)
    walk.rule(rule)
    choices_of(rule, walk.item)
    return list(found)


def choices(rule: Node, of_pattern: OfPattern) -> list[Choice]:
    """Return the parts of a rule that can be left out where a text does not meet their demands.

    Args:
        rule: The rule as semgrep takes it.
        of_pattern: What its patterns demand.
    """
    return choices_of(rule, _Walk(lambda pattern: of_pattern.get(pattern, NOTHING)).item)


def demand_of(rule: Node, of_pattern: OfPattern) -> Demand:
    """Return what a text has to hold so that a rule can match in it.

    Args:
        rule: The rule as semgrep takes it.
        of_pattern: What its patterns demand.
    """
    return _Walk(lambda pattern: of_pattern.get(pattern, NOTHING)).rule(rule)


class _Walk:
    """Walks the formula of a rule."""

    def __init__(self, of_pattern: Callable[[str], Demand]) -> None:
        self._of_pattern = of_pattern

    def rule(self, rule: Node) -> Demand:
        if rule.get("mode") == "taint" or "taint" in rule:
            taint = _mapping(rule.get("taint"))
            sides = [taint.get(side, rule.get(f"pattern-{side}")) for side in _SIDES]
            return all_of([self._any(side) for side in sides])
        if rule.get("mode", "search") != "search":
            return NOTHING
        return self.item(rule)

    def item(self, item: object) -> Demand:
        """Return the demand of a part of a formula: a pattern, or a mapping of operators."""
        if isinstance(item, str):
            return self._of_pattern(item)
        return all_of([self._operator(key, value) for key, value in _mapping(item).items()])

    def _any(self, items: object) -> Demand:
        # NOTE: of what is no list nothing is known; any of none would be met by no text.
        parts = [self.item(one) for one in _list(items)]
        return any_of(parts) if parts else NOTHING

    def _operator(self, key: str, value: object) -> Demand:
        match key:
            case "pattern" | "pattern-inside" | "match" | "inside":
                return self.item(value)
            case "patterns" | "all":
                return all_of([self.item(one) for one in _list(value)])
            case "pattern-either" | "any":
                return self._any(value)
            case "pattern-regex" | "regex":
                return of_expression(value) if isinstance(value, str) else NOTHING
            case "metavariable-regex":
                condition = _mapping(value)
                regex = condition.get("regex")
                if isinstance(regex, str) and not condition.get("constant-propagation"):
                    return of_expression(regex)
            case "metavariable-pattern":
                condition = _mapping(value)
                if "language" not in condition:
                    return self.item({k: v for k, v in condition.items() if k != "metavariable"})
        return NOTHING


class RuleFilter:
    """Tells which of some demands a text meets, all of them in one pass over it.

    Args:
        demands: What each rule demands.
        folds: Case never counts, as in PHP.
        engine: See ``make_matcher``.

    Raises:
        RuleError: A demand cannot be looked for.
    """

    def __init__(
        self, demands: Sequence[Demand], *, folds: bool = False, engine: str | None = None
    ) -> None:
        self._folds = folds
        self._numbers: dict[Demand, int] = {}
        self._nodes: list[tuple[bool, int, tuple[int, ...]]] = []
        terms = sorted({self._cased(one) for demand in demands for one in _terms(demand)})
        self._bits = {expression: 1 << number for number, expression in enumerate(terms)}
        self._roots = [self._compiled(demand) for demand in demands]
        self._matcher = make_matcher(terms, engine)

    @property
    def always(self) -> list[int]:
        """The numbers of the demands that every text meets."""
        return [n for n, root in enumerate(self._roots) if self._nodes[root] == (True, 0, ())]

    def met_by(self, text: bytes) -> list[int]:
        """Return the numbers of the demands that a text meets, sorted."""
        met = self.meeting(text)
        return [number for number in range(len(self._roots)) if met(number)]

    def meeting(self, text: bytes) -> Callable[[int], bool]:
        """Return what tells of the number of a demand whether a text meets it."""
        bits = 0
        for number in self._matcher.matching(text):
            bits |= 1 << number
        known: dict[int, bool] = {}

        def is_met(node: int) -> bool:
            if node not in known:
                is_all, mask, parts = self._nodes[node]
                if is_all:
                    known[node] = bits & mask == mask and all(map(is_met, parts))
                else:
                    known[node] = bits & mask != 0 or any(map(is_met, parts))
            return known[node]

        return lambda number: is_met(self._roots[number])

    def _compiled(self, demand: Demand) -> int:
        """Return the number of a demand's node, whose parts have smaller ones."""
        if demand in self._numbers:
            return self._numbers[demand]
        is_all, mask, parts = True, 0, []
        if isinstance(demand, Term | Pattern):
            mask = self._bits[self._cased(demand)]
        else:
            is_all = isinstance(demand, AllOf)
            for part in demand.parts:
                if isinstance(part, Term | Pattern):
                    mask |= self._bits[self._cased(part)]
                else:
                    parts.append(self._compiled(part))
        self._nodes.append((is_all, mask, tuple(parts)))
        self._numbers[demand] = len(self._nodes) - 1
        return self._numbers[demand]

    def _cased(self, term: Term | Pattern) -> str:
        if isinstance(term, Pattern):
            return f"(?i){term.expression}" if self._folds else term.expression
        if self._folds and not term.folds:
            term = Term(term.letters.lower(), term.starts_word, term.ends_word, folds=True)
        return term.expression


def _terms(demand: Demand) -> Iterator[Term | Pattern]:
    if isinstance(demand, Term | Pattern):
        yield demand
        return
    for part in demand.parts:
        yield from _terms(part)


def _mapping(value: object) -> Node:
    return cast("Node", value) if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()
