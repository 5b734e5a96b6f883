"""Strings and boxed numbers that are compared as references."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._java_types import methods_of, text_of

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

_VALUES = frozenset(
    {"String", "Integer", "Long", "Short", "Double", "Float", "BigDecimal", "BigInteger"}
)
_COMPARED = re.compile(rb"[!=]=\s*([a-z]\w*)\b(?!\s*[.(\[])")
_LEFT = re.compile(rb"\b([a-z]\w*)\s*\Z")
_LONGEST = 120
"""Bytes of a name and blanks at most."""
_LITERALS = frozenset({b"null", b"true", b"false"})
_DECLARED = re.compile(rb"(?:String|Integer|Long|Short|Double|Float|BigDecimal|BigInteger)\s+(\w+)")


def may_find(looked: Looked) -> bool:
    """Return whether two names that are declared with such types stand in a comparison.

    Args:
        looked: The text.
    """
    return _may_compare(looked.lines)


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the comparisons of two variables of one such type.

    A comparison that comes before a call of equals or compareTo in the same condition or method is
    a short cut and is left out.
    """
    del text, language
    for nodes, types in methods_of(root):
        for node in nodes:
            if node.type != "binary_expression":
                continue
            operator = text_of(node.child_by_field_name("operator"))
            left = text_of(node.child_by_field_name("left"))
            right = text_of(node.child_by_field_name("right"))
            if operator not in {"==", "!="} or left == right:
                continue
            said = types.get(left, "")
            if (
                said in _VALUES
                and said == types.get(right)
                and not _is_short_cut(node, left, right)
            ):
                yield node.start_byte, node.end_byte


def _may_compare(lines: bytes) -> bool:
    """Return whether two names that are declared with such types stand in a comparison."""
    pairs = [
        (left[1], found[1])
        for found in _COMPARED.finditer(lines)
        if found[1] not in _LITERALS
        and (left := _LEFT.search(lines, max(0, found.start() - _LONGEST), found.start()))
    ]
    declared = set(_DECLARED.findall(lines)) if pairs else set()
    return any(left in declared and right in declared for left, right in pairs)


def _is_short_cut(node: Node, left: str, right: str) -> bool:
    """Return whether the two are compared by value as well, in the whole method."""
    around: Node | None = node
    while around is not None and around.type not in {
        "method_declaration",
        "constructor_declaration",
    }:
        around = around.parent
    whole = text_of(around)
    return any(
        f"{a}.{call}({b}" in whole
        for a, b in ((left, right), (right, left))
        for call in ("equals", "compareTo", "equalsIgnoreCase")
    )
