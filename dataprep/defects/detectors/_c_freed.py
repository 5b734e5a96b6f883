"""What meets a pointer after its memory was freed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, functions_of
from dataprep.defects.detectors._c_paths import (
    FREES,
    call_before,
    following,
    is_left,
    meaning,
    mentions,
    statement_of,
)

if TYPE_CHECKING:
    from tree_sitter import Node

_USING = re.compile(
    r"^(?:f?puts|v?s?n?f?w?printf|str\w+|mem\w+|f?write|send|recv|read|fread|fgets|print\w*|wcs\w+|fputs)$"
)
_DELETED = re.compile(r"\bdelete\s*(?:\[\s*\]\s*)?(\w+)\s*;")


def after_free(root: Node, text: bytes, language: str, *, again: bool) -> Iterator[tuple[int, int]]:
    """Yield where freed memory is freed again, or else used."""
    functions = functions_of(root, text, language)
    freeing = _freeing(functions)
    for function in functions:
        if not freeing and (
            "free" not in function.code
            and "delete" not in function.code
            and "close" not in function.code
        ):
            continue
        for statement, name in _frees(function, freeing):
            found = _next_meeting(function, statement, name)
            if found is not None and found[2] == again:
                yield found[0], found[1]


def _freeing(functions: list[CFunction]) -> frozenset[str]:
    """Return the functions of a text that do nothing but free their one parameter."""
    found = set()
    for function in functions:
        names = [one.name for one in function.variables.values() if one.is_parameter]
        if len(names) == 1 and "free" in function.code and len(function.code) < 400:
            calls = function.calls
            is_simple = all(call.name == "free" for call in calls) and not function.of("if")
            if is_simple and any(call.arguments == names for call in calls):
                found.add(function.name)
    return frozenset(found)


def _frees(function: CFunction, freeing: frozenset[str]) -> Iterator[tuple[Node, str]]:
    for call in function.calls:
        if (call.name not in FREES and call.name not in freeing) or len(call.arguments) != 1:
            continue
        name = re.sub(r"^\(\w+\**\)", "", call.arguments[0])
        statement = statement_of(call.node)
        if statement is not None and name.isidentifier():
            yield statement, name
    if "delete" in function.masked:
        yield from _deletes(function)


def _deletes(function: CFunction) -> Iterator[tuple[Node, str]]:
    for found in _DELETED.finditer(function.masked):
        place = function.node.start_byte + found.start()
        node = function.node.descendant_for_byte_range(place, place + 1)
        statement = statement_of(node) if node is not None else None
        if statement is not None:
            yield statement, found[1]


def _next_meeting(function: CFunction, statement: Node, name: str) -> tuple[int, int, bool] | None:
    """Return the next use of a freed pointer (start, end, whether it is freed again), None for none."""
    block: Node | None = statement
    for level in range(3):
        if block is None:
            return None
        left = False
        for after in following(block):
            left = left or is_left(after, function)
            found = _in_statement(function, after, name, level)
            if found is not None:
                return found if found[1] else None
            if left:
                return None
        block = _outer(block)
    return None


def _outer(statement: Node) -> Node | None:
    """Return the if around a block, as a statement of the block around it; none for a loop."""
    block = statement.parent
    outer = block.parent if block is not None else None
    while outer is not None and outer.type in {"else_clause", "if_statement"}:
        inner, outer = outer, outer.parent
        if (
            inner.type == "if_statement"
            and outer is not None
            and outer.type == "compound_statement"
        ):
            return inner
    return None


def _in_statement(
    function: CFunction, statement: Node, name: str, level: int
) -> tuple[int, int, bool] | None:
    """Return the first meeting in a statement; an end of 0 where the pointer is no longer freed."""
    base = function.node.start_byte
    for at in mentions(function, name, statement.start_byte, statement.end_byte):
        what = meaning(function, name, at)
        span = (base + at, base + at + len(name))
        if what in {"set", "address"}:
            return 0, 0, False
        call = call_before(function, at)
        plain = statement.type in {"expression_statement", "return_statement", "declaration"}
        if call in FREES or re.search(
            r"\bdelete\s*(?:\[\s*\])?\s*$", function.masked[max(0, at - 20) : at]
        ):
            return (*span, True) if plain else (0, 0, False)
        if what == "test" or (level and not plain):
            return 0, 0, False
        if what == "deref" or (call and _USING.match(call)):
            return (*span, False)
        if call:
            return 0, 0, False
    return None
