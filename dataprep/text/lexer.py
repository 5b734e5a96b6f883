"""Tells comments, strings and code apart, byte by byte, for the languages of ``rules/languages/``.

A lexer is data: the language file's ``lexer:`` part, whose schema is
:class:`dataprep.text._lexer_model.Lexer`. It is compiled on first use into tables that one compiled
kernel interprets, in linear time and without raising on any input.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dataprep.text._lexer_files import lexer_ids, load_lexer
from dataprep.text._lexer_layout import (
    CODE,
    COMMENT,
    DOCSTRING,
    MODE_SIZE,
    NO_LEXER,
    STACK_SIZE,
    STATE_SIZE,
    STRING,
)
from dataprep.text._lexer_tables import TableBuilder, Tables
from dataprep.text.kernels import Kernel

__all__ = [
    "CODE", "COMMENT", "DOCSTRING", "NO_LEXER", "STRING", "classify", "classify_text",
    "lexer_languages",
]  # fmt: skip

_classify_texts = Kernel(
    "dataprep.text._lexer_kernel", "classify_texts",
    "uint8[::1] int64[::1] int64[::1] uint8[::1] int32[::1] uint8[::1] int64[::1] int64[::1]",
    sources=("_lexer_*.py",),
)  # fmt: skip


class _Registry:
    """The tables of the languages seen so far; they only grow."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._builder = TableBuilder()
        self._roots: dict[str | None, int] = {}
        self._tables: Tables | None = None

    def roots_and_tables(self, languages: Sequence[str | None]) -> tuple[NDArray[np.int64], Tables]:
        """Return the start mode of each text (-1: no lexer) and tables that hold them all."""
        with self._lock:
            for language in set(languages) - self._roots.keys():
                self._roots[language] = self._compile(language)
                self._tables = None
            if self._tables is None:
                self._tables = self._builder.tables()
            roots = [self._roots[language] for language in languages]
            return np.array(roots, np.int64), self._tables

    def _compile(self, language: str | None) -> int:
        from dataprep.text._lexer_compile import LanguageCompiler

        language_id = lexer_ids().get(language or "")
        if language_id is None:
            return -1
        return LanguageCompiler(self._builder, load_lexer(language_id)).start() * MODE_SIZE


_REGISTRY = _Registry()


def lexer_languages() -> frozenset[str]:
    """Return the linguist names of the languages that have a lexer.

    >>> "Python" in lexer_languages()
    True
    """
    return frozenset(lexer_ids())


def classify(
    data: NDArray[np.uint8], offsets: NDArray[np.int64], languages: Sequence[str | None]
) -> NDArray[np.uint8]:
    """Return the class of every byte of concatenated texts.

    Args:
        data: The texts in UTF-8, one after the other. Bytes that are not UTF-8 do no harm.
        offsets: Where each text starts, and at the end where the last one ends: n + 1 numbers.
        languages: The linguist name of each text's language, or None.

    Returns:
        An array as long as the data of ``CODE``, ``COMMENT``, ``STRING``, ``DOCSTRING``, or
        ``NO_LEXER`` throughout a text whose language has no lexer. Delimiters belong to their
        comment or string; what is interpolated into a string is code. The class does not depend
        on the other texts.
    """
    out = np.full(len(data), NO_LEXER, np.uint8)
    if len(data) and any(language in lexer_ids() for language in set(languages)):
        roots, tables = _REGISTRY.roots_and_tables(languages)
        starts = np.ascontiguousarray(offsets, np.int64)
        text = np.ascontiguousarray(data, np.uint8)
        stack, state = np.zeros(STACK_SIZE, np.int64), np.zeros(STATE_SIZE, np.int64)
        _classify_texts(text, starts, roots, out, tables.mem, tables.lit, stack, state)
    return out


def classify_text(text: bytes, language: str) -> NDArray[np.uint8]:
    """Return the class of every byte of one text.

    >>> classify_text(b"x = 1  # one", "Python").tolist()
    [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    """
    data = np.frombuffer(text, np.uint8)
    return classify(data, np.array([0, len(data)], np.int64), [language])
