"""Members of JSON documents that others wrote.

What has another type than it should is treated as absent, so that one odd member costs itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

Members: TypeAlias = Mapping[str, object]

_MOST_CHARACTERS: Final = 4096
_MOST: Final = 2**53
"""Whole numbers above are no lines, columns or offsets."""


def members(value: object, *names: str) -> Members:
    """Return an object, or the one that lies in it below some names; nothing where there is none.

    Example:
        >>> members({"tool": {"driver": {"name": "x"}}}, "tool", "driver")
        {'name': 'x'}
    """
    found = value if isinstance(value, dict) else {}
    for name in names:
        inner = found.get(name)
        found = inner if isinstance(inner, dict) else {}
    return found


def items(value: object) -> Sequence[object]:
    """Return the items of an array; none where it is something else."""
    return value if isinstance(value, list) else ()


def words(value: object) -> str | None:
    """Return a text without blanks around it; None where there is none, or a very long one."""
    if not isinstance(value, str) or len(value) > _MOST_CHARACTERS:
        return None
    return value.strip() or None


def plain(value: object) -> str | float | None:
    """Return a text or a number; None where it is something else."""
    return value if isinstance(value, str | int | float) else None


def whole(value: object) -> int | None:
    """Return a whole number that is not negative.

    Example:
        >>> whole(3.0), whole(True), whole(-1)
        (3, None, None)
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= _MOST else None
