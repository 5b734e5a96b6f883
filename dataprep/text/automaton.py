"""All expressions of a set in one automaton: which of them match a text, in one pass over it.

Two engines give the same answers: Hyperscan, and RE2 where Hyperscan has no wheel.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

import re2

from dataprep.errors import RuleError
from dataprep.made import Made

if TYPE_CHECKING:
    import hyperscan

_FEW = 50
"""Expressions whose automaton is made so fast that it is not stored."""
_KEPT = 32
"""Automata that stay: one for each set of rules that some language is read by."""
_MEMORY_BYTES = 256 << 20


class Matcher(Protocol):
    """Tells which expressions match."""

    def matching(self, text: bytes) -> list[int]:
        """Return the numbers of the expressions that match somewhere in a text, sorted."""
        ...


def make_matcher(expressions: Sequence[str], engine: str | None = None) -> Matcher:
    r"""Return what tells which of some expressions match a text.

    Args:
        expressions: Regular expressions that both engines read.
        engine: ``hyperscan`` or ``re2``; None takes the first that is installed.

    Raises:
        RuleError: An expression cannot be used.

    Example:
        >>> make_matcher([r"\bexec\b", "(?i)eval"]).matching(b"x.executor(EVAL)")
        [1]
    """
    if engine != "re2":
        try:
            return _HyperscanMatcher(expressions)
        except ImportError:
            if engine == "hyperscan":
                raise
    return _Re2Matcher(expressions)


class _HyperscanMatcher:
    def __init__(self, expressions: Sequence[str]) -> None:
        import hyperscan

        self._database = hyperscan_database(expressions, hyperscan.HS_FLAG_SINGLEMATCH)
        self._database.scratch = hyperscan.Scratch(self._database)

    def matching(self, text: bytes) -> list[int]:
        found: list[int] = []

        def note(expression: int, start: int, end: int, flags: int, context: object) -> None:
            del start, end, flags, context
            found.append(expression)

        self._database.scan(text, match_event_handler=note)
        return sorted(found)


class _Re2Matcher:
    def __init__(self, expressions: Sequence[str]) -> None:
        self._set = re2.Set.SearchSet(re2_options())
        for expression in expressions:
            try:
                self._set.Add(expression.encode())
            except re2.error as error:
                raise refused(expressions, f"{expression}: {error}") from error
        self._set.Compile()
        self._is_empty = not expressions

    def matching(self, text: bytes) -> list[int]:
        return [] if self._is_empty else sorted(self._set.Match(text) or ())


def re2_options() -> re2.Options:
    """Return options that keep quiet, with memory for some thousand expressions."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY_BYTES
    return options


def hyperscan_database(expressions: Sequence[str], flags: int = 0) -> hyperscan.Database:
    """Return the automaton of expressions, made once a machine where they are many.

    Args:
        expressions: Regular expressions; a match carries the number of its expression.
        flags: Flags of Hyperscan that hold for all of them.

    Raises:
        ImportError: Hyperscan has no wheel for this machine.
        RuleError: An expression cannot be used.
    """
    import hyperscan

    mode = hyperscan.HS_MODE_BLOCK
    made = Made(__name__, "automaton-", ".hs", _KEPT)
    named = repr((version("hyperscan"), platform.node(), flags, tuple(expressions)))
    digest = hashlib.sha256(named.encode()).hexdigest()[:32]
    stored = made.read(digest) if len(expressions) > _FEW else None
    if stored is not None:
        with contextlib.suppress(hyperscan.error):  # made on another processor: made anew
            return hyperscan.loadb(stored, mode)
    database = hyperscan.Database(mode=mode)
    wide = flags | hyperscan.HS_FLAG_UTF8
    try:
        database.compile(
            expressions=[e.encode() for e in expressions] or [b"\\x00never\\x00"],
            ids=list(range(len(expressions))) or [0],
            elements=len(expressions) or 1,
            flags=[flags if e.isascii() else wide for e in expressions] or [0],
        )
    except hyperscan.error as error:
        raise refused(expressions, str(error)) from error
    if len(expressions) > _FEW:
        made.write(digest, hyperscan.dumpb(database))
    return database


def refused(expressions: Sequence[str], why: str) -> RuleError:
    """Return the error of expressions that cannot be used."""
    return RuleError(f"a prefilter of {len(expressions)} expressions cannot be used: {why}")
