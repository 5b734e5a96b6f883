"""Which of many words stand in which of many texts, in one pass over their bytes.

One search per word costs as much as the bytes that it passes over. Here a table of byte pairs says
at each byte of a text which words may stand there, and nearly always none can: the pair by which a
word is known is its rarest.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataprep.text.kernels import Kernel

__all__ = ["Literal", "LiteralSet"]

_scan_texts = Kernel(
    "dataprep.text._literals_kernel", "scan_texts",
    "uint8[::1] uint64[::1] int16[::1] uint64[::1] uint64[:,::1] uint8[::1] uint64[:,::1]",
    sources=("_literals_kernel.py",),
)  # fmt: skip

_COMMON = b'#>\t2;*1kxw0v/:-y=)(b,_.hgf"upmdcl\nnorisate '
"""The commonest bytes of source code, letters folded, the rarest of them first."""
_REPEATED = 8
"""How much commoner than by chance a byte stands beside itself, as in rulers and indents."""
_NO_LIMIT = 1 << 62


@dataclass(frozen=True, slots=True)
class Literal:
    """A word that is looked for.

    Args:
        word: At least two bytes; lower-case where letter case does not count.
        bit: Number of the bit that it sets; several words may share one.
        ignores_case: Upper-case ASCII letters of a text count as lower-case ones.
        within: The word ends in so many bytes from the start of a text; None for anywhere.
    """

    word: bytes
    bit: int
    ignores_case: bool = False
    within: int | None = None


class LiteralSet:
    r"""Words that are looked for together.

    Args:
        literals: The words.

    Raises:
        ValueError: A word is shorter than two bytes.

    Example:
        >>> words = LiteralSet([Literal(b"gpl", 0, ignores_case=True), Literal(b"MIT", 1)])
        >>> words.scan([b"GPL and MIT", b"mit", b"Gpl"]).tolist()
        [[3], [0], [1]]
    """

    def __init__(self, literals: Sequence[Literal]) -> None:
        short = [literal.word for literal in literals if len(literal.word) < 2]
        if short:
            raise ValueError(f"words of fewer than two bytes: {short}")
        starts = itertools.accumulate((len(literal.word) for literal in literals), initial=0)
        rows: dict[int, list[tuple[int, ...]]] = {}
        for start, literal in zip(starts, literals, strict=False):
            lead = _rarest_pair(literal.word)
            limit = _NO_LIMIT if literal.within is None else literal.within
            column, bit = divmod(literal.bit, 64)
            size, folds = len(literal.word), int(literal.ignores_case)
            row = (start, size, lead, limit, column, 1 << bit, folds)
            for pair in _pairs(literal, lead):
                rows.setdefault(pair, []).append(row)
        self._letters = np.frombuffer(b"".join(literal.word for literal in literals), np.uint8)
        self._buckets = np.zeros(1 << 16, np.int16)
        self._buckets[list(rows)] = np.arange(1, len(rows) + 1)
        sizes = [0, 0, *(len(bucket) for bucket in rows.values())]
        self._bounds = np.cumsum(sizes, dtype=np.uint64)
        flat = [row for bucket in rows.values() for row in bucket]
        self._literals = np.array(flat, np.uint64).reshape(-1, 7)
        self._n_columns = max((literal.bit for literal in literals), default=0) // 64 + 1

    def scan(self, texts: Sequence[bytes]) -> NDArray[np.uint64]:
        """Return the bits of the words that stand in each text.

        Args:
            texts: The texts, or those parts of them that count; together at most some gigabytes.

        Returns:
            One row per text; bit ``b`` is bit ``b % 64`` of column ``b // 64``.
        """
        masks = np.zeros((len(texts), self._n_columns), np.uint64)
        offsets = np.zeros(len(texts) + 1, np.uint64)
        np.cumsum(np.fromiter(map(len, texts), np.uint64, len(texts)), out=offsets[1:])
        data = np.frombuffer(b"".join(texts), np.uint8)
        _scan_texts(
            data, offsets, self._buckets, self._bounds, self._literals, self._letters, masks
        )
        return masks


def _rarest_pair(word: bytes) -> int:
    """Return where in a word the pair of bytes stands that source code has least often."""
    weights = [(_COMMON.find(byte) + 1) ** 2 for byte in word.lower()]
    scores = [
        (weights[at] + 1) * (weights[at + 1] + 1) * (_REPEATED if word[at] == word[at + 1] else 1)
        for at in range(len(word) - 1)
    ]
    return scores.index(min(scores))


def _pairs(literal: Literal, lead: int) -> list[int]:
    """Return the pairs of bytes of a text by which a word is known."""
    choices = [
        {byte, *bytes([byte]).upper()} if literal.ignores_case else {byte}
        for byte in literal.word[lead : lead + 2]
    ]
    return [left << 8 | right for left, right in itertools.product(*map(sorted, choices))]
