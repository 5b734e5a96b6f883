"""Include lines of C and C++, wherever in a text they stand."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.parse.reading import ImportRow

if TYPE_CHECKING:
    from tree_sitter import Node

_LINE = re.compile(
    rb"""#[ \t]*(?:include_next|include|import)\b[ \t]*"""
    rb"""(?:"([^"\n]{1,500})"|<([^<>\n]{1,500})>|([A-Za-z_][\w() \t,.]{0,200}))"""
)
_DEFINE = re.compile(
    rb"""#[ \t]*define[ \t]+([A-Za-z_]\w*)[ \t]+(?:"([^"\n]{1,500})"|<([^<>\n]{1,500})>)[ \t]*\r?$""",
    re.MULTILINE,
)
_MAX_FILES = 8
_MAX_INDENT = 200
_NO_CODE = frozenset({"comment", "raw_string_literal", "raw_string_content", "string_content"})


def read_imports(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield the include lines of a text that stand in no comment.

    A macro as the operand that the same text defines as a file name stands for that file, for each such
    definition; another one is left as it is written.

    Args:
        node: The root; nothing is yielded for other nodes.
        text: The text.
    """
    if node.parent is not None:
        return
    line = 1
    at = 0
    for match in _LINE.finditer(text):
        start = match.start()
        before = text[max(start - _MAX_INDENT, 0) : start].rpartition(b"\n")[2]
        if before.strip():
            continue
        line += text.count(b"\n", at, start)
        at = start
        around = node.descendant_for_byte_range(start, start)
        if around is not None and around.type in _NO_CODE:
            continue
        quoted, system, macro = match[1], match[2], match[3]
        files = [(quoted or system, system is not None)]
        if macro:
            files = list(_macros(text).get(macro.strip(), ())) or [(macro.strip(), False)]
        for name, is_system in files:
            yield ImportRow(
                kind="include",
                specifier=name.decode(errors="replace"),
                start=start,
                end=match.end(),
                line=line,
                is_system=is_system,
            )


@functools.lru_cache(maxsize=1)
def _macros(text: bytes) -> dict[bytes, tuple[tuple[bytes, bool], ...]]:
    """Return the file names, and whether they are of the system, by macro that is defined as one."""
    found: dict[bytes, tuple[tuple[bytes, bool], ...]] = {}
    for name, quoted, system in _DEFINE.findall(text):
        known = found.get(name, ())
        if len(known) < _MAX_FILES:
            found[name] = (*known, (quoted or system, not quoted))
    return found
