"""Which rules of semgrep can match in a text at all, from what their patterns demand of it.

A rule is a formula over patterns; what each pattern demands semgrep says itself, since it knows what
it holds for equal (aliases of imports, constants, an implicit receiver). What no text has to hold is
not demanded, so that a rule may be run in vain, and is never left out wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from dataprep.defects.prefilter_choices import Choice, choices_of
from dataprep.defects.prefilter_shapes import Shape, shape_of, shaped
from dataprep.defects.prefilter_terms import (
    NOTHING,
    AllOf,
    Demand,
    Elsewhere,
    Pattern,
    Term,
    all_of,
    any_of,
    of_expression,
    of_type,
)
from dataprep.defects.prefilter_words import family
from dataprep.text.automaton import make_matcher

Node: TypeAlias = Mapping[str, object]
OfPattern: TypeAlias = Mapping[str, Demand]
"""What each pattern demands; of one that is absent, nothing is known."""

METAVARIABLE = re.compile(r"\$(?:\.\.\.)?[A-Z_][A-Z_0-9]*")
_LEAVES = frozenset({"pattern", "pattern-inside", "pattern-not", "pattern-not-inside"})
_SIDES = ("sources", "sinks")


def patterns_of(rule: Node) -> list[str]:
    """Return the patterns of a rule that demands are asked of, in order, each once."""
    found: dict[str, None] = {}

    def note(pattern: str) -> Demand:
        found[pattern] = None
        return NOTHING

    walk = Walk(note)
    walk.rule(rule)
    choices_of(rule, walk.item)
    return list(found)


def choices(rule: Node, of_pattern: OfPattern) -> list[Choice]:
    """Return the parts of a rule that can be left out where a text does not meet their demands.

    Args:
        rule: The rule as semgrep takes it.
        of_pattern: What its patterns demand.
    """
    return choices_of(rule, Walk(_lookup(of_pattern), shapes_of(rule)).item)


def demand_of(rule: Node, of_pattern: OfPattern) -> Demand:
    """Return what a text has to hold so that a rule can match in it.

    Args:
        rule: The rule as semgrep takes it.
        of_pattern: What its patterns demand.
    """
    return Walk(_lookup(of_pattern), shapes_of(rule)).rule(rule)


def _lookup(of_pattern: OfPattern) -> Callable[[str], Demand]:
    return lambda pattern: of_pattern.get(pattern, NOTHING)


def shapes_of(rule: Node) -> dict[str, Shape]:
    """Return what stands around the metavariables of a rule in all of its patterns."""
    patterns = list(leaves_of(rule))
    named = rule.get("languages")
    languages = family(named if isinstance(named, list) else [])
    names = {name for pattern in patterns for name in METAVARIABLE.findall(pattern)}
    shapes = {name: shape_of(name, patterns, languages) for name in sorted(names)}
    return {name: shape for name, shape in shapes.items() if shape is not None}


def leaves_of(item: object) -> Iterator[str]:
    """Yield all patterns of a rule, what is forbidden too."""
    if isinstance(item, Mapping):
        for key, value in item.items():
            if key in _LEAVES and isinstance(value, str):
                yield value
            elif key != "metadata":
                yield from leaves_of(value)
    elif isinstance(item, list):
        for one in item:
            yield from leaves_of(one)


class Walk:
    """Walks the formula of a rule.

    Args:
        of_pattern: Returns what a pattern demands.
        shapes: What stands around metavariables.
    """

    def __init__(
        self, of_pattern: Callable[[str], Demand], shapes: Mapping[str, Shape] | None = None
    ) -> None:
        self._of_pattern = of_pattern
        self._shapes = shapes or {}

    def rule(self, rule: Node) -> Demand:
        """Return the demand of a rule."""
        if rule.get("mode") == "taint" or "taint" in rule:
            taint = mapping(rule.get("taint"))
            sides = [taint.get(side, rule.get(f"pattern-{side}")) for side in _SIDES]
            return all_of([self._any(side) for side in sides])
        if rule.get("mode", "search") != "search":
            return NOTHING
        return self.item(rule)

    def item(self, item: object) -> Demand:
        """Return the demand of a part of a formula: a pattern, or a mapping of operators."""
        if isinstance(item, str):
            return self._of_pattern(item)
        return all_of([self.operator(key, value) for key, value in mapping(item).items()])

    def _any(self, items: object) -> Demand:
        # NOTE: of what is no list nothing is known; any of none would be met by no text.
        parts = [self.item(one) for one in _list(items)]
        return any_of(parts) if parts else NOTHING

    def operator(self, key: str, value: object) -> Demand:
        """Return the demand of an operator and its operand."""
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
                condition = mapping(value)
                regex = condition.get("regex")
                if isinstance(regex, str) and not condition.get("constant-propagation"):
                    shape = self._shapes.get(str(condition.get("metavariable")))
                    return shaped(of_expression(regex, is_at_start=True), shape)
            case "metavariable-type":
                return _of_types(mapping(value))
            case "metavariable-pattern":
                condition = mapping(value)
                if "language" not in condition:
                    return self.item({k: v for k, v in condition.items() if k != "metavariable"})
        return NOTHING


def _of_types(condition: Node) -> Demand:
    """Return the demand of types, one of which a text has to name where it is no common one."""
    named = condition.get("types", [condition.get("type")])
    types = [str(one) for one in named] if isinstance(named, list) else []
    return any_of(of_type(one) for one in types) if types else NOTHING


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
        self._numbers: dict[tuple[Demand, int], int] = {}
        self._nodes: list[tuple[bool, int, tuple[int, ...]]] = []
        terms = sorted({self._cased(one) for demand in demands for one in terms_of(demand)})
        self._bits = {expression: 1 << number for number, expression in enumerate(terms)}
        self._n_terms = len(terms)
        self._roots = [self._compiled(demand) for demand in demands]
        self._masks = [self._mask(root) for root in self._roots]
        self._matcher = make_matcher(terms, engine)

    @property
    def always(self) -> list[int]:
        """The numbers of the demands that every text meets."""
        return [n for n, root in enumerate(self._roots) if self._nodes[root] == (True, 0, ())]

    def met_by(self, text: bytes) -> list[int]:
        """Return the numbers of the demands that a text meets, sorted."""
        met = self.meeting(self.bits(text))
        return [number for number in range(len(self._roots)) if met(number)]

    def bits(self, text: bytes) -> int:
        """Return which terms stand in a text, a bit for each."""
        bits = 0
        for number in self._matcher.matching(text):
            bits |= 1 << number
        return bits

    def mask(self, number: int) -> int:
        """Return the bits of the terms of a demand that are asked of a part of a text."""
        return self._masks[number] & ((1 << self._n_terms) - 1)

    def elsewhere(self, bits: int) -> int:
        """Return the bits of terms of the whole text, to be joined to those of a part of it."""
        return bits << self._n_terms

    def meeting(self, bits: int) -> Callable[[int], bool]:
        """Return what tells of the number of a demand whether a text meets it.

        Args:
            bits: Which terms stand in the text.
        """
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

    def _compiled(self, demand: Demand, shift: int = 0) -> int:
        """Return the number of a demand's node, whose parts have smaller ones."""
        if isinstance(demand, Elsewhere):
            return self._compiled(demand.demand, self._n_terms)
        key = (demand, shift)
        if key in self._numbers:
            return self._numbers[key]
        is_all, mask, parts = True, 0, []
        if isinstance(demand, Term | Pattern):
            mask = self._bits[self._cased(demand)] << shift
        else:
            is_all = isinstance(demand, AllOf)
            for part in demand.parts:
                if isinstance(part, Term | Pattern):
                    mask |= self._bits[self._cased(part)] << shift
                else:
                    parts.append(self._compiled(part, shift))
        self._nodes.append((is_all, mask, tuple(parts)))
        self._numbers[key] = len(self._nodes) - 1
        return self._numbers[key]

    def _mask(self, node: int) -> int:
        _, mask, parts = self._nodes[node]
        for part in parts:
            mask |= self._mask(part)
        return mask

    def _cased(self, term: Term | Pattern) -> str:
        if isinstance(term, Pattern):
            return f"(?i){term.expression}" if self._folds else term.expression
        if self._folds and not term.folds:
            term = Term(term.letters.lower(), term.starts_word, term.ends_word, folds=True)
        return term.expression


def terms_of(demand: Demand) -> Iterator[Term | Pattern]:
    """Yield the terms of a demand."""
    if isinstance(demand, Term | Pattern):
        yield demand
        return
    for part in (demand.demand,) if isinstance(demand, Elsewhere) else demand.parts:
        yield from terms_of(part)


def mapping(value: object) -> Node:
    """Return a value that is a mapping; an empty one for any other."""
    return cast("Node", value) if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()
