"""Shapes that stand in a text wherever a pattern of a query matches.

Texts begin with a line feed of our own here.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
Places: TypeAlias = Callable[[bytes], Iterator[Span]]
"""Yields where a shape stands in a text."""

SETTINGS = frozenset(
    {
        "gate",
        "raw",
        "or",
        "or2",
        "line",
        "under",
        "outside",
        "header",
        "mirror",
        "from",
        "again",
        "first",
    }
)
"""Directives that a shape is made of; ``twins`` are found for all patterns at once."""
_WORDS = frozenset({"from", "outside"})
_BLANKS = rb"[\s\\]*+"
_PIECE = re.compile(rb"~!\{([^}]*)\}|\\.|[~\[\]]|[^~\\\[\]]+", re.DOTALL)
_WORD = rb"\w\x80-\xff"
_BLANK = b" \t\r\n\\"
_HEADER = re.compile(rb"[^;{}]+\Z")
_UNCLEAR = frozenset({b")", b"]", b"}", b"\x01", b'"', b"'"})
_BEFORE = 200
_LONGEST_LINE = 400
"""Bytes of a line before a place up to which it is looked at."""
_LONGEST = 2_000
"""Bytes of each of two sides that mirror one another at most."""
_OF_WORDS = frozenset(b"_$@0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") | set(
    range(0x80, 0x100)
)
_GOES_ON = frozenset(b".([") | _OF_WORDS
_NOT_BEFORE = frozenset(b".%") | _OF_WORDS


@functools.cache
def places_of(settings: tuple[tuple[str, str], ...]) -> Places | None:
    """Return how the shape of a pattern is found; None without one.

    Args:
        settings: Directives that a shape is made of, by name.

    Raises:
        re.error: An expression is none.
    """
    said = {key: value.encode() if key in _WORDS else value for key, value in settings}
    made = {key: expression(value) for key, value in said.items() if isinstance(value, str)}
    if "header" in said:
        return functools.partial(_headed, made["gate"])
    outside = tuple(word.encode() for word in dict(settings).get("outside", "").split())
    if "gate" in made and ("line" in made or "under" in made or outside):
        return functools.partial(
            _on_lines, made["gate"], made.get("line"), made.get("under"), outside
        )
    if "gate" in made or "raw" in made:
        shapes = [made[key] for key in ("gate", "raw", "or", "or2") if key in made]
        return functools.partial(_anywhere, shapes)
    if "again" in made:
        return functools.partial(_again, made["first"], made["again"])
    if "mirror" in made:
        mirror = expression(f"(?:{dict(settings)['mirror']})~([\\w$@]++|[^\\s\\w])")
        before = said.get("from")
        return functools.partial(_mirrors, mirror, before if isinstance(before, bytes) else None)
    return None


def expression(source: str) -> re.Pattern[bytes]:
    r"""Return the regular expression of a shape, with ``~`` and ``\w`` as they are meant there.

    Args:
        source: The expression.

    Raises:
        re.error: It is none.
    """
    made: list[bytes] = []
    is_class = False
    for piece in _PIECE.finditer(source.encode()):
        text = piece[0]
        if piece[1] is not None:
            text = _without(piece[1])
        elif text == rb"\w":
            text = _WORD if is_class else b"[" + _WORD + b"]"
        elif text in (b"[", b"]"):
            is_class = text == b"["
        elif text == b"~" and not is_class:
            text = _BLANKS
        made.append(text)
    return re.compile(b"".join(made))


def _without(words: bytes) -> bytes:
    """Return an expression for a block deeper than group 1 that holds none of some words."""
    rest = rb"(?:(?!" + words + rb")[^\n])*+"
    return rest + rb"(?:\n(?:[ \t\r]*+(?=\n)|\1[ \t]" + rest + rb"))*+(?=\n(?!\1[ \t])|\Z)"


def _anywhere(shapes: Sequence[re.Pattern[bytes]], lines: bytes) -> Iterator[Span]:
    return (found.span() for shape in shapes for found in shape.finditer(lines))


def _on_lines(
    gate: re.Pattern[bytes],
    line: re.Pattern[bytes] | None,
    under: re.Pattern[bytes] | None,
    outside: tuple[bytes, ...],
    lines: bytes,
) -> Iterator[Span]:
    for found in gate.finditer(lines):
        if outside and lines[max(0, found.start() - _BEFORE) : found.start()].rstrip().endswith(
            outside
        ):
            continue
        low = max(0, found.start() - _LONGEST_LINE)
        at = lines.rfind(b"\n", low, found.start()) + 1
        if (at == 0 and low) or (
            (line is None or line.match(lines, at))
            and (under is None or _is_under(under, lines, at))
        ):
            yield found.span()


def _headed(gate: re.Pattern[bytes], lines: bytes) -> Iterator[Span]:
    """Yield places before which the name of their group 1 stands in the same header."""
    for found in gate.finditer(lines):
        header = _HEADER.search(lines, max(0, found.start() - _LONGEST_LINE), found.start())
        if header and re.search(rb"\b" + re.escape(found[1]) + rb"\s*\(", header[0]):
            yield found.span()


def _is_under(under: re.Pattern[bytes], lines: bytes, at: int) -> bool:
    """Return whether the nearest line that is less indented than one is as asked, or unclear."""
    indent = len(lines[at : at + _LONGEST]) - len(lines[at : at + _LONGEST].lstrip(b" \t"))
    for _ in range(_LONGEST):
        end, at = at - 1, lines.rfind(b"\n", 0, max(at - 1, 0)) + 1
        if end <= 0:
            return False
        line = lines[at:end]
        code = line.lstrip(b" \t\r")
        if code and len(line) - len(code) < indent:
            return code[:1] in _UNCLEAR or under.match(code) is not None
    return True


def _again(first: re.Pattern[bytes], again: re.Pattern[bytes], lines: bytes) -> Iterator[Span]:
    counts: Counter[tuple[bytes, ...]] | None = None
    for found in again.finditer(lines):
        if counts is None:
            counts = Counter(one.groups() for one in first.finditer(lines))
        if counts[found.groups()] > 1:
            yield found.span()


def _mirrors(mirror: re.Pattern[bytes], before: bytes | None, lines: bytes) -> Iterator[Span]:
    for found in mirror.finditer(lines):
        start, begin, word = found.start(), found.start(1), found[1]
        ends = (start,) if before is None else _before(before, lines, start)
        for end in ends:
            twin = _twin(lines, end, begin, word, _LONGEST)
            if twin is not None:
                yield twin, begin + 1
                break


def _before(word: bytes, lines: bytes, end: int) -> Iterator[int]:
    """Yield where a word stands before a byte, backwards."""
    low = max(0, end - _LONGEST_LINE)
    at = lines.rfind(word, low, end)
    while at >= 0:
        if lines[at - 1] not in _OF_WORDS and lines[at + len(word)] not in _OF_WORDS:
            yield at
        at = lines.rfind(word, low, at)


def _twin(lines: bytes, end: int, begin: int, word: bytes, longest: int) -> int | None:
    """Return where the text begins that ends before one byte and stands once more at another.

    Args:
        lines: The text.
        end: Byte before which it ends, blanks left out.
        begin: Byte at which it begins once more.
        word: What it begins with.
        longest: Bytes that it has at most.
    """
    low = max(0, end - longest)
    at = lines.rfind(word, low, end)
    while at >= 0:
        while end > at and lines[end - 1] in _BLANK:
            end -= 1
        behind = begin + end - at
        if (
            lines.startswith(lines[at:end], begin)
            and lines[at - 1] not in _NOT_BEFORE
            and (behind >= len(lines) or lines[behind] not in _GOES_ON)
        ):
            return at
        at = lines.rfind(word, low, at)
    return None
