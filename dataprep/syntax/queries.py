"""Queries of languages: their patterns, and when a pattern is asked.

NOTE: tree-sitter 0.26 answers a predicate such as ``#match?`` in 40 µs, a hundred times what it
takes to find the node, and a query that is freed can crash the process. So predicates that compare a
capture with strings are taken out of the query and answered here, and queries are kept.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.errors import RuleError

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Query, QueryCursor

MAX_DEPTH = 1_000
"""Depth of a tree below which nothing is looked for.

NOTE: a query takes time by the square of the depth: 7 s for 10,000 nested brackets. And a query that
is given a callback together with predicates crashes the process (tree-sitter 0.26), so that only
bounds of the tree can hold it.
"""

_CAPTURE = re.compile(r"@([A-Za-z_][\w.-]*)")
_STRING = r'"(?:[^"\\]|\\.)*"'
_PREDICATE = re.compile(
    rf"\(#(not-)?(match|eq|any-of)\?\s+@([A-Za-z_][\w.-]*)((?:\s+{_STRING})+)\s*\)"
)
_SAME = re.compile(r"\(#(not-)?eq\?\s+@([A-Za-z_][\w.-]*)\s+@([A-Za-z_][\w.-]*)\s*\)")
_TOKEN = re.compile(rf"{_STRING}|;[^\n]*|[()\[\]]|\s+|[^\s()\[\];\"]+")
_ONLY_WITH = re.compile(r"\(#set!\s+only_with\s+\"([^\"]*)\"\s*\)")
_QUOTED = re.compile(_STRING)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}

Captures = Mapping[str, Sequence["Node"]]
Match = tuple[int, Captures]
Matches = Sequence[Match]
Test = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a query.

    Attributes:
        captures: Names of its captures.
        settings: What its ``#set!`` directives say.
        filters: Captures, and what the text of their nodes has to be.
        pairs: Two captures, and whether the texts of their first nodes have to be the same.
    """

    captures: frozenset[str]
    settings: dict[str, str]
    filters: tuple[tuple[str, Test], ...] = ()
    pairs: tuple[tuple[str, str, bool], ...] = ()

    def holds(self, captures: Captures, text: bytes) -> bool:
        """Return whether a match is as the predicates of the pattern say."""
        for name, test in self.filters:
            for node in captures.get(name, ()):
                start, end = node.byte_range
                if not test(text[start:end]):
                    return False
        return all(self._is_as_paired(captures, text, *pair) for pair in self.pairs)

    @staticmethod
    def _is_as_paired(captures: Captures, text: bytes, one: str, other: str, same: bool) -> bool:
        if not captures.get(one) or not captures.get(other):
            return True
        (start, end), (first, last) = captures[one][0].byte_range, captures[other][0].byte_range
        return (text[start:end] == text[first:last]) is same


class LanguageQuery:
    """The query of a language.

    Patterns with ``(#set! only_with "word other")`` are asked only of texts that hold one of the
    words: a pattern that begins at every call costs time in every text, though few have a match. A
    text that holds some word is asked all patterns at once, since to walk a tree again costs more.

    Args:
        language: The language.
        name: Name of the file, for messages.
        source: The query.

    Raises:
        RuleError: The query does not fit the grammar.

    Attributes:
        patterns: The patterns by the numbers under which ``matches`` gives them.
    """

    def __init__(self, language: Language, name: str, source: str) -> None:
        self._language, self._name = language, name
        self.patterns: list[Pattern] = []
        self._words: list[tuple[tuple[bytes, ...], range]] = []
        by_words: dict[tuple[bytes, ...], list[str]] = {}
        for text in split_patterns(source):
            said = _ONLY_WITH.search(text)
            words = tuple(said[1].encode().split()) if said else ()
            by_words.setdefault(words, []).append(text)
        ordered = [text for _, texts in sorted(by_words.items()) for text in texts]
        self._whole = self._query("".join(map(_without_predicates, ordered)))
        self.patterns += [_pattern(self._whole, k, text) for k, text in enumerate(ordered)]
        plain = by_words.pop((), [])
        self._plain_source = "".join(map(_without_predicates, plain))
        first = len(plain)
        for words, texts in sorted(by_words.items()):
            self._words.append((words, range(first, first + len(texts))))
            first += len(texts)

    @functools.cached_property
    def _plain(self) -> Query:
        """The patterns that every text is asked."""
        return self._query(self._plain_source) if self._words else self._whole

    def _query(self, source: str) -> Query:
        import tree_sitter

        try:
            return tree_sitter.Query(self._language, source)
        except tree_sitter.QueryError as error:
            raise RuleError(f"{self._name}: {error}") from error

    def matches(self, root: Node, text: bytes, within: Sequence[tuple[int, int]] = ()) -> Matches:
        """Return the matches in a text; whether the filters of their patterns hold is not asked.

        Args:
            root: Root of the tree.
            text: UTF-8.
            within: Spans in bytes of which a match has to overlap with one; none for anywhere. A
                match that overlaps with two is given twice.

        Returns:
            For each match the number of its pattern, and its nodes by capture.
        """
        import tree_sitter

        absent = [
            numbers for words, numbers in self._words if not any(word in text for word in words)
        ]
        is_plain = len(absent) == len(self._words)
        cursor = tree_sitter.QueryCursor(self._plain if is_plain else self._whole)
        cursor.set_max_start_depth(MAX_DEPTH)
        found = cursor.matches(root) if not within else _matches_within(cursor, root, within)
        if is_plain or not absent:
            return found
        left_out = {number for numbers in absent for number in numbers}
        return [match for match in found if match[0] not in left_out]


def _matches_within(
    cursor: QueryCursor, root: Node, within: Sequence[tuple[int, int]]
) -> list[Match]:
    found: list[Match] = []
    for start, end in within:
        cursor.set_byte_range(start, end)
        found += cursor.matches(root)
    return found


def split_patterns(source: str) -> list[str]:
    r"""Return the source of each pattern of a query, without comments.

    NOTE: to make a query takes up to 0.6 s, so that it is not made whole to be taken apart.

    Example:
        >>> split_patterns('; one\n(a) @b ; two\n["c" (d)]? @e\n')
        ['(a) @b\n', '["c" (d)]? @e\n']
    """
    patterns: list[str] = []
    depth = 0
    for match in _TOKEN.finditer(source):
        piece = match[0]
        if piece.startswith(";"):
            continue
        begins = depth == 0 and piece[0] in '(["'
        if begins:
            patterns.append("")
        depth += (piece in "([") - (piece in ")]")
        if patterns:
            patterns[-1] += piece
        elif piece.strip():
            patterns.append(piece)
    return [f"{pattern.rstrip()}\n" for pattern in patterns]


def _pattern(query: Query, number: int, text: str) -> Pattern:
    captures = frozenset(_CAPTURE.findall(_QUOTED.sub("", text)))
    filters = tuple(
        (
            match[3],
            _test(match[2], [_unescaped(one) for one in _QUOTED.findall(match[4])], match[1]),
        )
        for match in _PREDICATE.finditer(text)
    )
    pairs = tuple((match[2], match[3], not match[1]) for match in _SAME.finditer(text))
    settings = {key: value or "" for key, value in query.pattern_settings(number).items()}
    return Pattern(captures, settings, filters, pairs)


def _without_predicates(pattern: str) -> str:
    return _SAME.sub("", _PREDICATE.sub("", pattern))


def _unescaped(quoted: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), quoted[1:-1])


def _test(kind: str, values: Sequence[str], negated: str | None) -> Test:
    """Return what a predicate asks of the text of a node."""
    is_wanted = not negated
    if kind == "match":
        search = re.compile(values[0].encode()).search
        return lambda text: (search(text) is not None) is is_wanted
    known = frozenset(value.encode() for value in values)
    return lambda text: (text in known) is is_wanted
