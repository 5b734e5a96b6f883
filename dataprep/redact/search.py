"""Finds many literals in a text, in time that grows with both and not with their product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dataprep.sensitive.forms import Form, Reach

_MOST_WORK = 32 << 20
"""Literals times bytes up to which each is sought by itself: a hundredth of a second."""
_FEW = 300
"""Literals that are sought one by one in any text: one pass for all costs as much as so many."""
_HEAD = 6
"""Bytes of a literal that are looked for first; none is shorter."""
_CHUNK = 1 << 20
_ESCAPE_LETTERS = frozenset(b"nrtbfv0")
_DIGITS = frozenset(b"0123456789")
_WORD = frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_LETTER_LEADS = range(0xC3, 0xE0)
"""First bytes of letters beyond ASCII that go on with Latin ones; Han and signs do not."""


class Hit(NamedTuple):
    """A form of a value in a text.

    Attributes:
        start: First byte.
        end: Byte behind the last one.
        needle: What was sought.
    """

    start: int
    end: int
    needle: bytes


def find_forms(text: bytes, forms: Mapping[bytes, Form]) -> list[Hit]:
    """Return where forms of values stand, where their reach allows it; the longest of a place first.

    Args:
        text: UTF-8.
        forms: Forms by their bytes.
    """
    if len(forms) > _FEW and len(forms) * len(text) > _MOST_WORK:
        found = list(_all_at_once(text, forms))
    else:
        found = [hit for needle in forms for hit in _occurrences(text, needle)]
    hits = [
        hit
        for hit in found
        if forms[hit.needle].reach is Reach.FREE or stands_alone(text, hit.start, hit.end)
    ]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _occurrences(text: bytes, needle: bytes) -> Iterator[Hit]:
    start = text.find(needle)
    while start >= 0:
        yield Hit(start, start + len(needle), needle)
        start = text.find(needle, start + 1)


def _all_at_once(text: bytes, needles: Iterable[bytes]) -> Iterator[Hit]:
    """Yield all places in one pass: windows of six bytes against the beginnings of the literals."""
    import numpy as np

    by_head: dict[int, dict[int, set[bytes]]] = {}
    for needle in needles:
        head = int.from_bytes(needle[:_HEAD], "little")
        by_head.setdefault(head, {}).setdefault(len(needle), set()).add(needle)
    heads = np.fromiter(by_head, np.uint64, len(by_head))
    heads.sort()
    for chunk in range(0, len(text), _CHUNK):
        piece = np.frombuffer(text[chunk : chunk + _CHUNK + _HEAD - 1], np.uint8)
        if len(piece) < _HEAD:
            break
        n_windows = len(piece) - _HEAD + 1
        windows = np.zeros(n_windows, np.uint64)
        for at in range(_HEAD):
            windows |= piece[at : at + n_windows].astype(np.uint64) << np.uint64(8 * at)
        places = np.minimum(np.searchsorted(heads, windows), len(heads) - 1)
        for found in np.flatnonzero(heads[places] == windows).tolist():
            start = chunk + found
            for length, of_length in by_head[int(windows[found])].items():
                if text[start : start + length] in of_length:
                    yield Hit(start, start + length, text[start : start + length])


def stands_alone(text: bytes, start: int, end: int) -> bool:
    """Return whether no word or number goes on before or behind a place in a text.

    Example:
        >>> text = b"x13812345678, 13812345678, 0.13812345678"
        >>> [stands_alone(text, at, at + 11) for at in (1, 14, 29)]
        [False, True, False]
    """
    return not (_goes_on_before(text, start) or _goes_on_behind(text, end))


def _goes_on_before(text: bytes, start: int) -> bool:
    if start == 0:
        return False
    first, before = text[start], text[start - 1]
    if first in _WORD and before in _WORD:
        return not (start > 1 and before in _ESCAPE_LETTERS and text[start - 2] == ord("\\"))
    if first in _DIGITS and before == ord(".") and start > 1:
        return text[start - 2] in _DIGITS
    if first in _WORD and before >= 0x80:
        lead = start - 1
        while lead > 0 and start - lead < 4 and text[lead] & 0xC0 == 0x80:
            lead -= 1
        return text[lead] in _LETTER_LEADS
    return False


def _goes_on_behind(text: bytes, end: int) -> bool:
    if end >= len(text):
        return False
    last, behind = text[end - 1], text[end]
    if last in _WORD and (behind in _WORD or behind in _LETTER_LEADS):
        return True
    return (
        last in _DIGITS and behind == ord(".") and end + 1 < len(text) and text[end + 1] in _DIGITS
    )
