"""From personal data in a repository to shards without, and to a file that is dropped for it."""

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from dataprep.redact import stage as redact_stage
from dataprep.redact.model import Failed
from dataprep.report.reading import FinishedRun

_DOMAIN = "acme-works.org"
_AUTHOR = "Quennby Tharxos"
"""Nobody's name, so that only the repository tells that it is one."""
_ADDRESS = f"q.tharxos@{_DOMAIN}"
_OTHER = f"sales.desk@{_DOMAIN}"


def _code(seed: str, who: str = "nobody") -> str:
    """Return code in which no line is likely to stand in another source."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("aceilnorstu", k=7)) for _ in range(80)]
    lines = [f"    {words[n]} = {words[n + 20]}({words[n + 40]})" for n in range(20)]
    head = f'def {words[60]}({words[61]}):\n    """Return a sum; {who} knows why."""\n'
    return head + "\n".join(lines) + f"\n    return {words[2]}\n"


_FILES = {
    "src/plain.py": _code("plain"),
    "src/named.py": _code("named", _AUTHOR),
    "src/mail.py": _code("mail", _OTHER) + f'\nCONTACT = "{_ADDRESS}"\n',
    "src/header.py": f"# Copyright 2021 {_AUTHOR} <{_ADDRESS}>\n" + _code("header"),
}


@pytest.fixture
def named(make_repo: Callable[..., Path], git: Callable[..., str]) -> Path:
    """A repository whose author stands in its texts."""
    folder = make_repo("named", _FILES)
    git(folder, "commit", "-q", "--amend", "--no-edit", f"--author={_AUTHOR} <{_ADDRESS}>")
    return folder


def _release(out: Path) -> Path:
    (recipe,) = out.iterdir()
    return recipe / json.loads((recipe / "latest.json").read_text())["version"]


def _texts(out: Path) -> dict[str, str]:
    rows = pl.read_parquet(_release(out) / "data" / "*.parquet")
    return dict(rows.select(pl.concat_str("repo_name", "path", separator=":"), "content").rows())


def test_shards_hold_surrogates_and_the_header_its_author(
    named: Path, dataprep, tmp_path: Path
) -> None:
    outcome = dataprep("run", named)
    assert 0 == outcome.code, outcome.err
    texts = _texts(tmp_path / "out")
    assert {f"named:{path}" for path in _FILES} == set(texts)
    assert _FILES["src/plain.py"] == texts["named:src/plain.py"]
    assert _FILES["src/header.py"] == texts["named:src/header.py"]
    assert _AUTHOR not in texts["named:src/named.py"]
    assert _DOMAIN not in texts["named:src/mail.py"]
    for path, raw in _FILES.items():
        assert raw.count("\n") == texts[f"named:{path}"].count("\n")
    manifest = json.loads((_release(tmp_path / "out") / "manifest.json").read_text())
    assert 2 == manifest["redaction"]["n_files_redacted"]
    assert 3 == manifest["redaction"]["n_findings_redacted"]
    assert 2 <= manifest["redaction"]["n_findings_kept"]


def test_name_is_redacted_in_its_repository_and_in_copies_of_its_text(
    named: Path, make_repo: Callable[..., Path], dataprep, tmp_path: Path
) -> None:
    stranger = make_repo("stranger", {"a/named.py": _FILES["src/named.py"], "b.py": "x = 1\n"})
    recipe = tmp_path / "copies.yaml"
    recipe.write_text("name: copies\nextends: default\nexact_duplicates: {levels: []}\n")
    dataprep("run", named, stranger, "--recipe", recipe)
    texts = _texts(tmp_path / "out")
    assert _AUTHOR not in texts["named:src/named.py"]
    assert texts["named:src/named.py"] == texts["stranger:a/named.py"]


def test_windows_of_repositories_hold_surrogates(named: Path, dataprep, tmp_path: Path) -> None:
    outcome = dataprep("run", named, "--recipe", "repo-context")
    assert 0 == outcome.code, outcome.err
    rows = pl.read_parquet(_release(tmp_path / "out") / "data" / "*.parquet")
    text = "".join(rows["content"])
    assert 1 == text.count(_AUTHOR) == text.count(_ADDRESS)
    assert _OTHER not in text


def test_surrogates_are_the_same_in_all_stores_of_a_key_and_others_with_another(
    named: Path, dataprep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = []
    for number, key in enumerate(("one key for two stores", "one key for two stores", "")):
        monkeypatch.setenv("DATAPREP_KEY", key)
        out = tmp_path / f"out{number}"
        dataprep("run", named, "--store", tmp_path / f"store{number}", "--out", out)
        versions.append((_release(out).name, _texts(out)["named:src/mail.py"]))
    assert versions[0] == versions[1]
    assert versions[0][0] != versions[2][0]
    assert versions[0][1] != versions[2][1]
    assert (tmp_path / "store2" / "key").is_file()
    assert not (tmp_path / "store0" / "key").exists()


def test_key_lies_in_no_other_file(
    named: Path, dataprep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATAPREP_KEY")
    dataprep("run", named)
    written = (tmp_path / ".dataprep" / "key").read_bytes()
    raw = bytes.fromhex(written.decode())
    searched = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "key"]
    assert 50 < len(searched)
    for path in searched:
        data = path.read_bytes()
        assert written not in data, path
        assert raw not in data, path


def test_second_run_redacts_nothing_anew(named: Path, dataprep) -> None:
    dataprep("run", named)
    stages = json.loads(dataprep("run", named, "--format", "json").out)["run"]["stages"]
    by_name = {stage["stage"]: stage["status"] for stage in stages}
    for name in ("detect.contents", "detect.names", "decide.privacy", "redact.texts"):
        assert "cached" == by_name[name]


def test_file_whose_finding_the_policy_drops_is_dropped_by_the_rule_that_found_it(
    named: Path, dataprep, tmp_path: Path
) -> None:
    recipe = tmp_path / "strict.yaml"
    policy = "privacy: {drop: {anywhere: [email]}, keep: {license_header: [name, email]}}"
    recipe.write_text(f"name: strict\nextends: default\n{policy}\n")
    outcome = dataprep("run", named, "--recipe", recipe)
    assert 0 == outcome.code, outcome.err
    assert {"named:src/plain.py", "named:src/named.py", "named:src/header.py"} == set(
        _texts(tmp_path / "out")
    )
    run = FinishedRun(str(tmp_path / ".dataprep"))
    dropped = run.scan("dispositions").filter(pl.col("disposition") == "dropped").collect()
    assert ["privacy"] == dropped["rule_group"].to_list()


def test_text_whose_proof_fails_is_in_no_shard_and_accounted_for(
    named: Path, dataprep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = redact_stage.redact_text

    def fails(text: bytes, *rest: object) -> object:
        if _OTHER.encode() in text:
            return Failed("redaction-value-left")
        return real(text, *rest)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(redact_stage, "redact_text", fails)
    outcome = dataprep("run", named, "--jobs", "1")
    assert 0 == outcome.code, outcome.err
    assert "named:src/mail.py" not in _texts(tmp_path / "out")
    run = FinishedRun(str(tmp_path / ".dataprep"))
    (row,) = (
        run.scan("dispositions").filter(pl.col("disposition") == "dropped").collect().to_dicts()
    )
    assert ("quarantine", "redaction-value-left") == (row["rule_group"], row["rule_id"])
    manifest = json.loads((_release(tmp_path / "out") / "manifest.json").read_text())
    assert 1 == manifest["redaction"]["n_texts_unproved"]
    assert (
        "1 text left out, for want of a proof"
        in (_release(tmp_path / "out") / "README.md").read_text()
    )


@pytest.mark.parametrize("piece", [64, 1 << 24])
def test_shards_are_the_same_piece_by_piece(
    named: Path, dataprep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr("dataprep.engine.release.PIECE_BYTES", piece)
    for number, most in enumerate((1, 200_000)):
        monkeypatch.setattr("dataprep.engine.release.ROWS_PER_RANGE", most)
        dataprep("run", named, "--out", tmp_path / f"out{number}")
    assert _texts(tmp_path / "out0") == _texts(tmp_path / "out1")
    assert os.listdir(tmp_path / "out0") == os.listdir(tmp_path / "out1")  # noqa: PTH208
