"""Queries of detectors: made once a process, and asked down to a depth only."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dataprep.syntax.queries import MAX_DEPTH
from dataprep.syntax.tree import grammar_of

if TYPE_CHECKING:
    from tree_sitter import Node, Query


def captures(root: Node, language: str, pattern: str) -> Mapping[str, Sequence[Node]]:
    """Return the nodes of a tree by the names under which a query captures them.

    Args:
        root: Root of the tree.
        language: Slug of its language.
        pattern: The query.
    """
    from tree_sitter import QueryCursor

    cursor = QueryCursor(_query(language, pattern))
    cursor.set_max_start_depth(MAX_DEPTH)
    return cursor.captures(root)


@functools.cache
def _query(language: str, pattern: str) -> Query:
    from tree_sitter import Query

    return Query(grammar_of(language).language, pattern)
