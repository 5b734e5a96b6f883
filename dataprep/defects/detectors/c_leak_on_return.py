"""Memory that is freed at the end of a function but not before an early return."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import functions_of
from dataprep.defects.detectors._c_made import Made, fate, made_in, nodes_between, statement_end
from dataprep.defects.detectors._c_paths import FREES, statement_of

if TYPE_CHECKING:
    from tree_sitter import Node


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the returns that leave memory behind."""
    for function in functions_of(root, text, language):
        if function.name == "main" or not function.of("return"):
            continue
        for made in made_in(function):
            yield from _returns(made)


def _returns(made: Made) -> Iterator[tuple[int, int]]:
    function, start = made.function, statement_end(made)
    frees = [
        call.start
        for call in function.calls
        if call.start > start and call.name in FREES and call.arguments == [made.name]
    ]
    home = statement_of(made.given.node)
    block = home.parent if home is not None else None
    if not frees or block is None or len(function.values(made.name)) > 2:
        return
    for node in nodes_between(function, "return", start, max(frees)):
        if node.start_byte > block.end_byte or _is_settled(made, block, node):
            continue
        if fate(made, start, node.end_byte) == "kept":
            yield node.start_byte, node.end_byte


def _is_settled(made: Made, block: Node, node: Node) -> bool:
    """Return whether a branch around a return names the pointer, as one for memory not got does."""
    around: Node | None = node
    pattern = re.compile(rb"(?<!\w)%s(?!\w)" % made.name.encode())
    while around is not None and around != block:
        if around.type in {"if_statement", "while_statement", "for_statement", "switch_statement"}:
            condition = around.child_by_field_name("condition")
            if condition is not None and pattern.search(condition.text or b""):
                return True
        around = around.parent
    return around is None
