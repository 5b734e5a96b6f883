from typing import NamedTuple

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.dedup.formats import format_candidates, format_survivors
from dataprep.dedup.params import FormatDuplicateParams

SURVIVOR = ("not_vendored", "path")


class File(NamedTuple):
    """A file by the facts that matter."""

    name: str
    content: str
    digest: str | None
    language: str | None = "C"
    is_vendor: bool = False


def _frame(table: str, rows: list[dict[str, object]]) -> pl.LazyFrame:
    contract = load_contract(table)
    fill = {"string": "", "int64": 0, "bool": False, "float64": 0.0, "list<string>": []}
    base = {c.name: fill.get(c.physical_type) if c.is_required else None for c in contract.columns}
    return pl.LazyFrame([base | row for row in rows], schema=contract.polars_schema())


def _admitted(
    files: list[File], decisions: list[dict[str, object]], failed: str | None = None
) -> pl.LazyFrame:
    digests = {(f.content, f.language): f.digest for f in files}
    return format_candidates(
        _frame("repos", [{"repo_id": "r", "repo_name": "r", "ownership": "own"}]),
        _frame("files", [
            {"file_id": f.name, "repo_id": "r", "content_id": f.content, "path": f.name,
             "repo_name": "r"}
            for f in files
        ]),
        _frame("labels", [
            {"file_id": f.name, "content_id": f.content, "language": f.language,
             "is_vendor": f.is_vendor}
            for f in files
        ]),
        _frame("decisions", decisions),
        _frame("quarantine", [{"content_id": failed, "rule_id": "stage-failed"}]),
        _frame("code_digests", [
            {"content_id": content, "language": language, "code_digest": digest}
            for (content, language), digest in digests.items()
        ]),
        _params(),
    )["admitted"]  # fmt: skip


def _params(**changes: object) -> FormatDuplicateParams:
    return FormatDuplicateParams.model_validate({"survivor": SURVIVOR, "rule_version": 1} | changes)


def _decide(
    files: list[File], decisions: list[dict[str, object]] | None = None, **changes: object
) -> pl.DataFrame:
    admitted = _admitted(files, decisions or [])
    return load_contract("decisions").check(
        format_survivors(admitted, _params(**changes))["decisions"]
    )


def _kept(found: pl.DataFrame) -> dict[str, str]:
    return dict(found.select("file_id", "kept_file_id").rows())


def test_format_survivors_when_code_is_the_same_then_tells_of_all_but_the_first() -> None:
    files = [File("b", "cb", "x"), File("a", "ca", "x"), File("c", "cc", "y"), File("d", "cd", "x")]
    assert {"b": "a", "d": "a"} == _kept(_decide(files))


def test_format_survivors_when_not_asked_to_remove_then_only_notes() -> None:
    files = [File("a", "ca", "x", is_vendor=True), File("b", "cb", "x")]
    expected = {
        "file_id": "a", "repo_id": "r", "content_id": "ca", "stage": "dedup.formats",
        "rule_group": "near-duplicates", "rule_id": "format-duplicate", "rule_version": 1,
        "action": "note", "evidence": '{"kept_content_id":"cb","level":"code"}',
        "kept_file_id": "b", "similarity": None, "kept_because": "not_vendored",
    }  # fmt: skip
    assert [expected] == _decide(files).to_dicts()


def test_format_survivors_when_asked_to_remove_then_drops() -> None:
    files = [File("a", "ca", "x"), File("b", "cb", "x")]
    assert ["drop"] == _decide(files, is_removing=True)["action"].to_list()


def test_format_candidates_when_a_rule_drops_a_file_then_it_takes_no_part() -> None:
    files = [File("a", "ca", "x"), File("b", "cb", "x"), File("c", "cc", "x")]
    dropped: list[dict[str, object]] = [{"file_id": "a", "rule_id": "long-lines", "action": "drop"}]
    assert {"c": "b"} == _kept(_decide(files, dropped))


def test_format_candidates_when_a_stage_failed_on_a_content_then_it_takes_no_copy_along() -> None:
    files = [File("a", "ca", "x"), File("b", "cb", "x"), File("c", "cc", "x")]
    admitted = _admitted(files, [], failed="ca").collect()
    assert ["b", "c"] == sorted(admitted["file_id"])
    found = format_survivors(admitted.lazy(), _params())["decisions"]
    assert {"c": "b"} == _kept(found)


def test_format_candidates_when_a_rule_only_notes_then_the_file_takes_part() -> None:
    noted: list[dict[str, object]] = [{"file_id": "a", "rule_id": "long-lines", "action": "note"}]
    assert {"b": "a"} == _kept(_decide([File("a", "ca", "x"), File("b", "cb", "x")], noted))


@pytest.mark.parametrize(
    "files",
    [
        [File("a", "ca", None), File("b", "cb", None)],
        [File("a", "ca", "x"), File("b", "cb", "y")],
        [File("a", "ca", None, language=None), File("b", "cb", None, language=None)],
    ],
)
def test_format_candidates_when_there_is_no_common_digest_then_nothing_is_said(
    files: list[File],
) -> None:
    assert {} == _kept(_decide(files))


def test_format_candidates_when_a_content_has_two_languages_then_its_own_digest_counts() -> None:
    files = [File("a", "ca", "x"), File("b", "cb", "x"), File("c", "cb", "z", language="C++")]
    assert {"b": "a"} == _kept(_decide(files))


def test_format_survivors_when_files_come_in_another_order_then_decides_the_same() -> None:
    files = [File(name, f"c{name}", "x") for name in "dacb"]
    assert _decide(files).equals(_decide(files[::-1]))
