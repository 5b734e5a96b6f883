from __future__ import annotations

import re

import pytest

from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.rules.sensitive import SensitiveTest
from dataprep.sensitive.check import make_value, test_sensitive_rule
from dataprep.sensitive.samples import matching
from tests.sensitive.test_engine import rule

TEST = {
    "generate": {"pattern": "[a-z0-9]{8}"},
    "hits": ["tok_{value}", "x tok_{value} y", "手tok_{value}"],
    "passes": ["tok_short", "nothing", "tok_"],
}


def test_test_when_all_is_well_then_no_fault() -> None:
    assert [] == test_sensitive_rule(rule("a"), SensitiveTest.model_validate(TEST))


def test_test_when_outcomes_differ_then_each_is_told_without_the_value() -> None:
    wrong = {**TEST, "hits": [*TEST["hits"], "no {value}"], "passes": ["tok_ab12cd34", "b", "c"]}
    one, test = rule("a"), SensitiveTest.model_validate(wrong)
    faults = test_sensitive_rule(one, test)
    assert 4 == len(faults)
    assert not any(make_value("a", test, n) in fault for n in range(5) for fault in faults)


def test_test_when_a_value_is_broken_without_a_check_then_a_fault() -> None:
    test = SensitiveTest.model_validate({**TEST, "passes": ["{broken}", "b", "c"]})
    assert "needs a completer" in test_sensitive_rule(rule("a"), test)[0]


@pytest.mark.parametrize(
    "pattern", ["[A-Z]{3}-\\d{4}", "(a|bb)+x?", "[^a-z]{2}.", "AKIA[A-Z2-7]{16}"]
)
def test_matching_when_a_pattern_is_given_then_the_text_matches_it(pattern: str) -> None:
    assert all(re.fullmatch(pattern, matching(pattern, seed)) for seed in range(20))


def test_matching_when_it_cannot_make_a_text_then_says_so() -> None:
    with pytest.raises(ValueError, match="cannot make"):
        matching(r"(a)\1", 0)


@pytest.mark.parametrize("found", load_rules([rules_dir()]).sensitive(), ids=lambda found: found.id)
def test_rule_when_its_test_runs_then_all_is_as_it_says(found: object) -> None:
    book = load_rules([rules_dir()])
    one = book.get(found.id)
    if one.found_by is None:
        assert [] == test_sensitive_rule(one, book.sensitive_test_of(one.id))
