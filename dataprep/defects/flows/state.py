"""Variables and contents at a point of a text, and what joins where two ways meet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.flows.values import (
    ALL,
    Cell,
    Fact,
    Taint,
    TaintKey,
    Taints,
    Value,
    bounded,
    join,
    join_cells,
)

if TYPE_CHECKING:
    from dataprep.defects.flows import ir

_MAX_NESTING = 5
"""Contents of contents that are looked into for taints."""


class State:
    """Variables by name, and contents by address."""

    __slots__ = ("cleaned", "env", "heap")

    def __init__(
        self,
        env: dict[str, Value],
        heap: dict[int, Cell],
        cleaned: frozenset[tuple[TaintKey, str]] = frozenset(),
    ) -> None:
        self.env = env
        self.heap = heap
        self.cleaned = cleaned

    def copy(self) -> State:
        """Return another that can be changed by itself."""
        return State(dict(self.env), dict(self.heap), self.cleaned)

    def contents(self, value: Value) -> Cell | None:
        """Return the contents that a value refers to."""
        return None if value.cell is None else self.heap.get(value.cell)

    def summary(self, value: Value) -> Value:
        """Return a value with the taints of all that it holds."""
        if value.cell is None:
            return value
        taints, is_known = self._taints_inside(value, 0)
        return Value(
            value.constant, bounded(taints), is_known=is_known, type=value.type, cell=value.cell
        )

    def _taints_inside(self, value: Value, depth: int) -> tuple[Taints, bool]:
        cell = self.contents(value)
        taints, is_known = value.taints, value.is_known
        if cell is None:
            return taints, is_known
        if depth > _MAX_NESTING:
            return taints, False
        for name, item in cell.items.items():
            if cell.kind == "object" and isinstance(name, str) and name.startswith("#"):
                continue
            inner, is_plain = self._taints_inside(item, depth + 1)
            taints, is_known = taints | inner if inner else taints, is_known and is_plain
        if cell.rest is not None:
            inner, is_plain = self._taints_inside(cell.rest, depth + 1)
            taints, is_known = taints | inner, is_known and is_plain
        return taints, is_known

    def become(self, other: State) -> None:
        """Take over what another says."""
        self.env, self.heap, self.cleaned = other.env, other.heap, other.cleaned

    def apply(self, facts: Iterable[Fact], *, truth: bool) -> None:
        """Take what the outcome of a test says: values of some origins become clean."""
        for fact in facts:
            if fact.truth is truth:
                self._clean(fact)

    def _clean(self, fact: Fact) -> None:
        known: dict[Taints, Taints] = {}
        for name, value in self.env.items():
            if value.taints:
                self.env[name] = _cleaned_of(value, fact, known)
        for address, cell in self.heap.items():
            if cell.is_tainted:
                items = {key: _cleaned_of(each, fact, known) for key, each in cell.items.items()}
                rest = None if cell.rest is None else _cleaned_of(cell.rest, fact, known)
                if rest is not cell.rest or any(
                    each is not cell.items[key] for key, each in items.items()
                ):
                    self.heap[address] = cell.with_items(items, rest)
        self.cleaned |= {(key, kind) for key in fact.keys for kind in fact.kinds}


def _cleaned_of(value: Value, fact: Fact, known: dict[Taints, Taints]) -> Value:
    if not value.taints:
        return value
    taints = known.get(value.taints)
    if taints is None:
        taints = frozenset(_cleaned_taint(each, fact) for each in value.taints)
        known[value.taints] = taints
    after = value.with_taints(taints)
    if fact.kinds == ALL and after is not value and all("all" in e.cleaned for e in taints):
        after.is_known = True
    return after


def _cleaned_taint(taint: Taint, fact: Fact) -> Taint:
    if fact.kinds <= taint.cleaned:
        return taint
    source = taint.key[:3]
    for key in fact.keys:
        if key[:3] == source and _says_something(key[3], taint.part, fact):
            return taint._replace(cleaned=taint.cleaned | fact.kinds)
    return taint


def _says_something(checked: str, part: str, fact: Fact) -> bool:
    """Return whether a fact about a part of a value says something of another part of it.

    It does of what was taken from that part, and of the whole where not every kind is meant.
    """
    if checked in {part, ""} or part.startswith(f"{checked}."):
        return True
    return fact.kinds != ALL and checked.startswith(part)


def join_states(states: list[State]) -> State | None:
    """Return what holds whichever of some states is met; None for none."""
    if not states:
        return None
    first = states[0]
    for other in states[1:]:
        first = _joined(first, other)
    return first


def _joined(left: State, right: State) -> State:
    if left is right:
        return left
    env: dict[str, Value] = dict(left.env)
    for name, value in right.env.items() - left.env.items():
        mine = env.get(name)
        env[name] = value if mine is None else _joined_value(mine, value, left, right)
    heap = dict(left.heap)
    for address, cell in right.heap.items() - left.heap.items():
        own = heap.get(address)
        heap[address] = cell if own is None else join_cells(own, cell)
    return State(env, heap, left.cleaned & right.cleaned)


def _joined_value(mine: Value, other: Value, left: State, right: State) -> Value:
    """Return one value or the other; where their contents differ, with the taints of both."""
    if mine.cell == other.cell:
        return join(mine, other)
    return join(left.summary(mine), right.summary(other))


class Frame:
    """A call that is being interpreted.

    Attributes:
        function: What is called.
        receiver: Its receiver.
        owner: The class it stands in.
        returns: Values returned so far, with the state there.
        breaks: For each loop or switch around, states that leave it.
        continues: For each loop around, states that go on with the next round.
        yields: For each switch that is a value, what its arms give.
        throws: For each try around, states that leave its body.
    """

    __slots__ = (
        "breaks", "continues", "depth", "function", "owner", "receiver", "returns", "throws", "yields",
    )  # fmt: skip

    def __init__(self, function: ir.Function | None, receiver: Value | None, depth: int) -> None:
        self.function = function
        self.receiver = receiver
        self.depth = depth
        self.owner = None if function is None else function.owner
        self.returns: list[tuple[Value, State]] = []
        self.breaks: list[list[State]] = []
        self.continues: list[list[State]] = []
        self.yields: list[list[tuple[Value, State]]] = []
        self.throws: list[list[State]] = []
