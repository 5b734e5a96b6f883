"""Fields that are tested outside and inside of a lock, and are not volatile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._java_types import nodes_of, text_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

_TESTED = re.compile(r"^\(\s*((?:this\.)?\w+)\s*==\s*null\s*\)$")
_SHAPE = re.compile(
    rb"\bif\s*\(\s*(?:this\.)?\w+\s*==\s*null\s*\)\s*(?:\{\s*)?(?://[^\n]*\n\s*)?synchronized\b"
)
_PLAIN = frozenset({"int", "boolean", "short", "byte", "char", "float"})


def may_find(looked: Looked) -> bool:
    """Return whether a lock stands right behind a test for null.

    Args:
        looked: The text.
    """
    return _SHAPE.search(looked.text) is not None


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the outer tests."""
    del text, language
    for node in nodes_of(root):
        name = _tested(node)
        if not name or name.removeprefix("this.") not in _fields_around(node):
            continue
        for lock in _inside(node, "synchronized_statement"):
            for inner in _inside(lock, "if_statement"):
                if _tested(inner) == name and _sets(inner, name):
                    yield node.start_byte, node.end_byte


def _fields_around(node: Node) -> set[str]:
    """Return the fields of the class that a statement stands in."""
    around = node.parent
    while around is not None and around.type != "class_body":
        around = around.parent
    fields = [] if around is None else around.named_children
    return {name for one in fields if one.type == "field_declaration" for name in _fields(one)}


def _fields(node: Node) -> Iterator[str]:
    """Return the names of fields that are neither volatile nor of a type that is set at once."""
    modifiers = [text_of(one) for one in node.named_children if one.type == "modifiers"]
    said = text_of(node.child_by_field_name("type"))
    if any(re.search(r"\b(?:volatile|final)\b", one) for one in modifiers) or said in _PLAIN:
        return
    for one in node.children_by_field_name("declarator"):
        yield text_of(one.child_by_field_name("name"))


def _tested(node: Node) -> str:
    if node.type != "if_statement":
        return ""
    found = _TESTED.match(text_of(node.child_by_field_name("condition")))
    return found[1] if found else ""


def _inside(node: Node, kind: str) -> Iterator[Node]:
    """Return the statements of a kind directly in the branch or body of a statement."""
    body = node.child_by_field_name("consequence") or node.child_by_field_name("body")
    if body is None:
        return
    for one in body.named_children if body.type == "block" else [body]:
        if one.type == kind:
            yield one


def _sets(node: Node, name: str) -> bool:
    body = text_of(node.child_by_field_name("consequence"))
    return re.search(rf"\b{re.escape(name.removeprefix('this.'))}\s*=[^=]", body) is not None
