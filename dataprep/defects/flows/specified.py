"""What a call gives by the specifications: sources, checks, sanitizers, properties, types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows.guards import comparison_facts, guard_facts, pattern_facts
from dataprep.defects.flows.library import PURE
from dataprep.defects.flows.places import taint_place
from dataprep.defects.flows.site import Site
from dataprep.defects.flows.state import Frame, State
from dataprep.defects.flows.values import (
    FOUND,
    HARMLESS,
    UNKNOWN,
    Cell,
    Fact,
    Value,
    cleaned,
    constant,
    derived,
    is_found,
    part_of,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

_BY_SIMPLE_TYPE = frozenset({"java", "csharp", "kotlin"})
_MAX_TYPE = 120
"""Characters of the name of a type; a longer chain of calls has none."""


_EQUALS = frozenset({"equals", "equalsIgnoreCase", "contentEquals", "Equals", "compare_digest"})


def report_call(machine: Machine, site: Site, state: State) -> bool:
    """Report what is wrong with a call, and return whether it is a sink."""
    is_sink = False
    for name in site.names:
        for rule, sink in machine.catalogue.sinks.get(name, ()):
            is_sink = machine.report.sink(machine, rule, sink, site, state) or is_sink
        for rule, check in machine.catalogue.checks.get(name, ()):
            machine.report.check(rule, check, site, state)
    return is_sink


def specified(machine: Machine, site: Site, state: State, frame: Frame) -> Value | None:
    """Return what a call gives that is a source, or sets a property; None for another."""
    catalogue = machine.catalogue
    for name in site.names:
        found = catalogue.properties.get(name)
        if found is not None and site.receiver is not None:
            cell = state.contents(site.receiver)
            if cell is not None:
                value = constant(value=True) if found.argument is None else site.at(found.argument)
                key = found.name or _named(site.at(0))
                set_to = cell.with_item(f"#{key}", value or UNKNOWN)
                machine.write(state, site.receiver, set_to)
        source = catalogue.source_calls.get(name)
        if source is not None and not _is_part(machine, site.receiver):
            return machine.source(source, site.node, type_of_call(machine, site))
        source = catalogue.source_fills.get(name)
        if source is not None:
            value = machine.source(source, site.node)
            for place, each in zip(site.node.args, site.args, strict=False):
                taint_place(machine, place, each, value, state, frame)
        move = catalogue.fills.get(name)
        if move is not None and max(move) < len(site.args):
            place, base = site.node.args[move[1]], site.args[move[1]]
            taint_place(machine, place, base, state.summary(site.args[move[0]]), state, frame)
    return _holder(machine, site, state) or _checked(machine, site, state)


def _is_part(machine: Machine, receiver: Value | None) -> bool:
    """Return whether what a source is asked of comes from outside itself."""
    if receiver is None:
        return False
    if machine.language == "php":
        return any(not each.is_weak for each in receiver.taints)
    return bool(receiver.taints)


def _named(value: Value | None) -> str:
    """Return the name that a value stands for."""
    if value is None or value.path is not None:
        return "" if value is None else str(value.path).rpartition(".")[2]
    return str(value.constant)


def _holder(machine: Machine, site: Site, state: State) -> Value | None:
    """Return an object that knows its properties; None for another call."""
    for name in site.names:
        if name in machine.catalogue.holders:
            cell = Cell("object", type=name)
            for key, value in site.keywords.items():
                cell.items[f"#{key}"] = value
            return machine.new(state, cell)
    return None


def compared(machine: Machine, site: Site, state: State) -> Value | None:
    """Return what a method that compares two values says of them; None for another call."""
    del machine
    if site.name not in _EQUALS:
        return None
    values = site.all_values()[-2:]
    if len(values) < 2 or not (values[0].taints or values[1].taints):
        return None
    facts = comparison_facts("==", values[0], values[1], state)
    if not facts:
        return None
    result = UNKNOWN.copy()
    result.facts = facts
    return result


def _checked(machine: Machine, site: Site, state: State) -> Value | None:
    """Return a truth value that says something of what was checked; None without a check."""
    facts: list[Fact] = []
    for name in site.names:
        for guard in machine.catalogue.guards.get(name, ()):
            value = site.place(guard.argument)
            if value is None:
                continue
            others = [each for each in site.all_values() if each is not value]
            if guard.pattern is None:
                facts += guard_facts(guard, state.summary(value), others)
            else:
                pattern = site.place(guard.pattern)
                text = None if pattern is None else pattern.constant
                is_whole = "all" in guard.kinds
                facts += pattern_facts(state.summary(value), text, is_whole=is_whole)
    if not facts:
        return None
    result = UNKNOWN.copy()
    result.facts = tuple(facts)
    return result


def sanitized(machine: Machine, site: Site, state: State) -> Value | None:
    """Return what a call gives that makes values harmless; None for another call."""
    for name in site.names:
        kinds = machine.catalogue.sanitizers.get(name)
        if kinds is None:
            continue
        if "all" in kinds:
            return HARMLESS
        parts = [state.summary(each) for each in site.all_values()]
        return cleaned(derived(parts), kinds)
    return None


def type_of_call(machine: Machine, site: Site) -> str | None:
    """Return the type of what a call gives."""
    returns = machine.catalogue.returns
    for name in site.names:
        if name in returns:
            return returns[name]
    if machine.language in _BY_SIMPLE_TYPE or not site.names:
        return None
    first = site.names[0]
    return first if len(first) < _MAX_TYPE and first[0] not in "*?" else None


def through(site: Site, receiver: Value, into: Value) -> Value:
    """Return what an unknown method gives, by its receiver and by what it is given.

    A property of what was looked up by a value from outside is no such value itself.
    """
    if site.name in PURE or not (receiver.taints or into.taints):
        return derived([receiver, into])
    if into.taints:
        return derived([receiver, Value(taints=part_of(into, FOUND), is_known=into.is_known)])
    if site.name.startswith(("get", "is")) and not site.args and is_found(receiver):
        return UNKNOWN
    return Value(taints=part_of(receiver, site.name), is_known=receiver.is_known)
