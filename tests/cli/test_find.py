"""``find``: what it prints, its forms and exit codes."""

import io
import json
import sys
from pathlib import Path

import pytest

from dataprep.dedup.lookup import Lookup, RedisPlace
from dataprep.dedup.params import NearPairParams

NEAR = """\
content 2cb3f26365fc9533…, 293 bytes, utf-8
run     <run>, recipe default
near    Jaccard 0.70 or more among 4 texts: 1 candidate

near 0.863  a0b0acc9ff0893c8…  2 files
  copy/sums.py
    in acme at <revision>
    kept, license own
  src/sums.py
    in acme at <revision>
    dropped by exact-duplicate, license own
    kept instead: acme:copy/sums.py (path)

Next: all that was decided: dataprep explain a0b0acc9ff0893c8
"""
NOTHING = """\
content 2c26b46b68ffc68f…, 3 bytes, utf-8
run     <run>, recipe default
near    –  not looked for: fewer than 5 tokens, header set aside

Found nothing like it.
"""


@pytest.fixture
def changed(scanned: Path) -> Path:
    """Return a file that resembles one of the corpus."""
    path = scanned.parent / "changed.py"
    path.write_text((scanned / "src/sums.py").read_text().replace("rows.", "rows!"))
    return path


def _revision(dataprep) -> str:
    document = json.loads(dataprep("explain", "src/sums.py", "--format", "json").out)
    return document["files"][0]["revision"][:19]


def test_find_prints_what_is_near_where_and_why(changed: Path, dataprep, masked) -> None:
    outcome = dataprep("find", changed)
    assert (0, "") == (outcome.code, outcome.err)
    assert NEAR == masked(outcome.out).replace(_revision(dataprep), "<revision>")
    assert max(map(len, outcome.out.splitlines())) <= 80


def test_find_without_a_match_exits_0(scanned: Path, dataprep, masked) -> None:
    (scanned.parent / "foo").write_text("foo")
    outcome = dataprep("find", "foo")
    assert (0, "", NOTHING) == (outcome.code, outcome.err, masked(outcome.out))
    assert "" == dataprep("find", "foo", "--format", "jsonl").out


def test_find_reads_standard_input(scanned: Path, dataprep, monkeypatch) -> None:
    data = (scanned / "picture.png").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    out = dataprep("find", "-").out
    assert "same bytes" in out
    assert "dropped by not-text" in out
    assert "not looked for: it is no text" in out


def test_find_gives_programs_the_same_in_two_forms(changed: Path, dataprep) -> None:
    document = json.loads(dataprep("find", changed, "--format", "json").out)
    lines = dataprep("find", changed, "--format", "jsonl").out.splitlines()
    assert ("dataprep.find/1", 1) == (document["schema"], document["n_matches"])
    assert document["matches"] == [
        {name: row[name] for name in document["matches"][0]} for row in map(json.loads, lines)
    ]
    (match,) = document["matches"]
    assert ("near", 2) == (match["kind"], match["n_files"])
    assert ["kept", "dropped"] == [file["disposition"] for file in match["files"]]
    assert "acme:copy/sums.py" == match["files"][1]["kept_instead"]
    assert {"dataprep.match/1"} == {json.loads(line)["schema"] for line in lines}


def test_threshold_and_limit_choose_what_is_shown(changed: Path, dataprep) -> None:
    assert "Found nothing like it." in dataprep("find", changed, "--threshold", "0.9").out
    assert "Jaccard 0.10 or more" in dataprep("find", changed, "--threshold", "0.1").out
    out = dataprep("find", changed, "--limit", "1").out
    assert "… 1 more file\n" in out
    assert 2 == dataprep("find", changed, "--limit", "0").code
    assert 2 == dataprep("find", changed, "--threshold", "0").code


def test_what_cannot_be_read_exits_2(scanned: Path, dataprep) -> None:
    for arguments in (["nowhere.py"], ["acme"], ["acme/README.md", "--store", "nowhere"]):
        outcome = dataprep("find", *arguments)
        assert (2, "") == (outcome.code, outcome.out)
        assert "rror: " in outcome.err


def test_run_without_near_duplicates_still_finds_the_equal_ones(scanned: Path, dataprep) -> None:
    recipe = scanned.parent / "exact.yaml"
    recipe.write_text("name: exact\nextends: default\nnear_duplicates: null\n")
    dataprep("scan", scanned, "--recipe", recipe, "-q")
    out = dataprep("find", scanned / "src/sums.py").out
    assert "not looked for: the run looked for no near-duplicates" in out
    assert "same bytes" in out


def test_index_is_built_once_and_finds_the_same(changed: Path, dataprep, monkeypatch) -> None:
    indexes: dict[str, Lookup] = {}

    def shared(params: NearPairParams, place: RedisPlace) -> Lookup:
        return indexes.setdefault(place.name, Lookup(params))

    expected = dataprep("find", changed).out
    monkeypatch.setattr("dataprep.dedup.lookup.Lookup", shared)
    first, second = (dataprep("find", changed, "--redis", "redis://here") for _ in range(2))
    assert [expected, expected] == [first.out, second.out]
    assert "built: 4 texts\n" in first.err
    assert "" == second.err
    below = dataprep("find", changed, "--redis", "redis://here", "--threshold", "0.5")
    assert 2 == below.code
    assert "leave out --redis" in below.err
