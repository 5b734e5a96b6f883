"""Texts of unknown length copied without a limit into memory of a fixed size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of
from dataprep.defects.detectors._c_input import base
from dataprep.defects.detectors._c_sizes import Sizes, constants_of

if TYPE_CHECKING:
    from tree_sitter import Node

_COPIES = {"strcpy", "strcat", "stpcpy"}


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the copies."""
    for function in functions_of(root, text, language):
        if "alloc" not in function.code or (
            "strcpy" not in function.code and "strcat" not in function.code
        ):
            continue
        sizes = Sizes(function, constants_of(text))
        for call in function.calls:
            if call.name not in _COPIES or len(call.arguments) != 2:
                continue
            source = base(call.arguments[1])
            variable = function.variables.get(source)
            if variable is None or not variable.is_parameter or call.arguments[1].startswith('"'):
                continue
            before = function.masked[: function.at(call.start)]
            if re.search(rf"\bstrn?len\s*\([^()]*\b{source}\b", before):
                continue
            buffer = sizes.buffer(call.arguments[0], call.start)
            if buffer is not None and buffer.is_heap:
                yield call.start, call.end
