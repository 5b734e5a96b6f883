import pickle

import pytest
from pydantic import ValidationError

from dataprep.errors import RuleError
from dataprep.rules.model import Condition, Rule, conditions_of

PAGE = {
    "id": "long-lines",
    "version": 1,
    "title": "t",
    "what": "w",
    "why": "y",
    "source": "s",
    "action": "drop",
    "severity": "note",
}


def rule(**fields: object) -> Rule:
    return Rule.model_validate(PAGE | fields)


def test_condition_gives_name_operator_and_limit() -> None:
    condition = Condition.model_validate({"column": "role", "in": ["test", "data"]})
    assert ("role", "in", ("test", "data")) == (
        condition.name,
        condition.operator,
        condition.limit,
    )


@pytest.mark.parametrize("limit", [False, 0, ""])
def test_condition_when_limit_is_falsy_then_it_counts_as_given(limit: object) -> None:
    assert Condition.model_validate({"column": "x", "equals": limit}).limit == limit


@pytest.mark.parametrize(
    "when",
    [
        {"signal": "n_lines"},
        {"greater_than": 1},
        {"signal": "n_lines", "column": "role", "equals": 1},
        {"signal": "n_lines", "greater_than": 1, "less_than": 5},
        {"signal": "n_lines", "greater_than": True},
        {"signal": "n_lines", "greater_than": "1"},
        {"signal": "n_lines", "greater_than": float("nan")},
        {"signal": "n_lines", "above": 1},
        {"signal": "n_lines", "equals": None},
        {"column": "role", "in": []},
        {"all": []},
        {"any": [], "not": {"signal": "n_lines", "less_than": 1}},
        {"not": [{"signal": "n_lines", "less_than": 1}]},
    ],
)
def test_rule_when_predicate_is_no_predicate_then_it_is_refused(when: object) -> None:
    with pytest.raises(ValidationError):
        rule(when=when)


def test_rule_when_it_has_no_matcher_or_two_then_it_is_refused() -> None:
    with pytest.raises(ValidationError, match="either 'when' or 'decided_by'"):
        rule()
    with pytest.raises(ValidationError, match="either 'when' or 'decided_by'"):
        rule(when={"signal": "n_lines", "less_than": 1}, decided_by="dedup.exact")


@pytest.mark.parametrize("name", ["Long-Lines", "long_lines", "-x", "x-", "a b", "x" * 65])
def test_rule_when_id_is_not_kebab_case_then_it_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        rule(id=name, decided_by="dedup.exact")


def test_meaning_when_only_words_change_then_it_is_the_same() -> None:
    when = {"signal": "n_lines", "less_than": 1}
    assert rule(when=when).meaning == rule(when=when, why="other", title="other").meaning
    assert rule(when=when).meaning != rule(when=when, missing="drop").meaning
    assert rule(when=when).meaning != rule(when={"signal": "n_lines", "less_than": 2}).meaning


def test_conditions_when_nested_under_not_then_negation_is_told() -> None:
    a, b = {"signal": "n_lines", "less_than": 1}, {"column": "role", "equals": "test"}
    predicate = rule(when={"all": [{"not": {"any": [a, {"not": b}]}}, b]}).when
    assert [("n_lines", True), ("role", False), ("role", False)] == [
        (condition.name, is_negated) for condition, is_negated in conditions_of(predicate)
    ]


def test_rule_pickles() -> None:
    made = rule(when={"not": {"signal": "n_lines", "less_than": 1}}, languages={"not": ["html"]})
    assert made == pickle.loads(pickle.dumps(made))
    fault = RuleError("m", "h")
    assert str(fault) == str(pickle.loads(pickle.dumps(fault)))
