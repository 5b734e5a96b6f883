from pathlib import Path

import pytest

from dataprep.defects.annotations import annotated_tests
from dataprep.defects.flows import analyse
from dataprep.defects.flows.frontends import languages
from dataprep.defects.flows.specs import FlowRule, read_rules, shipped
from dataprep.resources import rules_dir

_RULES = [
    (language, each)
    for language in languages()
    if (rules_dir() / "flows" / language).is_dir()
    for each in read_rules(language, shipped())
]


@pytest.mark.parametrize(("language", "each"), _RULES, ids=[each.id for _, each in _RULES])
def test_rule_when_its_test_is_read_then_it_finds_what_the_comments_say(
    language: str, each: FlowRule
) -> None:
    path = rules_dir() / "flows" / language / f"{each.id}.yaml"
    tests, faults = annotated_tests(each.rule, path)
    assert [] == faults
    for test in tests:
        text = Path(test.path).read_bytes()
        result = analyse(text, language)
        lines = {
            text.count(b"\n", 0, flow.start) + 1
            for flow in result.findings
            if flow.rule.id == each.id
        }
        assert [] == test.faults(lines)
        assert "complete" == result.status
