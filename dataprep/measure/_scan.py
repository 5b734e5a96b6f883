"""One pass over the words and lines of a text.

NOTE: the kernels take arrays one by one and keep their state in locals. Arrays taken out of a
tuple or handed from one small function to the next cost a counted reference each time, which made
this pass seven times slower.
"""

from __future__ import annotations

import numpy as np

from dataprep.measure._layout import (
    ALNUMS,
    ALPHAS,
    ASSIGNMENTS,
    CAPS_WORDS,
    CHARS,
    DIGITS,
    FILLED_CHARS,
    FILLED_LINES,
    HEX_CHARS,
    LINE_CHARS,
    LINE_FUNCTION,
    LINE_IMPORT,
    LINE_PASS,
    LINE_PREPROCESSOR,
    LINE_PRINT,
    LINE_STRING,
    LINES,
    LONGEST_LINE,
    MAX_LINES,
    MAX_WORDS,
    REPLACEMENTS,
    SPACES,
    STATEMENT_SLOTS,
    WORD_CHARS,
    WORD_FUNCTION,
    WORD_IMPORT,
    WORD_IMPORT_FIRST,
    WORD_PASS,
    WORD_PRINT,
    WORDS,
    Bytes,
    Flags,
    Hashes,
    Ints,
    SmallInts,
    as_int,
    ix,
)
from dataprep.measure._tokens import code_point, mix
from dataprep.measure._unicode import ALPHA, HEX, LOWER, SPACE, UPPER, WORD
from dataprep.text.jit import part

SEED = np.uint64(0xCBF29CE484222325)
PRIME = np.uint64(0x100000001B3)
"""FNV-1a, 64 bits, over code points: the hash of a word."""

_LF, _CR, _SPACE, _HASH, _DOT, _ZERO, _EQUALS, _LOWER_X = 10, 13, 32, 35, 46, 48, 61, 120
_REPLACEMENT = 0xFFFD
_HEX_WORD, _UNITS = 8, 8
_NO_KEY = np.uint64(0)


@part
def statement_bits(key: np.uint64, keys: Hashes, bits: Bytes, language: int) -> int:
    """Return what the word means in the language: ``WORD_`` bits, 0 for nothing."""
    slot = as_int(key) & (STATEMENT_SLOTS - 1)
    while keys[ix(language), ix(slot)] != _NO_KEY:
        if keys[ix(language), ix(slot)] == key:
            return as_int(bits[ix(language), ix(slot)])
        slot = (slot + 1) & (STATEMENT_SLOTS - 1)
    return 0


@part
def _is_prefixed(data: Bytes, table: Bytes, begin: int, length: int) -> bool:
    """Return whether the word is ``0x`` and hexadecimal digits."""
    if data[ix(begin)] != _ZERO or data[ix(begin + 1)] | 32 != _LOWER_X:
        return False
    for i in range(begin + 2, begin + length):
        if data[ix(i)] >= 0x80 or not table[data[ix(i)]] & HEX:
            return False
    return True


@part
def _line_bits(word_bits: int, is_first: bool, after_dot: bool) -> int:
    """Return the line bits that a word of code sets."""
    flags = 0
    if word_bits & WORD_PRINT:
        flags |= LINE_PRINT
    if word_bits & WORD_IMPORT or (is_first and word_bits & WORD_IMPORT_FIRST):
        flags |= LINE_IMPORT
    if word_bits & WORD_FUNCTION and not after_dot:
        flags |= LINE_FUNCTION
    if is_first and word_bits & WORD_PASS:
        flags |= LINE_PASS
    return flags


@part
def scan_text(  # noqa: C901, PLR0912, PLR0915
    data: Bytes, classes: Bytes, table: Bytes, start: int, stop: int, line_ends: SmallInts,
    line_flags: Flags, word_keys: Hashes, word_lengths: SmallInts, keys: Hashes, bits: Bytes, language: int,
    line_keys: Hashes, line_lengths: SmallInts, out: Ints, k: int,
) -> bool:  # fmt: skip
    """Count words and lines of one text; list its words and what each line holds.

    Args:
        data: The texts of the batch, one after another.
        classes: The lexer's class of each byte.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        line_ends: Bytes up to the end of each line of the text; written.
        line_flags: ``LINE_`` bits by line of the text; written.
        word_keys: Hash of each word, up to ``MAX_WORDS``; written.
        word_lengths: Code points of each of these words; written.
        keys: Words of interest by language.
        bits: What they mean.
        language: The text's row in these two.
        line_keys: Hash of each line that is not blank, up to ``MAX_LINES``; written.
        line_lengths: Code points of each of these lines; written.
        out: The counts, in which ASCII letters and digits are counted already.
        k: The text's row there; written.

    Returns:
        Whether eight words in a row can be units of hexadecimal data.
    """
    n_lines, line_chars, longest, n_filled, filled_chars = 0, 0, 0, 0, 0
    n_words, word_chars, n_caps, hex_chars, units, most_units = 0, 0, 0, 0, 0, 0
    n_alpha, n_digits, n_alnum, n_space, n_replacement = 0, 0, 0, 0, 0
    n_equals, end_chars = 0, 0
    length, flags, code_words, code_marks = 0, 0, 0, 0
    line_key, is_blank = SEED, True
    i, line_start = start, start
    while i < stop or line_start < stop:
        point, size = _LF, 0  # the end of the text ends its last line
        if i < stop:
            point, size = as_int(data[ix(i)]), 1
            if point >= 0x80:
                point, size = code_point(data, i)
        point_bits = as_int(table[ix(point)])
        if point_bits & WORD:
            begin, key, every, some, wide = i, SEED, 0xFF, 0, 0
            while point_bits & WORD:
                key = (key ^ np.uint64(point)) * PRIME
                if point >= 0x80:
                    n_alpha += point_bits & ALPHA
                    n_digits += point_bits >> 1 & 1
                    n_alnum += point_bits >> 6 & 1
                every &= point_bits
                some |= point_bits
                i += size
                wide += size - 1
                if i >= stop:
                    break
                point, size = as_int(data[ix(i)]), 1
                if point >= 0x80:
                    point, size = code_point(data, i)
                point_bits = as_int(table[ix(point)])
            word_length = i - begin - wide
            if n_words < MAX_WORDS:
                word_keys[ix(n_words)] = key
                word_lengths[ix(n_words)] = word_length
            n_words += 1
            word_chars += word_length
            length += word_length
            line_key = (line_key ^ key) * PRIME
            is_blank = False
            n_caps += word_length > 1 and some & (UPPER | LOWER) == UPPER
            first, all_hex = data[ix(begin)], every & HEX != 0
            is_unit = (word_length == 2) & all_hex
            if first == _LOWER_X:
                is_unit = word_length == 3
            elif first == _ZERO and word_length >= 4:
                is_unit = word_length == 4 and data[ix(begin + 1)] == _LOWER_X
                all_hex |= word_length >= _HEX_WORD + 2 and _is_prefixed(
                    data, table, begin, word_length
                )
            units = (units + 1) * is_unit
            most_units = max(most_units, units)
            hex_chars += word_length * (all_hex & (word_length >= _HEX_WORD))
            cls = as_int(classes[ix(begin)])
            if cls == 0:
                word_bits = statement_bits(key, keys, bits, language)
                if word_bits:
                    after_dot = begin > start and data[ix(begin - 1)] == _DOT
                    flags |= _line_bits(word_bits, code_words == 0, after_dot)
                code_words += 1
            if cls < 4:
                flags |= 1 << cls
        elif point == _SPACE:
            begin = i
            while i < stop and data[ix(i)] == _SPACE:
                i += 1
            length += i - begin
            n_space += i - begin
            line_key = (line_key ^ np.uint64((i - begin) << 32 | _SPACE)) * PRIME
        elif point in (_LF, _CR):
            if point == _CR and i + 1 < stop and data[ix(i + 1)] == _LF:
                size = 2
            i += size
            n_space += size
            end_chars += size
            if flags & LINE_PASS and (code_words > 1 or code_marks or flags & LINE_STRING):
                flags ^= LINE_PASS
            line_flags[ix(n_lines)] = flags
            line_ends[ix(n_lines)] = i - start
            n_lines += 1
            line_chars += length
            longest = max(longest, length)
            if not is_blank and n_filled < MAX_LINES:
                line_keys[ix(n_filled)] = mix(line_key, np.uint64(length))
                line_lengths[ix(n_filled)] = length
                n_filled += 1
                filled_chars += length
            length, flags, code_words, code_marks = 0, 0, 0, 0
            line_key, is_blank, line_start = SEED, True, i
        else:
            length += 1
            line_key = (line_key ^ np.uint64(point)) * PRIME
            if point_bits & SPACE:
                n_space += 1
            else:
                cls = as_int(classes[ix(i)])
                if cls == 0:
                    code_marks += 1
                    if point == _HASH and is_blank:
                        flags |= LINE_PREPROCESSOR
                if cls < 4:
                    flags |= 1 << cls
                is_blank = False
                n_replacement += point == _REPLACEMENT
                n_equals += point == _EQUALS
            i += size
    out[k, CHARS], out[k, ASSIGNMENTS] = line_chars + end_chars, n_equals
    out[k, LINES], out[k, LINE_CHARS], out[k, LONGEST_LINE] = n_lines, line_chars, longest
    out[k, FILLED_LINES], out[k, FILLED_CHARS] = n_filled, filled_chars
    out[k, WORDS], out[k, WORD_CHARS], out[k, CAPS_WORDS] = n_words, word_chars, n_caps
    out[k, HEX_CHARS], out[k, REPLACEMENTS], out[k, SPACES] = hex_chars, n_replacement, n_space
    out[k, ALPHAS] += n_alpha
    out[k, DIGITS] += n_digits
    out[k, ALNUMS] += n_alnum
    return most_units >= _UNITS
