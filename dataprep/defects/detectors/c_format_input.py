"""Formats that hold text from outside, or that nobody has written as a format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of
from dataprep.defects.detectors._c_input import arguments_from_input

if TYPE_CHECKING:
    from tree_sitter import Node

_SINKS = {
    "printf": 0, "fprintf": 1, "sprintf": 1, "snprintf": 2, "vprintf": 0, "vfprintf": 1, "vsprintf": 1,
    "vsnprintf": 2, "syslog": 1, "wprintf": 0, "fwprintf": 1, "vfwprintf": 1, "vwprintf": 0, "dprintf": 1,
    "swprintf": 2, "SNPRINTF": 2, "err": 1, "errx": 1, "warn": 0, "warnx": 0,
}  # fmt: skip

#: A switch over letters of a text: the function reads the format itself.
_LETTER = re.compile(r"^\((?:\*\w*form\w*|\w*(?:fmt|form)\w*\[.*)")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls of printf functions whose format is text from outside."""
    found = list(arguments_from_input(root, text, language, _SINKS))
    if not found:
        return
    parted = [
        (node.start_byte, function.node.end_byte)
        for function in functions_of(root, text, language)
        for node in function.of("condition")
        if node.parent is not None and node.parent.type == "switch_statement"
        and _LETTER.match(function.source(node))
    ]  # fmt: skip
    for start, end in found:
        if not any(first < start < last for first, last in parted):
            yield start, end
