"""What layout means in a language: ``rules/layouts/layout.yaml`` as tables for the kernel."""

from __future__ import annotations

import functools
import itertools
import string
from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dataprep.dedup import _code_layout as at
from dataprep.errors import RuleError
from dataprep.resources import rules_dir
from dataprep.text.kernels import Bytes, Hashes

_WORDS = frozenset((string.ascii_letters + string.digits + "_$'\\`").encode()) | set(
    range(128, 256)
)
_DIGITS = frozenset(string.digits.encode())
_SIGNS = frozenset(string.punctuation.encode()) - _WORDS - frozenset(b'()[]{},;"')
_ANY = frozenset(range(256))
_DEFAULT = "verbatim"
_QUOTE = ord('"')
_KEPT_BYTES = 7
"""Bytes of the start of a comment that are looked at."""


class Style(BaseModel):
    """What layout means; ``rules/layouts/layout.yaml`` explains the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    languages: tuple[str, ...] = ()
    blanks: Literal["free", "kept", "verbatim"]
    operators: Literal["any"] | None = None
    tight_after: str = ""
    tight_before: str = ""
    newline: Literal["blank", "end"] = "blank"
    inside: str = ""
    joins_after: str = ""
    joins_before: str = ""
    joins: tuple[str, ...] = ()
    continuation: str | None = Field(None, min_length=1, max_length=1)
    indent: Literal["none", "levels", "exact"] = "none"
    directives: bool = False
    holes: bool = False
    keeps: tuple[str, ...] = Field((), max_length=at.N_KEEPS)
    instead: dict[str, str] = Field(default_factory=dict)


class _Layouts(BaseModel):
    """The file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    none: tuple[str, ...]
    operators: tuple[str, ...]
    styles: dict[str, Style]


class Layouts(NamedTuple):
    """The styles of all languages.

    Attributes:
        rows: The row of each language's style; -1 for languages that have no programs.
        default: The row of languages that are not named.
        instead: By row, what a text holds in code and the row that it has then.
        tables: The styles, one after another, as the kernel reads them.
        keeps: Starts of comments that are code, as numbers with their masks, by style.
    """

    rows: dict[str, int]
    default: int
    instead: dict[int, tuple[tuple[bytes, int], ...]]
    tables: Bytes
    keeps: Hashes


def _read() -> _Layouts:
    path = rules_dir() / "layouts" / "layout.yaml"
    try:
        loaded = _Layouts.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise RuleError(f"{path.name} cannot be used: {error}") from error
    named = {name for style in loaded.styles.values() for name in style.instead.values()}
    unknown = ({_DEFAULT} | named) - loaded.styles.keys()
    if unknown:
        raise RuleError(f"{path.name} names styles that it does not define: {sorted(unknown)}")
    return loaded


def _set(pairs: Bytes, left: Iterable[int], right: Iterable[int], value: int) -> None:
    """Give pairs of bytes a value; ``pairs`` has 256 rows."""
    pairs[np.ix_(sorted(left), sorted(right))] = value


def _blank_pairs(style: Style, operators: tuple[str, ...]) -> Bytes:
    """Return for every two bytes whether a blank between them stays."""
    pairs = np.zeros((256, 256), np.uint8)
    stays = at.BLANK_STAYS
    if style.blanks == "free":
        solid = _WORDS | {at.TEXT}
        _set(pairs, solid, solid, stays)
        _set(pairs, _WORDS, b".", at.NUMBER_STAYS)
        _set(pairs, b".", _DIGITS, stays)
        if style.operators == "any":
            _set(pairs, _SIGNS, _SIGNS, stays)
    else:
        pairs[:] = stays
        _set(pairs, style.tight_after.encode("latin-1"), _ANY, 0)
        _set(pairs, _ANY, style.tight_before.encode("latin-1"), 0)
    for operator in operators:
        for left, right in itertools.pairwise(operator.encode("latin-1")):
            pairs[left, right] = stays
    return pairs


def _kinds(style: Style) -> Bytes:
    """Return what each byte is."""
    kinds = np.zeros(256, np.uint8)
    members = {
        at.WORD: _WORDS,
        at.OPENS: b"([{",
        at.CLOSES: b")]}",
        at.INSIDE: style.inside.encode("latin-1"),
        at.JOINS_AFTER: style.joins_after.encode("latin-1"),
        at.JOINS_BEFORE: style.joins_before.encode("latin-1"),
    }
    for bit, those in members.items():
        kinds[sorted(those)] |= bit
    return kinds


def _table(style: Style, operators: tuple[str, ...]) -> Bytes:
    pairs = _blank_pairs(style, operators)
    for joined in style.joins:
        left, right = (at.TEXT if byte == _QUOTE else byte for byte in joined.encode("latin-1"))
        pairs[left, right] |= at.NEWLINE_FALLS
    table = np.zeros(at.STYLE_SIZE, np.uint8)
    table[: at.PAIRS] = pairs.ravel()
    table[at.PAIRS : at.PAIRS + 256] = _kinds(style)
    table[at.ENDS] = style.newline == "end"
    modes = {"none": at.NO_INDENT, "levels": at.LEVELS, "exact": at.EXACT}
    table[at.INDENT] = modes[style.indent]
    table[at.VERBATIM] = style.blanks == "verbatim"
    table[at.DIRECTIVES] = style.directives
    table[at.HOLES] = style.holes
    table[at.CONTINUATION] = ord(style.continuation or "\0")
    table[at.SPLICES] = style.blanks == "kept"
    return table


def _keeps(style: Style) -> Hashes:
    """Return the starts of comments that are code as numbers, then their masks."""
    found = np.zeros((2, at.N_KEEPS), np.uint64)
    for k, start in enumerate(style.keeps):
        head = start.encode("latin-1")[:_KEPT_BYTES]
        found[0, k] = int.from_bytes(head, "little")
        found[1, k] = (1 << 8 * len(head)) - 1
    return found.ravel()


@functools.cache
def layouts() -> Layouts:
    """Return the tables, read once per process.

    Raises:
        RuleError: The file does not fit its schema.

    Example:
        >>> layouts().rows["Markdown"]
        -1
    """
    read = _read()
    names = list(read.styles)
    rows = dict.fromkeys(read.none, -1)
    instead = {}
    for row, style in enumerate(read.styles.values()):
        rows.update(dict.fromkeys(style.languages, row))
        instead[row] = tuple(
            (marker.encode(), names.index(name)) for marker, name in style.instead.items()
        )
    return Layouts(
        rows,
        names.index(_DEFAULT),
        {row: markers for row, markers in instead.items() if markers},
        np.concatenate([_table(style, read.operators) for style in read.styles.values()]),
        np.concatenate([_keeps(style) for style in read.styles.values()]),
    )
