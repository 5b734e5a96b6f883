"""Cuts functions that hold defects out of texts, where what is left still parses."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import polars as pl

from dataprep.decide.defect_policy import DefectPolicyParams, held_defects, is_over
from dataprep.syntax.spec import syntax_of
from dataprep.syntax.tree import grammar_of, parse

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.syntax.tree import Parsed

FUNCTIONS: Final = ("function", "method", "constructor", "procedure", "trigger")
"""Kinds of symbols that are cut."""
CUT: Final = "cut"
"""Status of a text whose functions are cut; the others say why none is."""
_OUTSIDE: Final = "not-in-a-function"
_BROKEN: Final = "does-not-parse"
_NOTHING: Final = "nothing-left"
_OF_TEXT: Final = ("content_id", "language")
_FINDING: Final = ("start_byte", "end_byte")
_WANTED: Final[dict[str, type[pl.DataType]]] = {
    "content_id": pl.String, "language": pl.String, "start_byte": pl.Int64, "end_byte": pl.Int64,
}  # fmt: skip
_TRIED: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "content_id": pl.String, "language": pl.String, "status": pl.String,
    "spans": pl.List(pl.String), "n_functions": pl.Int64,
}  # fmt: skip
_UNPARSED: Final = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)
"""What Python's parser raises on texts that it refuses."""

Cut = tuple[int, int]
"""A span of bytes."""


def plan_cuts(
    files: pl.LazyFrame,
    labels: pl.LazyFrame,
    findings: pl.LazyFrame,
    symbols: pl.LazyFrame,
    params: DefectPolicyParams,
) -> dict[str, pl.DataFrame]:
    """Return what is to be cut out of the texts of a range.

    Args:
        files: Files of the range.
        labels: Their labels.
        findings: What was found in their contents.
        symbols: Definitions in their contents.
        params: The policy.

    Returns:
        ``wanted``: ``content_id``, ``language``, and by ``start_byte`` and ``end_byte`` the
        outermost function around each finding that the policy cuts; null where there is none.
    """
    if params.policy.cut is None:
        return {"wanted": pl.DataFrame(schema=_WANTED)}
    over = (
        held_defects(files, labels, findings, params)
        .filter(is_over(params.policy.cut, params.policy))
        .select(*_OF_TEXT, *_FINDING)
        .unique()
    )
    functions = symbols.filter(pl.col("kind").is_in(FUNCTIONS)).select(
        *_OF_TEXT,
        low=pl.min_horizontal("start_byte", "decorators_start_byte", "docstring_start_byte"),
        high="end_byte",
    )
    is_around = (pl.col("low") <= pl.col("start_byte")) & (pl.col("end_byte") <= pl.col("high"))
    around = (
        over.join(functions, on=_OF_TEXT, nulls_equal=True)
        .filter(is_around)
        .sort("low", "high", descending=[False, True])
        .unique([*_OF_TEXT, *_FINDING], keep="first", maintain_order=True)
    )
    wanted = (
        over.join(around, on=[*_OF_TEXT, *_FINDING], how="left", nulls_equal=True)
        .select(*_OF_TEXT, start_byte="low", end_byte="high")
        .unique()
        .sort(*_OF_TEXT, "start_byte", "end_byte", nulls_last=True)
        .collect()
    )
    return {"wanted": wanted.match_to_schema(_WANTED)}


def cut_texts(
    texts: pl.DataFrame, wanted: pl.DataFrame, params: DefectPolicyParams
) -> dict[str, pl.DataFrame]:
    """Return which texts of a batch still parse without these functions.

    Args:
        texts: Texts of the batch.
        wanted: Rows of ``plan_cuts`` for these texts.
        params: The policy.

    Returns:
        ``tried``: one row per content and language, with its ``status``, the ``spans`` that go
        where that is ``cut``, for example ``120-480``, and the number of functions in them.
    """
    del params
    by_text = wanted.group_by(_OF_TEXT, maintain_order=True).agg("start_byte", "end_byte")
    rows: list[tuple[object, ...]] = []
    joined = by_text.join(texts.select("content_id", "text"), on="content_id")
    for content_id, language, lows, highs, text in joined.iter_rows():
        status, spans = _tried(text.encode(), language, list(zip(lows, highs, strict=True)))
        told = [f"{low}-{high}" for low, high in spans]
        rows.append((content_id, language, status, told, len(lows)))
    tried = pl.DataFrame(rows, schema=_TRIED, orient="row")
    return {"tried": tried.sort(_OF_TEXT, nulls_last=True)}


def _tried(
    text: bytes, language: str | None, wanted: Sequence[tuple[int | None, int | None]]
) -> tuple[str, list[Cut]]:
    """Return what came of cutting functions out of a text, and what goes."""
    spans = [(low, high) for low, high in wanted if low is not None and high is not None]
    syntax = None if language is None else syntax_of(language)
    if len(spans) < len(wanted) or syntax is None:
        return _OUTSIDE, []
    grammar = grammar_of(syntax.id)
    before = parse(text, grammar)
    if before.tree is None:
        return _BROKEN, []
    root = before.tree.root_node
    lines = whole_lines(text, [(_with_comments(root, low, text), high) for low, high in spans])
    left = without(text, lines)
    if not left.strip():
        return _NOTHING, []
    is_whole = _is_as_whole(before, parse(left, grammar))
    if not is_whole or (language == "Python" and _loads(text) and not _loads(left)):
        return _BROKEN, []
    return CUT, lines


def _with_comments(root: Node, low: int, text: bytes) -> int:
    """Return where the comments begin that stand on the lines right above a place."""
    node = root.descendant_for_byte_range(low, low)
    while node is not None and node.parent is not None and node.parent.start_byte == low:
        node = node.parent
    before = None if node is None else node.prev_sibling
    while (
        before is not None
        and "comment" in before.type
        and text.count(b"\n", before.start_byte, low) - text.count(b"\n", *before.byte_range) <= 1
        and not text[text.rfind(b"\n", 0, before.start_byte) + 1 : before.start_byte].strip()
    ):
        low, before = before.start_byte, before.prev_sibling
    return low


def whole_lines(text: bytes, spans: Sequence[Cut]) -> list[Cut]:
    r"""Return spans with the rest of their lines where that is blank; those that overlap as one.

    Args:
        text: The text.
        spans: Spans in it, in any order.

    Example:
        >>> whole_lines(b"a\n  b  \nc\n", [(4, 5)]), whole_lines(b"a; b;\n", [(3, 5)])
        ([(2, 8)], [(3, 5)])
    """
    found: list[Cut] = []
    for low, high in sorted(_with_line(text, *span) for span in spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _with_line(text: bytes, low: int, high: int) -> Cut:
    start = text.rfind(b"\n", 0, low) + 1
    end = text.find(b"\n", high) + 1 or len(text)
    is_alone = not text[start:low].strip() and not text[high:end].strip()
    return (start, end) if is_alone else (low, high)


def without(text: bytes, spans: Sequence[Cut]) -> bytes:
    """Return a text without spans that are in order and apart."""
    kept: list[bytes] = []
    place = 0
    for low, high in spans:
        kept.append(text[place:low])
        place = high
    return b"".join((*kept, text[place:]))


def _is_as_whole(before: Parsed, after: Parsed) -> bool:
    """Return whether what is left has no more errors of syntax than the text had."""
    return (
        after.tree is not None
        and after.errors.n_errors <= before.errors.n_errors
        and after.errors.n_bytes <= before.errors.n_bytes
    )


def _loads(text: bytes) -> bool:
    """Return whether Python itself parses a text: a class without a body is none to it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except _UNPARSED:
        return False
    return True
