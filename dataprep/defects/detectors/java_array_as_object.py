"""Arrays whose equals, hashCode or toString is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._java_types import methods_of, text_of

if TYPE_CHECKING:
    from tree_sitter import Node

_CALLED = frozenset({"equals", "hashCode", "toString"})
_ASKED = re.compile(rb"\b(\w+)\.(?:equals|hashCode|toString)\(")
_DECLARED = re.compile(rb"\] ?(\w+)\b|\b(\w+)\[\] ?[=;,)]")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the calls on variables that were declared as arrays."""
    del language
    declared = {name for pair in _DECLARED.findall(text) for name in pair}
    if declared.isdisjoint(_ASKED.findall(text)):
        return
    for nodes, types in methods_of(root):
        if not any(said.endswith("]") for said in types.values()):
            continue
        for node in nodes:
            if node.type != "method_invocation":
                continue
            name = text_of(node.child_by_field_name("name"))
            if name in _CALLED and types.get(
                text_of(node.child_by_field_name("object")), ""
            ).endswith("]"):
                yield node.start_byte, node.end_byte
