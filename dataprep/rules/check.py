"""Runs the test that lies beside a rule, and checks that the test tests something."""

from __future__ import annotations

from collections.abc import Sequence

from dataprep.rules.columns import fact_columns
from dataprep.rules.faults import near_names
from dataprep.rules.meaning import has_type
from dataprep.rules.model import ORDER_OPERATORS, Row, Rule, RuleTest, conditions_of

_ENOUGH = 3
"""Rows that have to hit, and rows that have to pass (conventions, 27)."""


def test_rule(rule: Rule, test: RuleTest) -> list[str]:
    """Return what is wrong with a rule or with its test; nothing when all is well.

    Args:
        rule: A rule with a predicate. A rule that a stage decides is tested with its stage and
            gives no failures here.
        test: The test beside it.

    Returns:
        One line per failure: too few rows, rows twice, unknown columns, limits without a row that
        lies at them, and rows whose outcome is another one.
    """
    if rule.when is None:
        return []
    faults = _row_faults(test)
    if faults:
        return faults
    return _shape_failures(rule, test) + _outcome_failures(rule, test)


test_rule.__test__ = False  # type: ignore[attr-defined]  # NOTE: not a test for pytest to collect


def _cases(rule: Rule, test: RuleTest) -> list[tuple[str, Row, str]]:
    """Return section, complete row and expected outcome of every case."""
    on_null = "hit" if rule.missing == "drop" else "missing"
    sections = (
        ("hits", test.hits, "hit"),
        ("passes", test.passes, "pass"),
        ("threshold.hits", test.threshold.hits, "hit"),
        ("threshold.passes", test.threshold.passes, "pass"),
        ("missing", test.missing, on_null),
        ("not_applicable", test.not_applicable, "not applicable"),
    )
    return [
        (f"{name}[{index}]", {**test.defaults, **row}, expected)
        for name, rows, expected in sections
        for index, row in enumerate(rows)
    ]


def _row_faults(test: RuleTest) -> list[str]:
    """Return one line per column that does not exist or cannot hold a row's value."""
    known = fact_columns()
    rows = (test.defaults, *test.hits, *test.passes, *test.threshold.hits)
    rows += (*test.threshold.passes, *test.missing, *test.not_applicable)
    values = {(name, value) for row in rows for name, value in row.items()}
    faults = {
        f"unknown column '{name}'{near_names(name, known)}"
        for name, _ in values
        if name not in known
    }
    faults |= {
        f"column '{name}' is {known[name].physical_type}, so never {value!r}"
        for name, value in values
        if name in known and value is not None and not has_type(value, known[name])
    }
    return sorted(faults)


def _shape_failures(rule: Rule, test: RuleTest) -> list[str]:
    failures = []
    for name, rows in (("hits", test.hits), ("passes", test.passes)):
        n_distinct = len({tuple(sorted(row.items())) for row in rows})
        if n_distinct < _ENOUGH:
            failures.append(f"{name}: {n_distinct} different rows, need {_ENOUGH}")
    can_miss = any(condition.operator != "is_null" for condition, _ in conditions_of(rule.when))
    if can_miss and not test.missing:
        failures.append("missing: needs a row that lacks a value")
    if (rule.languages or rule.roles) and not test.not_applicable:
        failures.append("not_applicable: needs a row outside the languages or roles")
    return failures + _threshold_failures(rule, test)


def _threshold_failures(rule: Rule, test: RuleTest) -> list[str]:
    """Return one line per limit at which no row of ``threshold`` lies."""
    rows = [{**test.defaults, **r} for r in (*test.threshold.hits, *test.threshold.passes)]
    limits = sorted(
        {
            (condition.name, float(str(condition.limit)))
            for condition, _ in conditions_of(rule.when)
            if condition.operator in ORDER_OPERATORS
        }
    )
    return [
        f"threshold: no row has {name} at {limit:g}"
        for name, limit in limits
        if not any(row.get(name) == limit for row in rows)
    ]


def _outcome_failures(rule: Rule, test: RuleTest) -> list[str]:
    cases = _cases(rule, test)
    outcomes = _outcomes(rule, [row for _, row, _ in cases])
    return [
        f"{place}: expected {expected}, got {outcome}"
        for (place, _, expected), outcome in zip(cases, outcomes, strict=True)
        if expected != outcome
    ]


def _outcomes(rule: Rule, rows: Sequence[Row]) -> list[str]:
    """Return the outcome of each row, as the expressions of the pipeline give it."""
    import polars as pl

    from dataprep.rules.predicate import compile_predicate, facts_schema, prepare_facts

    schema = facts_schema(rule.columns)
    facts = pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in rows], schema=schema, strict=True
    )
    compiled = compile_predicate(rule)
    answers = prepare_facts(facts, [rule]).with_columns(
        compiled.hit.alias("_hit"),
        compiled.missing.alias("_missing"),
        compiled.applies.alias("_applies"),
    )
    return [
        "hit" if hit else "not applicable" if not applies else "missing" if missing else "pass"
        for hit, missing, applies in answers.select("_hit", "_missing", "_applies").iter_rows()
    ]
