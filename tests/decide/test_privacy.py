import json
from collections.abc import Mapping, Sequence

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.decide.privacy import decide_privacy
from dataprep.recipe_sections import Privacy
from dataprep.sensitive.policy import PrivacyParams
from tests.sensitive.frames import file_frame, finding_frame, label_frame

DEFAULT = Privacy()


def _decide(
    findings: Sequence[Mapping[str, object]],
    policy: Privacy = DEFAULT,
    files: pl.DataFrame | None = None,
    **labels: object,
) -> list[tuple[str, str, str]]:
    """Return file, rule and action of each decision, checked against the contract."""
    rows = _frame(findings, policy, files, **labels)
    return [(row["file_id"], row["rule_id"], row["action"]) for row in rows.to_dicts()]


def _frame(
    findings: Sequence[Mapping[str, object]],
    policy: Privacy = DEFAULT,
    files: pl.DataFrame | None = None,
    **labels: object,
) -> pl.DataFrame:
    held = file_frame({"f1": ("t1", "r1", "src/a.py")}) if files is None else files
    made = decide_privacy(
        held.lazy(), label_frame(held, **labels).lazy(), finding_frame(findings).lazy(),
        PrivacyParams(policy=policy),
    )  # fmt: skip
    return load_contract("decisions").check(made["decisions"].collect())


def test_finding_that_the_policy_redacts_decides_with_counts_and_without_values() -> None:
    found = [
        {"entity": "email", "rule_id": "email", "start_byte": start, "place": place}
        for start, place in ((0, "license_header"), (50, "text"), (90, "text"))
    ]
    (row,) = _frame(found).to_dicts()
    assert ("decide.privacy", "privacy", "email", "redact") == (
        row["stage"], row["rule_group"], row["rule_id"], row["action"],
    )  # fmt: skip
    expected = [
        {"action": "redact", "entity": "email", "place": "text", "n_findings": 2},
        {"action": "note", "entity": "email", "place": "license_header", "n_findings": 1},
    ]
    assert {"found": expected} == json.loads(row["evidence"])


def test_author_in_a_license_header_is_kept_and_noted() -> None:
    found = [{"entity": "name", "rule_id": "author-name", "place": "license_header"}]
    assert [("f1", "author-name", "note")] == _decide(found)


@pytest.mark.parametrize(
    ("policy", "path", "labels", "place", "action"),
    [
        ({"keep": {"test": ["secret"]}}, "a.py", {"is_test": True}, "text", "note"),
        ({"keep": {"test": ["secret"]}}, "a.py", {"role": "test"}, "text", "note"),
        ({"keep": {"test": ["secret"]}}, "a.py", {}, "text", "redact"),
        ({"keep": {"example": ["secret"]}}, "examples/a.py", {}, "text", "note"),
        ({"keep": {"example": ["secret"]}}, ".env.example", {}, "text", "note"),
        ({"keep": {"example": ["secret"]}}, "src/sampler.py", {}, "text", "redact"),
        ({"keep": {"documentation": ["secret"]}}, "x.md", {"role": "documentation"}, "text", "note"),
        ({"keep": {"test": ["secret"]}}, "a.py", {"is_test": True}, "license_header", "redact"),
        ({"drop": {"anywhere": ["secret"]}}, "a.py", {}, "text", "drop"),
        (
            {"drop": {"anywhere": ["secret"]}, "keep": {"test": ["secret"]}},
            "a.py", {"is_test": True}, "text", "note",
        ),
        (
            {"drop": {"test": ["secret"]}, "keep": {"anywhere": ["secret"]}},
            "a.py", {"is_test": True}, "text", "drop",
        ),
        (
            {"drop": {"test": ["secret"]}, "keep": {"test": ["secret"]}},
            "a.py", {"is_test": True}, "text", "note",
        ),
        ({"redact": ["email"]}, "a.py", {}, "text", "note"),
    ],
)  # fmt: skip
def test_policy_by_place(
    policy: dict[str, object], path: str, labels: dict[str, object], place: str, action: str
) -> None:
    files = file_frame({"f1": ("t1", "r1", path)})
    found = [{"entity": "secret", "rule_id": "token", "place": place}]
    chosen = Privacy.model_validate(policy)
    assert [("f1", "token", action)] == _decide(found, chosen, files, **labels)


def test_file_with_a_finding_that_drops_and_one_that_is_redacted_is_dropped_by_that_rule() -> None:
    policy = Privacy.model_validate({"drop": {"license_header": ["secret"]}})
    found = [
        {"entity": "secret", "rule_id": "token", "place": "text", "start_byte": 90},
        {"entity": "secret", "rule_id": "token", "place": "license_header"},
        {"entity": "email", "rule_id": "email", "place": "text", "start_byte": 40},
    ]
    assert [("f1", "email", "redact"), ("f1", "token", "drop")] == _decide(found, policy)


def test_finding_of_a_repository_counts_for_copies_of_the_text_in_others() -> None:
    files = file_frame(
        {"f1": ("t1", "r1", "a.py"), "f2": ("t1", "r2", "a.py"), "f3": ("t2", "r1", "b.py")}
    )
    found = [{"entity": "name", "rule_id": "author-name", "repo_id": "r1", "language": None}]
    expected = [("f1", "author-name", "redact"), ("f2", "author-name", "redact")]
    assert expected == _decide(found, files=files)


def test_finding_of_a_text_counts_for_files_that_are_read_as_its_language() -> None:
    files = file_frame({"f1": ("t1", "r1", "a.py"), "f2": ("t1", "r2", "a.py")})
    found = [{"entity": "email", "rule_id": "email", "language": "Python"}]
    assert ["f1", "f2"] == [file for file, _, _ in _decide(found, files=files)]
    assert [] == _decide(found, files=files, language="Ruby")
    assert [] == _decide(found, files=files, language=None)
    unknown = [{"entity": "email", "rule_id": "email", "language": None}]
    assert ["f1", "f2"] == [f for f, _, _ in _decide(unknown, files=files, language=None)]


def test_defect_is_none_of_the_policy() -> None:
    assert [] == _decide([{"kind": "defect", "entity": None, "rule_id": "broad-except"}])


@given(st.permutations(range(6)))
def test_decisions_do_not_depend_on_the_order_of_findings(order: list[int]) -> None:
    found = [
        {"entity": "email", "rule_id": f"r{n % 3}", "start_byte": 10 * n, "place": place}
        for n, place in enumerate(["text", "license_header"] * 3)
    ]
    assert _frame(found).equals(_frame([found[n] for n in order]))
