"""Words that a pattern of a query demands, read off its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

LEAST = 3
"""Letters of a word from which on it is worth looking for: nearly all texts hold shorter ones."""
_DEMANDS = frozenset({"#eq?", "#any-of?"})
_STRING = r'"(?:[^"\\]|\\.)*"'
_PIECE = re.compile(rf"{_STRING}|[()\[\]]|#[\w-]+\?|#set!|[?*+](?=[\s)\]@]|$)|[^\s()\[\]\"]+")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def _rarest_first(group: Sequence[bytes]) -> int:
    """Return a key by which groups come first that few texts hold a word of."""
    return -min(map(len, group))


@dataclass(slots=True)
class _Part:
    """A part of a pattern: a node with parts, or a choice between parts.

    Attributes:
        is_choice: Whether one of the parts is there, and not all of them.
        parts: What stands in it.
        needs: Groups of words of which each match holds one.
        captures: What each match captures.
    """

    is_choice: bool = False
    parts: list[_Part] = field(default_factory=list)
    needs: list[tuple[bytes, ...]] = field(default_factory=list)
    captures: frozenset[str] = frozenset()

    def close(self) -> None:
        """Gather what the parts demand."""
        if not self.is_choice:
            self.needs = [group for part in self.parts for group in part.needs]
            self.captures = frozenset().union(*(part.captures for part in self.parts))
        elif self.parts:
            self.captures = frozenset.intersection(*(part.captures for part in self.parts))
            if all(part.needs for part in self.parts):
                rarest = [min(part.needs, key=_rarest_first) for part in self.parts]
                self.needs = [tuple(word for group in rarest for word in group)]


def needs_of(pattern: str) -> Iterator[tuple[bytes, ...]]:
    """Yield groups of words of which whatever the pattern matches holds one each."""
    pieces = _PIECE.findall(pattern)
    stack = [_Part()]
    said: list[tuple[str, list[bytes]]] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece == "(" and pieces[at + 1].startswith("#"):
            end = pieces.index(")", at)
            if pieces[at + 1] in _DEMANDS:
                words = [_word(one) for one in pieces[at + 3 : end] if one[0] == '"']
                said.append((pieces[at + 2], words))
            at = end
        else:
            _take(piece, stack)
        at += 1
    stack[0].close()
    groups = stack[0].needs + [tuple(of) for name, of in said if name in stack[0].captures]
    yield from (group for group in groups if group and min(map(len, group)) >= LEAST)


def _take(piece: str, stack: list[_Part]) -> None:
    """Read a piece of a pattern."""
    if piece in ("(", "["):
        stack.append(_Part(piece == "["))
    elif piece in (")", "]"):
        done = stack.pop()
        done.close()
        stack[-1].parts.append(done)
    elif piece[0] == '"':
        stack[-1].parts.append(_Part(needs=[(_word(piece),)]))
    elif piece in ("?", "*"):
        stack[-1].parts.pop()
    elif piece[0] == "@":
        _capture(piece, stack[-1])


def _capture(name: str, around: _Part) -> None:
    if around.parts:
        last = around.parts[-1]
        last.captures |= {name}


def _word(quoted: str) -> bytes:
    said = _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), quoted[1:-1])
    return said.encode()
