"""What a definition is called, who may see it, what documents it, and whether it is a test."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass

from dataprep.parse.reading import Found, Reading, is_class, is_function
from dataprep.parse.sweep import Item
from dataprep.syntax.spec import Documentation, LanguageSyntax, Visibility

_WORD = re.compile(rb"[A-Za-z_]\w*")
_MAX_GAP = 200
"""Bytes of blanks between a definition and what belongs to it before."""
_MAX_BEFORE = 100
"""Comments or decorators before a definition that are looked at."""


@dataclass(slots=True)
class Definition:
    """A definition as the table ``symbols`` has it, without its place in the table.

    Attributes:
        found: What the query found.
        item: What the sweep found out.
        kind: Its kind; a function in a class is a method.
        name: Its own name.
        qualified_name: With the names around it.
        parent: Ordinal of the definition around it.
        visibility: Who may see it.
        is_test: Whether it is a test.
        decorators_start: Where its decorators begin.
        docstring: Span of its documentation.
    """

    found: Found
    item: Item
    kind: str
    name: str
    qualified_name: str
    parent: int | None
    visibility: str | None
    is_test: bool
    decorators_start: int | None
    docstring: tuple[int, int] | None


def definitions(reading: Reading, text: bytes, syntax: LanguageSyntax) -> list[Definition]:
    """Return the definitions of a text in order of place.

    Args:
        reading: What the query found.
        text: The text.
        syntax: What is known of the language.
    """
    scopes: dict[int, tuple[str, int | None, str]] = {}
    before = _Before(reading, text, syntax.documentation)
    inside = {id(one.around): (one.start, one.end) for one in reversed(reading.docstrings)}
    result: list[Definition] = []
    for found, item in zip(reading.definitions, reading.items, strict=True):
        path, parent, around = scopes.get(id(item.around), ("", None, ""))
        name, prefix = _split(found)
        qualified = ".".join(part for part in (path, prefix, name) if part)
        if found.kind == "scope":
            scopes[id(item)] = (qualified, parent, around)
            continue
        kind = found.kind
        if kind == "function" and (is_class(around) or prefix):
            kind = "method"
        scopes[id(item)] = (qualified, len(result), kind)
        decorators = before.decorators(found)
        outer = None if parent is None else result[parent]
        definition = Definition(
            found=found,
            item=item,
            kind=kind,
            name=name,
            qualified_name=qualified,
            parent=parent,
            visibility=_visibility(name, found, text, syntax.visibility, around),
            is_test=_is_test(name, kind, text[slice(*decorators)], syntax, outer),
            decorators_start=None if decorators[0] == decorators[1] else decorators[0],
            docstring=inside.get(id(item)) or before.documentation(min(decorators[0], found.start)),
        )
        result.append(definition)
    return result


def _split(found: Found) -> tuple[str, str]:
    """Return the name of a definition, and what its name says it belongs to."""
    if not found.receiver and "::" not in found.name:
        return found.name, ""
    prefix, _, name = found.name.rpartition("::")
    path = ".".join(part for part in (found.receiver, prefix.replace("::", ".")) if part)
    return name, path.strip(".")


class _Before:
    """Finds what stands right before a definition and belongs to it."""

    def __init__(self, reading: Reading, text: bytes, documentation: Documentation) -> None:
        self._text = text
        self._decorators = reading.decorators
        self._starts = [span[0] for span in reading.decorators]
        self._comments = reading.comments
        self._ends = [span[1] for span in reading.comments]
        self._beginnings = tuple(mark.encode() for mark in documentation.before)

    def decorators(self, found: Found) -> tuple[int, int]:
        """Return where the decorators of a definition begin and where they end; the same for none.

        Those before it are found backwards over blanks and comments, those in it up to its name.
        """
        if not self._starts:
            return found.start, found.start
        after = bisect_right(self._starts, found.name_at) - 1
        end = None
        low = found.start
        for place in range(after, max(after - _MAX_BEFORE, -1), -1):
            start, stop = self._decorators[place]
            if start >= found.start:
                if stop > found.name_at:
                    continue
            elif stop > low or not self._is_gap(stop, low):
                break
            low = min(low, start)
            end = max(stop, end or 0)
            first = start
        return (low, low) if end is None else (min(low, first), end)

    def documentation(self, start: int) -> tuple[int, int] | None:
        """Return the span of the documentation comments that end right before a place."""
        if not self._beginnings:
            return None
        place = bisect_right(self._ends, start) - 1
        low = start
        last: int | None = None
        for k in range(place, max(place - _MAX_BEFORE, -1), -1):
            begin, end = self._comments[k]
            gap = self._text[end:low]
            if len(gap) > _MAX_GAP or gap.strip() or gap.count(b"\n") > 1:
                break
            if not self._text.startswith(self._beginnings, begin) or self._is_trailing(begin):
                break
            low, last = begin, last or end
        return None if last is None else (low, last)

    def _is_trailing(self, begin: int) -> bool:
        """Return whether something stands before a comment on its line."""
        line = self._text.rfind(b"\n", max(begin - _MAX_GAP, 0), begin) + 1
        return bool(self._text[max(line, begin - _MAX_GAP) : begin].strip())

    def _is_gap(self, low: int, high: int) -> bool:
        """Return whether only blanks and comments stand between two places."""
        while low < high:
            gap = self._text[low:high]
            if not gap.strip():
                return len(gap) <= _MAX_GAP
            place = bisect_right(self._ends, high) - 1
            if place < 0 or self._comments[place][0] < low:
                return False
            begin, end = self._comments[place]
            if self._text[end:high].strip():
                return False
            high = begin
        return True


def _visibility(name: str, found: Found, text: bytes, rule: Visibility, around: str) -> str | None:
    default = rule.defaults_in.get(around, rule.default)
    if rule.style == "underscore":
        is_special = name.startswith("__") and name.endswith("__")
        return "private" if name.startswith("_") and not is_special else "public"
    if rule.style == "capital":
        return "public" if name[:1].isupper() else "package"
    if rule.style == "words":
        for word in _WORD.findall(text, found.start, max(found.name_at, found.start)):
            said = rule.words.get(word.decode())
            if said is not None:
                return said
    return default


@functools.cache
def _full_match(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _is_test(
    name: str, kind: str, decorators: bytes, syntax: LanguageSyntax, outer: Definition | None
) -> bool:
    """Return whether a definition is a test by its name, its marks, or the test around it."""
    marks = syntax.tests
    patterns = marks.names if is_function(kind) else marks.classes if is_class(kind) else ()
    if patterns and _full_match(patterns).fullmatch(name):
        return True
    if decorators and marks.decorators:
        words = {word.decode() for word in _WORD.findall(decorators)}
        if not words.isdisjoint(marks.decorators):
            return True
    return outer is not None and outer.is_test and is_function(outer.kind)
