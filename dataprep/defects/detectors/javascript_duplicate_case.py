"""A switch that names the same constant in two cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._javascript import twice
from dataprep.defects.detectors._queries import captures

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

_VALUES = frozenset({"string", "number", "member_expression", "identifier"})


def may_find(looked: Looked) -> bool:
    """Return whether a switch may name a case twice.

    Args:
        looked: The text.
    """
    return looked.repeats.cases


def find(root: Node, text: bytes, language: str) -> Iterator[tuple[int, int]]:
    """Yield the values of the later cases.

    Args:
        root: Root of the tree.
        text: The text.
        language: Slug of its language.
    """
    del text
    for body in captures(root, language, "(switch_body) @body").get("body", ()):
        cases = (child for child in body.named_children if child.type == "switch_case")
        values = [value for case in cases if (value := case.child_by_field_name("value"))]
        for value in twice([value for value in values if value.type in _VALUES]):
            yield value.byte_range
