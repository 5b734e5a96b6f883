"""Strings and boxed numbers that are compared as references."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._java_types import methods_of, text_of

if TYPE_CHECKING:
    from tree_sitter import Node

_VALUES = frozenset(
    {"String", "Integer", "Long", "Short", "Double", "Float", "BigDecimal", "BigInteger"}
)
_COMPARED = re.compile(rb"\b([a-z]\w*) ?[!=]= ?([a-z]\w*)\b(?![.(\[])")
_DECLARED = re.compile(
    rb"\b(?:String|Integer|Long|Short|Double|Float|BigDecimal|BigInteger) (\w+)\b"
)


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the comparisons of two variables of one such type.

    A comparison that comes before a call of equals or compareTo in the same condition or method is
    a short cut and is left out.
    """
    del language
    if not _may_compare(text):
        return
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


def _may_compare(text: bytes) -> bool:
    """Return whether two names that are declared with such types stand in a comparison."""
    pairs = [
        pair for pair in _COMPARED.findall(text) if pair[1] not in {b"null", b"true", b"false"}
    ]
    declared = set(_DECLARED.findall(text)) if pairs else set()
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
