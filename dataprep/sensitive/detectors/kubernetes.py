"""Finds the values of manifests of kind Secret: base64 under ``data``, plain under ``stringData``."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Sequence

from dataprep.sensitive.detectors.assignments_names import judge_name
from dataprep.sensitive.detectors.assignments_values import value_points
from dataprep.sensitive.model import Candidate, Found
from dataprep.sensitive.placeholders import is_placeholder

_REACH = 40_000  # bytes before and behind the kind in which its document lies
_BLOCK = re.compile(
    rb"^([ \t]*)[\"']?(data|stringData)[\"']?[ \t]*:[ \t]*(?:\{|#.*)?\r?$", re.MULTILINE
)
_PAIR = re.compile(
    rb"([ \t]+)[\"']?([\w.\-/]{1,128})[\"']?[ \t]*:[ \t]*(?:!!binary[ \t]+)?[\"']?([^\s\"'|>#][^\s\"']{0,20000})"
)
_OF_PEOPLE = re.compile(rb"^(?:https?://\S+|[\w.-]+:\d+|true|false|\d{1,6}|[a-z]+)$")
_SCORE = 0.85


def find(lines: Sequence[Candidate]) -> Iterable[Found]:
    """Yield the values of Secrets.

    Args:
        lines: Lines that name the kind.
    """
    seen: set[int] = set()
    for line in lines:
        for found in _in_document(line):
            if found.start not in seen:
                seen.add(found.start)
                yield found


def _in_document(line: Candidate) -> Iterator[Found]:
    text = line.text
    first = max(text.rfind(b"\n---", 0, line.start), line.start - _REACH, 0)
    last = text.find(b"\n---", line.end, line.end + _REACH)
    last = min(len(text), line.end + _REACH) if last < 0 else last
    for block in _BLOCK.finditer(text, first, last):
        yield from _in_block(line, block, last)


def _in_block(line: Candidate, block: re.Match[bytes], last: int) -> Iterator[Found]:
    text, indent = line.text, len(block[1])
    place = block.end() + 1
    while place < last:
        end = text.find(b"\n", place, last)
        end = last if end < 0 else end
        pair = _PAIR.match(text, place, end)
        if pair is not None and len(pair[1]) > indent:
            start, stop = pair.span(3)
            if _is_secret(pair[2], pair[3], is_encoded=block[2] == b"data"):
                yield Found(line.rule, start, stop, _SCORE)
        elif text[place:end].strip() and _indent(text[place:end]) <= indent:
            return
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
    if is_placeholder(value) or _OF_PEOPLE.match(value) is not None:
        return False
    judged = judge_name(name)
    is_named = judged is not None and judged.points > 0
    if b"PRIVATE KEY-----" in value:
        return True
    return value_points(value, is_weak=False, is_password=is_named) >= (0.5 if is_named else 2.5)
