"""Makes check digits right by trying them."""

from __future__ import annotations

from collections.abc import Callable

from dataprep.errors import RuleError
from dataprep.sensitive.validators._checks import compact

_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST = 4
"""Characters at the end that are tried."""


def completed(value: bytes, check: Callable[[str], bool]) -> bytes:
    """Return a value whose last characters are changed until it passes a check.

    Args:
        value: A value of the right shape; separators stay where they are.
        check: Told of the value without separators, in capitals.

    Raises:
        RuleError: No last characters make it pass.
    """
    if check(compact(value)):
        return value
    text = value.decode()
    places = [number for number, c in enumerate(text) if c.isascii() and c.isalnum()]
    for count in range(1, _MOST + 1):
        found = _tried(text, places[-count:], check)
        if found is not None:
            return found.encode()
    raise RuleError("no last characters make a value pass its check")


def _tried(text: str, places: list[int], check: Callable[[str], bool]) -> str | None:
    """Return the first text that passes with other characters at some places, the last alone also letters."""
    if not places:
        return text if check(compact(text.encode())) else None
    first, rest = places[0], places[1:]
    alphabet = _DIGITS + _LETTERS if not rest or text[first].isalpha() else _DIGITS
    alphabet = _LETTERS if rest and text[first].isalpha() else alphabet
    for character in alphabet:
        found = _tried(text[:first] + character + text[first + 1 :], rest, check)
        if found is not None:
            return found
    return None
