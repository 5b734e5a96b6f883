"""An object literal that sets the same key twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._javascript import twice
from dataprep.defects.detectors._queries import captures

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

_KEYS = frozenset({"property_identifier", "string", "number"})


def may_find(looked: Looked) -> bool:
    """Return whether an object may set a key twice.

    Args:
        looked: The text.
    """
    return looked.repeats.keys


def find(root: Node, text: bytes, language: str) -> Iterator[tuple[int, int]]:
    """Yield the later keys.

    Args:
        root: Root of the tree.
        text: The text.
        language: Slug of its language.
    """
    del text
    for one in captures(root, language, "(object (pair) (pair)) @object").get("object", ()):
        pairs = (child for child in one.named_children if child.type == "pair")
        keys = [key for pair in pairs if (key := pair.child_by_field_name("key")) is not None]
        for key in twice([key for key in keys if key.type in _KEYS]):
            yield key.byte_range
