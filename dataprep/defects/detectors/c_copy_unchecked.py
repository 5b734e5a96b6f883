"""Copies whose length was parsed or stands in a structure, and which no condition has named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dataprep.defects.detectors._c_function import CFunction, functions_of
from dataprep.defects.detectors._c_input import base
from dataprep.defects.detectors._c_unchecked import MEMBER, PARSED, unchecked

if TYPE_CHECKING:
    from tree_sitter import Node

_LENGTHS = {
    "memcpy": 2, "memmove": 2, "strncpy": 2, "memset": 2, "bcopy": 2, "fread": 2, "read": 2, "recv": 2,
    "CopyMagickMemory": 2, "CopyMemory": 2, "strncat": 2, "copy_from_user": 2,
}  # fmt: skip
_KINDS = frozenset({PARSED, MEMBER})


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the copies with such a length into memory that was not made for it."""
    for function in functions_of(root, text, language):
        if not any(name in function.code for name in _LENGTHS):
            continue
        for call in function.calls:
            at = _LENGTHS.get(call.name)
            if (
                at is None
                or len(call.arguments) <= at
                or _is_made(function, call.arguments[0], call.start)
            ):
                continue
            if unchecked(function, call.arguments[at], call.start, _KINDS):
                yield call.start, call.end


def _is_made(function: CFunction, target: str, before: int) -> bool:
    """Return whether the target is memory taken in this function."""
    for place in (target, base(target)):
        given = function.last_value(place, before)
        if given is not None and ("alloc" in given.value.lower() or "new" in given.value.lower()):
            return True
    return False
