"""Sorts what the query of a language matches by what it means; see :mod:`dataprep.parse.reading`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dataprep.parse import sweep
from dataprep.parse._reading_model import (
    Found,
    ImportRow,
    ReadImports,
    Reading,
    is_function,
    text_of,
)
from dataprep.parse.sweep import Item, Mark
from dataprep.syntax.queries import Captures, LanguageQuery, Matches, Pattern, Test

if TYPE_CHECKING:
    from tree_sitter import Node

_DEFINITION = "definition."
_QUOTES = b"\"'`<>"
_WRAPPED = re.compile(r"\s*(\.|::|\\)\s*")
_MARKS: Mapping[str, int] = {
    "nest": sweep.NEST,
    "flat": sweep.FLAT,
    "level": sweep.LEVEL,
    "decision": sweep.DECISION,
    "conditional": sweep.CONDITIONAL,
    "type_only": sweep.TYPE_ONLY,
    "boolean": sweep.BOOLEAN,
}


class Collector:
    """Sorts matches by what they mean.

    Args:
        text: The text.
        read_imports: The language's reader of ``@import.tree``.
    """

    def __init__(self, text: bytes, read_imports: ReadImports | None) -> None:
        self.text, self._read_imports = text, read_imports
        self.reading = Reading()
        self._defined: dict[tuple[int, int], Found] = {}
        self.marks: list[Mark] = []
        self._chained: set[int] = set()
        self._operators: dict[bytes, int] = {}
        self.uses: dict[bytes, int] = {}
        self._declares: dict[bytes, int] = {}

    def take_names(self, names: dict[bytes, int], nodes: Sequence[Node]) -> None:
        """Note names with the byte where each stands first."""
        text = self.text
        for node in nodes:
            start, end = node.byte_range
            name = text[start:end]
            if names.get(name, start) >= start:
                names[name] = start

    def take_marks(self, masks: Mapping[str, int], captures: Captures) -> None:
        """Take marks; those that one pattern puts on one node are one."""
        kinds, number, place = 0, 0, None
        for capture, nodes in captures.items():
            mask = masks.get(capture)
            if mask is None:
                self.take_others(capture, nodes)
                continue
            if mask & sweep.BOOLEAN:
                number = self.operator(captures["operator"][0])
            for node in nodes:
                span = node.byte_range
                if span != place and place is not None:
                    self.marks.append((place[0], -place[1], kinds, number))
                    kinds = 0
                kinds, place = kinds | mask, span
        if place is not None:
            self.marks.append((place[0], -place[1], kinds, number))

    def operator(self, node: Node) -> int:
        """Return the number of an operator."""
        start, end = node.byte_range
        return self._operators.setdefault(self.text[start:end], len(self._operators))

    def take_others(self, capture: str, nodes: Sequence[Node]) -> None:
        """Take what is no mark, by its name."""
        reading = self.reading
        if capture == "uses":
            self.take_names(self.uses, nodes)
        elif capture == "declares":
            self.take_names(self._declares, nodes)
        elif capture == "comment":
            reading.comments.extend([node.byte_range for node in nodes])
        elif capture == "docstring":
            reading.docstrings.extend(Item(*node.byte_range, sweep.PLACE) for node in nodes)
        elif capture == "decorator":
            reading.decorators.extend([node.byte_range for node in nodes])
        elif capture == "chained":
            self._chained.update([node.start_byte for node in nodes])

    def define(self, capture: str, captures: Captures) -> None:
        """Take a definition."""
        node = captures[capture][0]
        start, end = node.byte_range
        named, receiver = captures.get("name"), captures.get("receiver")
        body, parameters = captures.get("body"), captures.get("parameters")
        span = body[0].byte_range if body else None
        key = (start, end) if span is None else span
        known = self._defined.get(key)
        if known is not None and (
            not named or (known.name and known.end - known.start >= end - start)
        ):
            return
        self._defined[key] = Found(
            capture[len(_DEFINITION) :],
            (_whole(text_of(named[0], self.text)) or "") if named else "",
            node,
            start,
            end,
            named[0].start_byte if named else start,
            span,
            parameters[0] if parameters else None,
            (_whole(text_of(receiver[0], self.text)) or "") if receiver else "",
        )

    def take_trees(self, nodes: Sequence[Node]) -> None:
        """Take statements that the reader of the language reads."""
        assert self._read_imports is not None, "language.yaml names no reader"
        for node in nodes:
            self.reading.imports.extend(self._read_imports(node, self.text))

    def take_imports(self, settings: Mapping[str, str], captures: Captures) -> None:
        """Take what a statement brings in."""
        node = captures["import"][0]
        name, alias = captures.get("import.name"), captures.get("import.alias")
        start, end = node.byte_range
        for specifier in captures.get("import.specifier", ()):
            low, high = specifier.byte_range
            row = ImportRow(
                settings.get("kind", "import"),
                self.text[low:high].strip(_QUOTES).decode(errors="replace"),
                start,
                end,
                node.start_point[0] + 1,
                text_of(name[0], self.text) if name else settings.get("name"),
                text_of(alias[0], self.text) if alias else None,
                "type_only" in settings,
                "system" in settings,
            )
            self.reading.imports.append(row)

    def finished(self, size: int) -> Reading:
        """Return what was found, in order of place, with what the sweep adds."""
        reading = self.reading
        reading.comments.sort()
        self._cut_comments()
        lines = _lines_of({*self.uses.values(), *self._declares.values()}, self.text)
        reading.uses = _named(self.uses, lines)
        reading.declares = _named(self._declares, lines)
        reading.definitions = sorted(self._defined.values(), key=_place_of_definition)
        reading.items = [
            Item(one.start, one.end, _item_kind(one.kind)) for one in reading.definitions
        ]
        imports = {row for one in reading.imports if (row := _whole_import(one)) is not None}
        reading.imports = sorted(imports, key=_place_of_import)
        reading.import_items = [Item(one.start, one.end, sweep.PLACE) for one in reading.imports]
        reading.decorators = sorted(set(reading.decorators))
        reading.docstrings.sort(key=lambda item: item.start)
        marks = self.marks
        if self._chained:
            marks = [
                (start, end, kinds & ~sweep.NEST if start in self._chained else kinds, number)
                for start, end, kinds, number in marks
            ]
        items = [*reading.items, *reading.import_items, *reading.docstrings]
        reading.top = sweep.sweep(marks, items, size)
        return reading

    def _cut_comments(self) -> None:
        """Let definitions end before comments that stand behind their last statement.

        Where layout ends a body, the parser lets it go on to the next statement.
        """
        starts = {end: start for start, end in self.reading.comments}
        for one in self._defined.values():
            end = one.end
            while end in starts and starts[end] > one.start:
                end = one.start + len(self.text[one.start : starts[end]].rstrip())
            if end != one.end:
                one.end = end
                if one.body is not None:
                    one.body = one.body[0], max(one.body[0], min(one.body[1], end))


_Take = Callable[[Collector, Captures], None]
Taker = Callable[[Collector, Matches], None]


@functools.cache
def takers_of(query: LanguageQuery) -> tuple[list[int], list[Taker]]:
    """Return the group of each pattern of a query, and what takes the matches of each group.

    Definitions are the first group, since of some the first one counts.
    """
    groups: list[int] = []
    defining: dict[int, _Take] = {}
    takers: list[Taker] = [functools.partial(_take_definitions, defining)]
    for number, pattern in enumerate(query.patterns):
        name = next((one for one in pattern.captures if one.startswith(_DEFINITION)), None)
        if name is None:
            groups.append(len(takers))
            takers.append(_taker(pattern))
        else:
            groups.append(0)
            defining[number] = _filtered(pattern, functools.partial(_define, name))
    return groups, takers


def _filtered(pattern: Pattern, take: _Take) -> _Take:
    """Return what takes a match for which the filters of its pattern hold."""
    if not pattern.filters:
        return take

    def take_filtered(collector: Collector, captures: Captures) -> None:
        if pattern.holds(captures, collector.text):
            take(collector, captures)

    return take_filtered


def _taker(pattern: Pattern) -> Taker:
    """Return what takes the matches of a pattern that is no definition."""
    names, filters = pattern.captures, pattern.filters
    if names == {"uses"}:
        return functools.partial(_take_uses, [test for _, test in filters])
    masks = {name: mask for name in names if (mask := _mask_of(name))}
    if not filters:
        if names == {"comment"}:
            return _take_comments
        if len(masks) == 1 and names - masks.keys() <= {"operator"}:
            [(name, mask)] = masks.items()
            return functools.partial(_take_marks, name, mask)
    take = _filtered(pattern, _taker_of_one(pattern, masks))

    def take_each(collector: Collector, matches: Matches) -> None:
        for _, captures in matches:
            take(collector, captures)

    return take_each


def _taker_of_one(pattern: Pattern, masks: Mapping[str, int]) -> _Take:
    names, settings = pattern.captures, pattern.settings
    if "import.tree" in names:
        return lambda collector, captures: collector.take_trees(captures["import.tree"])
    if "import" in names:
        return lambda collector, captures: collector.take_imports(settings, captures)
    return lambda collector, captures: collector.take_marks(masks, captures)


def _mask_of(capture: str) -> int:
    """Return the marks that the name of a capture says; 0 for another one."""
    masks = [_MARKS.get(name, 0) for name in capture.split(".")]
    return sum(set(masks)) if all(masks) else 0


def _define(name: str, collector: Collector, captures: Captures) -> None:
    collector.define(name, captures)


def _take_definitions(
    defining: Mapping[int, _Take], collector: Collector, matches: Matches
) -> None:
    for number, captures in matches:
        defining[number](collector, captures)


def _take_comments(collector: Collector, matches: Matches) -> None:
    collector.reading.comments += [
        node.byte_range for _, captures in matches for node in captures["comment"]
    ]


def _take_uses(tests: Sequence[Test], collector: Collector, matches: Matches) -> None:
    """Take names with the byte where each stands first, each name tested once."""
    text, uses = collector.text, collector.uses
    spans = [node.byte_range for _, captures in matches for node in captures["uses"]]
    spans.sort(reverse=True)
    first = {text[start:end]: start for start, end in spans}
    for test in tests:
        first = {name: start for name, start in first.items() if test(name)}
    for name, start in first.items():
        if uses.get(name, start) >= start:
            uses[name] = start


def _take_marks(name: str, mask: int, collector: Collector, matches: Matches) -> None:
    """Take the nodes of the one capture of a pattern that is a mark."""
    marks = collector.marks
    if not mask & sweep.BOOLEAN:
        spans = [node.byte_range for _, found in matches for node in found.get(name, ())]
        marks += [(start, -end, mask, 0) for start, end in spans]
        return
    for _, found in matches:
        number = collector.operator(found["operator"][0])
        for node in found.get(name, ()):
            start, end = node.byte_range
            marks.append((start, -end, mask, number))


def _lines_of(places: Iterable[int], text: bytes) -> dict[int, int]:
    """Return the lines of places in a text, 1-based."""
    lines = {}
    line, last = 1, 0
    for at in sorted(places):
        line += text.count(b"\n", last, at)
        lines[at] = line
        last = at
    return lines


def _named(places: Mapping[bytes, int], lines: Mapping[int, int]) -> dict[str, int]:
    """Return the lines of names by their places."""
    found: dict[str, int] = {}
    for raw, at in places.items():
        name = _whole(raw.decode(errors="replace"))
        line = lines[at]
        if name is not None and found.get(name, line) >= line:
            found[name] = line
    return found


def _whole(name: str) -> str | None:
    """Return a name without line breaks beside its separators; None for one with others.

    NOTE: in a broken text the parser can take half of it for a name, and tables hold no text.
    """
    if "\n" not in name and "\r" not in name:
        return name
    joined = _WRAPPED.sub(r"\1", name)
    return None if "\n" in joined or "\r" in joined else joined


def _whole_import(row: ImportRow) -> ImportRow | None:
    """Return an import with whole names; None where one of them is none."""
    said = f"{row.specifier}{row.name}{row.alias}"
    if "\n" not in said and "\r" not in said:
        return row
    specifier = _whole(row.specifier)
    others = [name for name in (row.name, row.alias) if name is not None]
    if specifier is None or any(_whole(name) != name for name in others):
        return None
    return row if specifier == row.specifier else row._replace(specifier=specifier)


def _place_of_definition(one: Found) -> tuple[int, int, int]:
    return one.start, -one.end, one.name_at


def _place_of_import(row: ImportRow) -> tuple[int, int, tuple[str, ...], bool, bool]:
    # NOTE: a tie would be broken by the order of a set, which differs from process to process.
    names = (row.specifier, row.name or "", row.alias or "", row.kind)
    return row.start, row.end, names, row.is_type_only, row.is_system


def _item_kind(kind: str) -> int:
    return sweep.FUNCTION if is_function(kind) else sweep.DEFINITION
