"""Finds the values of manifests of kind Secret: base64 under ``data``, plain under ``stringData``."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Sequence

from dataprep.sensitive.detectors.assignments_names import judge_name
from dataprep.sensitive.detectors.assignments_values import value_points
from dataprep.sensitive.model import Candidate, Found
from dataprep.sensitive.placeholders import is_placeholder, is_sequence

_REACH = 40_000  # bytes before and behind the kind in which its document lies
_DOCUMENT = b"\n---"
_BLOCK = re.compile(rb"([ \t]*)[\"']?(data|stringData)[\"']?[ \t]*:[ \t]*(?:\{|#.*)?\r?$")
_PAIR = re.compile(
    rb"([ \t]+)[\"']?([\w.\-/]{1,128})[\"']?[ \t]*:[ \t]*(?:!!binary[ \t]+)?[\"']?([^\s\"'|>#][^\s\"']{0,20000})"
)
_OF_PEOPLE = re.compile(rb"^(?:https?://\S+|[\w.-]+:\d+|true|false|\d{1,6}|[a-z]+)$")
_PRIVATE_KEY = re.compile(
    rb"PRIVATE KEY-----\s{1,4}(?:[\w-]{1,20}: [^\n]{0,200}\n\s{0,4}){0,4}([A-Za-z0-9+/=]{56})"
)
"""The beginning of a key in PEM; one of Ed25519 (RFC 8410) has 64 characters of base64."""
_SCORE = 0.85


def find(lines: Sequence[Candidate]) -> Iterable[Found]:
    """Yield the values of Secrets.

    Args:
        lines: Lines that name the kind, in order.
    """
    for line, first, last in _windows(lines):
        yield from _in_window(line, first, last)


def _windows(lines: Sequence[Candidate]) -> Iterator[tuple[Candidate, int, int]]:
    """Yield spans that hold the Secrets of a text, apart from one another, with a line in each."""
    opened: tuple[Candidate, int, int] | None = None
    first_of_document = end_of_document = 0
    for line in lines:
        if line.start >= end_of_document:
            begun = line.text.rfind(_DOCUMENT, end_of_document, line.start)
            first_of_document = max(begun, end_of_document)
            end = line.text.find(_DOCUMENT, line.end)
            end_of_document = len(line.text) if end < 0 else end
        first = max(line.start - _REACH, first_of_document)
        last = min(line.end + _REACH, end_of_document)
        if opened is not None and first < opened[2]:
            opened = (opened[0], opened[1], last)
            continue
        if opened is not None:
            yield opened
        opened = (line, first, last)
    if opened is not None:
        yield opened


def _in_window(line: Candidate, first: int, last: int) -> Iterator[Found]:
    """Yield the values of the blocks of a span; of blocks in one another the innermost decides."""
    text, place = line.text, first
    blocks: list[tuple[int, bool]] = []  # indent, and whether its values are encoded
    while place < last:
        end = text.find(b"\n", place, last)
        end = last if end < 0 else end
        block = _BLOCK.match(text, place, end)
        if blocks and text[place:end].strip():
            indent = _indent(text[place:end])
            while blocks and blocks[-1][0] >= indent:
                blocks.pop()
        if block is not None:
            blocks.append((len(block[1]), block[2] == b"data"))
        elif blocks and (pair := _PAIR.match(text, place, end)) is not None:
            start, stop = pair.span(3)
            if _is_secret(pair[2], pair[3], is_encoded=blocks[-1][1]):
                yield Found(line.rule, start, stop, _SCORE)
        place = end + 1


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" \t"))


def _is_secret(name: bytes, value: bytes, *, is_encoded: bool) -> bool:
    if is_encoded:
        try:
            value = base64.b64decode(value, validate=True).strip()
        except (binascii.Error, ValueError):
            return False
        if any(byte < 9 for byte in value[:200]):
            return len(value) >= 16  # a key in binary
    key = _PRIVATE_KEY.search(value)
    if key is not None:
        return not is_sequence(key[1])
    if is_placeholder(value) or _OF_PEOPLE.match(value) is not None:
        return False
    judged = judge_name(name)
    is_named = judged is not None and judged.points > 0
    return value_points(value, is_weak=False, is_password=is_named) >= (0.5 if is_named else 2.5)
