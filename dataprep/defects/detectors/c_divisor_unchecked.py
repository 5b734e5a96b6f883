"""Divisors that are parameters, members or parsed numbers and that no condition has named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of, places
from dataprep.defects.detectors._c_unchecked import MEMBER, PARAMETER, PARSED, origin

if TYPE_CHECKING:
    from tree_sitter import Node

_PLAIN = re.compile(r"^\(?(?:\([\w*]+\))?[A-Za-z_]\w*(?:(?:->|\.)\w+)*\)?$")
_DIVIDES = re.compile(r"[^/*]/[^/*]|%\s*[a-z_(]")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the divisions by such a number."""
    for function in functions_of(root, text, language):
        if not _DIVIDES.search(function.masked):
            continue
        for node in function.of("binary"):
            operator, right = (
                node.child_by_field_name("operator"),
                node.child_by_field_name("right"),
            )
            if operator is None or right is None or operator.type not in {"/", "%"}:
                continue
            divisor = function.source(right)
            if not _PLAIN.match(divisor) or "double" in divisor or "float" in divisor:
                continue
            place = places(divisor)[-1]
            variable = function.variables.get(place)
            if place.isupper() or function.is_checked(place, node.start_byte):
                continue
            if variable is not None and variable.type in {"float", "double"}:
                continue
            if origin(function, place, node.start_byte) in {MEMBER, PARAMETER, PARSED}:
                yield node.start_byte, node.end_byte
