"""Pointers moved by the size of what they point to, in addition to the step of the language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_BYTES = re.compile(
    r"\b(?:char|u?int8_t|u8|uint8|BYTE|byte|void|guint8|u_char|uchar|xmlChar|Bytef?)\b"
)
_MOVED = re.compile(
    r"(?<![\w.>)])([A-Za-z_]\w*)\s*\+=?\s*(?:\w+\s*\*\s*)?sizeof\s*\(\s*(?:struct\s+)?(\w+)\s*(?:\[0\])?\s*\)"
)


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the sums of a pointer and the size of its own type."""
    for function in functions_of(root, text, language):
        if "sizeof" not in function.code:
            continue
        for found in _MOVED.finditer(function.masked):
            variable = function.variables.get(found[1])
            if variable is None or not variable.is_pointer or variable.size is not None:
                continue
            kind = variable.type.removeprefix("struct ").removeprefix("const ")
            stars = function.masked[: function.at(variable.position)].rstrip().endswith("**")
            if kind == found[2] and not _BYTES.search(kind) and not stars:
                start = function.node.start_byte + found.start()
                yield start, function.node.start_byte + found.end()
