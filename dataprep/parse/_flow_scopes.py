"""Scopes of a text and what they bind, found before the uses are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from dataprep.parse._flow_query import (
    BINDERS,
    DEFINE,
    OWNER,
    REDIRECT,
    SCOPES,
    SET,
    SPAN_CODES,
    Events,
    Role,
)

Values = tuple[int, ...]
"""Places of definitions; negative numbers stand for the values at the head of a loop."""

_FUNCTION, _CLASS = SPAN_CODES["scope.function"], SPAN_CODES["scope.class"]
_MEMBERS, _TYPE = SPAN_CODES["scope.members"], SPAN_CODES["scope.type"]
_ALL = SPAN_CODES["scope.all"]
_BINDERS = {
    SPAN_CODES["binder.parameter"]: Role.of("define.parameter"),
    SPAN_CODES["binder.variable"]: Role.of("define.variable"),
    SPAN_CODES["binder.through"]: Role.of("define.variable.through"),
    SPAN_CODES["binder.set"]: Role.of("set"),
}
TOP = 0
_NEEDED = frozenset({*SCOPES, *BINDERS, DEFINE, REDIRECT, OWNER})


@dataclass(slots=True, eq=False)
class Scope:
    """A part of a text that binds names.

    Attributes:
        kind: Its kind as a code of spans.
        parent: The scope around it.
        unit: The function, or the text, that it runs in.
        variables: What it binds, by name with suffix.
        hoisted: Those visible from its start.
        first: Those with a value from its start on, with its place.
        redirects: Names that stand for those of another scope.
        is_hidden: Whether names in it are not seen just now.
        n_parameters: Parameters met so far.
        owner: Of a method that stands outside of its type: the scope of the type.
        receivers: Of such a method: its first parameter.
    """

    kind: int
    parent: Scope | None
    unit: Scope = None  # type: ignore[assignment]  # set by whoever makes it
    variables: dict[str, Variable] = field(default_factory=dict)
    hoisted: list[Variable] = field(default_factory=list)
    first: list[tuple[Variable, int]] = field(default_factory=list)
    redirects: dict[str, Scope] = field(default_factory=dict)
    is_hidden: bool = False
    n_parameters: int = 0
    owner: Scope | None = None
    receiver: Variable | None = None


@dataclass(slots=True, eq=False)
class Variable:
    """A name in a scope.

    Attributes:
        key: The name with its suffix.
        scope: The scope.
        is_steady: Whether each use can mean each definition.
        definitions: Places that give it a value.
        foreign: Those of them in functions within its own.
        shadowed: What the name stood for around it.
        values: What it can hold just now.
        loop: The loop for which this was said.
        owner: Of the first parameter of a method: the scope of the type.
        members: Of a type: its scope.
    """

    key: str
    scope: Scope
    is_steady: bool = False
    definitions: list[int] = field(default_factory=list)
    foreign: list[int] = field(default_factory=list)
    shadowed: Variable | None = None
    is_declared: bool = False
    values: Values = ()
    loop: object = None
    owner: Scope | None = None
    members: Scope | None = None


@dataclass(slots=True)
class Scopes:
    """What a text binds.

    Attributes:
        top: The whole text.
        inner: Scopes in order of their events.
        bound: What each binding binds, by place.
        roles: Roles of names by place, those settled by what lies around them replaced.
    """

    top: Scope
    inner: list[Scope]
    bound: dict[int, Variable]
    roles: dict[int, Role]


@dataclass(slots=True)
class Meanings:
    """What uses can mean.

    Attributes:
        bound: Variables by place of the names that bind them.
        uses: Place of each use of a variable, and the variable.
        reaching: Place of a use, and the definitions that can reach it.
    """

    bound: dict[int, Variable]
    uses: dict[int, Variable] = field(default_factory=dict)
    reaching: dict[int, tuple[int, ...]] = field(default_factory=dict)


class Binder:
    """Reads the scopes of a text.

    Args:
        events: What happens in it.
        names: The names by place.
        blank: Name that binds nothing; empty for none.
    """

    def __init__(self, events: Events, names: dict[int, str], blank: str) -> None:
        self._events, self._names, self._blank = events, names, blank
        top = Scope(TOP, None)
        top.unit = top
        self._found = Scopes(top, [], {}, events.roles)
        self._types: dict[str, Scope] = {}
        self._last_class: Variable | None = None

    def read(self) -> Scopes:
        """Return the scopes and what they bind."""
        events, found = self._events, self._found
        scope, binder, end = found.top, Role.of("define.variable"), 1 << 60
        stack: list[tuple[int, Scope, Role]] = []
        for at, code in enumerate(events.codes):
            if code not in _NEEDED:
                continue
            start = events.starts[at]
            while end <= start:
                end, scope, binder = stack.pop()
            if code >= DEFINE:
                self._name(events.places[at], scope, binder)
                continue
            stack.append((end, scope, binder))
            end = events.ends[at]
            if code in SCOPES:
                scope = self._open(code, scope)
            else:
                binder = _BINDERS[code]
        return found

    def _open(self, code: int, around: Scope) -> Scope:
        scope = Scope(code, around)
        last = self._last_class
        if code == _MEMBERS and last is not None:
            scope = self._types.pop(last.key, scope) if last.scope.kind == TOP else scope
            if last.scope.kind == TOP:
                self._types[last.key] = scope
            scope.kind, scope.parent = code, around
        if code in {_CLASS, _MEMBERS, _TYPE} and last is not None:
            last.members = scope
            self._last_class = None
        scope.unit = scope if code == _FUNCTION else around.unit
        self._found.inner.append(scope)
        return scope

    def _name(self, place: int, scope: Scope, binder: Role) -> None:
        name, role = self._names[place], self._found.roles[place]
        if role.base == "bind":
            role = self._found.roles[place] = binder
        if role.code == SET or name == self._blank:
            return
        if role.code == REDIRECT:
            target = self._found.top if role.base == "global" else _owner_of(name, scope)
            if target is not None and target is not scope:
                scope.redirects[name] = target
            return
        if role.code == OWNER:
            self._own(name, scope)
            return
        if "member" in role.flags or "self" in role.flags:
            return
        self._bind(place, name + role.suffix, role, scope)

    def _own(self, name: str, scope: Scope) -> None:
        top = self._found.top
        scope.owner = self._types.setdefault(name, Scope(_MEMBERS, top, top))
        if scope.receiver is not None:
            scope.receiver.owner = scope.owner

    def _bind(self, place: int, key: str, role: Role, scope: Scope) -> None:
        flags = role.flags
        target = _target(flags, scope)
        target = target.redirects.get(key, target)
        variable = target.variables.get(key)
        is_steady = "always" in flags or "owned" in flags or target.kind == _ALL
        is_steady = is_steady or (target.kind == TOP and "here" in flags)
        if variable is None:
            variable = target.variables[key] = Variable(key, target)
            if target.kind != _MEMBERS and ("here" not in flags or is_steady):
                target.hoisted.append(variable)
                variable.is_declared = True
        variable.is_steady = variable.is_steady or is_steady
        self._found.bound[place] = variable
        if "bare" not in flags:
            variable.definitions.append(place)
        if "first" in flags:
            target.first.append((variable, place))
        if role.kind == "class":
            self._last_class = variable
        elif role.kind == "parameter":
            self._parameter(variable, scope)

    def _parameter(self, variable: Variable, scope: Scope) -> None:
        if scope.kind != _FUNCTION:
            return
        scope.n_parameters += 1
        if scope.n_parameters == 1:
            scope.receiver = variable
            if scope.parent is not None and scope.parent.kind == _CLASS:
                variable.owner = scope.parent


def _target(flags: frozenset[str], scope: Scope) -> Scope:
    if "owned" in flags and scope.owner is not None:
        return scope.owner
    if "outer" in flags and scope.parent is not None:
        return scope.parent
    if "through" in flags:
        while scope.kind not in {_FUNCTION, TOP, _CLASS} and scope.parent is not None:
            scope = scope.parent
    return scope


def _owner_of(name: str, scope: Scope) -> Scope | None:
    """Return the function around one that binds a name."""
    around = scope.parent
    while around is not None and around.kind != TOP:
        if around.kind == _FUNCTION and (name in around.variables or name in around.redirects):
            return around.redirects.get(name, around)
        around = around.parent
    return None
