r"""Digests of code whose layout and comments do not count.

Two texts with one digest are one program: the same words, signs and literals in the same order,
with the same ends of statements and the same nesting where layout carries it. Comments, a license
header among them, blanks between tokens, line ends and wrapping are out; bytes of literals stay (but
CR LF inside of one is LF, as most languages read it). A docstring is code. What layout means in a
language is data: ``rules/layouts/layout.yaml``. What cannot be told for certain stays, so that a
change may go unnoticed but different programs never come out alike.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from dataprep.contracts import load_contract
from dataprep.dedup._code_layout import MAX_DEPTH, N_STATE, SLACK
from dataprep.dedup.arrays import as_flat
from dataprep.stage import Params
from dataprep.text.kernels import Bytes, Ints, Kernel

_write_codes = Kernel(
    "dataprep.dedup._code_kernel", "write_codes",
    "uint8[::1] uint8[::1] int64[::1] int64[::1] uint8[::1] uint64[::1] uint8[::1] int64[::1] "
    "int64[::1] int64[::1] int64[::1] uint8[::1]",
    sources=("_code_*.py",),
)  # fmt: skip

MIN_TOKENS = 5
"""Tokens below which a text has no digest: as for shingles, only exact duplicates are found."""

_ROOM = 1 << 20
"""Bytes of room for what is written at a time, so that it and its texts stay in a core's cache."""
_CODE = 0


def code_digests(
    contents: pl.DataFrame, content_labels: pl.DataFrame, params: Params
) -> dict[str, pl.DataFrame]:
    """Return the digest of the normalised code of texts.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: None are needed.

    Returns:
        ``code_digests``: one row per pair, sorted by ``content_id`` and ``language``; null where
        the language has no lexer or no programs, and where the code has under 5 tokens.
    """
    del params
    pairs = content_labels.select("content_id", "language").sort(
        "content_id", "language", nulls_last=True
    )
    texts = contents.select("content_id", text=pl.col("text").cast(pl.Binary))
    batch = pairs.join(texts, on="content_id", maintain_order="left")
    digests = digest_codes(batch["text"], batch["language"].to_list())
    frame = batch.select("content_id", "language").with_columns(
        code_digest=pl.Series(digests, dtype=pl.String)
    )
    return {"code_digests": frame.select(load_contract("code_digests").column_names)}


def digest_codes(texts: pl.Series, languages: Sequence[str | None]) -> list[str | None]:
    r"""Return the digest of each text's normalised code.

    Args:
        texts: Texts in UTF-8 as binary values.
        languages: The linguist name of each text's language, or None.

    Example:
        >>> texts = pl.Series([b"f(a,\n  b)  # one", b"f( a, b )", b"f(a)\nb"])
        >>> one, other, different = digest_codes(texts, ["Python"] * 3)
        >>> one == other, one == different
        (True, False)
    """
    forms = _normal_forms(texts, languages)
    return [None if form is None else hashlib.sha256(form).hexdigest() for form in forms]


def normal_form(text: bytes, language: str) -> bytes | None:
    r"""Return the normalised code of a text that a digest is made of; None where there is none.

    Statements end with a line end; where layout carries meaning, bytes 14 and 15 open and close a
    deeper level.

    >>> normal_form(b"if a :\n    f( b )  # c\ng()", "Python")
    b'if a:\n\x0ef(b)\n\x0fg()'
    """
    form = next(_normal_forms(pl.Series([text]), [language]))
    return None if form is None else bytes(form)


def _normal_forms(texts: pl.Series, languages: Sequence[str | None]) -> Iterator[memoryview | None]:
    """Yield the normalised code of each text; it is overwritten soon after."""
    data, start = as_flat(texts, np.uint8)
    writer = _Writer(int(np.diff(start).max(initial=0)))
    first = 0
    while first < len(languages):
        after = int(np.searchsorted(start, start[first] + _ROOM // 2, "right")) - 1
        after = max(after, first + 1)
        low = start[first]
        bounds = start[first : after + 1] - low
        yield from writer.write(data[low : start[after]], bounds, languages[first:after])
        first = after


class _Writer:
    """Calls the kernel with the room and the scratch that it needs.

    Args:
        longest: Bytes of the longest text.
    """

    def __init__(self, longest: int) -> None:
        self._out = np.empty(2 * max(_ROOM // 2, longest) + SLACK, np.uint8)
        self._scratch = (
            np.zeros(N_STATE, np.int64),
            np.zeros(MAX_DEPTH, np.int64),
            np.zeros(MAX_DEPTH, np.uint8),
        )

    def write(
        self, data: Bytes, start: Ints, languages: Sequence[str | None]
    ) -> Iterator[memoryview | None]:
        """Yield the normalised code of texts of half a room, or of a single one."""
        from dataprep.dedup._layouts import layouts
        from dataprep.text.lexer import classify

        classes = classify(data, start, languages)
        styles = _styles(data, start, classes, languages)
        tables = layouts()
        out_start = np.empty(len(styles) + 1, np.int64)
        tokens = np.empty(len(styles), np.int64)
        _write_codes(
            data, classes, start, styles, tables.tables, tables.keeps, self._out, out_start,
            tokens, *self._scratch,
        )  # fmt: skip
        view = self._out.data
        bounds = itertools.pairwise(out_start.tolist())
        for (low, high), n_tokens in zip(bounds, tokens.tolist(), strict=True):
            yield view[low:high] if n_tokens >= MIN_TOKENS else None


def _styles(data: Bytes, start: Ints, classes: Bytes, languages: Sequence[str | None]) -> Ints:
    """Return the row of each text's style; -1 for texts without lexer or programs."""
    from dataprep.dedup._layouts import layouts
    from dataprep.text.lexer import lexer_languages

    tables = layouts()
    known = lexer_languages()
    row_of = {
        language: tables.rows.get(language, tables.default) if language in known else -1
        for language in {language or "" for language in languages}
    }
    rows = [row_of[language or ""] for language in languages]
    for k, row in enumerate(rows):
        for marker, other in tables.instead.get(row, ()):
            low, high = int(start[k]), int(start[k + 1])
            if _holds(data[low:high], classes[low:high], marker):
                rows[k] = other
    return np.array(rows, np.int64)


def _holds(text: Bytes, classes: Bytes, marker: bytes) -> bool:
    """Return whether a text holds a marker that begins in code."""
    raw = text.tobytes()
    at = raw.find(marker)
    while at >= 0 and classes[at] != _CODE:
        at = raw.find(marker, at + 1)
    return at >= 0
