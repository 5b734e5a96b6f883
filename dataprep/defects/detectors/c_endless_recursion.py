"""Functions that call themselves before anything could end them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_TURNS = re.compile(
    r"\b(?:if|while|for|switch|case|do|return|goto|exit|throw)\b|\?|&&|\|\||^\s*#", re.MULTILINE
)


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls of a function by itself with nothing before them that could end it."""
    for function in functions_of(root, text, language):
        name = function.name
        if (
            not name.isidentifier()
            or name.isupper()
            or function.code.count(name + "(") < 2
            or language != "c"
        ):
            continue
        for call in function.calls:
            if call.name != name:
                continue
            body = function.node.child_by_field_name("body")
            start = function.at(body.start_byte) if body is not None else 0
            before = re.sub(r"return\s*$", "", function.masked[start : function.at(call.start)])
            if not _TURNS.search(before):
                yield call.start, call.end
            break
