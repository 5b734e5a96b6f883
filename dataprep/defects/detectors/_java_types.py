"""What the variables of a method in Java were declared as."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

_METHODS = frozenset({"method_declaration", "constructor_declaration"})
_DECLARATIONS = frozenset(
    {"formal_parameter", "local_variable_declaration", "enhanced_for_statement"}
)


def nodes_of(root: Node) -> Iterator[Node]:
    """Return the named nodes of a tree, parents first."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.named_children))


def methods_of(root: Node) -> Iterator[tuple[list[Node], dict[str, str]]]:
    """Return the nodes of each method and the types of its variables.

    A name that is declared with two types in one method has none; methods of a class inside a
    method are taken with the outer one.
    """
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type in _METHODS:
            nodes = list(nodes_of(node))
            yield nodes, _types(nodes)
        else:
            waiting.extend(node.named_children)


def text_of(node: Node | None) -> str:
    """Return the text of a node; empty without one."""
    return "" if node is None or node.text is None else node.text.decode(errors="replace")


def _types(nodes: list[Node]) -> dict[str, str]:
    types: dict[str, str] = {}
    for node in nodes:
        if node.type not in _DECLARATIONS:
            continue
        said = text_of(node.child_by_field_name("type"))
        for name, dimensions in _declared(node):
            known = types.setdefault(name, said + dimensions)
            if known != said + dimensions:
                types[name] = ""
    return types


def _declared(node: Node) -> Iterator[tuple[str, str]]:
    if node.type != "local_variable_declaration":
        yield (
            text_of(node.child_by_field_name("name")),
            text_of(node.child_by_field_name("dimensions")),
        )
        return
    for one in node.children_by_field_name("declarator"):
        yield (
            text_of(one.child_by_field_name("name")),
            text_of(one.child_by_field_name("dimensions")),
        )
