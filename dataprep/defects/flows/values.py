"""What is known of a value: what it is, where it comes from, and what it was checked for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from dataprep.defects.flows import ir

MISSING: Final = object()
"""Stands for a constant that is not known; None is one that is."""
ALL = frozenset({"all"})
"""Kinds of sinks that a value is safe for: every one."""
NO_KINDS: frozenset[str] = frozenset()
MAX_TEXT = 4_096
"""Characters of a text that is folded; a longer one is a value that is known to be harmless."""
_MAX_PARTS = 3
"""Parts of parts that are told apart."""
FOUND = "()"
"""Part that says that a value came of a method that was given the origin."""
_MAX_CHOICES = 6
"""Texts of which a value is one that are remembered."""
_MAX_ITEMS = 256
"""Elements of a list or map that are told apart while it changes."""
MAX_TAINTS = 8
"""Origins that are remembered of one value."""

TaintKey: TypeAlias = tuple[str, int, int, str]


class Taint(NamedTuple):
    """Where a value comes from.

    Attributes:
        label: Label of the source.
        start: First byte of the source.
        end: Byte behind it.
        cleaned: Kinds of sinks for which it does no harm any more.
        part: What was taken of the value: names of fields, ``[]`` for an element, joined by dots.
        is_weak: Whether it is a mere parameter.
    """

    label: str
    start: int
    end: int
    cleaned: frozenset[str] = NO_KINDS
    part: str = ""
    is_weak: bool = False

    @property
    def key(self) -> TaintKey:
        """What stays the same when it is cleaned."""
        return self.label, self.start, self.end, self.part

    def harms(self, kind: str) -> bool:
        """Return whether it is dangerous in a sink of a kind."""
        return kind not in self.cleaned and "all" not in self.cleaned


class Fact(NamedTuple):
    """What holds where a truth value is as given: values of these origins are clean for kinds."""

    truth: bool
    keys: frozenset[TaintKey]
    kinds: frozenset[str]


Taints: TypeAlias = frozenset[Taint]
NO_TAINTS: Taints = frozenset()


class Value:
    """An abstract value; never changed once it is made.

    Attributes:
        constant: What it is, ``MISSING`` where that is not known.
        taints: Where it comes from, as far as that is dangerous.
        is_known: Whether all that it was made of is understood.
        type: Name of its type, for the names of what is called on it.
        cell: Address of the list, map or object that it refers to.
        target: Function or class that it is.
        path: Qualified name, where it is a module, class or function of elsewhere.
        facts: What its being true or false says.
        choices: Texts of which it is one, where no single constant is known.
    """

    __slots__ = (
        "cell", "choices", "constant", "facts", "is_known", "path", "taints", "target", "type",
    )  # fmt: skip

    def __init__(
        self,
        constant: object = MISSING,
        taints: Taints = NO_TAINTS,
        *,
        is_known: bool = False,
        type: str | None = None,  # noqa: A002
        cell: int | None = None,
    ) -> None:
        self.constant = constant
        self.taints = taints
        self.is_known = is_known
        self.type = type
        self.cell = cell
        self.target: Closure | ir.ClassDef | None = None
        self.path: str | None = None
        self.facts: tuple[Fact, ...] = ()
        self.choices: frozenset[str] = frozenset()

    def copy(self) -> Value:
        """Return another that is the same."""
        other = Value(self.constant, self.taints, is_known=self.is_known, type=self.type)
        other.cell, other.target = self.cell, self.target
        other.path, other.facts, other.choices = self.path, self.facts, self.choices
        return other

    def typed(self, name: str | None) -> Value:
        """Return the value as one of a type, where none is known."""
        if not name or self.type is not None:
            return self
        other = self.copy()
        other.type = name
        return other

    def with_taints(self, taints: Taints) -> Value:
        """Return the value from other origins."""
        if taints == self.taints:
            return self
        other = self.copy()
        other.taints = taints
        return other

    def key(self) -> Hashable:
        """Return what tells it from others in the memory of calls; None where nothing can."""
        if self.cell is not None or self.facts:
            return None
        constant = None if self.constant is MISSING else (type(self.constant), self.constant)
        target = None if self.target is None else id(self.target)
        return constant, self.taints, self.is_known, self.type, target, self.path


class Closure:
    """A function with the variables that it sees."""

    __slots__ = ("env", "function", "receiver")

    def __init__(
        self, function: ir.Function, env: dict[str, Value], receiver: Value | None
    ) -> None:
        self.function = function
        self.env = env
        self.receiver = receiver


UNKNOWN = Value()
"""A value that comes from nobody knows where."""
HARMLESS = Value(is_known=True)
"""A value that is made of constants."""


def constant(value: object) -> Value:
    """Return a value that is known; a text that is too long is harmless only."""
    if isinstance(value, (str, bytes)) and len(value) > MAX_TEXT:
        return HARMLESS
    if isinstance(value, int) and not -(1 << 63) <= value < 1 << 64:
        return HARMLESS
    return Value(value, is_known=True)


def derived(parts: Iterable[Value], type_name: str | None = None) -> Value:
    """Return what is made of values: as tainted as they are, and known if they are."""
    taints, is_known = NO_TAINTS, True
    for part in parts:
        if part.taints:
            taints = bounded(taints | part.taints) if taints else part.taints
        is_known = is_known and part.is_known
    if not taints and type_name is None:
        return HARMLESS if is_known else UNKNOWN
    return Value(taints=taints, is_known=is_known, type=type_name)


def bounded(taints: Taints) -> Taints:
    """Return at most so many origins, the first in the text."""
    if len(taints) <= MAX_TAINTS:
        return taints
    by_danger = sorted(taints, key=lambda each: (each.is_weak, len(each.cleaned), each.start))
    return frozenset(by_danger[:MAX_TAINTS])


def same_constant(left: object, right: object) -> bool:
    """Return whether two constants are the same one, true and 1 told apart."""
    return left is right or (
        left is not MISSING and right is not MISSING and type(left) is type(right) and left == right
    )


def join(left: Value, right: Value) -> Value:
    """Return what is known of a value that is one or the other."""
    if left is right:
        return left
    if left.cell != right.cell or left.target is not right.target:
        if _is_null(left):
            return right
        if _is_null(right):
            return left
    both = Value(
        left.constant if same_constant(left.constant, right.constant) else MISSING,
        left.taints if left.taints == right.taints else bounded(left.taints | right.taints),
        is_known=left.is_known and right.is_known,
        type=left.type if left.type == right.type else _one_type(left, right),
        cell=left.cell if left.cell == right.cell else None,
    )
    if left.cell != both.cell or right.cell != both.cell:
        both.is_known = False
    if both.constant is MISSING and both.is_known and not both.taints:
        both.choices = _choices(left, right)
    both.target = left.target if left.target is right.target else None
    both.path = left.path if left.path == right.path else None
    return both


def texts_of(value: Value) -> frozenset[str]:
    """Return the texts of which a value is one; none where that is not known."""
    return frozenset((value.constant,)) if isinstance(value.constant, str) else value.choices


def _choices(left: Value, right: Value) -> frozenset[str]:
    one, other = texts_of(left), texts_of(right)
    both = one | other
    return both if one and other and len(both) <= _MAX_CHOICES else frozenset()


def _is_null(value: Value) -> bool:
    return value.constant is None


def _one_type(left: Value, right: Value) -> str | None:
    if _is_null(left) or left.type is None:
        return right.type
    if _is_null(right) or right.type is None:
        return left.type
    return None


def cleaned(value: Value, kinds: frozenset[str]) -> Value:
    """Return the value without danger for kinds of sinks."""
    if not value.taints or not kinds:
        return value
    return value.with_taints(
        frozenset(each._replace(cleaned=each.cleaned | kinds) for each in value.taints)
    )


def part_of(value: Value, name: str) -> Taints:
    """Return the origins of a part of a value."""
    return frozenset(each._replace(part=_inside(each.part, name)) for each in value.taints)


def is_found(value: Value) -> bool:
    """Return whether all origins of a value are those by which it was looked up."""
    return all(FOUND in each.part for each in value.taints)


def _inside(part: str, name: str) -> str:
    if not part:
        return name
    return part if part.count(".") > _MAX_PARTS else f"{part}.{name}"


class Cell:
    """A list, map, object or growing text; never changed once it is made.

    Attributes:
        kind: ``list``, ``map``, ``object`` or ``text``.
        items: Elements by position, key or name; what a text holds stands under ``0``.
        rest: What else it may hold; None for nothing.
        class_def: Class of an object, where it stands in this text.
        type: Name of the type.
    """

    __slots__ = ("_is_tainted", "class_def", "items", "kind", "rest", "type")

    def __init__(
        self,
        kind: str,
        items: dict[Hashable, Value] | None = None,
        rest: Value | None = None,
        class_def: ir.ClassDef | None = None,
        type: str | None = None,  # noqa: A002
    ) -> None:
        self.kind = kind
        self.items: dict[Hashable, Value] = {} if items is None else items
        self.rest = rest
        self.class_def = class_def
        self.type = type
        self._is_tainted: bool | None = None

    @property
    def is_tainted(self) -> bool:
        """Whether something in it is tainted."""
        if self._is_tainted is None:
            self._is_tainted = any(each.taints for each in self.values())
        return self._is_tainted

    def with_items(self, items: dict[Hashable, Value], rest: Value | None) -> Cell:
        """Return the same with other contents."""
        return Cell(self.kind, items, rest, self.class_def, self.type)

    def with_item(self, key: Hashable, value: Value) -> Cell:
        """Return the same with another element; too many are no longer told apart."""
        if len(self.items) >= _MAX_ITEMS and self.kind != "object":
            rest = value
            for each in self.values():
                rest = join(rest, each)
            return self.with_items({}, rest)
        return self.with_items({**self.items, key: value}, self.rest)

    def with_rest(self, value: Value) -> Cell:
        """Return the same that may hold a value somewhere."""
        return self.with_items(self.items, value if self.rest is None else join(self.rest, value))

    def values(self) -> list[Value]:
        """Return all that it may hold."""
        found = list(self.items.values())
        return found if self.rest is None else [*found, self.rest]


def join_cells(left: Cell, right: Cell) -> Cell:
    """Return what is known of contents that are one or the other."""
    if left is right:
        return left
    rest = left.rest if right.rest is None else right.rest
    if left.rest is not None and right.rest is not None:
        rest = join(left.rest, right.rest)
    if left.kind == "list" and len(left.items) != len(right.items):
        for value in (*left.items.values(), *right.items.values()):
            rest = value if rest is None else join(rest, value)
        return left.with_items({}, rest)
    items = dict(left.items)
    for key, value in right.items.items():
        mine = items.get(key)
        items[key] = value if mine is None else join(mine, value)
    return left.with_items(items, rest)
