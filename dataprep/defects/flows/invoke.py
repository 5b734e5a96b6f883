"""Calls of functions that stand in this text."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.names import lineage, method_of, overload
from dataprep.defects.flows.site import Site
from dataprep.defects.flows.state import Frame, State, join_states
from dataprep.defects.flows.values import (
    HARMLESS,
    UNKNOWN,
    Cell,
    Closure,
    Fact,
    TaintKey,
    Value,
    constant,
    derived,
    join,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

MAX_CALLS = 6
"""Calls inside one another that are interpreted."""
_SHORT = 400
"""Bytes of a function that is interpreted for what it returns, though nothing in it is wanted."""
_MAX_SAME = 2
"""Calls of a function inside itself."""
_CONSTRUCTORS = ("__init__", "constructor", "__construct")


def instantiate(
    machine: Machine, class_def: ir.ClassDef, site: Site, state: State, frame: Frame
) -> Value:
    """Return a new object of a class that stands in this text."""
    maker = _maker(machine, class_def, len(site.args))
    items: dict[Hashable, Value] = {}
    if maker is None:
        items.update(zip(class_def.fields, site.args, strict=False))
        items.update(site.keywords)
    cell = Cell("object", items, None, class_def, class_def.name)
    if maker is None and site.args and not class_def.fields:
        cell = cell.with_rest(derived([state.summary(each) for each in site.args]))
    made = machine.new(state, cell)
    if maker is not None:
        env = machine.anonymous.get(id(class_def), {})
        invoke(machine, Closure(maker, env, made), site, state, frame)
    return made


def _maker(machine: Machine, class_def: ir.ClassDef, n_args: int) -> ir.Function | None:
    for each in lineage(machine, class_def):
        methods = each.methods.get(each.name)
        if methods:
            return overload(methods, n_args)
    for name in _CONSTRUCTORS:
        found = method_of(machine, class_def, name, n_args)
        if found is not None:
            return found
    return None


def invoke(machine: Machine, closure: Closure, site: Site, state: State, frame: Frame) -> Value:
    """Return what a function of this text gives for some arguments."""
    function = closure.function
    is_deep = frame.depth + 1 > MAX_CALLS or machine.active.count(function) >= _MAX_SAME
    if is_deep or machine.is_spent or _is_idle(machine, closure, site, state):
        parts = [state.summary(each) for each in site.all_values()]
        value = derived(parts)
        return Value(taints=value.taints) if value.taints else UNKNOWN
    env = _bound(machine, closure, site, state, frame)
    key = _key(closure, env, state)
    known = None if key is None else machine.memory.get(key)
    if known is not None:
        _apply(known[1], state)
        return known[0]
    n_writes = machine.n_writes
    value, facts = _run(machine, closure, env, state, frame)
    if key is not None and machine.n_writes == n_writes and value.cell is None:
        held = None if closure.receiver is None else state.contents(closure.receiver)
        machine.memory[key] = (value, facts, held)
    return value


def _is_idle(machine: Machine, closure: Closure, site: Site, state: State) -> bool:
    """Return whether a long function can have nothing to report, and is given nothing tainted."""
    function = closure.function
    if function.end - function.start < _SHORT or function.start in machine.wanted:
        return False
    if function.is_constructor or not function.name:
        return False
    for value in site.args:
        if any(not each.is_weak for each in state.summary(value).taints):
            return False
    return True


def _key(closure: Closure, env: dict[str, Value], state: State) -> Hashable:
    """Return what a result can be remembered by; None where it cannot."""
    if closure.env:
        return None
    keys: list[Hashable] = []
    for value in env.values():
        key = value.key()
        if key is None:
            return None
        keys.append(key)
    receiver = closure.receiver
    if receiver is None:
        return id(closure.function), tuple(keys)
    held = state.contents(receiver)
    return id(closure.function), tuple(keys), receiver.cell, id(held), receiver.taints


def _bound(
    machine: Machine, closure: Closure, site: Site, state: State, frame: Frame
) -> dict[str, Value]:
    """Return the variables with which a function starts."""
    env: dict[str, Value] = {}
    keywords = dict(site.keywords)
    number = 0
    for each in closure.function.parameters:
        if each.kind == "rest":
            items = site.args[number:]
            env[each.name] = _rest(machine, items, state)
            number = len(site.args)
        elif each.kind == "named":
            env[each.name] = machine.new(state, Cell("map", dict(keywords.items()), type="dict"))
        elif each.name in keywords:
            env[each.name] = keywords.pop(each.name)
        elif number < len(site.args):
            env[each.name] = _given(machine, each, site.args[number])
            number += 1
        elif each.default is not None:
            env[each.name] = machine.evaluate(each.default, state, frame)
        else:
            env[each.name] = UNKNOWN.typed(each.type)
    return env


def _given(machine: Machine, parameter: ir.Parameter, value: Value) -> Value:
    """Return an argument, which is harmless where its declared type takes numbers only."""
    is_checked = machine.language == "php" and parameter.type in machine.catalogue.plain_types
    return HARMLESS if is_checked and value.taints else value.typed(parameter.type)


def _rest(machine: Machine, items: list[Value], state: State) -> Value:
    if len(items) == 1:
        cell = state.contents(items[0])
        if cell is not None and cell.kind == "list":
            return items[0]
    return machine.new(state, Cell("list", dict(enumerate(items)), type="array"))


def _run(
    machine: Machine, closure: Closure, env: dict[str, Value], state: State, frame: Frame
) -> tuple[Value, tuple[Fact, ...]]:
    function = closure.function
    inner = Frame(function, closure.receiver, frame.depth + 1)
    start = State({**closure.env, **env}, dict(state.heap), state.cleaned)
    machine.active.append(function)
    end = machine.execute(function.body, start, inner)
    machine.active.pop()
    returns = inner.returns if end is None else [*inner.returns, (constant(None), end)]
    if not returns:
        return UNKNOWN, ()
    facts = _outcome_facts(returns, state.cleaned)
    value = _returned(returns)
    after = join_states([each for _, each in returns])
    assert after is not None
    state.heap = _kept(state.heap, after.heap, value)
    lasting = _as_facts(after.cleaned - state.cleaned, truth=True)
    _apply(lasting, state)
    if facts and not value.taints:
        value = value.copy()
        value.facts = (*value.facts, *facts)
    return value, lasting


def _kept(before: dict[int, Cell], after: dict[int, Cell], value: Value) -> dict[int, Cell]:
    """Return contents without those that only the function that was called knew."""
    new = after.keys() - before.keys()
    if not new:
        return after
    pending = [value]
    for address, cell in after.items() - before.items():
        if address in before:
            pending += cell.values()
    reached: set[int] = set()
    while pending:
        each = pending.pop()
        held = [each.cell, *_seen_by(each)]
        for held_at in held:
            if held_at is not None and held_at in new and held_at not in reached:
                reached.add(held_at)
                pending += after[held_at].values()
    lost = new - reached
    return {key: cell for key, cell in after.items() if key not in lost} if lost else after


def _seen_by(value: Value) -> list[int | None]:
    """Return the addresses that a function knows that is a value."""
    if not isinstance(value.target, Closure):
        return []
    held = [each.cell for each in value.target.env.values()]
    return held if value.target.receiver is None else [*held, value.target.receiver.cell]


def _apply(facts: tuple[Fact, ...], state: State) -> None:
    if facts:
        state.apply(facts, truth=True)


def _returned(returns: list[tuple[Value, State]]) -> Value:
    value, where = returns[0]
    facts = value.facts
    for each, other in returns[1:]:
        if each.cell == value.cell:
            value = join(value, each)
        else:
            value = join(*_comparable(value, where, each, other))
        facts = ()
    if facts and not value.facts:
        value = value.copy()
        value.facts = facts
    return value


def _comparable(value: Value, where: State, each: Value, other: State) -> tuple[Value, Value]:
    if value.constant is None or each.constant is None:
        return value, each
    return where.summary(value), other.summary(each)


def _outcome_facts(
    returns: list[tuple[Value, State]], before: frozenset[tuple[TaintKey, str]]
) -> tuple[Fact, ...]:
    """Return what it says of the arguments that a function gives true, or false."""
    facts: list[Fact] = []
    for truth in (True, False):
        states = [where.cleaned for value, where in returns if value.constant is not (not truth)]
        others = len(returns) - len(states)
        if states and others:
            facts += _as_facts(frozenset.intersection(*states) - before, truth=truth)
    return tuple(facts)


def _as_facts(pairs: frozenset[tuple[TaintKey, str]], *, truth: bool) -> tuple[Fact, ...]:
    kinds: dict[TaintKey, set[str]] = {}
    for key, kind in pairs:
        kinds.setdefault(key, set()).add(kind)
    return tuple(Fact(truth, frozenset((key,)), frozenset(each)) for key, each in kinds.items())
