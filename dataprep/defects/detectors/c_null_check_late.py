"""Pointers that are tested for nothing after they were followed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, functions_of
from dataprep.defects.detectors._c_paths import meaning, mentions

if TYPE_CHECKING:
    from tree_sitter import Node

_TESTED = re.compile(r"^\(?(?:!(\w+)|(\w+)==(?:NULL|nullptr))(?:\|\|.*)?\)?$")

_TESTS = re.compile(r"if\s*\(\s*(?:!\s*\w+\s*[)|]|\w+\s*==\s*(?:NULL|nullptr))")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the tests that come too late."""
    for function in functions_of(root, text, language):
        if not _TESTS.search(function.code):
            continue
        for node in function.of("if"):
            condition = node.child_by_field_name("condition")
            found = _TESTED.match(function.source(condition)) if condition is not None else None
            if found is None or condition is None:
                continue
            name = found[1] or found[2]
            variable = function.variables.get(name)
            if variable is None or not variable.is_pointer or variable.size is not None:
                continue
            if name not in function.declared_twice and _followed_before(function, name, node):
                yield condition.start_byte, condition.end_byte


def _followed_before(function: CFunction, name: str, test: Node) -> bool:
    """Return whether a statement of the blocks around, before the test, follows the pointer."""
    start = function.variables[name].position + len(name)
    followed = False
    for at in mentions(function, name, start, test.start_byte):
        what = meaning(function, name, at)
        if what in {"set", "address", "test"}:
            return False
        if what == "read" and re.search(r"(?:\+\+|--)\s*$", function.masked[max(0, at - 4) : at]):
            return False
        if re.match(r"\s*(?:\+\+|--|[-+]=)", function.masked[at + len(name) :]):
            return False
        if what == "deref" and not _is_sheltered(function, at, test):
            followed = True
    return followed


def _is_sheltered(function: CFunction, at: int, test: Node) -> bool:
    """Return whether a place stands in a branch or loop that the test does not stand in, or a macro."""
    place = function.node.start_byte + at
    around = [*function.of("if"), *function.of("loop")]
    inside = [node for node in around if node.start_byte <= place < node.end_byte]
    if any(node.end_byte <= test.start_byte for node in inside):
        return True
    line = function.masked[function.masked.rfind("\n", 0, at) + 1 : at]
    return "&&" in line or "||" in line or "?" in line or "sizeof" in line or "case" in line
