"""The fast tier: what a query over the tree of a text decides, or a detector in code."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dataprep.defects.gates import Gate, gate_of, joined
from dataprep.defects.looked import Looked, look_at
from dataprep.defects.model import Defect, Scan
from dataprep.defects.needs import LEAST
from dataprep.defects.pieces import pieces_of
from dataprep.defects.shapes import Span
from dataprep.defects.twins import Twins
from dataprep.defects.vocabulary import Vocabulary
from dataprep.errors import RuleError
from dataprep.rules.defect import DefectRule
from dataprep.syntax.queries import LanguageQuery, split_patterns
from dataprep.syntax.tree import MAX_BYTES, Grammar, grammar_of, grammar_version, parse

if TYPE_CHECKING:
    from tree_sitter import Node

Detector: TypeAlias = Callable[["Node", bytes, str], Iterable[tuple[int, int]]]
"""Called with the root of a tree, the text and the slug of its language; yields spans in bytes."""
MayFind: TypeAlias = Callable[[Looked], bool]
"""Called with what was looked for in a text; tells whether a detector may find
something in it. A detector's module may have one of the name ``may_find``."""
FOUND = "found"
"""The capture that is the place."""
_BATCH = 1 << 20
_MOST = 1_000
"""Findings of one rule in a text at most: what goes beyond says nothing more."""


Place: TypeAlias = tuple[int, int, str]
"""Start, end and id of the rule."""


@dataclass(frozen=True, slots=True)
class _Detector:
    rule: DefectRule
    find: Detector
    may_find: MayFind | None
    keywords: int

    def lets(self, looked: Looked) -> bool:
        """Return whether it may find something in a text."""
        if self.keywords and not self.keywords & looked.words:
            return False
        return self.may_find is None or self.may_find(looked)


@dataclass(frozen=True, slots=True)
class _Query:
    """A rule with a query, and what each pattern of it demands of a text."""

    rule: DefectRule
    query: LanguageQuery
    gates: tuple[Gate, ...]
    keywords: int

    def open(self, looked: Looked) -> list[int]:
        """Return the numbers of the patterns that may match in a text."""
        if self.keywords and not self.keywords & looked.words:
            return []
        return [number for number, gate in enumerate(self.gates) if gate.lets(looked)]

    def spans(self, numbers: Sequence[int], looked: Looked) -> list[Span] | None:
        """Return where patterns may match, in order; None for anywhere."""
        gates = [self.gates[number] for number in numbers]
        if not all(gate.has_shape for gate in gates):
            return None
        return sorted({span for gate in gates for span in gate.spans(looked)})

    def places(
        self, root: Node, text: bytes, numbers: Sequence[int], within: Sequence[Span]
    ) -> Iterator[Place]:
        """Yield what patterns find in a text; around some places only where there are any."""
        for number, captures in self.query.matches(root, text, within):
            if number in numbers and self.query.patterns[number].holds(captures, text):
                for node in captures.get(FOUND, ()):
                    start, end = node.byte_range
                    yield start, end, self.rule.id


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query that may find something in a text, by which of its patterns, and where."""

    query: _Query
    numbers: Sequence[int]
    within: Sequence[Span] | None

    def places(self, root: Node, text: bytes, start: int, end: int) -> Iterator[Place]:
        """Yield what it finds in a piece of the text."""
        within: list[Span] = []
        if self.within is not None:
            own = [(a - start, b - start) for a, b in self.within if a < end and b > start]
            if not own:
                return
            within = joined([(max(a, 0), b) for a, b in own], len(text))
        for first, last, rule_id in self.query.places(root, text, self.numbers, within):
            yield first + start, last + start, rule_id


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
        self._words = Vocabulary()
        self._detectors = [_detector(rule, self._words) for rule in own if rule.detector]
        self._queries = _queries(self._grammar, own, self._words)
        self._twins = _twins(self._queries)
        self.engine = f"checks {grammar_version(self._grammar.syntax)}"

    def scan(self, text: bytes) -> Scan:
        """Return what the rules find in a text.

        Args:
            text: UTF-8.
        """
        return self.scan_all([text])[0]

    def scan_all(self, texts: Sequence[bytes], *, is_gated: bool = True) -> list[Scan]:
        """Return what the rules find in texts; many at once take less time.

        Args:
            texts: UTF-8.
            is_gated: Whether what rules demand of a text is looked for before it is parsed; that
                changes no finding, and takes a fraction of the time.
        """
        scans: list[Scan] = []
        for batch in _batches(texts):
            small = [text if len(text) <= MAX_BYTES else b"" for text in batch]
            looked = look_at(small, self.slug, self._words, self._twins)
            scans += [self._scan(*one, is_gated) for one in zip(batch, looked, strict=True)]
        return scans

    def _scan(self, text: bytes, looked: Looked, is_gated: bool) -> Scan:
        if len(text) > MAX_BYTES:
            return Scan(self.engine, "too-large", self.n_rules, cause="too large to parse")
        asked = self._asked(looked) if is_gated else self._all()
        detectors = [one for one in self._detectors if not is_gated or one.lets(looked)]
        if not asked and not detectors:
            return Scan(self.engine, "complete", self.n_rules)
        places: list[Span] = []
        if not detectors and not any(one.within is None for one in asked):
            places = sorted({span for one in asked for span in one.within or ()})
        found: set[Place] = set()
        n_lost = n_errors = 0
        for start, end in pieces_of(looked, places):
            piece = text[start:end]
            parsed = parse(piece, self._grammar)
            if parsed.tree is None:
                return Scan(self.engine, "too-large", self.n_rules, cause="too costly to parse")
            root = parsed.tree.root_node
            for query in asked:
                found.update(query.places(root, piece, start, end))
            for one in detectors:
                spans = one.find(root, text, self.slug)
                found.update((first, last, one.rule.id) for first, last in spans)
            n_lost, n_errors = n_lost + parsed.errors.n_bytes, n_errors + parsed.errors.n_errors
        defects = _bounded(found, self._by_id)
        if n_errors:
            lost = f"{n_lost} bytes could not be parsed"
            return Scan(self.engine, "partial", self.n_rules, defects, lost)
        return Scan(self.engine, "complete", self.n_rules, defects)

    def _all(self) -> list[_Asked]:
        return [_Asked(one, range(len(one.gates)), None) for one in self._queries]

    def _asked(self, looked: Looked) -> list[_Asked]:
        """Return the queries that may find something in a text."""
        return [
            _Asked(one, numbers, one.spans(numbers, looked))
            for one in self._queries
            if (numbers := one.open(looked))
        ]


def _batches(texts: Sequence[bytes]) -> Iterator[list[bytes]]:
    """Yield texts in batches of so many bytes that what is looked for in them fits into memory."""
    batch: list[bytes] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    yield batch


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


def _queries(grammar: Grammar, rules: Sequence[DefectRule], words: Vocabulary) -> list[_Query]:
    """Return the queries of rules, and what their patterns demand.

    NOTE: one query of all rules walks a tree once; but few rules may find something in a text, and
    each of them only at few places of it.

    Raises:
        RuleError: Queries cannot be used; names every one.
    """
    made: list[_Query] = []
    faults: list[str] = []
    for rule in rules:
        if rule.query is None:
            continue
        try:
            made.append(_query(grammar, rule, words))
        except RuleError as error:
            faults.append(str(error))
    if faults:
        raise RuleError("\n  ".join(faults))
    return made


def _query(grammar: Grammar, rule: DefectRule, words: Vocabulary) -> _Query:
    source = rule.query or ""
    query = LanguageQuery(grammar.language, rule.id, source)
    patterns = split_patterns(source)
    if any(f"@{FOUND}" not in pattern for pattern in patterns):
        raise RuleError(f"{rule.id}: a pattern of the query captures no @{FOUND}")
    try:
        gates = tuple(
            gate_of(pattern, one.settings, words)
            for pattern, one in zip(patterns, query.patterns, strict=True)
        )
    except RuleError as error:
        raise RuleError(f"{rule.id}: {error}") from error
    return _Query(rule, query, gates, _keywords(rule, words))


def _twins(queries: Iterable[_Query]) -> Twins | None:
    operators = {one.decode() for query in queries for gate in query.gates for one in gate.twins}
    return Twins(sorted(operators)) if operators else None


def _keywords(rule: DefectRule, words: Vocabulary) -> int:
    """Return the bits of the words of which a text has to hold one; 0 where most texts do."""
    named = [word.encode() for word in rule.keywords]
    return words.mask(named) if named and min(map(len, named)) >= LEAST else 0


def _detector(rule: DefectRule, words: Vocabulary) -> _Detector:
    assert rule.detector is not None
    try:
        find, may_find = _load(rule.detector)
    except ModuleNotFoundError as error:
        raise RuleError(f"{rule.id}: there is no detector '{rule.detector}'") from error
    return _Detector(rule, find, may_find, _keywords(rule, words))


@functools.cache
def _load(name: str) -> tuple[Detector, MayFind | None]:
    module = importlib.import_module(f"dataprep.defects.detectors.{name}")
    find: Detector = module.find
    may_find: MayFind | None = getattr(module, "may_find", None)
    return find, may_find
