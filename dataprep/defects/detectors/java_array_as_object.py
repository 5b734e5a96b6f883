"""Arrays whose equals, hashCode or toString is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._java_types import methods_of, text_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

_CALLED = frozenset({"equals", "hashCode", "toString"})
_ASKED = re.compile(rb"\.\s*(?:equals|hashCode|toString)\s*\(")
_NAME = re.compile(rb"\b(\w+)\s*\Z")
_DECLARED = re.compile(rb"\]\s*(\w+)\b")
_DECLARED_BEHIND = re.compile(rb"\[\s*\]\s*[=;,):]")
_LONGEST = 120
"""Bytes of a name and blanks at most."""


def may_find(looked: Looked) -> bool:
    """Return whether such a method is called of a name that is declared as an array.

    Args:
        looked: The text.
    """
    lines = looked.lines
    asked = {
        before[1]
        for found in _ASKED.finditer(lines)
        if (before := _NAME.search(lines, max(0, found.start() - _LONGEST), found.start()))
    }
    if not asked:
        return False
    declared = set(_DECLARED.findall(lines))
    for found in _DECLARED_BEHIND.finditer(lines):
        if before := _NAME.search(lines, max(0, found.start() - _LONGEST), found.start()):
            declared.add(before[1])
    return not declared.isdisjoint(asked)


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls on variables that were declared as arrays."""
    del text, language
    for nodes, types in methods_of(root):
        if not any(said.endswith("]") for said in types.values()):
            continue
        for node in nodes:
            if node.type != "method_invocation":
                continue
            name = text_of(node.child_by_field_name("name"))
            if name in _CALLED and types.get(
                text_of(node.child_by_field_name("object")), ""
            ).endswith("]"):
                yield node.start_byte, node.end_byte
