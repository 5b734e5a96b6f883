"""The words of a text, found from a map of the bytes that belong to words."""

from __future__ import annotations

import numpy as np

from dataprep.measure._bits import count_ones, count_trailing_zeros, stand_apart, word_at
from dataprep.measure._layout import (
    CAPS_WORDS,
    HEX_CHARS,
    LINE_FUNCTION,
    LINE_IMPORT,
    LINE_MARK,
    LINE_PASS,
    LINE_PRINT,
    LINE_STRING,
    MAX_WORDS,
    MAY_HEXADECIMAL,
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
from dataprep.measure._text import line_of
from dataprep.measure._tokens import FIRST_BYTES, ONE, ZERO, code_point, key_of
from dataprep.measure._unicode import HEX, LOWER, UPPER
from dataprep.text.jit import part

_DOT, _ZERO, _LOWER_X = 46, 48, 120
_HEX_WORD, _UNITS = 8, 8
_S63, _TOP_BITS = np.uint64(63), np.uint64(0x8080808080808080)


@part
def statement_bits(key: np.uint64, keys: Hashes, bits: Bytes, language: int) -> int:
    """Return what the word means in the language: ``WORD_`` bits, 0 for nothing."""
    slot = as_int(key) & (STATEMENT_SLOTS - 1)
    while keys[ix(language), ix(slot)] != ZERO:
        if keys[ix(language), ix(slot)] == key:
            return as_int(bits[ix(language), ix(slot)])
        slot = (slot + 1) & (STATEMENT_SLOTS - 1)
    return 0


@part
def _line_bits(word_bits: int, is_first: bool, after_dot: bool, flags: int) -> int:
    """Return the line bits that a word of code sets, the line's other bits given."""
    new = LINE_PRINT * (word_bits & WORD_PRINT != 0)
    if word_bits & WORD_IMPORT or (is_first and word_bits & WORD_IMPORT_FIRST):
        new |= LINE_IMPORT
    if word_bits & WORD_FUNCTION and not after_dot:
        new |= LINE_FUNCTION
    if is_first and word_bits & WORD_PASS and not flags & (LINE_MARK | LINE_STRING):
        new |= LINE_PASS
    return new


@part
def _is_hexadecimal(data: Bytes, table: Bytes, begin: int, end: int) -> bool:
    """Return whether eight hexadecimal digits or more are all of the word, or follow its ``0x``."""
    if data[ix(begin)] == _ZERO and data[ix(begin + 1)] | 32 == _LOWER_X:
        begin += 2
    if end - begin < _HEX_WORD:
        return False
    i = begin
    while i < end and table[ix(data[ix(i)])] & HEX:  # as Latin-1 too, no wide byte has the bit
        i += 1
    return i == end


@part
def _is_unit(data: Bytes, table: Bytes, begin: int, length: int) -> bool:
    """Return whether the word can be a unit of hexadecimal data, its backslash left out."""
    first, second = data[ix(begin)], data[ix(begin + 1)]
    is_pair = table[ix(first)] & table[ix(second)] & HEX != 0
    return bool(
        ((length == 2) & is_pair)
        | ((length == 3) & (first == _LOWER_X))
        | ((length == 4) & (first == _ZERO) & (second == _LOWER_X))
    )


@part
def _is_capital(data: Bytes, table: Bytes, begin: int, end: int, length: int) -> bool:
    """Return whether the word has two code points or more, a capital letter, and no small one."""
    some, i = 0, begin
    while i < end and length > 1 and not some & LOWER:
        point, size = code_point(data, i)
        some |= as_int(table[ix(point)])
        i += size
    return some & (UPPER | LOWER) == UPPER


@part
def _code_points(data: Bytes, begin: int, end: int) -> int:
    """Return the code points of a word."""
    n_points = end - begin
    for i in range(begin, end, 8):
        eight = word_at(data, i) & FIRST_BYTES[ix(min(end - i, 8))]
        n_points -= count_ones(eight & ~(eight << ONE) & _TOP_BITS)
    return n_points


@part
def scan_words(
    data: Bytes, classes: Bytes, table: Bytes, start: int, stop: int, words: Hashes,
    is_ascii: bool, is_prose: bool, keys: Hashes, bits: Bytes, language: int,
    line_ends: SmallInts, line_flags: Flags, word_keys: Hashes, word_ends: SmallInts,
    out: Ints, k: int,
) -> int:  # fmt: skip
    """Count and list the words of one text, and mark the lines of its statements.

    Args:
        data: The texts of the batch, one after another, and 64 bytes more.
        classes: The lexer's class of each byte.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        words: Which bytes belong to words, by block of 64.
        is_ascii: Whether all bytes of the text are ASCII.
        is_prose: Whether words in capital letters are counted.
        keys: Words of interest by language.
        bits: What they mean.
        language: The text's row in these two.
        line_ends: Bytes up to the end of each line of the text.
        line_flags: ``LINE_`` bits by line of the text; changed.
        word_keys: Hash of each word, up to ``MAX_WORDS``; written.
        word_ends: Code points of the words before each of these, and of all; written.
        out: The counts; written.
        k: The text's row there.

    Returns:
        ``MAY_HEXADECIMAL`` where eight words in a row can be units of hexadecimal data, else 0.
    """
    stand_apart()
    n_words, word_chars, n_caps, hex_chars, units, most_units = 0, 0, 0, 0, 0, 0
    line, line_start, last_code, pass_end = 0, 0, -1, 0
    begin, before = start, ZERO
    word_ends[0] = 0
    for block, base in enumerate(range(start, stop + 1, 64)):
        word = words[ix(block)]
        shifted = (word << ONE) | before
        starts, ends = word & ~shifted, ~word & shifted
        if before == ZERO and starts != ZERO:
            begin = base + as_int(count_trailing_zeros(starts))
            starts &= starts - ONE
        before = word >> _S63
        while ends != ZERO:
            end = base + as_int(count_trailing_zeros(ends))
            ends &= ends - ONE
            length = end - begin if is_ascii else _code_points(data, begin, end)
            key = key_of(data, begin, end)
            word_chars += length
            if n_words < MAX_WORDS:
                word_keys[ix(n_words)] = key
                word_ends[ix(n_words + 1)] = word_chars
            n_words += 1
            units = (units + 1) * _is_unit(data, table, begin, length)
            most_units = max(most_units, units)
            if (length >= _HEX_WORD) & (table[ix(data[ix(begin)])] & HEX != 0):
                hex_chars += length * _is_hexadecimal(data, table, begin, end)
            if is_prose:
                n_caps += _is_capital(data, table, begin, end, length)
            if classes[ix(begin)] == 0:
                place = begin - start
                if place < pass_end:
                    line_flags[ix(line)] &= 0xFFFF ^ LINE_PASS
                    pass_end = 0
                meaning = statement_bits(key, keys, bits, language)
                if meaning:
                    line = line_of(line_ends, line, place)
                    line_start = line_ends[ix(line - 1)] if line > 0 else 0
                    after_dot = begin > start and data[ix(begin - 1)] == _DOT
                    flags = as_int(line_flags[ix(line)])
                    flags |= _line_bits(meaning, last_code < line_start, after_dot, flags)
                    line_flags[ix(line)] = flags
                    pass_end = line_ends[ix(line)] if flags & LINE_PASS else 0
                last_code = place
            if starts != ZERO:
                begin = base + as_int(count_trailing_zeros(starts))
                starts &= starts - ONE
    out[k, WORDS], out[k, WORD_CHARS], out[k, CAPS_WORDS] = n_words, word_chars, n_caps
    out[k, HEX_CHARS] = hex_chars
    return MAY_HEXADECIMAL * (most_units >= _UNITS)
