"""Chunks of a batch of texts as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import polars as pl

from dataprep.contracts import load_contract
from dataprep.parse.chunks import Chunk, ChunkParams, Definition, Import, bound_names, chunk_text
from dataprep.parse.contents import Parts, read_text
from dataprep.parse.definitions import Definition as Found
from dataprep.parse.params import ParseParams
from dataprep.syntax.spec import syntax_of
from dataprep.syntax.tree import grammar_of
from dataprep.text.by_language import texts_by_language


class ChunkStageParams(ParseParams):
    """Parameters of ``parse.chunks``: those of chunks, and the grammars."""

    chunks: ChunkParams = ChunkParams()

    @classmethod
    def of(cls, max_bytes: int, min_bytes: int) -> Self:
        """Return the parameters with the grammars of this installation."""
        chunks = ChunkParams(max_bytes=max_bytes, min_bytes=min_bytes)
        return cls(grammars=cls.installed().grammars, chunks=chunks)


def parse_chunks(
    contents: pl.DataFrame, content_labels: pl.DataFrame, params: ChunkStageParams
) -> dict[str, pl.DataFrame]:
    """Return the chunks of texts.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: Parameters.

    Returns:
        ``chunks``: rows that cover each text without overlap, sorted; a text without a tree is cut
        at lines.
    """
    rows = [
        (content_id, language, ordinal, *_values(chunk))
        for content_id, language, text in texts_by_language(contents, content_labels)
        for ordinal, chunk in enumerate(_chunks(text, language, params.chunks))
    ]
    schema = load_contract("chunks").polars_schema()
    return {"chunks": pl.DataFrame(rows, schema=schema, orient="row")}


def _chunks(text: bytes, language: str | None, params: ChunkParams) -> list[Chunk]:
    syntax = None if language is None else syntax_of(language)
    if syntax is None:
        return chunk_text(text, [], [], params)
    parts = read_text(text, grammar_of(syntax.id))
    found = [_definition(one) for one in parts.definitions]
    return chunk_text(text, found, list(_imports(parts)), params)


def _definition(one: Found) -> Definition:
    start = one.found.start
    leads = [start, *(one.docstring[:1] if one.docstring else ())]
    leads += [] if one.decorators_start is None else [one.decorators_start]
    return Definition(start, one.found.end, min(leads), one.qualified_name, one.parent)


def _imports(parts: Parts) -> Iterator[Import]:
    for row in parts.reading.imports:
        names = bound_names(row.specifier, row.name, row.alias)
        yield Import(row.specifier, names, row.start, row.end)


def _values(chunk: Chunk) -> tuple[object, ...]:
    return (
        chunk.start,
        chunk.end,
        chunk.line,
        chunk.end_line,
        chunk.kind,
        chunk.symbol_path,
        list(chunk.symbols),
        list(chunk.imports),
    )
