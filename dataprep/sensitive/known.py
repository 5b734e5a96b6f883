"""Values that were found somewhere, looked for everywhere, without being written anywhere.

A secret that a line betrays in one file can stand bare in another. What goes from the first file to
the search is no value: a keyed digest of its first eight bytes, its length, and a keyed digest of
all of it. The search slides over the bytes of each text once, whatever the number of values.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dataprep.text.kernels import Kernel

_find_anchors = Kernel(
    "dataprep.sensitive._known_kernel", "find_anchors",
    "uint8[::1] uint64[::1] uint64[::1] uint64[::1] int64 int64[::1]",
    sources=("_known_kernel.py",),
)  # fmt: skip

ANCHOR_BYTES = 8
"""Bytes by which a value is known at first; a shorter one is not looked for elsewhere."""
_SLOT_BITS = 22
_AT_ONCE = 4096
_MASK = (1 << 64) - 1
_DIGEST_BYTES = 16
Occurrence: TypeAlias = tuple[int, int, int]
"""First byte, byte behind, number of the value."""


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value without itself.

    Attributes:
        anchor: Keyed digest of its first eight bytes.
        size_bytes: Its length.
        digest: Keyed digest of all of it, 32 hexadecimal digits.
    """

    anchor: int
    size_bytes: int
    digest: str


def known_value(key: bytes, value: bytes) -> KnownValue:
    """Return what is remembered of a value.

    Args:
        key: Key of the store.
        value: At least eight bytes.
    """
    return KnownValue(_anchor(_keys(key), value), len(value), _digest(key, value))


class KnownValues:
    """Looks for values in texts.

    Args:
        key: Key of the store.
        values: What is remembered of them.

    Example:
        >>> values = KnownValues(b"k" * 32, [known_value(b"k" * 32, b"correct horse")])
        >>> list(values.find(b"a correct horse, a correct house"))
        [(2, 15, 0)]
    """

    def __init__(self, key: bytes, values: Sequence[KnownValue]) -> None:
        self._key, self._keys = key, _keys(key)
        self._by_anchor: dict[int, list[int]] = {}
        self._values = tuple(values)
        self._bits = np.zeros(1 << (_SLOT_BITS - 6), np.uint64)
        for number, value in enumerate(self._values):
            self._by_anchor.setdefault(value.anchor, []).append(number)
            slot = value.anchor >> (64 - _SLOT_BITS)
            self._bits[slot >> 6] |= np.uint64(1 << (slot & 63))
        self._anchors = np.array(sorted(self._by_anchor), np.uint64)
        self._places = np.zeros(_AT_ONCE + 2, np.int64)

    def find(self, text: bytes) -> Iterator[Occurrence]:
        """Yield where values stand in a text, by start, longer ones first."""
        if not self._values or len(text) < ANCHOR_BYTES:
            return
        data = np.frombuffer(text, np.uint8)
        start = 0
        while start + ANCHOR_BYTES <= len(text):
            _find_anchors(data, self._keys, self._bits, self._anchors, start, self._places)
            found, start = int(self._places[0]), int(self._places[1])
            for place in self._places[2 : 2 + found].tolist():
                yield from self._values_at(text, place)

    def _values_at(self, text: bytes, start: int) -> Iterator[Occurrence]:
        numbers = self._by_anchor.get(_anchor(self._keys, text[start : start + ANCHOR_BYTES]), ())
        for number in sorted(numbers, key=lambda number: -self._values[number].size_bytes):
            value = self._values[number]
            end = start + value.size_bytes
            if end <= len(text) and _digest(self._key, text[start:end]) == value.digest:
                yield start, end, number


def _keys(key: bytes) -> NDArray[np.uint64]:
    """Return the numbers by which windows of eight bytes are digested."""
    drawn = hmac.new(key, b"dataprep known values", hashlib.sha256).digest()
    first, second, mask = (int.from_bytes(drawn[k : k + 8], "little") for k in (0, 8, 16))
    return np.array([first | 1, second | 1, mask], np.uint64)


def _anchor(keys: NDArray[np.uint64], value: bytes) -> int:
    first, second, mask = (int(number) for number in keys)
    window = int.from_bytes(value[:ANCHOR_BYTES], "little")
    digest = ((window ^ mask) * first) & _MASK
    return ((digest ^ (digest >> 32)) * second) & _MASK


def _digest(key: bytes, value: bytes) -> str:
    return hmac.new(key, b"value\0" + value, hashlib.sha256).digest()[:_DIGEST_BYTES].hex()
