"""Reads a tree by the query of its language: definitions, imports, names and complexity.

A language is ``rules/syntax/<id>/``: ``language.yaml`` (:mod:`dataprep.syntax.spec`) and
``query.scm``, whose patterns say by the names of their captures what a node means. A pattern is of
one of four kinds.

*Definitions*: ``@definition.<kind>`` on the whole definition (kinds as in the table ``symbols``),
with ``@name``, and where there is one ``@body``, ``@parameters`` and ``@receiver`` (a type that the
definition belongs to though it does not stand in it: Go, Rust, C++). A ``function`` directly in a
class, interface, structure or the like becomes a ``method``. A name that holds ``::`` is split:
what comes before belongs to the qualified name. Definitions with one body are one: that with a
name counts, and of two with names the longer one. ``@definition.scope`` makes no row, but
its name enters the qualified names of what lies in it.

*Imports*: ``@import`` on the statement, ``@import.specifier`` (quotes are taken off), and where
there is one ``@import.name`` and ``@import.alias``; ``(#set! kind include)`` says the kind
(``import`` without it), ``(#set! name "*")`` a name that is the same for all, ``(#set! system
yes)``, ``(#set! type_only yes)`` the flags. ``@import.tree`` instead hands the node to the reader
of the language, a function ``read_imports(node, text)`` in ``dataprep/parse/readers/<reader>.py``,
which yields :class:`ImportRow`.

*Names*: ``@uses`` on a name that the text uses of others; ``@declares`` on one that it declares
beyond the definitions whose kinds ``language.yaml`` lists.

*Marks*, of which a pattern may put several on one node:

- ``@comment``; ``@docstring`` on a string that documents the definition, or text, around it;
- ``@decorator`` on a decorator, annotation or attribute, in its definition or right before it;
- ``@decision``: one more path through the function (cyclomatic complexity);
- ``@nest``: a control structure that counts for cognitive complexity by its depth and deepens it;
  ``@flat``: one that counts once (``else``, a jump to a label); ``@chained``: an ``if`` that goes on
  an ``else`` and so counts by it alone; ``@level``: something that only deepens (a lambda);
- ``@boolean`` with ``@operator``: a chain of one operator counts once for cognitive complexity;
- ``@conditional``: what lies inside is not always run (branches, handlers of errors), for the flags
  of imports; ``@type_only``: what lies inside is for the type checker.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dataprep.parse import sweep
from dataprep.parse.sweep import Item, Mark
from dataprep.syntax.queries import Captures

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.syntax.queries import Pattern
    from dataprep.syntax.tree import Grammar

_DEFINITION = "definition."
_LINE_END = re.compile(rb"\n")
_QUOTES = b"\"'`<>"
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
_MARKS: Mapping[str, int] = {
    "nest": sweep.NEST,
    "flat": sweep.FLAT,
    "level": sweep.LEVEL,
    "decision": sweep.DECISION,
    "conditional": sweep.CONDITIONAL,
    "type_only": sweep.TYPE_ONLY,
    "boolean": sweep.BOOLEAN,
}


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


def read_tree(
    root: Node, text: bytes, grammar: Grammar, read_imports: ReadImports | None = None
) -> Reading:
    """Return what the query of a language finds in a tree.

    Args:
        root: Root of the tree.
        text: Its text, UTF-8.
        grammar: The language's query.
        read_imports: The language's reader of ``@import.tree``.
    """
    collector = _Collector(text, read_imports)
    query, handlers = grammar.query, dict[int, Callable[[Captures], None]]()
    for number, captures in query.matches(root, text):
        handler = handlers.get(number)
        if handler is None:
            handler = handlers[number] = collector.handler(query.patterns[number])
        handler(captures)
    return collector.finished(len(text))


def is_class(kind: str) -> bool:
    """Return whether a kind of definition holds members."""
    return kind in _CLASSES


def is_function(kind: str) -> bool:
    """Return whether a kind of definition runs."""
    return kind in _FUNCTIONS


def text_of(node: Node, text: bytes) -> str:
    """Return the text of a node."""
    return text[node.start_byte : node.end_byte].decode(errors="replace")


class _Collector:
    """Sorts matches by what they mean.

    Args:
        text: The text.
        read_imports: The language's reader of ``@import.tree``.
    """

    def __init__(self, text: bytes, read_imports: ReadImports | None) -> None:
        self._text, self._read_imports = text, read_imports
        self._reading = Reading()
        self._defined: dict[tuple[int, int], Found] = {}
        self._marks: list[Mark] = []
        self._chained: set[int] = set()
        self._operators: dict[bytes, int] = {}
        self._uses: dict[bytes, int] = {}
        self._declares: dict[bytes, int] = {}

    def handler(self, pattern: Pattern) -> Callable[[Captures], None]:
        """Return what takes the matches of a pattern."""
        captures = pattern.captures
        if "import" in captures or "import.tree" in captures:
            return functools.partial(self._import, pattern)
        for capture in captures:
            if capture.startswith(_DEFINITION):
                return functools.partial(self._define, capture)
        if captures == {"comment"}:
            return self._comment
        if captures == {"uses"}:
            return self._use
        return self._mark

    def _comment(self, captures: Captures) -> None:
        self._reading.comments.extend([node.byte_range for node in captures["comment"]])

    def _use(self, captures: Captures) -> None:
        self._name(self._uses, captures["uses"])

    def _name(self, names: dict[bytes, int], nodes: Sequence[Node]) -> None:
        """Note names with the byte where each stands first."""
        text = self._text
        for node in nodes:
            start, end = node.byte_range
            name = text[start:end]
            if names.get(name, start) >= start:
                names[name] = start

    def _mark(self, captures: Captures) -> None:
        """Take marks; those that one pattern puts on one node are one."""
        kinds, number, place = 0, 0, None
        for capture, nodes in captures.items():
            mark = _MARKS.get(capture)
            if mark is None:
                self._other(capture, nodes)
                continue
            if mark == sweep.BOOLEAN:
                start, end = captures["operator"][0].byte_range
                operator = self._text[start:end]
                number = self._operators.setdefault(operator, len(self._operators))
            for node in nodes:
                span = node.byte_range
                if span != place and place is not None:
                    self._marks.append((place[0], -place[1], kinds, number))
                    kinds = 0
                kinds, place = kinds | mark, span
        if place is not None:
            self._marks.append((place[0], -place[1], kinds, number))

    def _other(self, capture: str, nodes: Sequence[Node]) -> None:
        reading = self._reading
        if capture == "uses":
            self._name(self._uses, nodes)
        elif capture == "declares":
            self._name(self._declares, nodes)
        elif capture == "comment":
            reading.comments.extend([node.byte_range for node in nodes])
        elif capture == "docstring":
            reading.docstrings.extend(Item(*node.byte_range, sweep.PLACE) for node in nodes)
        elif capture == "decorator":
            reading.decorators.extend([node.byte_range for node in nodes])
        elif capture == "chained":
            self._chained.update([node.start_byte for node in nodes])

    def _define(self, capture: str, captures: Captures) -> None:
        node = captures[capture][0]
        start, end = node.byte_range
        named, receiver = captures.get("name"), captures.get("receiver")
        body, parameters = captures.get("body"), captures.get("parameters")
        span = body[0].byte_range if body else None
        key = (start, end) if span is None else span
        known = self._defined.get(key)
        if known is not None and (
            not named or (known.name and known.end - known.start >= end - start)
        ):
            return
        self._defined[key] = Found(
            capture[len(_DEFINITION) :],
            text_of(named[0], self._text) if named else "",
            node,
            start,
            end,
            named[0].start_byte if named else start,
            span,
            parameters[0] if parameters else None,
            text_of(receiver[0], self._text) if receiver else "",
        )

    def _import(self, pattern: Pattern, captures: Captures) -> None:
        self._reading.imports.extend(self._imports(pattern, captures))

    def _imports(self, pattern: Pattern, captures: Captures) -> Iterator[ImportRow]:
        if "import.tree" in captures:
            assert self._read_imports is not None, "language.yaml names no reader"
            for node in captures["import.tree"]:
                yield from self._read_imports(node, self._text)
            return
        settings = pattern.settings
        node = captures["import"][0]
        name, alias = captures.get("import.name"), captures.get("import.alias")
        for specifier in captures.get("import.specifier", ()):
            raw = self._text[specifier.start_byte : specifier.end_byte]
            yield ImportRow(
                kind=settings.get("kind", "import"),
                specifier=raw.strip(_QUOTES).decode(errors="replace"),
                start=node.start_byte,
                end=node.end_byte,
                line=node.start_point[0] + 1,
                name=text_of(name[0], self._text) if name else settings.get("name"),
                alias=text_of(alias[0], self._text) if alias else None,
                is_type_only="type_only" in settings,
                is_system="system" in settings,
            )

    def finished(self, size: int) -> Reading:
        """Return what was found, in order of place, with what the sweep adds."""
        reading = self._reading
        reading.comments.sort()
        self._cut_comments()
        lines = _Lines(self._text)
        reading.uses = {_decoded(name): lines.of(at) for name, at in self._uses.items()}
        reading.declares = {_decoded(name): lines.of(at) for name, at in self._declares.items()}
        reading.definitions = sorted(self._defined.values(), key=_place_of_definition)
        reading.items = [
            Item(one.start, one.end, _item_kind(one.kind)) for one in reading.definitions
        ]
        reading.imports = sorted(set(reading.imports), key=_place_of_import)
        reading.import_items = [Item(one.start, one.end, sweep.PLACE) for one in reading.imports]
        reading.decorators = sorted(set(reading.decorators))
        reading.docstrings.sort(key=lambda item: item.start)
        marks = self._marks
        if self._chained:
            marks = [
                (start, end, kinds & ~sweep.NEST if start in self._chained else kinds, number)
                for start, end, kinds, number in marks
            ]
        items = [*reading.items, *reading.import_items, *reading.docstrings]
        reading.top = sweep.sweep(marks, items, size)
        return reading

    def _cut_comments(self) -> None:
        """Let definitions end before comments that stand behind their last statement.

        Where layout ends a body, the parser lets it go on to the next statement.
        """
        starts = {end: start for start, end in self._reading.comments}
        for one in self._defined.values():
            end = one.end
            while end in starts and starts[end] > one.start:
                end = one.start + len(self._text[one.start : starts[end]].rstrip())
            if end != one.end:
                one.end = end
                if one.body is not None:
                    one.body = one.body[0], max(one.body[0], min(one.body[1], end))


class _Lines:
    """Tells the lines of places in a text, 1-based."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._ends: list[int] | None = None

    def of(self, at: int) -> int:
        """Return the line of a byte."""
        if self._ends is None:
            self._ends = [match.start() for match in _LINE_END.finditer(self._text)]
        return bisect_left(self._ends, at) + 1


def _decoded(name: bytes) -> str:
    return name.decode(errors="replace")


def _place_of_definition(one: Found) -> tuple[int, int, int]:
    return one.start, -one.end, one.name_at


def _place_of_import(row: ImportRow) -> tuple[int, int, str, str, str]:
    return row.start, row.end, row.specifier, row.name or "", row.alias or ""


def _item_kind(kind: str) -> int:
    return sweep.FUNCTION if kind in _FUNCTIONS else sweep.DEFINITION
