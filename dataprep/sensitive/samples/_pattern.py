"""Texts that match a regular expression, by chance."""

from __future__ import annotations

import random
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]  # the parser's own names
from re import _parser as parser  # type: ignore[attr-defined]  # no public way to a pattern's tree
from typing import TypeAlias, cast

_Tree: TypeAlias = Iterable[tuple[object, object]]

_MOST = 12
"""Repetitions of what may be repeated without end, beyond the least."""
_PRINTABLE = range(33, 127)
_CLASSES = {
    codes.CATEGORY_DIGIT: "0123456789",
    codes.CATEGORY_WORD: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
    codes.CATEGORY_SPACE: " ",
}


def matching(pattern: str, seed: int) -> str:
    r"""Return a text that matches a pattern.

    Args:
        pattern: Literals, classes, groups, alternatives and counts; anchors and boundaries are left
            out of account.
        seed: Of the choice.

    Raises:
        ValueError: The pattern holds something else.

    Example:
        >>> import re
        >>> re.fullmatch(r"v[0-9]{4}(-rc)?", matching(r"v[0-9]{4}(-rc)?", 1)) is not None
        True
    """
    return _made(parser.parse(pattern), random.Random(seed))  # noqa: S311 - test values


def _made(tree: _Tree, chance: random.Random) -> str:
    return "".join(_one(operation, argument, chance) for operation, argument in tree)


def _one(operation: object, argument: object, chance: random.Random) -> str:
    if operation is codes.LITERAL:
        return chr(cast("int", argument))
    if operation is codes.IN:
        return chance.choice(_members(cast("_Tree", argument)))
    if operation is codes.ANY:
        return chr(chance.choice(_PRINTABLE))
    if operation in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
        least, most, inner = cast("tuple[int, int, _Tree]", argument)
        count = chance.randint(least, min(most, least + _MOST))
        return "".join(_made(inner, chance) for _ in range(count))
    if operation is codes.SUBPATTERN:
        return _made(cast("tuple[_Tree, ...]", argument)[-1], chance)
    if operation is codes.BRANCH:
        return _made(chance.choice(cast("tuple[object, list[_Tree]]", argument)[1]), chance)
    if operation is codes.AT:
        return ""
    raise ValueError(f"cannot make texts of '{operation}'")


def _members(items: _Tree) -> str:
    """Return the characters of a class."""
    found: set[str] = set()
    is_negated = False
    for operation, argument in items:
        if operation is codes.NEGATE:
            is_negated = True
        elif operation is codes.LITERAL:
            found.add(chr(cast("int", argument)))
        elif operation is codes.RANGE:
            first, last = cast("tuple[int, int]", argument)
            found |= {chr(code) for code in range(first, last + 1)}
        elif operation is codes.CATEGORY and argument in _CLASSES:
            found |= set(_CLASSES[argument])
        else:
            raise ValueError(f"cannot make characters of '{operation}'")
    if is_negated:
        found = {chr(code) for code in _PRINTABLE} - found
    return "".join(sorted(found))
