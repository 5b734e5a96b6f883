"""Memory from malloc and its like, or files, used with no test of whether there is any."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of
from dataprep.defects.detectors._c_made import first_deref, is_tested, made_in
from dataprep.defects.detectors._c_paths import call_before

if TYPE_CHECKING:
    from tree_sitter import Node

_NULLABLE = re.compile(r"(?<!\w)getenv\s*\(")
_FOLLOWS = {"strlen", "strcpy", "strcat", "strcmp", "strdup", "atoi", "strncpy", "fgets", "fprintf"}


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the values that may be no pointer and are followed all the same."""
    found = set()
    for function in functions_of(root, text, language):
        end = function.node.end_byte
        for made in made_in(function):
            if made.maker == "new" or is_tested(made, made.given.start, end):
                continue
            if first_deref(made, end) is not None:
                node = made.given.value_node
                found.add((node.start_byte, node.end_byte))
        for match in _NULLABLE.finditer(function.masked) if "getenv" in function.code else ():
            if call_before(function, match.start()) in _FOLLOWS:
                start = function.node.start_byte + match.start()
                found.add((start, start + len(match[0])))
    return found
