"""A small finder, so that what is tested is redaction and not detection."""

import re
from collections.abc import Callable

from dataprep.redact.apply import Failed, Redacted, Span, redact_text

KEY = bytes(range(32))
_PATTERNS = {
    "email": re.compile(
        rb"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@(?!example\.)[A-Za-z0-9-]+\.[a-z]{2,}"
    ),
    "secret": re.compile(rb"tok_[0-9A-Za-z]{20,}"),
    "phone": re.compile(rb"\b1[3-9][0-9]{9}\b"),
    "ip": re.compile(rb"\b8\.8\.[0-9]{1,3}\.[0-9]{1,3}\b"),
}


def scan(text: bytes, language: str | None = None) -> list[tuple[int, int, str]]:
    """Return all that the patterns match."""
    return [
        (found.start(), found.end(), entity)
        for entity, pattern in _PATTERNS.items()
        for found in pattern.finditer(text)
    ]


def spans_of(text: bytes) -> list[Span]:
    """Return the same as spans."""
    return [Span(*one, one[2].upper(), f"{one[2]}-rule") for one in scan(text)]


def span(text: bytes, value: bytes, entity: str, after: int = 0) -> Span:
    """Return the span of the first occurrence of a value."""
    start = text.index(value, after)
    return Span(start, start + len(value), entity, entity.upper(), "rule")


def nothing(text: bytes, language: str | None) -> list[tuple[int, int, str]]:
    """Find nothing."""
    return []


def redact(
    text: bytes,
    spans: list[Span] | None = None,
    language: str | None = None,
    name: str = "",
    rescan: Callable[[bytes, str | None], list[tuple[int, int, str]]] = scan,
    kept: tuple[Span, ...] = (),
) -> Redacted | Failed:
    """Return a text redacted with the key of the tests."""
    given = spans_of(text) if spans is None else spans
    return redact_text(text, given, language, name, KEY, rescan, kept)


def redacted(text: bytes, *spans: Span, **settings: object) -> Redacted:
    """Return a text redacted, which must not fail."""
    found = redact(text, list(spans) or None, **settings)  # type: ignore[arg-type]
    assert isinstance(found, Redacted), found
    return found
