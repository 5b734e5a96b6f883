"""Loops that copy up to the end of a text into an array whose size nothing in the loop asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_WRITES = re.compile(r"(?<![\w.>])(\w+)\[(\w+)(?:\+\+)?\]=(?!=)")
_UNTIL_END = re.compile(r"!='\\0'|!=0|^\(?\*\w+(?:\+\+)?\)?$|^\(?\w+\[\w+\]\)?$|!='\\?.'|!=EOF")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the loops."""
    for function in functions_of(root, text, language):
        for node in function.of("loop") if "[" in function.code else ():
            if node.type != "do_statement" and _is_unbounded(function, node):
                yield node.start_byte, node.end_byte


def _is_unbounded(function: CFunction, node: Node) -> bool:
    condition, body = node.child_by_field_name("condition"), node.child_by_field_name("body")
    if condition is None or body is None or node.end_byte - node.start_byte > 1_500:
        return False
    head, inside = function.source(condition), function.source(body)
    if re.search(r"[<>]", head.replace("->", "")) or not _UNTIL_END.search(head):
        return False
    for name, index in _WRITES.findall(inside):
        variable = function.variables.get(name)
        if variable is None or not variable.size or variable.is_parameter or index.isdigit():
            continue
        if re.search(rf"(?<!\w){re.escape(name)}\[", head):
            continue
        counted = re.search(
            rf"(?<!\w){index}\+\+|\+\+{index}(?!\w)|{index}\+=", function.source(node)
        )
        tested = re.search(
            rf"(?<!\w){index}\+?\+?(?:[<>]=?|==|\+\d+[<>])|[<>]=?\(?{index}(?!\w)",
            inside.replace("->", ""),
        )
        if counted and tested is None and "strlen" not in function.masked:
            return True
    return False
