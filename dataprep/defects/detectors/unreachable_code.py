"""Statements behind one that leaves their block.

NOTE: a query that begins at every block and compares neighbours takes as long as the parser does;
this one begins at the statements that leave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.defects.detectors._queries import captures
from dataprep.defects.shapes import expression

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.defects.looked import Looked

_COMMENT = "comment"
_BEFORE = 200
"""Bytes before a statement that are looked at."""


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


_LAST = re.compile(rb"[\s;]*\}")
"""The end of a block; to ask the tree for it takes longer."""
_GOES_ON = r"[^\n]*\n(?:[ \t\r]*+\n|\1[ \t][^\n]*+\n|\1[)\]}][^\n]*+\n)*+\1"
"""The rest of a line, and lines that go on with it, up to one that begins in the same column."""
_NOT_REACHED = expression(
    r"\n([ \t]*+)(?:return|raise|break|continue)\b(?:[^\n]*;~\S|" + _GOES_ON + r"[^\s)\]}])"
)
"""In Python: what leaves, and a statement in the same column."""
_NO_FAULT = r"(?![\s}\])]|(?:case|default|else|function|class|async|var)\b)"
"""What behind a statement that leaves is none of those that are told."""
_BEHIND = tuple(
    expression(word + r"\b[^;{}]*;~" + _NO_FAULT)
    for word in ("return", "throw", "break", "continue")
)
"""What leaves without braces, and a statement behind it."""
_BELOW = expression(
    r"\n([ \t]*+)((?:return|throw|break|continue)\b)" + _GOES_ON + r"(?![.?:&|+*/<-])" + _NO_FAULT
)
"""What leaves, and a statement in the same column."""


def may_find(looked: Looked) -> bool:
    """Return whether a statement stands behind one that leaves, as far as lines tell.

    Args:
        looked: The text.
    """
    lines = looked.lines
    if looked.slug == "python":
        return _NOT_REACHED.search(lines) is not None
    places = [found.start() for shape in _BEHIND for found in shape.finditer(lines)]
    places += [found.start(2) for found in _BELOW.finditer(lines)]
    return any(_is_in_block(lines, start) for start in places)


def _is_in_block(lines: bytes, start: int) -> bool:
    """Return whether a statement is one of a block, and not the branch of a condition."""
    before = lines[max(0, start - _BEFORE) : start].rstrip()
    return not before.endswith((b")", b":", b"else"))


def find(root: Node, text: bytes, language: str) -> Iterable[tuple[int, int]]:
    """Return the spans of statements that are never reached, the first of each block.

    Args:
        root: Root of the tree.
        text: UTF-8.
        language: Slug.
    """
    known = _LANGUAGES[language]
    kinds = " ".join(f"({kind})" for kind in known.leaving)
    found: dict[tuple[int, int], None] = {}
    for node in captures(root, language, f"[{kinds}] @leaving").get("leaving", ()):
        if _LAST.match(text, node.end_byte) is not None:
            continue
        behind = node.next_named_sibling
        while behind is not None and behind.type == _COMMENT:
            behind = behind.next_named_sibling
        if behind is None or (known.found is not None and behind.type not in known.found):
            continue
        parent, before = node.parent, node.prev_named_sibling
        if parent is None or parent.type not in known.blocks:
            continue
        if before is not None and before.type == "preproc_if":
            continue  # a branch of the preprocessor may end in the head of an if
        start, end = behind.byte_range
        if known.meant is None or known.meant.match(text, start, end) is None:
            found[start, end] = None
    return sorted(found)
