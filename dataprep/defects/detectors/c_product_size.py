"""Sizes of memory that are products of numbers no condition has named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of, places

if TYPE_CHECKING:
    from tree_sitter import Node

_MAKER = re.compile(r"(?i)^\w*(?:malloc|realloc)\w*$")
_LENGTH = re.compile(r"\b\w*(?:str|wcs|tcs)n?len\([^()]*\)")
_CHECKS = re.compile(r"(?i)overflow|_MAX\b|SIZE_MAX|mul_|checked|array")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls whose size is a product of two or more such numbers."""
    for function in functions_of(root, text, language):
        if "alloc" not in function.code.lower() or _CHECKS.search(function.masked):
            continue
        for call in function.calls:
            if not _MAKER.match(call.name) or not call.arguments or "array" in call.name.lower():
                continue
            size = call.arguments[-1]
            named = {
                one
                for one in places(_LENGTH.sub("1", size))
                if not one.isupper() and one != "sizeof"
            }
            if "*" not in size or "sizeof" in size or len(named) < 2 or "(size_t)" in size:
                continue
            if sum(function.is_checked(one, call.start) for one in named) < 2:
                yield call.start, call.end
