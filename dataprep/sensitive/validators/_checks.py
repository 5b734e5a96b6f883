"""Check digits that several identifiers share, and what stands around a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

FIRST_YEAR = 1900
LAST_YEAR = 2030
"""Years of birth that are believed. Fixed, not today's: a text has the same findings on every day."""
_SEPARATORS = dict.fromkeys(map(ord, " -./·•()（）　\t–"))
_WIDE = {0xFF01 + i: 0x21 + i for i in range(94)}
_WIDE_DIGIT = re.compile(rb"\xef\xbc[\x90-\x99]")
_GROUP_BEHIND = re.compile(rb"[ -][0-9]{3,5}(?![0-9])")
_GROUP_BEFORE = re.compile(rb"(?<![0-9])[0-9]{3,5}[ -]$")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_VERHOEFF = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_PERMUTE = (
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


def compact(value: bytes) -> str:
    """Return an identifier without separators, in capitals, wide forms as plain ones.

    Example:
        >>> compact("１２ 3-4x".encode())
        '1234X'
    """
    return value.decode("utf-8", "replace").translate(_WIDE).translate(_SEPARATORS).upper()


def digits_of(text: str) -> list[int]:
    """Return the values of ASCII digits; none where another character is among them."""
    return [ord(c) - 48 for c in text] if is_digits(text) else []


def is_digits(text: str) -> bool:
    """Return whether a text is digits of ASCII: to `str.isdigit` a superscript is one, to `int` none.

    Example:
        >>> is_digits("123"), is_digits("12\N{SUPERSCRIPT THREE}"), is_digits("")
        (True, False, False)
    """
    return text.isascii() and text.isdigit()


def luhn(text: str) -> bool:
    """Return whether digits pass the Luhn check (ISO/IEC 7812-1, annex B).

    Example:
        >>> luhn("79927398713"), luhn("79927398710")
        (True, False)
    """
    digits = digits_of(text)
    doubled = (d * 2 - 9 if d > 4 else d * 2 for d in digits[-2::-2])
    return bool(digits) and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def weighted(text: str, weights: Sequence[int]) -> int:
    """Return the sum of digits by weights; -1 where there are not as many digits as weights."""
    digits = digits_of(text)
    if len(digits) != len(weights):
        return -1
    return sum(d * w for d, w in zip(digits, weights, strict=True))


def verhoeff(text: str) -> bool:
    """Return whether digits pass Verhoeff's check (J. Verhoeff, 1969)."""
    digits = digits_of(text)
    state = 0
    for place, digit in enumerate(reversed(digits)):
        state = int(_VERHOEFF[state][int(_PERMUTE[place % 8][digit])])
    return bool(digits) and state == 0


def mod_11_10(text: str) -> bool:
    """Return whether digits pass the hybrid check MOD 11,10 of ISO 7064."""
    digits = digits_of(text)
    product = 10
    for digit in digits[:-1]:
        product = ((digit + product) % 10 or 10) * 2 % 11
    return bool(digits) and (11 - product) % 10 == digits[-1]


def mod_97(text: str) -> int:
    """Return letters and digits, letters as 10 to 35, modulo 97 (ISO 7064); -1 for others."""
    if not (text.isascii() and text.isalnum()):
        return -1
    return int("".join(str(int(c, 36)) for c in text)) % 97


def is_date(year: int, month: int, day: int) -> bool:
    """Return whether a day of birth can be: a day of the calendar between 1900 and 2030."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= (28 if month == 2 and not leap else _DAYS[month - 1])


def is_short_date(year: int, month: int, day: int) -> bool:
    """Return whether a date with a year of two digits can be, in either century."""
    return is_date(1900 + year, month, day) or (year <= 30 and is_date(2000 + year, month, day))


def is_varied(text: str) -> bool:
    """Return whether digits are neither all the same nor counted up or down."""
    digits = [c for c in text if is_digits(c)]
    if len(set(digits)) < 2:
        return False
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
    return len(steps) > 1 or not steps <= {1, 9}


def stands_alone(text: bytes, start: int, end: int) -> bool:
    r"""Return whether a number is no part of a longer number, word or decimal fraction.

    A letter before it is allowed where it ends an escape of a string, as in ``\n``. A number in groups
    goes on where another group of three to five digits follows behind the same kind of separator.
    """
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if _WIDE_DIGIT.fullmatch(text[max(start - 3, 0) : start]) or _WIDE_DIGIT.match(text, end):
        return False
    last = before[-1:]
    if last.isdigit() or (last.isalpha() and not (before[:1] == b"\\" and last in b"ntrfvb")):
        return False
    if last == b"+" or (last in {b".", b"-"} and before[:-1].isdigit()):
        return False
    if after[:1].isalnum() or (after[:1] == b"." and after[1:].isdigit()):
        return False
    value = text[start:end]
    if b" " not in value and b"-" not in value:
        return True
    goes_on = _GROUP_BEHIND.match(text, end) or _GROUP_BEFORE.search(
        text[max(start - 7, 0) : start]
    )
    return goes_on is None
