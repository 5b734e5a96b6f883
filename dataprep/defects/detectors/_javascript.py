"""What detectors of JavaScript and TypeScript share: names of async functions, calls of them, and what stands twice."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dataprep.defects.detectors._queries import captures
from dataprep.defects.shapes import expression

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

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


_ASYNC = expression(r"async~(?:function~\*?~([\w$]+))?")
_BOUND = expression(r"([\w$]+)~(?::[^=;\n]*)?=~\Z")
_BEFORE = 120
"""Bytes before ``async`` in which stands what it is bound to."""


def may_call_async(looked: Looked) -> bool:
    """Return whether a text may call an async function of its own without await.

    Args:
        looked: The text.
    """
    return _may_call_async(looked.lines)


@functools.lru_cache(maxsize=2)
def _may_call_async(lines: bytes) -> bool:
    names: set[bytes] = set()
    for found in _ASYNC.finditer(lines):
        if found[1]:
            names.add(found[1])
        elif bound := _BOUND.search(lines, max(0, found.start() - _BEFORE), found.start()):
            names.add(bound[1])
    if not names:
        return False
    called = b"|".join(re.escape(name) for name in sorted(names))
    return any(
        not lines.endswith((b"await ", b"function "), 0, found.start())
        and not lines[found.start() - 1 : found.start()].isalnum()
        for found in re.compile(b"(?:" + called + rb")\s*\(").finditer(lines)
    )


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
