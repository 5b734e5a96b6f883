"""Operators on constants."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, TypeAlias

from dataprep.defects.flows.values import MAX_TEXT, MISSING

Number: TypeAlias = int | float
_ORDER: dict[str, Callable[[Any, Any], object]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_BITS: dict[str, Callable[[int, int], int]] = {
    "&": operator.and_, "|": operator.or_, "^": operator.xor,
}  # fmt: skip
_EQUAL = frozenset({"==", "===", "is"})
_UNEQUAL = frozenset({"!=", "!==", "is not", "<>"})
COMPARISONS = frozenset({*_ORDER, *_EQUAL, *_UNEQUAL, "in", "not in", "instanceof"})
"""Operators whose value is a truth value, and so never tainted."""
_TRUNCATES = frozenset({"java", "go", "csharp", "c"})


def binary(sign: str, left: object, right: object, language: str) -> object:
    """Return what an operator makes of two constants; ``MISSING`` where it makes nothing of them."""
    if sign in _EQUAL:
        return _equal(left, right)
    if sign in _UNEQUAL:
        return not _equal(left, right)
    if sign in _ORDER:
        return _compared(sign, left, right)
    if isinstance(left, bool) and isinstance(right, bool) and sign in _BITS:
        return bool(_BITS[sign](left, right))
    if _is_number(left) and _is_number(right):
        return arithmetic(sign, left, right, language)  # type: ignore[arg-type]  # _is_number
    if sign == "*" and isinstance(left, str) and isinstance(right, int):
        return left * right if right >= 0 and len(left) * right <= MAX_TEXT else MISSING
    if sign in {"in", "not in"} and isinstance(left, str) and isinstance(right, str):
        return (left in right) is (sign == "in")
    return MISSING


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _equal(left: object, right: object) -> bool:
    if isinstance(left, bool) is not isinstance(right, bool):
        return False
    return left == right


def _compared(sign: str, left: object, right: object) -> object:
    if isinstance(left, str) and isinstance(right, str) and len(left) == len(right) == 1:
        return _ORDER[sign](left, right)
    if _is_number(left) and _is_number(right):
        return _ORDER[sign](left, right)
    if isinstance(left, str) and isinstance(right, str):
        return _ORDER[sign](left, right)
    return MISSING


def arithmetic(sign: str, left: Number, right: Number, language: str) -> object:
    """Return what an operator makes of two numbers."""
    if sign in {"+", "-", "*"}:
        return left + right if sign == "+" else left - right if sign == "-" else left * right
    if sign in {"/", "//", "%"}:
        return _divided(sign, left, right, language)
    if isinstance(left, float) or isinstance(right, float):
        return MISSING
    if sign in _BITS:
        return _BITS[sign](left, right)
    if sign in {"<<", ">>", ">>>", "**"} and 0 <= right <= 64 and abs(left) < 1 << 64:
        return left << right if sign == "<<" else left**right if sign == "**" else left >> right
    return MISSING


def _divided(sign: str, left: Number, right: Number, language: str) -> object:
    if right == 0:
        return MISSING
    is_whole = isinstance(left, int) and isinstance(right, int)
    if sign == "//":
        return left // right
    if not is_whole or (sign == "/" and language not in _TRUNCATES):
        return left / right if sign == "/" else MISSING
    if language not in _TRUNCATES:
        return left % right
    quotient = abs(left) // abs(right)
    if (left < 0) is not (right < 0):
        quotient = -quotient
    return quotient if sign == "/" else left - quotient * right


def added(left: object, right: object) -> object:
    """Return what ``+`` makes of two constants."""
    if isinstance(left, str) or isinstance(right, str):
        return text_of(left) + text_of(right)
    if isinstance(left, bytes) and isinstance(right, bytes):
        return left + right
    if _is_number(left) and _is_number(right):
        return left + right  # type: ignore[operator]  # _is_number
    return MISSING


def text_of(value: object) -> str:
    """Return a constant as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, int) and not -(1 << 80) < value < 1 << 80:
        return ""
    return "null" if value is None else str(value)


def truth(value: object, language: str) -> bool | None:
    """Return whether a constant is true; None where that is not known."""
    if isinstance(value, bool):
        return value
    if value is MISSING or language in {"java", "go", "csharp"}:
        return None
    if language == "ruby":
        return value is not None
    if value is None or isinstance(value, (int, float, str, bytes)):
        return bool(value)
    return None
