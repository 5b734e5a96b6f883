"""Reads the events of a text in order of execution: what each use of a name can mean."""

from __future__ import annotations

from collections.abc import Callable

from dataprep.parse._flow_query import (
    BINDERS,
    DEFINE,
    LABEL,
    MEMBER,
    NAME,
    OWNER,
    SCOPES,
    SET,
    SPAN_CODES,
    TARGET,
    Events,
    Role,
)
from dataprep.parse._flow_scopes import Meanings, Scope, Scopes, Variable
from dataprep.parse._flow_values import Flow, Frame, Work

_BY_CODE = {code: name for name, code in SPAN_CODES.items()}
_FUNCTION, _CLASS, _SETTLE, _ESCAPE = (
    SPAN_CODES[name] for name in ("scope.function", "scope.class", "settle", "escape")
)
_HOLDERS = frozenset({_CLASS, SPAN_CODES["scope.members"], SPAN_CODES["scope.type"]})
_IGNORED = frozenset({*BINDERS, SPAN_CODES["late"]})
Pending = list[tuple[Variable, int]]
Close = Callable[[], None]


class Walker:
    """Walks through the events of a text.

    Args:
        events: The events.
        names: Names by place.
        scopes: What is bound where.
        work: Counts work.
    """

    def __init__(self, events: Events, names: dict[int, str], scopes: Scopes, work: Work) -> None:
        self._events, self._names, self._scopes, self._work = events, names, scopes, work
        self._visible: dict[str, Variable] = {}
        self._scope = scopes.top
        self._owner: Scope | None = None
        self._flow = Flow(scopes.top, work)
        self._inner = iter(scopes.inner)
        self._pending: Pending | None = None
        self._after: Pending = []
        self._last: Variable | None = None
        self._label = self._target = ""
        self._meanings = Meanings(scopes.bound)
        self._free: list[tuple[int, str]] = []
        self._implicit: dict[str, Variable] = {}
        self._members: list[tuple[int, Scope, str]] = []
        self._member_sets: list[tuple[int, Scope, str]] = []
        self._flows: dict[int, tuple[Flow, Scope | None]] = {}

    def walk(self) -> Meanings:
        """Return what the uses can mean."""
        self._declare(self._scopes.top)
        events, use, name = self._events, self._use, self._name
        stack: list[tuple[int, Close]] = []
        end = 1 << 60
        close: Close = _nothing
        every = zip(events.starts, events.ends, events.codes, events.places, strict=True)
        for start, stop, code, place in every:
            while end <= start:
                close()
                end, close = stack.pop()
            if code == NAME:
                use(place)
            elif code > NAME:
                name(code, place)
            elif code not in _IGNORED:
                stack.append((end, close))
                end, close = stop, self._open(code, place)
        while stack:
            close()
            end, close = stack.pop()
        return self._finished()

    def _lookup(self, key: str) -> Variable | None:
        variable = self._visible.get(key)
        while variable is not None and variable.scope.is_hidden:
            variable = variable.shadowed
        return variable

    def _use(self, place: int) -> None:
        name = self._names[place]
        suffix = self._scopes.roles[place].suffix
        variable = self._visible.get(name + suffix if suffix else name)
        while variable is not None and variable.scope.is_hidden:
            variable = variable.shadowed
        if variable is None and suffix != "()":
            variable = self._lookup(name if suffix else name + "<>")
        self._last = variable
        if variable is None:
            self._free.append((place, name + suffix))
        else:
            self._mean(place, variable)

    def _mean(self, place: int, variable: Variable) -> None:
        meanings, flow = self._meanings, self._flow
        meanings.uses[place] = variable
        if not variable.is_steady and variable.scope.unit is flow.unit:
            if variable.loop is flow.loop:
                meanings.reaching[place] = variable.values
            else:
                meanings.reaching[place] = flow.read(variable)

    def _name(self, code: int, place: int) -> None:
        role = self._scopes.roles[place]
        if code == SET or (code == DEFINE and role.base == "set"):
            self._set(place, role)
        elif code == DEFINE:
            self._define(place, role)
        elif code == MEMBER:
            self._member(place, role, self._members)
        elif code == OWNER:
            self._use(place)
        elif code == LABEL:
            self._label = self._names[place]
        elif code == TARGET:
            self._target = self._names[place]

    def _member(self, place: int, role: Role, into: list[tuple[int, Scope, str]]) -> None:
        holder = self._owner
        if "self" not in role.flags and role.kind != "self":
            last = self._last
            holder = None if last is None else last.owner or last.members
        self._last = None
        if holder is not None:
            into.append((place, holder, self._names[place]))

    def _set(self, place: int, role: Role) -> None:
        name = self._names[place]
        variable = self._lookup(name)
        if variable is None:
            variable = self._implicit.get(name)
            if variable is None:
                variable = self._implicit[name] = Variable(name, self._scopes.top, is_steady=True)
        self._meanings.bound[place] = variable
        variable.definitions.append(place)
        if "update" in role.flags or role.kind == "update":
            self._mean(place, variable)
        self._settle(variable, place)

    def _define(self, place: int, role: Role) -> None:
        flags = role.flags
        if "member" in flags or "self" in flags:
            last = self._last
            self._member(place, role, self._member_sets)
            if "update" in flags:
                self._last = last
                self._member(place, role, self._members)
            return
        variable = self._meanings.bound.get(place)
        if variable is None:
            return
        if "update" in flags:
            self._mean(place, variable)
        if variable.is_steady or "first" in flags:
            return
        if "bare" in flags:
            if "here" in flags:
                self._show(variable)
                self._flow.put(variable, ())
        elif "outer" in flags:
            self._after.append((variable, place))
        else:
            self._settle(variable, place)

    def _settle(self, variable: Variable, place: int) -> None:
        if self._pending is None:
            self._assign(variable, place)
        else:
            self._pending.append((variable, place))

    def _assign(self, variable: Variable, place: int) -> None:
        if variable.is_steady:
            return
        if variable.scope.unit is not self._flow.unit:
            variable.foreign.append(place)
            return
        self._show(variable)
        self._flow.put(variable, (place,))

    def _show(self, variable: Variable) -> None:
        """Make a variable seen that is seen only from its declaration on."""
        if not variable.is_declared:
            variable.is_declared = True
            variable.scope.hoisted.append(variable)
            variable.shadowed = self._visible.get(variable.key)
            self._visible[variable.key] = variable

    def _declare(self, scope: Scope) -> None:
        for variable in scope.hoisted:
            variable.shadowed = self._visible.get(variable.key)
            self._visible[variable.key] = variable
        for variable, place in scope.first:
            self._assign(variable, place)

    def _open(self, code: int, place: int) -> Close:
        if code in SCOPES:
            return self._open_scope(code)
        if code == _SETTLE:
            outer, self._pending = self._pending, []
            return lambda: self._flush(outer)
        if code == _ESCAPE:
            return self._escape()
        return self._control(_BY_CODE[code], code, place)

    def _flush(self, outer: Pending | None) -> None:
        pending, self._pending = self._pending or [], outer
        for variable, place in pending:
            self._assign(variable, place)

    def _open_scope(self, code: int) -> Close:
        scope = next(self._inner)
        saved = self._scope, self._owner, self._flow, self._pending, self._after
        self._scope, self._pending, self._after = scope, None, []
        if code in _HOLDERS:
            self._owner = scope
        hides = code == _FUNCTION and saved[0].kind == _CLASS
        if code == _FUNCTION:
            self._flow = Flow(scope, self._work)
        if hides:
            saved[0].is_hidden = True
        self._flows[id(scope)] = saved[2], saved[0] if hides else None
        self._declare(scope)

        def close() -> None:
            after = self._after
            for variable in reversed(scope.hoisted):
                if variable.shadowed is None:
                    self._visible.pop(variable.key, None)
                else:
                    self._visible[variable.key] = variable.shadowed
            self._scope, self._owner, self._flow, self._pending, self._after = saved
            if hides:
                saved[0].is_hidden = False
            for variable, place in after:
                self._assign(variable, place)

        return close

    def _escape(self) -> Close:
        scope, flow = self._scope, self._flow
        if id(scope) not in self._flows:
            return _nothing
        self._flow, hidden = self._flows[id(scope)]
        was_hidden, scope.is_hidden = scope.is_hidden, True
        if hidden is not None:
            hidden.is_hidden = False

        def close() -> None:
            self._flow, scope.is_hidden = flow, was_hidden
            if hidden is not None:
                hidden.is_hidden = True

        return close

    def _control(self, name: str, code: int, place: int) -> Close:
        flow = self._flow
        if name.startswith("jump."):
            self._target = ""
            return lambda: flow.jump(name, self._target)
        if name in _STRUCTURES:
            label, self._label = self._label, ""
            return self._structure(name, code, label, place)
        if name == "option":
            option = Frame(code, 0, flow.is_dead)
            flow.open_arm(option)
            return lambda: flow.join([flow.close_arm(), {}], option)
        frame = flow.frames[-1] if flow.frames else None
        if frame is None or _BY_CODE[frame.code].split(".")[0] not in _PARTS[name]:
            return _nothing
        return self._part(name, frame)

    def _structure(self, name: str, code: int, label: str, place: int) -> Close:
        flow = self._flow
        if name == "try":
            flow.open_try()
            frame = flow.frames[-1]
            return lambda: flow.close_try(frame)
        frame = flow.open(code, label, is_full=place in self._events.endless and "loop" in name)
        if not name.startswith("loop"):
            return lambda: flow.close_branch(frame)
        outer, self._pending = self._pending, []

        def close() -> None:
            if self._pending:
                self._flush(outer)
            self._pending = outer
            flow.leave_loop(frame)

        return close

    def _part(self, name: str, frame: Frame) -> Close:
        flow = self._flow
        if name in {"head", "body"}:
            return self._repeat(name, frame)
        if name in {"arm", "arm.else", "case", "case.else"}:
            frame.is_full = frame.is_full or name.endswith(".else")
            flow.open_arm(frame, falls=name.startswith("case"))
            return lambda: _end_arm(flow, frame, falls=name.startswith("case"))
        if name == "try.body":
            flow.open_arm(frame)
            return lambda: flow.close_try_body(frame)
        if name == "finally":
            flow.open_finally(frame)
            return lambda: flow.close_finally(frame)
        if name == "loop.else":
            flow.close_loop(frame)
            is_reached = bool(frame.outs)
            flow.open_arm(frame)
            flow.is_dead = frame.is_dead or not is_reached
            return lambda: _set_outs(frame, flow)
        if name == "try.else":
            flow.open_try_else(frame)
            return lambda: _end_else(flow, frame)
        flow.open_handler(frame)
        return lambda: _end_arm(flow, frame, falls=False)

    def _repeat(self, name: str, frame: Frame) -> Close:
        flow = self._flow
        if name == "head":
            flow.begin_loop(frame)
            return _nothing
        flow.begin_loop(frame)
        pending, self._pending = self._pending, None
        for variable, place in pending or ():
            self._assign(variable, place)

        def close() -> None:
            self._pending = []
            flow.close_body(frame)

        return close

    def _finished(self) -> Meanings:
        meanings = self._meanings
        for place, holder, name in self._member_sets:
            variable = holder.variables.get(name)
            if variable is None:
                variable = holder.variables[name] = Variable(name, holder)
                variable.is_steady = True
            meanings.bound[place] = variable
            variable.definitions.append(place)
        for place, holder, name in self._members:
            key = f"{name}()" if place in self._events.called else name
            member = holder.variables.get(key) or holder.variables.get(name)
            if member is not None:
                meanings.uses[place] = member
        for place, name in self._free:
            if name in self._implicit:
                meanings.uses[place] = self._implicit[name]
        return meanings


_STRUCTURES = frozenset({"branch", "switch", "switch.full", "loop", "loop.after", "try"})
_PARTS = {
    "arm": ("branch", "switch"),
    "arm.else": ("branch", "switch"),
    "case": ("switch",),
    "case.else": ("switch",),
    "handler": ("try",),
    "try.body": ("try",),
    "try.else": ("try",),
    "finally": ("try",),
    "loop.else": ("loop",),
    "head": ("loop",),
    "body": ("loop",),
}


def _nothing() -> None:
    """Do nothing at the end of a span."""


def _end_arm(flow: Flow, frame: Frame, *, falls: bool) -> None:
    if falls:
        frame.fall = flow.close_arm()
    else:
        frame.outs.append(flow.close_arm())
    flow.is_dead = frame.is_dead


def _set_outs(frame: Frame, flow: Flow) -> None:
    frame.outs = [flow.close_arm()]
    flow.is_dead = frame.is_dead


def _end_else(flow: Flow, frame: Frame) -> None:
    frame.body = flow.close_arm()
    flow.is_dead = frame.is_dead
