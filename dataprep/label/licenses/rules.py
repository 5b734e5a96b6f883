"""The license rules that ship as data, compiled for use."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dataprep.resources import rules_dir

IGNORED_WORDS = frozenset(
    ("the", "version", "ver", "v", "license", "licenses", "s", "agreement", "le", "la")
)
"""Words that do not count in the name of a license."""


@functools.lru_cache(maxsize=4096)
def _telling_word(part: str) -> str:
    """Return the longest word of a phrase that stands there whole; the last may go on."""
    return max(part.split(" ")[:-1], key=len, default="")


@dataclass(frozen=True, slots=True)
class Notice:
    """A text in normal form with its vocabulary, so that most phrases are ruled out at once.

    Attributes:
        text: Words joined by blanks.
        vocabulary: Its words, or those of a text around it.
    """

    text: str
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, tokens: Sequence[str]) -> Notice:
        """Return the notice made of these words."""
        return cls(" ".join(tokens), frozenset(tokens))

    def find(self, part: str, start: int = 0, end: int | None = None) -> int:
        """Return the first place of a phrase, or -1."""
        word = _telling_word(part)
        if word and word not in self.vocabulary:
            return -1
        return self.text.find(part, start, len(self.text) if end is None else end)

    def window(self, start: int, end: int) -> Notice:
        """Return a part of the notice."""
        return Notice(self.text[max(0, start) : end], self.vocabulary)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Substrings of the normal form that decide something.

    Attributes:
        rule_id: Name of the rule.
        value: What it stands for: an SPDX expression or the id of an exception.
        confidence: 0-1.
        anyof: At least one of these stands in the text; empty means no condition.
        allof: All of these stand in the text.
        noneof: None of these stands in the text.
    """

    rule_id: str
    value: str
    confidence: float
    anyof: tuple[str, ...]
    allof: tuple[str, ...]
    noneof: tuple[str, ...]

    def holds(self, notice: Notice) -> bool:
        """Return whether the conditions hold in a notice."""
        is_there = not self.anyof or any(notice.find(part) >= 0 for part in self.anyof)
        return is_there and self.allows(notice)

    def allows(self, notice: Notice) -> bool:
        """Return whether the conditions beside ``anyof`` hold in a notice."""
        return all(notice.find(part) >= 0 for part in self.allof) and not any(
            notice.find(part) >= 0 for part in self.noneof
        )


@dataclass(frozen=True, slots=True)
class Family:
    """License texts that begin alike and are told apart by deciding phrases."""

    rule_id: str
    anchors: tuple[str, ...]
    ends: tuple[str, ...]
    variants: tuple[Phrase, ...]


_Names = dict[str, list[tuple[tuple[str, ...], str, bool]]]


@dataclass(frozen=True, slots=True)
class HeaderRules:
    """All rules for statements in source files.

    Attributes:
        names: First word of a name to the names that begin with it, longest first, each as its
            words, the expression and whether it is strong.
        phrases: Sentences that name a license.
        families: Pasted texts.
        exceptions: Additional permissions.
        choices: Phrases that make several licenses a choice.
        seconds: First word of a name to the words that may follow it; None where it may stand alone.
        phrases_by_word: Word to the phrases that it may be part of, by number and part.
        families_by_word: Word to the numbers of the families that it may begin.
    """

    names: _Names
    phrases: tuple[Phrase, ...]
    families: tuple[Family, ...]
    exceptions: tuple[Phrase, ...]
    choices: tuple[str, ...]
    seconds: Mapping[str, frozenset[str] | None]
    phrases_by_word: Mapping[str, tuple[tuple[int, str], ...]]
    families_by_word: Mapping[str, tuple[int, ...]]

    def phrases_in(self, notice: Notice) -> list[tuple[Phrase, int, int]]:
        """Return the phrases that hold in a notice, in order, with start and end of their first place."""
        by_word = self.phrases_by_word
        first: dict[int, tuple[int, int]] = {}
        for word in (*(by_word.keys() & notice.vocabulary), ""):
            for number, part in by_word.get(word, ()):
                at = notice.find(part)
                if at >= 0:
                    first[number] = min((at, at + len(part)), first.get(number, (at, 1 << 30)))
        return [
            (self.phrases[number], *first[number])
            for number in sorted(first)
            if self.phrases[number].allows(notice)
        ]

    def families_of(self, notice: Notice) -> list[Family]:
        """Return the families of which an anchor may stand in a notice, in order."""
        return [self.families[number] for number in _numbers(self.families_by_word, notice)]


def _numbers(by_word: Mapping[str, tuple[int, ...]], notice: Notice) -> list[int]:
    words = by_word.keys() & notice.vocabulary
    return sorted({number for word in (*words, "") for number in by_word.get(word, ())})


def _rarest_word(part: str, shares: Mapping[str, int]) -> str:
    """Return the word without which `Notice.find` finds no phrase, the rarest among the rules'.

    NOTE: the first word of a phrase may stand at the end of a longer one, the last may go on.
    """
    needed = {_telling_word(part), *part.split(" ")[1:-1]} - {""}
    return min(needed, key=lambda word: (shares[word], -len(word), word), default="")


def _by_word(parts: Iterable[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    """Return the numbers of those that have a word; under the empty one, of those that name none."""
    return {
        word: tuple(dict.fromkeys(number for number, _ in found))
        for word, found in _parts_by_word(parts).items()
    }


def _parts_by_word(parts: Iterable[Sequence[str]]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Return number and part of those that have a word; under the empty one, of those that name none."""
    groups = [tuple(choices) for choices in parts]
    shares = Counter(word for choices in groups for part in choices for word in part.split())
    found: dict[str, list[tuple[int, str]]] = {}
    for number, choices in enumerate(groups):
        for part in choices:
            found.setdefault(_rarest_word(part, shares), []).append((number, part))
    return {word: tuple(among) for word, among in found.items()}


def _seconds(names: _Names) -> dict[str, frozenset[str] | None]:
    found: dict[str, frozenset[str] | None] = {}
    for first, choices in names.items():
        is_alone = any(len(key) == 1 for key, _, _ in choices)
        found[first] = None if is_alone else frozenset(key[1] for key, _, _ in choices)
    return found


_Rule = Mapping[str, object]


def _strings(rule: _Rule, key: str) -> tuple[str, ...]:
    value = rule.get(key) or ()
    return tuple(str(part) for part in value) if isinstance(value, Sequence) else ()


def _phrase(rule: _Rule, value_key: str) -> Phrase:
    confidence = rule.get("confidence", 0.95)
    return Phrase(
        rule_id=str(rule["id"]),
        value=str(rule[value_key]),
        confidence=float(confidence) if isinstance(confidence, int | float) else 0.95,
        anyof=_strings(rule, "any"),
        allof=_strings(rule, "all"),
        noneof=_strings(rule, "none"),
    )


def fold(tokens: Sequence[str]) -> list[tuple[str, int]]:
    """Return the words of a license name that count, each with its number in the text.

    Args:
        tokens: Words in normal form. ``v2.0`` counts as ``2.0``.
    """
    return [
        (token[1:] if token[0] == "v" and token[1:2].isdigit() else token, number)
        for number, token in enumerate(tokens)
        if token not in IGNORED_WORDS
    ]


@functools.cache
def header_rules() -> HeaderRules:
    """Return the rules of ``rules/licenses/headers.yaml``, read once."""
    import yaml

    path = rules_dir() / "licenses" / "headers.yaml"
    data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    names = _names(data["names"])
    phrases = tuple(_phrase(rule, "expression") for rule in data["phrases"])
    families = tuple(
        Family(
            rule_id=family["id"],
            anchors=_strings(family, "anchors"),
            ends=_strings(family, "ends"),
            variants=tuple(_phrase(rule, "expression") for rule in family["variants"]),
        )
        for family in data["families"]
    )
    return HeaderRules(
        names=names,
        phrases=phrases,
        families=families,
        exceptions=tuple(_phrase(rule, "id") for rule in data["exceptions"]),
        choices=_strings(data, "choices"),
        seconds=_seconds(names),
        phrases_by_word=_parts_by_word(phrase.anyof for phrase in phrases),
        families_by_word=_by_word(family.anchors for family in families),
    )


def _names(
    entries: Mapping[str, Mapping[str, Sequence[str]]],
) -> _Names:
    names: _Names = {}
    for expression, forms in entries.items():
        for strength in ("strong", "weak"):
            for form in forms.get(strength, ()):
                key = tuple(word for word, _ in fold(str(form).split()))
                if key:
                    names.setdefault(key[0], []).append((key, expression, strength == "strong"))
    for choices in names.values():
        choices.sort(key=lambda entry: (-len(entry[0]), not entry[2]))
    return names


@functools.cache
def exact_names() -> dict[str, str]:
    """Return the folded names, joined by blanks, to their expressions; strong names win."""
    found: dict[str, str] = {}
    for choices in header_rules().names.values():
        for key, expression, is_strong in choices:
            if is_strong or " ".join(key) not in found:
                found[" ".join(key)] = expression
    return found
