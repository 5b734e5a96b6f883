"""What statements do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from dataprep.defects.flows import ir
from dataprep.defects.flows.fold import binary, truth
from dataprep.defects.flows.guards import equal_facts
from dataprep.defects.flows.places import element_of, store
from dataprep.defects.flows.state import Frame, State, join_states
from dataprep.defects.flows.values import HARMLESS, MISSING, UNKNOWN, Closure, Value, constant

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

_MAX_ROUNDS_DEEP = 2
"""Loops inside one another that are gone round twice; one further in is gone round once."""


def _evaluate(machine: Machine, node: ir.Evaluate, state: State, frame: Frame) -> State | None:
    machine.evaluate(node.value, state, frame)
    if isinstance(node.value, ir.Call) and machine.ends(node.value):
        _leave(state, frame)
        return None
    return state


def _leave(state: State, frame: Frame) -> None:
    if frame.throws:
        frame.throws[-1].append(state)


def _return(machine: Machine, node: ir.Return, state: State, frame: Frame) -> State | None:
    value = constant(None) if node.value is None else machine.evaluate(node.value, state, frame)
    if frame.depth == 0 and frame.function is not None and node.value is not None:
        machine.check_result(frame.function, node, value, state)
    frame.returns.append((value, state))
    return None


def _yield(machine: Machine, node: ir.Yield, state: State, frame: Frame) -> State | None:
    value = machine.evaluate(node.value, state, frame)
    if frame.yields:
        frame.yields[-1].append((value, state))
    elif frame.breaks:
        frame.breaks[-1].append(state)
    return None


def _if(machine: Machine, node: ir.If, state: State, frame: Frame) -> State | None:
    test = machine.evaluate(node.test, state, frame)
    outcome = truth(test.constant, machine.language)
    if outcome is not None:
        state.apply(test.facts, truth=outcome)
        return machine.execute(node.then if outcome else node.otherwise, state, frame)
    other = state.copy()
    if test.facts:
        state.apply(test.facts, truth=True)
        other.apply(test.facts, truth=False)
    ends = [
        machine.execute(node.then, state, frame),
        machine.execute(node.otherwise, other, frame) if node.otherwise else other,
    ]
    return join_states([each for each in ends if each is not None])


def _round(
    machine: Machine, body: ir.Block, update: ir.Block, state: State, frame: Frame
) -> State | None:
    """Return the state after one round of a loop."""
    frame.continues.append([])
    after = machine.execute(body, state, frame)
    more = frame.continues.pop()
    joined = join_states([*more, after] if after is not None else more)
    return joined if joined is None or not update else machine.execute(update, joined, frame)


def _n_rounds(frame: Frame) -> int:
    return 2 if len(frame.continues) < _MAX_ROUNDS_DEEP else 1


def _while(machine: Machine, node: ir.While, state: State, frame: Frame) -> State | None:
    frame.breaks.append([])
    current: State | None = state
    leaves: list[State] = []
    for number in range(_n_rounds(frame)):
        assert current is not None
        is_free = node.is_checked_last and number == 0
        outcome: bool | None = True
        if node.test is not None and not is_free:
            test = machine.evaluate(node.test, current, frame)
            outcome = truth(test.constant, machine.language)
            if outcome is not True:
                out = current.copy()
                out.apply(test.facts, truth=False)
                leaves.append(out)
            if outcome is False:
                break
            current.apply(test.facts, truth=True)
        before = current.copy()
        after = _round(machine, node.body, node.update, current, frame)
        if after is None:
            break
        current = join_states([before, after]) if number == 0 else after
        if number == 0 and outcome is True:
            leaves.append(after.copy())
        elif current is not None:
            leaves.append(current.copy())
    leaves += frame.breaks.pop()
    return join_states(leaves)


def _for_each(machine: Machine, node: ir.ForEach, state: State, frame: Frame) -> State | None:
    iterable = machine.evaluate(node.iterable, state, frame)
    cell = state.contents(iterable)
    is_empty = cell is not None and not cell.items and cell.rest is None and cell.kind == "list"
    if is_empty and not isinstance(node.iterable, ir.Name):
        return state
    frame.breaks.append([])
    leaves: list[State] = []
    is_sure = cell is not None and bool(cell.items)
    current: State | None = state
    for number in range(_n_rounds(frame)):
        assert current is not None
        before = current.copy()
        element = HARMLESS if node.takes_keys else element_of(machine, iterable, current)
        if node.key is not None:
            key = Value(taints=iterable.taints, is_known=iterable.is_known)
            is_open = machine.language == "php" and cell is None and iterable.taints
            store(machine, node.key, key if is_open else HARMLESS, current, frame, is_declared=True)
        store(machine, node.target, element.typed(node.type), current, frame, is_declared=True)
        after = _round(machine, node.body, (), current, frame)
        if not is_sure or number:
            leaves.append(before.copy())
        if after is None:
            if is_sure and number == 0 and not frame.breaks[-1]:
                frame.breaks.pop()
                return None
            break
        leaves.append(after.copy())
        current = join_states([before, after])
    leaves += frame.breaks.pop()
    return join_states(leaves)


def _switch(machine: Machine, node: ir.Switch, state: State, frame: Frame) -> State | None:
    subject = machine.evaluate(node.subject, state, frame)
    chosen, is_decided = _chosen(machine, node, subject, state, frame)
    if is_decided and chosen is None:
        return state
    frame.breaks.append([])
    leaves: list[State] = []
    running: State | None = None
    has_default = False
    for case in node.cases:
        has_default = has_default or (case.is_default and case.guard is None)
        if is_decided and case is not chosen and running is None:
            continue
        enters = not is_decided or case is chosen
        entry = _entry(machine, case, subject, state, frame) if enters else None
        starts = [each for each in (entry, running) if each is not None]
        running = None
        start = join_states(starts)
        if start is None:
            continue
        after = machine.execute(case.body, start, frame)
        if node.falls_through:
            running = after
        elif after is not None:
            leaves.append(after)
    if running is not None:
        leaves.append(running)
    leaves += frame.breaks.pop()
    if not is_decided and not has_default:
        leaves.append(state)
    return join_states(leaves)


def _entry(machine: Machine, case: ir.Case, subject: Value, state: State, frame: Frame) -> State:
    entry = state.copy()
    if case.values and subject.taints:
        entry.apply(equal_facts(subject), truth=True)
    if case.guard is not None:
        test = machine.evaluate(case.guard, entry, frame)
        entry.apply(test.facts, truth=True)
    return entry


def _chosen(
    machine: Machine, node: ir.Switch, subject: Value, state: State, frame: Frame
) -> tuple[ir.Case | None, bool]:
    """Return the arm that is taken, and whether that is known."""
    if subject.constant is MISSING:
        return None, False
    default: ir.Case | None = None
    for case in node.cases:
        if case.guard is not None:
            return None, False
        if case.is_default:
            default = case
        for each in case.values:
            value = machine.evaluate(each, state, frame)
            if value.constant is MISSING:
                return None, False
            if binary("==", value.constant, subject.constant, machine.language) is True:
                return case, True
    return default, True


def _try(machine: Machine, node: ir.Try, state: State, frame: Frame) -> State | None:
    entry = state.copy()
    frame.throws.append([])
    after = machine.execute(node.body, state, frame)
    thrown = frame.throws.pop()
    ends: list[State] = []
    last = [] if after is None else [after.copy()]
    if after is not None:
        after = machine.execute(node.otherwise, after, frame)
        if after is not None:
            ends.append(after)
    for name, body in node.handlers:
        start = join_states([entry.copy(), *(each.copy() for each in thrown), *last])
        assert start is not None
        if name:
            start.env[name] = UNKNOWN
        end = machine.execute(body, start, frame)
        if end is not None:
            ends.append(end)
    joined = join_states(ends)
    if node.finally_:
        final = machine.execute(node.finally_, entry if joined is None else joined, frame)
        return None if joined is None else final
    return joined


def _throw(machine: Machine, node: ir.Throw, state: State, frame: Frame) -> State | None:
    if node.value is not None:
        machine.evaluate(node.value, state, frame)
    _leave(state, frame)
    return None


def _break(machine: Machine, node: ir.Break, state: State, frame: Frame) -> State | None:
    del machine, node
    if frame.breaks:
        frame.breaks[-1].append(state)
    return None


def _continue(machine: Machine, node: ir.Continue, state: State, frame: Frame) -> State | None:
    del machine, node
    if frame.continues:
        frame.continues[-1].append(state)
    return None


def _scope(machine: Machine, node: ir.Scope, state: State, frame: Frame) -> State | None:
    return machine.execute(node.body, state, frame)


def _define(machine: Machine, node: ir.Define, state: State, frame: Frame) -> State | None:
    if isinstance(node.value, ir.Function):
        value = Value(is_known=True)
        value.target = Closure(node.value, state.env, frame.receiver)
    else:
        value = machine.statics_of(node.value, state)
    state.env[node.name] = value
    return state


EXECUTORS: Mapping[type[ir.Statement], Callable[[Machine, Any, State, Frame], State | None]] = {
    ir.Evaluate: _evaluate,
    ir.Return: _return,
    ir.Yield: _yield,
    ir.If: _if,
    ir.While: _while,
    ir.ForEach: _for_each,
    ir.Switch: _switch,
    ir.Try: _try,
    ir.Throw: _throw,
    ir.Break: _break,
    ir.Continue: _continue,
    ir.Scope: _scope,
    ir.Define: _define,
}
