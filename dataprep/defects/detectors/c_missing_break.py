"""Cases that do something and go on into the next without saying so."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_SAID = re.compile(rb"(?i)fall|through|drop|no ?break|\bpass\b|continue|\[\[|__attribute__")
_LEAVES = re.compile(rb"\b(?:break|return|goto|continue|exit|abort|throw|_exit)\b|[A-Z_]{4,}\s*\(")

_COMMENT = re.compile(rb"//[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*\*/")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the labels of cases that fall into the next."""
    for function in functions_of(root, text, language):
        if "switch" not in function.code:
            continue
        stack = [body for node in function.of("condition") if (body := _body(node)) is not None]
        for body in stack:
            cases = [node for node in body.named_children if node.type == "case_statement"]
            for case, following in itertools.pairwise(cases):
                if _falls(case, following, text):
                    yield case.start_byte, case.start_byte + 4


def _body(condition: Node) -> Node | None:
    """Return the body of the switch that a condition belongs to, None for other statements."""
    parent = condition.parent
    if parent is None or parent.type != "switch_statement":
        return None
    return parent.child_by_field_name("body")


def _falls(case: Node, following: Node, text: bytes) -> bool:
    inside = [node for node in case.named_children if node.type.endswith("_statement")]
    if not inside or len(case.named_children) < 1:
        return False
    body = text[inside[0].start_byte : following.start_byte]
    return _LEAVES.search(_COMMENT.sub(b"", body)) is None and _SAID.search(body) is None
