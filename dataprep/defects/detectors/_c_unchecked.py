"""What parsed values and parameters of a C function are used for before any condition names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, is_number, places

if TYPE_CHECKING:
    from tree_sitter import Node

PARSED, PARAMETER, MEMBER = "parsed", "parameter", "member"
_PARSE = re.compile(
    r"(?i)\b(?:ntoh[sl]|\w*(?:be|le)_?(?:16|24|32|64)\w*|\w*get_?(?:u?int|bits|ue|u?8|u?16|u?32|byte|short|long)\w*|"
    r"rb\d+|rl\d+|extract_\w+|get_(?:be|le|u)_\w+|ato[il]|strtou?ll?|\w*read_?(?:u?int|u?8|u?16|u?32|byte|bits)\w*)\("
)
_BOUNDED = re.compile(r"[&%]\(?(?:0[xX]|\d)|>>|\?|^\w*(?:min|max|MIN|MAX|clip|clamp)\w*\(")
_WHOLE = re.compile(
    r"\b(?:int|long|short|size_t|ssize_t|u?int\d+_t|uint|u_int\w*|unsigned|UINT\d*|DWORD|u\d+|guint\w*|gint\w*|off_t|ssize)\b"
)
_DEPTH = 3


def origin(function: CFunction, place: str, before: int, depth: int = 0) -> str:
    """Return where a number comes from: ``parsed``, ``parameter``, ``member``, or "" for elsewhere."""
    given = function.last_value(place, before)
    if given is None:
        variable = function.variables.get(place)
        if variable is not None and variable.is_parameter and not variable.is_pointer:
            return PARAMETER if _WHOLE.search(variable.type) else ""
        return MEMBER if "->" in place else ""
    if _PARSE.search(given.value):
        return PARSED
    if _BOUNDED.search(given.value) or depth >= _DEPTH:
        return ""
    for part in places(given.value):
        if not function.is_checked(part, before):
            found = origin(function, part, given.start, depth + 1)
            if found in {PARSED, PARAMETER}:
                return found
    return ""


def unchecked(function: CFunction, text: str, before: int, kinds: frozenset[str]) -> bool:
    """Return whether an expression holds a number of some origins and nothing in it was checked."""
    named = [one for one in places(text) if not one.isupper() and one != "sizeof"]
    if not named or any(function.is_checked(one, before) for one in named):
        return False
    return any(origin(function, one, before) in kinds for one in named)


def indexes(function: CFunction) -> Iterator[tuple[Node, str]]:
    """Yield the subscripts of a function with the text of their index, constant ones left out."""
    for node in function.of("subscript"):
        parts = node.named_children
        if len(parts) > 1:
            text = function.source(parts[1]).strip("[]")
            if not is_number(text) and not text.isupper():
                yield node, text
