"""What detectors of JavaScript and TypeScript share: queries kept by grammar, and names of async functions."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dataprep.syntax.tree import grammar_of

if TYPE_CHECKING:
    from tree_sitter import Node, Query

_DEFINED = """
(function_declaration "async" name: (identifier) @async)
(variable_declarator name: (identifier) @async value: [(arrow_function "async") (function_expression "async")])
(function_declaration name: (identifier) @all)
(generator_function_declaration name: (identifier) @other)
(variable_declarator name: (identifier) @all)
(arrow_function parameter: (identifier) @other)
(import_specifier name: (identifier) @other)
(assignment_expression left: (identifier) @other)
"""
_PARAMETERS = {
    "javascript": "(formal_parameters (identifier) @other)",
    "typescript": "(required_parameter pattern: (identifier) @other)",
    "tsx": "(required_parameter pattern: (identifier) @other)",
}


def captures(root: Node, language: str, pattern: str) -> Mapping[str, Sequence[Node]]:
    """Return the nodes of a tree by the names under which a query captures them.

    Args:
        root: Root of the tree.
        language: Slug of its language.
        pattern: The query.
    """
    from tree_sitter import QueryCursor

    return QueryCursor(_query(language, pattern)).captures(root)


@functools.cache
def _query(language: str, pattern: str) -> Query:
    from tree_sitter import Query

    return Query(grammar_of(language).language, pattern)


def async_names(root: Node, language: str) -> frozenset[bytes]:
    """Return names that a text binds to async functions, and to nothing else.

    Args:
        root: Root of the tree.
        language: Slug of its language.
    """
    found = captures(root, language, _DEFINED + _PARAMETERS[language])
    named = [_text(node) for node in found.get("async", ())]
    every = [_text(node) for node in found.get("all", ())]
    others = {_text(node) for node in found.get("other", ())}
    return frozenset(name for name in named if every.count(name) == 1 and name not in others)


def calls_of(nodes: Sequence[Node], names: frozenset[bytes]) -> Iterator[Node]:
    """Yield calls whose function is one of some names.

    Args:
        nodes: Calls.
        names: Names of functions.
    """
    for node in nodes:
        function = node.child_by_field_name("function")
        if function is not None and function.type == "identifier" and _text(function) in names:
            yield node


def twice(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes whose text stood before among those given.

    Args:
        nodes: Nodes in order.
    """
    seen: set[bytes] = set()
    for node in nodes:
        text = _text(node)
        if text in seen:
            yield node
        seen.add(text)


def _text(node: Node) -> bytes:
    text = node.text or b""
    return text[1:-1] if node.type == "string" else text
