"""Memory that a local pointer alone holds and that is never freed, or not before an early return."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of
from dataprep.defects.detectors._c_made import FILES, Made, fate, made_in
from dataprep.defects.detectors._c_paths import FREES

if TYPE_CHECKING:
    from tree_sitter import Node


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls whose memory is lost."""
    return leaks(root, text, language, files=False)


def leaks(root: Node, text: bytes, language: str, *, files: bool) -> set[tuple[int, int]]:
    """Return the calls that make memory, or open files, which nobody gives back."""
    found = set()
    for function in functions_of(root, text, language):
        if function.name == "main" and b"exit(" in text and not files:
            continue
        for made in made_in(function):
            if (made.maker in FILES) == files and is_lost(made):
                found.add((made.given.value_node.start_byte, made.given.value_node.end_byte))
    return found


def is_lost(made: Made) -> bool:
    """Return whether the pointer is neither freed nor handed on after it got its memory."""
    function = made.function
    if re.search(r"\bgoto\b|\basm\b", function.masked) and function.masked.count(made.name) > 40:
        return False
    if made.maker in {"realloc", "new"}:
        return False
    if any(call.name in FREES and call.arguments == [made.name] for call in function.calls):
        return False
    return fate(made, made.given.end, function.node.end_byte) == "kept"
