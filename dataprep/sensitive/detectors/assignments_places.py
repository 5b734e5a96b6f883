"""Where a value stands that is not right behind its name: tuples, cells of tables, scalars of YAML, prose.

All expressions are matched at a place and bounded.
"""

from __future__ import annotations

import re

_TARGETS_BEFORE = re.compile(
    rb"^\s{0,80}(?:(?:let|var|const|local|my|val|auto)\s{1,3})?[(\[]?\s{0,3}((?:[\w.$@]{1,40}\s{0,3},\s{0,3}){0,5})[$@]?(?:[\w$@]{1,40}\.)?$"
)
_TARGETS_BEHIND = re.compile(rb"((?:\s{0,3},\s{0,3}[\w.$@]{1,60}){0,5})\s{0,3}[)\]]?\s{0,10}:?=\s{0,10}[(\[]?\s{0,3}(?=[^=\s>])")  # fmt: skip
_ELEMENT = re.compile(
    rb"""(?:"[^"\\\n]{0,120}"|'[^'\\\n]{0,120}'|[^"'`,\n()\[\]{}]{1,80})\s{0,3},\s{0,10}"""
)
_MOST_BEFORE = 240
_CELL = re.compile(
    rb"(?:\s|:|\xef\xbc\x9a|</(?:b|strong|code)>){0,8}</t[dh]>(?:[\s\",]|\\[nrt]){0,60}<t[dh](?:\s[^<>\n]{0,100})?>(?:\s|\\[nrt]){0,40}"
    rb"(?:<(?:code|tt|kbd|b|strong|span|pre)(?:\s[^<>\n]{0,60})?>)?(?P<value>[^<>\s\\]{3,200})(?:\s|\\[nrt]){0,20}</"
)
_ROW = re.compile(
    rb"(?:[*`:]|\xef\xbc\x9a){0,4}[ \t]{0,40}\|[ \t]{0,40}[*`]{0,3}(?P<value>[^\s|*`]{3,200})[*`]{0,3}[ \t]{0,80}\|"
)
_STATED = re.compile(
    rb"[*`\"']{0,3}(?:[ \t]{1,3}(?:is|was)(?:[ \t]set[ \t]to)?[ \t]{0,2}:?|[ \t]{0,3}(?:\xe6\x98\xaf|\xe4\xb8\xba)[ \t]{0,3}(?::|\xef\xbc\x9a)?)"
    rb"[ \t]{0,3}(?:\*{1,2}(?=[\"'`\w]))?"
)
"""``is``, or 是 and 为, between a name and its value."""
_PROPERTIES = re.compile(rb"(?:(?:&[\w-]{1,60}|!!str)[ \t]{1,20}){1,2}")
_BLOCK = re.compile(
    rb"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]{0,20}(?:#[^\n]{0,200})?\r?\n(?:[ \t]{0,80}\r?\n){0,3}"
)
_INDENT = re.compile(rb"[ ]{0,80}(?:-[ ]{1,8}){0,3}")


def tuple_place(text: bytes, start: int, end: int, first: int) -> int | None:
    """Return where the value of a name stands that is one of several targets; None where it is alone.

    Args:
        text: The whole text.
        start: First byte of the name.
        end: Byte behind it.
        first: First byte of its line.
    """
    if start - first > _MOST_BEFORE:
        return None
    before = _TARGETS_BEFORE.match(text[first:start])
    behind = None if before is None else _TARGETS_BEHIND.match(text, end, min(len(text), end + 400))
    if before is None or behind is None or not (before[1] or behind[1]):
        return None
    place = behind.end()
    for _ in range(before[1].count(b",")):
        element = _ELEMENT.match(text, place, min(len(text), place + 200))
        if element is None:
            return None
        place = element.end()
    return place


def cell(text: bytes, end: int) -> tuple[int, int] | None:
    """Return the span of the cell of a table of HTML behind the one that ends in a name."""
    match = _CELL.match(text, end, min(len(text), end + 800))
    return None if match is None else match.span("value")


def row_cell(text: bytes, end: int, line: tuple[int, int]) -> tuple[int, int] | None:
    """Return the span of the cell of a table of Markdown behind the one that ends in a name."""
    if text[line[0] : line[0] + 20].lstrip()[:1] != b"|":
        return None
    match = _ROW.match(text, end, line[1])
    return None if match is None else match.span("value")


def stated_place(text: bytes, end: int, stop: int) -> int | None:
    """Return where a value stands that prose states: ``the password is `...` ``."""
    match = _STATED.match(text, end, stop)
    return None if match is None else match.end()


def scalar_place(text: bytes, place: int, line: tuple[int, int]) -> tuple[int, int]:
    """Return where a scalar of YAML begins and where its line ends: behind anchor, tag and block head.

    A block of several lines is no single value; what stands there is left as it is.

    Args:
        text: The whole text.
        place: Byte behind the colon and blanks.
        line: First byte of the line of the key and the byte behind it.
    """
    properties = _PROPERTIES.match(text, place, line[1])
    place = place if properties is None else properties.end()
    block = _BLOCK.match(text, place, min(len(text), place + 500))
    if block is None:
        return place, line[1]
    own, begun = _indent(text, line[0]), block.end()
    stop = text.find(b"\n", begun, begun + 1_200)
    stop = len(text) if stop < 0 else stop
    inner = len(text[begun:stop]) - len(text[begun:stop].lstrip(b" "))
    follows = text[stop + 1 : stop + 200]
    if inner <= own or (follows.strip() and len(follows) - len(follows.lstrip(b" \r\n")) >= inner):
        return place, line[1]
    return begun + inner, stop


def _indent(text: bytes, first: int) -> int:
    match = _INDENT.match(text, first)
    return 0 if match is None else match.end() - first
