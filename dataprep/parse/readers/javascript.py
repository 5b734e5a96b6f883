"""Reads what JavaScript and TypeScript name other files by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.parse.reading import ImportRow

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPE = re.compile(r"\\(u\{[0-9A-Fa-f]{1,6}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_REFERENCE = re.compile(
    r"""^///[ \t]*<reference[ \t]+(path|types)[ \t]*=[ \t]*(["'])([^"']{1,1000})\2"""
)
_AMD_NAMES = frozenset({"require", "exports", "module"})
"""What a module of AMD is given by its loader, and no file: AMD specification, "define"."""
_MAX_NAMES = 10
"""Names behind ``import("x")`` that are passed."""
_MAX_HEAD = 5_000
"""Bytes of a reference directive that are looked at."""


def read_imports(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield what a statement brings in: one row for each file or package that it names.

    Args:
        node: An import or export with a source, a call of ``require``, ``import`` or ``define``, or
            a directive ``/// <reference ... />``.
        text: The text, UTF-8.
    """
    kind = node.type
    if kind == "call_expression":
        yield from _calls(node, text)
    elif kind == "comment":
        yield from _directives(node, text)
    elif node.parent is not None and node.parent.type in ("program", "ERROR"):
        yield from _statements(node, text)


def _statements(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield the row of ``import ... from``, ``export ... from`` and ``import x = require()``."""
    source = node.child_by_field_name("source")
    kind = "re-export" if node.type == "export_statement" else "import"
    if source is None:
        for child in node.named_children:
            if child.type == "import_require_clause":
                source, kind = child.child_by_field_name("source"), "require"
    specifier = None if source is None else _literal(source, text)
    if specifier:
        is_typed = b"type" in text[node.start_byte : node.end_byte]
        yield ImportRow.at(node, kind, specifier, is_type_only=is_typed and _is_for_types(node))


def _is_for_types(node: Node) -> bool:
    """Return whether a statement takes types only: ``import type``, or ``type`` at every name."""
    children = node.children
    if len(children) > 1 and children[1].type in ("type", "typeof"):
        return True
    clause = next((one for one in children if one.type in ("import_clause", "export_clause")), None)
    if clause is None:
        return False
    names = clause
    if clause.type == "import_clause":
        inner = clause.named_children
        if len(inner) != 1 or inner[0].type != "named_imports":
            return False
        names = inner[0]
    members = [one for one in names.named_children if one.type != "comment"]
    return bool(members) and all(one.children[0].type in ("type", "typeof") for one in members)


def _calls(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield the rows of ``require("x")``, ``import("x")``, ``define(["x"], ...)``."""
    function, arguments = (
        node.child_by_field_name("function"),
        node.child_by_field_name("arguments"),
    )
    if function is None or arguments is None:
        return
    values = [one for one in arguments.named_children if one.type != "comment"][:2]
    is_import = function.type == "import"
    name = text[function.start_byte : function.end_byte]
    for value in values:
        if value.type == "array" and not is_import:
            for element in value.named_children:
                specifier = _literal(element, text)
                if specifier and specifier not in _AMD_NAMES:
                    yield ImportRow.at(element, "require", specifier)
            return
        if name == b"define":
            continue
        specifier = _literal(value, text)
        if specifier and is_import and _is_in_type(node):
            yield ImportRow.at(node, "import", specifier, is_type_only=True)
        elif specifier:
            yield ImportRow.at(node, "dynamic" if is_import else "require", specifier)
        return


def _is_in_type(node: Node) -> bool:
    """Return whether ``import("x")`` stands for a type: ``let a: import("x").A``."""
    inner, around = node, node.parent
    for _ in range(_MAX_NAMES):
        if around is None or around.type not in ("member_expression", "nested_type_identifier"):
            break
        inner, around = around, around.parent
    if around is None:
        return False
    if around.type in ("as_expression", "satisfies_expression"):
        return around.named_children[0] != inner
    return around.type.startswith("type_") or around.type.endswith(("_type", "_type_clause"))


def _directives(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield the row of ``/// <reference path="x" />`` and of ``types="x"``."""
    raw = text[node.start_byte : min(node.end_byte, node.start_byte + _MAX_HEAD)]
    found = _REFERENCE.match(raw.decode(errors="replace"))
    if found is None:
        return
    if found[1] == "types":
        yield ImportRow.at(node, "import", found[3], is_type_only=True)
    else:
        path = found[3] if found[3].startswith((".", "/")) else f"./{found[3]}"
        yield ImportRow.at(node, "include", path)


def _literal(node: Node, text: bytes) -> str | None:
    """Return the value of a string, or of a template without places to fill; None for others."""
    if node.type == "template_string":
        if any(child.type == "template_substitution" for child in node.named_children):
            return None
    elif node.type != "string":
        return None
    raw = text[node.start_byte + 1 : node.end_byte - 1].decode(errors="replace")
    return _ESCAPE.sub(_unescaped, raw) if "\\" in raw else raw


def _unescaped(found: re.Match[str]) -> str:
    escape = found[1]
    if escape[0] in "ux" and len(escape) > 1:
        number = int(escape[1:].strip("{}"), 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return _PLAIN.get(escape, escape)
