"""Secrets in versions of files: in which language they are read, when they came, what is gone."""

import datetime
import hashlib

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dataprep.contracts import load_contract
from dataprep.detect.history import past_findings, text_languages, version_findings
from dataprep.detect.rows import fingerprint
from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.sensitive.check import make_value
from dataprep.sensitive.params import DetectionParams
from dataprep.stage import Params

_BOOK = load_rules([rules_dir()])
_RULE = "github-app-token"
_VALUE = make_value(_RULE, _BOOK.sensitive_test_of(_RULE), 1)
_OTHER = make_value(_RULE, _BOOK.sensitive_test_of(_RULE), 2)
_KEY = b"k" * 32
_DAY = datetime.datetime(2024, 1, 2, tzinfo=datetime.UTC)
_BLANK = {pl.String: "", pl.Boolean: False, pl.Int64: 1, pl.Float64: 0.5}


def _id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _frame(table: str, *rows: dict[str, object]) -> pl.DataFrame:
    contract = load_contract(table)
    schema = contract.polars_schema()
    blank = {c.name: _BLANK[type(schema[c.name])] for c in contract.columns if c.is_required}
    full = [{**blank, **row} for row in rows]
    return pl.DataFrame(full, schema=schema, orient="row")


def _texts(*texts: str) -> pl.DataFrame:
    return pl.DataFrame(
        {"content_id": sorted(map(_id, texts)), "text": sorted(texts, key=_id)},
        schema={"content_id": pl.String, "text": pl.String},
    )


_REPOS = _frame("repos", {"repo_id": "r", "repo_name": "acme"})


def _version(text: str, path: str, position: int | None, **columns: object) -> dict[str, object]:
    return {
        "repo_id": "r", "content_id": _id(text), "path": path, "first_position": position,
        "first_commit_id": None if position is None else f"c{position}",
        "first_committed_at": None if position is None else _DAY, **columns,
    }  # fmt: skip


def _found(text: str, mark: str = "f", line: int = 1) -> dict[str, object]:
    return {
        "repo_id": "r", "content_id": _id(text), "rule_id": _RULE, "fingerprint": mark,
        "severity": "error", "entity_type": "GITHUB_TOKEN", "line": line,
    }  # fmt: skip


def _past(
    files: list[tuple[str, str]],
    versions: list[dict[str, object]],
    found: list[dict[str, object]],
    *,
    is_whole: bool = True,
) -> list[dict[str, object]]:
    tree = [{"file_id": p, "repo_id": "r", "content_id": _id(text), "path": p} for text, p in files]
    tables = past_findings(
        repos=_REPOS,
        files=_frame("files", *tree),
        histories=_frame("histories", {"repo_id": "r", "is_whole": is_whole}),
        versions=_frame("versions", *versions),
        version_findings=_frame("version_findings", *found),
        params=Params(),
    )
    return load_contract("past_findings").check(tables["past_findings"]).to_dicts()


def test_version_findings_hold_each_value_once_a_text_and_no_personal_data() -> None:
    text = f"# mail ada@works.example.com\nA = '{_OTHER}'\nB = '{_VALUE}'\nC = '{_VALUE}'\n"
    versions = _frame("versions", _version(text, "a.py", 0))
    found = version_findings(
        _REPOS,
        _frame("files"),
        _frame("labels"),
        versions,
        _texts(text),
        DetectionParams.of_book(_BOOK),
        _KEY,
    )["version_findings"]
    expected = [
        {
            "repo_id": "r", "content_id": _id(text), "rule_id": _RULE,
            "fingerprint": fingerprint(_KEY, _RULE, value.encode()), "rule_version": 1,
            "entity_type": "GITHUB_TOKEN", "severity": "error", "line": line, "n_places": number,
        }
        for value, line, number in ((_OTHER, 2, 1), (_VALUE, 3, 2))
    ]  # fmt: skip
    wanted = sorted(expected, key=lambda row: str(row["fingerprint"]))
    assert wanted == load_contract("version_findings").check(found).to_dicts()
    assert _VALUE not in repr(found.rows())


def test_version_findings_of_a_batch_are_those_of_its_texts() -> None:
    one, two = f"x = '{_VALUE}'\n", f"y = '{_VALUE}'\n"
    versions = _frame("versions", _version(one, "a.py", 0), _version(two, "a.py", 1))
    tables = (_REPOS, _frame("files"), _frame("labels"), versions)
    params = DetectionParams.of_book(_BOOK)
    parts = [
        version_findings(*tables, _texts(text), params, _KEY)["version_findings"]
        for text in (one, two)
    ]
    whole = version_findings(*tables, _texts(one, two), params, _KEY)["version_findings"]
    assert_frame_equal(whole, pl.concat(parts).sort(load_contract("version_findings").key))


def test_languages_come_from_the_path_then_from_the_extension() -> None:
    files = [("1", "a.h", "C++"), ("2", "b.h", "C"), ("3", "c.h", "C"), ("4", "Makefile", None)]
    tree = _frame("files", *({"file_id": p, "content_id": i, "path": p} for i, p, _ in files))
    labels = _frame("labels", *({"file_id": p, "language": name} for _, p, name in files))
    versions = _frame(
        "versions",
        *(
            {"content_id": content, "path": path}
            for content, path in (
                ("5", "a.h"), ("6", "old/x.H"), ("6", "a.h"), ("7", "x.unknown"), ("8", ".h"),
            )
        ),
    )  # fmt: skip
    expected = [
        ("1", "C++"), ("2", "C"), ("3", "C"), ("4", None), ("5", "C++"), ("6", "C"), ("6", "C++"),
        ("7", None), ("8", "C"),
    ]  # fmt: skip
    assert expected == text_languages(tree, labels, versions).rows()


def test_secret_that_moved_and_went_first_stood_where_it_came() -> None:
    rows = _past(
        [("clean", "b.py")],
        [
            _version("old", "a.py", 0), _version("old", "b.py", 2), _version("newer", "b.py", 3),
            _version("clean", "b.py", 4),
        ],
        [_found("newer", line=9), _found("old", line=7)],
    )  # fmt: skip
    assert [
        {
            "repo_id": "r", "rule_id": _RULE, "fingerprint": "f", "rule_version": 1,
            "entity_type": "GITHUB_TOKEN", "severity": "error", "content_id": _id("old"),
            "path": "a.py", "line": 7, "first_commit_id": "c0", "first_committed_at": _DAY,
            "n_versions": 2, "is_in_tree": False,
        }
    ] == rows  # fmt: skip


def test_secret_that_another_text_of_the_tree_holds_is_in_the_tree() -> None:
    (row,) = _past(
        [("edited", "a.py")], [_version("old", "a.py", 3)], [_found("old"), _found("edited")]
    )
    assert ("c3", True, 2) == (row["first_commit_id"], row["is_in_tree"], row["n_versions"])


@pytest.mark.parametrize(
    ("is_whole", "first", "path"), [(True, "c3", "a.py"), (False, None, "old.py")]
)
def test_text_of_the_tree_that_no_version_is_is_old_where_history_was_not_read_whole(
    is_whole: bool, first: str | None, path: str
) -> None:
    (row,) = _past(
        [("unchanged", "old.py")],
        [_version("new", "a.py", 3)],
        [_found("new"), _found("unchanged")],
        is_whole=is_whole,
    )
    assert (first, path, True) == (row["first_commit_id"], row["path"], row["is_in_tree"])


def test_version_that_is_older_than_what_was_read_comes_before_all_others() -> None:
    (row,) = _past(
        [], [_version("a", "a.py", 0), _version("b", "b.py", None)], [_found("a"), _found("b")]
    )
    assert (None, "b.py") == (row["first_commit_id"], row["path"])


def test_values_are_told_apart_and_nothing_found_is_no_row() -> None:
    rows = _past([], [_version("a", "a.py", 0)], [_found("a", "f"), _found("a", "g")])
    assert ["f", "g"] == [row["fingerprint"] for row in rows]
    assert [] == _past([("a", "a.py")], [_version("a", "a.py", 0)], [])
