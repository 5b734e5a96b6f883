"""One C function as a detector sees it: variables, calls, assignments and conditions in order of text.

The tree is asked by queries, when it is needed first; what stands in an expression is read from its text without blanks.
All detectors of a text share the result. The analysis is by place in the text and not by path: a
condition that stands before a use counts as one that guards it.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dataprep.defects.detectors._queries import captures

if TYPE_CHECKING:
    from tree_sitter import Node

_HOLDERS = frozenset(
    {
        "preproc_if", "preproc_ifdef", "preproc_else", "preproc_elif", "linkage_specification", "ERROR",
        "declaration_list", "namespace_definition", "class_specifier", "struct_specifier", "declaration",
        "field_declaration_list", "template_declaration",
    }
)  # fmt: skip
_GROUPS = {
    "main": """
(call_expression) @call
(assignment_expression) @assignment
(init_declarator) @initial
(declaration) @declaration
(parameter_declaration) @parameter
(if_statement condition: (_) @condition)
(while_statement condition: (_) @condition)
(for_statement condition: (_) @condition)
(do_statement condition: (_) @condition)
(switch_statement condition: (_) @condition)
(conditional_expression condition: (_) @condition)
(for_statement) @loop
(while_statement) @loop
(do_statement) @loop
(if_statement) @if
(return_statement) @return
""",
    "subscripts": "(subscript_expression) @subscript",
    "values": """
(update_expression) @update
(binary_expression) @binary
""",
}
_GROUP_OF = {"subscript": "subscripts", "update": "values", "binary": "values"}
_BLANK = re.compile(rb"\s+|/\*[^*]*\*/")
_PLACE = re.compile(r"(?<![\w.])(?!\d)\w+(?:(?:->|\.)\w+)*")
_CHECKING = re.compile(
    r"(?i)check|assert|valid|verify|limit|clamp|clip|bound|ensure|require|guard|^min$|^max$|_min|_max|"
    r"min_|max_|^m(?:in|ax)\d|ffmin|ffmax|expect|sanit|^if|unlikely|safe|^is|_is|has_|exceed"
)
_HIDDEN = re.compile(
    r'/\*[^*]*(?:\*(?!/)[^*]*)*\*/|//[^\n]*|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
)
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]+|\d+)[uUlL]*")
_MACRO = re.compile(r"(?<!\w)[A-Z][A-Z0-9_]{3,}\s*\([^;{}]*\)\s*;|(?<!\w)[A-Z][A-Z0-9_]{3,}\s*;")
_MAX_FUNCTION = 200_000


@dataclass(frozen=True, slots=True)
class Variable:
    """A parameter or local variable.

    Attributes:
        name: Its name.
        type: Words of its type without qualifiers, as ``unsigned int``.
        is_pointer: Whether a star stands before the name.
        stars: How many do.
        size: Text between the brackets of an array, None for what is none.
        is_parameter: Whether the caller gives it.
        position: Byte where it is declared.
    """

    name: str
    type: str
    is_pointer: bool
    stars: int
    size: str | None
    is_parameter: bool
    position: int


@dataclass(frozen=True, slots=True)
class Call:
    """A call: the text of what is called, its arguments' texts and nodes."""

    name: str
    arguments: list[str]
    node: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """A value given to a place: target, operator (``=``, ``+=`` ...) and value without blanks."""

    target: str
    operator: str
    value: str
    node: Node
    value_node: Node
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, or arguments of a macro that checks: its text and the places it names."""

    text: str
    places: frozenset[str]
    start: int
    end: int
    node: Node


@dataclass(eq=False)
class CFunction:
    """A function definition with what stands in it, in order of text."""

    node: Node
    name: str
    text: bytes
    language: str
    _groups: dict[str, dict[str, list[Node]]] = field(default_factory=dict)

    @functools.cached_property
    def body_start(self) -> int:
        """First byte of the body; parameters of the old style are declared before it."""
        body = self.node.child_by_field_name("body")
        return body.start_byte if body is not None else self.node.start_byte

    def has_macro(self, start: int, end: int) -> bool:
        """Return whether a macro stands as a statement between two bytes: it may do anything."""
        return _MACRO.search(self.masked, self.at(start), self.at(end)) is not None

    @property
    def start(self) -> int:
        """First byte."""
        return self.node.start_byte

    def source(self, node: Node) -> str:
        """Return the text of a node without blanks and comments."""
        raw = self.text[node.start_byte : node.end_byte]
        return _BLANK.sub(b"", raw).decode("latin-1")

    def of(self, kind: str) -> list[Node]:
        """Return the nodes of a kind in order: call, if, loop, return, subscript, binary ..."""
        name = _GROUP_OF.get(kind, "main")
        group = self._groups.get(name)
        if group is None:
            captured = captures(self.node, self.language, _GROUPS[name])
            group = {key: sorted(nodes, key=_start) for key, nodes in captured.items()}
            self._groups[name] = group
        return group.get(kind, [])

    @functools.cached_property
    def masked(self) -> str:
        """The function with comments and what stands between quotes as blanks, each byte a letter."""
        return _HIDDEN.sub(lambda found: " " * len(found[0]), self.code)

    def at(self, position: int) -> int:
        """Return the place in ``code`` and ``masked`` of a byte of the text."""
        return position - self.node.start_byte

    @functools.cached_property
    def code(self) -> str:
        """The text of the function, blanks kept."""
        return self.text[self.node.start_byte : self.node.end_byte].decode("latin-1")

    @functools.cached_property
    def variables(self) -> dict[str, Variable]:
        """Parameters and locals by name; of a name declared twice the first."""
        found: dict[str, Variable] = {}
        for node in self.of("parameter") + self.of("declaration"):
            is_parameter = node.type == "parameter_declaration" or node.start_byte < self.body_start
            for variable in _variables(node, self.text, is_parameter):
                found.setdefault(variable.name, variable)
        return found

    @functools.cached_property
    def declared_twice(self) -> frozenset[str]:
        """Names that several declarations give, in blocks of their own."""
        names = [
            one.name
            for node in self.of("declaration")
            for one in _variables(node, self.text, False)
        ]
        return frozenset(name for name in names if names.count(name) > 1)

    @functools.cached_property
    def calls(self) -> list[Call]:
        """Calls in order of their start."""
        calls = []
        for node in self.of("call"):
            called, given = (
                node.child_by_field_name("function"),
                node.child_by_field_name("arguments"),
            )
            if called is None or given is None:
                continue
            arguments = [self.source(one) for one in given.named_children if one.type != "comment"]
            calls.append(Call(self.source(called), arguments, node, node.start_byte, node.end_byte))
        return calls

    @functools.cached_property
    def assignments(self) -> list[Assignment]:
        """Assignments and initial values in order of their start."""
        found = [one for node in self.of("assignment") if (one := self._assignment(node))]
        found += [one for node in self.of("initial") if (one := self._initial(node))]
        return sorted(found, key=lambda one: one.start)

    def _assignment(self, node: Node) -> Assignment | None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = node.child_by_field_name("operator")
        if left is None or right is None or operator is None:
            return None
        return Assignment(
            self.source(left), self.source(operator), self.source(right), node, right,
            node.start_byte, node.end_byte,
        )  # fmt: skip

    def _initial(self, node: Node) -> Assignment | None:
        declarator, value = (
            node.child_by_field_name("declarator"),
            node.child_by_field_name("value"),
        )
        name = _declared(declarator) if declarator is not None else None
        if name is None or value is None:
            return None
        return Assignment(
            self.source(name), "=", self.source(value), node, value, node.start_byte, node.end_byte
        )

    @functools.cached_property
    def conditions(self) -> list[Condition]:
        """Conditions and checking macros in order of their start."""
        found = [self._condition(node) for node in self.of("condition")]
        for call in self.calls:
            if _CHECKING.search(call.name) or call.name.isupper():
                text = ",".join(call.arguments)
                places = frozenset(_PLACE.findall(text))
                found.append(Condition(text, places, call.start, call.end, call.node))
        return sorted(found, key=lambda one: one.start)

    def _condition(self, node: Node) -> Condition:
        text = self.source(node)
        places = frozenset(_PLACE.findall(text))
        return Condition(text, places, node.start_byte, node.end_byte, node)

    @functools.cached_property
    def first_checks(self) -> dict[str, int]:
        """The first byte after which each place has stood in a condition."""
        first: dict[str, int] = {}
        for condition in self.conditions:
            for place in condition.places:
                first.setdefault(place, condition.start)
        return first

    def is_checked(self, place: str, before: int) -> bool:
        """Return whether a condition names a place before a byte."""
        return self.first_checks.get(place, before) < before

    def last_value(self, place: str, before: int) -> Assignment | None:
        """Return the last assignment to a place that ends before a byte."""
        given = self._by_target.get(place)
        if not given:
            return None
        at = bisect.bisect_left([one.end for one in given], before)
        return given[at - 1] if at else None

    def values(self, place: str) -> list[Assignment]:
        """Return the assignments to a place in order."""
        return self._by_target.get(place, [])

    @functools.cached_property
    def _by_target(self) -> dict[str, list[Assignment]]:
        by: dict[str, list[Assignment]] = {}
        for one in self.assignments:
            by.setdefault(one.target, []).append(one)
        return by

    def calls_of(self, names: frozenset[str]) -> Iterator[Call]:
        """Yield the calls of functions by name."""
        return (call for call in self.calls if call.name in names)


def places(text: str) -> list[str]:
    """Return the variables and members that a text without blanks names: ``a->b.c`` is one."""
    return _PLACE.findall(text)


def is_number(text: str) -> bool:
    """Return whether a text is an integer literal."""
    return _NUMBER.fullmatch(text) is not None


def _declared(node: Node) -> Node | None:
    """Return the name inside a declarator."""
    inner: Node | None = node
    while inner is not None and inner.type not in {"identifier", "field_identifier"}:
        inner = inner.child_by_field_name("declarator")
    return inner


def _variables(node: Node, text: bytes, is_parameter: bool) -> Iterator[Variable]:
    kind = node.child_by_field_name("type")
    words = text[kind.start_byte : kind.end_byte].decode("latin-1") if kind is not None else ""
    for declarator in node.children_by_field_name("declarator"):
        inner: Node | None = declarator
        stars, size = 0, None
        while inner is not None and inner.type != "identifier":
            if inner.type in {"pointer_declarator", "reference_declarator"}:
                stars += 1
            elif inner.type == "array_declarator":
                length = inner.child_by_field_name("size")
                raw = text[length.start_byte : length.end_byte] if length is not None else b""
                size = _BLANK.sub(b"", raw).decode("latin-1")
            elif inner.type == "function_declarator":
                break
            inner = inner.child_by_field_name("declarator")
        if inner is not None and inner.type == "identifier":
            name = text[inner.start_byte : inner.end_byte].decode("latin-1")
            yield Variable(
                name,
                " ".join(words.split()),
                stars > 0,
                stars,
                size,
                is_parameter,
                inner.start_byte,
            )


def _name(node: Node, text: bytes) -> str:
    declarator = node.child_by_field_name("declarator")
    while declarator is not None and declarator.type != "function_declarator":
        declarator = declarator.child_by_field_name("declarator")
    name = declarator.child_by_field_name("declarator") if declarator is not None else None
    return text[name.start_byte : name.end_byte].decode("latin-1") if name is not None else ""


def _start(node: Node) -> int:
    return node.start_byte


class _Last:
    """The functions of the text that was read last: detectors of one text come one after another."""

    root: Node | None = None
    text: bytes = b""
    found: list[CFunction]


def functions_of(root: Node, text: bytes, language: str) -> list[CFunction]:
    """Return the functions of a text in order, shared by the detectors of the same text.

    Args:
        root: The tree of the text.
        text: The bytes the tree was made of.
        language: ``c`` or ``cpp``.
    """
    if _Last.text is text and _Last.root is not None and _Last.root == root:
        return _Last.found
    _Last.root, _Last.text, _Last.found = root, text, _functions(root, text, language)
    return _Last.found


def _functions(root: Node, text: bytes, language: str) -> list[CFunction]:
    found = []
    stack = [root]
    while stack:
        node = stack.pop()
        for child in node.named_children:
            if child.type == "function_definition":
                if child.end_byte - child.start_byte <= _MAX_FUNCTION:
                    found.append(CFunction(child, _name(child, text), text, language))
            elif child.type in _HOLDERS:
                stack.append(child)
    return sorted(found, key=lambda one: one.start)
