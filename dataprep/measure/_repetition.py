"""Repeated words and n-grams of one text, level by level.

An n-gram can occur twice only if its first and its last n - 1 words do. So level n looks only at
places where both do, and names an n-gram by the pair of their numbers: no hash of words beyond the
first level, and few places left after the third, as code repeats little at length.
"""

from __future__ import annotations

import math

import numpy as np

from dataprep.measure._bits import stand_apart
from dataprep.measure._layout import (
    DISTINCT_WORDS,
    DUP_5,
    DUP_LINE_CHARS,
    DUP_LINES,
    FILLED_LINES,
    SAMPLED_CHARS,
    SAMPLED_WORDS,
    TOP_2,
    Hashes,
    Ints,
    SmallInts,
    as_int,
    ix,
)
from dataprep.measure._seen import count_keys
from dataprep.text.jit import part

_LONGEST, _GREEDY = 10, 5
_ONE, _NO_KEY, _S16, _S32 = np.uint64(1), np.uint64(0), np.uint64(16), np.uint64(32)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MET = 1 << 24
"""Added to the count of an n-gram that the walk of duplicates has met."""
_WEIGHTS = np.array([n * math.log(max(n, 1)) for n in range(256)], np.float64)
"""By a count of occurrences this count times its logarithm."""


@part
def _top(word_ends: SmallInts, counts: SmallInts, firsts: SmallInts, n_keys: int, n: int) -> int:
    """Return occurrences times code points of the most frequent n-gram; of equals the first."""
    most, first = 0, 0
    for j in range(n_keys):
        if counts[ix(j)] > most:
            most, first = as_int(counts[ix(j)]), as_int(firsts[ix(j)])
    return most * as_int(word_ends[ix(first + n)] - word_ends[ix(first)])


@part
def _duplicates(
    word_ends: SmallInts, keys: Hashes, places: SmallInts, n_places: int, counts: SmallInts, n: int
) -> int:
    """Return the code points that datatrove's ``find_all_duplicate`` finds.

    Its walk passes over the words of a duplicate, so that each word counts once, and does not
    remember what it passes over.
    """
    n_chars, free = 0, 0
    for j in range(n_places):
        place, entry = as_int(places[ix(j)]), ix(keys[ix(j)])
        if counts[entry] > 1 and place >= free:
            if counts[entry] >= _MET:
                n_chars += as_int(word_ends[ix(place + n)] - word_ends[ix(place)])
                free = place + n
            else:
                counts[entry] += _MET
    return n_chars


@part
def _pair(keys: Hashes, places: SmallInts, n_places: int, counts: SmallInts) -> int:
    """Put the pairs of neighbours that both occur twice in place of the n-grams, and return how many.

    There is no branch to mispredict.
    """
    n_pairs, head, last = 0, _NO_KEY, -2
    for j in range(n_places):
        tail, place = keys[ix(j)], as_int(places[ix(j)])
        is_kept = counts[ix(tail)] > 1
        keys[ix(n_pairs)] = head << _S16 | tail
        places[ix(n_pairs)] = last
        n_pairs += is_kept & (place == last + 1)
        head, last = tail, place if is_kept else -2
    return n_pairs


@part
def _entropy(counts: SmallInts, n_keys: int, n_words: int) -> float:
    """Return the entropy of the words, in nats."""
    weighted = 0.0
    for entry in range(n_keys):
        count = as_int(counts[ix(entry)])
        weighted += _WEIGHTS[ix(count)] if count < len(_WEIGHTS) else count * math.log(count)
    return max(0.0, math.log(n_words) - weighted / n_words)


@part
def measure_lines(
    line_keys: Hashes, line_lengths: SmallInts, table: Hashes, out: Ints, k: int
) -> None:
    """Count the lines that stand earlier in the text too, and their code points.

    Args:
        line_keys: Hash of each line that is not blank.
        line_lengths: Code points of each of these lines.
        table: Scratch of 64 slots at least and over twice the lines: a hash table of keys alone.
        out: The counts.
        k: The text's row there; written.
    """
    stand_apart()
    n_lines, n_dup, dup_chars, n_slots = out[k, FILLED_LINES], 0, 0, 64
    while n_slots < 2 * n_lines:
        n_slots *= 2
    for slot in range(n_slots):
        table[ix(slot)] = _NO_KEY
    for line in range(n_lines):
        key = line_keys[ix(line)] | _ONE
        slot = as_int(key * _GOLDEN >> _S32) & (n_slots - 1)
        while table[ix(slot)] != _NO_KEY and table[ix(slot)] != key:
            slot = (slot + 1) & (n_slots - 1)
        is_dup = table[ix(slot)] == key
        n_dup += is_dup
        dup_chars += line_lengths[ix(line)] * is_dup
        table[ix(slot)] = key
    out[k, DUP_LINES], out[k, DUP_LINE_CHARS] = n_dup, dup_chars


@part
def measure_repetition(
    word_keys: Hashes, word_ends: SmallInts, n_words: int, places: SmallInts, slots: Hashes,
    counts: SmallInts, firsts: SmallInts, state: Ints, out: Ints, k: int,
) -> float:  # fmt: skip
    """Write the repetition of the words of a text.

    Args:
        word_keys: Hash of each word; changed.
        word_ends: Code points of the words before each word, and of all.
        n_words: How many words there are.
        places: Scratch, one number a word.
        slots: A hash table.
        counts: Scratch, one number a word and one more: occurrences by n-gram.
        firsts: Scratch, as long: the first place of an n-gram.
        state: The table's state.
        out: The counts.
        k: The text's row there; written.

    Returns:
        The entropy of the words, in nats.
    """
    stand_apart()
    if n_words == 0:
        return 0.0
    for place in range(n_words):
        places[ix(place)] = place
    n_keys = count_keys(word_keys, places, n_words, slots, counts, firsts, state)
    out[k, SAMPLED_WORDS], out[k, SAMPLED_CHARS] = n_words, word_ends[ix(n_words)]
    out[k, DISTINCT_WORDS] = n_keys
    entropy, n_places = _entropy(counts, n_keys, n_words), n_words
    for n in range(2, _LONGEST + 1):
        n_places = _pair(word_keys, places, n_places, counts)
        n_keys = count_keys(word_keys, places, n_places, slots, counts, firsts, state)
        if n_keys == n_places:
            break
        if n < _GREEDY:
            out[k, TOP_2 + n - 2] = _top(word_ends, counts, firsts, n_keys, n)
        else:
            out[k, DUP_5 + n - _GREEDY] = _duplicates(
                word_ends, word_keys, places, n_places, counts, n
            )
    return entropy
