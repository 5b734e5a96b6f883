"""Read package clauses and imports of Scala: one row per name that they bring in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dataprep.parse.reading import ImportRow, text_of

if TYPE_CHECKING:
    from tree_sitter import Node

_MAX_DEPTH = 64
"""Package clauses around one another that are followed."""
_HIDDEN = "_"
_NAMES = frozenset({"identifier", "operator_identifier", "stable_identifier"})


def read_imports(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield what a package clause, an import or an export of Scala brings in.

    A package clause gives the whole name of its package, those around and before it included. Of an
    import, ``a.b.C`` is the specifier ``a.b.C``, a wildcard the name ``*`` and all givens the name
    ``given`` of the specifier ``a.b``; a renamed member has an alias, a hidden one no row.

    Args:
        node: A ``package_clause``, ``import_declaration`` or ``export_declaration``.
        text: The text, UTF-8.
    """
    if node.type == "package_clause":
        yield ImportRow.at(node, "package", _package(node, text))
        return
    kind = "re-export" if node.type == "export_declaration" else "import"
    path: list[str] = []
    last: Node | None = None
    for child in node.children:
        if child.type == ",":
            yield from _clause(node, kind, (path, last), text)
            path, last = [], None
        elif child.type in _NAMES:
            path.append(_name(child, text))
        elif child.is_named and not child.type.endswith("comment"):
            last = child
    yield from _clause(node, kind, (path, last), text)


def _clause(
    node: Node, kind: str, clause: tuple[Sequence[str], Node | None], text: bytes
) -> Iterator[ImportRow]:
    path, last = clause
    start = ".".join(path)
    if not start:
        return
    if last is None:
        yield ImportRow.at(node, kind, start)
        return
    is_list = last.type == "namespace_selectors"
    for selector in last.named_children if is_list else (last,):
        yield from _selected(node, kind, (start, selector), text)


def _selected(
    node: Node, kind: str, selected: tuple[str, Node], text: bytes
) -> Iterator[ImportRow]:
    start, selector = selected
    if selector.type == "namespace_wildcard":
        name = "given" if text_of(selector, text) == "given" else "*"
        yield ImportRow.at(node, kind, start, name, None)
    elif selector.type.endswith("renamed_identifier"):
        name_node = selector.child_by_field_name("name")
        alias_node = selector.child_by_field_name("alias")
        name = "" if name_node is None else _name(name_node, text)
        alias = "" if alias_node is None else _name(alias_node, text)
        if name and alias != _HIDDEN:
            yield ImportRow.at(node, kind, f"{start}.{name}", None, alias or None)
    elif selector.type in _NAMES:
        yield ImportRow.at(node, kind, f"{start}.{_name(selector, text)}")
    elif not selector.type.endswith("comment"):
        yield ImportRow.at(node, kind, start, "given", None)


def _package(node: Node, text: bytes) -> str:
    """Return the whole name of the package of a clause."""
    names: list[str] = []
    place: Node | None = node
    for _ in range(_MAX_DEPTH):
        if place is None:
            break
        if place.type == "package_clause":
            name = place.child_by_field_name("name")
            if name is not None:
                names.append(_name(name, text))
        place = _around(place)
    return ".".join(reversed(names))


def _around(node: Node) -> Node | None:
    """Return the clause before it that goes on to the end of the text, or the node around it."""
    before = node.prev_named_sibling
    is_clause = before is not None and {node.type, before.type} == {"package_clause"}
    if before is not None and is_clause and before.child_by_field_name("body") is None:
        return before
    return node.parent


def _name(node: Node, text: bytes) -> str:
    return "".join(text_of(node, text).split()).replace("`", "")
