"""Names in a text, what each use can mean, and which function of the text each call can mean.

A language has them where ``rules/syntax/<id>/flows.scm`` exists: a tree-sitter query whose captures say
what nodes mean. Its first line may say ``; inherits: <id>/<file>``: that file's patterns come first. Where
captures of several patterns meet on a name, the one further down this list counts, and of those the
one with more words.

*Names*:

- ``@name``: a use; ``@name.type`` of a type, ``@name.method`` of a method where these are apart;
- ``@outside.<kind>``: a name that no scope of the text explains (a field of something unknown);
- ``@label``, ``@target``: a label, and the label that a jump goes to;
- ``@member``: a field or method of the name right before it; ``@member.self`` of the object itself;
- ``@set``: assigns what is bound elsewhere; ``@set.update`` reads it before;
- ``@bind``: binds as the ``@binder.<parameter|variable|through|set>`` around it says;
- ``@owner``: the type to which a method belongs that stands outside of it;
- ``@define.<kind>``: binds, with the words ``outer`` (in the scope around the innermost), ``through`` (in
  the function around), ``here`` (seen from here on, else in all of the scope), ``first`` (has its value
  from the beginning of the scope), ``always`` (each use can mean each value: fields, types), ``bare``
  (without a value), ``update`` (reads before), ``member`` and ``self`` (as of ``@member``), ``owned`` (in
  the type of ``@owner``), ``callable`` (methods have names of their own);
- ``@global``, ``@nonlocal``: the name is that of the text, or of the function around;
- ``@call``: the name is called; ``@typed`` with ``@type``: a type written beside a name.

*Spans*:

- ``@scope.function`` runs later, on its own; ``.block``; ``.class``, whose names functions in it do not see;
  ``.members``, whose names are only members; ``.type``, whose names are both; ``.all``, in which each use
  can mean each value; ``@escape``: is read outside of the innermost scope;
- ``@settle``: what it binds holds from its end on;
- ``@branch`` with ``@arm`` and ``@arm.else``; ``@switch`` (``.full``: takes an arm in any case), which a jump
  leaves, with arms or with ``@case`` and ``@case.else``, which run on into the next;
- ``@loop`` (``.after``: tests at its end; ``.endless`` in addition: tests nothing) with ``@head``, from which
  on it repeats, ``@late``, which runs behind the body, ``@body`` and ``@loop.else``;
- ``@try`` with ``@try.body``, ``@handler``, ``@try.else`` and ``@finally``; ``@option``: may not run;
- ``@jump.return``, ``@jump.break``, ``@jump.continue``.

What is said: a straight-line assignment ends what was before, branches join, loops bring round what their
body assigns, a handler can see all that the body assigned. A variable of a function around can hold all
that is ever assigned to it, and so can fields of ``self`` or ``this`` by name in their class; nothing is said
of fields of other objects, of aliases, or of inherited members. Overloads are told by name only.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from dataprep.contracts import load_contract
from dataprep.parse._flow_query import DEFINE, SET, SPAN_CODES, Events, Role, flow_query, has_flows
from dataprep.parse._flow_scopes import Binder, Meanings, Scopes, Variable
from dataprep.parse._flow_values import TooCostlyError, Work
from dataprep.parse._flow_walk import Walker
from dataprep.parse.batches import rare_collections
from dataprep.parse.contents import ContentRows
from dataprep.parse.params import ParseParams
from dataprep.syntax.long_tail import LongTailParser
from dataprep.syntax.spec import syntax_of
from dataprep.syntax.tree import grammar_of, parse
from dataprep.text.by_language import texts_by_language

if TYPE_CHECKING:
    from tree_sitter import Node

    from dataprep.syntax.spec import LanguageSyntax

_FREE_WORK = 100_000
_WORK_PER_BYTE = 16
"""Work allowed: 100,000 steps, and 16 for a byte. Real code takes under one for a byte."""
_BLANKS = {"go": "_"}
_BINDING = frozenset({DEFINE, SET})
_CALL = 1 << 48
_KIND_OF_BASE = {"label": "label", "target": "label", "member": "field", "owner": "type"}
_IN_CLASSES = {"function": "method", "variable": "field"}
_CALLED = frozenset({"function", "method", "class"})
_CLASS_KIND = SPAN_CODES["scope.class"]
Columns = tuple[dict[str, object], dict[str, object]]
_Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]


def parse_flows(
    contents: pl.DataFrame, content_labels: pl.DataFrame, params: ParseParams
) -> dict[str, pl.DataFrame]:
    """Return the names in texts and what they can mean.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: Parameters.

    Returns:
        ``identifiers`` and ``flows``: any number of rows for each pair, in order of place. None for
        a language without ``flows.scm``, for a text that is not parsed, and for one whose names
        would take work by the square of its length.
    """
    del params
    identifiers, flows = _Table("identifiers"), _Table("flows")
    with rare_collections():
        for content_id, language, text in texts_by_language(contents, content_labels):
            syntax = None if language is None else _syntax(language)
            rows = None if syntax is None else _rows_of(text, syntax)
            if language is not None and rows is not None:
                identifiers.add(content_id, language, rows[0])
                flows.add(content_id, language, rows[1])
        found = {"identifiers": identifiers.frame(), "flows": flows.frame()}
        del identifiers, flows  # what is left behind is looked through for cycles
        return found


def parse_contents_and_flows(
    contents: pl.DataFrame, content_labels: pl.DataFrame, params: ParseParams
) -> dict[str, pl.DataFrame]:
    """Return the tables of ``parse_contents`` and those of ``parse_flows``, each text parsed once.

    Args:
        contents: Columns ``content_id`` and ``text``.
        content_labels: Distinct pairs of ``content_id`` and ``language``.
        params: Parameters.
    """
    del params
    identifiers, flows = _Table("identifiers"), _Table("flows")
    with rare_collections(), LongTailParser() as long_tail:
        rows = ContentRows(long_tail)
        for content_id, language, text in texts_by_language(contents, content_labels):
            parts = rows.add(content_id, language, text)
            syntax = None if language is None else _syntax(language)
            if parts is None or language is None or syntax is None:
                continue
            tree = parts.parsed.tree
            if parts.parsed.status != "parsed" or tree is None:
                continue
            spans = [(one.found.start, one.found.end) for one in parts.definitions]
            columns = read_flows(tree.root_node, text, syntax, spans)
            if columns is not None:
                identifiers.add(content_id, language, columns[0])
                flows.add(content_id, language, columns[1])
        found = rows.frames() | {"identifiers": identifiers.frame(), "flows": flows.frame()}
        del rows, identifiers, flows  # what is left behind is looked through for cycles
        return found


@functools.cache
def _syntax(language: str) -> LanguageSyntax | None:
    syntax = syntax_of(language)
    return syntax if syntax is not None and has_flows(syntax) else None


class _Table:
    """Collects the columns of a table over texts.

    Args:
        name: Name of the table.
    """

    def __init__(self, name: str) -> None:
        self._schema = dict(load_contract(name).polars_schema())
        self._lists: dict[str, list[object]] = {}
        self._arrays: dict[str, list[_Numbers]] = {}
        self._keys: list[tuple[str, str, int]] = []

    def add(self, content_id: str, language: str, columns: Mapping[str, object]) -> None:
        """Add the rows of one text."""
        for name, values in columns.items():
            if isinstance(values, np.ndarray):
                self._arrays.setdefault(name, []).append(values)
            else:
                assert isinstance(values, list)
                self._lists.setdefault(name, []).extend(values)
        first = next(iter(columns.values()))
        assert isinstance(first, np.ndarray)
        self._keys.append((content_id, language, len(first)))

    def frame(self) -> pl.DataFrame:
        """Return the table."""
        if not self._keys:
            return pl.DataFrame(schema=self._schema)
        lengths = np.array([length for _, _, length in self._keys], dtype=np.int64)
        text = np.repeat(np.arange(len(lengths)), lengths)
        columns: dict[str, pl.Series] = {}
        for at, key in enumerate(("content_id", "language")):
            columns[key] = pl.Series([one[at] for one in self._keys], dtype=pl.String)[text]
        for name, arrays in self._arrays.items():
            values = pl.Series(np.concatenate(arrays))
            columns[name] = values.set(values < 0, None) if "symbol" in name else values
        for name, listed in self._lists.items():
            columns[name] = pl.Series(listed, dtype=self._schema[name])
        return pl.DataFrame(
            {name: columns[name].cast(dtype) for name, dtype in self._schema.items()}
        )


def _rows_of(text: bytes, syntax: LanguageSyntax) -> Columns | None:
    parsed = parse(text, grammar_of(syntax.id))
    if parsed.status != "parsed" or parsed.tree is None:
        return None
    return read_flows(parsed.tree.root_node, text, syntax)


def read_flows(
    root: Node,
    text: bytes,
    syntax: LanguageSyntax,
    definitions: Sequence[tuple[int, int]] | None = None,
) -> Columns | None:
    """Return the columns of ``identifiers`` and of ``flows`` for one text, without its keys.

    Args:
        root: Root of the text's tree.
        text: UTF-8.
        syntax: A language with ``flows.scm``.
        definitions: Spans of the rows of ``symbols``, in order; None to look for them here.

    Returns:
        None where there are no names, or too many ways for the text's length.
    """
    events = flow_query(syntax.id).events(root, text, definitions)
    if not events.roles:
        return None
    work = Work(_FREE_WORK + _WORK_PER_BYTE * len(text))
    reader = _Text(text, events)
    scopes = Binder(events, reader.names, _BLANKS.get(syntax.id, "")).read()
    try:
        meanings = Walker(events, reader.names, scopes, work).walk()
        rows = _Rows(events, scopes, meanings, reader)
        return rows.identifiers(), rows.flows(work)
    except TooCostlyError:
        return None


class _Text:
    """Names, lines and definitions of a text by place."""

    def __init__(self, text: bytes, events: Events) -> None:
        self.places = sorted(events.roles)
        ends = events.name_ends
        if text.isascii():
            plain = text.decode("ascii")
            self.names = {place: plain[place : ends[place]] for place in self.places}
        else:
            self.names = {
                place: text[place : ends[place]].decode(errors="replace") for place in self.places
            }
        self._starts = np.array(self.places, dtype=np.int64)
        self._ends = np.array([ends[place] for place in self.places], dtype=np.int64)
        self._line_ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == 10)
        self._borders, self._symbols = _borders(events.definitions)

    def ends(self, places: _Numbers) -> _Numbers:
        """Return the ends of the names at places."""
        return self._ends[np.searchsorted(self._starts, places)]

    def lines(self, places: _Numbers) -> _Numbers:
        """Return the lines of places, 1-based."""
        return np.searchsorted(self._line_ends, places) + 1

    def symbols(self, places: _Numbers) -> _Numbers:
        """Return the ordinals of the innermost definitions around places; -1 for none."""
        return self._symbols[np.searchsorted(self._borders, places, side="right") - 1]


def _borders(spans: Sequence[tuple[int, int]]) -> tuple[_Numbers, _Numbers]:
    """Return where the innermost definition changes, and what it is from there on."""
    borders, symbols = [0], [-1]
    stack: list[tuple[int, int]] = []
    for ordinal, (start, end) in enumerate([*spans, (1 << 60, 1 << 60)]):
        while stack and stack[-1][0] <= start:
            borders.append(stack.pop()[0])
            symbols.append(stack[-1][1] if stack else -1)
        borders.append(start)
        symbols.append(ordinal)
        stack.append((end, ordinal))
    return np.array(borders, dtype=np.int64), np.array(symbols, dtype=np.int64)


@functools.cache
def _default_kind(role: Role) -> str:
    """Return what a name is of which no binding is known."""
    if role.base in _KIND_OF_BASE:
        return _KIND_OF_BASE[role.base]
    return role.kind if role.base in {"outside", "define", "name"} and role.kind else "unknown"


class _Rows:
    """Makes the columns of both tables.

    Args:
        events: What happens in the text.
        scopes: What is bound where.
        meanings: What uses can mean.
        text: Names, lines and definitions by place.
    """

    def __init__(self, events: Events, scopes: Scopes, meanings: Meanings, text: _Text) -> None:
        self._events, self._roles, self._meanings = events, scopes.roles, meanings
        self._text = text
        self._kind_of: dict[Variable, str] = {}

    def identifiers(self) -> dict[str, object]:
        """Return the columns of ``identifiers``."""
        places, text = self._text.places, self._text
        starts = np.array(places, dtype=np.int64)
        types = self._events.types
        roles = [self._roles[place] for place in places]
        return {
            "start_byte": starts,
            "end_byte": text.ends(starts),
            "line": text.lines(starts),
            "name": list(text.names.values()),
            "kind": self._kinds(places, roles),
            "is_definition": [role.code in _BINDING for role in roles],
            "type": list(map(types.get, places)),
            "symbol": text.symbols(starts),
        }

    def _kinds(self, places: Sequence[int], roles: Sequence[Role]) -> list[object]:
        kinds: dict[int, object] = dict(zip(places, map(_default_kind, roles), strict=True))
        for place in self._events.called:
            if kinds.get(place) == "field":
                kinds[place] = "method"
        for found in (self._meanings.uses, self._meanings.bound):
            for place, variable in found.items():
                kinds[place] = self._kind_of.get(variable) or self._variable_kind(variable)
        return list(kinds.values())

    def _variable_kind(self, variable: Variable) -> str:
        places = variable.definitions
        role = self._roles[places[0]] if places else None
        kind = "variable" if role is None or role.base == "set" else role.kind
        if variable.scope.kind == _CLASS_KIND:
            kind = _IN_CLASSES.get(kind, kind)
        self._kind_of[variable] = kind
        return kind

    def flows(self, work: Work) -> dict[str, object]:
        """Return the columns of ``flows``."""
        rows: list[int] = []
        called, reaching = self._events.called, self._meanings.reaching
        for place, variable in self._meanings.uses.items():
            values = reaching.get(place)
            targets = variable.definitions if values is None else values
            if values is not None and (variable.foreign or len(values) != 1 or values[0] < 0):
                targets = (*work.places(values), *variable.foreign)
            if len(targets) == 1:
                rows.append(place << 24 | targets[0])
            else:
                work.spend(len(targets))
                rows.extend([place << 24 | target for target in targets])
            if place in called:
                rows.extend([_CALL | place << 24 | one for one in self._callees(targets)])
        return self._flow_columns(np.unique(np.array(rows, dtype=np.int64)))

    def _flow_columns(self, rows: _Numbers) -> dict[str, object]:
        calls = rows >= _CALL
        starts, targets = (rows & (_CALL - 1)) >> 24, rows & ((1 << 24) - 1)
        order = np.lexsort((calls, targets, starts))
        starts, targets, calls = starts[order], targets[order], calls[order]
        text = self._text
        return {
            "start_byte": starts,
            "kind": np.where(calls, "call", "def-use").tolist(),
            "end_byte": text.ends(starts),
            "line": text.lines(starts),
            "target_start_byte": targets,
            "target_end_byte": text.ends(targets),
            "symbol": text.symbols(starts),
            "target_symbol": text.symbols(targets),
        }

    def _callees(self, targets: Sequence[int]) -> list[int]:
        found: list[int] = []
        for target in targets:
            if self._roles[target].kind not in _CALLED:
                continue
            variable = self._meanings.bound[target]
            found.extend(self._constructors(variable, target) or [target])
        return found

    def _constructors(self, variable: Variable, target: int) -> list[int]:
        if variable.members is None or self._roles[target].kind != "class":
            return []
        for name in ("__init__", "constructor", f"{variable.key}()"):
            made = variable.members.variables.get(name)
            if made is not None:
                return made.definitions
        return []


__all__ = ["parse_contents_and_flows", "parse_flows", "read_flows"]
