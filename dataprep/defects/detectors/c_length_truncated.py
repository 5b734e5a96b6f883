"""Lengths of texts kept in numbers too small for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_SMALL = re.compile(
    r"^(?:unsigned |signed )?(?:short|char)$|^u?_?int(?:8|16)_t$|^u_int(?:8|16)_t$|^u(?:8|16)$"
)
_LENGTH = re.compile(r"^(?:\(\w+\))?(?:strlen|wcslen)\(")
_NUMBER = re.compile(r"^(?:\(\w+\))?(?:ato[il]|strtou?l)\(")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the assignments that cut off a length or a number that was read."""
    for function in functions_of(root, text, language):
        if (
            "strlen" not in function.code
            and "ato" not in function.code
            and "strto" not in function.code
        ):
            continue
        for given in function.assignments:
            variable = function.variables.get(given.target)
            if variable is None or variable.is_pointer or variable.size is not None:
                continue
            if _SMALL.match(variable.type) and (
                _LENGTH.match(given.value) or _NUMBER.match(given.value)
            ):
                yield given.start, given.end
