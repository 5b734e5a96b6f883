"""Which definitions hold a range of a text, and which imports it uses."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Sequence

from dataprep.parse._chunk_model import Definition, Import

_WORD = re.compile(rb"[\w$\x80-\xff]+")
_IS_WORD = {bytes([k]): _WORD.match(bytes([k])) is not None for k in range(256)} | {b"": False}
_MAX_TRIES = 200
"""Places of words that are looked at one by one in a range."""
_BLANKS = b" \t\r\n\f\v"


class Names:
    """The names of a text: which definitions hold a range, and which imports it uses.

    Args:
        text: The text.
        definitions: Its definitions.
        imports: Its imports.
    """

    def __init__(
        self, text: bytes, definitions: Sequence[Definition], imports: Sequence[Import]
    ) -> None:
        self._text, self._definitions, self._imports = text, definitions, imports
        self._starts = [definition.start for definition in definitions]
        self._ends = list(itertools.accumulate((one.end for one in imports), max))
        self._by_word: dict[bytes, list[int]] = {}
        for number, one in enumerate(imports):
            for name in one.names:
                self._by_word.setdefault(name.encode(), []).append(number)
        scopes = _Nesting(definitions)
        self._scopes = [scopes.around(one.start, one.end) for one in imports]
        self._nesting = _Nesting(definitions)

    def path(self, start: int, end: int) -> str | None:
        """Return the name of the innermost definition that holds a range, blanks left out.

        Ranges are asked for in order.
        """
        piece = self._text[start:end]
        low = start + len(piece) - len(piece.lstrip(_BLANKS))
        high = start + len(piece.rstrip(_BLANKS))
        around = self._nesting.around(low, max(low, high))
        return None if around is None else self._definitions[around].qualified_name

    def symbols(self, start: int, end: int) -> tuple[str, ...]:
        """Return the names of the definitions that begin in a range."""
        low = bisect.bisect_left(self._starts, start)
        high = bisect.bisect_left(self._starts, end)
        return tuple(one.qualified_name for one in self._definitions[low:high])

    def imports(self, start: int, end: int) -> tuple[str, ...]:
        """Return what a range uses of the imports that are in force in it, in their order."""
        if not self._by_word:
            return ()
        ranges: list[tuple[int, int]] = []
        at = start
        for one in self._imports[bisect.bisect_right(self._ends, start) :]:
            if one.start >= end:
                break
            ranges.append((at, max(at, one.start)))
            at = max(at, one.end)
        ranges.append((at, max(at, end)))
        words = _words_used(self._text, self._by_word, ranges)
        used = {k for word in words for k in self._by_word[word]}
        return tuple(
            dict.fromkeys(
                self._imports[k].specifier for k in sorted(used) if self._is_in_force(k, start, end)
            )
        )

    def _is_in_force(self, number: int, start: int, end: int) -> bool:
        scope = self._scopes[number]
        if scope is None:
            return True
        definition = self._definitions[scope]
        return definition.lead < end and start < definition.end


def _words_used(
    text: bytes, words: Iterable[bytes], ranges: Sequence[tuple[int, int]]
) -> set[bytes]:
    """Return which words stand by themselves in ranges of a text.

    NOTE: to look a word up is quicker than to read the text word by word, but for a word that is
    part of many others; then the text is read.
    """
    found: set[bytes] = set()
    tries = _MAX_TRIES
    for word in words:
        for low, high in ranges:
            at = text.find(word, low, high)
            while at >= 0 and tries:
                tries -= 1
                after = at + len(word)
                if not _IS_WORD[text[at - 1 : at]] and not _IS_WORD[text[after : after + 1]]:
                    found.add(word)
                    break
                at = text.find(word, at + 1, high)
        tries -= 1
        if tries <= 0:
            known = (set(_WORD.findall(text, low, high)) for low, high in ranges)
            return set().union(*known).intersection(words)
    return found


class _Nesting:
    """The definitions that are open at a place, asked for in the order of the text.

    Args:
        definitions: The definitions of the text.
    """

    def __init__(self, definitions: Sequence[Definition]) -> None:
        self._definitions = definitions
        self._next = 0
        self._open: list[int] = []
        self._ends: list[int] = []

    def around(self, low: int, high: int) -> int | None:
        """Return the innermost definition that holds a range; ``low`` never goes back."""
        while self._next < len(self._definitions):
            definition = self._definitions[self._next]
            if definition.lead > low:
                break
            self._close(definition.lead)
            outer = self._ends[-1] if self._ends else definition.end
            self._open.append(self._next)
            self._ends.append(min(definition.end, outer))
            self._next += 1
        self._close(low)
        # Ends fall from the outer to the inner ones.
        depth = bisect.bisect_right(self._ends, -high, key=lambda end: -end)
        return self._open[depth - 1] if depth else None

    def _close(self, place: int) -> None:
        while self._ends and self._ends[-1] <= place:
            self._open.pop()
            self._ends.pop()
