"""Texts of unknown length copied without a limit into local arrays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import Call, CFunction, functions_of
from dataprep.defects.detectors._c_input import base

if TYPE_CHECKING:
    from tree_sitter import Node

_COPIES = {"strcpy", "strcat", "sprintf", "vsprintf", "stpcpy", "wcscpy"}


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the copies of a parameter, or a part of one, that nothing limits."""
    for function in functions_of(root, text, language):
        for call in function.calls if _has_copy(function) else ():
            if call.name in _COPIES and len(call.arguments) > 1 and _is_unbounded(function, call):
                yield call.start, call.end


def _has_copy(function: CFunction) -> bool:
    return any(
        name in function.code for name in ("strcpy", "strcat", "sprintf", "stpcpy", "wcscpy")
    )


def _is_unbounded(function: CFunction, call: Call) -> bool:
    target = function.variables.get(base(call.arguments[0]))
    if target is None or target.size is None or target.is_parameter or target.is_pointer:
        return False
    if "printf" in call.name:
        shown = call.arguments[1].count("%s")
        sources = call.arguments[2:] if shown and call.name == "sprintf" else []
    else:
        sources = call.arguments[1:2]
    for source in sources:
        name = base(source)
        variable = function.variables.get(name)
        if source.startswith('"') or "?" in source or variable is None or not variable.is_parameter:
            continue
        is_text = variable.is_pointer and "char" in variable.type.lower()
        if is_text and not _is_measured(function, name, call.start):
            return True
    return False


def _is_measured(function: CFunction, name: str, before: int) -> bool:
    """Return whether the length of a text was asked for before."""
    text = function.masked[: function.at(before)]
    return re.search(rf"\b(?:strn?len|sizeof|wcslen)\s*\([^()]*\b{name}\b", text) is not None
