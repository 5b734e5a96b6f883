"""Text for people: names that cannot harm a terminal, lines that fit, numbers that read well."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_ESCAPE = re.compile(r"(\x1b\[[0-9;]*m)")
_RESET = "\x1b[0m"


def printable(text: str) -> str:
    r"""Return a text whose control, format and bidirectional characters are made visible.

    Example:
        >>> printable("a\x1b[2Jb")
        'a\\x1b[2Jb'
    """
    if text.isprintable():
        return text
    return "".join(
        c.encode("unicode_escape").decode() if _is_hidden(unicodedata.category(c)) else c
        for c in text
    )


def _is_hidden(category: str) -> bool:
    return category[0] == "C" or category in {"Zl", "Zp"}


def clip(line: str, width: int) -> str:
    """Return a line of at most ``width`` columns; color codes take none."""
    if line.isascii() and len(line) <= width:
        return line
    parts = _ESCAPE.split(line)
    if sum(columns(part) for part in parts[::2]) <= width:
        return line
    shown, left = [], width - 1
    for number, part in enumerate(parts):
        if number % 2:
            shown.append(part)
            continue
        piece = _fitting(part, left)
        shown.append(piece)
        left -= columns(piece)
        if len(piece) < len(part):
            break
    return "".join(shown) + "…" + (_RESET if len(parts) > 1 else "")


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(_column(character) for character in text)


def _column(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fitting(text: str, width: int) -> str:
    shown = 0
    for place, character in enumerate(text):
        shown += _column(character)
        if shown > width:
            return text[:place]
    return text


def joined(parts: Sequence[str], width: int, *, n_lines: int) -> list[str]:
    """Return parts joined by dots in lines of a width; what does not fit is counted.

    Example:
        >>> joined(["long-lines 88", "low-alnum 47", "numeric-dump 38"], 34, n_lines=1)
        ['long-lines 88 · low-alnum 47 · +1']
    """
    lines: list[str] = []
    left = list(parts)
    while left and len(lines) < n_lines:
        is_last = len(lines) == n_lines - 1
        line = left.pop(0)
        while left:
            longer = f"{line} · {left[0]}"
            rest = f" · +{len(left) - 1}" if is_last and len(left) > 1 else ""
            if columns(longer + rest) > width:
                break
            line = longer
            left.pop(0)
        lines.append(f"{line} · +{len(left)}" if is_last and left else line)
    return lines


def size_text(size_bytes: int) -> str:
    """Return a size in bytes for people, in units of 1000."""
    for unit, scale in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size_bytes >= scale:
            return f"{size_bytes / scale:,.1f} {unit}"
    return f"{size_bytes:,} bytes"


def counted(number: int, noun: str) -> str:
    """Return a number and its noun.

    Example:
        >>> counted(1, "file"), counted(1200, "file")
        ('1 file', '1,200 files')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def percent(part: int, whole: int) -> str:
    """Return a share for people.

    Example:
        >>> percent(1, 3), percent(1, 1000), percent(0, 0)
        ('33%', '<1%', '0%')
    """
    share = part / max(whole, 1)
    return "<1%" if 0 < share < 0.01 else f"{share:.0%}"


def safe_lines(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text that may hold foreign names, each made printable and cut."""
    for line in text.split("\n"):
        yield clip(printable(line[: 4 * width]), width)
