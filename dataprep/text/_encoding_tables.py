"""Hold the character statistics of languages, loaded from rules/encodings/characters.json.

benchmarks/encoding_tables.py derives the file from UTF-8 texts. Costs are in bits (negative base-2 logarithms of
probabilities); a text is the likelier the fewer bits it costs.
"""

from __future__ import annotations

import functools
import json
import unicodedata
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dataprep.resources import rules_dir

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.intp]

# Cost in bits of the next letter's case after a letter of lower case, one of upper case and no letter; measured on
# the texts that the tables come from, rounded.
_CASE_BITS = np.array([[0.02, 6.5, 0.0], [0.9, 1.1, 0.0], [0.6, 1.6, 0.0]], dtype=np.float32)
# An undefined byte or a C1 control never stands in a text.
_FORBIDDEN_BITS = 28.0
# Share of signs (quotes, dashes, degrees, copyright) in what is not ASCII, in any language.
_SIGNS_SHARE = 0.15
# Cost of going over from ASCII to other characters.
ENTRY_BITS = 4.0
_UNSEEN_IDEOGRAPH_BITS = 19.0
_UNSEEN_LETTER_BITS = 15.0
_UNSEEN_SYMBOL_BITS = 13.0
# Letters of alphabets and ASCII without knowledge of the language.
_LETTER_BITS = 8.5
_ASCII_BITS = 5.5
LANGUAGES = ("zh_CN", "zh_TW", "ja", "ko")


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Statistics of the languages of one script.

    Attributes:
        symbols: The symbols, one character each; the position is the symbol's index.
        languages: Names of the languages.
        bits: Cost of a symbol after another, indexed by language, first and second symbol.
    """

    symbols: str
    languages: tuple[str, ...]
    bits: Floats

    def index_of(self, char: str) -> int:
        """Return the index of the symbol that stands for a character."""
        return self.symbols.index(_symbol(char, self.symbols))


@functools.lru_cache(maxsize=8192)
def _symbol(char: str, symbols: str) -> str:
    low = char.lower()
    if char < "\x80":
        if char.isalpha():
            return low
        return "0" if char.isdigit() else " " if char.isspace() else "."
    if low in symbols:
        return low
    category = unicodedata.category(char)
    if "\u2500" <= char < "\u25a0":
        return "#"
    if category[0] == "C":
        return "!"
    return "?" if category[0] in "LM" else "*"


def case_of(char: str) -> int:
    """Return 0 for a letter of lower case or without case, 1 for upper case, 2 for no letter."""
    if char.isupper():
        return 1
    return 0 if char.islower() else 2


def case_bits(first: Indices, second: Indices) -> Floats:
    """Return the cost in bits of each second letter's case after the first one's."""
    return _CASE_BITS[first, second]


@functools.cache
def _document() -> dict[str, dict[str, dict[str, object]]]:
    text = (rules_dir() / "encodings" / "characters.json").read_text("utf-8")
    document: dict[str, dict[str, dict[str, object]]] = json.loads(text)
    return document


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), dtype="<u4")


def _positions(chars: npt.NDArray[np.uint32], alphabet: str) -> Indices:
    """Return where characters stand in a text that holds each of them once."""
    known = _codes(alphabet)
    order = np.argsort(known)
    return order[np.searchsorted(known, chars, sorter=order)]


def _bits(marks: npt.NDArray[np.uint32]) -> Floats:
    """Return the costs that marks of the document stand for."""
    document = _document()
    levels = _positions(marks, str(document["levels"]))
    return (levels * float(str(document["step_bits"]))).astype(np.float32)


def _language_bits(table: dict[str, str], symbols: str) -> Floats:
    matrix = _bits(_codes(table["backoff"]))[:, None] + _bits(_codes(table["single"]))[None, :]
    first, second, marks = _codes(table["pairs"]).reshape(-1, 3).T
    matrix[_positions(first, symbols), _positions(second, symbols)] = _bits(marks)
    matrix[:, symbols.index("!")] = _FORBIDDEN_BITS
    # How often ASCII gives way to other characters depends on how much code surrounds a text, not on its encoding:
    # it is counted as one rate.
    ascii_rows = np.array([name < "\x80" and name not in "#!?*" for name in symbols])
    block = matrix[np.ix_(ascii_rows, ~ascii_rows)]
    rate = np.log2(np.exp2(-block).sum(axis=1, keepdims=True))
    matrix[np.ix_(ascii_rows, ~ascii_rows)] = np.minimum(block + rate + ENTRY_BITS, _FORBIDDEN_BITS)
    return matrix


@functools.cache
def alphabet(script: str) -> Alphabet:
    """Return the statistics of a script: latin, cyrillic, greek, hebrew, arabic or thai."""
    entry = _document()["alphabets"][script]
    symbols = str(entry["symbols"])
    tables = entry["languages"]
    assert isinstance(tables, dict)
    names = tuple(sorted(tables))
    odds = np.exp2(-np.stack([_language_bits(tables[name], symbols) for name in names]))
    odds += _SIGNS_SHARE * (odds[names.index("signs")] - odds)
    # A mixture stands for texts that name people and places of many languages.
    mixture = odds.mean(axis=0, keepdims=True)
    return Alphabet(symbols, (*names, "mixture"), -np.log2(np.concatenate([odds, mixture])))


@functools.cache
def ideographs(language: str) -> dict[str, float]:
    """Return the cost in bits of each common non-ASCII character of zh_CN, zh_TW, ja or ko."""
    buckets = _document()["ideographs"][language]
    return {char: index + 0.5 for index, chars in enumerate(buckets) for char in chars}


@functools.lru_cache(maxsize=4096)
def unseen_bits(char: str) -> float:
    """Return the cost in bits of a character that the tables of a language lack."""
    category = unicodedata.category(char)
    if category[0] == "C":
        return _FORBIDDEN_BITS
    if "\u2e80" <= char < "\ufb00":
        return _UNSEEN_IDEOGRAPH_BITS
    return _UNSEEN_LETTER_BITS if category[0] in "LM" else _UNSEEN_SYMBOL_BITS


def text_bits(text: str, languages: tuple[str, ...] = LANGUAGES) -> float:
    """Return the cost in bits of a text in the likeliest of some ideographic languages, or in an alphabet.

    Args:
        text: A text, ASCII in it.
        languages: Of zh_CN, zh_TW, ja and ko.
    """
    counts = Counter(text)
    plain = sum(count * _plain_bits(char) for char, count in counts.items() if char < "\u2e80")
    wide = {char: count for char, count in counts.items() if char >= "\u2e80"}
    if not wide:
        return plain
    tables = [ideographs(language) for language in languages]
    return plain + min(
        sum(count * (table.get(char) or unseen_bits(char)) for char, count in wide.items())
        for table in tables
    )


def _plain_bits(char: str) -> float:
    if char in " \t\n\r":
        return 3.0
    if char < "\x80":
        return _ASCII_BITS if char >= " " else _UNSEEN_SYMBOL_BITS
    category = unicodedata.category(char)[0]
    return (
        _FORBIDDEN_BITS
        if category == "C"
        else _LETTER_BITS
        if category == "L"
        else _UNSEEN_SYMBOL_BITS
    )
