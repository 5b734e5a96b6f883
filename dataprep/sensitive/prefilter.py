"""The first tier: which lines of a text are worth a second look, by all rules at once.

Two engines give the same lines: Hyperscan, and RE2 where Hyperscan has no wheel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import re2

from dataprep.text.automaton import hyperscan_database, re2_options, refused

_NEWLINE = b"\n"

Line = tuple[int, int, list[int]]
"""First byte of a line, byte behind it, and the numbers of the expressions that match on it."""


class Prefilter(Protocol):
    """Finds the lines on which expressions match."""

    def lines(self, text: bytes) -> list[Line]:
        """Return the lines of a text on which a match ends, in order."""
        ...


def literal(keyword: str) -> str:
    """Return the expression of a keyword: its letters in either case.

    Example:
        >>> literal("ghp_")
        '(?i)ghp_'
    """
    return f"(?i){re.escape(keyword)}"


def make_prefilter(expressions: Sequence[str], engine: str | None = None) -> Prefilter:
    """Return a prefilter over expressions.

    Args:
        expressions: Regular expressions that both engines read.
        engine: ``hyperscan`` or ``re2``; None takes the first that is installed.

    Raises:
        RuleError: An expression cannot be used; names it.
    """
    if engine != "re2":
        try:
            return HyperscanPrefilter(expressions)
        except ImportError:
            if engine == "hyperscan":
                raise
    return Re2Prefilter(expressions)


class HyperscanPrefilter:
    """All expressions in one automaton, one pass over the text.

    Args:
        expressions: Regular expressions.
    """

    def __init__(self, expressions: Sequence[str]) -> None:
        import hyperscan

        self._database = hyperscan_database(expressions)
        self._database.scratch = hyperscan.Scratch(self._database)

    def lines(self, text: bytes) -> list[Line]:
        """Return the lines of a text on which a match ends, in order."""
        hits: list[tuple[int, int]] = []

        def note(expression: int, start: int, end: int, flags: int, context: object) -> None:
            del start, flags, context
            hits.append((end, expression))

        self._database.scan(text, match_event_handler=note)
        hits.sort()
        return list(_by_line(text, hits))


class Re2Prefilter:
    """A set that tells which expressions match, then each of them by itself.

    Args:
        expressions: Regular expressions.
    """

    def __init__(self, expressions: Sequence[str]) -> None:
        options = re2_options()
        options.never_nl = True
        self._set = re2.Set.SearchSet(options)
        self._single = []
        for expression in expressions:
            try:
                self._single.append(re2.compile(expression.encode(), options))
            except re2.error as error:
                raise refused(expressions, f"{expression}: {error}") from error
            self._set.Add(expression.encode())
        self._set.Compile()

    def lines(self, text: bytes) -> list[Line]:
        """Return the lines of a text on which a match ends, in order."""
        hits: list[tuple[int, int]] = []
        for number in self._set.Match(text) or ():
            end = 0
            while (found := self._single[number].search(text, end)) is not None:
                hits.append((found.end(), number))
                end = text.find(_NEWLINE, max(found.end() - 1, 0)) + 1
                if not end:
                    break
        hits.sort()
        return list(_by_line(text, hits))


def _by_line(text: bytes, hits: Sequence[tuple[int, int]]) -> Iterator[Line]:
    """Yield the lines of hits, which are pairs of end and expression, sorted."""
    line_start = line_end = -1
    found: dict[int, None] = {}
    for end, expression in hits:
        last = max(end - 1, 0)
        if last >= line_end or line_end < 0:
            if found:
                yield line_start, line_end, sorted(found)
            found = {}
            line_start = text.rfind(_NEWLINE, 0, last) + 1
            line_end = text.find(_NEWLINE, last)
            line_end = len(text) if line_end < 0 else line_end
        found[expression] = None
    if found:
        yield line_start, line_end, sorted(found)
