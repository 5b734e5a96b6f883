"""Where in a text something stands: the comment that it begins with, as far as that is its license."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["license_header"]

_HEAD_BYTES = 65_536
"""Bytes of a text in which its header is looked for: twice the longest license, GPL-3.0's 35 kB."""

_PASSED = re.compile(
    rb"""(?xi)
    \#!(?!\[)[^\n]* | <\?xml[^>\n]*\?> | <\?(?:php|hh)?(?=\s|$) | <!doctype[^>]*> | <%@[^%\n]*%>
    | (?:["']use\ strict["'];?) | @charset[^;\n]*; | @echo\ off | %\{(?=\s|$)
    """,
)
"""What may stand before a header: shebang, declarations of markup, of scripts and of style sheets."""

_BLOCKS = (
    (b"/*", b"*/"), (b"/+", b"+/"), (b"(*", b"*)"), (b"{-", b"-}"), (b"#|", b"|#"), (b"#=", b"=#"),
    (b"<!--", b"-->"), (b"<%--", b"--%>"), (b"<%#", b"%>"), (b"<#--", b"-->"), (b"<#", b"#>"),
    (b"{#", b"#}"), (b"{{!--", b"--}}"), (b"{{!", b"}}"), (b"{{/*", b"*/}}"), (b"{*", b"*}"),
    (b"--[[", b"]]"), (b"--[=[", b"]=]"), (b"%{", b"%}"), (b"###", b"###"), (b"=begin", b"\n=end"),
    (b"=pod", b"\n=cut"), (b'"""', b'"""'), (b"'''", b"'''"), (b'r"""', b'"""'), (b'u"""', b'"""'),
    (b"{", b"}"), (b'#"""', b'"""'),
)  # fmt: skip
"""How comments of more than one line begin and end; the longer of two beginnings comes first."""

_LINE = re.compile(
    rb"""(?xi)
    \# (?!\[|include\b|define\b|undef\b|if|el|endif|pragma|import\b|using\b|line\b|error\b|warning\b)
    | // | -- | % | ; | ! | \.\\" | '\\" | \*(?=[\s*=-]|$) | "(?=[\s"*=-]) | '(?=[\s'*=-]) | \.\.(?=\s) | ::
    | (?-i:[Cc](?=\s{2}|\s[A-Z(*=-]|$)) | (?:dnl|rem|@rem|@c|@comment)(?=\s|$)
    """
)
"""What a line begins with that is a comment to its end, in some language."""

_SPEAKS = re.compile(
    rb"""(?xi)
    copyright | \xc2\xa9 | \(c\)\s*\d{4} | spdx- | @licen[sc]e | all\ rights\ reserved
    | permission\ is\ hereby | public\ domain | (?:copy|modif|redistribut)\w*\ it\ under
    | licen[sc]ed\ (?:under|to|by|materials) | licen[sc]e\s*: | (?:under|of)\ the\ [^\n.]{0,60}licen[sc]e
    | (?:see|read)\ [^\n.]{0,40}(?:licen[sc]e|copying|notice) | (?:mit|bsd|apache|isc|gnu|public)[\w\ .,-]{0,30}\ licen[sc]e
    | \b[al]?gpl\b
    """
)
"""Words by which a comment tells whose a text is and on what terms it may be used."""


def license_header(text: bytes) -> tuple[int, int] | None:
    r"""Return where the comment stands by which a text begins and that speaks of its license.

    Comments that follow one another from the start of the text are looked at, in the first 64 KiB
    and whatever its language: from the first that speaks of copyright or a license to the last.
    Shebang, declarations and a byte order mark may stand before them. Lines without any sign end a
    comment of line comments.

    Args:
        text: UTF-8.

    Returns:
        First byte, and the one behind the last; None where there is no such comment.

    Example:
        >>> license_header(b"#!/bin/sh\n# Copyright 2020 A\n\n# Runs it.\nmain\n")
        (10, 28)
        >>> license_header(b"x = 1  # Copyright 2020 A\n") is None
        True
    """
    head = text[:_HEAD_BYTES]
    spoken = [(a, b) for a, b in _comments(head) if _SPEAKS.search(head, a, b) is not None]
    return (spoken[0][0], spoken[-1][1]) if spoken else None


def _comments(head: bytes) -> Iterator[tuple[int, int]]:
    """Yield the comments that a text begins with, one after the other."""
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    start = -1
    stop = at
    while at < len(head):
        end = head.find(b"\n", at)
        end = len(head) if end < 0 else end
        line = head[at:end].strip()
        if start >= 0 and _is_line_comment(line):
            stop, at = end, end + 1
            continue
        if start >= 0:
            yield start, stop
            start = -1
        first = end - len(head[at:end].lstrip())
        closed = _block_end(head, first) if line else -1
        passed = _PASSED.match(head, first, end) if line else None
        if not line:
            at = end + 1
        elif passed is not None:
            at = passed.end()
        elif closed >= 0:
            yield first, closed
            at = closed
        elif _is_line_comment(line):
            start, stop, at = first, end, end + 1
        else:
            return
    if start >= 0:
        yield start, stop


def _is_line_comment(line: bytes) -> bool:
    return _LINE.match(line) is not None


def _block_end(head: bytes, first: int) -> int:
    """Return where the comment ends that begins at a byte, -1 where none does."""
    for opens, closes in _BLOCKS:
        if head.startswith(opens, first):
            end = head.find(closes, first + len(opens))
            if end < 0:
                return len(head) if opens in {b"/*", b"<!--", b"(*"} else -1
            is_data = opens == b"{" and b'"' in head[first:end]
            return -1 if is_data else end + len(closes)
    return -1
