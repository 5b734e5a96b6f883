"""What all frontends share: slices of the text, dispatch by type of node, and the bound on depth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from dataprep.defects.flows import ir

if TYPE_CHECKING:
    from tree_sitter import Node

MAX_DEPTH = 90
"""Nodes inside one another that are read; each takes two to three calls of the interpreter."""
_ESCAPES = {
    "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "a": "\a", "v": "\v",
    "\n": "", "s": " ", "e": "\x1b",
}  # fmt: skip
_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]{1,6}\}|u+[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|(?s:.))")
_INTEGER = re.compile(r"[0-9]{1,18}$")


class Lowering:
    """Reads nodes of a tree, by methods named after their types.

    ``_e_<type>`` returns an expression, ``_s_<type>`` appends statements to a list. What has
    neither becomes ``Opaque`` with what stands in it.

    Args:
        text: UTF-8.
        language: Slug.

    Attributes:
        module: What is read so far.
    """

    _expressions: ClassVar[dict[str, Callable[[Any, Node], ir.Expression]]] = {}
    _statements: ClassVar[dict[str, Callable[[Any, Node, list[ir.Statement]], None]]] = {}
    _blocks: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        members = {
            name: member for base in reversed(cls.__mro__) for name, member in vars(base).items()
        }
        cls._expressions = {key[3:]: each for key, each in members.items() if key[:3] == "_e_"}
        cls._statements = {key[3:]: each for key, each in members.items() if key[:3] == "_s_"}

    def __init__(self, text: bytes, language: str) -> None:
        self._text = text
        self._depth = 0
        self.module = ir.Module(0, len(text), language)

    def slice(self, node: Node | None) -> str:
        """Return the text of a node; empty for none."""
        if node is None:
            return ""
        return self._text[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def expression(self, node: Node | None) -> ir.Expression:
        """Return what a node says; for none an unknown value."""
        if node is None:
            return ir.Opaque(0, 0, ())
        self._depth += 1
        try:
            if self._depth > MAX_DEPTH:
                self.module.is_deep = True
                return ir.Opaque(node.start_byte, node.end_byte, ())
            read = self._expressions.get(node.type)
            return self._opaque(node) if read is None else read(self, node)
        finally:
            self._depth -= 1

    def expressions(self, nodes: Iterable[Node]) -> list[ir.Expression]:
        """Return what nodes say, comments left out."""
        return [self.expression(node) for node in nodes if not node.is_extra]

    def _opaque(self, node: Node) -> ir.Expression:
        return ir.Opaque(node.start_byte, node.end_byte, self.expressions(node.named_children))

    def block(self, node: Node | None) -> list[ir.Statement]:
        """Return the statements of a block, or the one that stands in its place."""
        found: list[ir.Statement] = []
        if node is None:
            return found
        if node.type in self._blocks:
            for child in node.named_children:
                self.statement(child, found)
        else:
            self.statement(node, found)
        return found

    def statement(self, node: Node, found: list[ir.Statement]) -> None:
        """Append what a node says to statements."""
        if node.is_extra:
            return
        self._depth += 1
        try:
            if self._depth > MAX_DEPTH:
                self.module.is_deep = True
                return
            read = self._statements.get(node.type)
            if read is not None:
                read(self, node, found)
            else:
                self._other_statement(node, found)
        finally:
            self._depth -= 1

    def _other_statement(self, node: Node, found: list[ir.Statement]) -> None:
        if node.type in self._blocks:
            found.append(ir.Scope(node.start_byte, node.end_byte, self.block(node)))
        elif node.type in self._expressions:
            found.append(ir.Evaluate(node.start_byte, node.end_byte, self.expression(node)))
        else:
            for child in node.named_children:
                self.statement(child, found)

    def chain(self, node: Node, operator: str) -> list[Node]:
        """Return the parts of ``a op b op c`` from left to right, by a loop."""
        parts: list[Node] = []
        while True:
            right, left = node.child_by_field_name("right"), node.child_by_field_name("left")
            if right is None or left is None:
                return [node, *reversed(parts)] if parts else []
            parts.append(right)
            if left.type != node.type or self._operator(left) != operator:
                return [left, *reversed(parts)]
            node = left

    def _operator(self, node: Node) -> str:
        found = node.child_by_field_name("operator")
        return "" if found is None else found.type


def unescaped(text: str) -> str:
    """Return what an escaped text stands for, by the escapes that most languages share."""
    return _ESCAPE.sub(_plain, text) if "\\" in text else text


def _plain(found: re.Match[str]) -> str:
    escape = found[1]
    if escape[0] in "ux" and len(escape) > 1:
        code = int(escape.lstrip("ux").strip("{}"), 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "?"
    return _ESCAPES.get(escape, escape)


def integer(text: str) -> int | None:
    """Return the number that a literal stands for; None for one that is no plain integer."""
    text = text.replace("_", "").rstrip("lLuU")
    if _INTEGER.match(text):
        return int(
            text,
            8
            if len(text) > 1
            and text[0] == "0"
            and text.isdigit()
            and "8" not in text
            and "9" not in text
            else 10,
        )
    try:
        return int(text, 0) if len(text) < 20 else None
    except ValueError:
        return None


def decimal(text: str) -> float | None:
    """Return the number that a literal stands for; None for one that is none."""
    try:
        return float(text.replace("_", "").rstrip("fFdDmM")) if len(text) < 40 else None
    except ValueError:
        return None


def first(node: Node) -> Node | None:
    """Return the first named child; None where there is none."""
    return node.named_child(0) if node.named_child_count else None


def last(node: Node) -> Node | None:
    """Return the last named child; None where there is none."""
    return node.named_child(node.named_child_count - 1) if node.named_child_count else None
