"""A sweep over the bytes of a text that the compiler turns into vector instructions.

It finds the few blocks where a phrase of interest may stand, so that only those are looked at byte
by byte. Blocks are short enough for sums of one byte each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np

from dataprep.measure._bits import stand_apart
from dataprep.measure._code import mark_phrase
from dataprep.measure._layout import (
    CONFIGS,
    TESTS,
    Bytes,
    Flags,
    Ints,
    SmallInts,
    as_int,
    ix,
)
from dataprep.measure._text import has_phrase, line_of, phrase
from dataprep.text.jit import part

_BLOCK, _AHEAD = 128, 5
_TEST = phrase(b"test")
_CONFIG = phrase(b"config")
_as_byte = cast("Callable[[object], int]", np.uint8)
"""``numpy.uint8`` to the kernels, so that sums stay one byte wide, ``int`` to the type checker."""

_ZERO = _as_byte(0)


@part
def _may_hold(data: Bytes, block: int) -> bool:
    """Return whether a phrase other than ``test`` may begin in the block: its first four letters."""
    hits = _ZERO
    for i in range(block, block + _BLOCK):
        a, b = data[ix(i)] | 32, data[ix(i + 1)] | 32
        c, d = data[ix(i + 2)] | 32, data[ix(i + 3)] | 32
        is_config = (a == 99) & (b == 111) & (c == 110) & (d == 102)
        is_assert = (a == 97) & (b == 115) & (c == 115) & (d == 101)
        is_todo = (a == 116) & (b == 111) & (c == 100) & (d == 111)
        is_fixme = (a == 102) & (b == 105) & (c == 120) & (d == 109)
        is_your = (a == 121) & (b == 111) & (c == 117) & (d == 114)
        hits = _as_byte(hits | is_config | is_assert | is_todo | is_fixme | is_your)
    return hits != 0


@part
def _count_tests(data: Bytes, block: int) -> int:
    """Return how often ``test`` begins in the block."""
    n_tests = _ZERO
    for i in range(block, block + _BLOCK):
        a, b = data[ix(i)] | 32, data[ix(i + 1)] | 32
        c, d = data[ix(i + 2)] | 32, data[ix(i + 3)] | 32
        n_tests = _as_byte(n_tests + ((a == 116) & (b == 101) & (c == 115) & (d == 116)))
    return as_int(n_tests)


@part
def find_phrases(
    data: Bytes, classes: Bytes, table: Bytes, start: int, stop: int, line_ends: SmallInts,
    line_flags: Flags, lexed: bool, out: Ints, k: int,
) -> None:  # fmt: skip
    """Count ``test`` and ``config`` in any letter case; mark the lines of asserts and tasks.

    Args:
        data: The texts of the batch, one after another.
        classes: The lexer's class of each byte.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        line_ends: Bytes up to the end of each line of the text.
        line_flags: ``LINE_`` bits by line of the text; changed.
        lexed: Whether the text has classes; without them no line is marked.
        out: The counts; written.
        k: The text's row there.
    """
    stand_apart()
    n_tests, n_configs, line, block = 0, 0, 0, start
    while block < stop:
        whole = block + _BLOCK + _AHEAD <= stop
        if whole:
            n_tests += _count_tests(data, block)
        if not whole or _may_hold(data, block):
            for i in range(block, min(block + _BLOCK, stop)):
                folded = data[ix(i)] | 32
                if folded == 99:
                    n_configs += has_phrase(data, i, stop, _CONFIG)
                elif folded in (97, 102, 116, 121):
                    if folded == 116 and not whole:
                        n_tests += has_phrase(data, i, stop, _TEST)
                    flag = mark_phrase(data, classes, table, i, start, stop) if lexed else 0
                    if flag:
                        line = line_of(line_ends, line, i - start)
                        line_flags[ix(line)] |= flag
        block += _BLOCK
    out[k, TESTS], out[k, CONFIGS] = n_tests, n_configs
