"""Lines of Chinese text as characters, and their spans back as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dataprep.sensitive.model import Candidate, Found

HAN = "一-龥㐀-䶵"
"""Chinese characters, as a part of a class of a regular expression."""
MAX_CHARACTERS = 200_000
"""Characters of a line that are looked at; lines of text by people are far shorter."""


def characters(line: Candidate) -> str:
    """Return the first characters of a line; bytes that are no UTF-8 each stand as one character."""
    read = line.text[line.line_start : min(line.line_end, line.line_start + 4 * MAX_CHARACTERS)]
    return read.decode("utf-8", "surrogateescape")[:MAX_CHARACTERS]


def founds(
    line: Candidate, text: str, spans: Iterable[tuple[int, int]], begin: int | None = None
) -> Iterator[Found]:
    """Yield findings of a line's rule for spans in characters.

    Args:
        line: The line.
        text: Its characters.
        spans: Start and end in characters.
        begin: First byte of the text; the line's where None.
    """
    offset = line.line_start if begin is None else begin
    character = 0
    for start, end in sorted(set(spans)):
        offset += (
            _size(text[character:start]) if start >= character else -_size(text[start:character])
        )
        character = start
        yield Found(line.rule, offset, offset + _size(text[start:end]), line.rule.score)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))
