"""Names of files that hold text from outside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction
from dataprep.defects.detectors._c_input import OPTION, TEXT, base, flows_of

if TYPE_CHECKING:
    from tree_sitter import Node

_SINKS = {
    "fopen": 0, "open": 0, "freopen": 0, "openat": 1, "creat": 0, "unlink": 0, "remove": 0, "opendir": 0,
    "FOPEN": 0, "OPEN": 0, "_open": 0, "_wfopen": 0, "CreateFileA": 0, "CreateFile": 0, "ifstream": 0,
}  # fmt: skip
_FOLDER = re.compile(r'^"[./\w-]+/%s')
_FIXED = re.compile(r'^"[./\w-]+/"')
_TESTED = ('".."', "'/'", '"/"', "realpath", "basename", "canonicalize", "'.'")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls that open a file by a name which was read, and not one given as an argument."""
    for flow in flows_of(root, text, language):
        function = flow.function
        if any(word in function.code for word in _TESTED):
            continue
        for call in function.calls:
            at = _SINKS.get(call.name)
            if at is None or len(call.arguments) <= at:
                continue
            kind = flow.of_value(call.arguments[at], call.start)
            if kind == TEXT or (kind == OPTION and _is_joined(function, call.arguments[at])):
                yield call.start, call.end


def _is_joined(function: CFunction, name: str) -> bool:
    """Return whether a name was put behind a fixed folder, which it is meant not to leave."""
    for call in function.calls:
        if not call.arguments or base(call.arguments[0]) != base(name):
            continue
        if "printf" in call.name and any(_FOLDER.match(one) for one in call.arguments[1:3]):
            return True
        if call.name == "strcpy" and len(call.arguments) == 2 and _FIXED.match(call.arguments[1]):
            return True
    return False
