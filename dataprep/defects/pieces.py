"""The parts of a text that have to be parsed: its top-level definitions around some places."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from dataprep.defects.looked import Looked
from dataprep.defects.shapes import Span, expression

_DEFINITIONS = {
    "python": expression(
        r"\n(?:@[^\n]*+\n(?:[ \t\r]*+\n|[ \t)\]}][^\n]*+\n)*+)*+(?:async[ \t]+)?(?:def|class)[ \t]"
    ),
    "go": expression(r"\nfunc[ \t]+(?:\([^()\n]*\)[ \t]*)?\w+[ \t]*[(\[]"),
}
"""What begins a definition that stands in no other, and no statement goes on behind it.

NOTE: strings and comments are masked, brackets hold no named definition, and one in a block is
indented (Python), or in none (Go).
"""
_MOST_OF_IT = 0.75
"""Share of a text from which on it is parsed as a whole."""


def pieces_of(looked: Looked, places: Sequence[Span]) -> list[Span]:
    """Return spans of a text that hold places, each of whole definitions.

    Args:
        looked: The text.
        places: Spans in it, in order.
    """
    size = len(looked.text)
    definition = _DEFINITIONS.get(looked.slug)
    if definition is None or not places:
        return [(0, size)]
    starts = [0, *(found.start() for found in definition.finditer(looked.lines)), size]
    pieces: list[Span] = []
    for start, end in places:
        low = starts[bisect.bisect_right(starts, start, 0, len(starts) - 1) - 1]
        high = starts[bisect.bisect_left(starts, min(end, size))]
        if pieces and low <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(high, pieces[-1][1]))
        else:
            pieces.append((low, high))
    if sum(end - start for start, end in pieces) > _MOST_OF_IT * size:
        return [(0, size)]
    return pieces
