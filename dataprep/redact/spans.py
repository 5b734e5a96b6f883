"""Spans made fit to be replaced, and places carried between a text and its redacted one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dataprep.redact.model import Replaced, Span

_ESCAPE = re.compile(rb"u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[0-7]{1,3}|[abfnrtv](?=.)")


def merged(text: bytes, spans: Sequence[Span]) -> list[Span]:
    r"""Return spans in order, those that overlap or touch as one.

    One of several is what the longest of them is, of equally long ones a secret. A span that cuts
    a character grows to its edges; the letter of an escape at its beginning, as in ``\n``, is left
    out.

    Args:
        text: The text, UTF-8.
        spans: Spans in any order; parts beyond the text are cut off.
    """
    found: list[Span] = []
    leader: Span | None = None
    for span in sorted(_fitted(text, span) for span in spans):
        if span.start >= span.end:
            continue
        if leader is None or not found or span.start > found[-1].end:
            found.append(span)
            leader = span
            continue
        if _rank(span) > _rank(leader):
            leader = span
        end = max(found[-1].end, span.end)
        found[-1] = Span(found[-1].start, end, leader.entity, leader.entity_type, leader.rule_id)
    return found


def _rank(span: Span) -> tuple[int, bool, str]:
    return span.end - span.start, span.entity == "secret", span.entity


def _fitted(text: bytes, span: Span) -> Span:
    start, end = min(max(0, span.start), len(text)), min(max(0, span.end), len(text))
    while 0 < start < len(text) and text[start] & 0xC0 == 0x80:
        start -= 1
    while end < len(text) and text[end] & 0xC0 == 0x80:
        end += 1
    start = _behind_escape(text, start, end)
    if start == span.start and end == span.end:
        return span
    return Span(start, end, span.entity, span.entity_type, span.rule_id)


def _behind_escape(text: bytes, start: int, end: int) -> int:
    """Return where a value begins whose first letters belong to an escape of the string around it."""
    n_backslashes = 0
    while n_backslashes < start and text[start - 1 - n_backslashes] == ord("\\"):
        n_backslashes += 1
    if n_backslashes % 2 == 0:
        return start
    escape = _ESCAPE.match(text, start, end)
    return escape.end() if escape and escape.end() < end else start


def place_in_raw(replaced: Sequence[Replaced], start: int, end: int) -> tuple[int, int]:
    """Return the place in the raw text of a place in the redacted one; surrogates count whole."""
    return _carried(replaced, start, is_end=False), _carried(replaced, end, is_end=True)


def _carried(replaced: Sequence[Replaced], at: int, *, is_end: bool) -> int:
    index = bisect_right(replaced, at - is_end, key=lambda one: one.new_start) - 1
    if index < 0:
        return at
    one = replaced[index]
    if at - is_end < one.new_end:
        return one.end if is_end else one.start
    return one.end + at - one.new_end


def place_in_redacted(replaced: Sequence[Replaced], at: int) -> int:
    """Return the place in the redacted text of a place in the raw one that no span holds."""
    index = bisect_right(replaced, at, key=lambda one: one.start) - 1
    return at if index < 0 else replaced[index].new_end + max(0, at - replaced[index].end)
