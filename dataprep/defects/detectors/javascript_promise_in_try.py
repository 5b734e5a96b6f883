"""An async function of the same text is called inside try without await, so that its error is not caught there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.defects.detectors._javascript import async_names, calls_of, may_call_async
from dataprep.defects.detectors._queries import captures

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

_IN_TRY = """
(try_statement body: (statement_block (expression_statement (call_expression) @call)) handler: (catch_clause))
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
        for call in calls_of(captures(root, language, _IN_TRY).get("call", ()), names):
            yield call.byte_range
