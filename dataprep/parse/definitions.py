"""What a definition is called, who may see it, what documents it, and whether it is a test."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass

from dataprep.parse.reading import Found, Reading, is_class, is_function
from dataprep.parse.sweep import Item
from dataprep.syntax.spec import Documentation, LanguageSyntax, TestMarks, Visibility

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
    scopes: dict[Item | None, _Around] = {}
    before = _Before(reading, text, syntax.documentation)
    visible, holds = _Visible(syntax.visibility).of, _tests_of(syntax.tests).holds
    inside = {one.around: (one.start, one.end) for one in reversed(reading.docstrings)}
    result: list[Definition] = []
    for found, item in zip(reading.definitions, reading.items, strict=True):
        path, parent, around = scopes.get(item.around, _TOP)
        name, prefix = _split(found) if found.receiver or "::" in found.name else (found.name, "")
        qualified = f"{prefix}.{name}" if prefix and name else prefix or name
        if path:
            qualified = f"{path}.{qualified}" if qualified else path
        kind = found.kind
        if kind == "scope":
            scopes[item] = (qualified, parent, around)
            continue
        if kind == "function" and (prefix or is_class(around)):
            kind = "method"
        scopes[item] = (qualified, len(result), kind)
        low, high = before.decorators(found)
        is_test = holds(name, kind, text[low:high], None if parent is None else result[parent])
        result.append(
            Definition(
                found,
                item,
                kind,
                name,
                qualified,
                parent,
                visible(name, found, text, around),
                is_test,
                None if low == high else low,
                inside.get(item) or before.documentation(min(low, found.start)),
            )
        )
    return result


_Around = tuple[str, int | None, str]
"""Qualified name, ordinal and kind of the definition around others."""
_TOP: _Around = ("", None, "")


def _split(found: Found) -> tuple[str, str]:
    """Return the name of a definition, and what its name says it belongs to."""
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
        if place < 0 or start - self._ends[place] > _MAX_GAP:
            return None
        low = start
        last: int | None = None
        for k in range(place, max(place - _MAX_BEFORE, -1), -1):
            begin, end = self._comments[k]
            if low - end > _MAX_GAP:
                break
            gap = self._text[end:low]
            if gap.strip() or gap.count(b"\n") > 1:
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
            if high - low <= _MAX_GAP and not self._text[low:high].strip():
                return True
            place = bisect_right(self._ends, high) - 1
            if place < 0 or self._comments[place][0] < low:
                return False
            begin, end = self._comments[place]
            if self._text[max(end, high - 1) : high].strip() or self._text[end:high].strip():
                return False
            high = begin
        return True


class _Visible:
    """Tells who may see a definition."""

    def __init__(self, rule: Visibility) -> None:
        self._style, self._default, self._defaults_in = rule.style, rule.default, rule.defaults_in
        self._words = {word.encode(): said for word, said in rule.words.items()}

    def of(self, name: str, found: Found, text: bytes, around: str) -> str | None:
        """Return who may see a definition in one of the kind ``around``."""
        if self._style == "underscore":
            is_special = name.startswith("__") and name.endswith("__")
            return "private" if name.startswith("_") and not is_special else "public"
        if self._style == "capital":
            return "public" if name[:1].isupper() else "package"
        if self._style == "words" and found.name_at > found.start:
            words = self._words
            for word in _WORD.findall(text, found.start, found.name_at):
                if word in words:
                    return words[word]
        return self._defaults_in.get(around, self._default)


def _full_match(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@functools.cache
def _tests_of(marks: TestMarks) -> _Tests:
    return _Tests(marks)


class _Tests:
    """Tells whether a definition is a test by its name, its marks, or the test around it."""

    def __init__(self, marks: TestMarks) -> None:
        self._names, self._classes = _full_match(marks.names), _full_match(marks.classes)
        self._decorators = frozenset(word.encode() for word in marks.decorators)

    def holds(self, name: str, kind: str, decorators: bytes, outer: Definition | None) -> bool:
        """Return whether a definition is a test."""
        is_run = is_function(kind)
        pattern = self._names if is_run else self._classes if is_class(kind) else None
        if pattern is not None and pattern.fullmatch(name):
            return True
        if decorators and not self._decorators.isdisjoint(_WORD.findall(decorators)):
            return True
        return outer is not None and outer.is_test and is_function(outer.kind)
