"""Names, tables and limits that the kernels of the features share."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

FEATURES = (
    "log_bytes", "log_lines", "avg_line", "max_line", "p90_line", "line_std", "f_gt80", "f_gt120",
    "f_gt200", "blank_ratio", "blank_runs", "trail_ws", "tab_indent", "space_indent", "indent_mix",
    "indent_mean", "indent_std", "indent_max", "indent_odd", "indent_jump", "indent_mod4",
    "comment_lines", "comment_block", "comment_after_blank", "doc_density", "todo",
    "words_per_line", "punct_per_line", "id_len_mean", "id_len_std", "id_one", "id_two", "id_gt20",
    "id_digit", "id_upper", "id_snake", "id_camel", "sub_len", "sub_per_id", "uniq_ratio",
    "top1_ratio", "top5_ratio", "rep_prev", "kw_ratio", "loop_ratio", "branch_ratio", "num_ratio",
    "num_long", "print_ratio", "gener", "p_paren", "p_brace", "p_brack", "p_semi", "p_comma",
    "p_dot", "p_assign", "p_op", "p_quote", "p_slash", "p_hash", "p_at", "p_back", "p_lt",
    "sp_after_comma", "sp_around_eq", "sp_before_paren", "double_space", "hi_ratio", "upper_ratio",
    "digit_ratio", "ws_ratio", "alpha_ratio", "byte_entropy", "tok_entropy", "lz_ratio",
    "dup_lines", "dup_adj", "line_uniq", "max_word", "p99_word", "hexlike", "bal_paren",
    "bal_brace", "bal_brack", "neg_depth", "end_depth", "depth_mean", "depth_max", "cut_tail",
    "starts_indented", "commented_code", "code_comment_overlap", "newline_end", "long_runs",
)  # fmt: skip

(
    LOG_BYTES, LOG_LINES, AVG_LINE, MAX_LINE, P90_LINE, LINE_STD, F_GT80, F_GT120,
    F_GT200, BLANK_RATIO, BLANK_RUNS, TRAIL_WS, TAB_INDENT, SPACE_INDENT, INDENT_MIX,
    INDENT_MEAN, INDENT_STD, INDENT_MAX, INDENT_ODD, INDENT_JUMP, INDENT_MOD4,
    COMMENT_LINES, COMMENT_BLOCK, COMMENT_AFTER_BLANK, DOC_DENSITY, TODO,
    WORDS_PER_LINE, PUNCT_PER_LINE, ID_LEN_MEAN, ID_LEN_STD, ID_ONE, ID_TWO, ID_GT20,
    ID_DIGIT, ID_UPPER, ID_SNAKE, ID_CAMEL, SUB_LEN, SUB_PER_ID, UNIQ_RATIO,
    TOP1_RATIO, TOP5_RATIO, REP_PREV, KW_RATIO, LOOP_RATIO, BRANCH_RATIO, NUM_RATIO,
    NUM_LONG, PRINT_RATIO, GENER, P_PAREN, P_BRACE, P_BRACK, P_SEMI, P_COMMA,
    P_DOT, P_ASSIGN, P_OP, P_QUOTE, P_SLASH, P_HASH, P_AT, P_BACK, P_LT,
    SP_AFTER_COMMA, SP_AROUND_EQ, SP_BEFORE_PAREN, DOUBLE_SPACE, HI_RATIO, UPPER_RATIO,
    DIGIT_RATIO, WS_RATIO, ALPHA_RATIO, BYTE_ENTROPY, TOK_ENTROPY, LZ_RATIO,
    DUP_LINES, DUP_ADJ, LINE_UNIQ, MAX_WORD, P99_WORD, HEXLIKE, BAL_PAREN,
    BAL_BRACE, BAL_BRACK, NEG_DEPTH, END_DEPTH, DEPTH_MEAN, DEPTH_MAX, CUT_TAIL,
    STARTS_INDENTED, COMMENTED_CODE, CODE_COMMENT_OVERLAP, NEWLINE_END, LONG_RUNS,
) = range(len(FEATURES))  # fmt: skip
"""Columns of the result, named as in ``FEATURES``."""

(
    N_BYTES, LINES, LINE_SUM, LINE_SQUARES, LONGEST_LINE, OVER_80, OVER_120, OVER_200, BLANKS,
    BLANK_PAIRS, WAS_BLANK, TRAILING, FILLED, TABBED, SPACED, WIDTH_SUM, WIDTH_SQUARES, WIDEST,
    ODD, WIDE, FOURS, JUMPS, LAST_WIDTH, COMMENTS, COMMENT_PAIRS, COMMENT_STARTS, WAS_COMMENT,
    OLD_CODE, FIRST_INDENT, BODIES, BODY_KINDS, BODY_COPIES, BODY_PAIRS,
    WORDS, NUMBERS, LONG_NUMBERS, KEYWORDS, LOOPS, BRANCHES, TASKS, PRINTS, GENERATED,
    NAMES, NAME_SUM, NAME_SQUARES, ONES, TWOS, LONG_NAMES, UPPER_NAMES, SNAKES, CAMELS,
    DIGIT_NAMES, PIECES, LONGEST_WORD, HEX_WORDS, LONG_WORDS, REPEATED, COUNTED, DISTINCT,
    COMMAS_SPACED, SET_SIGNS, SET_SPACED, PARENS_SPACED, DOC_MARKS, DOUBLES, BRACKETS, DEPTH,
    LOWEST, HIGHEST, DEPTH_SUM, LAST_KIND, FIRST, LAST, IN_COMMENT, EPOCH, SLOT_SHIFT, LZ_BASE,
    N_COUNTS,
) = range(78)  # fmt: skip
"""Places in the row of counts of a text; the last three outlive a text."""

KEPT_COUNTS = EPOCH
"""The first place that is not set to zero for each text."""

LINE_KEY, LAST_BODY, LAST_WORD, N_KEYS = range(4)
"""Places in the row of hashes of a text."""

BLANK, NEWLINE, SIGN, LOWER, UPPER, DIGIT, JOINER, OTHER = range(8)
"""Kinds of bytes; those from ``LOWER`` on belong to words."""

IS_KEYWORD, IS_LOOP, IS_BRANCH, IS_TASK, IS_PRINT, IS_GENERATED = 1, 2, 4, 8, 16, 32
"""What a word of interest is."""

HEAD = 8
"""Bytes of scratch before a text, so that the bytes before its first one can be looked at."""

TAIL = 16
"""Bytes of scratch behind a text, as many line ends."""

MAX_WORDS = 1 << 16
"""Words, and lines, whose repetition is measured; source text of about 600 kB holds as many words."""

MAX_SLOTS = 2 * MAX_WORDS
MIN_SLOTS = 64

MAX_PROBES = 256
"""Slots that are looked at for a word; one without a free slot there is not counted, so that texts
made to collide cost no more than a linear time."""

LZ_BYTES = 16384
"""Bytes from the start of a text whose repetition at any distance is measured."""

LZ_SLOTS = 4096

EXACT = 1024
"""Sizes below this are counted exactly for percentiles, others rounded down by under 1 in 128."""

N_BINS = EXACT + 128 * 32

WORD_SEED, WORD_PRIME = 0x9AE16A3B2F90404F, 0xD6E8FEB86659FD93
SLOT_PRIME = 0x9E3779B97F4A7C15
_MASK = 0xFFFFFFFFFFFFFFFF

_WORDS = {
    IS_KEYWORD: """if else elif for while do switch case default break continue return try except
        catch finally throw throws raise def class function func fn var let const static public
        private protected final abstract interface extends implements import from package namespace
        using include struct enum union typedef void int char bool boolean string float double long
        short unsigned new delete this self super None True False null nil true false async await
        yield lambda with as in is not and or pass del global nonlocal assert export require module
        type impl trait pub use mut match where end begin then fi done esac unless until elsif
        override virtual template typename operator sizeof goto instanceof""",
    IS_LOOP: "for while do",
    IS_BRANCH: "if else elif switch case match unless when",
    IS_TASK: "TODO FIXME XXX HACK todo fixme",
    IS_PRINT: "print println printf console log echo var_dump NSLog",
    IS_GENERATED: "generated autogenerated GENERATED Generated autogen codegen",
}
"""Words of interest of many languages at once."""

N_INTERESTS = 1024


def word_key(word: bytes) -> int:
    """Return the hash of a word, as the kernel has it."""
    key = WORD_SEED
    for byte in word:
        key = (key ^ byte) * WORD_PRIME & _MASK
    return key ^ key >> 32


def _interests() -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    """Return a hash table of the words of interest: keys, and what they are."""
    meanings: dict[int, int] = {}
    for meaning, words in _WORDS.items():
        for word in words.split():
            key = word_key(word.encode())
            meanings[key] = meanings.get(key, 0) | meaning
    keys, values = np.zeros(N_INTERESTS, np.uint64), np.zeros(N_INTERESTS, np.uint8)
    for key, meaning in meanings.items():
        slot = key % N_INTERESTS
        while values[slot]:
            slot = (slot + 1) % N_INTERESTS
        keys[slot], values[slot] = key, meaning
    return keys, values


INTEREST_KEYS, INTERESTS = _interests()


def _kinds() -> NDArray[np.uint8]:
    """Return the kind of each byte; control characters are as bytes over 127: parts of words."""
    kinds = np.full(256, OTHER, np.uint8)
    kinds[33:127] = SIGN
    kinds[[9, 11, 12, 13, 32]] = BLANK
    kinds[10] = NEWLINE
    kinds[97:123], kinds[65:91], kinds[48:58] = LOWER, UPPER, DIGIT
    kinds[[ord("_"), ord("$")]] = JOINER
    return kinds


KINDS = _kinds()

NO_ROLE, OPENS, CLOSES, IS_COMMA, IS_SET, IS_DOC = range(6)
"""What is to be looked at beside a sign."""


def _roles() -> NDArray[np.uint8]:
    roles = np.zeros(256, np.uint8)
    for role, signs in ((OPENS, "([{"), (CLOSES, ")]}"), (IS_COMMA, ","), (IS_SET, "="),
                        (IS_DOC, "\"'*")):  # fmt: skip
        roles[[ord(sign) for sign in signs]] = role
    return roles


ROLES = _roles()

NO_SET_BEFORE = np.isin(np.arange(256), list(b"=!<>+-*/%&|^~:?.")).astype(np.uint8)
"""Bytes before ``=`` with which it is another operator."""

NO_SET_AFTER = np.isin(np.arange(256), list(b"=>~")).astype(np.uint8)
"""Bytes behind ``=`` with which it is another operator."""

ENTROPY_TERMS = np.array([n * math.log2(max(n, 1)) for n in range(1024)], np.float64)
"""By a count of occurrences this count times its binary logarithm."""
