"""Files that a local pointer alone holds and that are never closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors.c_memory_leak import leaks

if TYPE_CHECKING:
    from tree_sitter import Node


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls whose file stays open."""
    return leaks(root, text, language, files=True)
