"""Pointers that are followed where they are known to point nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, functions_of
from dataprep.defects.detectors._c_paths import (
    call_before,
    following,
    meaning,
    mentions,
    statement_of,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_NOTHING = re.compile(r"^\(*(?:\([\w*]+\))?\(*(?:NULL|nullptr|0)\)*$")
_IS_NULL = re.compile(r"^\(?(?:!(\w+)|(\w+)==(?:NULL|nullptr)|(?:NULL|nullptr)==(\w+))\)?$")
_BOTH = re.compile(
    r"(?<!\w)(\w+)==(?:NULL|nullptr)\)?&&\(*\*?\1(?:->|\[)|!(\w+)\)?&&\(*\*?\2(?:->|\[)|"
    r"(?<!\w)(\w+)!=(?:NULL|nullptr)\)?(?:\|\||&(?!&))\(*\*?\3(?:->|\[)"
)
_TESTS = re.compile(r"NULL|nullptr|=\s*0\b|!\s*\w+\s*[)&|]")
_JOINS = re.compile(r"(?:[!=]=\s*(?:NULL|nullptr)|!\s*\w+)\s*\)?\s*(?:&|\|\|)")
_USING = re.compile(r"^(?:str\w+|mem(?:cpy|move|cmp)|f?puts)$")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the places where a pointer to nothing is followed."""
    for function in functions_of(root, text, language):
        if not _TESTS.search(function.code):
            continue
        yield from _after_nothing(function)
        yield from _in_branch(function)
        if not _JOINS.search(function.code):
            continue
        for condition in function.conditions:
            if _BOTH.search(condition.text):
                yield condition.start, condition.end


def _after_nothing(function: CFunction) -> Iterator[tuple[int, int]]:
    """Yield the first use after ``p = NULL``, where it follows p."""
    for given in function.assignments:
        variable = function.variables.get(given.target)
        if variable is None or not variable.is_pointer or not _NOTHING.match(given.value):
            continue
        if variable.size is not None or given.operator != "=":
            continue
        statement = statement_of(given.node)
        if statement is not None:
            at = _first_use(function, given.target, given.end, following(statement))
            if at is not None:
                yield at, at + len(given.target)


def _first_use(
    function: CFunction, name: str, first: int, statements: Iterator[Node]
) -> int | None:
    """Return the byte of the first use of a pointer in some statements, where it is followed there."""
    for statement in statements:
        for at in mentions(function, name, statement.start_byte, statement.end_byte):
            what = meaning(function, name, at)
            call = call_before(function, at)
            followed = what == "deref" or (what == "read" and _USING.match(call) is not None)
            is_loop = statement.type in {"for_statement", "while_statement", "do_statement"}
            settled = what != "deref" and not followed
            if settled or call.isupper() or _assigns(function, name, statement, at) or is_loop:
                return None
            place = function.node.start_byte + at
            return None if function.has_macro(first, place) else place
    return None


def _assigns(function: CFunction, name: str, statement: Node, at: int) -> bool:
    """Return whether the statement gives the pointer a value before a place."""
    before = function.masked[function.at(statement.start_byte) : at]
    return re.search(rf"(?<!\w){re.escape(name)}\s*=(?!=)|for_?each", before) is not None


def _in_branch(function: CFunction) -> Iterator[tuple[int, int]]:
    """Yield what follows a pointer in the branch taken where it is nothing."""
    for node in function.of("if"):
        condition, branch = (
            node.child_by_field_name("condition"),
            node.child_by_field_name("consequence"),
        )
        found = _IS_NULL.match(function.source(condition)) if condition is not None else None
        if found is None or branch is None:
            continue
        name = found[1] or found[2] or found[3]
        variable = function.variables.get(name)
        if variable is not None and not variable.is_pointer:
            continue
        for at in mentions(function, name, branch.start_byte, branch.end_byte):
            what = meaning(function, name, at)
            start = function.node.start_byte + at
            is_pointer = function.masked[at + len(name) :].lstrip().startswith("->") or variable
            if what == "deref" and is_pointer:
                yield start, start + len(name)
            break
