"""Reading and changing elements, and taking values apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.state import Frame, State
from dataprep.defects.flows.values import (
    HARMLESS,
    MISSING,
    UNKNOWN,
    Cell,
    Value,
    constant,
    derived,
    join,
    part_of,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine


def any_of(cell: Cell, state: State) -> Value:
    """Return what any element of contents may be."""
    values = cell.values()
    if not values:
        return UNKNOWN
    found = values[0]
    for each in values[1:]:
        if found.cell != each.cell:
            found, each = state.summary(found), state.summary(each)  # noqa: PLW2901
        found = join(found, each)
    return found


def element_of(machine: Machine, value: Value, state: State) -> Value:
    """Return what a loop over a value gives."""
    cell = state.contents(value)
    if cell is None:
        if isinstance(value.constant, str):
            return HARMLESS
        found = Value(taints=part_of(value, "[]"), is_known=value.is_known and bool(value.taints))
        found.type = element_type(machine, value)
        return found
    if cell.kind == "list":
        return any_of(cell, state)
    if cell.kind == "map" and machine.language in {"python", "javascript"}:
        return HARMLESS if cell.rest is None else state.summary(cell.rest)
    return any_of(cell, state)


def element_type(machine: Machine, value: Value) -> str | None:
    """Return the type of the elements of a value."""
    if value.type is None:
        return None
    if value.type.endswith("[]"):
        return value.type[:-2]
    return machine.catalogue.returns.get(f"{value.type}[]")


def index_value(machine: Machine, base: Value, index: Value, state: State) -> Value:
    """Return an element of a value."""
    cell = state.contents(base)
    if cell is not None:
        return _element(cell, index, state)
    if isinstance(base.constant, str) and isinstance(index.constant, int):
        if -len(base.constant) <= index.constant < len(base.constant):
            return constant(base.constant[index.constant])
        return HARMLESS
    if base.path is not None:
        source = machine.catalogue.source_values.get(f"{base.path}[]")
        if source is not None:
            return machine.source(source, ir.Node(0, 0))
    is_named = machine.language in {"php", "csharp"} and isinstance(index.constant, str)
    taints = part_of(base, str(index.constant) if is_named else "[]")
    found = Value(taints=taints, is_known=base.is_known)
    found.type = element_type(machine, base)
    return found


def _element(cell: Cell, index: Value, state: State) -> Value:
    key = index.constant
    if key is MISSING or cell.kind == "text":
        return any_of(cell, state)
    if cell.kind == "list" and isinstance(key, int) and key < 0 and cell.rest is None:
        key = len(cell.items) + key
    if key in cell.items and (cell.kind != "list" or cell.rest is None):
        return cell.items[key]
    if cell.kind == "list":
        return any_of(cell, state)
    return HARMLESS if cell.rest is None else cell.rest


def slice_value(machine: Machine, base: Value, lower: Value, upper: Value, state: State) -> Value:
    """Return a stretch of a text or list."""
    stretch = _stretch(lower.constant, upper.constant)
    if isinstance(base.constant, (str, bytes)) and stretch is not None:
        return constant(base.constant[stretch])
    cell = state.contents(base)
    if cell is None:
        return derived([base])
    if cell.kind == "list" and cell.rest is None and stretch is not None:
        items = list(cell.items.values())[stretch]
        return machine.new(state, Cell("list", dict(enumerate(items)), type=cell.type))
    return machine.new(state, Cell("list", {}, any_of(cell, state), type=cell.type))


def _stretch(lower: object, upper: object) -> slice | None:
    is_lower = lower is None or isinstance(lower, int)
    is_upper = upper is None or isinstance(upper, int)
    return slice(lower, upper) if is_lower and is_upper else None


def store(
    machine: Machine,
    target: ir.Expression,
    value: Value,
    state: State,
    frame: Frame,
    *,
    is_declared: bool = False,
) -> None:
    """Assign a value to what an expression names."""
    if isinstance(target, ir.Name):
        _store_name(machine, target.name, value, state, frame, is_declared=is_declared)
    elif isinstance(target, ir.Field):
        base = machine.evaluate(target.base, state, frame)
        _check_store(machine, base, target, value, target.name, state)
        _store_item(machine, target.base, base, constant(target.name), value, state, frame)
    elif isinstance(target, ir.Index):
        base = machine.evaluate(target.base, state, frame)
        index = machine.evaluate(target.index, state, frame)
        _check_store(machine, base, target, derived([state.summary(value), index]), None, state)
        _store_item(machine, target.base, base, index, value, state, frame)
    elif isinstance(target, ir.Listing):
        _unpack(machine, target, value, state, frame)


def _store_name(
    machine: Machine, name: str, value: Value, state: State, frame: Frame, *, is_declared: bool
) -> None:
    function = frame.function
    if function is not None and name in function.globals:
        machine.globals[name] = value
        return
    is_field = not is_declared and name not in state.env and frame.owner is not None
    if is_field and machine.language in {"java", "csharp", "kotlin"}:
        assert frame.owner is not None
        holder = frame.receiver
        if holder is None or state.contents(holder) is None:
            holder = machine.statics_of(frame.owner, state)
        cell = state.contents(holder)
        if cell is not None:
            machine.write(state, holder, cell.with_item(name, value))
            return
    state.env[name] = value


def _check_store(
    machine: Machine, base: Value, target: ir.Node, value: Value, name: str | None, state: State
) -> None:
    """Report a value that is stored where it does harm."""
    stores = machine.catalogue.stores
    if not stores:
        return
    names = [base.path, base.type, "*"]
    suffix = "[]" if name is None else f".{name}"
    for each in names:
        for rule, sink in stores.get(f"{each}{suffix}", ()) if each else ():
            machine.report.value(machine, rule, sink, target, state.summary(value))


def _store_item(
    machine: Machine,
    owner: ir.Expression,
    base: Value,
    key: Value,
    value: Value,
    state: State,
    frame: Frame,
) -> None:
    cell = state.contents(base)
    if cell is None:
        is_inner = machine.language == "php" and isinstance(owner, (ir.Index, ir.Field))
        if (isinstance(owner, ir.Name) or is_inner) and base.path is None:
            cell = Cell("object", {key.constant: value}, base, type=base.type)
            if key.constant is MISSING:
                cell = Cell("object", {}, join(base, value), type=base.type)
            held = machine.new(state, cell)
            held.is_known = False
            store(machine, owner, held, state, frame)
        elif value.taints:
            taint_place(machine, owner, base, state.summary(value), state, frame)
        return
    if key.constant is MISSING or cell.kind == "text":
        machine.write(state, base, cell.with_rest(state.summary(value)))
    elif cell.kind == "list" and key.constant not in cell.items:
        if machine.language == "php":
            cell = Cell("map", dict(cell.items), cell.rest, type=cell.type)
            machine.write(state, base, cell.with_item(key.constant, value))
            return
        machine.write(state, base, cell.with_rest(value))
    else:
        machine.write(state, base, cell.with_item(key.constant, value))


def _unpack(machine: Machine, target: ir.Listing, value: Value, state: State, frame: Frame) -> None:
    cell = state.contents(value)
    has_spread = any(isinstance(each, ir.Spread) for each in target.items)
    is_exact = (
        cell is not None
        and cell.kind == "list"
        and cell.rest is None
        and len(cell.items) == len(target.items)
        and not has_spread
    )
    for number, each in enumerate(target.items):
        if is_exact and cell is not None:
            part = cell.items[number]
        else:
            part = element_of(machine, value, state)
        inner = each.value if isinstance(each, ir.Spread) else each
        store(machine, inner, part, state, frame, is_declared=True)


def taint_place(
    machine: Machine,
    place: ir.Expression | None,
    base: Value,
    by: Value,
    state: State,
    frame: Frame,
) -> None:
    """Make what an expression names as tainted as a value that went into it."""
    if not by.taints:
        return
    cell = state.contents(base)
    if cell is not None:
        machine.write(state, base, cell.with_rest(Value(taints=by.taints, is_known=by.is_known)))
    elif isinstance(place, (ir.Name, ir.Field)) and base.path is None and base.target is None:
        if isinstance(place, ir.Name) and place.name == "self":
            return
        store(machine, place, base.with_taints(base.taints | by.taints), state, frame)
