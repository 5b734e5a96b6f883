"""The layout of compiled lexer tables: numbers that the compiler and the kernel share."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]

as_int = cast("Callable[[object], int]", np.int64)
"""``numpy.int64`` to the kernel, ``int`` to the type checker."""

ix = cast("Callable[[object], int]", np.uint64)
"""An index to the kernel: an unsigned one spares it the test for a negative index."""

NEWLINE, RETURN, TAB, BLANK, BACKSLASH = 10, 13, 9, 32, 92

CODE, COMMENT, STRING, DOCSTRING = 0, 1, 2, 3
NO_LEXER = 255
SAME = 255  # colour a rule's literal with the class of the mode it stands in

# Kinds of rules.
GO = 0  # literal, optional run of bytes; pops and pushes
FENCE = 1  # literal, run that the closer repeats, literal
FENCE_END = 2  # literal, the run of the opener, literal
CHAR = 3  # quote, one character or escape, quote
DELIMITED = 4  # literal, then a delimiter that the text chooses
HEREDOC = 5  # literal, tag; the body starts on the next line
HEREDOC_LINE = 6  # line end where a heredoc may start or end
INDENT = 7  # literal at the end of a line; the body is what is indented deeper
INDENT_LINE = 8  # line end where such a body may end
MARK = 9  # word that opens a definition whose body may start with a docstring

# Bits of R_FLAGS.
FIRST = 1  # only blanks stand before it on its line
EXPRESSION = 2  # only where an operand is due
SPACED = 4  # ... or where a blank stands before and none behind
ESCAPE = 8  # takes the next byte (a CR LF as one) along
ICASE = 16  # ASCII case is folded
DOC = 32  # may be a docstring
BLANKS = 64  # blanks may stand between the literal and what follows
TO_MODE = 128  # R_POP names the mode to return to, not a count

# Columns of the rule table.
FIELDS = tuple(range(22))
(
    R_LIT,
    R_LEN,
    R_PRE,
    R_PRE_LEN,
    R_FLAGS,
    R_COLUMN,
    R_PREV,
    R_NEXT,
    R_KIND,
    R_CLS,
    R_POP,
    R_PUSH1,
    R_PUSH2,
    R_SET,
    R_MIN,
    R_MAX,
    R_POST,
    R_POST_LEN,
    R_EXPR,
    R_WORDS,
    R_WORD_SET,
    R_SECOND,
) = FIELDS
N_FIELDS = len(FIELDS)

# A mode is the places of the rule chains of 256 bytes (0: none), then these.
M_CLS, M_DELIMITED, M_WORD_SET, M_SUFFIX = 256, 257, 258, 259
MODE_SIZE = 260

# Behind a place of a rule chain are its rules; before it stand the set of the bytes that can follow
# the first one, and the place of the chain of those rules that need no prefix.
C_HEADER = 2
C_SECONDS, C_BARE = range(C_HEADER)

# Fields of a frame: mode, class, two numbers of the opener, depth or form, start, parts left.
F_MODE, F_CLS, F_A, F_B, F_DEPTH, F_START, F_PARTS, FRAME = range(8)
STACK_SIZE = 512 * FRAME  # deeper nesting is read as plain text of the innermost mode

# Fields of the state of a text, and of a queued heredoc behind them.
S_LAST, S_TOP, S_HEAD, S_TAIL, S_MISSED, S_MARK_AT, S_MARK_DEPTH, N_STATE = range(8)
QUEUE = 16  # heredocs that one line may open
STATE_SIZE = N_STATE + 3 * QUEUE
