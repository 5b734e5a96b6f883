"""Keys and cases that stand twice in one pair of braces."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dataprep.defects.twins import kinds_of_bytes
from dataprep.text.kernels import Kernel

_find_repeats = Kernel(
    "dataprep.defects._repeats_kernel", "find_repeats",
    "uint8[::1] int64[::1] uint8[::1] uint8[::1] int64[::1] int64[::1] int64[::1] uint8[::1]",
    sources=("_repeats_kernel.py", "_twin_kinds.py"),
)  # fmt: skip

_DEPTH = 2_048
"""Open brackets; a text with more may hold anything, and so one with more keys than slots."""
_SLOTS = 1 << 18


class Repeats(NamedTuple):
    """Whether a text may hold a key, or a case, twice."""

    keys: bool
    cases: bool


def repeats_of(lines: Sequence[bytes], texts: Sequence[bytes]) -> list[Repeats]:
    """Return of each text whether keys of an object, or cases of a switch, may stand twice.

    Args:
        lines: The code of each text behind a line feed.
        texts: The texts.
    """
    offsets = np.array([0, *itertools.accumulate(map(len, lines))], np.int64)
    code = np.frombuffer(b"".join(lines), np.uint8)
    raw = np.frombuffer(b"\n" + b"\n".join(texts), np.uint8)
    flags = np.zeros(len(texts), np.uint8)
    table, stack = np.zeros(_SLOTS, np.int64), np.zeros(_DEPTH, np.int64)
    _find_repeats(code, offsets, raw, _kinds(), table, stack, np.zeros(2, np.int64), flags)
    return [Repeats(bool(flag & 1), bool(flag & 2)) for flag in flags.tolist()]


@functools.cache
def _kinds() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return kinds_of_bytes()
