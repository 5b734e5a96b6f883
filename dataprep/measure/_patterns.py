"""The words of ``rules/measure/statements.yaml`` as tables for the kernels."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias, cast

import numpy as np
import yaml

from dataprep.measure._layout import (
    KEY_HIGH,
    KEY_LONG,
    KEY_LOW,
    STATEMENT_SLOTS,
    TRAIT_FUNCTIONS,
    TRAIT_HTML,
    TRAIT_IMPORTS,
    TRAIT_METHODS,
    TRAIT_NOTEBOOK,
    TRAIT_PREPROCESSOR,
    TRAIT_PRINTS,
    TRAIT_PROSE,
    TRAIT_PYTHON,
    TRAIT_TYPED,
    WORD_CONTROL,
    WORD_FUNCTION,
    WORD_IMPORT,
    WORD_IMPORT_FIRST,
    WORD_PASS,
    WORD_PRINT,
    Bytes,
    Hashes,
    Ints,
)
from dataprep.resources import rules_dir

_Language: TypeAlias = Mapping[str, Sequence[str] | str]

_WORD_BITS = {
    "print": WORD_PRINT,
    "import_first": WORD_IMPORT_FIRST,
    "import": WORD_IMPORT,
    "function": WORD_FUNCTION,
    "pass": WORD_PASS,
}
_TRAITS = {
    "print": TRAIT_PRINTS,
    "import_first": TRAIT_IMPORTS,
    "import": TRAIT_IMPORTS,
    "function": TRAIT_FUNCTIONS,
    "braces": TRAIT_FUNCTIONS,
    "pass": TRAIT_PYTHON,
}
_GROUPS = {
    "prose": TRAIT_PROSE,
    "html": TRAIT_HTML,
    "notebook": TRAIT_NOTEBOOK,
    "preprocessor": TRAIT_PREPROCESSOR,
}
_MASK = (1 << 64) - 1


class Statements(NamedTuple):
    """Words of interest by language; row 0 stands for every language that is not listed.

    Attributes:
        rows: The row of each language.
        keys: Hashes of its words, by slot.
        bits: What each word means (``WORD_`` bits).
        traits: What is measured in the language (``TRAIT_`` bits).
    """

    rows: dict[str, int]
    keys: Hashes
    bits: Bytes
    traits: Ints


def word_key(word: str) -> int:
    """Return the hash that the kernels give a word's UTF-8.

    >>> hex(word_key("a"))
    '0xf3051f493b3903ce'
    """
    data = word.encode()
    low, high, *others = (
        int.from_bytes(data[i : i + 8], "little") for i in range(0, max(len(data), 16), 8)
    )
    product = (low ^ high * KEY_HIGH & _MASK) * KEY_LOW
    for other in others:
        product = ((product ^ product >> 64) & _MASK ^ other) * KEY_LONG
    return (product ^ product >> 64) & _MASK


def _insert(keys: Hashes, bits: Bytes, word: str, meaning: int) -> None:
    key = word_key(word)
    slot = key % STATEMENT_SLOTS
    while int(keys[slot]) not in (0, key):
        slot = (slot + 1) % STATEMENT_SLOTS
    keys[slot] = key
    bits[slot] |= meaning


def _traits(language: _Language) -> int:
    traits = 0
    for name in language:
        traits |= _TRAITS[name]
    if "braces" in language:
        traits |= TRAIT_TYPED if language["braces"] == "typed" else TRAIT_METHODS
    return traits


@functools.cache
def statements() -> Statements:
    """Return the tables, read once per process."""
    path = rules_dir() / "measure" / "statements.yaml"
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    languages = cast("dict[str, _Language]", loaded["languages"])
    groups = {name: cast("list[str]", loaded[name]) for name in _GROUPS}
    names = sorted({*languages, *(name for group in groups.values() for name in group)})
    keys = np.zeros((len(names) + 1, STATEMENT_SLOTS), dtype=np.uint64)
    bits = np.zeros((len(names) + 1, STATEMENT_SLOTS), dtype=np.uint8)
    traits = np.zeros(len(names) + 1, dtype=np.int64)
    for row, name in enumerate(names, start=1):
        language = languages.get(name, {})
        traits[row] = _traits(language) | sum(
            trait for group, trait in _GROUPS.items() if name in groups[group]
        )
        for key, meaning in _WORD_BITS.items():
            for word in language.get(key, ()):
                _insert(keys[row], bits[row], word, meaning)
        if "braces" in language:
            for word in cast("list[str]", loaded["control"]):
                _insert(keys[row], bits[row], word, WORD_CONTROL)
    return Statements({name: row for row, name in enumerate(names, start=1)}, keys, bits, traits)
