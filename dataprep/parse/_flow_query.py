"""What the query ``flows.scm`` of a language captures in a tree, as events in order of execution."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dataprep.errors import RuleError
from dataprep.parse.reading import read_tree
from dataprep.resources import rules_dir
from dataprep.syntax.queries import MAX_DEPTH, LanguageQuery
from dataprep.syntax.spec import LanguageSyntax, query_source
from dataprep.syntax.tree import Grammar

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Query

_SPANS = [
    "option",
    "arm",
    "arm.else",
    "case",
    "case.else",
    "handler",
    "try.body",
    "try.else",
    "finally",
    "loop.else",
    "head",
    "late",
    "body",
    "escape",
    "scope.class",
    "scope.members",
    "scope.type",
    "scope.function",
    "scope.block",
    "scope.all",
    "binder.parameter",
    "binder.variable",
    "binder.through",
    "binder.set",
    "branch",
    "switch",
    "switch.full",
    "loop",
    "loop.after",
    "loop.endless",
    "try",
    "jump.return",
    "jump.break",
    "jump.continue",
    "settle",
]
SPAN_CODES = {name: code for code, name in enumerate(_SPANS, 1)}
"""Kinds of spans; of two with the same bounds the smaller number is the outer one."""
NAME, MEMBER, SET, DEFINE, OTHER = 60, 61, 62, 63, 64
LABEL, TARGET, REDIRECT, OWNER = 65, 66, 67, 68
SCOPES = range(SPAN_CODES["scope.class"], SPAN_CODES["scope.all"] + 1)
BINDERS = range(SPAN_CODES["binder.parameter"], SPAN_CODES["binder.set"] + 1)

_RANKS = ("name", "outside", "target", "label", "member", "set", "bind", "owner")
_TOP_RANKS = ("define", "global", "nonlocal")
_CODES = {
    "name": NAME,
    "outside": OTHER,
    "target": TARGET,
    "label": LABEL,
    "member": MEMBER,
    "set": SET,
    "bind": DEFINE,
    "define": DEFINE,
    "owner": OWNER,
    "global": REDIRECT,
    "nonlocal": REDIRECT,
}
_INHERITS = re.compile(r"; inherits: (\S+)\n")
_WIDTH = 1 << 24
_ENDS = 1 << 16
_STARTS = 1 << 40


@dataclass(frozen=True, slots=True, eq=False)
class Role:
    """What an occurrence of a name does, from the name of its capture.

    Attributes:
        base: First part of the capture's name.
        kind: Second part; empty without one.
        flags: The others.
        code: Number of the base.
        suffix: What tells names of methods and types from those of values.
    """

    base: str
    kind: str
    flags: frozenset[str]
    code: int
    suffix: str

    @classmethod
    @functools.cache
    def of(cls, capture: str) -> Role:
        """Return the role that a capture says."""
        base, *rest = capture.split(".")
        kind = rest[0] if rest else ""
        flags = frozenset(rest[1:] if base == "define" else rest)
        suffix = ""
        if "callable" in flags or (base == "name" and kind == "method"):
            suffix = "()"
        elif kind == "type" and base in {"define", "name"}:
            suffix = "<>"
        return cls(base, kind, flags, _CODES[base], suffix)


@dataclass(frozen=True, slots=True)
class Events:
    """What happens in a text, in order of execution as far as structure tells.

    Attributes:
        starts: Where each event begins, clauses of loops that run late moved behind the bodies.
        ends: Where it ends, likewise.
        codes: What it is.
        places: Where it begins in the text.
        roles: Roles of names by place.
        name_ends: Ends of names by place.
        called: Places of names that are called.
        endless: Places of loops and switches with a special exit.
        types: Types by place of the name beside them.
        definitions: Spans of the rows of ``symbols``, in order.
    """

    starts: list[int]
    ends: list[int]
    codes: list[int]
    places: list[int]
    roles: dict[int, Role]
    name_ends: dict[int, int]
    called: frozenset[int]
    endless: frozenset[int]
    types: dict[int, str]
    definitions: Sequence[tuple[int, int]]


class FlowQuery:
    """The queries of a language that say what binds, what uses, and in which order.

    Args:
        grammar: Parser and query of the language.

    Raises:
        RuleError: The query does not fit the grammar, or has an unknown capture.
    """

    def __init__(self, grammar: Grammar) -> None:
        syntax = grammar.syntax
        source = _flow_source(f"{syntax.id}/flows.scm")
        self._whole = self._query(grammar, source)
        self._definitions = _Definitions(syntax)

    @staticmethod
    def _query(grammar: Grammar, source: str) -> Query:
        import tree_sitter

        try:
            return _compiled(grammar.language, source)
        except tree_sitter.QueryError as error:
            raise RuleError(f"rules/syntax/{grammar.syntax.id}/flows.scm: {error}") from error

    def events(
        self, root: Node, text: bytes, definitions: Sequence[tuple[int, int]] | None = None
    ) -> Events:
        """Return what happens in a text.

        Args:
            root: Root of its tree.
            text: UTF-8.
            definitions: Spans of the rows of ``symbols``, in order; None to look for them here.
        """
        import tree_sitter

        cursor = tree_sitter.QueryCursor(self._whole)
        cursor.set_max_start_depth(MAX_DEPTH)
        captures = cursor.captures(root)
        roles, name_ends = _roles(captures)
        spans = _spans(captures)
        called = [node.start_byte for node in captures.get("call", ())]
        endless = [
            node.start_byte
            for name in ("loop.endless", "switch.full")
            for node in captures.get(name, ())
        ]
        rest = _WIDTH * _ENDS
        keys = spans + [
            place * _STARTS - name_ends[place] * _ENDS + (rest + role.code)
            for place, role in roles.items()
            if role.code != OTHER
        ]
        starts, ends, codes, places = _ordered(keys)
        return Events(
            starts,
            ends,
            codes,
            places,
            roles,
            name_ends,
            frozenset(called),
            frozenset(endless),
            _types(captures, text),
            self._definitions.spans(root, text) if definitions is None else definitions,
        )


def _compiled(language: Language, source: str) -> Query:
    """Return a query.

    Raises:
        tree_sitter.QueryError: It does not fit the language.
    """
    import tree_sitter

    return tree_sitter.Query(language, source)


class _Definitions(Grammar):
    """A grammar with only those patterns of its query that find definitions.

    Args:
        syntax: The language.
    """

    def __init__(self, syntax: LanguageSyntax) -> None:
        super().__init__(syntax)
        source = query_source(syntax)
        self._source = _compiled(self.language, source)
        texts = [text for text in _pattern_texts(self._source, source) if "@definition." in text]
        self.query = LanguageQuery(
            self.language, f"rules/syntax/{syntax.id}/query.scm", "\n".join(texts)
        )

    def spans(self, root: Node, text: bytes) -> list[tuple[int, int]]:
        """Return the spans of definitions in the order of their ordinals in ``symbols``."""
        found = read_tree(root, text, self).definitions
        return [(one.start, one.end) for one in found if one.kind != "scope"]


_MAX_TYPE = 500
"""Bytes of a type above which it is left out: nobody wrote it by hand."""


@functools.cache
def flow_query(syntax_id: str) -> FlowQuery:
    """Return the queries of a language, made once a process and kept: see ``Grammar``."""
    from dataprep.syntax.tree import grammar_of

    return FlowQuery(grammar_of(syntax_id))


def has_flows(syntax: LanguageSyntax) -> bool:
    """Return whether there is a ``flows.scm`` of a language."""
    return (rules_dir() / "syntax" / syntax.id / "flows.scm").is_file()


def _flow_source(path: str) -> str:
    source = (rules_dir() / "syntax" / path).read_text(encoding="utf-8")
    inherited = _INHERITS.match(source)
    return source if inherited is None else _flow_source(inherited[1]) + source


def _pattern_texts(query: Query, source: str) -> Iterator[str]:
    raw = source.encode()
    for number in range(query.pattern_count):
        low, high = query.start_byte_for_pattern(number), query.end_byte_for_pattern(number)
        yield re.sub(r"(?m)^\s*;.*$", "", raw[low:high].decode())


def _roles(captures: dict[str, list[Node]]) -> tuple[dict[int, Role], dict[int, int]]:
    """Return what each name does, and where it ends: what is captured more closely counts."""
    found = [
        (_rank(role), len(role.flags), role.kind != "variable", name)
        for name in captures
        if (role := _role(name)) is not None
    ]
    roles: dict[int, Role] = {}
    ends: dict[int, int] = {}
    for *_, name in sorted(found):
        spans = dict([node.byte_range for node in captures[name]])
        roles.update(dict.fromkeys(spans, Role.of(name)))
        ends.update(spans)
    return roles, ends


def _role(capture: str) -> Role | None:
    return Role.of(capture) if capture.split(".", maxsplit=1)[0] in _CODES else None


def _rank(role: Role) -> int:
    return len(_RANKS) if role.base in _TOP_RANKS else _RANKS.index(role.base)


def _spans(captures: dict[str, list[Node]]) -> list[int]:
    keys: set[int] = set()
    special = {"case.else": "case", "arm.else": "arm"}
    for name, nodes in captures.items():
        code = SPAN_CODES.get(name)
        if code is not None and name != "loop.endless":
            spans = [node.byte_range for node in nodes]
            rest = _WIDTH * _ENDS + code
            keys.update([a * _STARTS - b * _ENDS + rest for a, b in spans if b > a])
    for name, general in special.items():
        shift = SPAN_CODES[general] - SPAN_CODES[name]
        for node in captures.get(name, ()):
            key = node.start_byte * _STARTS + (_WIDTH - node.end_byte) * _ENDS + SPAN_CODES[name]
            keys.discard(key + shift)
    return sorted(keys)


def _ordered(keys: list[int]) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return starts, ends, codes and places of events, in order of execution."""
    order = np.array(keys, dtype=np.int64)
    order.sort()
    places = order >> 40
    codes = order & (_ENDS - 1)
    if (codes == SPAN_CODES["late"]).any():
        shift = _shifts(order, places, codes)
        order = order + shift * (_STARTS - _ENDS)
        again = np.argsort(order, kind="stable")
        order, places = order[again], places[again]
        codes = order & (_ENDS - 1)
    ends = _WIDTH - ((order >> 16) & (_WIDTH - 1))
    ends[ends == 0] = _WIDTH
    return (order >> 40).tolist(), ends.tolist(), codes.tolist(), places.tolist()


def _shifts(
    order: np.ndarray[tuple[int], np.dtype[np.int64]],
    places: np.ndarray[tuple[int], np.dtype[np.int64]],
    codes: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return how far each event moves so that late clauses of loops come behind the bodies."""
    ends = _WIDTH - ((order >> 16) & (_WIDTH - 1))
    is_body = codes == SPAN_CODES["body"]
    bodies = list(zip(places[is_body].tolist(), ends[is_body].tolist(), strict=True))
    # NOTE: differences, summed up once, take time by the number of loops, not by loops times events.
    change = np.zeros(len(order) + 1, dtype=np.int64)
    is_late = codes == SPAN_CODES["late"]
    for low, high in zip(places[is_late].tolist(), ends[is_late].tolist(), strict=True):
        at = bisect_left(bodies, (high, 0))
        if at == len(bodies):
            continue
        stop = bodies[at][1]
        first, middle, last = np.searchsorted(places, (low, high, stop))
        change[first] += stop - high
        change[middle] -= stop - high
        change[middle] -= high - low
        change[last] += high - low
    return np.cumsum(change)[:-1]


def _types(captures: dict[str, list[Node]], text: bytes) -> dict[int, str]:
    """Return types by the place of the name that they stand beside.

    A type belongs to the names between the type before it and itself; one that stands before its
    names to those up to the next one.
    """
    types: dict[int, str] = {}
    for words in ("", ".result", ".before"):
        nodes = captures.get(f"type{words}")
        if nodes is None:
            continue
        spans = sorted({node.byte_range for node in nodes})
        names = sorted({node.start_byte for node in captures[f"typed{words}"]})
        starts = [start for start, _ in spans]
        find = bisect_right if words == ".before" else bisect_left
        for name in names:
            start, end = spans[find(starts, name) - (words == ".before")]
            if end - start <= _MAX_TYPE:
                types[name] = " ".join(text[start:end].decode(errors="replace").split())
    return types
