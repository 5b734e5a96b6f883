"""Statements behind one that leaves their block.

NOTE: a query that begins at every block and compares neighbours takes as long as the parser does;
this one begins at the statements that leave.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tree_sitter

from dataprep.syntax.queries import MAX_DEPTH
from dataprep.syntax.tree import grammar_of

if TYPE_CHECKING:
    from tree_sitter import Node, Query

_COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class _Language:
    """What leaves a block, and what behind it is a fault.

    Attributes:
        leaving: Kinds of statements that leave, as a query has them.
        blocks: Kinds of nodes in which the next statement is then not reached.
        found: Kinds of statements that are told; None for all.
        meant: What a statement begins with that is there on purpose.
    """

    leaving: tuple[str, ...]
    blocks: frozenset[str]
    found: frozenset[str] | None
    meant: re.Pattern[bytes] | None = None


_BRACES = frozenset(
    {
        "expression_statement",
        "for_statement",
        "if_statement",
        "return_statement",
        "throw_statement",
        "try_statement",
        "while_statement",
    }
)
_OF_PYTHON = re.compile(
    rb"yield|\(yield|pass$|\.\.\.|'|\"|return|if False|assert False|raise|break|continue"
)
_JAVASCRIPT = _Language(
    ("return_statement", "throw_statement", "break_statement", "continue_statement"),
    frozenset({"statement_block"}),
    _BRACES | {"lexical_declaration"},
)
_LANGUAGES: Mapping[str, _Language] = {
    "python": _Language(
        ("return_statement", "raise_statement", "break_statement", "continue_statement"),
        frozenset({"block"}),
        None,
        _OF_PYTHON,
    ),
    "javascript": _JAVASCRIPT,
    "typescript": _JAVASCRIPT,
    "tsx": _JAVASCRIPT,
    "csharp": _Language(
        ("return_statement", "break_statement", "continue_statement", "throw_statement"),
        frozenset({"block"}),
        (_BRACES - {"throw_statement", "try_statement"})
        | {"foreach_statement", "local_declaration_statement"},
    ),
    "php": _Language(
        (
            "return_statement",
            "break_statement",
            "continue_statement",
            "expression_statement (throw_expression)",
        ),
        frozenset({"compound_statement"}),
        (_BRACES - {"throw_statement"}) | {"echo_statement", "foreach_statement"},
    ),
}


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the spans of statements that are never reached, the first of each block.

    Args:
        root: Root of the tree.
        text: UTF-8.
        language: Slug.
    """
    known = _LANGUAGES[language]
    cursor = tree_sitter.QueryCursor(_query(language))
    cursor.set_max_start_depth(MAX_DEPTH)
    found: dict[tuple[int, int], None] = {}
    for node in cursor.captures(root).get("leaving", ()):
        behind = node.next_named_sibling
        while behind is not None and behind.type == _COMMENT:
            behind = behind.next_named_sibling
        if behind is None or (known.found is not None and behind.type not in known.found):
            continue
        parent = node.parent
        if parent is None or parent.type not in known.blocks:
            continue
        start, end = behind.byte_range
        if known.meant is None or known.meant.match(text, start, end) is None:
            found[start, end] = None
    return sorted(found)


@functools.cache
def _query(language: str) -> Query:
    kinds = " ".join(f"({kind})" for kind in _LANGUAGES[language].leaving)
    return tree_sitter.Query(grammar_of(language).language, f"[{kinds}] @leaving")
