"""The fast tier: what a query over the tree of a text decides, or a detector in code."""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dataprep.defects.model import Defect, Scan
from dataprep.errors import RuleError
from dataprep.rules.defect import DefectRule
from dataprep.syntax.queries import LanguageQuery, split_patterns
from dataprep.syntax.tree import Grammar, grammar_of, grammar_version, parse

if TYPE_CHECKING:
    from tree_sitter import Node

Detector: TypeAlias = Callable[["Node", bytes, str], Iterable[tuple[int, int]]]
"""Called with the root of a tree, the text and the slug of its language; yields spans in bytes."""
_PLAIN = re.compile(r'[^\s"\\]+')
FOUND = "found"
"""The capture that is the place."""
_SHORT = 3
"""Letters of a keyword under which most texts hold it."""
_MOST = 1_000
"""Findings of one rule in a text at most: what goes beyond says nothing more."""


@dataclass(frozen=True, slots=True)
class _Detector:
    rule: DefectRule
    find: Detector
    keywords: tuple[bytes, ...]

    def can_find(self, text: bytes) -> bool:
        return not self.keywords or any(word in text for word in self.keywords)


class Checks:
    """The rules of one language that its tree decides.

    Args:
        slug: The language.
        rules: Rules of the engines query and detector; those of other languages are left out.

    Raises:
        RuleError: A query does not fit the grammar, or there is no such detector.
    """

    def __init__(self, slug: str, rules: Iterable[DefectRule]) -> None:
        own = [rule for rule in rules if slug in rule.languages]
        self.slug = slug
        self.n_rules = len(own)
        self._grammar: Grammar = grammar_of(slug)
        self._by_id = {rule.id: rule for rule in own}
        self._detectors = [_detector(rule) for rule in own if rule.detector is not None]
        queries = [rule for rule in own if rule.query is not None]
        self._keywords = {rule.id: _keywords(rule) for rule in queries}
        self._words = _all_keywords(own)
        self._query = _query(slug, self._grammar, queries) if queries else None
        self.engine = f"checks {grammar_version(self._grammar.syntax)}"

    def scan(self, text: bytes) -> Scan:
        """Return what the rules find in a text.

        Args:
            text: UTF-8.
        """
        if self._words is not None and not any(word in text for word in self._words):
            return Scan(self.engine, "complete", self.n_rules)
        parsed = parse(text, self._grammar)
        if parsed.tree is None:
            why = "too large to parse" if parsed.status == "too-large" else "too costly to parse"
            return Scan(self.engine, "too-large", self.n_rules, cause=why)
        root = parsed.tree.root_node
        spans = {*self._by_query(root, text), *self._by_detector(root, text)}
        found = _bounded(spans, self._by_id)
        if parsed.errors.n_errors:
            lost = f"{parsed.errors.n_bytes} bytes could not be parsed"
            return Scan(self.engine, "partial", self.n_rules, found, lost)
        return Scan(self.engine, "complete", self.n_rules, found)

    def _by_query(self, root: Node, text: bytes) -> Iterator[tuple[int, int, str]]:
        if self._query is None:
            return
        for number, captures in self._query.matches(root, text):
            pattern = self._query.patterns[number]
            if pattern.holds(captures, text) and self._has_keyword(pattern.settings["rule"], text):
                for node in captures.get(FOUND, ()):
                    start, end = node.byte_range
                    yield start, end, pattern.settings["rule"]

    def _has_keyword(self, rule_id: str, text: bytes) -> bool:
        words = self._keywords[rule_id]
        return not words or any(word in text for word in words)

    def _by_detector(self, root: Node, text: bytes) -> Iterator[tuple[int, int, str]]:
        for one in self._detectors:
            if one.can_find(text):
                for start, end in one.find(root, text, self.slug):
                    yield start, end, one.rule.id


def _bounded(
    spans: Iterable[tuple[int, int, str]], rules: Mapping[str, DefectRule]
) -> Sequence[Defect]:
    """Return spans as defects in order, of each rule the first ones only."""
    counts: dict[str, int] = {}
    found: list[Defect] = []
    for start, end, rule_id in sorted(spans):
        counts[rule_id] = n = counts.get(rule_id, 0) + 1
        if n <= _MOST and start < end:
            found.append(Defect(rules[rule_id], start, end))
    return found


def _all_keywords(rules: Sequence[DefectRule]) -> tuple[bytes, ...] | None:
    """Return the words of which a text has to hold one; None where some rule asks for none."""
    if any(not rule.keywords for rule in rules):
        return None
    return tuple(sorted({word.encode() for rule in rules for word in rule.keywords}))


def _query(slug: str, grammar: Grammar, rules: Sequence[DefectRule]) -> LanguageQuery:
    """Return one query of all rules; its patterns name their rule, and the words they need."""
    patterns: list[str] = []
    for rule in rules:
        for pattern in split_patterns(rule.query or ""):
            if f"@{FOUND}" not in pattern:
                raise RuleError(f"{rule.id}: a pattern of the query captures no @{FOUND}")
            patterns.append(_marked(pattern, rule, grammar))
    try:
        return LanguageQuery(grammar.language, f"rules/checks/{slug}", "".join(patterns))
    except RuleError:
        raise RuleError("\n  ".join(_query_faults(grammar, rules))) from None


def _marked(pattern: str, rule: DefectRule, grammar: Grammar) -> str:
    """Return a pattern in a group that says its rule, and the words it needs if they are rare.

    NOTE: to walk a tree costs as much as some ten patterns. So a text is asked once: the patterns
    that most texts are asked anyway, or all of them where it holds a word that few texts hold.
    """
    said = f'(#set! rule "{rule.id}")'
    words = rule.keywords
    is_rare = words and not any(
        word in grammar.keywords or len(word) < _SHORT or not _PLAIN.fullmatch(word)
        for word in words
    )
    if is_rare:
        said += f' (#set! only_with "{" ".join(words)}")'
    return f"({pattern.rstrip()} {said})\n"


def _keywords(rule: DefectRule) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in rule.keywords)


def _query_faults(grammar: Grammar, rules: Sequence[DefectRule]) -> Iterator[str]:
    """Yield one line for each rule whose query does not fit the grammar."""
    for rule in rules:
        try:
            LanguageQuery(grammar.language, rule.id, rule.query or "")
        except RuleError as error:
            yield str(error)


def _detector(rule: DefectRule) -> _Detector:
    assert rule.detector is not None
    try:
        find = _load(rule.detector)
    except ModuleNotFoundError as error:
        raise RuleError(f"{rule.id}: there is no detector '{rule.detector}'") from error
    return _Detector(rule, find, _keywords(rule))


@functools.cache
def _load(name: str) -> Detector:
    module = importlib.import_module(f"dataprep.defects.detectors.{name}")
    find: Detector = module.find
    return find
