"""Loops that nothing inside them ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, functions_of

if TYPE_CHECKING:
    from tree_sitter import Node

_LEAVES = re.compile(
    r"\b(?:break|return|goto|exit|_exit|abort|throw|\w*longjmp|pthread_exit|co_\w+|exec[lv]\w*)\b|(?i:fatal|die|quit|stop|panic)"
)
_WAITS = re.compile(
    r"(?i)accept|recv|read|wait|poll|select|sleep|pause|yield|signal|schedul|delay|loop|dispatch|suspend|idle|handle|process"
)
_LOOPS = re.compile(r"\b(?:while|for|do)\b")
_TRUE = re.compile(r"^\(?(?:1|true|TRUE)\)?$")
_SIMPLE = re.compile(r"^\(?([a-z_]\w*)(?:<=?|>=?|!=)([a-z_]\w*|\d+)\)?$")
_WRAPS = re.compile(r"^(\w+)>=0$")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the heads of loops that never end."""
    for function in functions_of(root, text, language):
        if not _LOOPS.search(function.code):
            continue
        for node in function.of("loop"):
            if _is_endless(function, node):
                yield node.start_byte, node.start_byte + 5


def _is_endless(function: CFunction, node: Node) -> bool:
    body = node.child_by_field_name("body")
    condition = node.child_by_field_name("condition")
    if body is None:
        return False
    start, end = function.at(body.start_byte), function.at(body.end_byte)
    inside = function.masked[start:end]
    if _LEAVES.search(inside) or "asm" in inside or not inside.strip(" {};\n\t"):
        return False
    if node.type == "for_statement" and condition is None:
        return _WAITS.search(inside) is None
    text = function.source(condition) if condition is not None else ""
    if _TRUE.match(text):
        return _WAITS.search(inside) is None
    if node.type == "for_statement":
        return _wraps(function, node, text) or _never_below(function, node, text)
    found = _SIMPLE.match(text)
    return found is not None and _is_unchanged(function, inside, found[1], found[2])


def _wraps(function: CFunction, node: Node, text: str) -> bool:
    """Return whether a loop runs while a number is not negative that is kept below a bound by %."""
    update = node.child_by_field_name("update")
    found = _WRAPS.match(text)
    return bool(found and update is not None and "%" in function.source(update))


def _never_below(function: CFunction, node: Node, text: str) -> bool:
    """Return whether a loop counts an unsigned number down for as long as it is not negative."""
    update, found = node.child_by_field_name("update"), _WRAPS.match(text)
    if found is None or update is None or "--" not in function.source(update):
        return False
    variable = function.variables.get(found[1])
    if found[1] in function.declared_twice:
        return False
    return variable is not None and re.match(r"unsigned|size_t|u_?int", variable.type) is not None


def _is_unchanged(function: CFunction, inside: str, left: str, right: str) -> bool:
    """Return whether a body changes neither side of the condition and calls nothing that could."""
    variable = function.variables.get(left)
    if variable is None or variable.is_pointer or "volatile" in function.masked:
        return False
    if not right.isdigit() and right not in function.variables:
        return False
    names = [left] if right.isdigit() else [left, right]
    for name in names:
        if re.search(
            rf"(?:\+\+|--|&)\s*{name}\b|\b{name}\s*(?:\+\+|--|[-+*/|&^%]?=(?!=)|<<=|>>=)", inside
        ):
            return False
        may_refer = "&" in inside or function.language == "cpp"
        if may_refer and re.search(rf"\([^()]*\b{name}\b[^()]*\)\s*;", inside):
            return False
        if re.search(rf"&\s*{name}\b", function.masked):
            return False
    return not re.search(r"\b[A-Z_]{3,}\s*\(", inside)
