"""What a number from outside is used for in a C function before anything tests it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import Call, CFunction, is_number
from dataprep.defects.detectors._c_input import CHANCE, NUMBER, Flow, flows_of

if TYPE_CHECKING:
    from tree_sitter import Node

_ANY = frozenset({NUMBER, CHANCE})
_LENGTHS = {
    "memcpy": 2, "memmove": 2, "strncpy": 2, "memset": 2, "strncat": 2, "wmemset": 2, "bcopy": 2,
}  # fmt: skip
_TAKES = {
    "malloc": (0,), "calloc": (0, 1), "realloc": (1,), "alloca": (0,), "ALLOCA": (0,), "sleep": (0,),
    "usleep": (0,), "SLEEP": (0,),
}  # fmt: skip
_UPPER = re.compile(r"[<>]")
INDEX, NEGATIVE, SIGNED, DIVISOR, LENGTH, SIZE, ADDED, TAKEN, LOOP = (
    "index", "negative", "signed", "divisor", "length", "size", "added", "taken", "loop",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Use:
    """A use of an untested number from outside: span, what for, the variable, what is accessed."""

    start: int
    end: int
    what: str
    place: str
    buffer: str
    is_write: bool
    function: CFunction


def is_local_array(use: Use) -> bool:
    """Return whether what is accessed is an array of the function."""
    variable = use.function.variables.get(use.buffer)
    return variable is not None and variable.size is not None and not variable.is_parameter


def is_allocated(use: Use) -> bool:
    """Return whether what is accessed was allocated in the function."""
    given = use.function.last_value(use.buffer, use.start)
    return given is not None and ("alloc" in given.value or given.value.startswith("new"))


class _Last:
    text: bytes = b""
    found: list[Use]


def uses_of(root: Node, text: bytes, language: str) -> list[Use]:
    """Return the uses of untested numbers from outside in a text, shared by its detectors."""
    if _Last.text is not text:
        flows = flows_of(root, text, language)
        _Last.text, _Last.found = text, [use for flow in flows for use in _uses(flow)]
    return _Last.found


def _uses(flow: Flow) -> Iterator[Use]:
    if not any(kind in _ANY for changes in flow.kinds.values() for _, kind in changes):
        return
    yield from _indexes(flow)
    yield from _arithmetic(flow)
    for call in flow.function.calls:
        yield from _calls(flow, call)
    yield from _loops(flow)


def _number(flow: Flow, text: str, at: int) -> str:
    place = flow.external(text, at, _ANY)
    if not place or re.search(rf"(?<![\w.>]){re.escape(place)}(?:%|&[^&])", text):
        return ""
    return place


def _indexes(flow: Flow) -> Iterator[Use]:
    function = flow.function
    for node in function.of("subscript"):
        parts = node.named_children
        if len(parts) < 2:
            continue
        index = function.source(parts[1]).strip("[]")
        place = _number(flow, index, node.start_byte)
        if not place or is_number(index):
            continue
        parent = node.parent
        is_write = bool(
            parent is not None
            and parent.type == "assignment_expression"
            and parent.child_by_field_name("left") == node
        )
        tests = flow.tests(place, node.start_byte)
        buffer = function.source(parts[0])
        span = (node.start_byte, node.end_byte)
        if not _has_upper(place, tests):
            yield Use(*span, INDEX, place, buffer, is_write, function)
        elif _only_upper(function, place, tests) and index == place:
            yield Use(*span, NEGATIVE, place, buffer, is_write, function)


def _has_upper(place: str, tests: list[str]) -> bool:
    """Return whether a condition compares a number with more than the numbers around 0."""
    name = re.escape(place)
    lower = re.compile(rf"(?<!\w){name}(?:>=?|<)(?:-1|[01])(?!\d)|(?:-1|[01])[<>]=?{name}(?!\w)")
    return any(
        "==" in text or _UPPER.search(lower.sub("", text.replace("->", ""))) for text in tests
    )


def _only_upper(function: CFunction, place: str, tests: list[str]) -> bool:
    """Return whether a signed number is compared with its upper end alone."""
    variable = function.variables.get(place)
    if variable is None or variable.type not in {"int", "short", "long", "char", "int32_t"}:
        return False
    name = re.escape(place)
    lower = re.compile(
        rf"(?<!\w){name}(?:(?:<0|>=0|>-1|<=-1|<=0|>0|<1|>=1)(?!\d)|<[A-Z_]*MIN|==)|(?:0|-1)[<>]=?{name}(?!\w)|"
        rf"\((?:unsigned\w*|size_t|uint\w*)\){name}(?!\w)"
    )
    upper = re.compile(rf"(?<!\w){name}<=?(?!0)|>=?{name}(?!\w)")
    return any(upper.search(text) for text in tests) and not any(
        lower.search(text) for text in tests
    )


def _arithmetic(flow: Flow) -> Iterator[Use]:
    function = flow.function
    for node in function.of("binary"):
        operator, right = node.child_by_field_name("operator"), node.child_by_field_name("right")
        left = node.child_by_field_name("left")
        if operator is None or right is None or left is None:
            continue
        kind = operator.type
        if kind in {"/", "%"} and right.type in {"identifier", "cast_expression"}:
            place = _number(flow, function.source(right), node.start_byte)
            if place and not _has_zero_test(flow, place, node.start_byte):
                yield Use(node.start_byte, node.end_byte, DIVISOR, place, "", False, function)
        elif kind in {"+", "*", "-"} and node.parent is not None:
            yield from _sum(flow, node, kind, function.source(left), function.source(right))
    for node in function.of("update"):
        text = function.source(node)
        place = text.strip("+-")
        at = node.start_byte
        parent = node.parent
        if parent is None or parent.type != "expression_statement" or not place.isidentifier():
            continue
        if flow.kind(place, at) in _ANY and not flow.is_compared(place, at):
            what = ADDED if "++" in text else TAKEN
            yield Use(at, node.end_byte, what, place, "", False, function)


def _has_zero_test(flow: Flow, place: str, at: int) -> bool:
    """Return whether a condition tells 0 from the rest, or asks for the sign."""
    name = re.escape(place)
    test = re.compile(
        rf"(?<!\w){name}(?:[!=<>]=?[01](?!\d)|>)|^\(*!?{name}\)*$|abs\({name}\)|[01][<>!=]=?{name}|&&!?{name}|!?{name}&&"
    )
    return any(test.search(text) for text in flow.tests(place, at))


def _sum(flow: Flow, node: Node, kind: str, left: str, right: str) -> Iterator[Use]:
    """Yield a sum, product or difference whose value is kept or given on."""
    parent = node.parent
    kept = {"init_declarator", "assignment_expression", "argument_list", "return_statement",
            "parenthesized_expression", "cast_expression"}  # fmt: skip
    if parent is None or parent.type not in kept:
        return
    at = node.start_byte
    place = next((one for one in (left, right) if flow.kind(one, at) in _ANY), "")
    if not place or flow.is_compared(place, at):
        return
    other = right if place == left else left
    if kind == "-" and place == right:
        return
    variable = flow.function.variables.get(place)
    if variable is None or variable.is_pointer or variable.size is not None:
        return
    if variable.type in {"float", "double"}:
        return
    if "alloc" in _around(flow.function, node) and "sizeof" in other:
        yield Use(at, node.end_byte, SIZE, place, "", False, flow.function)
    elif "sizeof" not in other:
        what = TAKEN if kind == "-" else ADDED
        yield Use(at, node.end_byte, what, place, "", False, flow.function)


def _around(function: CFunction, node: Node) -> str:
    """Return the name of the call whose argument a node is."""
    parent = node.parent
    while parent is not None and parent.type in {
        "parenthesized_expression",
        "cast_expression",
        "argument_list",
    }:
        parent = parent.parent
    if parent is None or parent.type != "call_expression":
        return ""
    called = parent.child_by_field_name("function")
    return function.source(called).lower() if called is not None else ""


def _calls(flow: Flow, call: Call) -> Iterator[Use]:
    function = flow.function
    if (at := _LENGTHS.get(call.name)) is not None and len(call.arguments) > at:
        place = _number(flow, call.arguments[at], call.start)
        if place and flow.kind(place, call.start) in _ANY:
            tests = flow.tests(place, call.start)
            buffer = call.arguments[0]
            if not _has_upper(place, tests):
                yield Use(call.start, call.end, LENGTH, place, buffer, True, function)
            elif _only_upper(function, place, tests):
                yield Use(call.start, call.end, SIGNED, place, buffer, True, function)
    for at in _TAKES.get(call.name, ()):
        given = call.arguments[at] if len(call.arguments) > at else ""
        place = _number(flow, given, call.start)
        if place and not flow.is_compared(place, call.start) and "sizeof" not in given:
            yield Use(call.start, call.end, SIZE, place, call.name, False, function)


def _loops(flow: Flow) -> Iterator[Use]:
    function = flow.function
    for node in function.of("loop"):
        condition = node.child_by_field_name("condition")
        if condition is None or node.type != "for_statement":
            continue
        found = re.fullmatch(r"(\w+)<=?(\w+)", function.source(condition))
        if not found or flow.kind(found[2], node.start_byte) not in _ANY:
            continue
        tests = flow.tests(found[2], node.start_byte)
        if not any(_UPPER.search(text.replace("->", "")) for text in tests):
            yield Use(condition.start_byte, condition.end_byte, LOOP, found[2], "", False, function)
