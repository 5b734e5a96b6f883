"""Looks for the names of all people of a repository at once, in one pass over its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataprep.detect._folding import fold_table, han_key, pair_key, single_key, slot, word_hash
from dataprep.detect._name_forms import Form
from dataprep.text.kernels import Kernel

_find_names = Kernel(
    "dataprep.detect._name_kernel", "find_names",
    "uint8[::1] uint64[::1] uint16[::1] uint8[::1] uint8[::1] uint64[::1] uint64[::1] int64[:,::1] "
    "int64[::1]",
    sources=("_name_kernel.py", "_folding.py"),
)  # fmt: skip

_IN_PAIR, _ALONE = 1, 2
_LEAST_BITS, _MOST_BITS = 12, 24
_SPREAD_BITS = 4
"""A table has 16 to 32 slots for each of its keys, so that few other words meet one."""
_ROOM = 4096
"""Hits for which there is room at first, and one more for each 64 bytes of text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text where names may begin.

    Attributes:
        text: Number of the text.
        start: First byte of the first word.
        number: The same for two places where the same may stand.
        skips: Whether one word stands between the first two.
        forms: What may stand there.
        han: Names of scripts that part no words that may stand there.
    """

    text: int
    start: int
    number: int
    skips: bool
    forms: Sequence[Form]
    han: Sequence[str]


class NameIndex:
    """The names of a repository's people.

    Args:
        forms: Their forms.
        han: Names of scripts that part no words, without blanks.
    """

    def __init__(self, forms: Iterable[Form], han: Iterable[str]) -> None:
        by_key: dict[int, list[Form]] = {}
        flags: dict[int, int] = {}
        for form in dict.fromkeys(forms):
            hashes = [word_hash(word) for word in form.words[:2]]
            alone = len(hashes) == 1
            key = single_key(hashes[0]) if alone else pair_key(hashes[0], hashes[1])
            by_key.setdefault(key, []).append(form)
            for one in hashes:
                flags[one] = flags.get(one, 0) | (_ALONE if alone else _IN_PAIR)
        han_by_key: dict[int, list[str]] = {}
        for name in dict.fromkeys(han):
            han_by_key.setdefault(han_key(name[0], name[1]), []).append(name)
        keys = sorted({*by_key, *han_by_key})
        self._forms = [tuple(by_key.get(key, ())) for key in keys]
        self._around = [tuple(form for form in forms if form.cut == 1) for forms in self._forms]
        self._can_skip = np.array([bool(forms) for forms in self._around], np.bool_)
        self._han = [tuple(sorted(han_by_key.get(key, ()), key=len, reverse=True)) for key in keys]
        self._keys = np.array(keys, np.uint64)
        self._pairs = _table(dict.fromkeys(keys, 1))
        self._words = _table(flags)
        sizes = (len(self._words), len(self._pairs))
        self._shifts = np.array([65 - size.bit_length() for size in sizes], np.uint64)

    def hits(self, texts: Sequence[bytes]) -> Iterator[Hit]:
        """Yield where names may begin, by text and place.

        Args:
            texts: UTF-8; together at most some gigabytes.
        """
        if not self._forms or not texts:
            return
        offsets = np.zeros(len(texts) + 1, np.uint64)
        np.cumsum(np.fromiter(map(len, texts), np.uint64, len(texts)), out=offsets[1:])
        data = np.frombuffer(b"".join(texts), np.uint8)
        starts = offsets.tolist()
        for text, start, number, skips in self._found(data, offsets).tolist():
            at = start - starts[text]
            if skips:
                yield Hit(text, at, number, True, self._around[number], ())
            else:
                yield Hit(text, at, number, False, self._forms[number], self._han[number])

    def _found(self, data: NDArray[np.uint8], offsets: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return text, place, number of the key and whether a word was passed over."""
        fixed = (fold_table().reshape(-1), self._words, self._pairs, self._shifts, self._keys)
        room = _ROOM + len(data) // 64
        while True:
            hits = np.empty((room, 4), np.int64)
            counts = np.zeros(1, np.int64)
            _find_names(data, offsets, *fixed, hits, counts)
            if counts[0] <= room:
                break
            room = int(counts[0])
        found: NDArray[np.int64] = hits[: counts[0]]
        wanted = (found[:, 3] == 0) | self._can_skip[found[:, 2]]
        return np.ascontiguousarray(found[wanted])


def _table(flags: dict[int, int]) -> NDArray[np.uint8]:
    """Return the flags of keys by slot; those that meet in one are joined."""
    bits = min(max(len(flags).bit_length() + _SPREAD_BITS, _LEAST_BITS), _MOST_BITS)
    table = np.zeros(1 << bits, np.uint8)
    for key, flag in flags.items():
        table[slot(key, bits)] |= flag
    return table
