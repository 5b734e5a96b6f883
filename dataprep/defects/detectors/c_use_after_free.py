"""Memory that is followed after it was freed, in the statements that come next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_freed import after_free

if TYPE_CHECKING:
    from tree_sitter import Node


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the places where freed memory is used."""
    return after_free(root, text, language, again=False)
