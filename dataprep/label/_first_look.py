"""One look at a batch of texts for the words without which the detectors find nothing."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dataprep.label._generated_forms import form_window, load_forms
from dataprep.label._generated_rules import load_tools
from dataprep.label._hints import ENDING, FORM, MARKER, NOTICE, TAG
from dataprep.label.generated import (
    GENERATED,
    HEAD_BYTES,
    NEAR_TOP,
    NEAR_TOP_BYTES,
    NEAR_TOP_OF,
    TAIL_BYTES,
)
from dataprep.label.licenses.regions import FAR_TELLING, NEAR_BYTES, TELLING
from dataprep.label.licenses.regions import HEAD_BYTES as NOTICE_BYTES
from dataprep.label.licenses.tags import LOWER_CASE_TAG_BYTES, TAG_BYTES
from dataprep.text.literals import Literal, LiteralSet

_Hints = NDArray[np.int64]
_Languages = frozenset[str | None] | None


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, what it hints at, in which languages (None: all), and where it counts."""

    word: bytes
    hint: int
    languages: _Languages = None
    ignores_case: bool = True
    within: int | None = None


class _Window:
    """The words that count in one part of a text.

    Args:
        words: Those of fewer than two bytes are taken to stand in every text.
    """

    def __init__(self, words: Iterable[_Word]) -> None:
        groups: dict[tuple[int, _Languages], int] = {}
        always: list[tuple[int, _Languages]] = []
        literals: list[Literal] = []
        for word in words:
            group = (word.hint, word.languages)
            if len(word.word) < 2:
                always.append(group)
                continue
            bit = groups.setdefault(group, len(groups))
            literals.append(Literal(word.word, bit, word.ignores_case, word.within))
        self._groups, self._always = groups, tuple(always)
        self._literals = LiteralSet(literals)
        self._hints = sorted({hint for hint, _ in (*groups, *always)})

    def look(self, parts: Sequence[bytes], languages: Sequence[str | None]) -> _Hints:
        """Return the hints that the words in each part give for its language."""
        distinct = {language: number for number, language in enumerate(dict.fromkeys(languages))}
        numbers = np.fromiter(map(distinct.__getitem__, languages), np.int64, len(languages))
        masks = self._literals.scan(parts)
        found = np.zeros(len(parts), np.int64)
        for hint in self._hints:
            wanted = np.zeros((len(distinct), masks.shape[1]), np.uint64)
            is_always = np.zeros(len(distinct), np.bool_)
            for language, number in distinct.items():
                wanted[number] = self._bits(hint, language, masks.shape[1])
                is_always[number] = any(
                    hint == other and (among is None or language in among)
                    for other, among in self._always
                )
            has_word = (masks & wanted[numbers]).any(axis=1) | is_always[numbers]
            found |= np.where(has_word, hint, 0)
        return found

    @functools.cache  # noqa: B019  # windows live as long as the process
    def _bits(self, hint: int, language: str | None, n_columns: int) -> list[int]:
        bits = sum(
            1 << bit
            for (other, among), bit in self._groups.items()
            if hint == other and (among is None or language in among)
        )
        return [bits >> 64 * column & (1 << 64) - 1 for column in range(n_columns)]


def _tool_words(where: str, hint: int, within: int) -> Iterator[_Word]:
    for tool in load_tools():
        if tool.where == where:
            # NOTE: tools call an unknown language "".
            among = frozenset(name or None for name in tool.languages) or None
            yield _Word(tool.hint, hint, among, within=within)


@functools.cache
def _head() -> _Window:
    words = [_Word(GENERATED, MARKER, within=HEAD_BYTES)]
    words += [_Word(word, MARKER, within=NEAR_TOP_BYTES) for word in NEAR_TOP]
    for language, more in NEAR_TOP_OF.items():
        among = frozenset([language])
        words += [_Word(word, MARKER, among, within=NEAR_TOP_BYTES) for word in more]
    words += _tool_words("head", MARKER, HEAD_BYTES)
    words += [_Word(word, NOTICE, within=NEAR_BYTES) for word in TELLING]
    words += [_Word(word, NOTICE, ignores_case=False) for word in FAR_TELLING]
    words.append(_Word(b"SPDX", TAG, ignores_case=False))
    words.append(_Word(b"spdx", TAG, ignores_case=False, within=LOWER_CASE_TAG_BYTES))
    return _Window(words)


@functools.cache
def _tail() -> _Window:
    words = [_Word(GENERATED, ENDING), *_tool_words("tail", ENDING, TAIL_BYTES)]
    words += [_Word(word, NOTICE) for word in TELLING]
    words += [_Word(word, NOTICE, ignores_case=False) for word in FAR_TELLING]
    words += [
        _Word(form.gate, FORM, languages, ignores_case=False)
        for form, languages in load_forms()
        if form.is_tail
    ]
    return _Window(words)


@functools.cache
def _forms() -> _Window:
    return _Window(
        _Word(form.gate, FORM, languages, ignores_case=False)
        for form, languages in load_forms()
        if not form.is_tail
    )


def first_look(texts: Sequence[bytes], languages: Sequence[str | None]) -> list[int]:
    """Return where in each text something may be found, as hints for the detectors.

    A hint that is missing says that nothing is there; one that is given may prove wrong.

    Args:
        texts: Contents as UTF-8.
        languages: Linguist name of each text's language, or None.

    Returns:
        For each text a sum of the constants of `dataprep.label._hints`.
    """
    is_long = np.fromiter((len(text) > NOTICE_BYTES for text in texts), np.bool_, len(texts))
    tail = _tail().look([text[-TAIL_BYTES:] for text in texts], languages)
    # NOTE: license notices are looked for at the end of those texts only that go on behind the head.
    found = np.where(is_long, tail, tail & ~NOTICE)
    found |= _head().look([text[:NOTICE_BYTES] for text in texts], languages)
    found |= _forms().look([form_window(text) for text in texts], languages)
    for number in np.flatnonzero(is_long).tolist():
        if texts[number].find(b"SPDX", NOTICE_BYTES - 3, TAG_BYTES) >= 0:
            found[number] |= TAG
    hints: list[int] = found.tolist()
    return hints
