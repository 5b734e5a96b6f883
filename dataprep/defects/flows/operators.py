"""What operators make of values: of texts, lists, and in comparisons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dataprep.defects.flows.fold import COMPARISONS, added, binary
from dataprep.defects.flows.guards import comparison_facts
from dataprep.defects.flows.state import State
from dataprep.defects.flows.values import (
    HARMLESS,
    MISSING,
    UNKNOWN,
    Cell,
    Fact,
    Value,
    cleaned,
    constant,
    derived,
    join,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

_ADDRESS = re.compile(r"https?://[^/%{}]+/|/[\w.~-]|[?#]|[\w.~-]+[/?#]")


_WIDE = re.compile(r"%[^sdr%]")
"""Fields of a template that may be made arbitrarily wide."""


_MAX_TEMPLATE = 500


ADDRESSES = frozenset({"url", "redirect"})
"""Kinds of sinks that take addresses, in which the beginning counts."""


def behind(start: object, value: Value) -> Value:
    """Return a text that starts with a constant: an address that does cannot lead elsewhere."""
    if value.taints and isinstance(start, str) and _ADDRESS.match(start):
        return cleaned(value, ADDRESSES)
    return value


def joined_lists(machine: Machine, left: Value, right: Value, state: State) -> Value | None:
    """Return two lists as one; None where one of the values is no list."""
    one, other = state.contents(left), state.contents(right)
    if one is None or other is None or one.kind != "list" or other.kind != "list":
        return None
    items = list(one.items.values()) + list(other.items.values())
    rest = one.rest if other.rest is None else other.rest
    if one.rest is not None and other.rest is not None:
        rest = join(one.rest, other.rest)
    return machine.new(state, Cell("list", dict(enumerate(items)), rest, type=one.type))


def combined(machine: Machine, sign: str, left: Value, right: Value, state: State) -> Value:
    """Return what an operator makes of two values."""
    if left.constant is not MISSING and right.constant is not MISSING:
        folded = (
            added(left.constant, right.constant)
            if sign == "+"
            else binary(sign, left.constant, right.constant, machine.language)
        )
        if folded is not MISSING:
            return constant(folded)
    if sign in COMPARISONS:
        is_inside = _is_inside(sign, left, right, state)
        value = HARMLESS if left.is_known and right.is_known else UNKNOWN
        if is_inside is not None:
            value = constant(is_inside is (sign == "in"))
        facts = comparison_facts(sign, left, right, state) or _null_facts(sign, left, right)
        return with_facts(value, facts) if facts else value
    if machine.language in {"javascript", "php"} and sign != "+":
        return HARMLESS
    if machine.language == "php" and (_is_number(left) or _is_number(right)):
        return HARMLESS
    if sign == "%" and isinstance(left.constant, str):
        return _formatted(left.constant, right, state)
    return derived([state.summary(left), state.summary(right)])


def _is_number(value: Value) -> bool:
    return isinstance(value.constant, (int, float))


def _null_facts(sign: str, left: Value, right: Value) -> tuple[Fact, ...]:
    """Return what a comparison with nothing says of a value whose truth says something."""
    if right.constant is not None or not left.facts:
        return ()
    if sign in {"is", "==", "==="}:
        return tuple(fact._replace(truth=not fact.truth) for fact in left.facts)
    return left.facts if sign in {"is not", "!=", "!=="} else ()


def _is_inside(sign: str, left: Value, right: Value, state: State) -> bool | None:
    """Return whether a constant is an element of contents that are known; None where unclear."""
    cell = state.contents(right)
    if sign not in {"in", "not in"} or cell is None or left.constant is MISSING:
        return None
    if cell.kind == "map":
        if left.constant in cell.items:
            return True
        return False if cell.rest is None else None
    if any(each.constant == left.constant for each in cell.items.values()):
        return True
    is_open = cell.rest is not None or any(e.constant is MISSING for e in cell.items.values())
    return None if is_open else False


def _formatted(template: str, right: Value, state: State) -> Value:
    """Return what the formatting operator of Python gives."""
    cell = state.contents(right)
    values = [right] if cell is None else cell.values()
    is_plain = len(template) < _MAX_TEMPLATE and not _WIDE.search(template)
    if is_plain and all(isinstance(each.constant, (str, int)) for each in values):
        try:
            return constant(template % tuple(each.constant for each in values))
        except (TypeError, ValueError):
            return HARMLESS
    return behind(template, derived([constant(template), state.summary(right)]))


def with_facts(value: Value, facts: tuple[Fact, ...]) -> Value:
    """Return a value whose truth says something."""
    other = value.copy()
    other.facts = facts
    return other
