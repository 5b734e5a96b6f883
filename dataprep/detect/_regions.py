"""Parts of a text, as other tools tell them, in bytes."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from dataprep.detect.sarif import Region

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_BREAK: Final = b"\n"
_BOM_BYTES: Final = 3
_BLANKS: Final = b" \t\r\n\f\v"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, in bytes: from ``start`` to before ``end``, at least one."""

    start: int
    end: int


class RegionText:
    """A text in which regions are looked up.

    Lines end with a line feed, as SARIF has it; a carriage return before it is not of the line.

    Args:
        text: UTF-8.
        size_bytes: Bytes of the file, of which the text may be a decoded form.
    """

    def __init__(self, text: bytes, size_bytes: int) -> None:
        self._text, self._size_bytes = text, size_bytes

    def part(self, region: Region | None) -> Part | None:
        """Return where a region lies; None where it lies outside of the text, or cannot be told.

        A column behind the end of its line is the end. A region without width is the rest of its
        line, or all of it. Without a region the whole text is meant.

        Args:
            region: The region.
        """
        text = self._text
        if not text:
            return None
        if region is None:
            return Part(0, len(text))
        if region.start_line:
            return self._by_lines(region, region.start_line)
        start, end = self._offsets(region)
        if start is None or start >= len(text):
            return None
        return Part(start, max(end, min(start + _width(text[start]), len(text))))

    def _by_lines(self, region: Region, first: int) -> Part | None:
        n_lines = len(self._starts)
        if first > n_lines:
            return None
        last = min(max(region.end_line or first, first), n_lines)
        low, high = self._line(first)
        start = min(self._behind(low, (region.start_column or 1) - 1, region), high)
        last_low, end = self._line(last)
        if region.end_column:
            end = min(self._behind(last_low, region.end_column - 1, region), end)
        if end <= start:
            start, end = (start if start < high else low), high
        if not region.start_column or start == low:
            start += _n_blank(self._text[start:end])
        if end <= start:
            return self._near(low)
        return Part(start, end)

    def _near(self, low: int) -> Part:
        """Return what stands for a line that has nothing on it: its end, or the text's."""
        start = min(low, len(self._text) - 1)
        while start and self._text[start] & 0xC0 == 0x80:
            start -= 1
        return Part(start, min(start + _width(self._text[start]), len(self._text)))

    def _line(self, number: int) -> tuple[int, int]:
        """Return the first byte of a line, and the one behind what stands on it."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return start, end - 1 if end > start and self._text[end - 1 : end] == b"\r" else end

    def _offsets(self, region: Region) -> tuple[int | None, int]:
        """Return the first byte of a region without lines, and the one behind it."""
        if region.char_offset is not None:
            start = self._behind(0, region.char_offset, region)
            end = self._behind(0, region.char_offset + (region.char_length or 0), region)
            return start, end
        before = self._size_bytes - len(self._text)
        if region.byte_offset is None or before not in {0, _BOM_BYTES}:
            return None, 0
        start = max(region.byte_offset - before, 0)
        end = max(region.byte_offset + (region.byte_length or 0) - before, 0)
        return self._whole(start), self._whole(end)

    def _whole(self, place: int) -> int:
        """Return a place, or the next one that no character lies over."""
        while place < len(self._text) and self._text[place] & 0xC0 == 0x80:
            place += 1
        return place

    def _behind(self, start: int, n_characters: int, region: Region) -> int:
        """Return the byte some characters behind another one, at most the text's end."""
        if self._is_ascii:
            return min(start + n_characters, len(self._text))
        before = self._utf16 if region.is_utf16 else self._points
        return min(int(before.searchsorted(before[start] + n_characters)), len(self._text))

    @functools.cached_property
    def _is_ascii(self) -> bool:
        return self._text.isascii()

    @functools.cached_property
    def _starts(self) -> list[int]:
        """First bytes of lines; what follows a break at the very end is one, too."""
        lengths = (len(line) + 1 for line in self._text.split(_BREAK)[:-1])
        return [0, *accumulate(lengths)]

    @functools.cached_property
    def _points(self) -> npt.NDArray[np.int64]:
        return _counts(self._text, is_utf16=False)

    @functools.cached_property
    def _utf16(self) -> npt.NDArray[np.int64]:
        return _counts(self._text, is_utf16=True)


def _counts(text: bytes, *, is_utf16: bool) -> npt.NDArray[np.int64]:
    """Return for each byte, and for the end, the characters that end before it."""
    import numpy as np

    data = np.frombuffer(text, dtype=np.uint8)
    is_first = (data & 0xC0) != 0x80
    units = np.zeros(len(data) + 1, dtype=np.int64)
    units[1:-1] = is_first[1:]  # a character ends where the next one begins
    units[-1] = 1
    if is_utf16:
        units[np.flatnonzero(data >= 0xF0) + 4] += 1  # outside of the basic plane: two units
    return np.cumsum(units)


def _n_blank(text: bytes) -> int:
    return len(text) - len(text.lstrip(_BLANKS))


def _width(first: int) -> int:
    """Return the bytes of a character by its first one."""
    return 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
