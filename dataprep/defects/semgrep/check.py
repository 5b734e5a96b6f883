"""Runs the tests beside the rules of semgrep, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dataprep.defects.annotations import Annotated, annotated_tests, lines_of
from dataprep.defects.semgrep.locate import Core, find_core
from dataprep.defects.semgrep.model import Text
from dataprep.defects.semgrep.run import Semgrep
from dataprep.errors import RuleError
from dataprep.rules.defect import DefectRule


def semgrep_faults(
    rules: Iterable[tuple[DefectRule, Path]], core: Core | None = None
) -> dict[str, list[str]]:
    """Return what is wrong with rules of semgrep, or with their tests.

    Args:
        rules: The rules and their files.
        core: The engine; None finds it.

    Returns:
        By rule one line per fault; no rule without one.

    Raises:
        SemgrepAbsentError: The engine is not there.
    """
    core = core or find_core()
    pairs = list(rules)
    found: dict[str, list[str]] = {}
    tests: dict[str, tuple[DefectRule, Annotated]] = {}
    for rule, path in pairs:
        own, found[rule.id] = annotated_tests(rule, path)
        tests |= {f"{len(tests) + k:064x}": (rule, test) for k, test in enumerate(own)}
    try:
        found = _with_findings(core, [rule for rule, _ in pairs], tests, found)
    except RuleError as error:
        # NOTE: one rule that semgrep refuses says nothing about the others.
        if len(pairs) == 1:
            return {rule_id: [*faults, str(error)] for rule_id, faults in found.items()}
        half = len(pairs) // 2
        return semgrep_faults(pairs[:half], core) | semgrep_faults(pairs[half:], core)
    return {rule_id: faults for rule_id, faults in found.items() if faults}


def _with_findings(
    core: Core,
    rules: list[DefectRule],
    tests: dict[str, tuple[DefectRule, Annotated]],
    faults: dict[str, list[str]],
) -> dict[str, list[str]]:
    """Return the faults, with those that a run of the rules over their own tests shows."""
    semgrep = Semgrep(core, [dict(rule.semgrep or {}) for rule in rules])
    texts = {name: Text(name, test.slug, test.text) for name, (_, test) in tests.items()}
    asked = [(text, [tests[name][0].id]) for name, text in texts.items()]
    found = {rule_id: list(lines) for rule_id, lines in faults.items()}
    alone = semgrep.scan_each(asked, is_filtered=True)
    filtered = {one.content_id: one.matches for one in alone}
    for outcome in semgrep.scan_each(asked):
        rule, test = tests[outcome.content_id]
        starts = [match.start for match in outcome.matches]
        found[rule.id] += test.faults(lines_of(test.text, starts))
        if outcome.status != "complete":
            found[rule.id].append(f"{test.path.name}: {outcome.status}: {outcome.cause}")
        matches = filtered.get(outcome.content_id, ())
        if set(starts) != {match.start for match in matches}:
            found[rule.id].append(f"{test.path.name}: the prefilter changes what is found")
    return found
