"""What is known of names and words beforehand: ``rules/names``."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from dataprep.detect._folding import fold
from dataprep.resources import rules_dir
from dataprep.sensitive.names import is_given_or_word, is_surname

_ENDINGS = (
    ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"),
    ("ly", ""),
)  # fmt: skip
"""How English words change; words of the list stand there without."""
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of names, folded.

    Attributes:
        common: Words of English and of code.
        given: First names that ``dataprep.sensitive.names`` lacks.
        nobody: Names that stand for no one.
        organisations: Words of names that no person has.
        roles: Local parts of addresses that no person has.
        particles: Words inside of surnames.
        titles: Words before and behind names.
        bots: Matches names and addresses of programs.
    """

    common: frozenset[str]
    given: frozenset[str]
    nobody: frozenset[str]
    organisations: frozenset[str]
    roles: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    bots: re.Pattern[str]

    def is_common(self, word: str) -> bool:
        """Return whether a folded word is one of English or of code, a number, or none at all."""
        if len(word) < _LEAST_STEM or word.isdigit() or word in self.common:
            return True
        return any(stem in self.common for stem in _stems(word))

    def is_ordinary(self, word: str) -> bool:
        """Return whether a folded word, alone, tells nobody: a common one, or one that many are called."""
        if self.is_common(word) or word in self.given:
            return True
        return is_given_or_word(word) or is_surname(word)


def _stems(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            yield word.removesuffix(ending) + instead


@functools.cache
def lexicon() -> Lexicon:
    """Return what the package knows of names."""
    folder = rules_dir() / "names"
    known = yaml.load((folder / "people.yaml").read_text("utf-8"), yaml.CSafeLoader)
    bots = "|".join(re.escape(str(one)) for one in known["bots"])
    return Lexicon(
        common=frozenset((folder / "common.txt").read_text("utf-8").split()),
        given=_words(known["given"]),
        nobody=_words(known["nobody"]),
        organisations=_words(known["organisations"]),
        roles=_words(known["roles"]),
        particles=_words(known["particles"]),
        titles=_words(known["titles"]),
        bots=re.compile(rf"(?<![a-z0-9])(?:{bots})(?![a-z0-9])|\bbot$|[-_]bot\b"),
    )


def _words(values: list[object]) -> frozenset[str]:
    return frozenset(fold(str(value)) for value in values)
