"""Words as names are compared by: without case, accents and combining marks.

The kernel folds code points by the table made here and hashes what comes out; ``word_hash`` is its
hash in Python. Both see the same words: runs of letters, digits and inner underscores of scripts
that write words apart. Characters of other scripts part words.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

TABLE_SIZE = 0x2000
"""Code points below have an entry: Latin, Greek, Cyrillic, Arabic, Hebrew, Indic and their like."""
SKIPPED = 1
"""Entry of a combining mark: it belongs to a word and counts for nothing."""

_LONG = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
    "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "ə": "e", "ς": "σ",
}  # fmt: skip
"""Letters that no decomposition leads to plain ones."""

_MASK = (1 << 64) - 1
SEED = 0xCBF29CE484222325
PRIME = 0x100000001B3
"""FNV-1a's, 64 bits; a whole code point is taken at each step."""
MIX = 0x9E3779B97F4A7C15
"""2^64 divided by the golden ratio: spreads a hash over its upper bits."""
SINGLE, HAN = 0x5D, 0xA7
"""What hashes of single words and of pairs of characters differ by from those of pairs of words."""

WORD = re.compile(
    rb"(?!\xcc|\xcd[\x80-\xaf])(?:[0-9A-Za-z]|[\xc3-\xdf][\x80-\xbf]|[\xe0\xe1][\x80-\xbf]{2})"
    rb"(?:_*(?:[0-9A-Za-z]|[\xc3-\xdf][\x80-\xbf]|[\xe0\xe1][\x80-\xbf]{2}))*"
)
"""A word in UTF-8; none begins with a combining mark."""


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        folded: As it is compared.
        start: Its first byte.
        end: The byte behind it.
    """

    folded: str
    start: int
    end: int


@functools.cache
def fold_table() -> NDArray[np.uint16]:
    """Return what each code point is folded to: two rows, 0 for nothing.

    The first row is 0 where a code point parts words.
    """
    table = np.zeros((2, TABLE_SIZE), np.uint16)
    for number in range(TABLE_SIZE):
        folded = _folded(chr(number))
        for place, letter in enumerate(folded[:2]):
            table[place, number] = ord(letter)
        if folded == "" and unicodedata.category(chr(number))[0] == "M":
            table[0, number] = SKIPPED
    table[0, ord("_")] = ord("_")
    return table


def _folded(letter: str) -> str:
    """Return what a character is folded to; nothing where it parts words or is a mark."""
    lower = letter.lower()
    lower = _LONG.get(lower[:1], lower)
    plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    kept = [c for c in plain if unicodedata.category(c)[0] in "LN" and ord(c) < TABLE_SIZE]
    return "".join(kept[:2]) if unicodedata.category(letter)[0] in "LN" else ""


@functools.cache
def _translation() -> dict[int, str | None]:
    first, second = fold_table().tolist()
    return {
        number: None if first[number] <= SKIPPED else chr(first[number]) + _second(second[number])
        for number in range(TABLE_SIZE)
    }


def _second(number: int) -> str:
    return chr(number) if number else ""


def fold(text: str) -> str:
    """Return a word as it is compared.

    Example:
        >>> [fold(word) for word in ("Müller", "GROẞ", "Ørsted", "Žižek", "Петров")]
        ['muller', 'gross', 'orsted', 'zizek', 'петров']
    """
    if text.isascii():
        return text.lower()
    return text.translate(_translation())


def words_of(text: bytes, start: int, end: int, most: int) -> list[Word]:
    """Return the first words of a piece of UTF-8, at most so many."""
    return [
        Word(fold(match[0].decode("utf-8", "ignore")), match.start(), match.end())
        for match in itertools.islice(WORD.finditer(text, start, end), most)
    ]


@functools.lru_cache(maxsize=1 << 16)
def word_hash(word: str) -> int:
    """Return the hash of a folded word."""
    value = SEED
    for letter in word:
        value = ((value ^ ord(letter)) * PRIME) & _MASK
    return value


def pair_key(left: int, right: int) -> int:
    """Return what two words that follow one another are looked up by, from their hashes."""
    return (((left * MIX) & _MASK) ^ right) * PRIME & _MASK


def single_key(word: int) -> int:
    """Return what one word is looked up by, from its hash."""
    return ((word ^ SINGLE) * PRIME) & _MASK


def han_key(left: str, right: str) -> int:
    """Return what two characters that follow one another are looked up by."""
    return (((ord(left) << 16 | ord(right)) ^ (HAN << 40)) * PRIME) & _MASK


def slot(key: int, bits: int) -> int:
    """Return a key's place in a table of ``2 ** bits`` entries."""
    return ((key * MIX) & _MASK) >> (64 - bits)
