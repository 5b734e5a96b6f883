"""The layout of the tables that say what layout means: numbers that builder and kernels share.

A style has ``STYLE_SIZE`` bytes: for every two neighbouring bytes whether a blank and whether a line
end between them falls, what each byte is, and traits.
"""

from __future__ import annotations

PAIRS = 256 * 256
STYLE_SIZE = PAIRS + 256 + 16
# Bits of a pair of bytes; NUMBER_STAYS: a blank stays if the word before it is a number.
BLANK_STAYS, NEWLINE_FALLS, NUMBER_STAYS = 1, 2, 4
# Bits of a byte.
WORD, OPENS, CLOSES, INSIDE, JOINS_AFTER, JOINS_BEFORE = 1, 2, 4, 8, 16, 32
# Places of traits behind the bytes.
ENDS, INDENT, VERBATIM, DIRECTIVES, HOLES, CONTINUATION, SPLICES = range(PAIRS + 256, PAIRS + 263)
# Values of INDENT.
NO_INDENT, LEVELS, EXACT = 0, 1, 2
TEXT = 1  # stands for a literal in the tables
N_KEEPS = 4  # starts of comments that are code, by style
MAX_DEPTH = 4096  # brackets and indentations that are told apart; a power of two
SLACK = 64  # bytes of room beyond twice the bytes of the texts

# What stands between two tokens.
HAS_BLANK, HAS_NEWLINE, HAS_COMMENT, HAS_TAB = 1, 2, 4, 8
# What the state of a text holds.
N, TOKENS, DEPTH, LEVEL, DIRECTIVE, N_STATE = range(6)
