"""Names for what the kernels share: places in a row of counts, bits of a line, limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np
import numpy.typing as npt

as_int = cast("Callable[[object], int]", np.int64)
"""``numpy.int64`` to the kernels, ``int`` to the type checker."""

ix = cast("Callable[[object], int]", np.uint64)
"""An index to the kernels: an unsigned one spares them the test for a negative index."""

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
SmallInts = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.uint16]

COUNTS = (
    "chars", "lines", "line_chars", "longest_line", "alpha", "alnum", "digit", "space",
    "replacement", "words", "word_chars", "hex_chars", "caps_words", "assignments", "test", "config",
    "filled_lines", "filled_chars", "dup_lines", "dup_line_chars",
    "sampled_words", "sampled_chars", "distinct_words", "top_2", "top_3", "top_4",
    "dup_5", "dup_6", "dup_7", "dup_8", "dup_9", "dup_10", "encoded_longest", "encoded_chars",
    "comment", "docstring", "string", "long_word", "comment_lines", "long_string_lines",
    "todo_lines", "assert_lines", "print_lines", "import_lines", "function_lines", "pass_lines",
    "preprocessor_lines", "mains", "keywords", "test_phrase", "generated_phrase", "xml_start",
    "visible", "sentences", "bullets", "ellipses", "links",
)  # fmt: skip
"""Columns of the table of counts that the kernels fill, one row a text."""

(
    CHARS, LINES, LINE_CHARS, LONGEST_LINE, ALPHAS, ALNUMS, DIGITS, SPACES,
    REPLACEMENTS, WORDS, WORD_CHARS, HEX_CHARS, CAPS_WORDS, ASSIGNMENTS, TESTS, CONFIGS,
    FILLED_LINES, FILLED_CHARS, DUP_LINES, DUP_LINE_CHARS,
    SAMPLED_WORDS, SAMPLED_CHARS, DISTINCT_WORDS, TOP_2, TOP_3, TOP_4,
    DUP_5, DUP_6, DUP_7, DUP_8, DUP_9, DUP_10, ENCODED_LONGEST, ENCODED_CHARS,
    COMMENT, DOCSTRING, STRING, LONG_WORD, COMMENT_LINES, LONG_STRING_LINES,
    TODO_LINES, ASSERT_LINES, PRINT_LINES, IMPORT_LINES, FUNCTION_LINES, PASS_LINES,
    PREPROCESSOR_LINES, MAINS, KEYWORDS, TEST_PHRASE, GENERATED_PHRASE, XML_START,
    VISIBLE, SENTENCES, BULLETS, ELLIPSES, LINKS,
) = range(len(COUNTS))  # fmt: skip

LINE_CODE, LINE_COMMENT, LINE_STRING, LINE_DOCSTRING = 1, 2, 4, 8
"""Line bits ``1 << class`` of the lexer: what a line holds besides white space."""

LINE_ASSERT, LINE_PRINT, LINE_IMPORT, LINE_FUNCTION = 16, 32, 64, 128
LINE_TODO, LINE_PASS, LINE_PREPROCESSOR, LINE_LONG_STRING = 256, 512, 1024, 2048
LINE_MARK, LINE_FILLED = 4096, 8192
"""The last two: a line holds code that is no word; it holds more than white space."""

WORD_PRINT, WORD_IMPORT_FIRST, WORD_IMPORT, WORD_FUNCTION, WORD_CONTROL, WORD_PASS = (
    1, 2, 4, 8, 16, 32,
)  # fmt: skip
"""What a word of code says about its line; ``_FIRST``: only as the first word of code there."""

TRAIT_TYPED, TRAIT_METHODS, TRAIT_PREPROCESSOR, TRAIT_PYTHON = 1, 2, 4, 8
TRAIT_HTML, TRAIT_PROSE, TRAIT_NOTEBOOK = 16, 32, 64
TRAIT_PRINTS, TRAIT_IMPORTS, TRAIT_FUNCTIONS = 128, 256, 512
"""What is measured in a language besides the signals of every text."""

MAY_BASE64, MAY_ESCAPES, MAY_HEXADECIMAL = 1, 2, 4
"""What encoded data a text may hold, by a cheap look at all of it."""

MAX_WORDS = 1 << 16
"""Words whose repetition is measured; source text of about 600 kB holds as many."""

MAX_LINES = 1 << 20
"""Non-blank lines whose repetition is measured; filters drop files of over 100,000 lines."""


KEY_LOW, KEY_HIGH, KEY_LONG = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xC2B2AE3D27D4EB4F
"""Odd factors of the hash of a word: the golden ratio's, and of wyhash and xxHash."""

STATEMENT_SLOTS = 512
"""Slots of a language's table of words of interest; a power of two; few are filled, as most words hit none."""
