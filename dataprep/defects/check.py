"""Runs the tests beside the rules of defects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dataprep.defects.annotations import Annotated, annotated_tests, lines_of
from dataprep.defects.checks import Checks
from dataprep.defects.ruff import run_ruff
from dataprep.errors import DataprepError
from dataprep.rules.defect import DefectRule


def test_defect_rules(rules: Iterable[tuple[DefectRule, Path]]) -> dict[str, list[str]]:
    """Return what is wrong with rules of defects, or with their tests.

    Args:
        rules: The rules and their files.

    Returns:
        By rule one line per fault; no rule without one.
    """
    found: dict[str, list[str]] = {}
    of_ruff: dict[str, tuple[DefectRule, Annotated]] = {}
    for rule, path in rules:
        tests, faults = annotated_tests(rule, path)
        if rule.engine == "ruff":
            of_ruff |= {f"{len(of_ruff) + k:064x}": (rule, test) for k, test in enumerate(tests)}
        else:
            faults += _faults_of_tree(rule, tests)
        found[rule.id] = faults
    told = run_ruff(
        {name: test.text for name, (_, test) in of_ruff.items()}, [r for r, _ in of_ruff.values()]
    )
    for name, (rule, test) in of_ruff.items():
        starts = [one.start for one in told[name].defects if one.rule.id == rule.id]
        found[rule.id] += test.faults(lines_of(test.text, starts))
    return {rule_id: faults for rule_id, faults in found.items() if faults}


test_defect_rules.__test__ = False  # type: ignore[attr-defined]  # NOTE: not a test for pytest to collect


def _faults_of_tree(rule: DefectRule, tests: Sequence[Annotated]) -> list[str]:
    try:
        checks = {slug: Checks(slug, [rule]) for slug in rule.languages}
    except (DataprepError, KeyError) as error:
        return [str(error)]
    faults: list[str] = []
    for test in tests:
        if test.slug not in checks:
            faults.append(f"{test.path.name}: is of no language of the rule")
            continue
        starts = [one.start for one in checks[test.slug].scan(test.text).defects]
        faults += test.faults(lines_of(test.text, starts))
    return faults
