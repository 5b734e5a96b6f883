"""Runs the tests beside the rules of defects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dataprep.defects.annotations import Annotated, annotated_tests, lines_of
from dataprep.defects.checks import Checks
from dataprep.defects.flows import analyse
from dataprep.defects.flows.specs import Folders
from dataprep.defects.ruff import run_ruff
from dataprep.defects.semgrep import SemgrepAbsentError
from dataprep.defects.semgrep.check import semgrep_faults
from dataprep.errors import DataprepError
from dataprep.rules.defect import DefectRule


@dataclass(frozen=True, slots=True)
class Tested:
    """What the tests of rules gave.

    Attributes:
        faults: By rule one line per fault; no rule without one.
        n_tested: Rules that were tested.
        not_run: Why some were not; None where all were.
    """

    faults: dict[str, list[str]]
    n_tested: int
    not_run: str | None = None


def test_defect_rules(rules: Iterable[tuple[DefectRule, Path]], folders: Folders | None) -> Tested:
    """Return what is wrong with rules of defects, or with their tests.

    Args:
        rules: The rules and their files.
        folders: Folders they lie in, the shipped one first; None for that alone.
    """
    pairs = list(rules)
    of_semgrep = [(rule, path) for rule, path in pairs if rule.engine == "semgrep"]
    others = [(rule, path) for rule, path in pairs if rule.engine != "semgrep"]
    faults = _faults_of_others(others, folders)
    try:
        faults |= semgrep_faults(of_semgrep) if of_semgrep else {}
    except SemgrepAbsentError as error:
        why = f"{len(of_semgrep)} rules of semgrep were not tested: {error}"
        return Tested(faults, len(others), why)
    return Tested(dict(sorted(faults.items())), len(pairs))


test_defect_rules.__test__ = False  # type: ignore[attr-defined]  # NOTE: not a test for pytest to collect


def _faults_of_others(
    rules: Iterable[tuple[DefectRule, Path]], folders: Folders | None
) -> dict[str, list[str]]:
    """Return the faults of rules that other engines than semgrep find by."""
    found: dict[str, list[str]] = {}
    of_ruff: dict[str, tuple[DefectRule, Annotated]] = {}
    pairs = list(rules)
    trees = _Trees(rule for rule, _ in pairs if rule.engine in ("query", "detector"))
    for rule, path in pairs:
        tests, faults = annotated_tests(rule, path)
        if rule.engine == "flow":
            faults += _faults_of_flows(rule, tests, folders)
        elif rule.engine == "ruff":
            of_ruff |= {f"{len(of_ruff) + k:064x}": (rule, test) for k, test in enumerate(tests)}
        else:
            faults += trees.faults(rule, tests)
        found[rule.id] = faults
    texts = {name: test.text for name, (_, test) in of_ruff.items()}
    told = run_ruff(texts, [rule for rule, _ in of_ruff.values()])
    for name, (rule, test) in of_ruff.items():
        starts = [one.start for one in told[name].defects if one.rule.id == rule.id]
        found[rule.id] += test.faults(lines_of(test.text, starts))
    return {rule_id: faults for rule_id, faults in found.items() if faults}


def _faults_of_flows(
    rule: DefectRule, tests: Sequence[Annotated], folders: Folders | None
) -> list[str]:
    faults: list[str] = []
    for test in tests:
        flows = analyse(test.text, test.slug, folders).findings
        starts = [flow.start for flow in flows if flow.rule.id == rule.id]
        faults += test.faults(lines_of(test.text, starts))
    return faults


class _Trees:
    """Rules that trees decide, those of a language together: to make a query takes a while.

    Args:
        rules: The rules.
    """

    def __init__(self, rules: Iterable[DefectRule]) -> None:
        self._rules = tuple(rules)
        self._checks: dict[str, Checks] = {}
        self._alone: dict[str, str] = {}
        for slug in sorted({slug for rule in self._rules for slug in rule.languages}):
            own = [rule for rule in self._rules if slug in rule.languages]
            try:
                self._checks[slug] = Checks(slug, own)
            except (DataprepError, KeyError):
                self._checks[slug] = Checks(slug, [r for r in own if self._is_sound(r, slug)])

    def _is_sound(self, rule: DefectRule, slug: str) -> bool:
        try:
            Checks(slug, [rule])
        except (DataprepError, KeyError) as error:
            self._alone[rule.id] = f"{slug}: {error}"
            return False
        return True

    def faults(self, rule: DefectRule, tests: Sequence[Annotated]) -> list[str]:
        """Return what is wrong with one of the rules, or with its tests."""
        faults = [self._alone[rule.id]] if rule.id in self._alone else []
        for test in tests:
            if test.slug not in rule.languages:
                faults.append(f"{test.path.name}: is of no language of the rule")
                continue
            found = self._checks[test.slug].scan(test.text).defects
            starts = [one.start for one in found if one.rule.id == rule.id]
            faults += test.faults(lines_of(test.text, starts))
        return faults
