"""Commands that hold text from outside, along buffers and calls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_input import arguments_from_input

if TYPE_CHECKING:
    from tree_sitter import Node

_SINKS = {
    "system": 0,
    "popen": 0,
    "_popen": 0,
    "_wsystem": 0,
    "SYSTEM": 0,
    "POPEN": 0,
    "_wpopen": 0,
}
_RUNS = {
    "execl": 3, "execlp": 3, "_execl": 3, "_spawnl": 4, "EXECL": 3, "EXECLP": 3, "_execlp": 3,
}  # fmt: skip


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls that run a command which holds text from outside."""
    yield from arguments_from_input(root, text, language, _SINKS)
    for start, end in arguments_from_input(root, text, language, _RUNS):
        if b'"-c"' in text[start:end] or b'"/c"' in text[start:end]:
            yield start, end
