"""The words that rules demand, looked for in texts all at once."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from dataprep.text.literals import Literal, LiteralSet


class Vocabulary:
    """Words of at least two bytes, each with a bit."""

    def __init__(self) -> None:
        self._bits: dict[bytes, int] = {}

    def mask(self, words: Iterable[bytes]) -> int:
        """Return the bits of words; new ones are taken up."""
        mask = 0
        for word in words:
            mask |= 1 << self._bits.setdefault(word, len(self._bits))
        return mask

    def there(self, texts: Sequence[bytes]) -> list[int]:
        """Return the bits of the words that each text holds; no word is taken up after that.

        Args:
            texts: UTF-8.
        """
        if not self._bits:
            return [0] * len(texts)
        rows = self._together.scan(texts).tolist()
        return [sum(bits << 64 * column for column, bits in enumerate(row)) for row in rows]

    @functools.cached_property
    def _together(self) -> LiteralSet:
        return LiteralSet([Literal(*one) for one in self._bits.items()])
