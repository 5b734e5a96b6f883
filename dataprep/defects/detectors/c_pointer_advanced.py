"""Pointers moved on by a parsed number that no condition has named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of
from dataprep.defects.detectors._c_unchecked import PARSED, unchecked

if TYPE_CHECKING:
    from tree_sitter import Node

_REST = re.compile(r"(?i)len|siz|left|remain|rest|avail|count|bytes|pos|off|ptr|end|^n$|^n_")
_KINDS = frozenset({PARSED})


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the steps of pointers and places by parsed numbers."""
    for function in functions_of(root, text, language):
        if "+=" not in function.code and "-=" not in function.code:
            continue
        for given in function.assignments:
            if given.operator in {"+=", "-="} and unchecked(
                function, given.value, given.start, _KINDS
            ):
                variable = function.variables.get(given.target)
                is_pointer = variable is not None and variable.is_pointer
                if is_pointer or (given.operator == "-=" and _REST.search(given.target)):
                    yield given.start, given.end
