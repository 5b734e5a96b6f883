"""What writes past the end of an array of a size that the function states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_accesses import WRITE, accesses, spans

if TYPE_CHECKING:
    from tree_sitter import Node


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the spans of what writes past the end of an array."""
    return spans(accesses(root, text, language), WRITE, is_under=False, is_heap=False)
