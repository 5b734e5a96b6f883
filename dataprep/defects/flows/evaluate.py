"""Values of expressions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dataprep.defects.flows import ir
from dataprep.defects.flows.calls import evaluate_call, evaluate_new
from dataprep.defects.flows.fold import added, text_of, truth
from dataprep.defects.flows.guards import facts_of_all
from dataprep.defects.flows.names import evaluate_field, evaluate_name, find_method
from dataprep.defects.flows.operators import ADDRESSES, behind, combined, joined_lists, with_facts
from dataprep.defects.flows.places import element_of, index_value, slice_value, store
from dataprep.defects.flows.state import Frame, State, join_states
from dataprep.defects.flows.values import (
    HARMLESS,
    MISSING,
    UNKNOWN,
    Cell,
    Closure,
    Value,
    cleaned,
    constant,
    derived,
    join,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine


def _constant(machine: Machine, node: ir.Constant, state: State, frame: Frame) -> Value:
    del machine, state, frame
    return constant(node.value)


def _index(machine: Machine, node: ir.Index, state: State, frame: Frame) -> Value:
    base = machine.evaluate(node.base, state, frame)
    index = machine.evaluate(node.index, state, frame)
    return index_value(machine, base, index, state)


def _slice(machine: Machine, node: ir.Slice, state: State, frame: Frame) -> Value:
    base = machine.evaluate(node.base, state, frame)
    ends = [
        constant(None) if end is None else machine.evaluate(end, state, frame)
        for end in (node.lower, node.upper)
    ]
    return slice_value(machine, base, ends[0], ends[1], state)


def _concat(machine: Machine, node: ir.Concat, state: State, frame: Frame) -> Value:
    parts = [machine.evaluate(part, state, frame) for part in node.parts]
    if not parts:
        return constant("")
    if len(parts) == 2 and not node.is_text:
        lists = joined_lists(machine, parts[0], parts[1], state)
        if lists is not None:
            return lists
    folded = parts[0].constant
    if node.is_text and folded is not MISSING:
        folded = text_of(folded)
    for part in parts[1:]:
        if folded is MISSING or part.constant is MISSING:
            folded = MISSING
            break
        folded = added(folded, text_of(part.constant) if node.is_text else part.constant)
    if folded is not MISSING:
        return constant(folded)
    if _starts_unknown(parts) and (machine.language in {"php", "csharp"} or _ends_host(parts[1])):
        return cleaned(derived([state.summary(part) for part in parts]), ADDRESSES)
    return behind(parts[0].constant, derived([state.summary(part) for part in parts]))


def _starts_unknown(parts: list[Value]) -> bool:
    """Return whether a text names a host of here before values from outside follow."""
    for part, then in pairwise(parts):
        if part.taints or part.cell is not None:
            return False
        text = then.constant
        if part.constant is MISSING and not (isinstance(text, str) and text.startswith("://")):
            return True
    return False


def _ends_host(part: Value) -> bool:
    """Return whether a text that follows a host ends it, so that the rest is not of it."""
    text = part.constant
    return isinstance(text, str) and text[:1] in {"/", "?", "#"} and not text.startswith("//")


def _binary(machine: Machine, node: ir.Binary, state: State, frame: Frame) -> Value:
    if node.operator in {"and", "or", "??"}:
        return _shortcut(machine, node, state, frame)
    left = machine.evaluate(node.left, state, frame)
    right = machine.evaluate(node.right, state, frame)
    return combined(machine, node.operator, left, right, state)


def _shortcut(machine: Machine, node: ir.Binary, state: State, frame: Frame) -> Value:
    left = machine.evaluate(node.left, state, frame)
    outcome = truth(left.constant, machine.language)
    if node.operator == "??":
        right = machine.evaluate(node.right, state, frame)
        return right if left.constant is None else join(left, right)
    goes_on = node.operator == "and"
    if outcome is not None and outcome is not goes_on:
        return left
    if left.facts:
        inner = state.copy()
        inner.apply(left.facts, truth=goes_on)
        right = machine.evaluate(node.right, inner, frame)
        other = state.copy()
        other.apply(left.facts, truth=not goes_on)
        both = join_states([inner, other])
        assert both is not None
        state.become(both)
    else:
        right = machine.evaluate(node.right, state, frame)
    if outcome is goes_on:
        return right
    value = _either(left, right, state, machine)
    kept = tuple(
        fact
        for fact in (*left.facts, *right.facts)
        if fact.truth is goes_on or (fact in left.facts and fact in right.facts)
    )
    return with_facts(value, kept) if kept else value


def _either(left: Value, right: Value, state: State, machine: Machine) -> Value:
    if machine.language in {"java", "go", "csharp", "php"}:
        is_known = left.is_known and right.is_known
        return HARMLESS if is_known else UNKNOWN
    return join(state.summary(left), state.summary(right))


def _unary(machine: Machine, node: ir.Unary, state: State, frame: Frame) -> Value:
    value = machine.evaluate(node.value, state, frame)
    if node.operator == "not":
        outcome = truth(value.constant, machine.language)
        plain = HARMLESS if value.is_known else UNKNOWN
        result = plain if outcome is None else constant(not outcome)
        facts = tuple(fact._replace(truth=not fact.truth) for fact in value.facts)
        return with_facts(result, facts) if facts else result
    if node.operator == "instanceof":
        return UNKNOWN
    if isinstance(value.constant, (int, float)):
        if node.operator == "-":
            return constant(-value.constant)
        if node.operator == "~" and isinstance(value.constant, int):
            return constant(~value.constant)
    return derived([value])


def _conditional(machine: Machine, node: ir.Conditional, state: State, frame: Frame) -> Value:
    test = machine.evaluate(node.test, state, frame)
    outcome = truth(test.constant, machine.language)
    if outcome is not None:
        return machine.evaluate(node.then if outcome else node.otherwise, state, frame)
    other = state.copy()
    state.apply(test.facts, truth=True)
    other.apply(test.facts, truth=False)
    then = machine.evaluate(node.then, state, frame)
    otherwise = machine.evaluate(node.otherwise, other, frame)
    if then.cell != otherwise.cell:
        then, otherwise = _summaries(then, state, otherwise, other)
    both = join_states([state, other])
    assert both is not None
    state.become(both)
    return join(then, otherwise)


def _summaries(then: Value, state: State, otherwise: Value, other: State) -> tuple[Value, Value]:
    if then.constant is None or otherwise.constant is None:
        return then, otherwise
    return state.summary(then), other.summary(otherwise)


def _listing(machine: Machine, node: ir.Listing, state: State, frame: Frame) -> Value:
    items: list[Value] = []
    rest: Value | None = None
    for each in node.items:
        if not isinstance(each, ir.Spread):
            items.append(machine.evaluate(each, state, frame))
            continue
        value = machine.evaluate(each.value, state, frame)
        cell = state.contents(value)
        if cell is not None and cell.kind == "list":
            items += cell.items.values()
            more = cell.rest
        else:
            more = element_of(machine, value, state)
        if more is not None:
            rest = more if rest is None else join(rest, more)
    return machine.new(state, Cell("list", dict(enumerate(items)), rest, type=node.kind))


def _table(machine: Machine, node: ir.Table, state: State, frame: Frame) -> Value:
    cell = Cell("map", type="dict")
    for key, each in node.pairs:
        value = machine.evaluate(each, state, frame)
        if key is None:
            inner = state.contents(value)
            if inner is not None and inner.kind == "map":
                cell = cell.with_items({**cell.items, **inner.items}, inner.rest or cell.rest)
            else:
                cell = cell.with_rest(state.summary(value))
            continue
        name = machine.evaluate(key, state, frame)
        if name.constant is MISSING:
            cell = cell.with_rest(derived([state.summary(value), name]))
        else:
            cell.items[name.constant] = value
    return machine.new(state, cell)


def _spread(machine: Machine, node: ir.Spread, state: State, frame: Frame) -> Value:
    return element_of(machine, machine.evaluate(node.value, state, frame), state)


def _lambda(machine: Machine, node: ir.Lambda, state: State, frame: Frame) -> Value:
    del machine
    return closure_value(node.function, state, frame)


def closure_value(function: ir.Function, state: State, frame: Frame) -> Value:
    """Return a function as a value, with the variables that it sees."""
    value = Value(is_known=True)
    value.target = Closure(function, state.env, frame.receiver)
    return value


def _reference(machine: Machine, node: ir.Reference, state: State, frame: Frame) -> Value:
    base = machine.evaluate(node.receiver, state, frame)
    method = find_method(machine, base, node.name, None, state)
    value = UNKNOWN.copy()
    if method is not None:
        value.target = Closure(method, {}, base)
    return value


def _cast(machine: Machine, node: ir.Cast, state: State, frame: Frame) -> Value:
    value = machine.evaluate(node.value, state, frame)
    if node.type in machine.catalogue.plain_types:
        return HARMLESS if value.constant is MISSING else value
    return value.typed(node.type)


def _assign(machine: Machine, node: ir.Assign, state: State, frame: Frame) -> Value:
    value = machine.evaluate(node.value, state, frame)
    if node.operator:
        before = machine.evaluate(node.target, state, frame)
        if node.operator == "??":
            value = join(before, value)
        else:
            value = _increased(machine, node, before, value, state)
    if node.type is not None:
        if node.type in machine.catalogue.plain_types and value.taints:
            value = HARMLESS
        value = value.typed(node.type)
    store(machine, node.target, value, state, frame, is_declared=node.type is not None)
    return value


def _increased(
    machine: Machine, node: ir.Assign, before: Value, value: Value, state: State
) -> Value:
    cell = state.contents(before)
    if node.operator == "+" and cell is not None and cell.kind == "list":
        more = joined_lists(machine, before, value, state)
        return before if more is None else more
    return combined(machine, node.operator, before, value, state)


def _comprehension(machine: Machine, node: ir.Comprehension, state: State, frame: Frame) -> Value:
    iterable = machine.evaluate(node.iterable, state, frame)
    inner = state.copy()
    store(machine, node.target, element_of(machine, iterable, state), inner, frame)
    for condition in node.conditions:
        test = machine.evaluate(condition, inner, frame)
        inner.apply(test.facts, truth=True)
    element = machine.evaluate(node.element, inner, frame)
    state.heap = inner.heap
    made = machine.new(state, Cell("list", {}, element, type="list"))
    made.facts = facts_of_all(element)
    return made


def _switch_value(machine: Machine, node: ir.SwitchValue, state: State, frame: Frame) -> Value:
    frame.yields.append([])
    after = machine.execute([node.switch], state.copy(), frame)
    found = frame.yields.pop()
    if not found:
        return UNKNOWN
    states = [each for _, each in found] + ([after] if after is not None else [])
    value = found[0][0] if len(found) == 1 else found[0][1].summary(found[0][0])
    for each, where in found[1:]:
        value = join(value, where.summary(each))
    both = join_states(states)
    assert both is not None
    state.become(both)
    return value


def _give(machine: Machine, node: ir.Give, state: State, frame: Frame) -> Value:
    value = machine.evaluate(node.value, state, frame)
    frame.returns.append((value, state.copy()))
    return UNKNOWN


def _opaque(machine: Machine, node: ir.Opaque, state: State, frame: Frame) -> Value:
    if not node.parts:
        return HARMLESS if node.is_plain else UNKNOWN
    parts = [state.summary(machine.evaluate(part, state, frame)) for part in node.parts]
    if node.is_plain:
        return HARMLESS
    value = derived(parts)
    return Value(taints=value.taints) if value.taints else UNKNOWN


EVALUATORS: Mapping[type[ir.Expression], Callable[[Machine, Any, State, Frame], Value]] = {
    ir.Constant: _constant,
    ir.Name: evaluate_name,
    ir.Field: evaluate_field,
    ir.Index: _index,
    ir.Slice: _slice,
    ir.Call: evaluate_call,
    ir.New: evaluate_new,
    ir.Binary: _binary,
    ir.Concat: _concat,
    ir.Unary: _unary,
    ir.Conditional: _conditional,
    ir.Listing: _listing,
    ir.Table: _table,
    ir.Spread: _spread,
    ir.Lambda: _lambda,
    ir.Reference: _reference,
    ir.Cast: _cast,
    ir.Assign: _assign,
    ir.Comprehension: _comprehension,
    ir.Give: _give,
    ir.SwitchValue: _switch_value,
    ir.Opaque: _opaque,
}
