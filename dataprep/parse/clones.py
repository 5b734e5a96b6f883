"""Digests of function bodies by which copies are found though names, comments and layout differ.

Two bodies with one digest have the same tokens in the same order, names replaced by their order of
first appearance: clones of type 1 and 2 (C. Roy, J. Cordy, A survey on software clone detection
research, 2007). Keywords, numbers and literals stay as they are; so do line ends and levels where a
language's layout carries meaning.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import polars as pl

from dataprep.parse import _clone_layout as layout
from dataprep.text.kernels import Bytes, Hashes, Ints, Kernel

MIN_TOKENS = 20
"""Tokens below which a body has no digest: shorter ones are alike by chance."""

_DIGITS = 32
_ROOM = 1 << 20
_GROWTH = 10
"""Bytes that a byte of a body is written as at most."""
_LAYOUTS = {"free": layout.FREE, "lines": layout.LINES, "levels": layout.LEVELS}

_write_bodies = Kernel(
    "dataprep.parse._clone_kernel", "write_bodies",
    "uint8[::1] int64[::1] int64[::1] int64[::1] int64[::1] int64[::1] uint8[::1] uint8[::1] "
    "uint64[::1] int64 int64 int64 uint8[::1] int64[::1] int64[::1] uint64[::1] int64[::1] "
    "int64[::1] uint64[::1]",
    sources=("_clone_*.py",),
)  # fmt: skip
_hash_words = Kernel(
    "dataprep.parse._clone_kernel", "hash_words",
    "uint8[::1] int64[::1] uint8[::1] int64 uint64[::1]",
    sources=("_clone_*.py",),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spans:
    """Byte ranges in texts.

    Attributes:
        rows: Number of the text of each.
        starts: First byte in its text.
        ends: Byte behind the last one.
    """

    rows: Ints
    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, spans: list[tuple[int, int, int]]) -> Spans:
        """Return spans from triples of text, start and end."""
        table = np.array(spans, np.int64).reshape(-1, 3)
        columns = (np.ascontiguousarray(table[:, k]) for k in range(3))
        return cls(*columns)


@dataclass(frozen=True, slots=True)
class TokenRules:
    """What the tokens of a language are.

    Attributes:
        keywords: Words that are no names, as the grammar has them. A word is a letter, ``_``, ``$``
            or a byte over 127 and what follows of them and of digits; others are passed over.
        layout: What of the layout counts: nothing, line ends outside of parentheses, or these and
            how deep lines stand.
        folds_case: Whether case does not count in names and keywords.
    """

    keywords: frozenset[str] = field(default_factory=frozenset)
    layout: Literal["free", "lines", "levels"] = "free"
    folds_case: bool = False


def body_digests(
    texts: pl.Series, bodies: Spans, comments: Spans, literals: Spans, rules: TokenRules
) -> list[str | None]:
    r"""Return the digest of each body of texts of one language.

    Args:
        texts: Texts in UTF-8 as binary values without null.
        bodies: What is digested, in order of the texts; bodies may hold others.
        comments: What does not count: comments, and docstrings where they shall not.
        literals: What stays as it is: strings and the like with their quotes and prefixes, or, where
            code is put into them, the parts around it. What overlaps a span before it is passed over.
        rules: The tokens of the language.

    Returns:
        By body the first 32 hex digits of SHA-256 over its tokens; None under ``MIN_TOKENS``.

    Example:
        >>> texts = pl.Series([b"f(a, b) { return a < b ? a + '1' : b }" * 2, b"g(x,y){return x<y?x+'1':y}" * 2])
        >>> bodies = Spans.of([(0, 0, 76), (1, 0, 52)])
        >>> quoted = Spans.of([(k, at, at + 3) for k in (0, 1) for at in [texts[k].find(b"'")]])
        >>> rules = TokenRules(frozenset({"return"}))
        >>> one, other = body_digests(texts, bodies, Spans.of([]), quoted, rules)
        >>> one == other
        True
    """
    data, start = _flat(texts)
    marks = _marks(start, comments, literals)
    lows = start[bodies.rows]
    begins, ends = lows + bodies.starts, lows + bodies.ends
    writer = _Writer(rules, int((ends - begins).max(initial=0)))
    found: list[str | None] = []
    for low, high in _batches(ends - begins):
        chosen = slice(low, high)
        forms = writer.write(data, (lows[chosen], begins[chosen], ends[chosen]), marks)
        found += [None if f is None else hashlib.sha256(f).hexdigest()[:_DIGITS] for f in forms]
    return found


def lexer_marks(texts: pl.Series, language: str) -> tuple[Spans, Spans]:
    """Return comments and literals of texts as the lexer of their language tells them.

    For languages whose trees are not at hand: docstrings are literals, code put into a string is
    code.

    Args:
        texts: Texts in UTF-8 as binary values without null.
        language: Linguist's name of their language; one without lexer has neither.
    """
    from dataprep.text.lexer import COMMENT, DOCSTRING, STRING, classify

    data, start = _flat(texts)
    classes = classify(data, start, [language] * len(texts))
    classes[classes == DOCSTRING] = STRING
    borders = np.zeros(len(classes), np.bool_)
    np.not_equal(classes[1:], classes[:-1], out=borders[1:])
    borders[start[:-1][np.diff(start) > 0]] = True
    edges = np.flatnonzero(borders)
    kinds, after = classes[edges], np.append(edges[1:], len(data))
    spans = []
    for kind in (COMMENT, STRING):
        own = kinds == kind
        begins = edges[own]
        rows = np.searchsorted(start, begins, "right") - 1
        spans.append(Spans(rows, begins - start[rows], after[own] - start[rows]))
    return spans[0], spans[1]


def _flat(texts: pl.Series) -> tuple[Bytes, Ints]:
    """Return texts as one array, and where each begins and the last one ends."""
    sizes = texts.bin.size().to_numpy().astype(np.int64)
    start = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    joined = b"".join(texts.to_list())
    return np.frombuffer(joined, np.uint8), start


def _marks(start: Ints, comments: Spans, literals: Spans) -> tuple[Ints, Ints, Bytes]:
    """Return starts, ends and kinds of what is no plain code, by start, without what overlaps."""
    begins = np.concatenate([start[s.rows] + s.starts for s in (comments, literals)])
    ends = np.concatenate([start[s.rows] + s.ends for s in (comments, literals)])
    kinds = np.repeat(
        np.array([layout.COMMENT, layout.LITERAL], np.uint8),
        [len(comments.rows), len(literals.rows)],
    )
    order = np.lexsort((-ends, begins))
    begins, ends, kinds = begins[order], ends[order], kinds[order]
    past = np.concatenate([np.zeros(1, np.int64), np.maximum.accumulate(ends)])[: len(ends)]
    kept = (begins >= past) & (begins < ends)
    return begins[kept], ends[kept], kinds[kept]


def _batches(sizes: Ints) -> Iterator[tuple[int, int]]:
    """Yield ranges of bodies that are written at a time."""
    total = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    first = 0
    while first < len(sizes):
        after = int(np.searchsorted(total, total[first] + _ROOM // _GROWTH, "right")) - 1
        after = max(after, first + 1)
        yield first, after
        first = after


class _Writer:
    """Calls the kernel with the room and the scratch that it needs.

    Args:
        rules: The tokens of the language.
        longest: Bytes of the longest body.
    """

    def __init__(self, rules: TokenRules, longest: int) -> None:
        self._kinds = layout.KINDS
        self._layout, self._fold = _LAYOUTS[rules.layout], 32 * rules.folds_case
        self._keywords = self._table(rules.keywords)
        slots = 1 << max(longest, 64).bit_length()
        self._out = np.empty(max(_ROOM, _GROWTH * longest) + 64, np.uint8)
        self._scratch = (
            np.zeros(slots, np.uint64),
            np.zeros(slots, np.int64),
            np.zeros(layout.MAX_LEVELS + 1, np.int64),
            np.zeros(1, np.uint64),
        )
        self._first = 1

    def write(
        self, data: Bytes, bodies: tuple[Ints, Ints, Ints], marks: tuple[Ints, Ints, Bytes]
    ) -> Iterator[memoryview | None]:
        """Yield the tokens of bodies of a room, or of a single one; they are overwritten soon."""
        n_bodies = len(bodies[0])
        start, tokens = np.empty(n_bodies + 1, np.int64), np.empty(n_bodies, np.int64)
        _write_bodies(
            data, *bodies, *marks, self._kinds, self._keywords, self._layout, self._fold,
            self._first, self._out, start, tokens, *self._scratch,
        )  # fmt: skip
        self._first += n_bodies
        view = self._out.data
        bounds = itertools.pairwise(start.tolist())
        for (low, high), n_tokens in zip(bounds, tokens.tolist(), strict=True):
            yield view[low:high] if n_tokens >= MIN_TOKENS else None

    def _table(self, keywords: frozenset[str]) -> Hashes:
        """Return a table of the hashes of keywords, at most half full."""
        words = sorted(keyword.encode() for keyword in keywords)
        start = np.concatenate([[0], np.cumsum([len(word) for word in words])]).astype(np.int64)
        hashes = np.zeros(len(words), np.uint64)
        text = np.frombuffer(b"".join(words), np.uint8)
        _hash_words(text, start, self._kinds, self._fold, hashes)
        slots = 1 << (2 * len(words) + 1).bit_length()
        table = np.zeros(slots, np.uint64)
        for hashed in set(hashes.tolist()):
            at = hashed >> 29
            while table[at % slots]:
                at += 1
            table[at % slots] = hashed
        return table
