"""Locals that are read before anything was put into them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, Variable, functions_of
from dataprep.defects.detectors._c_made import made_in
from dataprep.defects.detectors._c_paths import call_before, meaning, mentions

if TYPE_CHECKING:
    from tree_sitter import Node

_PLAIN = re.compile(
    r"^(?:unsigned |signed )?(?:char|short|int|long|long long|float|double|size_t|ssize_t|u?int\d+_t|bool|wchar_t|unsigned)$"
)
_BARE = re.compile(r"(?<=[;{}])\s*(?:[A-Za-z_]\w*\s+){1,3}\**\s*([^;(){}=]{1,200});")
_NAME = re.compile(r"(\w+)\s*(?:\[[^\]]*\]\s*)*(?:,|$)")
_READS = re.compile(
    r"^(?:f?puts|v?f?w?printf|str(?:len|cat|chr|str|cmp|dup)|print\w*|wcs(?:len|cat)|free|putchar|f?putc|abs)$"
)
#: A macro that the place stands in: it may set what it names.
_MACRO = re.compile(r"(?<!\w)[A-Z][A-Z0-9_]{3,}\s*\([^;{}]*$")
_TEXTS = re.compile(r"^(?:str(?:len|cat|ncat|chr|str|dup|cmp)|puts|wcscat|wcslen|free|print\w*)$")


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the first reads of variables that hold nothing."""
    for function in functions_of(root, text, language):
        if "goto " in function.code or "asm" in function.code:
            continue
        for name in _suspects(function):
            variable = function.variables.get(name)
            if variable is None or variable.is_parameter or not _is_bare(function, variable):
                continue
            at = _first_read(function, variable)
            if at is not None:
                start = function.node.start_byte + at
                yield start, start + len(variable.name)
        for made in made_in(function):
            if made.maker == "malloc" and (at := _unwritten(function, made.name, made.given.end)):
                start = function.node.start_byte + at
                yield start, start + len(made.name)


def _suspects(function: CFunction) -> list[str]:
    """Return the names declared without a value whose first use, by the letters around it, reads."""
    text, found = function.masked, []
    for declared in _BARE.finditer(text, function.at(function.body_start)):
        for name in _NAME.findall(declared[1]):
            at = text.find(name, declared.end())
            while at >= 0 and not _is_whole(text, at, len(name)):
                at = text.find(name, at + 1)
            after = text[at + len(name) : at + len(name) + 3].lstrip()
            is_set = after[:1] == "=" and after[:2] != "==" and text[at - 1] != "*"
            if at >= 0 and not is_set and text[at - 1] != "&":
                found.append(name)
    return found


def _is_whole(text: str, at: int, length: int) -> bool:
    """Return whether no letter stands on either side of a name."""
    before, after = text[at - 1], text[at + length : at + length + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")


def _is_bare(function: CFunction, variable: Variable) -> bool:
    """Return whether a variable is declared without a value, and not static."""
    at = function.at(variable.position)
    after = function.masked[at + len(variable.name) : at + len(variable.name) + 120]
    if variable.size is not None:
        after = re.sub(r"^(?:\s*\[[^\]]*\])+", "", after)
    before = re.split(r"[;{}]", function.masked[max(0, at - 160) : at])[-1]
    if re.search(r"\b(?:static|extern|thread_local|register)\b|\(", before):
        return False
    return after.lstrip()[:1] in {";", ","} and variable.name not in function.declared_twice


def _first_read(function: CFunction, variable: Variable) -> int | None:
    """Return the first place a variable stands at, where it is read there."""
    if variable.size is None and not (variable.is_pointer or _PLAIN.match(variable.type)):
        return None
    end = function.node.end_byte
    start = variable.position + len(variable.name)
    places = list(mentions(function, variable.name, start, end))
    if not places:
        return None
    if variable.size is not None:
        return _read_of_array(function, variable, places)
    if function.has_macro(variable.position, function.node.start_byte + places[0]):
        return None
    return places[0] if _is_read(function, variable, places) else None


def _is_read(function: CFunction, variable: Variable, places: list[int]) -> bool:
    """Return whether the first of the places where a variable stands reads it."""
    what = meaning(function, variable.name, places[0])
    after = function.masked[places[0] + len(variable.name) :].lstrip()
    call = call_before(function, places[0])
    before = function.masked[max(0, places[0] - 4) : places[0]].rstrip()
    if what in {"set", "address"} or re.match(r"<<|>>(?!=)", after) or before.endswith(">>"):
        return False
    if _MACRO.search(function.masked, max(0, places[0] - 80), places[0]):
        return False
    if call and not _READS.match(call):
        return False
    assigned = any(meaning(function, variable.name, at) in {"set", "address"} for at in places)
    if assigned and _in_loop(function, places[0]):
        return False
    if (what == "deref" or after.startswith(".")) and not variable.is_pointer:
        return False
    handed = variable.is_pointer and any(call_before(function, at) for at in places[1:])
    return assigned or what == "deref" or not handed


def _read_of_array(function: CFunction, variable: Variable, places: list[int]) -> int | None:
    """Return where an array that nothing wrote is read: the first place it stands at."""
    at = places[0]
    call = call_before(function, at)
    after = function.masked[at + len(variable.name) :].lstrip()
    if call and _TEXTS.match(call) and after[:1] in {",", ")"}:
        first = function.masked[max(0, at - 40) : at].rstrip().endswith("(")
        return at if first and call not in {"strcmp", "free"} else None
    return None


def _unwritten(function: CFunction, name: str, start: int) -> int | None:
    """Return where new memory is read that nothing has written."""
    for at in mentions(function, name, start, function.node.end_byte):
        what = meaning(function, name, at)
        if what == "test":
            continue
        after = function.masked[at + len(name) : at + len(name) + 80]
        written = re.match(r"\s*(?:\[[^\]]*\]|(?:->\w+)+|\))*\s*(?:[-+*/|&]?=(?!=)|\.|\[)", after)
        if what != "deref" or written or _in_loop(function, at):
            return None
        if re.search(r"&\s*\(?$", function.masked[max(0, at - 4) : at]) or re.match(
            r"\s*->\w+\s*[,)\[]", after
        ):
            return None
        call = call_before(function, at)
        return at if (not call or _READS.match(call)) and "=" not in after.split(";")[0] else None
    return None


def _in_loop(function: CFunction, at: int) -> bool:
    place = function.node.start_byte + at
    return any(node.start_byte <= place < node.end_byte for node in function.of("loop"))
