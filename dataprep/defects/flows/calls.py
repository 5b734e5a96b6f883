"""Calls: which function is meant, and what comes of it where it stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.invoke import instantiate, invoke
from dataprep.defects.flows.library import PURE, by_library
from dataprep.defects.flows.names import evaluate_name, find_method, lineage, overload, types_of
from dataprep.defects.flows.places import element_of, taint_place
from dataprep.defects.flows.site import Site
from dataprep.defects.flows.specified import (
    compared,
    report_call,
    sanitized,
    specified,
    through,
    type_of_call,
)
from dataprep.defects.flows.state import Frame, State
from dataprep.defects.flows.values import (
    HARMLESS,
    MISSING,
    UNKNOWN,
    Cell,
    Closure,
    Value,
    cleaned,
    derived,
)

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

_SHAPED = frozenset({
    "html", "redirect", "url", "path", "include", "header", "regex", "session", "object",
})  # fmt: skip
"""Kinds of sinks for which helpers of other files mostly make what they give."""
_ESCAPES = re.compile(r"(?i)escape|quot|saniti[sz]|purif")
"""Names of helpers that make values harmless for what they are made for."""
_ESCAPED = _SHAPED | {"sql", "ldap", "xpath", "command", "log"}
_GROWS = (
    "add", "append", "set", "push", "put", "write", "insert", "prepend", "concat", "merge", "bind",
    "with",
)  # fmt: skip
"""How methods begin that keep what they are given."""
_BY_SIMPLE_TYPE = frozenset({"java", "csharp", "kotlin"})


def evaluate_call(machine: Machine, node: ir.Call, state: State, frame: Frame) -> Value:
    """Return what a call gives."""
    receiver: Value | None = None
    callee: Value | None
    if node.receiver is None:
        callee = _bare(machine, node, state, frame)
    else:
        receiver = machine.evaluate(node.receiver, state, frame)
        callee = receiver if not node.name else _method(machine, node, receiver, state, frame)
    site = _site(machine, node, receiver, state, frame)
    if callee is not None:
        if isinstance(callee.target, ir.ClassDef):
            return instantiate(machine, callee.target, site, state, frame)
        if callee.target is not None:
            return invoke(machine, callee.target, site, state, frame)
    if receiver is not None and isinstance(receiver.target, ir.ClassDef) and node.name == "valueOf":
        return HARMLESS
    site.names = _names(machine, node, receiver, callee, state)
    return elsewhere(machine, site, state, frame)


def _site(
    machine: Machine, node: ir.Call | ir.New, receiver: Value | None, state: State, frame: Frame
) -> Site:
    args: list[Value] = []
    for each in node.args:
        value = machine.evaluate(each, state, frame)
        if isinstance(each, ir.Spread):
            cell = state.contents(machine.evaluate(each.value, state, frame))
            if cell is not None and cell.kind == "list" and cell.rest is None:
                args += cell.items.values()
                continue
        args.append(value)
    keywords = {name: machine.evaluate(each, state, frame) for name, each in node.keywords}
    name = node.name if isinstance(node, ir.Call) else node.class_name
    place = node.receiver if isinstance(node, ir.Call) else None
    return Site(node, name, receiver, place, args, keywords)


def _bare(machine: Machine, node: ir.Call, state: State, frame: Frame) -> Value:
    """Return the function that a bare name means."""
    if machine.language in _BY_SIMPLE_TYPE and node.name not in state.env:
        own = _of_receiver(machine, node, state, frame)
        if own is not None:
            return own
        class_def = frame.owner
        is_first = True
        while class_def is not None:
            for each in lineage(machine, class_def):
                methods = each.methods.get(node.name)
                if methods:
                    value = Value(is_known=True)
                    env = machine.anonymous.get(id(each), {})
                    receiver = frame.receiver if is_first else None
                    value.target = Closure(overload(methods, len(node.args)), env, receiver)
                    return value
            class_def, is_first = class_def.outer, False
        value = UNKNOWN.copy()
        value.path = node.name
        return value
    if node.name == "super" and frame.receiver is not None:
        return UNKNOWN
    return evaluate_name(machine, ir.Name(node.start, node.end, node.name), state, frame)


def _of_receiver(machine: Machine, node: ir.Call, state: State, frame: Frame) -> Value | None:
    """Return the method that a bare name means in the class of the object itself."""
    receiver = frame.receiver
    cell = None if receiver is None else state.contents(receiver)
    if receiver is None or cell is None or cell.class_def in {None, frame.owner}:
        return None
    method = find_method(machine, receiver, node.name, len(node.args), state)
    if method is None:
        return None
    value = Value(is_known=True)
    value.target = Closure(method, machine.anonymous.get(id(cell.class_def), {}), receiver)
    return value


def _method(
    machine: Machine, node: ir.Call, receiver: Value, state: State, frame: Frame
) -> Value | None:
    """Return the method of this text that is called on a value."""
    n_args = len(node.args)
    if node.name in {"super", "this"} and frame.owner is not None:
        return _constructor(machine, node, frame)
    inner = node.receiver
    if isinstance(inner, ir.Call) and inner.name == "super" and frame.owner is not None:
        for each in list(lineage(machine, frame.owner))[1:]:
            if node.name in each.methods:
                value = Value(is_known=True)
                value.target = Closure(
                    overload(each.methods[node.name], n_args), {}, frame.receiver
                )
                return value
        return None
    cell = state.contents(receiver)
    if cell is not None and cell.kind in {"object", "map"}:
        held = cell.items.get(node.name)
        if held is not None and held.target is not None:
            return held
    if isinstance(receiver.target, Closure):
        value = receiver.copy()
        return value if node.name not in {"andThen", "compose"} else None
    method = find_method(machine, receiver, node.name, n_args, state)
    if method is None:
        return None
    class_def = cell.class_def if cell is not None else None
    env = machine.anonymous.get(id(class_def), {}) if class_def is not None else {}
    value = Value(is_known=True)
    own = None if isinstance(receiver.target, ir.ClassDef) and method.is_static else receiver
    value.target = Closure(method, env, own)
    return value


def _constructor(machine: Machine, node: ir.Call, frame: Frame) -> Value | None:
    """Return the constructor that ``this(...)`` or ``super(...)`` calls."""
    assert frame.owner is not None
    for each in list(lineage(machine, frame.owner))[0 if node.name == "this" else 1 :]:
        methods = each.methods.get(each.name)
        if methods:
            value = Value(is_known=True)
            value.target = Closure(overload(methods, len(node.args)), {}, frame.receiver)
            return value
    return None


def _names(
    machine: Machine, node: ir.Call, receiver: Value | None, callee: Value | None, state: State
) -> list[str]:
    """Return the names under which what is called may be specified, the surest first."""
    name = node.name
    if receiver is None:
        path = None if callee is None else callee.path
        return [name, f"?.{name}"] if path in {None, name} else [str(path), f"*.{name}"]
    if not name:
        return [receiver.path] if receiver.path is not None else [f"{receiver.type}()"]
    types = types_of(machine, receiver, state)
    found = [f"{each}.{name}" for each in types]
    if receiver.path is not None:
        path = receiver.path
        found.insert(0, f"{path}.{name}")
        if machine.language in _BY_SIMPLE_TYPE:
            found.insert(1, f"{path.rpartition('.')[2]}.{name}")
    if not _is_typed(machine, receiver, types, state):
        found.append(f"?.{name}")
    found.append(f"*.{name}")
    return found


def _is_typed(machine: Machine, receiver: Value, types: list[str], state: State) -> bool:
    """Return whether it is known what a method is called on."""
    cell = state.contents(receiver)
    if machine.language == "php" and receiver.constant is MISSING:
        is_object = (cell is None and receiver.path is None) or (
            cell is not None and cell.kind == "object"
        )
        return not is_object or not machine.catalogue.types.isdisjoint(types)
    return bool(types) or cell is not None or receiver.constant is not MISSING


def elsewhere(machine: Machine, site: Site, state: State, frame: Frame) -> Value:
    """Return what a call gives whose function does not stand in this text."""
    catalogue = machine.catalogue
    is_named = site.name in catalogue.names
    is_sink = is_named and report_call(machine, site, state)
    if is_named:
        known = specified(machine, site, state, frame)
        if known is not None:
            return known
    result = compared(machine, site, state) or by_library(machine, site, state, frame)
    if result is None and is_named:
        result = sanitized(machine, site, state)
    if result is None:
        result = _unknown(machine, site, state, frame, is_sink=is_sink)
    if result.type is None and result.cell is None and result.constant is MISSING:
        return result.typed(type_of_call(machine, site))
    return result


def _unknown(machine: Machine, site: Site, state: State, frame: Frame, *, is_sink: bool) -> Value:
    """Return what an unknown call gives: as tainted as what goes in."""
    catalogue = machine.catalogue
    args = [state.summary(each) for each in (*site.args, *site.keywords.values())]
    args += _from_functions(machine, site, state, frame, is_sink=is_sink)
    into = derived(args)
    if into.taints and _is_foreign(machine, site):
        into = cleaned(into, _ESCAPED if _ESCAPES.search(site.name) else _SHAPED)
    if _wraps(machine, site, state):
        return machine.source(catalogue.carried, site.node)
    is_plain = site.name in catalogue.plain or any(n in catalogue.plain_calls for n in site.names)
    receiver = None if _is_module(site.receiver) else state.summary(site.receiver or UNKNOWN)
    is_quiet = is_sink or is_plain or site.name in catalogue.quiet
    is_quiet = is_quiet or (machine.language == "php" and not site.name.startswith(_GROWS))
    if into.taints and site.receiver is not None and not is_quiet:
        taint_place(machine, site.receiver_place, site.receiver, into, state, frame)
    if is_plain:
        is_known = into.is_known and (receiver is None or receiver.is_known)
        is_listed = any(name in catalogue.plain_calls for name in site.names)
        return HARMLESS if is_known or is_listed else UNKNOWN
    if is_sink:
        return UNKNOWN
    value = into
    if receiver is not None:
        value = through(site, receiver, into)
    if site.name in PURE or site.name in catalogue.pure:
        return value
    return Value(taints=value.taints) if value.taints else UNKNOWN


def _is_foreign(machine: Machine, site: Site) -> bool:
    """Return whether a call is none of the language's own, and so may well make values harmless."""
    name = site.name
    if name in PURE or name in machine.catalogue.pure:
        return False
    if machine.language == "php":
        return site.receiver is not None or name != name.lower()
    return machine.language == "csharp" and name[:1].isupper()


def _wraps(machine: Machine, site: Site, state: State) -> bool:
    """Return whether an unknown call makes something out of a request."""
    carriers = machine.catalogue.carriers
    name = site.name.rpartition(".")[2]
    if not carriers or not (name[:1].isupper() or "wrap" in name.lower()):
        return False
    return (
        any(
            each.path in carriers or bool(carriers.intersection(types_of(machine, each, state)))
            for each in site.args
        )
        and machine.language not in _BY_SIMPLE_TYPE
    )


def _is_module(receiver: Value | None) -> bool:
    """Return whether a receiver is none, or a module or class without contents."""
    return receiver is None or (
        receiver.path is not None and not receiver.taints and receiver.type is None
    )


def _from_functions(
    machine: Machine, site: Site, state: State, frame: Frame, *, is_sink: bool
) -> Iterable[Value]:
    """Yield what functions give that are handed to an unknown call."""
    for each in site.args:
        closure = each.target
        if not isinstance(closure, Closure) or not closure.function.is_hidden:
            continue
        parts = [state.summary(other) for other in site.args if other is not each]
        if site.receiver is not None:
            parts.append(element_of(machine, site.receiver, state))
        given = UNKNOWN if is_sink else derived(parts)
        n_parameters = len(closure.function.parameters)
        inner = Site(site.node, "", None, None, [given] * n_parameters, {})
        yield state.summary(invoke(machine, closure, inner, state, frame))


def evaluate_new(machine: Machine, node: ir.New, state: State, frame: Frame) -> Value:
    """Return a new object."""
    site = _site(machine, node, None, state, frame)
    class_def = node.body or machine.module.classes.get(node.class_name)
    if class_def is not None:
        if node.body is not None:
            machine.anonymous[id(node.body)] = dict(state.env)
        return instantiate(machine, class_def, site, state, frame)
    return new_elsewhere(machine, site, state, frame)


def new_elsewhere(machine: Machine, site: Site, state: State, frame: Frame) -> Value:
    """Return an object of a class that does not stand in this text."""
    catalogue = machine.catalogue
    simple = site.name.rpartition(".")[2]
    site.names = [f"{simple}.new", f"new {simple}"]
    site.name = "new"
    report_call(machine, site, state)
    source = catalogue.source_calls.get(f"{simple}.new")
    if source is not None:
        return machine.source(source, site.node, simple)
    result = sanitized(machine, site, state)
    if result is not None:
        return result.typed(simple)
    made = by_library(machine, site, state, frame, made=simple)
    if made is not None:
        return made
    parts = [state.summary(each) for each in (*site.args, *site.keywords.values())]
    value = derived(parts)
    if any(set(types_of(machine, each, state)) & catalogue.carriers for each in site.args):
        return machine.source(catalogue.carried, site.node, simple)
    if any(name.startswith(f"{simple}.") for name in catalogue.properties):
        cell = Cell("object", {}, value if parts else None, type=simple)
        return machine.new(state, cell)
    is_known = value.is_known and bool(parts)
    if machine.language == "php":
        value = cleaned(value, _SHAPED)
    return Value(taints=value.taints, is_known=is_known, type=simple)
