"""Which files of a repository share a window of so many tokens, in a given order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

Count = Callable[[Sequence[bytes]], Sequence[int]]
"""Returns the number of tokens of each text, at most one a byte."""

_BLOCK = re.compile(rb"\n[ \t\r]*\n(?=[^\s])")
"""A blank line before a line that is not indented: where most languages part definitions."""


@dataclass(frozen=True, slots=True)
class Body:
    """A file to pack.

    Attributes:
        text: Its text.
        head: Tokens of what stands before it, and of what ends its last line.
        n_tokens: Tokens of the text.
        cuts: Bytes at which it may be cut well; without, it is cut between blocks.
    """

    text: bytes
    head: int
    n_tokens: int
    cuts: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file in a window: nearly always all of it.

    Attributes:
        file: Number of the file.
        start: First byte.
        end: Byte behind the last one.
        number: Which part of the file it is, from 1.
        n_parts: Parts of the file.
    """

    file: int
    start: int
    end: int
    number: int
    n_parts: int


def plan_windows(
    bodies: Sequence[Body], order: Iterable[int], capacity: int, count: Count
) -> list[list[Part]]:
    """Return the windows of a repository, in the order of its files.

    A file that does not fit into what is left of a window begins the next one. One that fits into
    none is cut, and its last part may share its window with the files behind it.

    Args:
        bodies: The files.
        order: Their numbers in order.
        capacity: Tokens of a window, what stands before the first file and behind the last one
            left out.
        count: Counts the tokens of what is cut.

    Returns:
        By window its parts; every byte of every file is in one part.
    """
    windows: list[list[Part]] = []
    left = -1
    for file in order:
        body = bodies[file]
        pieces = [(len(body.text), body.n_tokens)]
        if body.head + body.n_tokens > capacity:
            pieces = _joined(split_text(body, capacity - body.head, count), capacity - body.head)
        start = 0
        for number, (end, n_tokens) in enumerate(pieces, 1):
            if body.head + n_tokens > left:
                windows.append([])
                left = capacity
            windows[-1].append(Part(file, start, end, number, len(pieces)))
            left -= body.head + n_tokens
            start = end
    return windows


def split_text(body: Body, room: int, count: Count) -> list[tuple[int, int]]:
    r"""Return ends and tokens of pieces of a text, none of which has more tokens than there is room.

    A text is cut at its cuts, what is too large then between lines, what is still too large between
    characters.

    Example:
        >>> sizes = lambda texts: [len(text) for text in texts]
        >>> split_text(Body(b"ab\ncdefg", 0, 8, (3,)), 4, sizes)
        [(3, 3), (7, 4), (8, 1)]
    """
    blocks = (match.end() for match in _BLOCK.finditer(body.text))
    cuts = body.cuts if body.cuts is not None else tuple(blocks)
    pieces = _measured(body.text, [0, *cuts, len(body.text)], count)
    pieces = _refined(body.text, pieces, room, count, _lines)
    return _refined(body.text, pieces, room, count, lambda text: _characters(text, room))


def _joined(pieces: Sequence[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    """Return pieces put together as far as there is room."""
    found = [pieces[0]]
    for end, n_tokens in pieces[1:]:
        if found[-1][1] + n_tokens <= room:
            found[-1] = (end, found[-1][1] + n_tokens)
        else:
            found.append((end, n_tokens))
    return found


def _measured(text: bytes, cuts: Iterable[int], count: Count) -> list[tuple[int, int]]:
    """Return ends and tokens of what lies between cuts."""
    bounds = sorted({min(max(cut, 0), len(text)) for cut in cuts})
    spans = list(itertools.pairwise(bounds))
    sizes = count([text[low:high] for low, high in spans])
    return [(high, size) for (_, high), size in zip(spans, sizes, strict=True)]


def _refined(
    text: bytes,
    pieces: Sequence[tuple[int, int]],
    room: int,
    count: Count,
    cut: Callable[[bytes], Iterator[int]],
) -> list[tuple[int, int]]:
    """Return pieces of which those that are too large are cut, and put together again."""
    found: list[tuple[int, int]] = []
    start = 0
    for end, n_tokens in pieces:
        if n_tokens <= room:
            found.append((end, n_tokens))
        else:
            inner = text[start:end]
            finer = _measured(inner, (0, *cut(inner), len(inner)), count)
            found += [(start + at, size) for at, size in _joined(finer, room)]
        start = end
    return found


def _lines(text: bytes) -> Iterator[int]:
    at = text.find(b"\n")
    while at >= 0:
        yield at + 1
        at = text.find(b"\n", at + 1)


def _characters(text: bytes, room: int) -> Iterator[int]:
    """Yield cuts between characters, at most as many bytes apart as there is room for tokens."""
    at = room
    while at < len(text):
        back = at
        while back > at - 4 and text[back] & 0xC0 == 0x80:
            back -= 1
        at = back if text[back] & 0xC0 != 0x80 else at
        yield at
        at += room


def edges_by_window(
    windows: Sequence[Sequence[Part]], edges: Iterable[tuple[int, int]]
) -> tuple[list[int], list[int]]:
    """Return by window the edges that begin in it, and those that it keeps.

    Args:
        windows: The windows.
        edges: Pairs of files, the importer first.

    Returns:
        Edges by the window in which the importer begins; edges by the first window, if any, in which
        a part of either file stands.
    """
    homes: dict[int, list[int]] = {}
    for number, parts in enumerate(windows):
        for part in parts:
            homes.setdefault(part.file, []).append(number)
    begun, kept = [0] * len(windows), [0] * len(windows)
    for source, target in edges:
        begun[homes[source][0]] += 1
        common = set(homes[source]) & set(homes[target])
        if common:
            kept[min(common)] += 1
    return begun, kept
