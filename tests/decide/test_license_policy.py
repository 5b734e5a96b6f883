"""License policies: verdicts by purpose, choice, conjunction, unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dataprep.decide.license_policy import LicensePolicy, judge_expression, load_license_policy
from dataprep.errors import UnknownNameError

POLICY = load_license_policy("default")
RANK = {"allow": 0, "review": 1, "deny": 2}
IDS = ["MIT", "GPL-3.0-only", "MPL-2.0", "SSPL-1.0", "LicenseRef-Acme", "CC0-1.0"]


def verdict(expression: str | None, kind: str = "unknown", purpose: str = "training") -> str:
    return judge_expression(expression, kind, POLICY, purpose)[0]


@pytest.mark.parametrize(
    ("expected", "expression"),
    [
        ("allow", "MIT"),
        ("allow", "CC0-1.0"),
        ("review", "MPL-2.0"),
        ("deny", "GPL-2.0-or-later"),
        ("deny", "AGPL-3.0-only"),
        ("deny", "BUSL-1.1"),
        ("allow", "MIT OR GPL-3.0-only"),
        ("deny", "MIT AND GPL-3.0-only"),
        ("review", "MIT AND (MPL-2.0 OR GPL-3.0-only)"),
        ("allow", "Apache-2.0 WITH LLVM-exception"),
        ("deny", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("deny", "LicenseRef-Acme"),
        ("deny", "MIT AND"),
        ("deny", ""),
        ("allow", "MPL-1.1 OR Apache-2.0+"),
    ],
)
def test_judge_when_training_then_policy_decides(expected: str, expression: str) -> None:
    assert expected == verdict(expression)


def test_judge_when_no_license_then_unknown_is_denied_and_said() -> None:
    assert ("deny", "no license found: deny for training") == judge_expression(
        None, "none", POLICY, "training"
    )


def test_judge_when_own_code_then_allowed() -> None:
    assert ("allow", "own code: allow for training") == judge_expression(
        None, "own", POLICY, "training"
    )


def test_judge_when_reason_asked_then_names_id_and_type() -> None:
    _, reason = judge_expression("GPL-3.0-only", "strong-copyleft", POLICY, "training")
    assert "GPL-3.0-only is strong-copyleft: deny for training" == reason


def test_judge_when_id_is_unlisted_but_typed_by_label_then_type_decides() -> None:
    assert "allow" == verdict("LicenseRef-Acme", "permissive")


def test_judge_when_exception_is_listed_then_it_eases() -> None:
    eased = POLICY.model_copy(update={"exceptions": {"Classpath-exception-2.0": "review"}})
    expression = "GPL-2.0-only WITH Classpath-exception-2.0"
    assert "review" == judge_expression(expression, "strong-copyleft", eased, "training")[0]


def test_judge_when_purpose_is_unknown_then_error_lists_known() -> None:
    with pytest.raises(UnknownNameError, match="training"):
        judge_expression("MIT", "permissive", POLICY, "trainig")


def test_load_when_name_is_unknown_then_error() -> None:
    with pytest.raises(UnknownNameError):
        load_license_policy("defualt")


def test_policy_when_field_is_unknown_then_refused() -> None:
    with pytest.raises(ValidationError):
        LicensePolicy.model_validate(
            {"name": "x", "version": 1, "what": "", "purposes": {}, "a": 1}
        )


@given(st.lists(st.sampled_from(IDS), min_size=1, max_size=4), st.sampled_from(["AND", "OR"]))
def test_judge_when_joined_then_or_takes_best_and_takes_worst(
    ids: list[str], operator: str
) -> None:
    single = [verdict(spdx_id) for spdx_id in ids]
    choose = min if operator == "OR" else max
    assert choose(single, key=RANK.__getitem__) == verdict(f" {operator} ".join(ids))


@given(st.text(max_size=60))
def test_judge_when_expression_is_garbage_then_no_exception(text: str) -> None:
    assert verdict(text) in RANK
