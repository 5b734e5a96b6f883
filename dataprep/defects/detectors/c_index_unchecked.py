"""Indexes that were parsed or stand in a structure, and that no condition has named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of
from dataprep.defects.detectors._c_unchecked import MEMBER, PARSED, indexes, unchecked

if TYPE_CHECKING:
    from tree_sitter import Node

_KINDS = frozenset({PARSED, MEMBER})


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the subscripts with such an index."""
    for function in functions_of(root, text, language):
        if "[" not in function.code:
            continue
        for node, index in indexes(function):
            if unchecked(function, index, node.start_byte, _KINDS):
                yield node.start_byte, node.end_byte
