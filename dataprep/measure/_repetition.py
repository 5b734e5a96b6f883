"""Repeated words and n-grams of one text, level by level.

An n-gram can occur twice only if its first and its last n - 1 words do. So level n looks only at
places where both do, and names an n-gram by the pair of their numbers: no hash of words beyond the
first level, and few places left after the third, as code repeats little at length.
"""

from __future__ import annotations

import math

import numpy as np

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
from dataprep.measure._seen import COUNT, MARK, clear, first_slot, touch
from dataprep.text.jit import part

_LONGEST, _GREEDY = 10, 5
_HALF, _ONE, _NO_KEY = np.uint64(32), np.uint64(1), np.uint64(0)


@part
def _length(word_lengths: SmallInts, first: int, n: int) -> int:
    """Return the code points of ``n`` words."""
    length = 0
    for word in range(first, first + n):
        length += word_lengths[ix(word)]
    return length


@part
def _top(word_lengths: SmallInts, live: SmallInts, n_live: int, entries: Ints, n: int) -> int:
    """Return occurrences times code points of the most frequent n-gram; of equals the first."""
    most, first = 0, 0
    for j in range(n_live):
        count = entries[ix(live[ix(2 * j + 1)]), COUNT]
        if count > most:
            most, first = count, as_int(live[ix(2 * j)])
    return most * _length(word_lengths, first, n)


@part
def _duplicates(
    word_lengths: SmallInts, live: SmallInts, n_live: int, entries: Ints, n: int
) -> int:
    """Return the code points that datatrove's ``find_all_duplicate`` finds.

    Its walk passes over the words of a duplicate, so that each word counts once, and does not
    remember what it passes over.
    """
    n_chars, free = 0, 0
    for j in range(n_live):
        place, entry = as_int(live[ix(2 * j)]), ix(live[ix(2 * j + 1)])
        if place >= free:
            if entries[entry, MARK]:
                n_chars += _length(word_lengths, place, n)
                free = place + n
            entries[entry, MARK] = 1
    return n_chars


@part
def _keep_repeated(live: SmallInts, n_live: int, entries: Ints) -> int:
    """Drop the places whose n-gram occurs once and return how many stay."""
    n_kept = 0
    for j in range(n_live):
        place, entry = live[ix(2 * j)], live[ix(2 * j + 1)]
        live[ix(2 * n_kept)], live[ix(2 * n_kept + 1)] = place, entry  # no branch to mispredict
        n_kept += entries[ix(entry), COUNT] > 1
    return n_kept


@part
def _entropy(entries: Ints, n_entries: int, n_words: int) -> float:
    """Return the entropy of the words, in nats."""
    weighted = 0.0
    for entry in range(n_entries):
        count = entries[ix(entry), COUNT]
        if count > 1:
            weighted += count * math.log(count)
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
    n_lines, n_dup, dup_chars, n_slots = out[k, FILLED_LINES], 0, 0, 64
    while n_slots < 2 * n_lines:
        n_slots *= 2
    for slot in range(n_slots):
        table[ix(slot)] = _NO_KEY
    for line in range(n_lines):
        key = line_keys[ix(line)] | _ONE
        slot = first_slot(as_int(key), n_slots - 1)
        while table[ix(slot)] != _NO_KEY and table[ix(slot)] != key:
            slot = (slot + 1) & (n_slots - 1)
        is_dup = table[ix(slot)] == key
        n_dup += is_dup
        dup_chars += line_lengths[ix(line)] * is_dup
        table[ix(slot)] = key
    out[k, DUP_LINES], out[k, DUP_LINE_CHARS] = n_dup, dup_chars


@part
def measure_repetition(
    word_keys: Hashes, word_lengths: SmallInts, n_words: int, live: SmallInts,
    slots: SmallInts, entries: Ints, state: Ints, out: Ints, k: int,
) -> float:  # fmt: skip
    """Write the repetition of the words of a text.

    Args:
        word_keys: Hash of each word.
        word_lengths: Code points of each word.
        n_words: How many words there are.
        live: Scratch, two numbers a word: places of repeated n-grams, and their entries.
        slots: A hash table.
        entries: Its entries, one a word.
        state: Its state.
        out: The counts.
        k: The text's row there; written.

    Returns:
        The entropy of the words, in nats.
    """
    if n_words == 0:
        return 0.0
    clear(slots, state, n_words)
    for place in range(n_words):
        live[ix(2 * place)] = place
        live[ix(2 * place + 1)] = touch(slots, entries, state, word_keys[ix(place)])
    out[k, SAMPLED_WORDS] = n_words
    out[k, SAMPLED_CHARS] = _length(word_lengths, 0, n_words)
    out[k, DISTINCT_WORDS] = state[0]
    entropy = _entropy(entries, state[0], n_words)
    n_live = _keep_repeated(live, n_words, entries)
    for n in range(2, _LONGEST + 1):
        clear(slots, state, n_live)
        n_next = 0
        for j in range(n_live - 1):
            place = live[ix(2 * j)]
            if live[ix(2 * j + 2)] == place + 1:
                head, tail = live[ix(2 * j + 1)], live[ix(2 * j + 3)]
                key = np.uint64(head) << _HALF | np.uint64(tail)
                live[ix(2 * n_next)] = place
                live[ix(2 * n_next + 1)] = touch(slots, entries, state, key)
                n_next += 1
        n_live = _keep_repeated(live, n_next, entries)
        if n_live == 0:
            break
        if n < _GREEDY:
            out[k, TOP_2 + n - 2] = _top(word_lengths, live, n_live, entries, n)
        else:
            out[k, DUP_5 + n - _GREEDY] = _duplicates(word_lengths, live, n_live, entries, n)
    return entropy
