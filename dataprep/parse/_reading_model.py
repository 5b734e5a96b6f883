"""What the query of a language finds in a tree; see :mod:`dataprep.parse.reading`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Self

from dataprep.parse.sweep import Item

if TYPE_CHECKING:
    from tree_sitter import Node

_CLASSES = frozenset(
    {
        "class",
        "interface",
        "struct",
        "union",
        "enum",
        "trait",
        "implementation",
        "object",
        "extension",
    }
)
_FUNCTIONS = frozenset({"function", "method", "constructor", "procedure"})


class ImportRow(NamedTuple):
    """What a statement brings in; see the table ``imports``."""

    kind: str
    specifier: str
    start: int
    end: int
    line: int
    name: str | None = None
    alias: str | None = None
    is_type_only: bool = False
    is_system: bool = False

    @classmethod
    def at(
        cls,
        node: Node,
        kind: str,
        specifier: str,
        name: str | None = None,
        alias: str | None = None,
        *,
        is_type_only: bool = False,
    ) -> Self:
        """Return the row of a statement that is a node."""
        span, line = node.byte_range, node.start_point[0] + 1
        return cls(kind, specifier, *span, line, name, alias, is_type_only)


@dataclass(slots=True)
class Found:
    """A definition as the query found it.

    Attributes:
        kind: Its kind.
        name: Its name as written.
        node: The whole definition.
        start: Its first byte.
        end: The byte behind it.
        name_at: Start of its name.
        body: Span of its body; comments behind its last statement are left out, as of the whole.
        parameters: Its parameters.
        receiver: Type that it belongs to.
    """

    kind: str
    name: str
    node: Node
    start: int
    end: int
    name_at: int
    body: tuple[int, int] | None
    parameters: Node | None
    receiver: str


@dataclass(slots=True)
class Reading:
    """What the query of a language found in one tree, in order of place.

    Attributes:
        definitions: Definitions.
        items: The same as the sweep left them.
        imports: Imports.
        import_items: The same as the sweep left them.
        comments: Spans of comments.
        docstrings: Docstrings as the sweep left them.
        decorators: Spans of decorators.
        uses: Names used, with the line of the first use.
        declares: Names declared beyond definitions.
        top: What lies outside of functions.
    """

    definitions: list[Found] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    imports: list[ImportRow] = field(default_factory=list)
    import_items: list[Item] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    docstrings: list[Item] = field(default_factory=list)
    decorators: list[tuple[int, int]] = field(default_factory=list)
    uses: dict[str, int] = field(default_factory=dict)
    declares: dict[str, int] = field(default_factory=dict)
    top: Item | None = None


ReadImports = Callable[["Node", bytes], Iterable[ImportRow]]


def is_class(kind: str) -> bool:
    """Return whether a kind of definition holds members."""
    return kind in _CLASSES


def is_function(kind: str) -> bool:
    """Return whether a kind of definition runs."""
    return kind in _FUNCTIONS


def text_of(node: Node, text: bytes) -> str:
    """Return the text of a node."""
    return text[node.start_byte : node.end_byte].decode(errors="replace")
