from datetime import UTC, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.dedup.exact import ExactDuplicateParams, candidates, survivors
from dataprep.recipe import Criterion

ORDER: tuple[Criterion, ...] = (
    "license_allowed", "not_vendored", "own_before_copy", "default_branch", "stars", "oldest", "path",
)  # fmt: skip
VERSIONS = {"exact-duplicate": 1, "exact-duplicate-text": 1}


def _params(**changes: object) -> ExactDuplicateParams:
    values = {"survivor": ORDER, "rule_versions": VERSIONS} | changes
    return ExactDuplicateParams.model_validate(values)


def _frame(table: str, rows: list[dict[str, object]]) -> pl.LazyFrame:
    contract = load_contract(table)
    fill = {
        "string": "", "int64": 0, "bool": False, "float64": 0.0, "binary": b"", "list<string>": [],
    }  # fmt: skip
    base = {c.name: fill.get(c.physical_type) if c.is_required else None for c in contract.columns}
    return pl.LazyFrame([base | row for row in rows], schema=contract.polars_schema())


def _tables(files: list[dict[str, object]]) -> dict[str, pl.LazyFrame]:
    """Return the inputs of ``candidates`` for files given by the facts that matter."""
    repos = {str(f.get("repo", "r")): f for f in files}
    return {
        "repos": _frame("repos", [
            {
                "repo_id": name, "repo_name": name, "ownership": f.get("ownership", "own"),
                "is_default_branch": f.get("default"), "stars": f.get("stars"),
                "committed_at": f.get("at"),
            }
            for name, f in repos.items()
        ]),
        "files": _frame("files", [
            {
                "file_id": f["id"], "repo_id": f.get("repo", "r"), "content_id": f["content"],
                "repo_name": f.get("repo", "r"), "path": f.get("path", f["id"]),
            }
            for f in files
        ]),
        "labels": _frame("labels", [
            {"file_id": f["id"], "content_id": f["content"], "is_vendor": f.get("vendor", False)}
            for f in files
        ]),
        "digests": _frame("digests", [
            {"content_id": c, "text_digest": t}
            for c, t in {str(f["content"]): f["text"] for f in files if "text" in f}.items()
        ]),
        "decisions": _frame("decisions", [
            {"file_id": f["id"], "rule_id": rule, "action": action, "rule_version": 1}
            for f in files
            for rule, action in f.get("decisions", [])  # type: ignore[attr-defined]  # a list
        ]),
        "quarantine": _frame("quarantine", [
            {"content_id": f["content"], "rule_id": "stage-failed"}
            for f in files if f.get("has_failed")
        ]),
    }  # fmt: skip


def _decide(files: list[dict[str, object]], **changes: object) -> dict[str, tuple[str, str, str]]:
    params = _params(**changes)
    admitted = candidates(**_tables(files), params=params)["admitted"]
    decisions = load_contract("decisions").check(survivors(admitted, params)["decisions"])
    rows = decisions.select("file_id", "rule_id", "kept_file_id", "kept_because").rows()
    return {file: (rule, kept, because) for file, rule, kept, because in rows}


def test_survivors_of_equal_bytes_keep_one() -> None:
    files = [{"id": i, "content": "c", "text": "t"} for i in "ab"] + [{"id": "x", "content": "d"}]
    assert {"b": ("exact-duplicate", "a", "path")} == _decide(files)


def test_copies_stay_when_no_level_is_named() -> None:
    files = [{"id": i, "content": "c", "text": "t"} for i in "ab"]
    assert {} == _decide(files, levels=())


def test_file_on_which_a_stage_failed_takes_no_copy_along() -> None:
    files = [{"id": i, "content": f"c{i}", "text": "t", "has_failed": i == "a"} for i in "abc"]
    assert {"c": ("exact-duplicate-text", "b", "path")} == _decide(files)


def test_survivors_of_equal_text_name_what_finally_stays() -> None:
    files = [
        {"id": "a", "content": "c1", "text": "t", "path": "a"},
        {"id": "b", "content": "c2", "text": "t", "path": "z/b"},
        {"id": "c", "content": "c2", "text": "t", "path": "z/c"},
    ]
    assert {
        "b": ("exact-duplicate-text", "a", "path"),
        "c": ("exact-duplicate", "a", "path"),
    } == _decide(files)
    assert {"c": ("exact-duplicate", "b", "path")} == _decide(files, levels=["bytes"])


@pytest.mark.parametrize(
    ("criterion", "better", "worse"),
    [
        ("license_allowed", {}, {"decisions": [("license-review", "note")]}),
        ("not_vendored", {}, {"vendor": True}),
        ("own_before_copy", {"repo": "own"}, {"repo": "other", "ownership": "third-party"}),
        ("default_branch", {"repo": "main", "default": True}, {"repo": "dev", "default": False}),
        ("stars", {"repo": "loved", "stars": 2}, {"repo": "new", "stars": 1}),
        (
            "oldest",
            {"repo": "old", "at": datetime(2020, 1, 1, tzinfo=UTC)},
            {"repo": "young", "at": datetime(2021, 1, 1, tzinfo=UTC)},
        ),
        ("path", {"path": "z"}, {"path": "a/a"}),
    ],
)
def test_survivors_are_chosen_by_each_criterion_in_turn(
    criterion: str, better: dict[str, object], worse: dict[str, object]
) -> None:
    files: list[dict[str, object]] = [
        {"id": "a", "content": "c", "path": "a/same"} | worse,
        {"id": "b", "content": "c", "path": "a/same"} | better,
    ]
    assert {"a": ("exact-duplicate", "b", criterion)} == _decide(files)


def test_candidates_leave_out_what_another_rule_drops() -> None:
    files: list[dict[str, object]] = [
        {"id": "a", "content": "c", "decisions": [("generated", "drop")]},
        {"id": "b", "content": "c", "path": "z/z"},
        {"id": "c", "content": "c", "path": "z/zz"},
    ]
    assert {"c": ("exact-duplicate", "b", "path")} == _decide(files)


@given(
    st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("ST")), max_size=12),
    st.randoms(use_true_random=False),
)
def test_survivors_are_the_same_in_any_order_and_one_stays_for_each_text(
    pairs: list[tuple[str, str]], chance: object
) -> None:
    files: list[dict[str, object]] = [
        {"id": f"f{n:02}", "content": content + text, "text": text}
        for n, (content, text) in enumerate(pairs)
    ]
    found = _decide(files)
    chance.shuffle(files)  # type: ignore[attr-defined]  # random.Random
    assert found == _decide(files)
    stay = {f["id"] for f in files} - set(found)
    assert {t for _, t in pairs} == {f["text"] for f in files if f["id"] in stay}
    assert len(stay) == len({t for _, t in pairs})
    assert {kept for _, kept, _ in found.values()} <= stay
