import pytest

from dataprep.defects.flows import analyse
from tests.defects.flows.case_table import Case, read

_CASES = [
    *read("csharp"),
    *read("go"),
    *read("java"),
    *read("javascript"),
    *read("php"),
    *read("python"),
]


@pytest.mark.parametrize("case", _CASES, ids=[case.name for case in _CASES])
def test_case_when_read_then_the_sink_is_found_or_not(case: Case) -> None:
    result = analyse(case.text.encode(), case.language)
    found = any(flow.rule.cwe[0] == case.cwe for flow in result.findings)
    assert (case.is_bad, "complete") == (found, result.status)
    if case.is_bad:
        assert not any(each.cwe == case.cwe for each in result.safe)


def test_cases_when_counted_then_they_are_enough_of_each_kind() -> None:
    assert 200 <= len(_CASES)
    assert 80 <= sum(case.is_bad for case in _CASES) <= len(_CASES) - 80
