"""Lines of a text: their lengths, indentation, comments and repetition; compiled."""

from __future__ import annotations

import math

import numpy as np

from dataprep.score import _feature_layout as at
from dataprep.score._feature_bins_kernel import bin_of, ratio, take_percentile
from dataprep.score._feature_words_kernel import find_slot
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes, Hashes, Ints, SmallFloats, SmallInts

_U = np.uint64
_S32 = _U(32)
_LINE_PRIME = _U(at.SLOT_PRIME)
_TAB, _SPACE, _TAB_WIDTH, _JUMP, _MIN_BODY = 9, 32, 4, 8, 4
_QUOTE, _HASH, _APOSTROPHE, _STAR, _DASH, _SLASH = 34, 35, 39, 42, 45, 47


@part
def fold(h: Hashes, piece: np.uint64) -> None:
    """Add a piece to the hash of the line."""
    h[at.LINE_KEY] = (h[at.LINE_KEY] ^ piece) * _LINE_PRIME


@part
def _is_comment(byte: int, following: int) -> bool:
    """Return whether a line that begins with these two bytes looks like a comment."""
    if byte == _SLASH:
        return following == _SLASH or following == _STAR
    if byte == _DASH or byte == _QUOTE or byte == _APOSTROPHE:
        return following == byte
    return byte == _HASH or byte == _STAR


@part
def begin_line(text: Bytes, begin: int, first: int, s: Ints) -> None:
    """Count the indentation of a line, and whether a comment begins it, at its first visible byte."""
    width = as_int(0)
    for i in range(begin, first):
        width += _TAB_WIDTH if text[ix(i)] == _TAB else 1
    lead = text[ix(begin)]
    is_comment = _is_comment(as_int(text[ix(first)]), as_int(text[ix(first + 1)]))
    if s[at.FILLED] > 0:
        s[at.JUMPS] += width - s[at.LAST_WIDTH] > _JUMP
        s[at.COMMENT_PAIRS] += (s[at.WAS_COMMENT] != 0) & is_comment
        s[at.COMMENT_STARTS] += (s[at.WAS_COMMENT] == 0) & is_comment
    else:
        s[at.FIRST_INDENT] = width
    s[at.FILLED] += 1
    s[at.TABBED] += lead == _TAB
    s[at.SPACED] += lead == _SPACE
    s[at.WIDTH_SUM] += width
    s[at.WIDTH_SQUARES] += width * width
    s[at.WIDEST] = max(s[at.WIDEST], width)
    s[at.ODD] += width & 1
    s[at.WIDE] += width > 0
    s[at.FOURS] += (width > 0) & (width & 3 == 0)
    s[at.LAST_WIDTH] = width
    s[at.COMMENTS] += is_comment
    s[at.WAS_COMMENT] = is_comment
    s[at.IN_COMMENT] = is_comment


@part
def _count_body(s: Ints, h: Hashes, table: Hashes) -> None:
    """Count a line that is not trivially short in the table."""
    if s[at.BODIES] >= at.MAX_WORDS:
        return
    key, epoch = h[at.LINE_KEY], s[at.EPOCH]
    key ^= key >> _S32
    slot = find_slot(table, key, epoch, s[at.SLOT_SHIFT])
    if slot < 0:
        return
    if table[ix(slot), 1] >> _S32 != _U(epoch):
        table[ix(slot), 0] = key
        table[ix(slot), 1] = _U(epoch) << _S32
        s[at.BODY_KINDS] += 1
    elif table[ix(slot), 1] & _U(1) == _U(0):
        table[ix(slot), 1] |= _U(1)
        s[at.BODY_COPIES] += 2
    else:
        s[at.BODY_COPIES] += 1
    s[at.BODY_PAIRS] += (key == h[at.LAST_BODY]) & (s[at.BODIES] > 0)
    s[at.BODIES] += 1
    h[at.LAST_BODY] = key


@part
def end_line(text: Bytes, begin: int, end: int, s: Ints, h: Hashes, bins: SmallInts,
             table: Hashes) -> None:  # fmt: skip
    """Count a line from its first byte to the end of it."""
    size, is_blank = end - begin, s[at.FIRST] < 0
    s[at.BLANK_PAIRS] += is_blank & (s[at.WAS_BLANK] != 0)
    s[at.LINES] += 1
    s[at.LINE_SUM] += size
    s[at.LINE_SQUARES] += size * size
    s[at.LONGEST_LINE] = max(s[at.LONGEST_LINE], size)
    s[at.OVER_80] += size > 80
    s[at.OVER_120] += size > 120
    s[at.OVER_200] += size > 200
    s[at.BLANKS] += is_blank
    s[at.WAS_BLANK] = is_blank
    bins[ix(bin_of(size))] += 1
    closing = text[ix(end - 1)]
    s[at.TRAILING] += (size > 0) & ((closing == _SPACE) | (closing == _TAB))
    if not is_blank:
        last = text[ix(s[at.LAST] - 1)]
        ends_code = (last == 59) | (last == 123) | (last == 125) | (last == 41)
        s[at.OLD_CODE] += (s[at.WAS_COMMENT] != 0) & ends_code
        if s[at.LAST] - s[at.FIRST] >= _MIN_BODY:
            _count_body(s, h, table)
    s[at.FIRST], s[at.IN_COMMENT] = -1, 0
    h[at.LINE_KEY] = _U(0)


@part
def _deviation(total: int, squares: int, n: int) -> float:
    """Return the standard deviation of n numbers from their sum and the sum of their squares."""
    mean = ratio(total, n)
    return math.sqrt(max(0.0, ratio(squares, n) - mean * mean))


@part
def _write_indentation(s: Ints, out: SmallFloats, row: int) -> None:
    """Write the features of the lines that are not blank."""
    n = s[at.FILLED]
    out[row, at.TAB_INDENT] = ratio(s[at.TABBED], n)
    out[row, at.SPACE_INDENT] = ratio(s[at.SPACED], n)
    out[row, at.INDENT_MIX] = ratio(min(s[at.TABBED], s[at.SPACED]), n)
    out[row, at.INDENT_MEAN] = ratio(s[at.WIDTH_SUM], n)
    out[row, at.INDENT_STD] = _deviation(s[at.WIDTH_SUM], s[at.WIDTH_SQUARES], n)
    out[row, at.INDENT_MAX] = s[at.WIDEST]
    out[row, at.INDENT_ODD] = ratio(s[at.ODD], n)
    out[row, at.INDENT_MOD4] = ratio(s[at.FOURS], s[at.WIDE])
    out[row, at.INDENT_JUMP] = ratio(s[at.JUMPS], n - 1)
    out[row, at.COMMENT_LINES] = ratio(s[at.COMMENTS], n)
    out[row, at.COMMENT_BLOCK] = ratio(s[at.COMMENT_PAIRS], n - 1)
    out[row, at.COMMENT_AFTER_BLANK] = ratio(s[at.COMMENT_STARTS], n - 1)
    out[row, at.COMMENTED_CODE] = ratio(s[at.OLD_CODE], n)
    out[row, at.STARTS_INDENTED] = s[at.FIRST_INDENT] > 0


@part
def write_lines(s: Ints, bins: SmallInts, out: SmallFloats, row: int) -> None:
    """Write the features of the lines of a text, and empty what counted them."""
    n, n_bodies = s[at.LINES], s[at.BODIES]
    out[row, at.LOG_BYTES] = math.log(1.0 + s[at.N_BYTES])
    out[row, at.LOG_LINES] = math.log(1.0 + n)
    out[row, at.AVG_LINE] = ratio(s[at.LINE_SUM], n)
    out[row, at.MAX_LINE] = math.log(1.0 + s[at.LONGEST_LINE])
    out[row, at.P90_LINE] = take_percentile(bins, n, 0.9, s[at.LONGEST_LINE])
    out[row, at.LINE_STD] = _deviation(s[at.LINE_SUM], s[at.LINE_SQUARES], n)
    out[row, at.F_GT80] = ratio(s[at.OVER_80], n)
    out[row, at.F_GT120] = ratio(s[at.OVER_120], n)
    out[row, at.F_GT200] = ratio(s[at.OVER_200], n)
    out[row, at.BLANK_RATIO] = ratio(s[at.BLANKS], n)
    out[row, at.BLANK_RUNS] = ratio(s[at.BLANK_PAIRS], n - 1)
    out[row, at.TRAIL_WS] = ratio(s[at.TRAILING], n)
    _write_indentation(s, out, row)
    out[row, at.LINE_UNIQ] = ratio(s[at.BODY_KINDS], n_bodies)
    out[row, at.DUP_LINES] = ratio(s[at.BODY_COPIES], n_bodies)
    out[row, at.DUP_ADJ] = ratio(s[at.BODY_PAIRS], n_bodies - 1)
