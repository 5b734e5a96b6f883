"""Operators with the same text on both sides, all operators of a language at once."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np

from dataprep.defects._twin_kinds import BLANK, DOT, OPENING, PERCENT, SYMBOL, WORD
from dataprep.text.kernels import Kernel

Span: TypeAlias = tuple[int, int]

_find_twins = Kernel(
    "dataprep.defects._twins_kernel", "find_twins",
    "uint8[::1] uint8[::1] uint8[::1] uint8[::1] int64[::1] int64[::1]",
    sources=("_twins_kernel.py", "_twin_kinds.py"),
)  # fmt: skip

_LETTERS = b"_$@0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AROUND = 40
"""Bytes around twins that are looked at."""
_LOGIC = frozenset({b"&&", b"||", b"and", b"or"})
_COMPARISONS = frozenset({b"==", b"===", b"!=", b"!==", b"<", b">", b"<=", b">=", b"is"})
_COMPARING = frozenset({b"=", b"!", b"<", b">"})
_ARROWS = frozenset({b"=>", b"->"})
_BINDS = re.compile(rb"[<>!]|==|(?:in|is|not|instanceof)\b")
"""What behind an operand binds it closer than an operator of logic does."""
_ROOM = 64
"""Places for which there is room, and one more for each 32 bytes of text."""


class Twins:
    """Finds operators with the same text on both sides.

    Args:
        operators: Operators: of symbols, or words; with a dot before them what stands on both sides
            has to be more than a name.
    """

    def __init__(self, operators: Iterable[str]) -> None:
        plain = sorted({one.lstrip(".").encode() for one in operators}, key=len, reverse=True)
        width = max(map(len, plain), default=1)
        self._operators = plain
        self._sizes = np.array([len(one) for one in plain], np.int64)
        self._letters = np.frombuffer(b"".join(one.ljust(width) for one in plain), np.uint8)
        self._lasts = np.zeros(256, np.uint8)
        self._lasts[[one[-1] for one in plain]] = 1
        self._kinds = kinds_of_bytes()

    def of(self, lines: Sequence[bytes], texts: Sequence[bytes]) -> list[dict[bytes, list[Span]]]:
        """Return for each text the places by operator.

        Args:
            lines: The code of each text behind a line feed.
            texts: The texts.

        Returns:
            Places in the lines; those between more than names also by ``.operator``.
        """
        whole = b"".join(lines)
        data = np.frombuffer(whole, np.uint8)
        found = np.empty(4 * (_ROOM + len(whole) // 32) + 1, np.int64)
        _find_twins(data, self._lasts, self._kinds, self._letters, self._sizes, found)
        places: list[dict[bytes, list[Span]]] = [{} for _ in texts]
        bounds = [0, *itertools.accumulate(map(len, lines))]
        for number, end, begin, size in found[: 4 * int(found[-1])].reshape(-1, 4).tolist():
            which = bisect.bisect_right(bounds, begin) - 1
            low, operator, length = bounds[which], self._operators[number], abs(size)
            start, behind = end - length - low, begin - low + length
            text = texts[which]
            if start <= 0 or not _are_operands(lines[which], start, operator, behind):
                continue
            if text[start - 1 : start + length - 1] == text[behind - length - 1 : behind - 1]:
                places[which].setdefault(operator, []).append((start, behind))
                if size > 0:
                    places[which].setdefault(b"." + operator, []).append((start, behind))
        return places


def _are_operands(lines: bytes, start: int, operator: bytes, behind: int) -> bool:
    """Return whether twins may be all that an operator joins, by what stands around them."""
    before = lines[max(0, start - _AROUND) : start].rstrip()[-2:]
    after = lines[behind : behind + _AROUND].lstrip(b" \t\r")
    last, first = before[-1:], after[:1]
    if operator == b"=":
        return last != b"," and (not first or first in b"\n;)}]")
    if first and first in b"*/%^":
        return False
    is_logic = operator in _LOGIC
    if before not in _ARROWS:
        if last and last in b"+-*/%^!~":
            return False
        if is_logic and (last in (b"<", b">") or (last == b"=" and before[:1] in _COMPARING)):
            return False
    if first and first in b"+-" and (is_logic or operator in _COMPARISONS):
        return False
    return not is_logic or _BINDS.match(after) is None


def kinds_of_bytes() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Return what each byte is, for kernels."""
    kinds = np.zeros(256, np.uint8)
    for members, kind in (
        (b" \t\r\n\\", BLANK),
        (_LETTERS, WORD),
        (bytes(range(0x80, 0x100)), WORD),
        (b".", DOT),
        (b"=!<>+-*/%&|^?:~", SYMBOL),
        (b"([", OPENING),
        (b"%", PERCENT),
    ):
        kinds[list(members)] |= kind
    return kinds
