"""What one function of a text has to hold so that a rule can match in it.

A match lies in a function, or in what stands around functions, with all that the parts of a rule that
look no further demand. What looks at a whole class, or at all behind a statement, is demanded of the
whole text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dataprep.defects.prefilter import (
    METAVARIABLE,
    Node,
    OfPattern,
    Walk,
    leaves_of,
    mapping,
    shapes_of,
    terms_of,
)
from dataprep.defects.prefilter_shapes import Shape
from dataprep.defects.prefilter_terms import NOTHING, Demand, any_of, elsewhere, of_expression

_WIDE = re.compile(
    r"^\s*(?:(?:@\w.*|public|private|protected|static|final|abstract|export|default)\s+)*"
    r"(?:class|interface|struct|module|namespace|trait|object|enum|record|package|import|using)\b"
    r"|^\s*from\s+\S+\s+import\b",
    re.MULTILINE,
)
_DEFINITION = re.compile(
    r"^(?!(?:else|return|using|defer|go|new|await|yield)\b)"
    r"(?:(?:async )?(?:def|func|function|fun|fn)\b|[\w$<>\[\]*&:.]+\s+[\w$*&:~]+\([^()]*\)\s*\{)"
)
"""A statement that defines a function."""
_BLOCK = re.compile(r"\b(?:class|interface|struct|module|namespace|trait|object|enum|record)\b")
_CONTINUES = ("}", ")", "]", "@", "else", "end", "catch", "except", "finally", "#", "//")
_EXPRESSIONS = frozenset({"pattern-regex", "regex"})


@dataclass(frozen=True, slots=True)
class Local:
    """What a rule needs of one function.

    Attributes:
        demand: What a function, with what it names outside of itself, has to hold.
        around: What makes another function one that the rule looks at as well.
        is_sequence: Statements outside of functions and those in one may match together.
        is_flow: Values are followed from statement to statement.
    """

    demand: Demand
    around: Demand
    is_sequence: bool
    is_flow: bool


def local_of(rule: Node, of_pattern: OfPattern) -> Local:
    """Return what a rule needs of one function.

    Args:
        rule: The rule as semgrep takes it.
        of_pattern: What its patterns demand.
    """
    leaves = list(leaves_of(rule))
    wide = [pattern for pattern in leaves if _is_wide(pattern, leaves)]
    names = frozenset(name for pattern in wide for name in METAVARIABLE.findall(pattern))
    around: list[Demand] = [
        term
        for pattern in wide
        if _BLOCK.search(pattern) or _is_of_functions(pattern)
        for term in terms_of(of_pattern.get(pattern, NOTHING))
    ]
    around += [
        any_of(terms_of(d)) if d != NOTHING else d for d in map(of_expression, _expressions(rule))
    ]
    is_sequence = any(_n_statements(pattern) > 1 for pattern in leaves if pattern not in wide)
    demand = _LocalWalk(of_pattern, shapes_of(rule), frozenset(wide), names).rule(rule)
    return Local(demand, any_of(around), is_sequence, is_flow=rule.get("mode") == "taint")


class _LocalWalk(Walk):
    """Walks the formula of a rule, without what looks further than one function.

    Args:
        of_pattern: What its patterns demand.
        shapes: What stands around metavariables.
        wide: Patterns that look further.
        names: Metavariables in them.
    """

    def __init__(
        self,
        of_pattern: OfPattern,
        shapes: Mapping[str, Shape],
        wide: frozenset[str],
        names: frozenset[str],
    ) -> None:
        super().__init__(self._of_leaf, shapes)
        self._known, self._wide = of_pattern, wide
        self._names = names
        self._is_of_value = False

    def operator(self, key: str, value: object) -> Demand:
        """Return the demand of an operator and its operand."""
        if key in _EXPRESSIONS and not self._is_of_value:
            return elsewhere(super().operator(key, value))
        if not key.startswith("metavariable-"):
            return super().operator(key, value)
        if mapping(value).get("metavariable") in self._names:
            return elsewhere(super().operator(key, value))
        before, self._is_of_value = self._is_of_value, True
        demand = super().operator(key, value)
        self._is_of_value = before
        return demand

    def _of_leaf(self, pattern: str) -> Demand:
        demand = self._known.get(pattern, NOTHING)
        return elsewhere(demand) if pattern in self._wide else demand


def _expressions(item: object) -> Iterator[str]:
    if isinstance(item, Mapping):
        for key, value in item.items():
            if key in _EXPRESSIONS and isinstance(value, str):
                yield value
            elif key != "metadata" and not key.startswith("metavariable-"):
                yield from _expressions(value)
    elif isinstance(item, list):
        for one in item:
            yield from _expressions(one)


def _is_wide(pattern: str, leaves: Sequence[str]) -> bool:
    """Return whether a pattern reaches over a class, or to the end of what it stands in.

    What begins at a statement that gives a name, which another pattern has, is found by that name.
    """
    if _WIDE.search(pattern) or _is_of_functions(pattern):
        return True
    statements = _statements(pattern)
    if len(statements) < 2 or not statements[-1].startswith("..."):
        return False
    names = set(METAVARIABLE.findall(pattern))
    others = (other for other in leaves if other != pattern and not other.rstrip().endswith("..."))
    return all(names.isdisjoint(METAVARIABLE.findall(other)) for other in others)


def _is_of_functions(pattern: str) -> bool:
    """Return whether a pattern is of several functions, or of one and what stands beside it."""
    beside = ("...", "[", *_CONTINUES)
    statements = [one for one in _statements(pattern) if not one.startswith(beside)]
    return len(statements) > 1 and any(_DEFINITION.match(one) for one in statements)


def _n_statements(pattern: str) -> int:
    statements = (one for one in _statements(pattern) if one != "...")
    return sum(not one.startswith(_CONTINUES) for one in statements)


def _statements(pattern: str) -> list[str]:
    """Return the outermost statements of a pattern, those on one line too."""
    depth, found, is_inner = 0, [""], False
    for place, letter in enumerate(pattern):
        depth += (letter in "([{") - (letter in ")]}")
        if depth <= 0 and letter in "\n;":
            is_inner = letter == "\n" and pattern[place + 1 : place + 2] in {" ", "\t"}
            found.append("")
        elif not is_inner:
            found[-1] += letter
    return [one.strip() for one in found if one.strip()]
