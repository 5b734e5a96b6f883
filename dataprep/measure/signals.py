r"""The published signals of texts: what filters of code corpora look at (facts.md, 1.2 to 1.10).

``schemas/signals.yaml`` defines each column. The definitions that need more words:

* **Code points and lines.** Lengths are code points. LF, CR and CR LF end a line. Letters, digits
  and white space are those of ``str.isalpha``, ``isdigit``, ``isspace`` in the Unicode version that
  ``rules/measure/unicode.txt`` names, whatever Python runs.
* **Words** are what ``re.findall(r"\w+", text)`` finds, in their letter case.
* **Repetition** looks at the first 65,536 words and 1,048,576 non-blank lines. ``top_<n>gram``:
  count times code points of the most frequent n-gram of words (of equals the first; 0 when none
  occurs twice), over code points in words, at most 1. ``dup_<n>gram``: the walk of datatrove's
  ``find_all_duplicate`` over n-grams of words: an n-gram met before counts its code points and is
  passed over, so that each word counts once.
* **Encoded data**: the three patterns of StarCoder2 exactly as ``re.finditer`` finds them, a code
  point in two of them counted once.
* **Compression**: zlib, level 1, 4 kB window, memory level 5, over at most 4,096 bytes: the first
  2,048, 1,024 in the middle, and the last 1,024.
* **Statements** are words of code (classes of ``dataprep.text.lexer``), by language in
  ``rules/measure/statements.yaml``. The class of a word is that of its first byte.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from dataprep.measure import _layout as at
from dataprep.measure._layout import Bytes, Floats, Ints
from dataprep.measure._notebook import MAX_BYTES, Notebook, read_notebook
from dataprep.measure._patterns import Statements, statements
from dataprep.measure._unicode import class_table
from dataprep.text.kernels import Kernel

_Mask: TypeAlias = npt.NDArray[np.bool_]

_measure_texts = Kernel(
    "dataprep.measure._kernel", "measure_texts",
    "uint8[::1] int64[::1] uint8[::1] uint8[::1] int64[::1] uint64[:,::1] uint8[:,::1] int64[::1] "
    "uint64[::1] uint64[::1] int32[::1] uint16[::1] uint64[::1] int32[::1] uint64[::1] "
    "uint64[::1] int32[::1] int32[::1] uint64[::1] int32[::1] int32[::1] int64[::1] uint8[::1] "
    "int64[:,::1] float64[::1]",
    sources=("_*.py",),
)  # fmt: skip

COLUMNS = (
    "content_id", "language", "n_chars", "n_lines", "avg_line_length", "max_line_length",
    "alpha_fraction", "alphanum_fraction", "digit_fraction", "whitespace_fraction",
    "replacement_fraction", "n_words", "unique_words_fraction", "avg_word_length",
    "hex_word_fraction", "unigram_entropy", "top_2gram_fraction", "top_3gram_fraction",
    "top_4gram_fraction", "dup_5gram_fraction", "dup_6gram_fraction", "dup_7gram_fraction",
    "dup_8gram_fraction", "dup_9gram_fraction", "dup_10gram_fraction", "dup_lines_fraction",
    "dup_line_chars_fraction", "encoded_max_length", "encoded_fraction", "compression_ratio",
    "comment_fraction", "docstring_fraction", "comment_lines_fraction", "string_fraction",
    "string_long_word_fraction", "long_string_lines_fraction", "todo_lines_fraction",
    "assert_lines_fraction", "print_lines_fraction", "import_lines_fraction",
    "function_lines_fraction", "pass_lines_fraction", "preprocessor_lines_fraction",
    "n_main_functions", "n_assignments", "has_keywords", "config_words_per_line",
    "test_words_per_line", "has_test_phrase", "has_generated_phrase", "has_xml_start",
    "html_visible_chars", "html_visible_fraction", "n_sentences", "bullet_lines_fraction",
    "ellipsis_lines_fraction", "all_caps_words_fraction", "link_chars_fraction",
    "n_notebook_cells", "notebook_code_fraction", "notebook_output_fraction",
)  # fmt: skip
"""The columns of the result, in the order of ``schemas/signals.yaml``."""

_HEAD, _MIDDLE, _TAIL = 2048, 1024, 1024
_SAMPLE = _HEAD + _MIDDLE + _TAIL
_NO_LEXER = 255
_PADDING = 80
"""Bytes behind the last text that the kernel may read over."""


def _buffers(texts: pl.Series) -> tuple[Bytes, Ints]:
    """Return the bytes of the texts, one after another, with 64 bytes more, and their offsets."""
    padded = pl.concat([texts, pl.Series(["\0" * _PADDING])])
    arrow = padded.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    _, offset_buffer, data_buffer = arrow.buffers()
    offsets = np.frombuffer(memoryview(offset_buffer or b""), np.int64)[
        arrow.offset : arrow.offset + len(arrow) + 1
    ]
    data = np.frombuffer(memoryview(data_buffer or b""), np.uint8)
    return data[offsets[0] : offsets[-1]], offsets[:-1] - offsets[0]


def _compression(data: Bytes, offsets: Ints) -> Floats:
    """Return compressed bytes / bytes of a sample of each text; NaN for an empty text."""
    view = data.data
    ratios = np.full(len(offsets) - 1, np.nan)
    bounds = offsets.tolist()
    for k, (start, stop) in enumerate(itertools.pairwise(bounds)):
        size = stop - start
        if not size:
            continue
        packer = zlib.compressobj(1, zlib.DEFLATED, 12, 5)
        if size <= _SAMPLE:
            packed = len(packer.compress(view[start:stop]))
        else:
            middle = start + _HEAD + (size - _SAMPLE) // 2
            packed = len(packer.compress(view[start : start + _HEAD]))
            packed += len(packer.compress(view[middle : middle + _MIDDLE]))
            packed += len(packer.compress(view[stop - _TAIL : stop]))
        ratios[k] = (packed + len(packer.flush())) / min(size, _SAMPLE)
    return ratios


def _count(data: Bytes, offsets: Ints, classes: Bytes, rows: Ints) -> tuple[Ints, Floats]:
    """Return the counts of each text and the entropy of its words."""
    tables = statements()
    longest = int(np.diff(offsets).max(initial=0))
    n_words = min(at.MAX_WORDS, longest // 2 + 1)
    n_lines = min(at.MAX_LINES, longest + 1)
    n_slots = 1 << max(8, (2 * n_words - 1).bit_length())
    out = np.zeros((len(rows), len(at.COUNTS)), np.int64)
    entropies = np.zeros(len(rows), np.float64)
    _measure_texts(
        data, offsets, classes, class_table(), rows, tables.keys, tables.bits, tables.traits,
        np.empty(longest // 64 + 1, np.uint64), np.empty(4, np.uint64),
        np.empty(longest + 1, np.int32), np.empty(longest + 1, np.uint16),
        np.empty(n_lines, np.uint64), np.empty(n_lines, np.int32),
        np.empty(max(64, 4 * n_lines), np.uint64),
        np.empty(n_words, np.uint64), np.empty(n_words + 1, np.int32),
        np.empty(n_words, np.int32), np.zeros(n_slots, np.uint64),
        np.empty(n_words + 1, np.int32), np.empty(n_words + 1, np.int32), np.zeros(1, np.int64),
        np.zeros(longest, np.uint8),
        out, entropies,
    )  # fmt: skip
    return out, entropies


def _integers(values: Ints, known: _Mask | None = None) -> pl.Series:
    """Return the counts where they are known, else null."""
    series = pl.Series(np.ascontiguousarray(values))
    return series if known is None or known.all() else series.set(pl.Series(~known), None)


def _shares(parts: Ints, wholes: Ints, known: _Mask | None = None) -> pl.Series:
    """Return parts / wholes where they are known and there is a whole, else null."""
    with np.errstate(divide="ignore", invalid="ignore"):
        values = parts / wholes
    return _floats(values, (wholes > 0) if known is None else known & (wholes > 0))


def _floats(values: Floats, known: _Mask) -> pl.Series:
    if known.all():
        return pl.Series(values)
    return pl.Series(np.where(known, values, np.nan), nan_to_null=True)


def _basic_columns(c: Ints, n_bytes: Ints, ratios: Floats) -> dict[str, pl.Series]:
    """Return the columns of characters, lines, encoded data and phrases."""
    chars, lines = c[:, at.CHARS], c[:, at.LINES]
    return {
        "n_chars": _integers(chars),
        "n_lines": _integers(lines),
        "avg_line_length": _shares(c[:, at.LINE_CHARS], lines),
        "max_line_length": _integers(c[:, at.LONGEST_LINE], lines > 0),
        "alpha_fraction": _shares(c[:, at.ALPHAS], chars),
        "alphanum_fraction": _shares(c[:, at.ALNUMS], chars),
        "digit_fraction": _shares(c[:, at.DIGITS], chars),
        "whitespace_fraction": _shares(c[:, at.SPACES], chars),
        "replacement_fraction": _shares(c[:, at.REPLACEMENTS], chars),
        "hex_word_fraction": _shares(c[:, at.HEX_CHARS], chars),
        "encoded_max_length": _integers(c[:, at.ENCODED_LONGEST]),
        "encoded_fraction": _shares(c[:, at.ENCODED_CHARS], chars),
        "compression_ratio": _floats(ratios, n_bytes > 0),
        "n_assignments": _integers(c[:, at.ASSIGNMENTS]),
        "config_words_per_line": _shares(c[:, at.CONFIGS], lines),
        "test_words_per_line": _shares(c[:, at.TESTS], lines),
        "has_test_phrase": pl.Series(c[:, at.TEST_PHRASE] > 0),
        "has_generated_phrase": pl.Series(c[:, at.GENERATED_PHRASE] > 0),
        "has_xml_start": pl.Series(c[:, at.XML_START] > 0),
    }


def _word_columns(c: Ints, entropies: Floats) -> dict[str, pl.Series]:
    """Return the columns of words, n-grams and repeated lines."""
    sampled, sampled_chars = c[:, at.SAMPLED_WORDS], c[:, at.SAMPLED_CHARS]
    columns = {
        "n_words": _integers(c[:, at.WORDS]),
        "unique_words_fraction": _shares(c[:, at.DISTINCT_WORDS], sampled),
        "avg_word_length": _shares(c[:, at.WORD_CHARS], c[:, at.WORDS]),
        "unigram_entropy": _floats(entropies, sampled > 0),
        "dup_lines_fraction": _shares(c[:, at.DUP_LINES], c[:, at.FILLED_LINES]),
        "dup_line_chars_fraction": _shares(c[:, at.DUP_LINE_CHARS], c[:, at.FILLED_CHARS]),
    }
    for n in range(2, 5):
        top = np.minimum(c[:, at.TOP_2 + n - 2], sampled_chars)
        columns[f"top_{n}gram_fraction"] = _shares(top, sampled_chars)
    for n in range(5, 11):
        columns[f"dup_{n}gram_fraction"] = _shares(c[:, at.DUP_5 + n - 5], sampled_chars)
    return columns


def _code_columns(c: Ints, traits: Ints, lexed: _Mask) -> dict[str, pl.Series]:
    """Return the columns that rest on the lexer or belong to a language."""
    chars, lines = c[:, at.CHARS], c[:, at.LINES]
    python = traits & at.TRAIT_PYTHON > 0
    c_family = traits & at.TRAIT_PREPROCESSOR > 0
    prints, imports, functions = (
        lexed & (traits & trait > 0)
        for trait in (at.TRAIT_PRINTS, at.TRAIT_IMPORTS, at.TRAIT_FUNCTIONS)
    )
    known_mains = c_family & (lexed | (chars == 0))
    return {
        "comment_fraction": _shares(c[:, at.COMMENT], chars, lexed),
        "docstring_fraction": _shares(c[:, at.DOCSTRING], chars, lexed),
        "comment_lines_fraction": _shares(c[:, at.COMMENT_LINES], lines, lexed),
        "string_fraction": _shares(c[:, at.STRING], chars, lexed),
        "string_long_word_fraction": _shares(c[:, at.LONG_WORD], c[:, at.STRING], lexed),
        "long_string_lines_fraction": _shares(c[:, at.LONG_STRING_LINES], lines, lexed),
        "todo_lines_fraction": _shares(c[:, at.TODO_LINES], lines, lexed),
        "assert_lines_fraction": _shares(c[:, at.ASSERT_LINES], lines, lexed),
        "print_lines_fraction": _shares(c[:, at.PRINT_LINES], lines, prints),
        "import_lines_fraction": _shares(c[:, at.IMPORT_LINES], lines, imports),
        "function_lines_fraction": _shares(c[:, at.FUNCTION_LINES], lines, functions),
        "pass_lines_fraction": _shares(c[:, at.PASS_LINES], lines, lexed & python),
        "preprocessor_lines_fraction": _shares(
            c[:, at.PREPROCESSOR_LINES], lines, lexed & c_family
        ),
        "n_main_functions": _integers(c[:, at.MAINS], known_mains),
        "has_keywords": pl.Series(c[:, at.KEYWORDS] > 0).set(pl.Series(~python), None),
    }


def _markup_columns(c: Ints, traits: Ints) -> dict[str, pl.Series]:
    """Return the columns of HTML and prose."""
    chars, lines, words = c[:, at.CHARS], c[:, at.LINES], c[:, at.WORDS]
    html, prose = traits & at.TRAIT_HTML > 0, traits & at.TRAIT_PROSE > 0
    return {
        "html_visible_chars": _integers(c[:, at.VISIBLE], html),
        "html_visible_fraction": _shares(c[:, at.VISIBLE], chars, html),
        "n_sentences": _integers(c[:, at.SENTENCES], prose),
        "bullet_lines_fraction": _shares(c[:, at.BULLETS], lines, prose),
        "ellipsis_lines_fraction": _shares(c[:, at.ELLIPSES], lines, prose),
        "all_caps_words_fraction": _shares(c[:, at.CAPS_WORDS], words, prose),
        "link_chars_fraction": _shares(c[:, at.LINKS], chars, prose),
    }


def _notebook_columns(
    data: Bytes, offsets: Ints, chars: Ints, is_notebook: _Mask
) -> dict[str, pl.Series]:
    """Return the columns of notebooks."""
    found: list[Notebook | None] = [None] * len(chars)
    for k in np.flatnonzero(is_notebook).tolist():
        raw = data[offsets[k] : offsets[k + 1]]
        if len(raw) <= MAX_BYTES:
            found[k] = read_notebook(raw.tobytes().decode())
    known = np.array([notebook is not None for notebook in found], np.bool_)
    counts = np.array([notebook or (0, 0, 0) for notebook in found], np.int64).reshape(-1, 3)
    return {
        "n_notebook_cells": _integers(counts[:, 0], known),
        "notebook_code_fraction": _shares(counts[:, 1], chars, known),
        "notebook_output_fraction": _shares(counts[:, 2], np.diff(offsets), known),
    }


def _language_rows(languages: Sequence[str | None], tables: Statements) -> Ints:
    return np.array([tables.rows.get(language or "", 0) for language in languages], np.int64)


def signals(batch: pl.DataFrame) -> pl.DataFrame:
    r"""Return the published signals of texts.

    Each row depends on its own text and language alone. Time is linear in the bytes; memory is
    about five times the bytes.

    Args:
        batch: Columns ``content_id`` (string), ``language`` (string or null, linguist's name) and
            ``text`` (string, never null); about 32 MB of text at most.

    Returns:
        One row per row of ``batch``, in its order, with the columns of ``schemas/signals.yaml``.
        A value is null where its definition says so and where there is nothing to divide by (an
        empty text has no fractions); it is never NaN.

    >>> batch = pl.DataFrame({"content_id": ["a"], "language": ["Python"], "text": ["x = 1  # one\n"]})
    >>> signals(batch).select("n_lines", "max_line_length").row(0)
    (1, 12)
    """
    from dataprep.text.lexer import classify

    languages = batch["language"].to_list()
    data, offsets = _buffers(batch["text"])
    tables = statements()
    rows = _language_rows(languages, tables)
    classes = classify(data, offsets, languages)
    counts, entropies = _count(data, offsets, classes, rows)
    traits, n_bytes = tables.traits[rows], np.diff(offsets)
    lexed = np.zeros(len(rows), np.bool_)
    lexed[n_bytes > 0] = classes[offsets[:-1][n_bytes > 0]] != _NO_LEXER
    columns = {
        "content_id": batch["content_id"],
        "language": batch["language"].cast(pl.String),
        **_basic_columns(counts, n_bytes, _compression(data, offsets)),
        **_word_columns(counts, entropies),
        **_code_columns(counts, traits, lexed),
        **_markup_columns(counts, traits),
        **_notebook_columns(data, offsets, counts[:, at.CHARS], traits & at.TRAIT_NOTEBOOK > 0),
    }
    return pl.DataFrame({name: columns[name] for name in COLUMNS})
