"""Last letters of texts that may be empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_LAST = re.compile(r"(?<![\w.>])([A-Za-z_]\w*)\s*\[\s*strlen\s*\(\s*\1\s*\)\s*-\s*1\s*\]")


_NEVER_EMPTY = re.compile(r"str(?:r?chr|str|casestr|dup|ndup)\(")


def _is_never_empty(function: CFunction, name: str, at: int) -> bool:
    """Return whether a text was last looked up in another one, or is the copy of one."""
    given = function.last_value(name, function.node.start_byte + at)
    return given is not None and _NEVER_EMPTY.search(given.value) is not None


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the places ``s[strlen(s) - 1]`` where nothing asks whether the text is empty."""
    for function in functions_of(root, text, language):
        if "strlen" not in function.code:
            continue
        for found in _LAST.finditer(function.masked):
            name = found[1]
            body = function.node.child_by_field_name("body")
            start = function.at(body.start_byte) if body is not None else 0
            before = function.masked[start : found.start()]
            tested = re.search(
                rf"(?:(?<!char )\*\s*{name}\b|\b{name}\s*\[\s*0\s*\]|strlen\s*\(\s*{name}\s*\)\s*(?:[<>=!&|?)]|==))",
                before,
            )
            line = before.rpartition("\n")[2].lstrip()
            if line.startswith("#") or _is_never_empty(function, name, found.start()):
                continue
            if tested is None:
                yield (
                    function.node.start_byte + found.start(),
                    function.node.start_byte + found.end(),
                )
