"""Interprets the functions that somebody else may call, with what is known of their arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.specs import Source
from dataprep.defects.flows.state import Frame, State
from dataprep.defects.flows.values import HARMLESS, UNKNOWN, Cell, Taint, Value, part_of

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine


def run_module(machine: Machine) -> State:
    """Interpret the statements of the module itself, and return the state behind them."""
    state = State({}, {})
    frame = Frame(None, None, 0)
    if machine.language in {"javascript", "php"}:
        state = _by_statement(machine, state, frame)
    else:
        after = machine.execute(machine.module.body, state, frame)
        state = state if after is None else after
    machine.globals = dict(state.env)
    return state


def _by_statement(machine: Machine, state: State, frame: Frame) -> State:
    """Interpret statements of which some call functions that read what stands before them."""
    machine.globals = state.env
    for statement in machine.module.body:
        after = machine.execute((statement,), state, frame)
        if after is None:
            break
        state = after
        machine.globals = state.env
    return state


def run_entry(machine: Machine, function: ir.Function, state: State) -> None:
    """Interpret a function as one that is called from outside."""
    start = State({}, dict(state.heap))
    receiver: Value | None = None
    owner = function.owner
    if owner is not None and not function.is_static:
        receiver = machine.new(start, Cell("object", {}, None, owner, owner.name))
        receiver.is_known = False
    for each in function.parameters:
        start.env[each.name] = _argument(machine, function, each)
    frame = Frame(function, receiver, 0)
    machine.active.append(function)
    machine.execute(function.body, start, frame)
    machine.active.pop()


def _argument(machine: Machine, function: ir.Function, parameter: ir.Parameter) -> Value:
    """Return what is known of an argument that comes from outside."""
    catalogue = machine.catalogue
    kind = parameter.type
    resolved = None if kind is None else machine.module.imports.get(kind, kind)
    if machine.language in {"java", "csharp", "kotlin"}:
        resolved = kind
    node = ir.Node(function.start, function.end)
    found = _named(machine, function, parameter)
    if found is not None:
        value = machine.source(found, node, resolved)
        is_told = machine.language in {"csharp", "php"}
        return value.with_taints(part_of(value, parameter.name)) if is_told else value
    for each in catalogue.receivers:
        if parameter.name in each.names and _imports(machine, each.imports):
            return UNKNOWN.typed(each.type)
    found = catalogue.source_types.get(resolved or "")
    if found is not None:
        return machine.source(found, node, resolved)
    if machine.language in {"csharp", "php"} and kind in catalogue.plain_types:
        return HARMLESS.typed(resolved)
    if kind in catalogue.plain_types or (resolved or "") in catalogue.supertypes:
        return UNKNOWN.typed(resolved)
    found = _decorated(machine, function, parameter)
    if found is not None:
        return machine.source(found, node, resolved)
    value = UNKNOWN.typed(catalogue.entry_types.get(resolved or "", resolved or ""))
    if catalogue.takes_parameters:
        weak = Taint("parameter", function.start, function.start, is_weak=True)
        return value.with_taints(frozenset((weak,)))
    return value


def _named(machine: Machine, function: ir.Function, parameter: ir.Parameter) -> Source | None:
    """Return the source that a parameter is by its name or an annotation of it."""
    catalogue = machine.catalogue
    found = catalogue.parameters.get(f"{function.name}.{parameter.name}")
    if found is None and parameter.type not in catalogue.plain_types:
        names = (note.name for note in parameter.annotations if note.name in catalogue.annotations)
        first = next(names, None)
        found = None if first is None else catalogue.annotations[first]
    return found


def _imports(machine: Machine, modules: tuple[str, ...]) -> bool:
    roots = {path.partition(".")[0] for path in machine.module.imports.values()}
    return any(name in roots or name == "*" for name in modules)


def _decorated(machine: Machine, function: ir.Function, parameter: ir.Parameter) -> Source | None:
    """Return the source that a router fills a parameter from; None for those that are numbers."""
    for note in function.annotations:
        found = machine.catalogue.decorators.get(note.name.rpartition(".")[2])
        if found is None:
            continue
        first = note.args[0] if note.args else None
        path = first.value if isinstance(first, ir.Constant) else ""
        if isinstance(path, str) and any(
            f"{kind}:{parameter.name}>" in path for kind in ("int", "float", "uuid")
        ):
            return None
        if parameter.default is not None and isinstance(parameter.default, ir.Call):
            return None if parameter.default.name in {"Depends", "Security"} else found
        return found
    return None
