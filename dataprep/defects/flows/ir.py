"""The small language in which texts of all languages are read before they are interpreted.

A frontend makes a ``Module`` of a tree. Every node knows its bytes in the text. What a language has
and this has not becomes ``Opaque``: its parts are evaluated, and what comes out of it is unknown
and as tainted as they are. Bodies of functions are made when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dataprep.defects.flows._ir_definitions import (
    Annotation,
    ClassDef,
    FieldDef,
    Function,
    Module,
    Parameter,
)
from dataprep.defects.flows._ir_node import Node

__all__ = [
    "Annotation", "Assign", "Binary", "Block", "Break", "Call", "Case", "Cast", "ClassDef",
    "Comprehension", "Concat", "Conditional", "Constant", "Continue", "Define", "Evaluate",
    "Expression", "Field", "FieldDef", "ForEach", "Function", "Give", "If", "Index", "Lambda", "Listing",
    "Literal", "Module", "Name", "New", "Node", "Opaque", "Parameter", "Reference", "Return",
    "Scope", "Slice", "Spread", "Statement", "Switch", "SwitchValue", "Table", "Throw", "Try",
    "Unary", "While", "Yield",
]  # fmt: skip

Literal: TypeAlias = str | int | float | bool | bytes | None
Block: TypeAlias = Sequence["Statement"]


@dataclass(slots=True, eq=False)
class Expression(Node):
    """What has a value."""


@dataclass(slots=True, eq=False)
class Constant(Expression):
    """A literal; characters are strings of one letter."""

    value: Literal


@dataclass(slots=True, eq=False)
class Name(Expression):
    """A variable, a function, a class or a module; ``self`` is the receiver in all languages."""

    name: str


@dataclass(slots=True, eq=False)
class Field(Expression):
    """``base.name``."""

    base: Expression
    name: str


@dataclass(slots=True, eq=False)
class Index(Expression):
    """``base[index]``."""

    base: Expression
    index: Expression


@dataclass(slots=True, eq=False)
class Slice(Expression):
    """``base[lower:upper]``; a step makes the frontend give ``Opaque``."""

    base: Expression
    lower: Expression | None
    upper: Expression | None


@dataclass(slots=True, eq=False)
class Call(Expression):
    """``receiver.name(args)``, ``name(args)`` without a receiver.

    Attributes:
        receiver: None for a bare name. Where a value is called (``f()()``), that value, and the
            name is empty.
        name: Name of the function or method.
        args: Arguments by position; ``Spread`` for one that stands for many.
        keywords: Arguments by name.
    """

    receiver: Expression | None
    name: str
    args: Sequence[Expression]
    keywords: Sequence[tuple[str, Expression]] = ()


@dataclass(slots=True, eq=False)
class New(Expression):
    """An object of a class.

    Attributes:
        class_name: As written, without type arguments; dots between scopes.
        args: Arguments by position.
        keywords: Properties that an initializer behind it sets (C#).
        body: The class, where one is declared on the spot.
    """

    class_name: str
    args: Sequence[Expression]
    keywords: Sequence[tuple[str, Expression]] = ()
    body: ClassDef | None = None


@dataclass(slots=True, eq=False)
class Binary(Expression):
    """``left op right``.

    Operators: ``- * / // % ** << >> & | ^ == != === < <= > >= in, not in, is, is not, and, or,
    ??``. ``+`` is ``Concat``.
    """

    operator: str
    left: Expression
    right: Expression


@dataclass(slots=True, eq=False)
class Concat(Expression):
    """``a + b + c``, from left to right; where ``is_text``, the parts become text and are joined.

    NOTE: A frontend flattens chains with a loop: hundreds of parts are common.
    """

    parts: Sequence[Expression]
    is_text: bool = False


@dataclass(slots=True, eq=False)
class Unary(Expression):
    """``op value``: ``not``, ``-``, ``~``."""

    operator: str
    value: Expression


@dataclass(slots=True, eq=False)
class Conditional(Expression):
    """``test ? then : otherwise``."""

    test: Expression
    then: Expression
    otherwise: Expression


@dataclass(slots=True, eq=False)
class Listing(Expression):
    """A list, tuple, set or array that is written out; ``Spread`` for parts that are many."""

    items: Sequence[Expression]
    kind: str = "list"


@dataclass(slots=True, eq=False)
class Table(Expression):
    """A dictionary that is written out; a key of None spreads another."""

    pairs: Sequence[tuple[Expression | None, Expression]]


@dataclass(slots=True, eq=False)
class Spread(Expression):
    """``*value``, ``...value``."""

    value: Expression


@dataclass(slots=True, eq=False)
class Lambda(Expression):
    """A function as a value."""

    function: Function


@dataclass(slots=True, eq=False)
class Reference(Expression):
    """A method as a value: ``this::name``, ``Type::new`` (name is ``new``)."""

    receiver: Expression
    name: str


@dataclass(slots=True, eq=False)
class Cast(Expression):
    """``(Type) value``: the value, of that type from here on."""

    type: str
    value: Expression


@dataclass(slots=True, eq=False)
class Assign(Expression):
    """``target = value``; the value is that of the target afterwards.

    Attributes:
        target: ``Name``, ``Field``, ``Index``, or ``Listing`` of these to unpack.
        value: What is assigned.
        operator: Binary operator (``+`` too) of ``target op= value``; empty for none.
        type: Declared type, where this declares the target.
    """

    target: Expression
    value: Expression
    operator: str = ""
    type: str | None = None


@dataclass(slots=True, eq=False)
class Comprehension(Expression):
    """``[element for target in iterable if conditions]``; more loops stand in ``element``."""

    target: Expression
    iterable: Expression
    conditions: Sequence[Expression]
    element: Expression


@dataclass(slots=True, eq=False)
class Give(Expression):
    """``yield value`` of a generator: one of the things that the call gives."""

    value: Expression


@dataclass(slots=True, eq=False)
class SwitchValue(Expression):
    """A switch as an expression; the value of an arm is that of its ``Yield``."""

    switch: Switch


@dataclass(slots=True, eq=False)
class Opaque(Expression):
    """What this language has no word for; known where ``is_plain`` says that no taint passes."""

    parts: Sequence[Expression]
    is_plain: bool = False


@dataclass(slots=True, eq=False)
class Statement(Node):
    """What is done."""


@dataclass(slots=True, eq=False)
class Evaluate(Statement):
    """An expression as a statement."""

    value: Expression


@dataclass(slots=True, eq=False)
class Return(Statement):
    """Leaves the function."""

    value: Expression | None


@dataclass(slots=True, eq=False)
class Yield(Statement):
    """Gives the value of an arm of ``SwitchValue``."""

    value: Expression


@dataclass(slots=True, eq=False)
class If(Statement):
    """A branch; ``else if`` is an ``If`` in ``otherwise``."""

    test: Expression
    then: Block
    otherwise: Block = ()


@dataclass(slots=True, eq=False)
class While(Statement):
    """A loop; ``for (a; b; c)`` is ``a`` before, and ``c`` as update.

    Attributes:
        test: None for an endless one.
        body: What is repeated.
        update: What is done after each round, after ``continue``, too.
        is_checked_last: The body runs once before the test.
    """

    test: Expression | None
    body: Block
    update: Block = ()
    is_checked_last: bool = False


@dataclass(slots=True, eq=False)
class ForEach(Statement):
    """A loop over the elements of a value.

    Attributes:
        target: What takes the element.
        iterable: The value.
        body: What is repeated.
        type: Declared type of the target.
        takes_keys: The target takes keys (``for in`` of JavaScript), not elements.
        key: What takes the key beside the element (Go, PHP).
    """

    target: Expression
    iterable: Expression
    body: Block
    type: str | None = None
    takes_keys: bool = False
    key: Expression | None = None


@dataclass(slots=True, eq=False)
class Case:
    """An arm of a switch: values of which one is met, none for the default one."""

    values: Sequence[Expression]
    body: Block
    guard: Expression | None = None
    is_default: bool = False


@dataclass(slots=True, eq=False)
class Switch(Statement):
    """Arms by value; with ``falls_through`` an arm goes on in the next."""

    subject: Expression
    cases: Sequence[Case]
    falls_through: bool = False


@dataclass(slots=True, eq=False)
class Try(Statement):
    """``body``, then ``otherwise``, or one of the handlers; in any case ``finally_``."""

    body: Block
    handlers: Sequence[tuple[str | None, Block]]
    otherwise: Block = ()
    finally_: Block = ()


@dataclass(slots=True, eq=False)
class Throw(Statement):
    """Leaves for a handler."""

    value: Expression | None


@dataclass(slots=True, eq=False)
class Break(Statement):
    """Leaves a loop or a switch."""


@dataclass(slots=True, eq=False)
class Continue(Statement):
    """Goes on with the next round."""


@dataclass(slots=True, eq=False)
class Scope(Statement):
    """Statements that stand together."""

    body: Block


@dataclass(slots=True, eq=False)
class Define(Statement):
    """A function or class that is declared among statements."""

    name: str
    value: Function | ClassDef
