"""One look at a batch of texts for the words without which the detectors find nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, what it hints at, and where it counts."""

    word: bytes
    hint: int
    ignores_case: bool = True
    within: int | None = None


class _Window:
    """The words that count in one part of a text.

    Args:
        words: Those of fewer than two bytes are taken to stand in every text.
    """

    def __init__(self, words: Iterable[_Word]) -> None:
        self._always = 0
        literals: list[Literal] = []
        for word in words:
            if len(word.word) < 2:
                self._always |= word.hint
                continue
            bit = word.hint.bit_length() - 1
            literals.append(Literal(word.word, bit, word.ignores_case, word.within))
        self._literals = LiteralSet(literals) if literals else None

    def look(self, parts: Sequence[bytes]) -> _Hints | int:
        """Return the hints that the words in each part give."""
        if self._literals is None:
            return self._always
        return self._literals.scan(parts)[:, 0].astype(np.int64) | self._always


# NOTE: by its words and not by the language, because many languages share theirs.
@functools.cache
def _window(words: frozenset[_Word]) -> _Window:
    return _Window(sorted(words, key=lambda word: word.word))


def _tool_words(where: str, language: str | None, hint: int, within: int) -> list[_Word]:
    # NOTE: tools call an unknown language "".
    return [
        _Word(tool.hint, hint, within=within)
        for tool in load_tools()
        if tool.where == where and (not tool.languages or (language or "") in tool.languages)
    ]


def _form_words(language: str | None, *, is_tail: bool) -> list[_Word]:
    return [
        _Word(form.gate, FORM, ignores_case=False)
        for form, languages in load_forms()
        if form.is_tail == is_tail and language in languages
    ]


@functools.cache
def _head(language: str | None) -> _Window:
    near_top = (*NEAR_TOP, *NEAR_TOP_OF.get(language or "", ()))
    words = [_Word(GENERATED, MARKER, within=HEAD_BYTES)]
    words += [_Word(word, MARKER, within=NEAR_TOP_BYTES) for word in near_top]
    words += _tool_words("head", language, MARKER, HEAD_BYTES)
    words += [_Word(word, NOTICE, within=NEAR_BYTES) for word in TELLING]
    words += [_Word(word, NOTICE, ignores_case=False) for word in FAR_TELLING]
    words.append(_Word(b"SPDX", TAG, ignores_case=False))
    words.append(_Word(b"spdx", TAG, ignores_case=False, within=LOWER_CASE_TAG_BYTES))
    return _window(frozenset(words))


@functools.cache
def _tail(language: str | None) -> _Window:
    words = [_Word(GENERATED, ENDING), *_tool_words("tail", language, ENDING, TAIL_BYTES)]
    return _window(frozenset([*words, *_form_words(language, is_tail=True)]))


@functools.cache
def _far_tail() -> _Window:
    words = [_Word(word, NOTICE) for word in TELLING]
    return _Window([*words, *(_Word(word, NOTICE, ignores_case=False) for word in FAR_TELLING)])


@functools.cache
def _forms(language: str | None) -> _Window:
    return _window(frozenset(_form_words(language, is_tail=False)))


def _look(
    texts: Sequence[bytes],
    rows: Mapping[str | None, Sequence[int]],
    words: Callable[[str | None], _Window],
    part: Callable[[bytes], bytes],
) -> _Hints:
    """Return the hints that the words of each text's language give in a part of the text."""
    together: dict[_Window, list[int]] = {}
    for language, among in rows.items():
        together.setdefault(words(language), []).extend(among)
    found = np.zeros(len(texts), np.int64)
    for window, some in together.items():
        found[some] = window.look([part(texts[row]) for row in some])
    return found


def first_look(texts: Sequence[bytes], languages: Sequence[str | None]) -> list[int]:
    """Return where in each text something may be found, as hints for the detectors.

    A hint that is missing says that nothing is there; one that is given may prove wrong.

    Args:
        texts: Contents as UTF-8.
        languages: Linguist name of each text's language, or None.

    Returns:
        For each text a sum of the constants of `dataprep.label._hints`.
    """
    rows: dict[str | None, list[int]] = {}
    for row, language in enumerate(languages):
        rows.setdefault(language, []).append(row)
    found = _look(texts, rows, _head, lambda text: text[:NOTICE_BYTES])
    found |= _look(texts, rows, _tail, lambda text: text[-TAIL_BYTES:])
    found |= _look(texts, rows, _forms, form_window)
    # NOTE: license notices are looked for at the end of those texts only that go on behind the head.
    long = [row for row, text in enumerate(texts) if len(text) > NOTICE_BYTES]
    found[long] |= _far_tail().look([texts[row][-TAIL_BYTES:] for row in long])
    for row in long:
        if texts[row].find(b"SPDX", NOTICE_BYTES - 3, TAG_BYTES) >= 0:
            found[row] |= TAG
    hints: list[int] = found.tolist()
    return hints
