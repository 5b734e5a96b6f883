"""Chinese names: which characters make one, and which words only look like one."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import cast

import yaml

from dataprep.resources import rules_dir

_BLANK = re.compile(r"\s+")
_DOTS = "·•・"


@dataclass(frozen=True, slots=True)
class NameData:
    """What names are made of.

    Attributes:
        common: Surnames that most people have.
        rare: Other surnames of one character.
        compound: Surnames of two characters and more.
        given: Characters of given names.
        words: Common words that begin with a surname.
        openers: Words that begin many longer words, none of which is a name.
        pinyin_surnames: Surnames in Latin letters.
        syllables: Syllables of given names in Latin letters.
        labels: Words that a name follows.
        titles: Words that follow a name.
        followers: How the text goes on behind a name.
    """

    common: frozenset[str]
    rare: frozenset[str]
    compound: frozenset[str]
    given: frozenset[str]
    words: frozenset[str]
    openers: frozenset[str]
    pinyin_surnames: frozenset[str]
    syllables: re.Pattern[str]
    labels: tuple[str, ...]
    titles: tuple[str, ...]
    followers: tuple[str, ...]


@functools.cache
def name_data() -> NameData:
    """Return the data of ``rules/sensitive/cn/names.yaml``."""
    path = rules_dir() / "sensitive" / "cn" / "names.yaml"
    loaded = cast("dict[str, str]", yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    syllables = sorted(loaded["pinyin_syllables"].split(), key=len, reverse=True)
    return NameData(
        common=frozenset(_BLANK.sub("", loaded["common_surnames"])),
        rare=frozenset(_BLANK.sub("", loaded["rare_surnames"])),
        compound=frozenset(loaded["compound_surnames"].split()),
        given=frozenset(_BLANK.sub("", loaded["given"])),
        words=frozenset(loaded["words"].split()),
        openers=frozenset(loaded["openers"].split()),
        pinyin_surnames=frozenset(loaded["pinyin_surnames"].split()),
        syllables=re.compile(f"(?:{'|'.join(syllables)})"),
        labels=tuple(loaded["labels"].split()),
        titles=tuple(loaded["titles"].split()),
        followers=tuple(loaded["followers"].split()),
    )


def surname_length(text: str) -> int:
    """Return how many characters at the beginning of a text are a surname; 0 for none."""
    data = name_data()
    for length in (4, 2):
        if len(text) > length and text[:length] in data.compound:
            return length
    return int(text[:1] in data.common or text[:1] in data.rare)


def is_name(text: str) -> bool:
    """Return whether a text is, on its own, a name: weak places ask so, where words stand as well.

    Example:
        >>> is_name("王小明"), is_name("高级"), is_name("文件")
        (True, False, False)
    """
    data = name_data()
    length = surname_length(text)
    given = text[length:]
    if not length or not 1 <= len(given) <= 2 or text in data.words:
        return False
    if len(given) == 2 and text[:2] in data.openers:
        return False
    return all(c in data.given for c in given)


def is_labelled_name(text: str) -> bool:
    """Return whether a text is a name where a label says so: any given name will do.

    Example:
        >>> is_labelled_name("张囧"), is_labelled_name("电话"), is_labelled_name("古丽·阿不都")
        (True, False, True)
    """
    if any(dot in text for dot in _DOTS):
        return all(len(part) >= 1 for part in re.split(f"[{_DOTS}]", text))
    data = name_data()
    length = surname_length(text)
    rest = len(text) - length
    if not length or not 1 <= rest <= 2 + (length == 1 and text[1:2] in data.common):
        return False
    if length == 1 and text[0] not in data.common:
        return is_name(text)
    return text not in data.words and (rest < 2 or text[:2] not in data.openers)


def is_pinyin_name(text: str) -> bool:
    """Return whether words in Latin letters are a Chinese name, surname first or last.

    Example:
        >>> is_pinyin_name("Zhang Xiaoming"), is_pinyin_name("Xiao-Ming Li"), is_pinyin_name("John Li")
        (True, True, False)
    """
    words = re.sub(r"[-'’]", "", text).lower().split()
    if not 2 <= len(words) <= 3:
        return False
    first, last = words[0], words[-1]
    return (first in name_data().pinyin_surnames and _is_given("".join(words[1:]))) or (
        last in name_data().pinyin_surnames and _is_given("".join(words[:-1]))
    )


def _is_given(text: str) -> bool:
    """Return whether letters are one or two syllables."""
    syllables = name_data().syllables
    if len(text) > 12:
        return False
    return any(
        syllables.fullmatch(text[:cut]) and (cut == len(text) or syllables.fullmatch(text[cut:]))
        for cut in range(1, len(text) + 1)
    )
