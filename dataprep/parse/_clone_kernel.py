"""Bodies of functions to streams of tokens in which names and layout do not count.

A token is written as a byte that tells its kind and what counts of it: of a name its number by first
appearance in the body, of a keyword its hash, of a number or a literal its bytes, of a sign the
sign alone.
"""

# mypy: disable-error-code="no-any-return"

from __future__ import annotations

import numpy as np

from dataprep.parse._clone_layout import (
    BLANK,
    CLOSE,
    COMMENT,
    DIGIT,
    FREE,
    LEVELS,
    LITERAL,
    MAX_LEVELS,
    NEWLINE,
    OPEN,
    WORD,
)
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes, Hashes, Ints

_U = np.uint64
_SEED, _PRIME, _S29 = _U(0xCBF29CE484222325), _U(0x9E3779B97F4A7C15), _U(29)

_NAME, _KEYWORD, _NUMBER, _LITERAL, _GAP, _LINE, _DEEPER, _BACK = 1, 2, 3, 4, 5, 6, 7, 8
_TAB, _LF, _RETURN, _SPACE, _DOT, _BACKSLASH = 9, 10, 13, 32, 46, 92
_MAX_LINE = 4096
"""Bytes before a body in which the start of its line is looked for."""


@part
def _joins(left: int, right: int) -> bool:
    """Return whether two signs that stand apart would be another operator when joined."""
    return left == right and (right == 43 or right == 45 or right == 38 or right == 124)


@part
def _indentation(data: Bytes, low: int, i: int) -> int:
    """Return the width of the blanks before the first token of the line of ``i``."""
    begin = i
    while begin > low and i - begin < _MAX_LINE and data[ix(begin - 1)] != _LF:
        begin -= 1
    return _width(data, begin, i)


@part
def _width(data: Bytes, begin: int, end: int) -> int:
    """Return the width of the blanks at ``begin``, tabs to the next multiple of eight."""
    width = as_int(0)
    while begin < end:
        byte = data[ix(begin)]
        if byte == _TAB:
            width = (width // 8 + 1) * 8
        elif byte == _SPACE:
            width += 1
        else:
            break
        begin += 1
    return width


@part
def _word_end(
    data: Bytes, i: int, end: int, kinds: Bytes, fold: np.uint64, out_hash: Hashes
) -> int:
    """Return where a word ends; its hash is written."""
    hashed = _SEED
    while i < end:
        byte = data[ix(i)]
        kind = kinds[ix(byte)]
        if kind != WORD and kind != DIGIT:
            break
        hashed = (hashed ^ (_U(byte) | fold)) * _PRIME
        hashed ^= hashed >> _S29
        i += 1
    out_hash[0] = hashed | _U(1)
    return i


@part
def _is_keyword(keywords: Hashes, hashed: np.uint64) -> bool:
    mask = _U(keywords.shape[0] - 1)
    at = hashed >> _S29
    while keywords[ix(at & mask)] != 0:
        if keywords[ix(at & mask)] == hashed:
            return True
        at += _U(1)
    return False


@part
def _name_number(
    hashed: np.uint64, stamp: int, known: int, mask: np.uint64, scratch_names: Hashes,
    scratch_numbers: Ints,
) -> int:  # fmt: skip
    """Return the number of a name in the body ``stamp``, which is ``known`` for a new one."""
    at = hashed >> _S29
    while scratch_numbers[ix(at & mask)] >> 32 == stamp:
        if scratch_names[ix(at & mask)] == hashed:
            return scratch_numbers[ix(at & mask)] & 0xFFFFFFFF
        at += _U(1)
    scratch_names[ix(at & mask)] = hashed
    scratch_numbers[ix(at & mask)] = (stamp << 32) | known
    return known


@part
def _write_text(data: Bytes, begin: int, end: int, kind: int, out: Bytes, n: int) -> int:
    """Write a token with its bytes and their number; return where it ends."""
    size = end - begin
    out[ix(n)] = kind
    for k in range(4):
        out[ix(n + 1 + k)] = (size >> (8 * k)) & 255
    n += 5
    for k in range(begin, end):
        out[ix(n)] = data[ix(k)]
        n += 1
    return n


@part
def _write_number(number: np.uint64, kind: int, out: Bytes, n: int) -> int:
    """Write a token that a number stands for; return where it ends."""
    out[ix(n)] = kind
    for k in range(8):
        out[ix(n + 1 + k)] = (number >> _U(8 * k)) & _U(255)
    return n + 9


@part
def _write_level(width: int, levels: int, out: Bytes, n: int, scratch_widths: Ints) -> int:
    """Write how a line stands to those above it, and return the number of open levels.

    The stack of widths lies in ``scratch_widths`` from 1 on; where the writing ends in its first.
    """
    if width > scratch_widths[ix(levels)] and levels < MAX_LEVELS:
        levels += 1
        scratch_widths[ix(levels)] = width
        out[ix(n)] = _DEEPER
        n += 1
    while levels > 1 and width < scratch_widths[ix(levels)]:
        levels -= 1
        out[ix(n)] = _BACK
        n += 1
    scratch_widths[0] = n
    return levels


@part
def _first_mark(mark_end: Ints, begin: int) -> int:
    """Return the first mark that ends behind ``begin``."""
    low, high = as_int(0), as_int(mark_end.shape[0])
    while low < high:
        middle = (low + high) // 2
        if mark_end[ix(middle)] <= begin:
            low = middle + 1
        else:
            high = middle
    return low


@part
def _write_body(
    data: Bytes, low: int, begin: int, end: int, marks: Ints, mark_end: Ints, mark_kind: Bytes,
    kinds: Bytes, keywords: Hashes, layout: int, fold: np.uint64, stamp: int, mask: np.uint64,
    out: Bytes, n: int, out_tokens: Ints, scratch_names: Hashes, scratch_numbers: Ints,
    scratch_widths: Ints, scratch_hash: Hashes,
) -> int:  # fmt: skip
    """Write the tokens of one body; return where they end."""
    i, tokens, known, depth, left = begin, as_int(0), as_int(0), as_int(0), as_int(0)
    mark = _first_mark(mark_end, begin)
    n_marks = as_int(mark_end.shape[0])
    next_mark = marks[ix(mark)] if mark < n_marks else end
    levels = as_int(1)
    line = as_int(-1)  # where the line begins that the next token is the first of
    if layout == LEVELS:
        scratch_widths[1] = _indentation(data, low, begin)
    is_apart = False
    while i < end:
        if i >= next_mark:
            stop = min(mark_end[ix(mark)], end)
            kind = as_int(mark_kind[ix(mark)])
            mark += 1
            next_mark = marks[ix(mark)] if mark < n_marks else end
            if kind == COMMENT:
                is_apart = True
                i = stop
                continue
        else:
            kind = as_int(0)
            stop = as_int(0)
            byte = as_int(data[ix(i)])
            what = as_int(kinds[ix(byte)])
            if what == BLANK:
                is_apart = True
                i += 1
                continue
            if what == NEWLINE:
                is_apart = True
                i += 1
                if depth <= 0:
                    line = i
                continue
            if byte == _BACKSLASH and layout != FREE and i + 1 < end and kinds[ix(data[ix(i + 1)])] == NEWLINE:  # fmt: skip
                i += 2
                if i < end and data[ix(i - 1)] == _RETURN and data[ix(i)] == _LF:
                    i += 1
                is_apart = True
                continue
        if line >= 0:
            if layout != FREE and tokens > 0:
                out[ix(n)] = _LINE
                n += 1
                if layout == LEVELS:
                    levels = _write_level(_width(data, line, i), levels, out, n, scratch_widths)
                    n = scratch_widths[0]
            line = as_int(-1)
        tokens += 1
        if kind == LITERAL:
            n = _write_text(data, i, stop, _LITERAL, out, n)
            i, left = stop, as_int(0)
        elif what == WORD:
            stop = _word_end(data, i, min(end, next_mark), kinds, fold, scratch_hash)
            if _is_keyword(keywords, scratch_hash[0]):
                n = _write_number(scratch_hash[0], _KEYWORD, out, n)
            else:
                number = _name_number(
                    scratch_hash[0], stamp, known, mask, scratch_names, scratch_numbers
                )
                known += number == known
                out[ix(n)] = _NAME
                out[ix(n + 1)] = number & 255
                out[ix(n + 2)] = (number >> 8) & 255
                out[ix(n + 3)] = (number >> 16) & 255
                n += 4
            i, left = stop, as_int(0)
        elif what == DIGIT:
            stop = i + 1
            limit = min(end, next_mark)
            while stop < limit:
                kind = as_int(kinds[ix(data[ix(stop)])])
                is_point = data[ix(stop)] == _DOT and stop + 1 < limit and kinds[ix(data[ix(stop + 1)])] == DIGIT  # fmt: skip
                if kind != WORD and kind != DIGIT and not is_point:
                    break
                stop += 1
            n = _write_text(data, i, stop, _NUMBER, out, n)
            i, left = stop, as_int(0)
        else:
            if is_apart and _joins(left, byte):
                out[ix(n)] = _GAP
                n += 1
            out[ix(n)] = byte
            n += 1
            i += 1
            left = byte
            if what == OPEN and (layout == LEVELS or byte != 123):
                depth += 1
            elif what == CLOSE and (layout == LEVELS or byte != 125):
                depth -= 1
        is_apart = False
    out_tokens[0] = tokens
    return n


def write_bodies(
    data: Bytes, lows: Ints, begins: Ints, ends: Ints, marks: Ints, mark_end: Ints,
    mark_kind: Bytes, kinds: Bytes, keywords: Hashes, layout: int, fold: int, first: int, out: Bytes,
    out_start: Ints, out_tokens: Ints, scratch_names: Hashes, scratch_numbers: Ints,
    scratch_widths: Ints, scratch_hash: Hashes,
) -> None:  # fmt: skip
    """Write the tokens of bodies one after another.

    Args:
        data: The texts, one after another.
        lows: Where the text of each body begins.
        begins: Where each body begins.
        ends: Where it ends.
        marks: Where each comment or literal begins; sorted, none overlaps another.
        mark_end: Where it ends.
        mark_kind: ``COMMENT`` or ``LITERAL``.
        kinds: Kind of each byte.
        keywords: Hashes of the keywords, a table of a power of two with zeros in between.
        layout: ``FREE``, ``LINES`` or ``LEVELS``.
        fold: 32 where case does not count in names and keywords, else 0.
        first: Number of the first body over all calls, from 1.
        out: Room for ten times the bytes of the bodies.
        out_start: Where the tokens of each body begin, and where the last ones end; written.
        out_tokens: Number of tokens of each body; written.
        scratch_names: A power of two, at least as many as the longest body has bytes.
        scratch_numbers: As many; zeros before the first call.
        scratch_widths: ``MAX_LEVELS`` + 1 numbers.
        scratch_hash: One number.
    """
    n = as_int(0)
    for k in range(begins.shape[0]):
        out_start[ix(k)] = n
        begin, end = begins[ix(k)], ends[ix(k)]
        size = as_int(64)
        while size < end - begin and size < scratch_names.shape[0]:
            size *= 2
        n = _write_body(
            data, lows[ix(k)], begin, end, marks, mark_end, mark_kind, kinds, keywords, layout,
            _U(fold), first + k, _U(size - 1), out, n, out_tokens[k:], scratch_names,
            scratch_numbers, scratch_widths, scratch_hash,
        )  # fmt: skip
    out_start[begins.shape[0]] = n


def hash_words(words: Bytes, start: Ints, kinds: Bytes, fold: int, out: Hashes) -> None:
    """Write the hashes of words, by which the others of this module know them.

    Args:
        words: The words, one after another.
        start: Where each begins, and where the last one ends.
        kinds: Kind of each byte.
        fold: 32 where case does not count, else 0.
        out: Their hashes; written.
    """
    for k in range(out.shape[0]):
        _word_end(words, start[ix(k)], start[ix(k + 1)], kinds, _U(fold), out[k:])
