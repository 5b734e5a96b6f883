"""Lines and columns of tools as bytes of a text."""

from __future__ import annotations

from itertools import accumulate


class Positions:
    """The lines of a text.

    Args:
        text: UTF-8; lines end with a line feed, a carriage return, or both.
    """

    def __init__(self, text: bytes) -> None:
        self._lines = text.splitlines(keepends=True)
        self._starts = [0, *accumulate(map(len, self._lines))]
        self._size = len(text)

    def byte(self, line: int, column: int) -> int:
        r"""Return the byte at a place; what lies behind a line or the text is its end.

        Args:
            line: 1-based.
            column: 1-based, in code points.

        Example:
            >>> Positions("日本\nx".encode()).byte(1, 2)
            3
        """
        if line > len(self._lines):
            return self._size
        start, text = self._starts[line - 1], self._lines[line - 1]
        before = column - 1
        if not text.isascii():
            before = len(
                text.decode("utf-8", "surrogateescape")[:before].encode("utf-8", "surrogateescape")
            )
        return start + min(before, len(text))
