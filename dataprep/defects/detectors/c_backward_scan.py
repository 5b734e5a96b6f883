"""Loops that walk a pointer or index back with nothing that stops it at the start."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_FOLLOWED = re.compile(r"^\(*(?:is\w+\()*(?:\(\w+\))*\*(\w+)\)*(?:[!=]=(?:'[^']*'|\w+))?\)*$")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the loops."""
    for function in functions_of(root, text, language):
        if "--" not in function.code:
            continue
        for node in function.of("loop"):
            condition = node.child_by_field_name("condition")
            found = _FOLLOWED.match(function.source(condition)) if condition is not None else None
            body = node.child_by_field_name("body")
            if found is None or body is None or node.type != "while_statement":
                continue
            name, inside = found[1], function.source(body).replace("->", "")
            stops = re.search(
                rf"(?<!\w){name}(?:[<>]|[!=]=)|[<>]=?{name}(?!\w)|break|return", inside
            )
            if re.search(rf"(?<!\w){name}--|--{name}(?!\w)", inside) and stops is None:
                yield node.start_byte, node.end_byte
