"""Words near a value."""

from __future__ import annotations

import re

import re2

from dataprep.rules.sensitive import Context
from dataprep.sensitive.model import Candidate


class WordsNearby:
    """Looks for words near values.

    Words of Latin letters count as whole ones, case ignored: parts of identifiers as well, so that
    ``phone`` is in ``userPhone`` and ``user_phone``, not in ``microphone``.

    Args:
        context: The words, and how far they may stand.
    """

    def __init__(self, context: Context) -> None:
        self._before, self._after = context.chars, context.after
        words = [_expression(word) for word in sorted(context.words, key=len, reverse=True)]
        options = re2.Options()
        options.log_errors = False
        self._pattern = re2.compile("|".join(words).encode(), options)

    def near(self, candidate: Candidate, *, inside: bool = False) -> bool:
        """Return whether a word stands near a value.

        Args:
            candidate: The value.
            inside: Whether a word in it counts as well.
        """
        text = candidate.text
        if inside and self._pattern.search(candidate.value) is not None:
            return True
        before = text[max(candidate.start - self._before, 0) : candidate.start]
        if self._pattern.search(before) is not None:
            return True
        if not self._after:
            return False
        return self._pattern.search(text[candidate.end : candidate.end + self._after]) is not None


def _expression(word: str) -> str:
    escaped = re.escape(word)
    if not word.isascii() or not word[0].isalpha():
        return f"(?i:{escaped})"
    first, rest = word[0], re.escape(word[1:])
    camel = f"(?:{first.upper()}(?i:{rest}))"
    return f"(?:(?:^|[^A-Za-z])(?i:{escaped})|[a-z]{camel})(?:[^a-z]|s\\b|$)"
