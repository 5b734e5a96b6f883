"""What names, fields and methods refer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.state import Frame, State
from dataprep.defects.flows.values import (
    HARMLESS,
    UNKNOWN,
    Closure,
    Value,
    constant,
    derived,
    is_found,
    part_of,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

_MAX_BASES = 20
"""Classes that are looked through for a method."""
_BY_SIMPLE_TYPE = frozenset({"java", "csharp", "kotlin"})
"""Languages in which a type is known by its last name."""


def evaluate_name(machine: Machine, node: ir.Name, state: State, frame: Frame) -> Value:
    """Return the value of a name."""
    name = node.name
    found = state.env.get(name)
    if found is not None:
        return found
    if name == "self" and frame.receiver is not None:
        return frame.receiver
    if name[:1] == "$" and machine.language == "php":
        found = _php_variable(machine, node, frame)
        is_checked = bool(found.taints and state.cleaned)
        return _checked_before(found, state, is_wide=True) if is_checked else found
    if frame.owner is not None and machine.language in _BY_SIMPLE_TYPE:
        own = _own_field(machine, name, state, frame)
        if own is not None:
            return own
    return _of_module(machine, node, state)


def _php_variable(machine: Machine, node: ir.Name, frame: Frame) -> Value:
    """Return the value of a variable that is not set here: one of the request, or a global one."""
    root, _, part = node.name.partition(".")
    source = machine.catalogue.source_values.get(root)
    if frame.function is None or root[:2] == "$_" or node.name in frame.function.globals:
        found = machine.globals.get(node.name)
        if found is not None:
            return found
    value = UNKNOWN.copy() if source is None else machine.source(source, node)
    if part:
        value.taints = part_of(value, part)
    elif root[:2] == "$_":
        value.path = root
    return value


def _of_module(machine: Machine, node: ir.Name, state: State) -> Value:
    name, module = node.name, machine.module
    found = machine.globals.get(name)
    if found is not None:
        return found
    function = module.functions.get(name)
    if function is not None:
        value = Value(is_known=True)
        value.target = Closure(function, {}, None)
        return value
    class_def = module.classes.get(name)
    if class_def is not None:
        return machine.statics_of(class_def, state)
    path = name
    if machine.language not in _BY_SIMPLE_TYPE:
        path = module.imports.get(name, name)
    value = _at(machine, path, node)
    if machine.language == "php" and name.isupper():
        value.is_known = True
    return value


def _at(machine: Machine, path: str, node: ir.Node) -> Value:
    """Return what stands under a qualified name."""
    source = machine.catalogue.source_values.get(path)
    value = UNKNOWN.copy() if source is None else machine.source(source, node)
    value.path = path
    value.type = machine.catalogue.returns.get(path)
    return value


def _own_field(machine: Machine, name: str, state: State, frame: Frame) -> Value | None:
    """Return the value of a field that is named without its object."""
    class_def: ir.ClassDef | None = frame.owner
    is_first = True
    while class_def is not None:
        found = _field_of_bases(machine, class_def, name)
        if found is not None:
            base = frame.receiver if is_first else None
            return field_of(machine, base, found[0], found[1], state)
        env = machine.anonymous.get(id(class_def))
        if env is not None and name in env:
            return env[name]
        class_def, is_first = class_def.outer, False
    return None


def _field_of_bases(
    machine: Machine, class_def: ir.ClassDef, name: str
) -> tuple[ir.ClassDef, ir.FieldDef] | None:
    for each in lineage(machine, class_def):
        if name in each.fields:
            return each, each.fields[name]
    return None


def lineage(machine: Machine, class_def: ir.ClassDef) -> Iterator[ir.ClassDef]:
    """Yield a class, then those of this text that it extends."""
    pending, seen = [class_def], {id(class_def)}
    while pending and len(seen) < _MAX_BASES:
        found = pending.pop(0)
        yield found
        for name in found.bases:
            base = machine.module.classes.get(name)
            if base is not None and id(base) not in seen:
                seen.add(id(base))
                pending.append(base)


def field_of(
    machine: Machine, base: Value | None, owner: ir.ClassDef, field: ir.FieldDef, state: State
) -> Value:
    """Return the value of a field that a class of this text declares."""
    statics = machine.statics_of(owner, state)
    for holder in (base, statics):
        cell = None if holder is None else state.contents(holder)
        if cell is not None and field.name in cell.items:
            return cell.items[field.name]
    stays = field.is_constant or machine.assigned.get(field.name, 0) <= 1
    if field.value is None or not stays:
        return UNKNOWN.typed(field.type)
    cell = state.contents(statics)
    assert cell is not None
    machine.write(state, statics, cell.with_item(field.name, UNKNOWN))
    inner = Frame(None, None, 0)
    inner.owner = owner
    value = machine.evaluate(field.value, State({}, state.heap), inner).typed(field.type)
    cell = state.contents(statics)
    assert cell is not None
    machine.write(state, statics, cell.with_item(field.name, value))
    return value


def evaluate_field(machine: Machine, node: ir.Field, state: State, frame: Frame) -> Value:
    """Return the value of a field."""
    base = machine.evaluate(node.base, state, frame)
    value = field_value(machine, base, node, state)
    if machine.language != "javascript" or not state.cleaned or not value.taints:
        return value
    return _checked_before(value, state)


def _checked_before(value: Value, state: State, *, is_wide: bool = False) -> Value:
    """Return a part of a request, which was checked already where it was named before.

    Args:
        value: The part.
        state: Where it is named again.
        is_wide: Whether a check of the host of an address counts for the address.
    """
    taints = frozenset(
        each._replace(
            cleaned=each.cleaned
            | {
                kind
                for key, kind in state.cleaned
                if key == each.key
                or (is_wide and kind != "all" and key == (*each.key[:3], f"{each.part}.host"))
            }
        )
        for each in value.taints
    )
    return value if taints == value.taints else value.with_taints(taints)


def field_value(machine: Machine, base: Value, node: ir.Field, state: State) -> Value:
    """Return the value of a field of a value."""
    name = node.name
    if base.path is not None and base.target is None and base.cell is None:
        return _static(machine, base, node, state)
    cell = state.contents(base)
    if cell is not None:
        if cell.kind == "object" and name in cell.items:
            return cell.items[name]
        if cell.kind == "map" and name in cell.items and machine.language == "javascript":
            return cell.items[name]
        if cell.class_def is not None:
            return _declared(machine, base, cell.class_def, node, state)
    if name == "length":
        return _length(base, state)
    return _unknown_field(machine, base, node, state)


def _length(base: Value, state: State) -> Value:
    cell = state.contents(base)
    if cell is not None and cell.kind == "list" and cell.rest is None:
        return constant(len(cell.items))
    if isinstance(base.constant, str):
        return constant(len(base.constant))
    return HARMLESS if base.is_known else UNKNOWN


def _static(machine: Machine, base: Value, node: ir.Field, state: State) -> Value:
    path = f"{base.path}.{node.name}"
    if machine.language in _BY_SIMPLE_TYPE:
        if base.path and base.path.rpartition(".")[2][:1].islower():
            path = node.name
            class_def = machine.module.classes.get(path)
            if class_def is not None:
                return machine.statics_of(class_def, state)
        elif base.path and base.path.count(".") > 2:
            return UNKNOWN
    value = _at(machine, path, node)
    if base.taints and not value.taints:
        value.taints, value.is_known = part_of(base, node.name), base.is_known
    return value


def _declared(
    machine: Machine, base: Value, class_def: ir.ClassDef, node: ir.Field, state: State
) -> Value:
    found = _field_of_bases(machine, class_def, node.name)
    if found is not None:
        return field_of(machine, base, found[0], found[1], state)
    nested = machine.module.classes.get(node.name)
    if nested is not None and nested.outer is class_def:
        return machine.statics_of(nested, state)
    method = find_method(machine, base, node.name, None, state)
    if method is not None:
        value = Value(is_known=True)
        value.target = Closure(method, {}, base)
        return value
    return _unknown_field(machine, base, node, state)


def _unknown_field(machine: Machine, base: Value, node: ir.Field, state: State) -> Value:
    for kind in types_of(machine, base, state):
        source = machine.catalogue.source_values.get(
            f"{kind}.{node.name}", machine.catalogue.source_values.get(f"{kind}.*")
        )
        if source is not None:
            value = machine.source(source, node)
            value.type = f"{kind}.{node.name}"
            return value
    cell = state.contents(base)
    held = base
    if cell is not None:
        held = base if cell.rest is None else derived([base, state.summary(cell.rest)])
    value = UNKNOWN.copy()
    if held.taints and not is_found(held):
        value = Value(taints=part_of(held, node.name), is_known=held.is_known)
    dotted = next((each for each in types_of(machine, base, state) if "." in each), base.type)
    if dotted is not None:
        path = f"{dotted}.{node.name}"
        value.type = machine.catalogue.returns.get(path)
        if value.type is None and machine.language not in _BY_SIMPLE_TYPE:
            value.type = path if len(path) < 120 else None
    return value


def types_of(machine: Machine, value: Value, state: State) -> list[str]:
    """Return the names of the types of a value, its own first."""
    found: list[str] = []
    cell = state.contents(value)
    if cell is not None and cell.class_def is not None:
        for each in lineage(machine, cell.class_def):
            found += [machine.module.imports.get(base, base) for base in each.bases]
            if machine.language in _BY_SIMPLE_TYPE:
                found += [base.rpartition(".")[2] for base in each.bases if "." in base]
    if value.type is not None:
        found.insert(0, value.type)
    return [*found, *(up for each in found for up in machine.catalogue.supertypes.get(each, ()))]


def find_method(
    machine: Machine, base: Value, name: str, n_args: int | None, state: State
) -> ir.Function | None:
    """Return the method of this text that is called on a value."""
    class_def = base.target if isinstance(base.target, ir.ClassDef) else None
    cell = state.contents(base)
    if class_def is None and cell is not None:
        class_def = cell.class_def
    if class_def is None and base.type is not None:
        class_def = _only_implementation(machine, machine.module.classes.get(base.type))
    return None if class_def is None else method_of(machine, class_def, name, n_args)


def _only_implementation(machine: Machine, class_def: ir.ClassDef | None) -> ir.ClassDef | None:
    """Return a class, or the only one of this text that extends it."""
    if class_def is None:
        return None
    own = [each for each in machine.module.classes.values() if class_def.name in each.bases]
    return own[0] if len(own) == 1 else class_def if not own else None


def method_of(
    machine: Machine, class_def: ir.ClassDef, name: str, n_args: int | None
) -> ir.Function | None:
    """Return a method of a class or of those that it extends, by its name and arguments."""
    for each in lineage(machine, class_def):
        methods = each.methods.get(name)
        if methods:
            return overload(methods, n_args)
    return None


def overload(methods: list[ir.Function], n_args: int | None) -> ir.Function:
    """Return the function that takes so many arguments, else the last one."""
    if n_args is not None:
        for each in methods:
            if len(each.parameters) == n_args:
                return each
    return methods[-1]
