"""The result of an async function of the same text is tested without await."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._javascript import async_names, calls_of, may_call_async
from dataprep.defects.detectors._queries import captures

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

_TESTED = """
(if_statement condition: (parenthesized_expression . (call_expression) @call .))
(if_statement condition: (parenthesized_expression . (unary_expression operator: "!" argument: (call_expression) @call) .))
(if_statement condition: (parenthesized_expression (binary_expression operator: ["&&" "||"] (call_expression) @call)))
(if_statement condition: (parenthesized_expression
  (binary_expression operator: ["&&" "||"] (unary_expression operator: "!" argument: (call_expression) @call))))
(if_statement condition: (parenthesized_expression
  (binary_expression left: (call_expression) @call operator: ["==" "===" "!=" "!=="])))
(if_statement condition: (parenthesized_expression
  (binary_expression left: (call_expression) @call operator: ["&&" "||"])))
(while_statement condition: (parenthesized_expression . (call_expression) @call .))
(ternary_expression condition: (call_expression) @call)
(unary_expression operator: "!" argument: (call_expression) @call)
"""


def may_find(looked: Looked) -> bool:
    """Return whether the text may call an async function of its own without await.

    Args:
        looked: The text.
    """
    return may_call_async(looked)


def find(root: Node, text: bytes, language: str) -> Iterator[tuple[int, int]]:
    """Yield the calls.

    Args:
        root: Root of the tree.
        text: The text.
        language: Slug of its language.
    """
    del text
    names = async_names(root, language)
    if names:
        for call in calls_of(captures(root, language, _TESTED).get("call", ()), names):
            yield call.byte_range
