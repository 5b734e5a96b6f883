"""Ranges of hexadecimal digests: how tables are split, whatever they were written by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_DIGITS = 4
_MOST = 16**_DIGITS
_RANGE_NAME = re.compile(r"/([0-9a-f]{4})-([0-9a-f]{4}|end)\.parquet$")


@dataclass(frozen=True, slots=True)
class Range:
    """Digests from ``low`` up to, but not including, ``high``.

    Attributes:
        low: Lower bound, a prefix of lower-case hexadecimal digits; empty for no bound.
        high: Upper bound, likewise; None for no bound.
    """

    low: str
    high: str | None

    @property
    def name(self) -> str:
        """Name for files and messages, for example ``4000-8000``."""
        return f"{self.low or '0' * _DIGITS}-{self.high or 'end'}"

    def holds(self, column: str, dtype: pl.DataType | None = None) -> pl.Expr:
        """Return the expression that is true where a column lies in the range.

        Args:
            column: Column of digests, or of integers spread over all of ``UInt64``.
            dtype: Its type, where it may be ``UInt64``.
        """
        import polars as pl

        value = pl.col(column)
        low: str | pl.Expr = self.low
        high: str | pl.Expr | None = self.high
        if dtype == pl.UInt64:
            low = _as_number(self.low)
            high = None if self.high is None else _as_number(self.high)
        if high is None:
            return value >= low if self.low else pl.lit(value=True)
        return (value >= low) & (value < high) if self.low else value < high

    def overlaps(self, smallest: str, largest: str) -> bool:
        """Return whether any digest between two, both included, can lie in the range."""
        return largest >= self.low and (self.high is None or smallest < self.high)


def _as_number(bound: str) -> pl.Expr:
    """Return the smallest number of 64 bits whose hexadecimal digits begin with a bound."""
    import polars as pl

    return pl.lit(int(bound.ljust(16, "0"), 16), dtype=pl.UInt64)


EVERYTHING = Range("", None)


def overlapping(files: Sequence[str], part: Range) -> list[str]:
    """Return the files that can hold rows of a range, by the range that their name tells.

    Files without a range in their name can hold any row.

    Example:
        >>> overlapping(["t/0000-8000.parquet", "t/8000-end.parquet", "t/all.parquet"],
        ...             Range("", "4000"))
        ['t/0000-8000.parquet', 't/all.parquet']
    """
    return [file for file in files if _may_hold(file, part)]


def has_range(file: str) -> bool:
    """Return whether a file's name tells the range of ``content_id`` that it holds."""
    return _RANGE_NAME.search(file) is not None


def _may_hold(file: str, part: Range) -> bool:
    named = _RANGE_NAME.search(file)
    if named is None:
        return True
    low, high = named.groups()
    starts_before = part.high is None or low < part.high
    return starts_before and (high == "end" or part.low < high)


def split(count: int) -> tuple[Range, ...]:
    """Return equal ranges that together hold every digest.

    Args:
        count: How many, 1 to 65,536.

    Example:
        >>> [part.name for part in split(2)]
        ['0000-8000', '8000-end']
    """
    edges = [f"{i * _MOST // count:04x}" for i in range(count)]
    lows = ["", *edges[1:]]
    highs: list[str | None] = [*edges[1:], None]
    return tuple(Range(low, high) for low, high in zip(lows, highs, strict=True))


def count_for(size: int, target: int) -> int:
    """Return into how many ranges a table goes: a power of two, so that splits nest.

    Args:
        size: Size of the whole, in any unit.
        target: Wanted size of a range, in the same unit.

    Example:
        >>> [count_for(size, 64) for size in (0, 64, 65, 1000)]
        [1, 1, 2, 16]
    """
    count = 1
    while count * target < size and count < _MOST:
        count *= 2
    return count
