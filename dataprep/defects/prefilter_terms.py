"""What a text has to hold before a rule can match in it: terms joined by all and any."""

from __future__ import annotations

import functools
import importlib
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

_SHORTEST = 3
_SHORTEST_WORD = 2
_MOST_STRINGS = 256
"""Strings that a part of an expression is written out to; one that has more demands less."""
_ANCHORS_LEFT = frozenset({"AT_BEGINNING", "AT_BEGINNING_STRING", "AT_BOUNDARY"})
_ANCHORS_RIGHT = frozenset({"AT_END", "AT_END_STRING", "AT_BOUNDARY"})
_LITERAL = frozenset(
    {"String", "Integer", "Long", "Boolean", "Character", "Double", "Float", "Object", "Number"}
)
"""Types whose values need no word."""


@dataclass(frozen=True, slots=True)
class Term:
    """Letters that a text has to hold.

    Attributes:
        letters: The letters; lower-case where their case does not count.
        starts_word: A letter of a word does not stand before them.
        ends_word: Nor behind them.
        folds: Case does not count.
    """

    letters: str
    starts_word: bool = False
    ends_word: bool = False
    folds: bool = False

    @property
    def expression(self) -> str:
        """The regular expression that finds it."""
        left = r"\b" if self.starts_word and _is_word(self.letters[0]) else ""
        right = r"\b" if self.ends_word and _is_word(self.letters[-1]) else ""
        return f"{'(?i)' if self.folds else ''}{left}{re.escape(self.letters)}{right}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression that has to match in a text.

    Attributes:
        expression: It, as both engines of the prefilter read it.
    """

    expression: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of some demands; of none, nothing is demanded."""

    parts: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of some demands; of none, no text can meet it."""

    parts: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A demand that the whole text has to meet, where others are asked of a part of it."""

    demand: Demand


Demand: TypeAlias = Term | Pattern | AllOf | AnyOf | Elsewhere
NOTHING: Final = AllOf(())
"""Every text meets it."""
NEVER: Final = AnyOf(())
"""No text meets it."""


def all_of(parts: Iterable[Demand]) -> Demand:
    """Return the demand of all of some demands, without what says nothing."""
    flat: dict[Demand, None] = {}
    for part in parts:
        if part == NEVER:
            return NEVER
        flat |= dict.fromkeys(part.parts if isinstance(part, AllOf) else (part,))
    return next(iter(flat)) if len(flat) == 1 else AllOf(tuple(flat))


def any_of(parts: Iterable[Demand]) -> Demand:
    """Return the demand of one of some demands, without what says nothing."""
    flat: dict[Demand, None] = {}
    for part in parts:
        if part == NOTHING:
            return NOTHING
        flat |= dict.fromkeys(part.parts if isinstance(part, AnyOf) else (part,))
    return next(iter(flat)) if len(flat) == 1 else AnyOf(tuple(flat))


def elsewhere(demand: Demand) -> Demand:
    """Return a demand of the whole text, where others are asked of a part of it."""
    return demand if demand in (NOTHING, NEVER) else Elsewhere(demand)


def word(letters: str) -> Demand:
    """Return the demand of a word by itself; one that is too short demands nothing.

    Example:
        >>> word("exec")
        Term(letters='exec', starts_word=True, ends_word=True, folds=False)
    """
    return _demand([letters], is_left=True, is_right=True, folds=False)


def of_type(name: str) -> Demand:
    """Return the demand of a type that a value has; of one that literals have, nothing.

    Example:
        >>> of_type("*http.Request").letters
        'Request'
    """
    last = re.split(r"[./:\\]", name.partition("<")[0].strip("*&?[] "))[-1]
    return (
        word(last)
        if last[:1].isupper() and last.isidentifier() and last not in _LITERAL
        else NOTHING
    )


def of_expression(expression: str, *, is_at_start: bool = False) -> Demand:
    """Return what a text has to hold so that an expression of Perl's kind can match in it.

    What Python's own expressions cannot say, or may say otherwise, demands nothing.

    Args:
        expression: The expression.
        is_at_start: Whether a match begins where a name or a literal does.

    Example:
        >>> of_expression("^(md4|md5)$").parts[0]
        Term(letters='md4', starts_word=True, ends_word=True, folds=False)
    """
    if "[:" in expression or "--" in expression:
        return NOTHING
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser().parse(expression)
    except (re.error, ValueError, OverflowError, RecursionError):
        return NOTHING
    flags = tree.state.flags
    if flags & re.VERBOSE:
        return NOTHING
    return _of_sequence(list(tree), folds=bool(flags & re.IGNORECASE), edges=(is_at_start, False))


@functools.cache
def _parser() -> Any:
    return importlib.import_module("re._parser")


def _of_sequence(items: Sequence[Any], *, folds: bool, edges: tuple[bool, bool]) -> Demand:
    """Return the demand of things that follow one another.

    Args:
        items: Nodes of the parsed expression.
        folds: Case does not count.
        edges: Whether a word cannot go on before the first and behind the last of them.
    """
    demands: list[Demand] = []
    run: list[str] = [""]
    is_left = edges[0]
    for item in items:
        name, value = str(item[0]), item[1]
        if name == "AT":
            if str(value) in _ANCHORS_RIGHT and run != [""]:
                demands.append(_demand(run, is_left=is_left, is_right=True, folds=folds))
                run = [""]
            is_left = str(value) in _ANCHORS_LEFT if run == [""] else is_left
            continue
        if name in {"ASSERT", "ASSERT_NOT"}:
            continue
        strings = _strings(item, _MOST_STRINGS)
        if strings is not None and len(strings) * len(run) <= _MOST_STRINGS:
            run = [before + after for before in run for after in strings]
            continue
        demands.append(_demand(run, is_left=is_left, is_right=False, folds=folds))
        run, is_left = [""], False
        demands.append(_of_item(name, value, folds))
    demands.append(_demand(run, is_left=is_left, is_right=edges[1], folds=folds))
    return all_of(demands)


def _of_item(name: str, value: Any, folds: bool) -> Demand:
    if name == "BRANCH":
        return any_of(_of_sequence(list(b), folds=folds, edges=(False, False)) for b in value[1])
    if name == "SUBPATTERN":
        group, added, removed, inner = value
        del group, removed
        folds = folds or bool(added & re.IGNORECASE)
        return _of_sequence(list(inner), folds=folds, edges=(False, False))
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] >= 1:
        return _of_sequence(list(value[2]), folds=folds, edges=(False, False))
    return NOTHING


def _strings(item: Any, most: int) -> list[str] | None:
    """Return all that a node can match; None where that is much, or is not known."""
    name, value = str(item[0]), item[1]
    if name == "LITERAL":
        return [chr(value)]
    if name == "IN":
        found: list[str] = []
        for kind, letter in value:
            if str(kind) == "RANGE" and letter[1] - letter[0] < 16:
                found += map(chr, range(letter[0], letter[1] + 1))
            elif str(kind) == "LITERAL":
                found.append(chr(letter))
            else:
                return None
        return found if len(found) <= most else None
    if name == "SUBPATTERN":
        _, added, removed, inner = value
        return None if added or removed else _joined(list(inner), most)
    if name == "BRANCH":
        parts = [_joined(list(branch), most) for branch in value[1]]
        written = [part for part in parts if part is not None]
        found = list(dict.fromkeys(string for part in written for string in part))
        return found if len(written) == len(parts) and len(found) <= most else None
    if name in {"MAX_REPEAT", "MIN_REPEAT"} and tuple(value[:2]) == (0, 1):
        inner = _joined(list(value[2]), most)
        return None if inner is None else ["", *inner]
    return None


def _joined(items: Sequence[Any], most: int) -> list[str] | None:
    """Return all that nodes can match one behind the other."""
    joined = [""]
    for item in items:
        strings = _strings(item, most)
        if strings is None or len(strings) * len(joined) > most:
            return None
        joined = [before + after for before in joined for after in strings]
    return joined


def _demand(strings: Iterable[str], *, is_left: bool, is_right: bool, folds: bool) -> Demand:
    """Return the demand of one of some strings; nothing where one of them is too short."""
    return any_of(_terms(sorted(set(strings)), is_left, is_right, folds))


def _terms(strings: Sequence[str], is_left: bool, is_right: bool, folds: bool) -> Iterator[Demand]:
    for string in strings:
        is_word = is_left and is_right and all(map(_is_word, string))
        if len(string) < (_SHORTEST_WORD if is_word else _SHORTEST) or (
            folds and not string.isascii()
        ):
            yield NOTHING
        else:
            yield Term(string.lower() if folds else string, is_left, is_right, folds)


def _is_word(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter == "_")
