"""Comments by which authors say that a finding is to be passed over."""

from __future__ import annotations

import re

_ON_LINE = re.compile(
    rb"\bnosem(?:grep)?\b|#\s*noqa\b|#\s*nosec\b|\bNOLINT\b|//\s*nolint\b|//\s*#nosec\b|\bNOSONAR\b"
    rb"|\beslint-disable-line\b|#\s*pylint:\s*disable=|#\s*type:\s*ignore\b|\bdataprep:\s*ignore\b"
    rb"|\brubocop:disable\b|\bphpcs:ignore\b|\bcppcheck-suppress\b|#\s*shellcheck\s+disable="
)
_COMMENT = re.compile(rb"[ \t]*(?:#|//|/\*|\*|--|<!--|@|;)")
"""NOTE: a comment behind code is about that code, and not about the next line."""
_ON_NEXT = re.compile(
    rb"\bnosem(?:grep)?\b|\bNOLINTNEXTLINE\b|\beslint-disable-next-line\b|\bdataprep:\s*ignore\b"
    rb"|\bnoinspection\b|@SuppressWarnings\b|\bcppcheck-suppress\b|#\s*shellcheck\s+disable="
    rb"|\bphpcs:ignore\b|@Suppress\("
)
_ANY = re.compile(
    rb"nosem|noqa|nosec|NOLINT|nolint|NOSONAR|eslint-disable|pylint:|dataprep:|rubocop:|phpcs:"
    rb"|cppcheck-|shellcheck|noinspection|@Suppress|type:\s*ignore"
)


class Marks:
    """The comments of a text that pass findings over.

    They say what an author thought, and take nothing away: a finding stays, and is marked.

    Args:
        text: UTF-8.
    """

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._are_there = _ANY.search(text) is not None

    def covers(self, start: int) -> bool:
        """Return whether a comment on the line of a byte, or for it on the line before, marks it."""
        if not self._are_there:
            return False
        first = self._text.rfind(b"\n", 0, start) + 1
        last = self._text.find(b"\n", start)
        line = self._text[first : last if last >= 0 else len(self._text)]
        if _ON_LINE.search(line):
            return True
        before = self._text[self._text.rfind(b"\n", 0, max(first - 1, 0)) + 1 : max(first - 1, 0)]
        return _COMMENT.match(before) is not None and _ON_NEXT.search(before) is not None
