"""Reads the statements of PHP that name classes and files of others.

One row per name of a ``use``, of kind ``use``, its specifier the full name. One of kind ``require``
per file that is included: a path beside the file begins with ``./``; what is put together of
constants and a literal stands as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.parse.reading import ImportRow

if TYPE_CHECKING:
    from tree_sitter import Node

_COMMENT = re.compile(rb"/\*.*?\*/|(?://|#)[^\n]*", re.DOTALL)
_KEYWORD = re.compile(r"^(?:function|const)\s+", re.IGNORECASE)
_ALIAS = re.compile(r"\s+as\s+", re.IGNORECASE)
_OWN_FOLDER = re.compile(
    r"^(?:__DIR__|dirname\s*\(\s*(__FILE__|__DIR__)\s*\))\s*\.\s*(['\"])/?([^'\"$]*)\2$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"^dirname\s*\(\s*(?:__DIR__|dirname\s*\(\s*__FILE__\s*\))(?:\s*,\s*(\d))?\s*\)\s*\.\s*(['\"])/?([^'\"$]*)\2$",
    re.IGNORECASE,
)
_LITERAL = re.compile(r"^(['\"])([^'\"$]*)\1$")
_MAX_SPECIFIER = 500


def read_imports(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield the rows of a ``use`` or of an inclusion.

    Args:
        node: The statement or expression.
        text: The whole text.
    """
    raw = _COMMENT.sub(b" ", text[node.start_byte : node.end_byte])
    source = raw.decode(errors="replace").strip()
    if node.type == "namespace_use_declaration":
        for name, alias in _used(source):
            yield ImportRow.at(node, "use", name, alias=alias)
        return
    operand = re.sub(r"^(?:require|include)(?:_once)?", "", source, flags=re.IGNORECASE).strip()
    while operand.startswith("(") and operand.endswith(")"):
        operand = operand[1:-1].strip()
    if operand:
        yield ImportRow.at(node, "require", included(operand))


def included(operand: str) -> str:
    """Return the path that an operand of ``require`` names, or the operand where it is computed.

    Examples:
        >>> included("__DIR__ . '/a.php'"), included("dirname(__DIR__) . '/a.php'"), included("'a.php'")
        ('./a.php', './../a.php', 'a.php')
    """
    found = _OWN_FOLDER.match(operand)
    if found is not None:
        above = "../" if (found[1] or "").upper() == "__DIR__" else ""
        return f"./{above}{found[3]}"
    found = _ABOVE.match(operand)
    if found is not None:
        return f"./{'../' * int(found[1] or 1)}{found[3]}"
    found = _LITERAL.match(operand)
    return found[2] if found is not None else operand[:_MAX_SPECIFIER]


def _used(source: str) -> Iterator[tuple[str, str | None]]:
    """Yield the full names of a ``use`` and what each is called."""
    body = _KEYWORD.sub("", source[3:].strip().rstrip(";").strip())
    prefix = ""
    if body.endswith("}"):
        prefix, _, body = body[:-1].partition("{")
        prefix = prefix.strip()
    for written in body.split(","):
        part = _KEYWORD.sub("", written.strip())
        if part:
            name, *alias = _ALIAS.split(part, maxsplit=1)
            yield (prefix + name.strip()).lstrip("\\"), alias[0].strip() if alias else None
