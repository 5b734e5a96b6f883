"""Chunks of a text along its syntax, for retrieval and instruction data.

A definition that fits stays whole, with its decorators and documentation; neighbours share a chunk
as far as there is room. What is larger is cut at the definitions inside of it, and what holds none at
lines: at the least indented one in reach, which begins a statement, after a blank line if there is
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from pydantic import Field, model_validator

from dataprep.parse._chunk_model import Definition, Import, bound_names
from dataprep.parse._chunk_names import Names
from dataprep.parse._chunk_pieces import ChunkKind, cut_pieces, joined_pieces
from dataprep.stage import Params

__all__ = ["Chunk", "ChunkKind", "ChunkParams", "Definition", "Import", "bound_names", "chunk_text"]


class ChunkParams(Params):
    """Parameters of ``parse.chunks``."""

    max_bytes: int = Field(
        2_048,
        ge=64,
        description="Bytes of a chunk at most: about 512 tokens, the window of most embedding models.",
    )
    min_bytes: int = Field(
        256,
        ge=0,
        description="Bytes under which a chunk joins a neighbour of another definition, too, where "
        "there is room.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.min_bytes > self.max_bytes:
            raise ValueError("min_bytes is over max_bytes")
        return self


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a text; ``schemas/chunks.yaml`` says what its columns mean."""

    start: int
    end: int
    line: int
    end_line: int
    kind: ChunkKind
    symbol_path: str | None
    symbols: tuple[str, ...]
    imports: tuple[str, ...]


def chunk_text(
    text: bytes,
    definitions: Sequence[Definition],
    imports: Sequence[Import],
    params: ChunkParams,
) -> list[Chunk]:
    r"""Return the chunks of a text, in order; together they are the text.

    Args:
        text: UTF-8.
        definitions: By start, the outer of two before the inner one. What overlaps another without
            being inside of it is cut short.
        imports: Its statements, by start; one inside of a definition is in force there alone.
        params: Bounds of size.

    Returns:
        Chunks of at most ``max_bytes``, none of which begins or ends inside of a character.

    Example:
        >>> text = b"import os\n\ndef f():\n    return os\n"
        >>> found = chunk_text(text, [Definition(11, 33, 11, "f")], [Import("os", ("os",), 0, 9)], ChunkParams())
        >>> [(chunk.start, chunk.end, chunk.kind, chunk.symbols, chunk.imports) for chunk in found]
        [(0, 34, 'definition', ('f',), ('os',))]
    """
    pieces = joined_pieces(
        cut_pieces(text, definitions, params.max_bytes), params.max_bytes, params.min_bytes
    )
    names = Names(text, definitions, imports)
    found: list[Chunk] = []
    line, counted = 1, 0
    for piece in pieces:
        line += text.count(b"\n", counted, piece.start)
        last = line + text.count(b"\n", piece.start, piece.end - 1)
        counted = piece.start
        path = names.path(piece.start, piece.end)
        symbols = names.symbols(piece.start, piece.end)
        used = names.imports(piece.start, piece.end)
        found.append(Chunk(piece.start, piece.end, line, last, piece.kind, path, symbols, used))
    return found
