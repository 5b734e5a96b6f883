"""Functions, classes and texts in the language that is interpreted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dataprep.defects.flows._ir_node import Node

if TYPE_CHECKING:
    from dataprep.defects.flows.ir import Block, Expression


@dataclass(slots=True, eq=False)
class Annotation:
    """``@name(args)``: a decorator, annotation or attribute."""

    name: str
    args: Sequence[Expression] = ()
    keywords: Sequence[tuple[str, Expression]] = ()


@dataclass(slots=True, eq=False)
class Parameter:
    """What a function takes.

    Attributes:
        name: Its name.
        type: Declared type, without type arguments.
        kind: ``one``, ``rest`` (many by position) or ``named`` (many by name).
        default: Value where none is given.
        annotations: Annotations of it.
    """

    name: str
    type: str | None = None
    kind: str = "one"
    default: Expression | None = None
    annotations: Sequence[Annotation] = ()


@dataclass(slots=True, eq=False)
class Function(Node):
    """A function.

    Attributes:
        name: Its name; empty for a lambda.
        parameters: Without the receiver.
        lower: Returns the body; called once.
        owner: The class it is a method of.
        is_static: Whether it has no receiver.
        is_hidden: Whether only this text can call it.
        is_constructor: Whether it makes objects of the owner.
        annotations: Annotations of it.
        globals: Names that belong to the module though they are assigned here.
    """

    name: str
    parameters: Sequence[Parameter]
    lower: Callable[[], Block]
    owner: ClassDef | None = None
    is_static: bool = False
    is_hidden: bool = False
    is_constructor: bool = False
    annotations: Sequence[Annotation] = ()
    globals: frozenset[str] = frozenset()
    _body: Block | None = None

    @property
    def body(self) -> Block:
        """The statements."""
        if self._body is None:
            self._body = self.lower()
        return self._body


@dataclass(slots=True, eq=False)
class FieldDef(Node):
    """A field of a class: declared type, first value, and whether that stays (final, const)."""

    name: str
    type: str | None
    value: Expression | None
    is_constant: bool = False


@dataclass(slots=True, eq=False)
class ClassDef(Node):
    """A class, interface, enum or record."""

    name: str
    bases: Sequence[str] = ()
    methods: dict[str, list[Function]] = field(default_factory=dict)
    fields: dict[str, FieldDef] = field(default_factory=dict)
    outer: ClassDef | None = None
    annotations: Sequence[Annotation] = ()


@dataclass(slots=True, eq=False)
class Module(Node):
    """A text.

    Attributes:
        language: Slug.
        functions: Functions of the module itself, by name; the last one counts.
        classes: Classes by name, nested ones too.
        imports: Qualified names by the name they have here.
        body: Statements of the module itself.
        all_functions: All that can be called from outside or inside, methods too; no lambdas.
        is_deep: Whether something was left out since it is nested too deeply.
    """

    language: str
    functions: dict[str, Function] = field(default_factory=dict)
    classes: dict[str, ClassDef] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    body: Block = ()
    all_functions: list[Function] = field(default_factory=list)
    is_deep: bool = False
