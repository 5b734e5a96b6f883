"""The parts of a text: bodies of functions, and the statements around them.

Most rules look inside one function. A text with the bodies of all others emptied says the same to them,
and costs a fraction of it to read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dataprep.syntax.spec import all_syntaxes
from dataprep.syntax.tree import grammar_of, parse

if TYPE_CHECKING:
    from tree_sitter import Node, Query

_C = """
(function_definition body: (compound_statement) @body)
(field_declaration_list) @in (declaration_list) @in
(preproc_ifdef) @in (preproc_if) @in (preproc_else) @in
"""
_SCRIPT = """
(function_declaration body: (statement_block) @body)
(function_expression body: (statement_block) @body)
(arrow_function body: (statement_block) @body)
(method_definition body: (statement_block) @body)
(generator_function body: (statement_block) @body)
(generator_function_declaration body: (statement_block) @body)
(class_body) @in
"""
_TYPED = f"""{_SCRIPT}
(interface_declaration body: (_) @void)
(type_alias_declaration value: (object_type) @void)
(ambient_declaration (class_declaration body: (class_body) @void))
(ambient_declaration (abstract_class_declaration body: (class_body) @void))
(ambient_declaration (internal_module body: (statement_block) @void))
(ambient_declaration (module body: (statement_block) @void))
"""
_QUERIES: Mapping[str, str] = {
    "c": _C,
    "cpp": _C,
    "csharp": """
(method_declaration body: (block) @body) (constructor_declaration body: (block) @body)
(accessor_declaration body: (block) @body) (declaration_list) @in
""",
    "go": "(function_declaration body: (block) @body) (method_declaration body: (block) @body)",
    "java": """
(method_declaration body: (block) @body) (constructor_declaration body: (constructor_body) @body)
(class_body) @in (interface_body) @in (enum_body) @in (enum_body_declarations) @in
""",
    "javascript": _SCRIPT,
    "kotlin": "(function_body) @body (class_body) @in",
    "php": """
(method_declaration body: (compound_statement) @body)
(function_definition body: (compound_statement) @body) (declaration_list) @in
""",
    "python": """
(function_definition body: (block) @body) (class_definition body: (block) @in)
""",
    "ruby": """
(method body: (_) @body) (singleton_method body: (_) @body)
(class body: (_) @in) (module body: (_) @in)
""",
    "tsx": _TYPED,
    "typescript": _TYPED,
}
"""By slug: bodies of functions; what holds functions and statements of its own; what only declares."""
_OPENED = frozenset({"javascript", "tsx", "typescript"})
"""Languages whose functions often hold a whole text."""
_INLINE = frozenset({"arrow_function", "function_expression", "generator_function"})
_BRACKET = re.compile(
    rb"[{}]|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|//[^\n]*|/\*.*?\*/", re.DOTALL
)
_LARGE, _SHARE = 1_000, 0.5
"""A body of so many bytes, over so much of which lies in functions inside it, is opened."""


@dataclass(slots=True)
class Body:
    """The body of a function that is in no other.

    Attributes:
        start: First byte.
        end: Byte behind it.
        statement: Number of the statement that it is a part of.
        before: First byte of what stands before it in that statement.
        is_inline: It is that of a function without a name, run where it stands.
        is_void: Nothing in it is ever run.
    """

    start: int
    end: int
    statement: int
    before: int
    is_inline: bool
    is_void: bool


@dataclass(slots=True)
class Statement:
    """A statement, declaration or member outside of functions.

    Attributes:
        spans: Where it stands, without bodies and without statements inside it.
        names: What others know it by; None for any word in it.
    """

    spans: list[tuple[int, int]] = field(default_factory=list)
    names: frozenset[bytes] | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """A text taken apart.

    Attributes:
        bodies: Bodies of functions, in order.
        statements: What stands around them; the first one is the rest of the text.
    """

    bodies: Sequence[Body]
    statements: Sequence[Statement]


def parts_of(text: bytes, slug: str) -> Parts | None:
    """Return the parts of a text; None where it has no functions, or has no tree.

    What cannot be parsed is a part of a statement, or makes the body that holds it one.

    Args:
        text: UTF-8.
        slug: Its language.
    """
    query = _query(slug)
    if query is None:
        return None
    parsed = parse(text, grammar_of(slug))
    if parsed.tree is None:
        return None
    import tree_sitter

    root = parsed.tree.root_node
    captures = tree_sitter.QueryCursor(query).captures(root)
    void = captures.get("void", [])
    bodies, opened = _outermost([*captures.get("body", []), *void], is_opening=slug in _OPENED)
    unread = {node.id for node in void}
    if parsed.errors.n_errors:
        bodies = [body for body in bodies if _is_clean(body)]
    if not bodies:
        return None
    holders = [root, *opened, *_outside(captures.get("in", []), bodies)]
    children = [child for holder in holders for child in holder.children]
    return _taken_apart(len(text), bodies, children, unread)


@functools.cache
def _query(slug: str) -> Query | None:
    import tree_sitter

    if slug not in _QUERIES or slug not in all_syntaxes():
        return None
    return tree_sitter.Query(grammar_of(slug).language, _QUERIES[slug])


def _outermost(nodes: Iterable[Node], *, is_opening: bool) -> tuple[list[Node], list[Node]]:
    """Return bodies that are in no other, and those that were opened to get at them."""
    ordered = sorted(nodes, key=lambda node: (node.start_byte, -node.end_byte))
    inside: list[int] = [0] * len(ordered)
    parents = [-1] * len(ordered)
    stack: list[int] = []
    for number, node in enumerate(ordered):
        while stack and ordered[stack[-1]].end_byte <= node.start_byte:
            stack.pop()
        if stack:
            parents[number] = stack[-1]
            inside[stack[-1]] += node.end_byte - node.start_byte
        stack.append(number)
    is_open = [False] * len(ordered)
    outer: list[Node] = []
    for number, node in enumerate(ordered):
        if parents[number] >= 0 and not is_open[parents[number]]:
            continue
        size = node.end_byte - node.start_byte
        is_open[number] = is_opening and size >= _LARGE and inside[number] >= _SHARE * size
        if not is_open[number]:
            outer.append(node)
    return outer, [node for number, node in enumerate(ordered) if is_open[number]]


def _is_clean(body: Node) -> bool:
    """Return whether what is around a body was read without a fault, and its brackets pair."""
    if body.has_error and not _pairs(body.text or b""):
        return False
    around = body.parent
    while around is not None:
        if around.is_error:
            return False
        around = around.parent
    return True


def _pairs(text: bytes) -> bool:
    """Return whether the brackets of a text pair, those in literals and comments left out."""
    depth = 0
    for found in _BRACKET.finditer(text):
        depth += {b"{": 1, b"}": -1}.get(found[0], 0)
        if depth < 0:
            return False
    return depth == 0 and text.count(b"#if") == text.count(b"#endif")


def _outside(nodes: Iterable[Node], bodies: Sequence[Node]) -> list[Node]:
    """Return nodes that lie in no body."""
    ends = iter([*((body.start_byte, body.end_byte) for body in bodies), (1 << 62, 1 << 62)])
    start, end = next(ends)
    found = []
    for node in sorted(nodes, key=lambda node: node.start_byte):
        while end <= node.start_byte:
            start, end = next(ends)
        if node.start_byte < start:
            found.append(node)
    return found


def _taken_apart(
    size: int, bodies: Sequence[Node], nodes: Iterable[Node], void: Collection[int]
) -> Parts:
    """Return the parts of a text by the spans of bodies and statements, which nest."""
    statements = [Statement()]
    found: list[Body] = []
    marked = [(n.start_byte, -n.end_byte, 0, n) for n in nodes if n.is_named]
    marked += [(n.start_byte, -n.end_byte, 1, n) for n in bodies]
    marked.sort(key=lambda one: one[:3])
    stack: list[tuple[int, int]] = [(0, size)]
    at = 0

    def upto(place: int) -> None:
        nonlocal at
        if place > at:
            statements[stack[-1][0]].spans.append((at, place))
            at = place

    for start, negative, is_body, node in marked:
        end = -negative
        while stack[-1][1] <= start and len(stack) > 1:
            upto(stack[-1][1])
            stack.pop()
        upto(start)
        if is_body:
            number = stack[-1][0]
            spans = statements[number].spans
            before = spans[-1][0] if spans and spans[-1][1] == start else start
            found.append(Body(start, end, number, before, _is_inline(node), node.id in void))
            at = max(at, end)
            _name(statements[number], node)
        else:
            stack.append((len(statements), end))
            statements.append(Statement())
    while stack:
        upto(stack[-1][1])
        stack.pop()
    return Parts(found, statements)


def _is_inline(body: Node) -> bool:
    return body.parent is not None and body.parent.type in _INLINE


def _name(statement: Statement, body: Node) -> None:
    """Note the name of a function that is all of a statement."""
    function = body.parent
    starts = [span[0] for span in statement.spans]
    if function is None or not starts or function.start_byte != starts[0]:
        return
    name = function.child_by_field_name("name")
    if name is None:
        name = function.child_by_field_name("declarator")
    if name is not None and name.text is not None:
        statement.names = frozenset((name.text.partition(b"(")[0].strip(b"*& \n\t"),))
