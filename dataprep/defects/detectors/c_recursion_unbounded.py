"""Functions that call themselves with nothing that counts how deep."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_COUNTED = re.compile(r"(?i)depth|level|recurs|nest|limit")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the first call of each such function by itself."""
    for function in functions_of(root, text, language):
        name = function.name
        if (
            not name.isidentifier()
            or function.masked.count(name) < 2
            or _COUNTED.search(function.masked)
        ):
            continue
        first = next((call for call in function.calls if call.name == name), None)
        if first is not None:
            yield first.start, first.end
