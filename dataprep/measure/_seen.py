"""A hash table of numbers of up to 48 bits for the kernels, emptied without being written.

A slot is one number: 32 bits of a key, the turn in which it was written, and the key's own number.
A slot of another turn is empty.
"""

from __future__ import annotations

import numpy as np

from dataprep.measure._bits import stand_apart
from dataprep.measure._layout import Hashes, Ints, SmallInts, as_int, ix
from dataprep.text.jit import part

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_S16, _S32, _LOW = np.uint64(16), np.uint64(32), np.uint64(0xFFFF)
_MAX_TURN = 0xFFFF


@part
def _turn(slots: Hashes, state: Ints) -> np.uint64:
    """Empty the table, and return the turn."""
    if state[0] == _MAX_TURN:
        state[0] = 0
        for slot in range(len(slots)):
            slots[ix(slot)] = np.uint64(0)
    state[0] += 1
    return np.uint64(state[0])


@part
def count_keys(
    keys: Hashes, places: SmallInts, n: int, slots: Hashes, counts: SmallInts, firsts: SmallInts,
    state: Ints,
) -> int:  # fmt: skip
    """Number the distinct keys in the order in which they come, and count them.

    NOTE: of a key the lowest 32 bits are compared, and about as many more as the table's size has
    decide where they are; of distinct hashes of words two in 2^45 are taken for one.

    Args:
        keys: The keys; each is replaced by its number.
        places: The place of each.
        n: How many there are, 65,536 at most.
        slots: The table; zeros before its first use, and more numbers than there are keys.
        counts: Occurrences by a key's number; written, and one more.
        firsts: First place by a key's number; written, and one more.
        state: The turn, zero before the table's first use.

    Returns:
        How many distinct keys there are.
    """
    stand_apart()
    n_slots, n_keys, turn = 64, 0, _turn(slots, state)
    while n_slots < n + (n >> 2):
        n_slots *= 2
    for j in range(n):
        key = keys[ix(j)]
        sought = key << _S32 | turn << _S16
        slot = as_int(key * _GOLDEN >> _S32) & (n_slots - 1)
        found = slots[ix(slot)]
        while ((found ^ sought) >> _S16 != 0) & (found >> _S16 & _LOW == turn):
            slot = (slot + 1) & (n_slots - 1)
            found = slots[ix(slot)]
        is_new = (found ^ sought) >> _S16 != 0
        number = n_keys if is_new else as_int(found & _LOW)
        counts[ix(n_keys)], firsts[ix(n_keys)] = 0, places[ix(j)]  # no branch to mispredict
        slots[ix(slot)] = sought | np.uint64(number)
        counts[ix(number)] += 1
        keys[ix(j)] = number
        n_keys += is_new
    return n_keys
