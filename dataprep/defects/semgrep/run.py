"""Runs rules of semgrep over texts: only those rules that can match, only where they can."""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self, TypeAlias

from dataprep.defects.model import Status
from dataprep.defects.prefilter import RuleFilter
from dataprep.defects.prefilter_choices import without
from dataprep.defects.prefilter_terms import Demand
from dataprep.defects.semgrep.answer import UNPARSED, outcomes
from dataprep.defects.semgrep.demands import Needs, needs_of
from dataprep.defects.semgrep.excerpt import Asked, excerpt
from dataprep.defects.semgrep.languages import ANALYZERS, reads
from dataprep.defects.semgrep.locate import Core
from dataprep.defects.semgrep.model import Job, Limits, Outcome, Text
from dataprep.defects.semgrep.plan import Plan
from dataprep.defects.semgrep.process import CoreFailedError, ask, private_folder
from dataprep.defects.semgrep.sides import sides_of

SemgrepRule: TypeAlias = Mapping[str, Any]
_OPTIONS = (
    "-json_nodots",
    "-j", "1",
    "-no_filter_irrelevant_rules",
    "-no_filter_irrelevant_patterns",
)  # fmt: skip
"""NOTE: semgrep's own choice of rules by their letters is off: ours leaves out more, and semgrep's is
wrong where the case of names does not count. Comments that pass findings over are read by its front
end only, so that none of them is obeyed here."""
_BYTES_A_RUN = 4 << 20
"""Texts of one run: what a kill or a crash costs again, and what the engine keeps in memory; each of
them is asked for each variant of a rule whether that reads it."""
_WORTH_ASKING = 2
"""Rules of taint on a text from which on it pays to ask for sources and sinks first."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Numbers of the demands of a rule: its own, those of its choices, those of one function."""

    demand: int
    choices: Sequence[int]
    asked: Asked


@dataclass(frozen=True, slots=True)
class _Filter:
    """What chooses rules for texts.

    Attributes:
        asker: Tells which demands a text meets.
        places: Numbers of the demands of each rule.
    """

    asker: RuleFilter
    places: Mapping[int, _Places]

    @classmethod
    def of(
        cls, numbers: Sequence[int], needs: Sequence[Needs], folds: bool, engine: str | None
    ) -> Self:
        demands: list[Demand] = []
        places: dict[int, _Places] = {}
        for number, one in zip(numbers, needs, strict=True):
            first = len(demands)
            demands += [one.demand, one.local.demand, one.local.around]
            demands += [choice.demand for choice in one.choices]
            asked = Asked(first + 1, first + 2, one.local.is_sequence, one.local.is_flow)
            places[number] = _Places(first, range(first + 3, len(demands)), asked)
        return cls(RuleFilter(demands, folds=folds, engine=engine), places)


class Semgrep:
    """Rules, ready to be run.

    Args:
        core: The engine; see ``find_core``.
        rules: Rules as semgrep takes them, each with an id of its own.
        limits: Where a run ends.
        is_filtered: Whether rules are left out of texts in which they cannot match; what is found
            is the same.
        engine: Engine of the prefilter; see ``make_matcher``.

    Raises:
        RuleError: Rules cannot be used.
    """

    def __init__(
        self,
        core: Core,
        rules: Sequence[SemgrepRule],
        limits: Limits | None = None,
        *,
        is_filtered: bool = True,
        engine: str | None = None,
    ) -> None:
        self._core, self._limits = core, limits or Limits()
        self._rules = sorted(rules, key=lambda rule: str(rule["id"]))
        self._is_filtered, self._engine = is_filtered, engine
        self._by_language = {
            slug: tuple(n for n, rule in enumerate(self._rules) if reads(rule["languages"], slug))
            for slug in ANALYZERS
        }
        self._sides_of: dict[tuple[int, tuple[int, ...]], list[str] | None] = {}
        self._filters: dict[tuple[bool, tuple[int, ...]], _Filter] = {}
        self._needs: dict[int, Needs] = {}

    def ids(self, numbers: Iterable[int]) -> list[str]:
        """Return the ids of rules by the numbers that ``candidates`` gives."""
        return [str(self._rules[number]["id"]) for number in sorted(numbers)]

    def scan(self, texts: Iterable[Text], directory: Path | None = None) -> list[Outcome]:
        """Return what the rules find in texts, sorted by content and language.

        Args:
            texts: The texts, each pair of content and language once.
            directory: Where the engine's folder is made; None takes ``$TMPDIR``.

        Raises:
            CoreFailedError: The engine does not run at all.
            RuleError: It refuses rules.
        """
        found: list[Outcome] = []
        batch: list[Job] = []
        size = 0
        for text in sorted(texts, key=lambda text: (text.content_id, text.language)):
            offered = self._offered(text)
            if isinstance(offered, Outcome):
                found.append(offered)
                continue
            if batch and size + len(text.data) > _BYTES_A_RUN:
                found += self._run(batch, directory)
                batch, size = [], 0
            batch.append(offered)
            size += len(text.data)
        if batch:
            found += self._run(batch, directory)
        return sorted(found, key=lambda one: (one.content_id, one.language))

    def scan_each(
        self, asked: Iterable[tuple[Text, Iterable[str]]], *, is_filtered: bool = False
    ) -> list[Outcome]:
        """Return what named rules find in texts; of a text that none is run on nothing.

        Args:
            asked: Each text, once, with the ids of the rules that are to be run on it.
            is_filtered: Whether the prefilter is asked for these rules alone: with others beside
                them it leaves more of a text.
        """
        numbers = {str(rule["id"]): number for number, rule in enumerate(self._rules)}
        jobs: list[Job] = []
        for text, names in asked:
            named = {numbers[name]: () for name in names}
            if is_filtered:
                chosen = self._filter(text.language)
                data, rules = self._cut(text, self._met(chosen, text.data, named))
                jobs += [Job(replace(text, data=data), rules)] if rules else []
            else:
                jobs.append(Job(text, named))
        return self._run(jobs, None) if jobs else []

    def candidates(self, text: Text) -> frozenset[int]:
        """Return the numbers of the rules that can match in a text, by the order of their ids."""
        return frozenset(self._candidates(text))

    def job(self, text: Text) -> Job | None:
        """Return what is to be run on a text; None where nothing is."""
        offered = self._offered(text)
        return offered if isinstance(offered, Job) else None

    def _candidates(self, text: Text) -> dict[int, tuple[int, ...]]:
        """Return the rules that can match in a text, each with its parts that cannot."""
        numbers = self._by_language.get(text.language, ())
        if not self._is_filtered or not numbers:
            return dict.fromkeys(numbers, ())
        return self._met(self._filter(text.language), text.data)

    def _met(
        self, chosen: _Filter, data: bytes, among: Collection[int] | None = None
    ) -> dict[int, tuple[int, ...]]:
        is_met = chosen.asker.meeting(chosen.asker.bits(data))
        return {
            number: tuple(k for k, choice in enumerate(places.choices) if not is_met(choice))
            for number, places in chosen.places.items()
            if (among is None or number in among) and is_met(places.demand)
        }

    def _filter(self, language: str) -> _Filter:
        """Return what chooses rules of a language, made when its first text is met."""
        numbers = self._by_language[language]
        key = (ANALYZERS[language].folds, numbers)
        if key not in self._filters:
            self._filters[key] = _Filter.of(numbers, self._needs_of(numbers), key[0], self._engine)
        return self._filters[key]

    def _needs_of(self, numbers: Sequence[int]) -> list[Needs]:
        """Return what rules need of a text, found out when the first text of a language is met."""
        missing = [number for number in numbers if number not in self._needs]
        found = needs_of(self._core, [self._rules[number] for number in missing])
        self._needs.update(zip(missing, found, strict=True))
        return [self._needs[number] for number in numbers]

    def _offered(self, text: Text) -> Job | Outcome:
        """Return what is to be run on a text, or its outcome where nothing is."""
        n_rules = len(self._by_language.get(text.language, ()))
        cause = self._too_large(text.data) if n_rules else None
        if cause is not None:
            return Outcome(text.content_id, text.language, "too-large", cause, n_rules)
        rules: Mapping[int, tuple[int, ...]] = self._candidates(text)
        data = text.data
        if rules and self._is_filtered:
            data, rules = self._cut(text, rules)
        if not rules:
            return Outcome(text.content_id, text.language, "complete", None, n_rules)
        return Job(replace(text, data=data), rules)

    def _cut(
        self, text: Text, rules: Mapping[int, tuple[int, ...]]
    ) -> tuple[bytes, Mapping[int, tuple[int, ...]]]:
        """Return a text without what no rule looks at, and the rules that can still match in it."""
        chosen = self._filter(text.language)
        asked = {number: chosen.places[number].asked for number in rules}
        left = excerpt(text.data, text.language, asked, chosen.asker)
        if left is None:
            return text.data, rules
        return left.data, self._met(chosen, left.data, left.rules)

    def _too_large(self, data: bytes) -> str | None:
        limits = self._limits
        if len(data) > limits.size_bytes:
            return f"it is larger than {limits.size_bytes:,} bytes"
        if len(data) > limits.line_bytes and max(map(len, data.split(b"\n"))) > limits.line_bytes:
            return f"it has a line of over {limits.line_bytes:,} bytes"
        return None

    def _run(self, jobs: Sequence[Job], directory: Path | None) -> list[Outcome]:
        """Run the engine; where it fails, on halves, so that a text costs only itself."""
        try:
            with private_folder(directory) as folder:
                found, rest = self._without_sides(jobs, folder)
                return found + (self._run_once(rest, folder) if rest else [])
        except CoreFailedError as error:
            if len(jobs) == 1:
                text = jobs[0].text
                n_rules = len(self._by_language[text.language])
                cause = f"semgrep failed on it: {error.cause}"
                status: Status = "timeout" if error.is_slow else "failed"
                return [Outcome(text.content_id, text.language, status, cause, n_rules)]
        half = len(jobs) // 2
        return [*self._run(jobs[:half], directory), *self._run(jobs[half:], directory)]

    def _without_sides(
        self, jobs: Sequence[Job], folder: Path
    ) -> tuple[list[Outcome], Sequence[Job]]:
        """Leave out rules of taint on texts that hold no source, or no sink.

        Returns:
            Outcomes of the texts on which no rule is left, and what is to be run on the others.
        """
        plan = Plan(folder)
        asked: list[tuple[Job, dict[int, list[int]]]] = []
        for job in jobs:
            sides = self._sides(job, plan) if self._is_filtered else {}
            asked.append((job, sides if len(sides) >= _WORTH_ASKING else {}))
            if asked[-1][1]:
                plan.add(job.text, [side for pair in asked[-1][1].values() for side in pair])
        if not plan.texts:
            return [], jobs
        told = {(one.content_id, one.language): one for one in self._ask(plan, folder)}
        found: list[Outcome] = []
        rest: list[Job] = []
        for job, sides in asked:
            seen = told.get((job.text.content_id, job.text.language))
            if seen is None or seen.cause not in {None, UNPARSED}:
                rest.append(job)
                continue
            there = {match.rule_id for match in seen.matches}
            gone = {n for n, pair in sides.items() if not there.issuperset(map(str, pair))}
            kept = {n: parts for n, parts in job.rules.items() if n not in gone}
            if kept:
                rest.append(replace(job, rules=kept))
            else:
                found.append(replace(seen, matches=()))
        return found, rest

    def _sides(self, job: Job, plan: Plan) -> dict[int, list[int]]:
        """Return, by rule of taint, the numbers in a plan of what asks for its sources and sinks."""
        found: dict[int, list[int]] = {}
        for number, left_out in job.rules.items():
            key = (number, left_out)
            if key not in self._sides_of:
                self._sides_of[key] = sides_of(self._variant(number, left_out))
            sides = self._sides_of[key]
            if sides is not None:
                found[number] = [_numbered(plan, side) for side in sides]
        return found

    def _run_once(self, jobs: Sequence[Job], folder: Path) -> list[Outcome]:
        plan = Plan(folder)
        for job in jobs:
            numbers = []
            for number, left_out in job.rules.items():
                make = functools.partial(self._variant, number, left_out)
                rule_id = str(self._rules[number]["id"])
                numbers.append(plan.rule((number, left_out), rule_id, make))
            plan.add(job.text, numbers)
        return self._ask(plan, folder)

    def _ask(self, plan: Plan, folder: Path) -> list[Outcome]:
        arguments = [*plan.write(), *self._arguments()]
        seconds = self._limits.base_s + self._limits.text_s * len(plan.texts)
        told = ask(self._core, arguments, folder, seconds)
        n_rules = {slug: len(numbers) for slug, numbers in self._by_language.items()}
        return outcomes(told, plan.texts, n_rules, plan.ids)

    def _variant(self, number: int, left_out: Sequence[int]) -> SemgrepRule:
        """Return a rule without its parts that cannot match."""
        if not left_out:
            return self._rules[number]
        choices = self._needs[number].choices
        return without(self._rules[number], [choices[k].path for k in left_out])

    def _arguments(self) -> list[str]:
        limits = self._limits
        return [
            "-timeout", str(limits.timeout_s), "-timeout_threshold", str(limits.timeouts),
            "-max_memory", str(limits.memory_mib), *_OPTIONS,
        ]  # fmt: skip


def _numbered(plan: Plan, side: str) -> int:
    number = plan.rule(side, "", functools.partial(json.loads, side))
    plan.ids[f"v{number}"] = str(number)
    return number


def run_semgrep(
    core: Core,
    rules: Sequence[SemgrepRule],
    texts: Iterable[tuple[str, str, bytes]],
    limits: Limits | None = None,
    directory: Path | None = None,
) -> list[Outcome]:
    """Return what rules of semgrep find in texts, sorted by content and language.

    Args:
        core: The engine; see ``find_core``.
        rules: Rules as semgrep takes them, each with an id of its own.
        texts: Digest, slug of the language and bytes of each text.
        limits: Where a run ends.
        directory: Where the engine's folder is made; None takes ``$TMPDIR``.

    Raises:
        RuleError: It refuses rules.
    """
    return Semgrep(core, rules, limits).scan((Text(*text) for text in texts), directory)
