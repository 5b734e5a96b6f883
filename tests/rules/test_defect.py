import pytest
from pydantic import ValidationError

from dataprep.rules.defect import from_semgrep
from tests.defects.rules import rule

SEMGREP = {
    "id": "python-eval",
    "languages": ["py", "ts"],
    "severity": "ERROR",
    "message": "A text is run.",
    "pattern": "eval($X)",
    "metadata": {"version": 1, "cwe": ["CWE-95"]},
}


def test_rule_of_semgrep_gives_its_page_from_metadata_and_the_rest_to_semgrep() -> None:
    mapping, faults = from_semgrep({"rules": [SEMGREP]})
    assert [] == faults
    assert {
        "id": "python-eval", "what": "A text is run.", "severity": "error", "version": 1,
        "cwe": ["CWE-95"], "languages": ["python", "typescript", "tsx"],
        "semgrep": {key: value for key, value in SEMGREP.items() if key != "metadata"},
    } == mapping  # fmt: skip


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ({"rules": []}, "a file holds one rule"),
        ({"rules": [SEMGREP, SEMGREP]}, "a file holds one rule"),
        ({"rules": [{**SEMGREP, "metadata": None}]}, "metadata: is required"),
        ({"rules": [{**SEMGREP, "severity": "BAD"}]}, "severity: is none of"),
        ({"rules": [{**SEMGREP, "metadata": {"cew": "x"}}]}, "metadata: unknown cew"),
    ],
)
def test_rule_of_semgrep_when_it_lacks_something_then_it_is_a_fault(
    document: dict[str, object], fault: str
) -> None:
    mapping, faults = from_semgrep(document)
    assert ({}, 1) == (mapping, len(faults))
    assert fault in faults[0]


def test_rule_is_found_one_way() -> None:
    assert "query" == rule().engine
    assert "ruff" == rule(ruff="B006").engine
    with pytest.raises(ValidationError, match="give one of query"):
        rule(ruff="B006", detector="some")


def test_meaning_of_a_rule_leaves_its_words_out() -> None:
    assert rule().meaning == rule(title="other", why="other", source="other").meaning
    assert rule().meaning != rule(severity="error").meaning


def test_score_of_a_rule_is_that_of_its_confidence() -> None:
    assert [0.9, 0.7, 0.4] == [rule(confidence=one).score for one in ("high", "medium", "low")]
