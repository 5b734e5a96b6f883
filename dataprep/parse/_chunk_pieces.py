"""Where a text is cut into chunks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dataprep.parse._chunk_model import Definition

ChunkKind = Literal["definition", "definitions", "part", "rest", "lines"]

_ENDS = (b";", b"}", b",", b" ")
"""Where a line that is too long is cut, the best first."""
_LINE = re.compile(rb"\n(?=([ \t]*)(.?))", re.DOTALL)
_MAX_INDENT = 256
"""Blanks at the start of a line that are counted."""
_CLOSING = frozenset({b"}", b")", b"]", b"\n", b"\r", b""})
"""What no chunk begins with where there is a choice."""


@dataclass(slots=True)
class Piece:
    """A range of a text that stays together.

    Attributes:
        start: First byte.
        end: Byte behind it.
        container: The innermost definition that it is cut out of.
        n_whole: Whole definitions in it, those inside of others left out.
        is_cut: Whether it is a part of a range without definitions.
    """

    start: int
    end: int
    container: int | None
    n_whole: int = 0
    is_cut: bool = False

    @property
    def kind(self) -> ChunkKind:
        if self.n_whole:
            return "definition" if self.n_whole == 1 else "definitions"
        if self.container is not None:
            return "part"
        return "lines" if self.is_cut else "rest"

    def join(self, other: Piece) -> None:
        """Take the piece behind this one in."""
        self.end = other.end
        self.n_whole += other.n_whole
        self.is_cut = self.is_cut or other.is_cut
        if self.container is None:
            self.container = other.container


def cut_pieces(text: bytes, definitions: Sequence[Definition], room: int) -> Iterator[Piece]:
    """Yield what stays together: whole definitions that fit, and what lies between them."""
    inner: dict[int | None, list[int]] = {}
    for number, definition in enumerate(definitions):
        inner.setdefault(definition.parent, []).append(number)
    at = 0
    open_ranges: list[tuple[int | None, int, Iterator[int]]] = []
    open_ranges.append((None, len(text), iter(inner.get(None, ()))))
    while open_ranges:
        container, end, children = open_ranges[-1]
        child = next(children, None)
        if child is None:
            yield from _cut(text, Piece(at, end, container), room)
            at = max(at, end)
            open_ranges.pop()
            continue
        low, high = _whole_lines(text, definitions[child], at, end)
        if high <= low:
            continue
        yield from _cut(text, Piece(at, low, container), room)
        at = low
        if high - low <= room:
            yield Piece(low, high, container, n_whole=1)
            at = high
        else:
            open_ranges.append((child, high, iter(inner.get(child, ()))))


def _whole_lines(text: bytes, definition: Definition, low: int, high: int) -> tuple[int, int]:
    """Return the range of a definition with the blanks before it and the end of its last line."""
    start, end = max(definition.lead, low), min(definition.end, high)
    back = start
    while back > low and text[back - 1] in b" \t":
        back -= 1
    if back == low or text[back - 1] == 10:
        start = back
    ahead = end
    while ahead < high and text[ahead] in b" \t\r;":
        ahead += 1
    if ahead < high and text[ahead] == 10:
        end = ahead + 1
    return start, end


def _cut(text: bytes, piece: Piece, room: int) -> Iterator[Piece]:
    """Yield a piece without definitions, cut where it is too large."""
    at, is_cut = piece.start, piece.end - piece.start > room
    while piece.end - at > room:
        end = _border(text, at, room)
        yield Piece(at, end, piece.container, is_cut=True)
        at = end
    if at < piece.end:
        yield Piece(at, piece.end, piece.container, is_cut=is_cut)


def _border(text: bytes, start: int, room: int) -> int:
    """Return where to cut what begins at ``start``, at most so many bytes behind it."""
    low, high = start + room // 2, start + room
    best, least = 0, (1 << 30, 0)
    for match in _LINE.finditer(text, low - 1, high + _MAX_INDENT):
        at = match.start() + 1
        if at > high:
            break
        rank = len(match[1]) + (1 << 20) * (match[2] in _CLOSING)
        is_apart = text[at - 2 : at] == b"\n\n" or text[at - 3 : at] == b"\n\r\n"
        if (rank, -is_apart) <= least:
            best, least = at, (rank, -is_apart)
    if best:
        return best
    line = text.rfind(b"\n", start, low) + 1
    if line > start:
        return line
    for sign in _ENDS:
        place = text.rfind(sign, low, high) + 1
        if place:
            return place
    return _character(text, high)


def _character(text: bytes, at: int) -> int:
    """Return the last start of a character up to ``at``; of what is no UTF-8 ``at`` itself."""
    back = at
    while at - back < 4 and text[back] & 0xC0 == 0x80:
        back -= 1
    return at if text[back] & 0xC0 == 0x80 else back


def joined_pieces(pieces: Iterator[Piece], max_bytes: int, min_bytes: int) -> list[Piece]:
    """Return neighbours put together as far as there is room, small ones across definitions."""
    near: list[Piece] = []
    for piece in pieces:
        last = near[-1] if near else None
        fits = last is not None and piece.end - last.start <= max_bytes
        if last is not None and fits and last.container == piece.container:
            last.join(piece)
        else:
            near.append(piece)
    found: list[Piece] = []
    for piece in near:
        last = found[-1] if found else None
        if last is not None and piece.end - last.start <= max_bytes:
            least = min(piece.end - piece.start, last.end - last.start)
            if least < min_bytes:
                last.join(piece)
                continue
        found.append(piece)
    return found
