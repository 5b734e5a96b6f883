"""Words of a text: their lengths, forms and repetition; compiled."""

from __future__ import annotations

import math

import numpy as np

from dataprep.score import _feature_layout as at
from dataprep.score._feature_bins_kernel import bin_of, ratio, take_percentile, terms_of
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes, Hashes, Ints, SmallFloats, SmallInts

_U = np.uint64
_SEED, _PRIME, _SLOT_PRIME = _U(at.WORD_SEED), _U(at.WORD_PRIME), _U(at.SLOT_PRIME)
_ONE, _S32, _LAST_INTEREST = _U(1), _U(32), _U(at.N_INTERESTS - 1)
_IN_COMMENT, _IN_CODE, _COUNT = _U(1 << 30), _U(1 << 31), _U((1 << 30) - 1)
_LONGEST_NAME, _MOST_PIECES, _MIN_SHARED = 60, 10, 3
_KINDS, _INTEREST_KEYS, _INTERESTS = at.KINDS, at.INTEREST_KEYS, at.INTERESTS


@part
def find_slot(table: Hashes, key: np.uint64, epoch: int, shift: int) -> int:
    """Return the slot of a key, or the free one where it is to be put; -1 where none is near."""
    slot = as_int((key * _SLOT_PRIME) >> _U(shift))
    last = (1 << (64 - shift)) - 1
    for _ in range(at.MAX_PROBES):
        if table[ix(slot), 1] >> _S32 != _U(epoch) or table[ix(slot), 0] == key:
            return slot
        slot = (slot + 1) & last
    return -1


@part
def _interest(key: np.uint64) -> int:
    """Return what a word of interest is; 0 of other words."""
    slot = key & _LAST_INTEREST
    while _INTERESTS[slot] != 0:
        if _INTEREST_KEYS[slot] == key:
            return as_int(_INTERESTS[slot])
        slot = (slot + _ONE) & _LAST_INTEREST
    return 0


@part
def _count_word(key: np.uint64, flag: np.uint64, s: Ints, table: Hashes, used: SmallInts) -> None:
    """Count a word in the table, and where it stands: ``flag``."""
    if s[at.COUNTED] >= at.MAX_WORDS:
        return
    epoch = s[at.EPOCH]
    slot = find_slot(table, key, epoch, s[at.SLOT_SHIFT])
    if slot < 0:
        return
    meta = table[ix(slot), 1]
    if meta >> _S32 != _U(epoch):
        meta = _U(epoch) << _S32
        table[ix(slot), 0] = key
        used[ix(s[at.DISTINCT])] = slot
        s[at.DISTINCT] += 1
    table[ix(slot), 1] = (meta + _ONE) | flag
    s[at.COUNTED] += 1


@part
def _count_name(size: int, first: int, humps: int, joints: int, digits: int, s: Ints,
                sums: Ints) -> None:  # fmt: skip
    """Count a word that is neither number nor keyword: its form."""
    length, pieces = min(size, _LONGEST_NAME), 1 + humps + joints
    s[at.NAMES] += 1
    s[at.NAME_SUM] += length
    s[at.NAME_SQUARES] += length * length
    s[at.ONES] += size == 1
    s[at.TWOS] += size == 2
    s[at.LONG_NAMES] += size > 20
    s[at.UPPER_NAMES] += first == at.UPPER
    s[at.SNAKES] += joints > 0
    s[at.CAMELS] += humps > 0
    s[at.DIGIT_NAMES] += digits > 0
    s[at.PIECES] += min(pieces, _MOST_PIECES)
    sums[ix(min(pieces, _LONGEST_NAME))] += length


@part
def _count_interest(meaning: int, s: Ints) -> None:
    s[at.KEYWORDS] += meaning & at.IS_KEYWORD != 0
    s[at.LOOPS] += meaning & at.IS_LOOP != 0
    s[at.BRANCHES] += meaning & at.IS_BRANCH != 0
    s[at.TASKS] += meaning & at.IS_TASK != 0
    s[at.PRINTS] += meaning & at.IS_PRINT != 0
    s[at.GENERATED] += meaning & at.IS_GENERATED != 0


@part
def _count_form(size: int, first: int, humps: int, joints: int, digits: int, key: np.uint64,
                s: Ints, sums: Ints) -> bool:  # fmt: skip
    """Count what a word is, and return whether it is a name."""
    meaning = _interest(key)
    if meaning != 0:
        _count_interest(meaning, s)
    is_number = first == at.DIGIT
    is_name = (not is_number) and meaning & at.IS_KEYWORD == 0
    s[at.NUMBERS] += is_number
    s[at.LONG_NUMBERS] += is_number & (size > 6)
    s[at.HEX_WORDS] += (digits > 2) & (size > 12)
    s[at.LONG_WORDS] += size > 40
    s[at.LONGEST_WORD] = max(s[at.LONGEST_WORD], size)
    if is_name:
        _count_name(size, first, humps, joints, digits, s, sums)
    return is_name


@part
def take_word(text: Bytes, i: int, s: Ints, h: Hashes, histogram: Ints, bins: SmallInts,
              sums: Ints, table: Hashes, used: SmallInts) -> tuple[int, np.uint64]:  # fmt: skip
    """Count the word that begins at a byte, and return where it ends, and its hash."""
    begin, key, kind = i, _SEED, as_int(_KINDS[text[ix(i)]])
    first, before = kind, as_int(at.OTHER)
    humps, joints, digits = as_int(0), as_int(0), as_int(0)
    while kind >= at.LOWER:
        byte = text[ix(i)]
        key = (key ^ _U(byte)) * _PRIME
        histogram[byte] += 1
        humps += (kind == at.UPPER) & (before == at.LOWER)
        joints += (kind != at.JOINER) & (before == at.JOINER)
        digits += (kind == at.DIGIT) & ((before == at.LOWER) | (before == at.UPPER))
        before = kind
        i += 1
        kind = as_int(_KINDS[text[ix(i)]])
    key ^= key >> _S32
    joints -= (joints > 0) & (first == at.JOINER)
    size = i - begin
    is_name = _count_form(size, first, humps, joints, digits, key, s, sums)
    flag = _U(0)
    if is_name and size >= _MIN_SHARED:
        flag = _IN_COMMENT if s[at.IN_COMMENT] != 0 else _IN_CODE
    _count_word(key, flag, s, table, used)
    bins[ix(bin_of(size))] += 1
    s[at.WORDS] += 1
    s[at.REPEATED] += (key == h[at.LAST_WORD]) & (s[at.WORDS] > 1)
    h[at.LAST_WORD] = key
    return i, key


@part
def _write_repetition(s: Ints, table: Hashes, used: SmallInts, out: SmallFloats, row: int) -> None:
    """Write how often the words that were counted come again."""
    terms, commented, shared = 0.0, 0, 0
    a, b, c, d, e = 0, 0, 0, 0, 0  # the five highest counts
    for j in range(s[at.DISTINCT]):
        meta = table[ix(used[ix(j)]), 1]
        count = as_int(meta & _COUNT)
        terms += terms_of(count)
        commented += meta & _IN_COMMENT != 0
        shared += (meta & _IN_COMMENT != 0) & (meta & _IN_CODE != 0)
        if count > e:
            e = count
            if e > d:
                d, e = e, d
            if d > c:
                c, d = d, c
            if c > b:
                b, c = c, b
            if b > a:
                a, b = b, a
    n = s[at.COUNTED]
    out[row, at.UNIQ_RATIO] = ratio(s[at.DISTINCT], n)
    out[row, at.TOP1_RATIO] = ratio(a, n)
    out[row, at.TOP5_RATIO] = ratio(a + b + c + d + e, n)
    if n > 0:
        entropy = max(0.0, math.log(n) / math.log(2.0) - terms / n)
        out[row, at.TOK_ENTROPY] = entropy / (math.log(n + 2.0) / math.log(2.0))
    out[row, at.CODE_COMMENT_OVERLAP] = ratio(shared, commented)


@part
def _write_names(s: Ints, sums: Ints, out: SmallFloats, row: int) -> None:
    """Write what names are like."""
    n, total = s[at.NAMES], 0.0
    for pieces in range(1, _LONGEST_NAME + 1):
        total += sums[ix(pieces)] / pieces
        sums[ix(pieces)] = 0
    mean = ratio(s[at.NAME_SUM], n)
    out[row, at.ID_LEN_MEAN] = mean
    out[row, at.ID_LEN_STD] = math.sqrt(max(0.0, ratio(s[at.NAME_SQUARES], n) - mean * mean))
    out[row, at.ID_ONE] = ratio(s[at.ONES], n)
    out[row, at.ID_TWO] = ratio(s[at.TWOS], n)
    out[row, at.ID_GT20] = ratio(s[at.LONG_NAMES], n)
    out[row, at.ID_DIGIT] = ratio(s[at.DIGIT_NAMES], n)
    out[row, at.ID_UPPER] = ratio(s[at.UPPER_NAMES], n)
    out[row, at.ID_SNAKE] = ratio(s[at.SNAKES], n)
    out[row, at.ID_CAMEL] = ratio(s[at.CAMELS], n)
    out[row, at.SUB_PER_ID] = ratio(s[at.PIECES], n)
    out[row, at.SUB_LEN] = total / max(1, n)


@part
def write_words(s: Ints, bins: SmallInts, sums: Ints, table: Hashes, used: SmallInts,
                out: SmallFloats, row: int) -> None:  # fmt: skip
    """Write the features of the words of a text, and empty what counted them."""
    n, n_lines = s[at.WORDS], s[at.LINES]
    _write_names(s, sums, out, row)
    _write_repetition(s, table, used, out, row)
    out[row, at.WORDS_PER_LINE] = ratio(n, n_lines)
    out[row, at.REP_PREV] = ratio(s[at.REPEATED], n - 1)
    out[row, at.KW_RATIO] = ratio(s[at.KEYWORDS], n)
    out[row, at.LOOP_RATIO] = ratio(s[at.LOOPS], n)
    out[row, at.BRANCH_RATIO] = ratio(s[at.BRANCHES], n)
    out[row, at.NUM_RATIO] = ratio(s[at.NUMBERS], n)
    out[row, at.NUM_LONG] = ratio(s[at.LONG_NUMBERS], n)
    out[row, at.PRINT_RATIO] = ratio(s[at.PRINTS], n)
    out[row, at.TODO] = ratio(s[at.TASKS], n_lines)
    out[row, at.GENER] = min(3, s[at.GENERATED])
    out[row, at.MAX_WORD] = math.log(1.0 + s[at.LONGEST_WORD])
    out[row, at.P99_WORD] = take_percentile(bins, n, 0.99, s[at.LONGEST_WORD])
    out[row, at.HEXLIKE] = ratio(s[at.HEX_WORDS], n)
    out[row, at.LONG_RUNS] = ratio(s[at.LONG_WORDS], n_lines)
