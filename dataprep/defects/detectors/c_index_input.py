"""Indexes from outside that nothing tests, of what is no local memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_numbers import INDEX, is_allocated, is_local_array, uses_of

if TYPE_CHECKING:
    from tree_sitter import Node


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the spans of the uses."""
    return {
        (use.start, use.end)
        for use in uses_of(root, text, language)
        if use.what == INDEX and not is_local_array(use) and not is_allocated(use)
    }
