"""Numbers of people, accounts, vehicles and places that nothing has been given."""

from __future__ import annotations

import re

from dataprep.redact._stream import DIGITS, Stream

_MOST_TRIES = 32
_LEAST_CHECKED = 8
_FLOAT = re.compile(r"\d+(?:\.\d+)?")
_HAN_FIRST = re.compile(r"^[\u3400-\u9fff]")
_ACCOUNT = re.compile(r"[A-Z]{2}\d{2}[ -]?[A-Z0-9]", re.IGNORECASE)  # ISO 13616
_DIHEDRAL = tuple(
    tuple(
        (a + b) % 5 if a < 5 and b < 5 else
        (a + b - 5) % 5 + 5 if a < 5 else
        (a - b) % 5 + 5 if b < 5 else
        (a - b) % 5
        for b in range(10)
    )
    for a in range(10)
)  # fmt: skip
_TURN = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def identity(stream: Stream, value: str) -> str:
    """Return a number of a person in the value's shape that its kind of check refuses.

    The first digit is 9, the second too where there are 15 or 18 (no region of China); the first
    letter is Q; what passes Luhn's, Verhoeff's or a check modulo 11 or 97 is drawn again.
    """
    n_digits = sum(c.isdigit() for c in value)
    return _checked(stream, value, "99" if n_digits >= 15 else "9", "Q")


def payment(stream: Stream, value: str) -> str | None:
    """Return a number of a card or account that fails its check; None for other forms.

    A card begins with 1, an account with XX, which is no country of ISO 3166.
    """
    if _ACCOUNT.match(value):
        return "XX" + _checked(stream, value[2:], "", "")
    if any(c.isalpha() for c in value):
        return None
    return _checked(stream, value, "1", "")


def vehicle(stream: Stream, value: str) -> str:
    """Return a plate or number of a vehicle: first letter Q, in Han 某, none of the check's."""
    if _HAN_FIRST.match(value):
        return "某" + _drawn(stream, value[1:], "0", "I")
    return _checked(stream, value, "0" if not value.isdigit() else "9", "Q")


def position(stream: Stream, value: str) -> str:
    """Return coordinates beyond the poles: each number gets 900 to 999 before its point."""

    def beyond(found: re.Match[str]) -> str:
        whole = "9" + stream.text(2, DIGITS)
        if "." not in found[0]:
            return ("9" + stream.text(len(found[0]) - 1, DIGITS)) if len(found[0]) > 1 else "9"
        return f"{whole}.{stream.text(max(1, len(found[0]) - 4), DIGITS)}"

    return _FLOAT.sub(beyond, value)


def _checked(stream: Stream, value: str, digits: str, letter: str) -> str:
    found = _drawn(stream, value, digits, letter)
    for _ in range(_MOST_TRIES):
        if not _passes(found):
            break
        found = _drawn(stream, value, digits, letter)
    return found


def _drawn(stream: Stream, value: str, digits: str, letter: str) -> str:
    """Return a text like the value, whose first digits and first letter are given."""
    found: list[str] = []
    left_digits, left_letter = list(digits), letter
    for character in value:
        drawn = stream.like(character)
        if character.isdigit() and left_digits:
            drawn = left_digits.pop(0)
        elif character.isalpha() and left_letter:
            drawn, left_letter = (letter if character.isupper() else letter.lower()), ""
        found.append(drawn)
    return "".join(found)


def _passes(value: str) -> bool:
    """Return whether a number passes a check that is in use somewhere."""
    signs = [c for c in value.upper() if c.isalnum() and c.isascii()]
    numbers = [int(c, 36) for c in signs]
    if len(signs) < _LEAST_CHECKED:
        return False
    if sum(n * 2 ** (len(numbers) - 1 - i) for i, n in enumerate(numbers)) % 11 == 1:
        return True  # ISO 7064, MOD 11-2
    digits = [n for n in numbers if n < 10]
    if len(digits) < len(numbers):
        return False
    down = sum(n * (i + 1) for i, n in enumerate(reversed(digits))) % 11 == 0
    return down or int("".join(signs)) % 97 == 1 or is_luhn(digits) or _is_verhoeff(digits)


def is_luhn(digits: list[int]) -> bool:
    """Return whether digits pass ISO/IEC 7812's check.

    Example:
        >>> is_luhn([0, 0, 0, 1, 8]), is_luhn([0, 0, 0, 1, 7])
        (True, False)
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = digit * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _is_verhoeff(digits: list[int]) -> bool:
    check = 0
    for place, digit in enumerate(reversed(digits)):
        turned = digit
        for _ in range(place % 8):
            turned = _TURN[turned]
        check = _DIHEDRAL[check][turned]
    return check == 0
