"""Accesses that go past one of the ends of a buffer, by constants that a C function states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import Call, functions_of, is_number, places
from dataprep.defects.detectors._c_sizes import LITERAL, UNKNOWN, Sizes, constants_of

if TYPE_CHECKING:
    from tree_sitter import Node

WRITE, READ = "write", "read"
_COUNTED = {
    "memcpy": (0, 1, 2), "memmove": (0, 1, 2), "memset": (0, None, 2), "strncpy": (0, None, 2),
    "snprintf": (0, None, 1), "fgets": (0, None, 1), "read": (1, None, 2), "recv": (1, None, 2),
    "wmemset": (0, None, 2), "wmemcpy": (0, 1, 2), "wcsncpy": (0, None, 2), "bcopy": (1, 0, 2),
    "fread": (0, None, None), "wmemmove": (0, 1, 2), "memcmp": (None, 0, 2), "write": (None, 1, 2),
    "send": (None, 1, 2),
}  # fmt: skip
_WIDE = {"wmemset", "wmemcpy", "wcsncpy", "wmemmove"}
_COPIES = {"strcpy": 0, "strcat": 0, "wcscpy": 0, "wcscat": 0, "stpcpy": 0}
_SIZED = re.compile(r"\w[ \t]+\**\w+\[\w*\]\s*[;=,]|alloca?\s*\(|ALLOCA|\bnew\b")
_RECEIVED = re.compile(r"^(?:\(\w+\))?(?:recv|read)\(\w+,[^,]+,([^,()]+(?:\([^()]*\))?[^,()]*)[,)]")


@dataclass(frozen=True, slots=True)
class Access:
    """An access past an end: span, kind (write or read), whether before the start, whether heap."""

    start: int
    end: int
    kind: str
    is_under: bool
    is_heap: bool


def _of_call(sizes: Sizes, call: Call) -> Iterator[Access]:
    given = call.arguments
    if (plan := _COUNTED.get(call.name)) and plan[2] is not None and len(given) > plan[2]:
        count = sizes.number(given[plan[2]], call.start)
        is_counted = "sizeof" in given[plan[2]]
        length = re.fullmatch(r"(?:strlen|wcslen)\((\w+)\)(\+1)?", given[plan[2]])
        if count is None and length and (source := sizes.buffer(length[1], call.start)):
            count = None if source.length is None else source.length + bool(length[2])
        count = _read_into(sizes, given[plan[2]], call.start) if count is None else count
        for kind, at in ((WRITE, plan[0]), (READ, plan[1])):
            target = sizes.buffer(given[at], call.start) if at is not None else None
            if at is not None and target is not None and (target.element != UNKNOWN or is_counted):
                need = count * (4 if call.name in _WIDE else 1) if count is not None else 0
                yield from _judged(sizes, given[at], need, kind, call.start, call.end)
    elif call.name in _COPIES and len(given) > 1:
        yield from _of_copy(sizes, call)
    elif call.name in {"sprintf", "swprintf"} and len(given) == 3 and given[1] == '"%s"':
        yield from _of_copy(sizes, replace(call, arguments=[given[0], given[2]]))


def _read_into(sizes: Sizes, text: str, before: int) -> int | None:
    """Return the most that a length can be which recv or read gave, where nothing compares it."""
    function = sizes.function
    given = function.last_value(text, before) if text.isidentifier() else None
    found = _RECEIVED.match(given.value) if given is not None else None
    if given is None or found is None:
        return None
    for condition in function.conditions:
        is_between = given.end <= condition.start < before and text in condition.places
        if is_between and re.search(
            rf"\b{text}(?:<|>=?)(?!=?-?[01]\b)|[\w)][<>]=?{text}\b", condition.text
        ):
            return None
    return sizes.number(found[1], given.start)


def _of_copy(sizes: Sizes, call: Call) -> Iterator[Access]:
    literal = LITERAL.match(call.arguments[1])
    source = sizes.buffer(call.arguments[1], call.start)
    length = len(re.sub(r"\\.", "x", literal[1])) if literal else source.length if source else None
    target = sizes.buffer(call.arguments[0], call.start)
    if call.name in {"strcat", "wcscat"}:
        known = target.length if target else None
        length = None if length is None else length + (known or 0)
    need = 0 if length is None else (length + 1) * (4 if call.name.startswith("wcs") else 1)
    yield from _judged(sizes, call.arguments[0], need, WRITE, call.start, call.end)
    if source is not None and source.before < 0:
        yield Access(call.start, call.end, READ, True, source.is_heap)


def _judged(
    sizes: Sizes, text: str, need: int, kind: str, start: int, end: int
) -> Iterator[Access]:
    buffer = sizes.buffer(text, start)
    if buffer is None or text in sizes.function.declared_twice:
        return
    if buffer.before < 0:
        yield Access(start, end, kind, True, buffer.is_heap)
    elif buffer.before + need > buffer.n_bytes:
        yield Access(start, end, kind, False, buffer.is_heap)


def _of_subscript(sizes: Sizes, node: Node) -> Iterator[Access]:
    function = sizes.function
    parts = node.named_children
    if len(parts) < 2 or parts[0].type != "identifier":
        return
    parent = node.parent
    if parent is None or parent.type in {
        "sizeof_expression",
        "subscript_expression",
        "pointer_expression",
    }:
        return
    name = function.source(parts[0])
    buffer = sizes.buffer(name, node.start_byte)
    if buffer is None or name in function.declared_twice:
        return
    inner = parts[1].named_children[0] if parts[1].type == "subscript_argument_list" else parts[1]
    text = function.source(inner)
    index = sizes.number(text, node.start_byte)
    bound = _loop_bound(sizes, node, text) if index is None else None
    left = parent.type == "assignment_expression" and parent.child_by_field_name("left") == node
    kind = WRITE if left else READ
    at = index if index is not None else bound
    if buffer.before < 0 and (index is not None or bound is not None):
        yield Access(node.start_byte, node.end_byte, kind, True, buffer.is_heap)
    elif at is not None:
        place = buffer.before + at * buffer.element
        if place < 0 and _has_lower(sizes, text, node.start_byte):
            return
        if place < 0 or place + buffer.element > buffer.n_bytes:
            yield Access(node.start_byte, node.end_byte, kind, place < 0, buffer.is_heap)


def _has_lower(sizes: Sizes, index: str, before: int) -> bool:
    """Return whether a condition before a byte asks a variable of an index for its lower end."""
    names = [re.escape(one) for one in places(index) if not is_number(one)]
    return any(
        re.search(rf"(?<![\w.>]){name}(?:>|[!=]=|<=?-?[01](?!\d))|<=?{name}(?!\w)", one.text)
        for name in names
        for one in sizes.function.conditions
        if one.start < before
    )


def _loop_bound(sizes: Sizes, node: Node, index: str) -> int | None:
    """Return the largest index that a counting loop around a node gives, None where not known."""
    around: Node | None = node
    while around is not None and around.type != "function_definition":
        if around.type in {"if_statement", "conditional_expression", "case_statement"}:
            return None
        if around.type == "for_statement":
            condition = around.child_by_field_name("condition")
            text = sizes.function.source(condition) if condition is not None else ""
            found = re.fullmatch(rf"{re.escape(index)}(<=?)([^<>=&|]+)", text)
            body = around.child_by_field_name("body")
            if found and (body is None or b"break" not in (body.text or b"")):
                bound = sizes.number(found[2], around.start_byte)
                return bound - (found[1] == "<") if bound is not None and bound > 0 else None
        around = around.parent
    return None


class _Last:
    text: bytes = b""
    found: list[Access]


def accesses(root: Node, text: bytes, language: str) -> list[Access]:
    """Return the accesses past an end in the functions of a text, shared by its detectors."""
    if _Last.text is not text:
        constants = constants_of(text)
        found: list[Access] = []
        for function in functions_of(root, text, language):
            if not _SIZED.search(function.code) or len(function.of("subscript")) > 3_000:
                continue
            sizes = Sizes(function, constants)
            for call in function.calls:
                if call.name in _COUNTED or call.name in _COPIES or call.name == "sprintf":
                    found += _of_call(sizes, call)
            for node in function.of("subscript"):
                found += _of_subscript(sizes, node)
        _Last.text, _Last.found = text, found
    return _Last.found


def spans(
    found: list[Access], kind: str, *, is_under: bool, is_heap: bool | None
) -> set[tuple[int, int]]:
    """Return the spans of accesses of a kind."""
    return {
        (one.start, one.end)
        for one in found
        if one.kind == kind and one.is_under == is_under and is_heap in (None, one.is_heap)
    }
