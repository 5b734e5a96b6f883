"""Memory and files that a C function makes for a local pointer, and what becomes of the pointer."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import Assignment, CFunction
from dataprep.defects.detectors._c_paths import FREES, call_before, meaning, mentions, statement_of

if TYPE_CHECKING:
    from tree_sitter import Node

_MAKER = re.compile(
    r"^(?:\([\w*]+\))?(malloc|calloc|strdup|strndup|realloc|wcsdup|fopen|fdopen|popen|opendir|new)\b"
)
_MAKES = re.compile(r"\b(?:[mc]alloc|realloc|strn?dup|wcsdup|f?d?open|popen|opendir|new)\b")
FILES = frozenset({"fopen", "fdopen", "popen", "opendir"})
_KEEPS_NOTHING = re.compile(
    r"^(?:f?puts|v?s?n?f?w?printf|str(?!dup)\w+|mem(?!_|\w*add)\w+|f?write|send|recv|read|fread|fgets|print\w*|wcs\w+|"
    r"f?scanf|sscanf|ato\w+|fseek|ftell|fgetc|getc|feof|ferror|fflush|rewind|sizeof|assert|bzero|bcopy|fputc|putc|wmem\w+)$"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A local pointer that got new memory or an open file.

    Attributes:
        function: Where.
        given: The assignment.
        maker: The function that made it.
        name: The pointer.
    """

    function: CFunction
    given: Assignment
    maker: str
    name: str


@functools.lru_cache(maxsize=512)
def made_in(function: CFunction) -> list[Made]:
    """Return the local pointers of a function that get new memory or a file."""
    if not _MAKES.search(function.code):
        return []
    return list(_made(function))


def _made(function: CFunction) -> Iterator[Made]:
    for given in function.assignments:
        found = _MAKER.match(given.value)
        variable = function.variables.get(given.target)
        parent = given.node.parent
        if parent is not None and parent.type == "assignment_expression":
            continue
        if found is None or given.operator != "=" or variable is None or variable.is_parameter:
            continue
        if (
            variable.is_pointer
            and variable.size is None
            and not _is_static(function, variable.position)
        ):
            yield Made(function, given, found[1], given.target)


def _is_static(function: CFunction, position: int) -> bool:
    at = function.at(position)
    line = function.masked[max(0, at - 80) : at]
    return re.search(r"\bstatic\b[^;{}]*$", line) is not None


def fate(made: Made, start: int, end: int) -> str:
    """Return what becomes of a pointer between two bytes: ``freed``, ``handed`` on, or ``kept``."""
    function, name = made.function, made.name
    for at in mentions(function, name, start, end):
        what = meaning(function, name, at)
        if what == "address" and not re.search(
            r"sizeof\s*\(?\s*\**$", function.masked[max(0, at - 20) : at]
        ):
            return "handed"
        if what == "deref" and _is_given_on(function, at):
            return "handed"
        if what in {"deref", "test", "set", "address"}:
            continue
        call = call_before(function, at)
        if call in FREES or call == "realloc":
            return "freed"
        before = function.masked[max(0, at - 60) : at].rstrip()
        if re.search(r"\bdelete\s*(?:\[\s*\])?$", before):
            return "freed"
        if call and _KEEPS_NOTHING.match(call):
            continue
        if call or re.search(
            r"(?:\breturn\b[^;]*|=|[{,?:+\-]|_cast\s*<[^<>]*>\s*\()\(*(?:\([\w\s*]+\))?$", before
        ):
            return "handed"
    return "kept"


def _is_given_on(function: CFunction, at: int) -> bool:
    """Return whether what is followed is an address given on, as in ``return &p->x`` or ``q = p[0]``."""
    before = function.masked[max(0, at - 30) : at].rstrip()
    return re.search(r"&\(?$", before) is not None


def is_tested(made: Made, start: int, end: int) -> bool:
    """Return whether a condition names the pointer between two bytes, or the making stands in one."""
    function = made.function
    for condition in function.conditions:
        if condition.start <= made.given.start < condition.end:
            return True
        if start <= condition.start < end and made.name in condition.places:
            return True
    pattern = re.compile(
        rf"(?<!\w){re.escape(made.name)}\s*(?:\?|&&|\|\||[!=]=)|!\s*{re.escape(made.name)}(?!\w)"
    )
    return pattern.search(function.masked, function.at(start), function.at(end)) is not None


def first_deref(made: Made, end: int) -> int | None:
    """Return the byte where the pointer is first followed or written through, None where it is not."""
    function, name = made.function, made.name
    for at in mentions(function, name, made.given.end, end):
        what = meaning(function, name, at)
        if what == "deref":
            return function.node.start_byte + at
        if what in {"set", "address"}:
            return None
        call = call_before(function, at)
        if what == "read" and call and _KEEPS_NOTHING.match(call) and "printf" not in call:
            return function.node.start_byte + at
        if what == "read" and not call:
            return None
    return None


def statement_end(made: Made) -> int:
    """Return the end of the statement that makes the memory."""
    statement = statement_of(made.given.node)
    return statement.end_byte if statement is not None else made.given.end


def nodes_between(function: CFunction, kind: str, start: int, end: int) -> Iterator[Node]:
    """Yield the nodes of a capture that begin between two bytes."""
    return (node for node in function.of(kind) if start <= node.start_byte < end)
