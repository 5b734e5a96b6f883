"""Digests of the functions of a batch of texts of one language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from dataprep.parse.clones import Spans, TokenRules, body_digests, lexer_marks
from dataprep.parse.definitions import Definition
from dataprep.parse.reading import is_function

if TYPE_CHECKING:
    from dataprep.syntax.tree import Grammar

_MIN_BYTES = 20
"""Bytes under which a function has fewer tokens than a digest asks for."""


class Bodies:
    """Functions of texts of one language.

    Args:
        language: Linguist's name.
        grammar: Its grammar, for the keywords.
    """

    def __init__(self, language: str, grammar: Grammar) -> None:
        syntax = grammar.syntax
        self._language = language
        self._rules = TokenRules(grammar.keywords, syntax.layout, syntax.folds_case)
        self._texts: list[bytes] = []
        self._spans: list[tuple[int, int, int]] = []
        self._rows: list[int] = []

    def add(self, text: bytes, definitions: Sequence[Definition], row: int) -> None:
        """Add a text with its definitions, of which the first stands in a row."""
        number, known = len(self._texts), len(self._spans)
        for place, one in enumerate(definitions, start=row):
            found = one.found
            if found.body is None or not is_function(one.kind):
                continue
            start, end = found.body
            if found.parameters is not None:
                start = found.parameters.start_byte
            if end - start >= _MIN_BYTES:
                self._spans.append((number, start, end))
                self._rows.append(place)
        if len(self._spans) > known:
            self._texts.append(text)

    def digest(self, digests: list[str | None]) -> None:
        """Put the digests of the functions into their rows."""
        if not self._spans:
            return
        texts = pl.Series(self._texts, dtype=pl.Binary)
        comments, literals = lexer_marks(texts, self._language)
        bodies = Spans.of(self._spans)
        found = body_digests(texts, bodies, comments, literals, self._rules)
        for row, digest in zip(self._rows, found, strict=True):
            digests[row] = digest
