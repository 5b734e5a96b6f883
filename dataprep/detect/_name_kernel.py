"""Finds words in texts that names begin with; compiled."""

from __future__ import annotations

import numpy as np
from numba import types
from numpy.typing import NDArray

from dataprep.detect._folding import HAN, MIX, PRIME, SEED, SINGLE, SKIPPED, TABLE_SIZE
from dataprep.text.jit import part

_Bytes = NDArray[np.uint8]
_Longs = NDArray[np.uint64]

_U = types.uint64
_PRIME, _SEED, _MIX = np.uint64(PRIME), np.uint64(SEED), np.uint64(MIX)
_SINGLE, _HAN = np.uint64(SINGLE), np.uint64(HAN << 40)
_ZERO, _ONE, _TWO, _THREE = (np.uint64(number) for number in range(4))
_SIX, _SIXTEEN = np.uint64(6), np.uint64(16)
_SKIPPED = np.uint64(SKIPPED)
_TABLE = np.uint64(TABLE_SIZE)
_TWELVE = np.uint64(12)
_LOW5, _LOW4, _LOW6 = np.uint64(0x1F), np.uint64(0x0F), np.uint64(0x3F)
_C3, _E0, _F0, _80 = np.uint64(0xC3), np.uint64(0xE0), np.uint64(0xF0), np.uint64(0x80)
_HAN_FIRST, _HAN_LAST = np.uint64(0x3005), np.uint64(0xD7FF)
_UNDERSCORE, _BACKSLASH = np.uint64(95), np.uint64(92)
_N, _R, _T = np.uint64(110), np.uint64(114), np.uint64(116)
_GAP = np.uint64(6)
"""Bytes that part two words of a name at most."""
_REACH = np.uint64(40)
"""Bytes from the end of a first name to a surname, where something stands between them."""
_HAN_GAP = np.uint64(3)
"""Bytes between two characters of a name: one wide blank or dot."""
_IN_PAIR, _ALONE = np.uint64(1), np.uint64(2)


@part
def _number(keys: _Longs, key: np.uint64) -> int:
    """Return the place of a key among sorted ones, -1 where it is none of them."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) >> 1
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low if low < len(keys) and keys[low] == key else -1


@part
def _put(
    hits: NDArray[np.int64],
    counts: NDArray[np.int64],
    text: int,
    start: np.uint64,
    number: int,
    skips: int,
) -> None:
    """Note a hit as far as there is room, and count it."""
    if number < 0:
        return
    place = counts[0]
    counts[0] += 1
    if place < len(hits):
        hits[place, 0] = text
        hits[place, 1] = np.int64(start)
        hits[place, 2] = number
        hits[place, 3] = skips


def find_names(
    data: _Bytes,
    offsets: _Longs,
    folded: NDArray[np.uint16],
    words: _Bytes,
    pairs: _Bytes,
    shifts: _Longs,
    keys: _Longs,
    hits: NDArray[np.int64],
    counts: NDArray[np.int64],
) -> None:
    """Note where in texts a key stands: a word, two words, or two characters that follow one another.

    Args:
        data: The texts, UTF-8, one after the other.
        offsets: Where each text starts, and at the end where the last one ends.
        folded: What code points fold to; two rows.
        words: By slot of a word's hash, bits: it stands in a pair; it is looked for alone.
        pairs: By slot of a key: whether there may be one.
        shifts: By how many bits a hash is shifted to be a slot of words, and of pairs.
        keys: The keys, sorted.
        hits: Out: text, first byte in the data, place of the key, whether one word between was passed over.
        counts: Out: number of hits, also of those for which there is no room.
    """
    word_shift, pair_shift = shifts[0], shifts[1]
    for text in range(len(offsets) - 1):
        begin, end = offsets[text], offsets[text + 1]
        inside = False
        hash_, start, stop, held = _ZERO, _ZERO, _ZERO, _ZERO
        hash_1, start_1, end_1, flag_1 = _ZERO, _ZERO, _ZERO, _ZERO
        hash_2, start_2, end_2, flag_2 = _ZERO, _ZERO, _ZERO, _ZERO
        han, han_start = _ZERO, _ZERO
        at = begin
        while at <= end:
            size, letter, second, point = _ONE, _ZERO, _ZERO, _ZERO
            if at < end:
                point = _U(data[at])
                if point < _80:
                    letter = _U(folded[point])
                elif point >= _F0:
                    size, point = _TWO + _TWO, _ZERO
                elif point >= _E0:
                    size = _THREE
                    if at + _TWO < end:
                        point = (
                            ((point & _LOW4) << _TWELVE)
                            | ((_U(data[at + _ONE]) & _LOW6) << _SIX)
                            | (_U(data[at + _TWO]) & _LOW6)
                        )
                        if point < _TABLE:
                            letter, second = _U(folded[point]), _U(folded[_TABLE + point])
                    else:
                        point = _ZERO
                elif point >= _C3:
                    size = _TWO
                    if at + _ONE < end:
                        point = ((point & _LOW5) << _SIX) | (_U(data[at + _ONE]) & _LOW6)
                        letter, second = _U(folded[point]), _U(folded[_TABLE + point])
                else:
                    point = _ZERO
            if letter == _ZERO:
                if inside:
                    inside = False
                    flag = _U(words[(hash_ * _MIX) >> word_shift])
                    if flag & _ALONE:
                        key = (hash_ ^ _SINGLE) * _PRIME
                        if pairs[(key * _MIX) >> pair_shift]:
                            _put(hits, counts, text, start, _number(keys, key), 0)
                    if flag & _IN_PAIR:
                        if flag_1 & _IN_PAIR and start - end_1 <= _GAP:
                            key = ((hash_1 * _MIX) ^ hash_) * _PRIME
                            if pairs[(key * _MIX) >> pair_shift]:
                                _put(hits, counts, text, start_1, _number(keys, key), 0)
                        if flag_2 & _IN_PAIR and start - end_2 <= _REACH:
                            key = ((hash_2 * _MIX) ^ hash_) * _PRIME
                            if pairs[(key * _MIX) >> pair_shift]:
                                _put(hits, counts, text, start_2, _number(keys, key), 1)
                    hash_2, start_2, end_2, flag_2 = hash_1, start_1, end_1, flag_1
                    hash_1, start_1, end_1, flag_1 = hash_, start, stop, flag
                if _HAN_FIRST <= point <= _HAN_LAST:
                    if han != _ZERO and at - han_start <= _THREE + _HAN_GAP:
                        key = (((han << _SIXTEEN) | point) ^ _HAN) * _PRIME
                        if pairs[(key * _MIX) >> pair_shift]:
                            _put(hits, counts, text, han_start, _number(keys, key), 0)
                    han, han_start = point, at
            elif not inside:
                is_escape = (
                    (point == _N or point == _R or point == _T)
                    and at > begin
                    and _U(data[at - _ONE]) == _BACKSLASH
                    and not (at > begin + _ONE and _U(data[at - _TWO]) == _BACKSLASH)
                )
                if letter != _UNDERSCORE and letter != _SKIPPED and not is_escape:
                    inside = True
                    start, stop, held = at, at + size, _ZERO
                    hash_ = (_SEED ^ letter) * _PRIME
                    if second != _ZERO:
                        hash_ = (hash_ ^ second) * _PRIME
            elif letter == _UNDERSCORE:
                held += _ONE
            else:
                while held != _ZERO:
                    hash_ = (hash_ ^ _UNDERSCORE) * _PRIME
                    held -= _ONE
                if letter != _SKIPPED:
                    hash_ = (hash_ ^ letter) * _PRIME
                    if second != _ZERO:
                        hash_ = (hash_ ^ second) * _PRIME
                stop = at + size
            at += size
            # Nearly all bytes are ASCII: letters of a word, or what parts words.
            if inside and held == _ZERO:
                while at < end and data[at] < 128:
                    letter = _U(folded[_U(data[at])])
                    if letter == _ZERO or letter == _UNDERSCORE:
                        break
                    hash_ = (hash_ ^ letter) * _PRIME
                    at += _ONE
                    stop = at
            elif not inside:
                while at < end and data[at] < 128 and folded[_U(data[at])] == 0:
                    at += _ONE
