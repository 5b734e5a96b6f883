"""Features of texts, each in one pass over its bytes; compiled.

A text is copied to scratch, where it may be looked at before its start and behind its end; carriage
returns before line feeds stay behind. Then it is taken apart into words, signs, blanks and line
ends. What is counted on the way lies in arrays that the next text finds empty: tables of hashes by
the number of the text in their slots, all others because they are cleared as far as they were used.
"""

from __future__ import annotations

import numpy as np

from dataprep.score import _feature_layout as at
from dataprep.score._feature_lines_kernel import begin_line, end_line, fold, write_lines
from dataprep.score._feature_signs_kernel import packed_share, take_blanks, take_sign, write_bytes
from dataprep.score._feature_words_kernel import take_word, write_words
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes, Hashes, Ints, SmallFloats, SmallInts

_U = np.uint64
_KINDS = at.KINDS
_LF, _RETURN = 10, 13


@part
def _load(data: Bytes, start: int, stop: int, text: Bytes) -> int:
    """Copy a text between line ends, without a byte order mark and as if LF ended all its lines.

    Returns:
        Where the copy ends.
    """
    if stop - start >= 3 and data[ix(start)] == 0xEF:
        start += 3 if (data[ix(start + 1)] == 0xBB) and (data[ix(start + 2)] == 0xBF) else 0
    end = as_int(at.HEAD)
    for i in range(at.HEAD):
        text[ix(i)] = _LF
    for i in range(start, stop - 1):
        byte = data[ix(i)]
        text[ix(end)] = byte
        end += (byte != _RETURN) | (data[ix(i + 1)] != _LF)
    if start < stop:
        text[ix(end)] = data[ix(stop - 1)]
        end += 1
    for i in range(end, end + at.TAIL):
        text[ix(i)] = _LF
    return end


@part
def _reset(n: int, s: Ints, h: Hashes) -> None:
    """Set the counts of a text to zero, and choose how many slots of the tables it may use."""
    for place in range(at.KEPT_COUNTS):
        s[ix(place)] = 0
    for place in range(at.N_KEYS):
        h[ix(place)] = _U(0)
    s[at.N_BYTES], s[at.FIRST], s[at.LAST_KIND] = n, -1, -1
    s[at.EPOCH] += 1
    n_slots, shift = as_int(at.MIN_SLOTS), as_int(58)
    while n_slots < n and n_slots < at.MAX_SLOTS:
        n_slots *= 2
        shift -= 1
    s[at.SLOT_SHIFT] = shift


@part
def _approach(text: Bytes, begin: int, i: int, s: Ints, h: Hashes) -> None:
    """Begin a line at its first visible byte; at others hash the blanks before them."""
    if s[at.FIRST] < 0:
        begin_line(text, begin, i, s)
        s[at.FIRST] = i
        return
    for blank in range(s[at.LAST], i):
        fold(h, _U(text[ix(blank)]))


@part
def _sweep(
    text: Bytes, stop: int, s: Ints, h: Hashes, histogram: Ints, sums: Ints, line_bins: SmallInts,
    word_bins: SmallInts, words: Hashes, lines: Hashes, used: SmallInts,
) -> None:  # fmt: skip
    """Take a text apart and count what there is."""
    i = begin = as_int(at.HEAD)
    while i < stop:
        kind = as_int(_KINDS[text[ix(i)]])
        if kind == at.BLANK:
            i = take_blanks(text, i, s, histogram)
            continue
        if kind == at.NEWLINE:
            histogram[_LF] += 1
            end_line(text, begin, i, s, h, line_bins, lines)
            i += 1
            begin = i
            continue
        _approach(text, begin, i, s, h)
        if kind == at.SIGN:
            take_sign(text, i, s, histogram)
            fold(h, _U(text[ix(i)]))
            i += 1
        else:
            i, key = take_word(text, i, s, h, histogram, word_bins, sums, words, used)
            fold(h, key)
        s[at.LAST], s[at.LAST_KIND] = i, kind
    if begin < stop:
        end_line(text, begin, stop, s, h, line_bins, lines)


def measure_features(
    data: Bytes, offsets: Ints, text: Bytes, s: Ints, h: Hashes, histogram: Ints, kinds: Ints,
    sums: Ints, line_bins: SmallInts, word_bins: SmallInts, words: Hashes, lines: Hashes,
    used: SmallInts, places: SmallInts, out: SmallFloats,
) -> None:  # fmt: skip
    """Write the features of each text.

    Args:
        data: The texts, one after another.
        offsets: Where each text starts, and where the last one ends.
        text: Scratch, ``HEAD + TAIL`` bytes longer than the longest text.
        s: Scratch, ``N_COUNTS`` zeros.
        h: Scratch, ``N_KEYS`` numbers.
        histogram: Scratch, 256 zeros.
        kinds: Scratch, 8 numbers.
        sums: Scratch, 64 zeros.
        line_bins: Scratch, ``N_BINS`` zeros.
        word_bins: Scratch, as many.
        words: A hash table: zeros, a key and a count in each of as many slots as the longest text
            has bytes, rounded up to a power of two, and at most ``MAX_SLOTS``.
        lines: A hash table, as large.
        used: Scratch, half as many numbers as these have slots.
        places: Scratch, ``LZ_SLOTS`` zeros.
        out: Zeros, a row for each text, a column for each of ``FEATURES``; written.
    """
    for row in range(len(offsets) - 1):
        stop = _load(data, offsets[row], offsets[row + 1], text)
        n = stop - at.HEAD
        if n == 0:
            continue
        _reset(n, s, h)
        _sweep(text, stop, s, h, histogram, sums, line_bins, word_bins, words, lines, used)
        write_lines(s, line_bins, out, row)
        write_words(s, word_bins, sums, words, used, out, row)
        entropy = write_bytes(s, histogram, kinds, out, row)
        out[row, at.LZ_RATIO] = packed_share(text, at.HEAD, stop, entropy, s, places)
        out[row, at.CUT_TAIL] = (s[at.LAST_KIND] >= 0) & (s[at.LAST_KIND] != at.SIGN)
        out[row, at.NEWLINE_END] = text[ix(stop - 1)] == _LF
