"""Queries of languages: their patterns, and when a pattern is asked.

NOTE: tree-sitter 0.26 answers a predicate such as ``#match?`` in 40 µs, a hundred times what it
takes to find the node, and a query that is freed can crash the process. So predicates that compare a
capture with strings are taken out of the query and answered here, and queries are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.errors import RuleError

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Query

MAX_DEPTH = 1_000
"""Depth of a tree below which nothing is looked for.

NOTE: a query takes time by the square of the depth: 7 s for 10,000 nested brackets. And a query that
is given a callback together with predicates crashes the process (tree-sitter 0.26), so that only
bounds of the tree can hold it.
"""

_COMMENT = re.compile(r'^\s*;.*$|(?<=\s);(?=\s)[^"]*$')
_CAPTURE = re.compile(r"@([A-Za-z_][\w.-]*)")
_STRING = r'"(?:[^"\\]|\\.)*"'
_PREDICATE = re.compile(
    rf"\(#(not-)?(match|eq|any-of)\?\s+@([A-Za-z_][\w.-]*)((?:\s+{_STRING})+)\s*\)"
)
_QUOTED = re.compile(_STRING)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}

Captures = Mapping[str, Sequence["Node"]]
_Test = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a query.

    Attributes:
        captures: Names of its captures.
        settings: What its ``#set!`` directives say.
        filters: Captures, and what the text of their nodes has to be.
    """

    captures: frozenset[str]
    settings: dict[str, str]
    filters: tuple[tuple[str, _Test], ...] = ()

    def holds(self, captures: Captures, text: bytes) -> bool:
        """Return whether a match is as the predicates of the pattern say."""
        return all(
            test(text[node.start_byte : node.end_byte])
            for name, test in self.filters
            for node in captures.get(name, ())
        )


class LanguageQuery:
    """The query of a language.

    Patterns with ``(#set! only_with "word other")`` are asked only of texts that hold one of the
    words: a pattern that begins at every call costs time in every text, though few have a match.

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
        self._asked: list[tuple[tuple[bytes, ...], int, Query]] = []
        self._whole = self._query(source)
        by_words: dict[tuple[bytes, ...], list[str]] = {}
        for text, settings in _split(self._whole, source):
            words = tuple(settings.get("only_with", "").encode().split())
            by_words.setdefault(words, []).append(text)
        for words, texts in sorted(by_words.items()):
            query = self._query("".join(_PREDICATE.sub("", text) for text in texts))
            self._asked.append((words, len(self.patterns), query))
            self.patterns += [_pattern(query, k, text) for k, text in enumerate(texts)]

    def _query(self, source: str) -> Query:
        import tree_sitter

        try:
            return tree_sitter.Query(self._language, source)
        except tree_sitter.QueryError as error:
            raise RuleError(f"{self._name}: {error}") from error

    def matches(self, root: Node, text: bytes) -> Iterator[tuple[int, Captures]]:
        """Yield the matches of the query in a text: number of the pattern, and nodes by capture."""
        import tree_sitter

        patterns = self.patterns
        for words, offset, query in self._asked:
            if words and not any(word in text for word in words):
                continue
            cursor = tree_sitter.QueryCursor(query)
            cursor.set_max_start_depth(MAX_DEPTH)
            for number, captures in cursor.matches(root):
                pattern = patterns[number + offset]
                if not pattern.filters or pattern.holds(captures, text):
                    yield number + offset, captures


def _split(query: Query, source: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the source of each pattern, without comments, and its settings."""
    raw = source.encode()
    for number in range(query.pattern_count):
        low, high = query.start_byte_for_pattern(number), query.end_byte_for_pattern(number)
        lines = raw[low:high].decode().splitlines()
        text = "\n".join(_COMMENT.sub("", line) for line in lines)
        yield f"{text}\n", _settings(query, number)


def _settings(query: Query, number: int) -> dict[str, str]:
    return {key: value or "" for key, value in query.pattern_settings(number).items()}


def _pattern(query: Query, number: int, text: str) -> Pattern:
    captures = frozenset(_CAPTURE.findall(_QUOTED.sub("", text)))
    filters = tuple(
        (
            match[3],
            _test(match[2], [_unescaped(one) for one in _QUOTED.findall(match[4])], match[1]),
        )
        for match in _PREDICATE.finditer(text)
    )
    return Pattern(captures, _settings(query, number), filters)


def _unescaped(quoted: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), quoted[1:-1])


def _test(kind: str, values: Sequence[str], negated: str | None) -> _Test:
    """Return what a predicate asks of the text of a node."""
    is_wanted = not negated
    if kind == "match":
        search = re.compile(values[0].encode()).search
        return lambda text: (search(text) is not None) is is_wanted
    known = frozenset(value.encode() for value in values)
    return lambda text: (text in known) is is_wanted
