"""The code of texts, with blanks for their comments and marks for what stands in their strings."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

import numpy as np

from dataprep.syntax.spec import all_syntaxes
from dataprep.text.lexer import COMMENT, DOCSTRING, NO_LEXER, STRING, classify, lexer_languages

_KEPT_OF_STRINGS = b"\"'`\n\r"
_KEPT_OF_COMMENTS = b"\n\r"
_IN_STRING = 1
"""What stands for a byte of a string: neither a letter nor a blank."""


def codes_of(texts: Sequence[bytes], slug: str) -> list[bytes]:
    r"""Return each text with only its code, its line ends and its quotes, as long as it is.

    Args:
        texts: UTF-8.
        slug: Their language.

    Example:
        >>> codes_of([b"f('a')  # b\n"], "python")
        [b"f('\x01')     \n"]
    """
    language = _language(slug)
    if language is None:
        return list(texts)
    offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)), out=offsets[1:])
    data = np.frombuffer(b"".join(texts), np.uint8)
    classes = classify(data, offsets, [language] * len(texts)).astype(np.uint16)
    code = _table().take(classes * 256 + data).tobytes()
    bounds = offsets.tolist()
    return [code[start:end] for start, end in itertools.pairwise(bounds)]


@functools.cache
def _language(slug: str) -> str | None:
    names = all_syntaxes()[slug].names
    return next((name for name in names if name in lexer_languages()), None)


@functools.cache
def _table() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    table = np.tile(np.arange(256, dtype=np.uint8), 1 + max(COMMENT, DOCSTRING, NO_LEXER, STRING))
    for kind, kept, other in (
        (COMMENT, _KEPT_OF_COMMENTS, ord(" ")),
        (STRING, _KEPT_OF_STRINGS, _IN_STRING),
        (DOCSTRING, _KEPT_OF_STRINGS, _IN_STRING),
    ):
        rest = [byte for byte in range(256) if byte not in kept]
        table[[kind * 256 + byte for byte in rest]] = other
    return table
