"""Loops with <= up to the size of an array that they index."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_UP_TO = re.compile(r"^\(?(\w+)<=(.+?)\)?$")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the loops that go one step too far."""
    for function in functions_of(root, text, language):
        if "<=" not in function.code:
            continue
        for node in function.of("loop"):
            condition, body = (
                node.child_by_field_name("condition"),
                node.child_by_field_name("body"),
            )
            found = _UP_TO.match(function.source(condition)) if condition is not None else None
            if found is None or body is None or node.type != "for_statement":
                continue
            indexed = re.findall(rf"(\w+)\[{re.escape(found[1])}\]", function.source(body))
            if any(_is_size(function.variables.get(name), found[2]) for name in indexed):
                yield node.start_byte, node.end_byte


def _is_size(variable: object, limit: str) -> bool:
    """Return whether a limit is the number of places of an array, or the bytes of one of char."""
    name, size = getattr(variable, "name", ""), getattr(variable, "size", None)
    if not size:
        return False
    one = getattr(variable, "type", "") in {"char", "unsigned char", "uint8_t"}
    whole = {f"sizeof({name}", f"sizeof({name})", f"sizeof{name}"}
    parts = {f"sizeof({name})/sizeof({name}[0])", f"sizeof({name})/sizeof(*{name})"}
    return limit == size or (one and limit in whole) or limit in parts
