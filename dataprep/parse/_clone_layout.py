"""What the kernel of bodies and its caller share: kinds of bytes and of spans, ways of layout."""

from __future__ import annotations

import numpy as np

from dataprep.text.kernels import Bytes

BLANK, NEWLINE, WORD, DIGIT, SIGN, OPEN, CLOSE = 0, 1, 2, 3, 4, 5, 6
"""Kinds of bytes of code."""

COMMENT, LITERAL = 1, 2
"""Kinds of spans that are no plain code."""

FREE, LINES, LEVELS = 0, 1, 2
"""What of the layout counts: nothing, line ends, line ends and how deep lines stand."""

MAX_LEVELS = 256
"""Levels that are told apart; deeper lines count as the deepest of them."""

_TAB, _LF, _RETURN, _SPACE = 9, 10, 13, 32


def _kinds() -> Bytes:
    """Return the kind of each byte."""
    kinds = np.full(256, SIGN, np.uint8)
    kinds[: _SPACE + 1] = BLANK
    kinds[127] = BLANK
    kinds[[_LF, _RETURN]] = NEWLINE
    kinds[[*range(65, 91), *range(97, 123), 95, 36, *range(128, 256)]] = WORD
    kinds[48:58] = DIGIT
    kinds[[40, 91, 123]] = OPEN
    kinds[[41, 93, 125]] = CLOSE
    return kinds


KINDS = _kinds()
