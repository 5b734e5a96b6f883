"""One pass over a text, 64 bytes at a time: its characters, its lines, and where its words stand."""

from __future__ import annotations

import numpy as np

from dataprep.measure._bits import (
    among,
    count_leading_zeros,
    count_ones,
    count_trailing_zeros,
    stand_apart,
    word_at,
)
from dataprep.measure._layout import (
    ALNUMS,
    ALPHAS,
    ASSIGNMENTS,
    CHARS,
    COMMENT,
    DIGITS,
    DOCSTRING,
    FILLED_CHARS,
    FILLED_LINES,
    LINE_CHARS,
    LINE_FILLED,
    LINE_MARK,
    LINE_PREPROCESSOR,
    LINES,
    LONGEST_LINE,
    MAX_LINES,
    MAY_BASE64,
    MAY_ESCAPES,
    REPLACEMENTS,
    SPACES,
    STRING,
    Bytes,
    Flags,
    Hashes,
    Ints,
    SmallInts,
    as_int,
    ix,
)
from dataprep.measure._tokens import ALL, FIRST_BYTES, ONE, ZERO, code_point, fold
from dataprep.measure._unicode import ALNUM, ALPHA, DIGIT, SPACE, WORD
from dataprep.text.jit import part

_LF, _CR, _HASH, _EQUALS, _UNDERSCORE = 10, 13, 35, 61, 95
_BACKSLASH, _LOWER_U = 92, 117
_REPLACEMENT, _LONG_RUN = 0xFFFD, 64
_S63 = np.uint64(63)


@part
def _bits_of(n: int) -> np.uint64:
    """Return ``n`` ones, 64 at most."""
    return ALL if n >= 64 else (ONE << np.uint64(n)) - ONE


@part
def _base64_marks(data: Bytes, base: int) -> np.uint64:
    """Return which bytes of a block are ``+`` or ``/``."""
    return among(data, base, 43, 1) | among(data, base, 47, 1)


@part
def _hash_line(data: Bytes, start: int, stop: int) -> np.uint64:
    """Return a hash of the bytes of a line."""
    key = fold(ZERO, np.uint64(stop - start))
    for i in range(start, stop, 8):
        key = fold(key, word_at(data, i) & FIRST_BYTES[ix(min(stop - i, 8))])
    return key


@part
def _read_wide(
    data: Bytes, table: Bytes, base: int, leads: np.uint64, masks: Hashes, out: Ints, k: int
) -> None:
    """Count the code points above ASCII of a block, and note their bytes.

    Args:
        data: The texts of the batch, one after another.
        table: Class bits by code point.
        base: The block's first byte.
        leads: The first bytes of these code points.
        masks: The bytes of those in words, and those that are white space; written. Two more hold
            what belongs to the next block; moved here, and written.
        out: The counts; written.
        k: The text's row there.
    """
    word, space, next_word, next_space = masks[2], masks[3], ZERO, ZERO
    while leads != ZERO:
        bit = count_trailing_zeros(leads)
        leads &= leads - ONE
        point, size = code_point(data, base + as_int(bit))
        point_bits = as_int(table[ix(point)])
        out[k, ALPHAS] += point_bits & ALPHA != 0
        out[k, DIGITS] += point_bits & DIGIT != 0
        out[k, ALNUMS] += point_bits & ALNUM != 0
        out[k, REPLACEMENTS] += point == _REPLACEMENT
        held = (ONE << np.uint64(size)) - ONE
        spilled = held >> (np.uint64(64) - bit) if as_int(bit) + size > 64 else ZERO
        if point_bits & WORD:
            word |= held << bit
            next_word |= spilled
        if point_bits & SPACE:
            space |= held << bit
            next_space |= spilled
    masks[0], masks[1], masks[2], masks[3] = word, space, next_word, next_space


@part
def scan_lines(  # noqa: PLR0915
    data: Bytes, classes: Bytes, table: Bytes, start: int, stop: int, words: Hashes, masks: Hashes,
    line_ends: SmallInts, line_flags: Flags, line_keys: Hashes, line_lengths: SmallInts,
    out: Ints, k: int,
) -> int:  # fmt: skip
    """Count the characters and lines of one text; list its lines, and which bytes are in words.

    Args:
        data: The texts of the batch, one after another, and 64 bytes more.
        classes: The lexer's class of each byte.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        words: Which bytes belong to words, by block; written.
        masks: Scratch of four numbers.
        line_ends: Bytes up to the end of each line of the text; written.
        line_flags: ``LINE_`` bits by line of the text that do not rest on words; written.
        line_keys: Hash of each line that is not blank, up to ``MAX_LINES``; written.
        line_lengths: Code points of each of these lines; written.
        out: The counts; written.
        k: The text's row there.

    Returns:
        Which encoded data the text may hold: ``MAY_BASE64``, ``MAY_ESCAPES``.
    """
    stand_apart()
    n_lines, longest, n_filled, filled_chars, n_points, n_ends = 0, 0, 0, 0, 0, 0
    n_letters, n_digits, n_space, n_equals = 0, 0, 0, 0
    n_comment, n_string, n_docstring = 0, 0, 0
    flags, line_start, first_point, in_word, encoded, run = 0, start, 0, ZERO, 0, 0
    is_open = stop > start and data[ix(stop - 1)] != _LF and data[ix(stop - 1)] != _CR
    masks[2], masks[3] = ZERO, ZERO
    for block, base in enumerate(range(start, stop + 1, 64)):
        n = min(64, stop - base)
        valid = _bits_of(n)
        letters = (among(data, base, 65, 26) | among(data, base, 97, 26)) & valid
        digits = among(data, base, 48, 10) & valid
        word = letters | digits | (among(data, base, _UNDERSCORE, 1) & valid)
        space = (among(data, base, 9, 5) | among(data, base, 28, 5)) & valid
        wide, points = among(data, base, 128, 128) & valid, valid
        if wide != ZERO:
            points &= ~among(data, base, 128, 64)
            _read_wide(data, table, base, wide & points, masks, out, k)
            word, space = word | masks[0], space | masks[1]
        words[ix(block)] = word
        marks = points & ~(word | space)
        visible = marks | (word & ~((word << ONE) | in_word))
        in_word = word >> _S63
        code, comment = among(classes, base, 0, 1), among(classes, base, 1, 1)
        string, docstring = among(classes, base, 2, 1), among(classes, base, 3, 1)
        n_letters += count_ones(letters)
        n_digits += count_ones(digits)
        n_space += count_ones(space & points)
        equals = among(data, base, _EQUALS, 1) & valid
        n_equals += count_ones(equals)
        n_comment += count_ones(comment & points)
        n_string += count_ones(string & points)
        n_docstring += count_ones(docstring & points)
        returns = among(data, base, _CR, 1) & valid
        ends = among(data, base, _LF, 1) & valid
        n_ends += count_ones(ends | returns)
        others = ~(letters | digits | ends | equals | _base64_marks(data, base))
        if run + (64 if others == ZERO else as_int(count_trailing_zeros(others))) >= _LONG_RUN:
            encoded |= MAY_BASE64
        run = 64 if others == ZERO else as_int(count_leading_zeros(others))
        escapes = among(data, base, _BACKSLASH, 1)
        if escapes != ZERO and escapes & among(data, base + 1, _LOWER_U, 1) != ZERO:
            encoded |= MAY_ESCAPES
        if returns != ZERO:
            ends |= returns & ~(among(data, base + 1, _LF, 1) & _bits_of(stop - 1 - base))
        if n < 64 and is_open:
            ends |= ONE << np.uint64(n)
        while True:
            upto = (ends - ONE) & ~ends
            seen = visible & upto
            if seen != ZERO:
                visible &= ~upto
                if flags == 0 and seen & (~seen + ONE) & code != ZERO:
                    first = base + as_int(count_trailing_zeros(seen))
                    flags |= LINE_PREPROCESSOR * (data[ix(first)] == _HASH)
                flags |= LINE_FILLED | as_int(seen & code != ZERO)
                flags |= as_int(seen & comment != ZERO) << 1
                flags |= as_int(seen & string != ZERO) << 2
                flags |= as_int(seen & docstring != ZERO) << 3
                flags |= LINE_MARK * (seen & marks & code != ZERO)
            if ends == ZERO:
                break
            end = base + as_int(count_trailing_zeros(ends))
            ends &= ends - ONE
            point = n_points + count_ones(points & upto)
            is_pair = line_start < end < stop and data[ix(end)] == _LF
            is_pair = is_pair and data[ix(end - 1)] == _CR
            length = point - first_point - is_pair
            line_flags[ix(n_lines)] = flags
            line_ends[ix(n_lines)] = min(end + 1, stop) - start
            n_lines += 1
            longest = max(longest, length)
            if flags != 0 and n_filled < MAX_LINES:
                line_keys[ix(n_filled)] = _hash_line(data, line_start, end - is_pair)
                line_lengths[ix(n_filled)] = length
                n_filled += 1
                filled_chars += length
            flags, line_start, first_point = 0, end + 1, point + 1
        n_points += count_ones(points)
    out[k, CHARS], out[k, LINE_CHARS], out[k, ASSIGNMENTS] = n_points, n_points - n_ends, n_equals
    out[k, LINES], out[k, LONGEST_LINE], out[k, SPACES] = n_lines, longest, n_space
    out[k, FILLED_LINES], out[k, FILLED_CHARS] = n_filled, filled_chars
    out[k, ALPHAS] += n_letters
    out[k, DIGITS] += n_digits
    out[k, ALNUMS] += n_letters + n_digits
    out[k, COMMENT], out[k, STRING] = n_comment + n_docstring, n_string
    out[k, DOCSTRING] = n_docstring
    return encoded
