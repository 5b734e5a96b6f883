"""Finds secrets and personal data in a text: prefilter, then patterns and validators on its lines.

A line that no prefilter names is never looked at again; what is found on the others follows from
the rules alone, so that the engine of the prefilter does not matter.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import cast

import re2

from dataprep.errors import RuleError
from dataprep.rules.sensitive import Context, SensitiveRule
from dataprep.sensitive.context import WordsNearby
from dataprep.sensitive.model import Candidate, Detector, Found, Validator, argument_of
from dataprep.sensitive.prefilter import Line, literal, make_prefilter
from dataprep.sensitive.validators import get_validator

_PLACEHOLDER_OK = "placeholder_ok"
_NOT_PLACEHOLDER = "not_placeholder"
_FEW = 3
"""Rules of one expression that are asked one by one; of more a set tells first which can match."""


class Detection:
    """The rules, compiled.

    Args:
        rules: Rules; those that a stage finds are left out.
        engine: Engine of the prefilter; see ``make_prefilter``.
        are_tested: Whether all rules are known to compile, as those that ship are: then each is
            compiled where a line first asks for it.

    Raises:
        RuleError: A rule cannot be used; names every such rule.
    """

    def __init__(
        self,
        rules: Iterable[SensitiveRule],
        engine: str | None = None,
        *,
        are_tested: bool = False,
    ) -> None:
        used = sorted((r for r in rules if r.found_by is None), key=lambda rule: rule.id)
        finders = [_Finder(rule) for rule in used]
        if not are_tested:
            _check(finders)
        self._finders, self._engine = tuple(finders), engine
        self._searches: dict[tuple[bool, ...], _Search] = {}
        self._by_language: dict[str | None, _Search] = {}
        self._search(None)

    def scan(self, text: bytes, language: str | None = None) -> list[Found]:
        """Return what is found in a text, by start, without overlaps.

        Of findings that overlap, secrets come before personal data, then the surer one, then the
        longer one, then that of the rule whose id comes first.

        Args:
            text: UTF-8.
            language: The text's language by slug; None when it is unknown.
        """
        search = self._by_language.get(language) or self._search(language)
        return _without_overlaps(search.found(text, language))

    def _search(self, language: str | None) -> _Search:
        """Return the search with the rules of a language, made where it is the first of its kind."""
        reading = tuple(finder.reads(language) for finder in self._finders)
        if reading not in self._searches:
            finders = [f for f, reads in zip(self._finders, reading, strict=True) if reads]
            self._searches[reading] = _Search(finders, self._engine)
        return self._by_language.setdefault(language, self._searches[reading])


class _Search:
    """Some of the rules behind one prefilter."""

    def __init__(self, finders: Sequence[_Finder], engine: str | None) -> None:
        by_expression: dict[str, list[_Finder]] = {}
        for finder in finders:
            for expression in _expressions(finder.rule):
                by_expression.setdefault(expression, []).append(finder)
        self._groups = [_Group(finders) for finders in by_expression.values()]
        self._prefilter = make_prefilter(list(by_expression), engine)

    def found(self, text: bytes, language: str | None) -> list[Found]:
        """Return what the rules find in a text, in no order, with overlaps."""
        found: list[Found] = []
        asked: dict[str, tuple[Detector, list[Candidate]]] = {}
        for line in self._prefilter.lines(text):
            start, end, _ = line
            for finder in self._finders_on(text, line):
                here = Candidate(text, start, end, start, end, finder.rule, language)
                if finder.detector is None:
                    found += finder.on_line(here)
                else:
                    asked.setdefault(finder.rule.id, (finder.detector, []))[1].append(here)
        for detector, candidates in asked.values():
            found += detector.find(candidates)
        return found

    def _finders_on(self, text: bytes, line: Line) -> Iterable[_Finder]:
        start, end, expressions = line
        if len(expressions) == 1:
            return self._groups[expressions[0]].matching(text, start, end)
        finders: dict[str, _Finder] = {}
        for number in expressions:
            for finder in self._groups[number].matching(text, start, end):
                finders.setdefault(finder.rule.id, finder)
        return finders.values()


def _check(finders: Iterable[_Finder]) -> None:
    """Compile every rule.

    Raises:
        RuleError: A rule cannot be used; names every such rule.
    """
    faults = []
    for finder in finders:
        try:
            finder.check()
        except RuleError as error:
            faults.append(f"{finder.rule.id}: {error}")
    if faults:
        raise RuleError("\n  ".join([f"{len(faults)} rules cannot be used:", *faults]))


def _expressions(rule: SensitiveRule) -> list[str]:
    if rule.prefilter is not None:
        return [rule.prefilter]
    return [literal(keyword) for keyword in rule.keywords]


class _Group:
    """The rules of one expression of the prefilter."""

    def __init__(self, finders: Sequence[_Finder]) -> None:
        self._always = [f for f in finders if f.rule.pattern is None or f.rule.multiline]
        self._patterned = [f for f in finders if f not in self._always]
        self._all = (*self._always, *self._patterned)
        self._set: re2.Set | None = None
        if len(self._patterned) > _FEW:
            self._set = re2.Set.SearchSet(_options())
            for finder in self._patterned:
                self._set.Add(str(finder.rule.pattern).encode())
            self._set.Compile()

    def matching(self, text: bytes, start: int, end: int) -> Iterable[_Finder]:
        """Return the rules that can find something on a line."""
        if self._set is None:
            return self._all
        numbers = self._set.Match(text[start:end])
        if not numbers:
            return self._always
        return (*self._always, *(self._patterned[number] for number in sorted(numbers)))


class _Finder:
    """One rule, compiled."""

    def __init__(self, rule: SensitiveRule) -> None:
        self.rule = rule

    def check(self) -> None:
        """Compile all that the rule is made of; otherwise that is done where it is first needed.

        Raises:
            RuleError: It cannot be used.
        """
        _ = (self.detector, self._groups, self._validators, self._context)

    @cached_property
    def detector(self) -> Detector | None:
        """The module that finds what the rule is about; None where a pattern or Presidio does."""
        return None if self.rule.detector is None else _detector(self.rule.detector)

    @cached_property
    def _pattern(self) -> re2._Regexp | None:
        return None if self.rule.pattern is None else _compile(self.rule.pattern)

    @cached_property
    def _groups(self) -> tuple[int, ...]:
        named = {} if self._pattern is None else self._pattern.groupindex
        return tuple(sorted(i for name, i in named.items() if name.startswith(b"value"))) or (0,)

    @cached_property
    def _validators(self) -> tuple[Validator, ...]:
        return tuple(_validators(self.rule))

    @cached_property
    def _context(self) -> WordsNearby | None:
        return None if self.rule.context is None else WordsNearby(self.rule.context)

    def reads(self, language: str | None) -> bool:
        """Return whether the rule looks into texts of a language."""
        chosen = self.rule.languages
        if chosen is None:
            return True
        return (language in chosen.values) == (chosen.only is not None)

    def on_line(self, line: Candidate) -> Sequence[Found]:
        """Return what the rule finds on a line."""
        spans = list(self._spans(line))
        if not spans:
            return ()
        return list(self._found(line, spans))

    def _found(self, line: Candidate, spans: Iterable[tuple[int, int, float]]) -> Iterator[Found]:
        for start, end, score in spans:
            candidate = line._replace(start=start, end=end)
            sure = self._judged(candidate, score)
            if sure is not None:
                yield Found(self.rule, start, end, sure)

    def _spans(self, line: Candidate) -> Iterator[tuple[int, int, float]]:
        first, last = line.line_start, line.line_end
        if self._pattern is None:
            if not self._is_worth_presidio(line):
                return
            from dataprep.sensitive.presidio import find

            assert self.rule.presidio is not None
            for start, end, score in find(self.rule.presidio, line.line):
                yield first + start, first + end, score
            return
        reached = line.text[first : min(last + self.rule.multiline, len(line.text))]
        for match in self._pattern.finditer(reached):
            for group in self._groups:
                start, end = match.span(group)
                if 0 <= start < end and match.start() <= last - first:
                    yield first + start, first + end, self.rule.score

    def _is_worth_presidio(self, line: Candidate) -> bool:
        """Return whether a word that has to stand near a value stands on the line or close to it.

        Presidio takes seconds to import: no line asks it that could not have an answer.
        """
        if self._context is None or not cast("Context", self.rule.context).required:
            return True
        return self._context.near(line, inside=True)

    def _judged(self, candidate: Candidate, score: float) -> float | None:
        """Return how sure a value is; None where a check refuses it."""
        if self._context is not None:
            context = cast("Context", self.rule.context)
            if not self._context.near(candidate):
                if context.required:
                    return None
                score = min(score, context.without)
        if all(validator(candidate) for validator in self._validators):
            return score
        return None


def _validators(rule: SensitiveRule) -> Iterator[Validator]:
    names = [argument_of(check) for check in rule.checks]
    if not rule.is_secret or any(name == _PLACEHOLDER_OK for name, _ in names):
        names = [one for one in names if one[0] != _PLACEHOLDER_OK]
    elif rule.detector is None:
        names.append((_NOT_PLACEHOLDER, None))
    for name, argument in names:
        validator = get_validator(name)
        if argument is None:
            yield validator
        else:
            yield partial(_with_argument, validator, argument)


def _with_argument(validator: Validator, argument: object, candidate: Candidate) -> bool:
    return validator(candidate, argument)


def _detector(name: str) -> Detector:
    try:
        return cast("Detector", importlib.import_module(f"dataprep.sensitive.detectors.{name}"))
    except ModuleNotFoundError as error:
        raise RuleError(f"there is no detector '{name}'") from error


def _options() -> re2.Options:
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    return options


def _compile(pattern: str) -> re2._Regexp:
    try:
        return re2.compile(pattern.encode(), _options())
    except re2.error as error:
        raise RuleError(f"pattern: {error}") from error


def _without_overlaps(found: Sequence[Found]) -> list[Found]:
    """Return findings by start, of those that overlap the one that counts."""
    if len(found) < 2:
        return list(found)
    ranked = sorted(
        found,
        key=lambda f: (not f.rule.is_secret, -f.score, f.start - f.end, f.start, f.rule.id),
    )
    by_start = sorted(range(len(ranked)), key=lambda k: (ranked[k].start, ranked[k].end))
    kept: list[Found] = []
    cluster: list[int] = []
    reach = -1
    for number in [*by_start, -1]:
        if number < 0 or ranked[number].start >= reach:
            kept += _chosen([ranked[k] for k in sorted(cluster)])
            cluster, reach = [], -1
        if number >= 0:
            cluster.append(number)
            reach = max(reach, ranked[number].end)
    return sorted(kept, key=lambda f: f.start)


def _chosen(cluster: Sequence[Found]) -> list[Found]:
    """Return the findings of one cluster, ranked, that overlap none before them."""
    import bisect

    chosen: list[Found] = []
    starts: list[int] = []
    for one in cluster:
        place = bisect.bisect_right(starts, one.start)
        before_ends = place == 0 or chosen[place - 1].end <= one.start
        if before_ends and (place == len(chosen) or one.end <= chosen[place].start):
            chosen.insert(place, one)
            starts.insert(place, one.start)
    return chosen
