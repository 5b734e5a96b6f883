"""Rows of the table ``findings``: where something stands, never what."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import polars as pl

from dataprep.contracts import load_contract
from dataprep.sensitive.model import Found
from dataprep.sensitive.places import license_header

Row = tuple[object, ...]
"""A row of ``findings``, its cells in the order of the contract."""

_FINGERPRINT_DIGITS = 32
_NOT_FIRST = bytes(range(0x80, 0xC0))
"""Bytes of UTF-8 that begin no character."""


def fingerprint(key: bytes, rule_id: str, value: bytes) -> str:
    """Return what tells equal values of a rule without telling them.

    Args:
        key: Key of the store.
        rule_id: Rule that found the value.
        value: What was found.

    Returns:
        The first 32 hexadecimal digits of HMAC-SHA-256 of rule, NUL and value.

    Example:
        >>> fingerprint(b"k" * 32, "a", b"x") == fingerprint(b"k" * 32, "b", b"x")
        False
    """
    message = rule_id.encode() + b"\0" + value
    return hmac.digest(key, message, "sha256").hex()[:_FINGERPRINT_DIGITS]


def finding_rows(
    text: bytes,
    found: Iterable[Found],
    key: bytes,
    content_id: str,
    language: str | None,
    repo_id: str | None,
) -> list[Row]:
    """Return a row for each thing that was found in a text, in one pass up to the last of them.

    Args:
        text: The text, UTF-8.
        found: What was found in it, in any order.
        key: Key of the fingerprints.
        content_id: The text.
        language: Language under which it was read, by linguist's name.
        repo_id: Repository that the findings hold for; None where the text alone tells.

    Returns:
        Rows by start; ``line`` and ``column`` are 1-based, ``column`` and ``length`` in code points.
    """
    ordered = sorted(found, key=lambda one: (one.start, one.end, one.rule.id))
    return [
        (
            *(content_id, language, repo_id, *_told(one), *where),
            *(fingerprint(key, one.rule.id, text[one.start : one.end]), False),
        )
        for one, where in zip(ordered, places(text, ordered), strict=True)
    ]


class Span(Protocol):
    """A part of a text, in bytes."""

    @property
    def start(self) -> int:
        """First byte."""

    @property
    def end(self) -> int:
        """Byte behind the last one."""


def places(text: bytes, spans: Sequence[Span]) -> Iterator[Row]:
    """Yield the columns from ``line`` to ``place`` of each span, in one pass over the text.

    Args:
        text: UTF-8.
        spans: Parts of it, by start.
    """
    header = (license_header(text) or (0, 0)) if spans else (0, 0)
    line, column, passed = 1, 1, 0
    for one in spans:
        breaks = text.count(b"\n", passed, one.start)
        if breaks:
            line, column = line + breaks, 1
            passed = text.rfind(b"\n", passed, one.start) + 1
        column += _characters(text[passed : one.start])
        passed = one.start
        in_header = header[0] <= one.start and one.end <= header[1]
        place = "license_header" if in_header else "text"
        yield line, column, _characters(text[one.start : one.end]), place


def findings_frame(rows: Sequence[Row]) -> pl.DataFrame:
    """Return rows as the table ``findings``, sorted by its key."""
    contract = load_contract("findings")
    frame = pl.DataFrame(rows, schema=contract.polars_schema(), orient="row")
    return frame.sort(contract.key, nulls_last=True)


def _told(one: Found) -> Row:
    """Return the columns from ``kind`` to ``end_byte``."""
    rule = one.rule
    kind = "secret" if rule.is_secret else "pii"
    what = (kind, rule.entity, rule.entity_type, rule.id, rule.version, rule.severity)
    return (*what, float(one.score), one.start, one.end)


def _characters(text: bytes) -> int:
    return len(text) if text.isascii() else len(text.translate(None, _NOT_FIRST))
