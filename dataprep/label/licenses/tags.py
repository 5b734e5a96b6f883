"""SPDX tags: ``SPDX-License-Identifier:`` lines in any comment style (SPDX 2.3, annex E; REUSE 3)."""

from __future__ import annotations

import re

from dataprep.label.licenses.evidence import LicenseEvidence
from dataprep.label.licenses.expressions import combine, parse_expression
from dataprep.label.licenses.names import named_expression

TAG_BYTES = 1 << 15
LOWER_CASE_TAG_BYTES = 2048
_MAX_TAGS = 64
_ANY_CASE_BYTES = 2048
_TAG = re.compile(
    rb"SPDX[- _]Licen[sc]e[- _](?:Identi?fi?er|ID|Expression|Id)s?[\"'`*]{0,3}[ \t]{0,8}[:=][ \t:=]{0,8}"
    rb"([^\r\n]{1,400})",
    re.IGNORECASE,
)
_BARE = re.compile(rb"SPDX(?:[- ]Licen[sc]e)?[ \t]{0,4}:[ \t]{0,8}([^\r\n]{1,200})", re.IGNORECASE)
_IGNORED = re.compile(rb"REUSE-IgnoreStart.*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
_CLOSERS = re.compile(
    r"\*+/|-->|--%>|%>|\*\)|#\}|\}\}|-\}|\|#|\]\]|\?>|#>|=#|\"\"\"|'''|\\n|</?\w|<!--|\{|\}|//|/\*|;;|\\|\$"
)
_OPERATOR_END = re.compile(r"(?:\b(?:AND|OR|WITH)|\()\s*$", re.IGNORECASE)
_EXPRESSION = re.compile(r"[A-Za-z0-9.+:()/_-]+|\s+")
_PREFIX = re.compile(
    rb"(?:[ \t]*(?:dnl|@?rem|c|\.\\\"|\xef\xbb\xbf|@\*|@comment|%#|=begin|=for comment|--\[=*\[|\{-|<[?!]--?"
    rb"|note:?|license:?|copyright|=|[*#;%!/\"'|:~<>({.\\\[@&,^`_+=\xc2\xa0-])){0,24}[ \t*]*",
    re.IGNORECASE,
)
_NONE = ("NONE", "NOASSERTION")


def tag_evidence(data: bytes) -> LicenseEvidence | None:
    """Return what the SPDX tags of a text say, or null when there is none that can be read.

    Several tags hold together (AND). Tags that open a comment line win over tags inside strings or
    code; ranges between ``REUSE-IgnoreStart`` and ``REUSE-IgnoreEnd`` do not count.

    Args:
        data: UTF-8 text.

    Example:
        >>> tag_evidence(b"// SPDX-License-Identifier: mit").expression
        'MIT'
    """
    if b"REUSE-IgnoreStart" in data:
        data = _IGNORED.sub(lambda found: b" " * (found.end() - found.start()), data)
    found = [match for place in _places(data) if (match := _TAG.match(data, place))]
    tags = [(match, expression) for match in found if (expression := _tag_value(data, match))]
    if not found:
        bare = _BARE.search(data, 0, 4096)
        if bare is not None and (expression := _clean_value(bare[1].decode("utf-8", "replace"))):
            tags = [(bare, expression)]
    if not tags:
        return None
    clean = [tag for tag in tags if _opens_line(data, tag[0].start())]
    chosen = clean or tags
    expression = combine([expression for _, expression in chosen], "AND")
    if expression is None:
        return None
    first = chosen[0][0]
    return LicenseEvidence(
        expression=expression,
        method="tag",
        confidence=0.99 if clean else 0.9,
        start_byte=first.start(),
        end_byte=first.end(),
        line=data.count(b"\n", 0, first.start()) + 1,
        rule_id="spdx-tag",
        score=1.0,
    )


def _places(data: bytes) -> list[int]:
    """Return where a tag may begin; other letter case than ``SPDX`` counts in the first 2 kB."""
    near = data[:_ANY_CASE_BYTES].lower()
    places: list[int] = []
    at = near.find(b"spdx")
    while at >= 0 and len(places) < _MAX_TAGS:
        places.append(at)
        at = near.find(b"spdx", at + 4)
    at = data.find(b"SPDX", max(0, _ANY_CASE_BYTES - 3))
    while at >= 0 and len(places) < _MAX_TAGS:
        places.append(at)
        at = data.find(b"SPDX", at + 4)
    return places


def _opens_line(data: bytes, start: int) -> bool:
    line_start = data.rfind(b"\n", 0, start) + 1
    prefix = data[line_start:start]
    return (
        len(prefix) <= 60
        and _PREFIX.fullmatch(prefix) is not None
        and prefix[-1:] not in (b"'", b'"')
    )


def _tag_value(data: bytes, match: re.Match[bytes]) -> str | None:
    value = match[1].decode("utf-8", "replace")
    cut = _cut(value)
    if _OPERATOR_END.search(cut) or cut.count("(") > cut.count(")"):
        following = data[match.end() : match.end() + 800].split(b"\n")[1:4]
        for line in following:
            more = _cut(re.sub(r"^[\s/*#;%!.\"|-]+", "", line.decode("utf-8", "replace")))
            joined = _clean_value(f"{cut} {more}")
            if joined is not None:
                return joined
            cut = f"{cut} {more}"
    return _clean_value(value)


def _cut(value: str) -> str:
    closer = _CLOSERS.search(value)
    return (value[: closer.start()] if closer else value).strip().strip("\"'`,;*|<>#-=\t ")


def _clean_value(value: str) -> str | None:
    cut = _cut(value)
    if cut.upper() in _NONE or not cut:
        return None
    expression = parse_expression(cut) or parse_expression(cut.rstrip(".:"))
    if expression is not None:
        return expression
    words = cut.split()
    for length in range(min(len(words), 40), 0, -1):
        expression = parse_expression(" ".join(words[:length]).strip("\"'`,;.:"))
        if expression is not None and not _goes_on(words[length:]):
            return expression
    return named_expression(cut) or _unknown_reference(words)


def _goes_on(rest: list[str]) -> bool:
    return bool(rest) and rest[0].upper() in ("AND", "OR", "WITH", "/", "+", "&", "|")


def _unknown_reference(words: list[str]) -> str | None:
    if len(words) != 1 or not re.fullmatch(r"[A-Za-z][\w.+-]{1,60}", words[0]):
        return None
    return f"LicenseRef-{re.sub(r'[^A-Za-z0-9.-]', '-', words[0])}"
