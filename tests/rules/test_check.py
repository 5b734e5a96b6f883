import pytest

from dataprep.rules import Rule, RuleTest, check

RULE = Rule.model_validate(
    {
        "id": "short",
        "version": 1,
        "title": "t",
        "what": "w",
        "why": "y",
        "source": "s",
        "action": "drop",
        "severity": "note",
        "languages": {"only": ["c"]},
        "when": {"signal": "n_lines", "less_than": 10},
    }
)
GOOD: dict[str, object] = {
    "defaults": {"language": "C"},
    "hits": [{"n_lines": n} for n in (0, 5, 9)],
    "passes": [{"n_lines": n} for n in (11, 12, 900)],
    "threshold": {"passes": [{"n_lines": 10}]},
    "missing": [{"n_lines": None}],
    "not_applicable": [{"language": "Java"}],
}


def failures(rule: Rule = RULE, **changes: object) -> list[str]:
    return check.test_rule(rule, RuleTest.model_validate(GOOD | changes))


def test_check_when_rule_and_test_agree_then_there_are_no_failures() -> None:
    assert [] == failures()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hits": [{"n_lines": 1}]}, ["hits: 1 different rows, need 3"]),
        ({"hits": [{"n_lines": 1}] * 3}, ["hits: 1 different rows, need 3"]),
        ({"passes": []}, ["passes: 0 different rows, need 3"]),
        ({"missing": []}, ["missing: needs a row that lacks a value"]),
        (
            {"not_applicable": []},
            ["not_applicable: needs a row outside the languages or roles"],
        ),
        ({"threshold": {}}, ["threshold: no row has n_lines at 10"]),
        ({"threshold": {"hits": [{"n_lines": 10}]}}, ["threshold.hits[0]: expected hit, got pass"]),
        ({"missing": [{"n_lines": 3}]}, ["missing[0]: expected missing, got hit"]),
        (
            {"not_applicable": [{"n_lines": 50}]},
            ["not_applicable[0]: expected not applicable, got pass"],
        ),
        ({"missing": [{"stras": None}]}, ["unknown column 'stras' (did you mean stars?)"]),
        (
            {"missing": [{"n_lines": "x"}]},
            ["column 'n_lines' is int64, so never 'x'"],
        ),
    ],
)
def test_check_when_the_test_is_wrong_then_the_failure_is_named(
    changes: dict[str, object], expected: list[str]
) -> None:
    found = failures(**changes)
    assert expected == found


def test_check_when_null_decides_then_missing_rows_have_to_hit() -> None:
    strict = RULE.model_copy(update={"missing": "drop"})
    assert [] == failures(strict)
    lenient = check.test_rule(
        strict, RuleTest.model_validate(GOOD | {"missing": [{"n_lines": 50}]})
    )
    assert ["missing[0]: expected hit, got pass"] == lenient


def test_check_when_a_stage_decides_then_there_is_nothing_to_run() -> None:
    staged = RULE.model_copy(update={"when": None, "decided_by": "dedup.exact"})
    assert [] == check.test_rule(staged, RuleTest())
