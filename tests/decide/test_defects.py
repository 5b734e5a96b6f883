import json
from collections.abc import Mapping

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.decide.cuts import CUT
from dataprep.decide.defect_policy import DefectPolicyParams
from dataprep.decide.defects import decide_defects
from dataprep.recipe_sections import DefectBar, Defects
from tests.sensitive.frames import file_frame, filled, finding_frame, label_frame

POLICY = Defects()
SURE = {"kind": "defect", "rule_id": "python-eval", "severity": "error", "score": 0.9}


def _tried(status: Mapping[str, str]) -> pl.DataFrame:
    """Return what came of cutting one function out of texts, by their ids."""
    rows = [(text, "Python", told, ["3-20"], 1) for text, told in status.items()]
    names = ["content_id", "language", "status", "spans", "n_functions"]
    schema = dict.fromkeys(names[:3], pl.String)
    counts = {"spans": pl.List(pl.String), "n_functions": pl.Int64}
    return pl.DataFrame(rows, schema={**schema, **counts}, orient="row")


def _made(
    policy: Defects,
    *findings: Mapping[str, object],
    n_lines: int = 1000,
    tried: Mapping[str, str] | None = None,
) -> dict[str, list[dict[str, object]]]:
    files = file_frame({"f1": ("t1", "r1", "src/a.py"), "f2": ("t2", "r1", "src/b.py")})
    rows = [{"entity_type": "CWE-95", "is_suppressed": False, **one} for one in findings]
    params = DefectPolicyParams(
        policy=policy, categories={"python-eval": "security"}, of_cwe={"CWE-95": "security"}
    )
    texts = [{"content_id": t, "language": "Python", "n_lines": n_lines} for t in ("t1", "t2")]
    made = decide_defects(
        files.lazy(),
        label_frame(files).lazy(),
        filled("signals", texts).lazy(),
        finding_frame(rows).lazy(),
        _tried(tried or {}).lazy(),
        params,
    )
    return {
        table: load_contract(table).check(rows.collect()).to_dicts() for table, rows in made.items()
    }


def _decided(policy: Defects, *findings: Mapping[str, object]) -> list[dict[str, object]]:
    return _made(policy, *findings)["decisions"]


def _actions(policy: Defects, *findings: Mapping[str, object]) -> list[tuple[object, object]]:
    return [(row["file_id"], row["action"]) for row in _decided(policy, *findings)]


@pytest.mark.parametrize(
    ("change", "action"),
    [
        ({}, "drop"),
        ({"severity": "warning"}, "note"),
        ({"score": 0.7}, "note"),
        ({"is_suppressed": True}, "note"),
        ({"language": "Java"}, None),
        ({"content_id": "t3"}, None),
        ({"kind": "secret"}, None),
    ],
)
def test_file_is_dropped_where_a_finding_is_as_bad_and_as_sure_as_the_policy_says(
    change: Mapping[str, object], action: str | None
) -> None:
    expected = [] if action is None else [("f1", action)]
    assert expected == _actions(POLICY, {**SURE, **change})


@pytest.mark.parametrize(
    ("policy", "action"),
    [
        (Defects(drop=None), "note"),
        (Defects(drop=DefectBar(cwe=("CWE-78",))), "note"),
        (Defects(drop=DefectBar(cwe=("CWE-95",))), "drop"),
        (Defects(drop=DefectBar(categories=("correctness",))), "note"),
        (Defects(drop=DefectBar(severity="note", confidence="low")), "drop"),
    ],
)
def test_policy_says_what_counts(policy: Defects, action: str) -> None:
    assert [("f1", action)] == _actions(policy, SURE)


def test_finding_that_is_passed_over_counts_where_the_policy_says_so() -> None:
    policy = Defects(count_suppressed=True)
    assert [("f1", "drop")] == _actions(policy, {**SURE, "is_suppressed": True})


def test_one_decision_for_a_rule_with_the_worst_action_and_its_findings_counted() -> None:
    found = [
        {**SURE, "start_byte": 0},
        {**SURE, "start_byte": 20},
        {**SURE, "start_byte": 40, "is_suppressed": True},
    ]
    (row,) = _decided(POLICY, *found)
    assert ("decide.defects", "defects", "python-eval", "drop") == (
        row["stage"], row["rule_group"], row["rule_id"], row["action"],
    )  # fmt: skip
    assert [
        {"action": "drop", "cut": None, "cwe": "CWE-95", "place": "text", "n_findings": 2, "n_suppressed": 0,
         "is_for_repair": True},
        {"action": "note", "cut": None, "cwe": "CWE-95", "place": "text", "n_findings": 1, "n_suppressed": 1,
         "is_for_repair": False},
    ] == json.loads(str(row["evidence"]))["found"]  # fmt: skip


def test_rule_that_the_run_does_not_know_counts_as_correctness() -> None:
    policy = Defects(drop=DefectBar(categories=("correctness",)))
    assert [("f1", "drop")] == _actions(policy, {**SURE, "rule_id": "gone"})


def test_density_counts_findings_by_severity_and_score_for_the_lines() -> None:
    found = [
        {**SURE, "start_byte": 0},
        {**SURE, "start_byte": 20, "severity": "warning", "score": 0.4},
        {**SURE, "start_byte": 40, "severity": "note", "score": 0.7},
        {**SURE, "start_byte": 60, "is_suppressed": True},
    ]
    first, second = _made(POLICY, *found)["densities"]
    assert (1, 1, 1, 1, 1000) == tuple(
        first[name] for name in ("n_errors", "n_warnings", "n_notes", "n_suppressed", "n_lines")
    )
    assert 0.9 + 0.5 * 0.4 + 0.1 * 0.7 == pytest.approx(first["density"])
    assert 1 / (1 + 1.17 / 10) == pytest.approx(first["weight"])
    assert ("t2", 0, 0.0, 1.0) == tuple(
        second[name] for name in ("content_id", "n_errors", "density", "weight")
    )


def test_density_of_a_short_text_is_that_of_a_hundred_lines() -> None:
    short, hundred = (_made(POLICY, SURE, n_lines=n)["densities"][0]["density"] for n in (3, 100))
    assert 9.0 == pytest.approx(short)
    assert hundred == short


def test_defect_in_a_test_is_a_note() -> None:
    files = file_frame({"f1": ("t1", "r1", "tests/test_a.py")})
    rows = [{"entity_type": "CWE-95", "is_suppressed": False, **SURE}]
    made = decide_defects(
        files.lazy(),
        label_frame(files, role="test").lazy(),
        filled("signals", [{"content_id": "t1", "language": "Python", "n_lines": 9}]).lazy(),
        finding_frame(rows).lazy(),
        _tried({}).lazy(),
        DefectPolicyParams(policy=POLICY, categories={}),
    )
    assert ["note"] == made["decisions"].collect()["action"].to_list()


CUTTING = Defects(cut=DefectBar(severity="warning", confidence="medium"))


def test_function_is_cut_and_the_file_stays_where_the_text_parses_without_it() -> None:
    made = _made(CUTTING, SURE, tried={"t1": CUT})
    assert [("f1", "cut")] == [(row["file_id"], row["action"]) for row in made["decisions"]]
    assert [("f1", ["3-20"], 1)] == [
        (row["file_id"], row["spans"], row["n_functions"]) for row in made["cuts"]
    ]


def test_file_is_dropped_where_its_function_cannot_be_cut() -> None:
    made = _made(CUTTING, {**SURE, "severity": "warning"}, tried={"t1": "does-not-parse"})
    (row,) = made["decisions"]
    (found,) = json.loads(str(row["evidence"]))["found"]
    assert ("drop", "does-not-parse") == (row["action"], found["cut"])
    assert [] == made["cuts"]


def test_finding_that_is_not_to_be_cut_is_decided_as_ever() -> None:
    narrow = Defects(cut=DefectBar(cwe=("CWE-1",)), drop=None)
    made = _made(narrow, SURE, tried={"t1": CUT})
    assert ["note"] == [row["action"] for row in made["decisions"]]
    assert [] == made["cuts"]


def test_gravest_action_of_a_rule_is_decided() -> None:
    both = [SURE, {**SURE, "start_byte": 40, "severity": "note"}]
    made = _made(CUTTING, *both, tried={"t1": CUT})
    assert ["cut"] == [row["action"] for row in made["decisions"]]


OF_TOOL = {**SURE, "rule_id": "semgrep/eval", "repo_id": "r1"}


@pytest.mark.parametrize(
    ("policy", "change", "decided"),
    [
        (POLICY, {}, [("f1", "note")]),
        (Defects(count_imported=True), {}, [("f1", "drop")]),
        (Defects(count_imported=True), {"repo_id": "r2"}, []),
        (
            Defects(drop=DefectBar(categories=("security",)), count_imported=True),
            {},
            [("f1", "drop")],
        ),
        (
            Defects(drop=DefectBar(categories=("security",)), count_imported=True),
            {"entity_type": "CWE-unknown"},
            [("f1", "note")],
        ),
    ],
)
def test_finding_of_another_tool_decides_where_the_recipe_counts_it_and_in_its_repository_only(
    policy: Defects, change: Mapping[str, object], decided: list[tuple[str, str]]
) -> None:
    assert decided == _actions(policy, {**OF_TOOL, **change})


def test_finding_of_another_tool_sends_no_file_to_repair_and_enters_no_density() -> None:
    made = _made(POLICY, OF_TOOL)
    (row,) = made["decisions"]
    assert [False] == [f["is_for_repair"] for f in json.loads(str(row["evidence"]))["found"]]
    assert [0, 0] == [one["n_errors"] for one in made["densities"]]


@pytest.mark.parametrize("mark", ["is_test", "is_generated", "is_minified", "is_vendor"])
def test_defect_in_a_file_that_nobody_mends_is_a_note(mark: str) -> None:
    files = file_frame({"f1": ("t1", "r1", "a.py")})
    rows = [{"entity_type": "CWE-95", "is_suppressed": False, **SURE}]
    made = decide_defects(
        files.lazy(),
        label_frame(files, **{mark: True}).lazy(),
        filled("signals", []).lazy(),
        finding_frame(rows).lazy(),
        _tried({}).lazy(),
        DefectPolicyParams(policy=POLICY, categories={}),
    )
    assert ["note"] == made["decisions"].collect()["action"].to_list()
