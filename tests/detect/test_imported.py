"""What other tools found, as findings: which file is meant, which bytes, and what came of the rest."""

import hashlib
import json
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.detect._regions import RegionText
from dataprep.detect.import_params import ImportParams
from dataprep.detect.imported import candidate_files, chosen_files, placed_results, told_results
from dataprep.detect.rows import fingerprint
from dataprep.detect.sarif import Region
from dataprep.errors import UsageError
from tests.detect.test_sarif import Json, place_of, result_of, run_of
from tests.sensitive.frames import file_frame, filled, label_frame

_KEY = b"k" * 32
_TEXT = 'x = 1\nname = "日本"; eval(name)\n\n# end\n'


def _id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _part(text: str, region: Region | None, size_bytes: int | None = None) -> str | None:
    raw = text.encode()
    part = RegionText(raw, len(raw) if size_bytes is None else size_bytes).part(region)
    assert part is None or 0 <= part.start < part.end <= len(raw)
    return None if part is None else raw[part.start : part.end].decode()


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        (Region(1), "x = 1"),
        (Region(1, 5), "1"),
        (Region(1, 1, 1, 2), "x"),
        (Region(2, 8, 2, 12), '"日本"'),
        (Region(2, 14, 2, 24), "eval(name)"),
        (Region(2, 14), "eval(name)"),
        (Region(1, 5, 2, 5), "1\nname"),
        (Region(1, 5, 99, 5), "1\nname = \"日本\"; eval(name)\n\n# end\n"),
        (Region(2, 14, 1, 1), "eval(name)"),
        (Region(1, 99), "x = 1"),
        (Region(1, 3, 1, 3), "= 1"),
        (Region(3), "\n"),
        (Region(5), "\n"),
        (Region(6), None),
        (Region(char_offset=4, char_length=1), "1"),
        (Region(char_offset=14, char_length=2), "日本"),
        (Region(char_offset=999), None),
        (Region(byte_offset=14, byte_length=6), "日本"),
        (Region(byte_offset=15, byte_length=5), "本"),
        (Region(byte_offset=999), None),
        (None, _TEXT),
    ],
)  # fmt: skip
def test_region_is_the_bytes_that_it_tells(region: Region | None, expected: str | None) -> None:
    assert expected == _part(_TEXT, region)


def test_columns_count_code_units_or_code_points() -> None:
    text = "a = '🎉'; b\n"
    assert "b" == _part(text, Region(1, 11, 1, 12, is_utf16=True))
    assert "b" == _part(text, Region(1, 10, 1, 11, is_utf16=False))
    assert "🎉" == _part(text, Region(1, 6, 1, 8, is_utf16=True))


def test_line_does_not_hold_its_carriage_return_and_indent_is_not_pointed_at() -> None:
    assert "two" == _part("one\r\n  two\r\n", Region(2))
    assert "two" == _part("one\r\n  two\r\n", Region(2, 1, 2, 99))


def test_offsets_in_bytes_hold_for_the_same_bytes_only() -> None:
    assert "1" == _part("x = 1", Region(byte_offset=7, byte_length=1), size_bytes=8)
    assert _part("x = 1", Region(byte_offset=4, byte_length=1), size_bytes=12) is None


def test_text_without_bytes_holds_no_region() -> None:
    assert _part("", None) is None
    assert _part("", Region(1)) is None


_NUMBERS = st.none() | st.integers(0, 12)


@given(st.text("a é日🎉\r\n\t", max_size=24), st.tuples(*[_NUMBERS] * 8), st.booleans())
def test_any_region_is_whole_characters_of_the_text(
    text: str, numbers: tuple[int | None, ...], is_utf16: bool
) -> None:
    region = Region(*numbers, is_utf16=is_utf16)
    found = _part(text, region)  # NOTE: decodes, so that a cut character would be an error
    assert found is None or found in text
    assert found != ""


@pytest.fixture
def params(tmp_path: Path) -> object:
    """Make parameters of SARIF files of some runs each."""

    def make(*files: list[Json]) -> ImportParams:
        names = []
        for number, runs in enumerate(files):
            path = tmp_path / f"{number}.sarif"
            path.write_text(json.dumps({"version": "2.1.0", "runs": runs}))
            names.append(str(path))
        return ImportParams.of_files(names)

    return make


Trees = dict[str, dict[str, str]]
_REPO: Trees = {"r1": {"src/a.py": _TEXT}}


def _made(params: ImportParams, trees: Trees) -> tuple[list[dict[str, object]], list[str]]:
    """Return the findings, and what came of each place, in order."""
    named = {
        f"{repo}:{path}": (_id(text), repo, path)
        for repo, tree in trees.items()
        for path, text in tree.items()
    }
    files = file_frame(named)
    repos = filled("repos", [{"repo_id": repo, "repo_name": f"acme/{repo}"} for repo in trees])
    found = candidate_files(repos.lazy(), files.lazy(), label_frame(files).lazy(), params)
    chosen = chosen_files(found["candidates"], params)["chosen"].collect()
    texts = {_id(text): text for tree in trees.values() for text in tree.values() if text != "BIN"}
    frame = pl.DataFrame(
        [(name, text, len(text.encode())) for name, text in sorted(texts.items())],
        schema={"content_id": pl.String, "text": pl.String, "size_bytes": pl.Int64},
        orient="row",
    )
    placed = placed_results(frame, chosen, params, _KEY)
    told = told_results(chosen.lazy(), placed["outcomes"].lazy(), params)["imported_results"]
    findings = load_contract("findings").check(placed["findings"])
    outcomes = load_contract("imported_results").check(told)["outcome"].to_list()
    return findings.to_dicts(), outcomes


def test_result_is_a_finding_of_the_repository_that_holds_its_file(params) -> None:
    run = run_of(
        result_of(place_of(startLine=2, startColumn=14), level="error"),
        rules=[{"id": "r", "properties": {"tags": ["CWE-95"], "precision": "high"}}],
    )
    findings, outcomes = _made(params([run]), _REPO)
    expected = {
        "content_id": _id(_TEXT), "language": "Python", "repo_id": "r1", "kind": "defect",
        "entity": None, "entity_type": "CWE-95", "rule_id": "a-tool/r", "rule_version": 1,
        "severity": "error", "score": 0.9, "start_byte": 23, "end_byte": 33, "line": 2,
        "column": 14, "length": 10, "place": "text",
        "fingerprint": fingerprint(_KEY, "a-tool/r", b"eval(name)"), "is_suppressed": False,
    }  # fmt: skip
    assert ([expected], ["brought-in"]) == (findings, outcomes)


def test_nothing_is_lost_in_silence(params) -> None:
    run = run_of(
        result_of(place_of("src/gone.py", startLine=1)),
        result_of(place_of(startLine=99)),
        result_of(place_of("src/a.bin")),
        result_of(locations=[]),
        result_of(kind="pass"),
        result_of(place_of("../a.py")),
        result_of(place_of(startLine=1)),
    )
    trees = {"r1": {"src/a.py": _TEXT, "src/a.bin": "BIN"}}
    findings, outcomes = _made(params([run]), trees)
    assert 1 == len(findings)
    expected = ["no-file", "outside-text", "no-text", "no-location", "not-a-finding"]
    assert [*expected, "outside-repository", "brought-in"] == outcomes


def test_file_that_holds_another_text_than_the_tool_read_has_no_finding(params) -> None:
    located = result_of({"physicalLocation": {"artifactLocation": {"index": 0}}})
    for digest, outcome in ((_id(_TEXT), "brought-in"), (_id("older"), "other-text")):
        artifact = {"location": {"uri": "src/a.py"}, "hashes": {"sha-256": digest}}
        assert [outcome] == _made(params([run_of(located, artifacts=[artifact])]), _REPO)[1]


def test_results_that_say_the_same_are_one_finding_as_grave_as_the_worst(params) -> None:
    results = [
        result_of(level="note"), result_of(level="error"),
        result_of(level="error", suppressions=[{"kind": "inSource"}]),
    ]  # fmt: skip
    findings, outcomes = _made(params([run_of(*results)]), _REPO)
    assert [("error", False)] == [(one["severity"], one["is_suppressed"]) for one in findings]
    assert ["brought-in"] * 3 == outcomes


def test_comment_of_the_authors_and_the_tool_pass_a_finding_over(params) -> None:
    trees = {"r1": {"src/a.py": "eval(x)  # nosec\neval(x)\n"}}
    results = [result_of(place_of(startLine=line)) for line in (1, 2)]
    findings, _ = _made(params([run_of(*results)]), trees)
    assert [True, False] == [one["is_suppressed"] for one in findings]
    passed = run_of(result_of(place_of(startLine=2), suppressions=[{"kind": "external"}]))
    findings, _ = _made(params([passed]), trees)
    assert [True] == [one["is_suppressed"] for one in findings]


def test_path_of_several_repositories_means_those_with_most_files_of_the_run(params) -> None:
    trees = {
        "r1": {"setup.py": "a = 1\n", "src/a.py": _TEXT},
        "r2": {"setup.py": "b = 2\n"},
        "r3": {"setup.py": "a = 1\n", "src/a.py": "other\n"},
    }
    run = run_of(result_of(place_of("setup.py")), result_of(place_of("src/a.py")))
    findings, outcomes = _made(params([run]), trees)
    assert {"r1", "r3"} == {str(one["repo_id"]) for one in findings}
    assert ["brought-in"] * 2 == outcomes
    findings, _ = _made(params([run_of(result_of(place_of("setup.py")))]), trees)
    assert 3 == len(findings)


def test_absolute_path_is_below_the_repository_or_a_folder_of_its_name(params) -> None:
    trees: Trees = {"r1": {"src/a.py": _TEXT}, "r2": {"src/a.py": _TEXT}}
    run = run_of(result_of(place_of("file:///w/one/src/a.py")))
    rooted = params([run]).with_roots({"r1": "/w/one", "r2": "/w/two"})
    assert {"r1": "/w/one"} == rooted.roots
    assert ["r1"] == [one["repo_id"] for one in _made(rooted, trees)[0]]
    built = params([run_of(result_of(place_of("/home/ci/r2/src/a.py")))])
    assert ["r2"] == [one["repo_id"] for one in _made(built, trees)[0]]
    above = params([run_of(result_of(place_of("work/r1/src/a.py")))])
    assert ["r1"] == [one["repo_id"] for one in _made(above, trees)[0]]
    assert ["no-file"] == _made(params([run]), trees)[1]


def test_parameters_do_not_depend_on_order_name_or_repetition_of_files(
    params, tmp_path: Path
) -> None:
    one, two = [run_of(result_of())], [run_of(result_of(level="note"))]
    first = params(one, two, one)
    assert 2 == len(first.digests)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "other.sarif").write_bytes((tmp_path / "0.sarif").read_bytes())
    again = ImportParams.of_files(
        [str(tmp_path / "1.sarif"), str(tmp_path / "more" / "other.sarif")]
    )
    assert first.model_dump(mode="json") == again.model_dump(mode="json")
    assert _made(first, _REPO) == _made(again, _REPO)


def test_file_that_is_absent_too_large_or_changed_is_an_error(
    params, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("none.sarif", ".", "a\0b"):
        with pytest.raises(UsageError, match="cannot read"):
            ImportParams.of_files([str(tmp_path / name)])
    made = params([run_of(result_of())])
    (tmp_path / "0.sarif").write_text('{"version": "2.1.0", "runs": []}')
    moved = made.model_copy(update={"files": (f"{tmp_path}/./0.sarif",)})
    with pytest.raises(UsageError, match="has changed"):
        moved.results()
    monkeypatch.setattr("dataprep.detect.import_params._MOST_BYTES", 8)
    with pytest.raises(UsageError, match="larger than"):
        ImportParams.of_files([str(tmp_path / "0.sarif")])
