"""A hash table of 64-bit keys for the kernels: dense entries, slots that grow with them.

It is three arrays, passed one by one: ``slots`` (entry by hash, -1: none),
``entries`` (key, occurrences, mark) and ``state`` (entries, slot mask).
"""

from __future__ import annotations

import numpy as np

from dataprep.measure._layout import Ints, SmallInts, as_int, ix
from dataprep.text.jit import part

KEY, COUNT, MARK = 0, 1, 2
_GOLDEN, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)


@part
def clear(slots: SmallInts, state: Ints, n_expected: int) -> None:
    """Empty the table and make it ready for about so many entries."""
    n_slots = 64
    while n_slots < n_expected and n_slots * 2 <= len(slots):
        n_slots *= 2
    for slot in range(n_slots):
        slots[ix(slot)] = -1
    state[0] = 0
    state[1] = n_slots - 1


@part
def first_slot(key: int, mask: int) -> int:
    """Return where to look for the key first: the upper bits of a product (Fibonacci hashing)."""
    return as_int(np.uint64(key) * _GOLDEN >> _HALF) & mask


@part
def _grow(slots: SmallInts, entries: Ints, state: Ints) -> None:
    """Double the slots in use and put the entries into them anew."""
    mask = state[1] * 2 + 1
    for slot in range(mask + 1):
        slots[ix(slot)] = -1
    for entry in range(state[0]):
        slot = first_slot(entries[ix(entry), KEY], mask)
        while slots[ix(slot)] >= 0:
            slot = (slot + 1) & mask
        slots[ix(slot)] = entry
    state[1] = mask


@part
def touch(slots: SmallInts, entries: Ints, state: Ints, key: np.uint64) -> int:
    """Count one occurrence of the key and return its entry; a new entry counts 1, mark 0."""
    mask = state[1]
    signed = as_int(key)
    slot = first_slot(signed, mask)
    entry = as_int(slots[ix(slot)])
    while entry >= 0:
        if entries[ix(entry), KEY] == signed:
            entries[ix(entry), COUNT] += 1
            return entry
        slot = (slot + 1) & mask
        entry = as_int(slots[ix(slot)])
    entry = as_int(state[0])
    slots[ix(slot)] = entry
    entries[ix(entry), KEY] = signed
    entries[ix(entry), COUNT] = 1
    entries[ix(entry), MARK] = 0
    state[0] = entry + 1
    if (entry + 1) * 2 > mask and mask * 2 + 2 <= len(slots):
        _grow(slots, entries, state)
    return entry
