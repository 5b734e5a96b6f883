"""From a repository to shards: what every reader of a release relies on."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from dataprep.report.reading import FinishedRun

FATES_FILE = Path(__file__).with_name("conftest.py")


def _fates() -> tuple[dict[str, str], dict[str, str]]:
    scope: dict[str, dict[str, str]] = {}
    exec(compile(FATES_FILE.read_text(), FATES_FILE.name, "exec"), scope)
    return scope["FATES"], scope["LOST"]


def _release(out: Path) -> Path:
    (recipe,) = out.iterdir()
    version = json.loads((recipe / "latest.json").read_text())["version"]
    return recipe / version


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_run_gives_every_entry_its_fate(repository: Path, dataprep, tmp_path: Path) -> None:
    fates, lost = _fates()
    outcome = dataprep("run", repository, "--out", tmp_path / "out")
    assert 0 == outcome.code, outcome.err
    run = FinishedRun(str(tmp_path / ".dataprep"))
    decided = (
        run.scan("dispositions")
        .join(run.scan("files"), on="file_id")
        .select("path", pl.coalesce("rule_id", "disposition"))
        .collect()
    )
    assert fates == dict(decided.iter_rows())
    assert lost == dict(run.scan("quarantine").select("path", "rule_id").collect().iter_rows())
    (n_entries,) = run.scan("repos").select("n_entries").collect()["n_entries"]
    assert len(fates) + len(lost) == n_entries


def test_run_names_what_stays_instead_of_a_copy(repository: Path, dataprep, tmp_path) -> None:
    dataprep("run", repository)
    explained = json.loads(dataprep("explain", "twin/windows.py", "--format", "json").out)
    (file,) = explained["files"]
    assert ("dropped", "exact-duplicate-text") == (file["disposition"], file["rule_id"])
    (decision,) = [d for d in file["decisions"] if d["action"] == "drop"]
    assert ("acme:src/sums.py", "path") == (decision["kept_instead"], decision["kept_because"])
    kept = json.loads(dataprep("explain", "src/sums.py", "--format", "json").out)
    assert ["kept"] == [file["disposition"] for file in kept["files"]]


def test_shards_load_with_every_reader(repository: Path, dataprep, tmp_path: Path) -> None:
    import datasets
    import duckdb
    import pyarrow.parquet as pq

    dataprep("run", repository)
    release = _release(tmp_path / "out")
    manifest = json.loads((release / "manifest.json").read_text())
    shards = [str(release / shard["path"]) for shard in manifest["shards"]]
    rows = sum(shard["rows"] for shard in manifest["shards"])
    expected = sorted(path for path, fate in _fates()[0].items() if fate == "kept")
    assert len(expected) == rows
    assert expected == sorted(pl.read_parquet(shards)["path"])
    assert expected == sorted(p for s in shards for p in pq.read_table(s)["path"].to_pylist())
    query = duckdb.sql(f"select path from read_parquet({shards})")  # our own paths
    assert expected == sorted(path for (path,) in query.fetchall())
    loaded = datasets.load_dataset(
        "parquet", data_files=shards, split="train", cache_dir=str(tmp_path / "cache")
    )
    assert expected == sorted(loaded["path"])
    assert {"content", "repo_name", "revision", "license_type", "decisions"} <= set(
        loaded.column_names
    )


def test_manifest_holds_the_digests_and_says_what_was_done(
    repository: Path, dataprep, tmp_path: Path
) -> None:
    outcome = dataprep("run", repository)
    assert "not redacted" not in outcome.out
    release = _release(tmp_path / "out")
    manifest = json.loads((release / "manifest.json").read_text())
    assert manifest["is_redacted"] is True
    assert "De-identified, not anonymised" in manifest["notice"]
    assert manifest["notice"] in (release / "README.md").read_text()
    assert {"n_files_redacted", "n_findings_redacted", "n_findings_kept"} <= set(
        manifest["redaction"]
    )
    found = _digests(release)
    for listed in (*manifest["shards"], *manifest["ledger"]):
        assert listed["sha256"] == found[listed["path"]]
    assert "utf-8 bytes" == manifest["tokenizer"]


def test_recipe_without_privacy_looks_for_nothing_and_says_so(
    repository: Path, dataprep, tmp_path: Path
) -> None:
    recipe = tmp_path / "open.yaml"
    recipe.write_text("name: open\nextends: default\nprivacy: null\ndefects: null\n")
    outcome = dataprep("run", repository, "--recipe", recipe)
    assert 0 == outcome.code, outcome.err
    assert "not redacted" in outcome.out
    run = FinishedRun(str(tmp_path / ".dataprep"))
    assert not {"findings", "identities", "redactions", "redacted"} & set(run.record["tables"])
    release = _release(tmp_path / "out")
    manifest = json.loads((release / "manifest.json").read_text())
    assert manifest["is_redacted"] is False
    assert "not redacted" in manifest["notice"]
    assert "redaction" not in manifest
    shards = pl.read_parquet(release / "data" / "*.parquet")
    assert shards.height == shards["n_redacted"].null_count()
    assert "not redacted" in (release / "README.md").read_text()


def test_run_from_one_or_two_workers_in_any_order_gives_the_same_bytes(
    repository: Path, make_repo, dataprep, tmp_path: Path
) -> None:
    other = make_repo(
        "other", {f"m{i}.py": f"def f{i}(x):\n    return x + {i}\n" * 9 for i in range(20)}
    )
    first = dataprep("run", repository, other, "--jobs", "1", "--store", "s1", "--out", "o1")
    second = dataprep("run", other, repository, "--jobs", "2", "--store", "s2", "--out", "o2")
    assert (0, 0) == (first.code, second.code), second.err
    assert _digests(_release(tmp_path / "o1")) == _digests(_release(tmp_path / "o2"))


def test_run_on_an_unchanged_repository_computes_nothing(repository: Path, dataprep) -> None:
    dataprep("run", repository)
    before = {p: p.stat().st_mtime_ns for p in Path("out").rglob("*.parquet")}
    outcome = dataprep("run", repository, "--format", "json")
    stages = json.loads(outcome.out)["run"]["stages"]
    assert {"cached"} == {stage["status"] for stage in stages}
    assert 0 == sum(stage["n_computed"] for stage in stages)
    assert before == {p: p.stat().st_mtime_ns for p in Path("out").rglob("*.parquet")}


def test_scan_after_one_changed_file_measures_one_content(repository: Path, dataprep) -> None:
    dataprep("scan", repository)
    with (repository / "src/other.py").open("a") as file:
        file.write("\n\nCHANGED = True\n")
    stages = json.loads(dataprep("scan", repository, "--format", "json").out)["run"]["stages"]
    computed = {stage["stage"]: stage["n_computed"] for stage in stages}
    assert {"label.contents": 1, "measure.signals": 1, "dedup.digest": 1} == {
        name: computed[name] for name in ("label.contents", "measure.signals", "dedup.digest")
    }


def test_decide_anew_with_another_recipe_measures_nothing(repository: Path, dataprep) -> None:
    dataprep("scan", repository)
    outcome = dataprep("scan", repository, "--recipe", "starcoder2", "--format", "json")
    stages = json.loads(outcome.out)["run"]["stages"]
    status = {stage["stage"]: stage["status"] for stage in stages}
    assert "cached" == status["measure.signals"] == status["label.files"]
    assert "computed" == status["decide.rules"]


def test_run_after_kills_at_random_moments_gives_the_same_bytes(
    repository: Path, dataprep, tmp_path: Path
) -> None:
    dataprep("run", repository, "--store", "calm", "--out", "o1")
    command = [
        sys.executable,
        "-m",
        "dataprep",
        "run",
        str(repository),
        "--store",
        "s2",
        "--out",
        "o2",
    ]
    chance = random.Random(7)
    for _ in range(4):
        child = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.5, 4.0))
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert 0 == dataprep("run", repository, "--store", "s2", "--out", "o2").code
    assert _digests(_release(tmp_path / "o1")) == _digests(_release(tmp_path / "o2"))


def test_run_of_contents_that_the_store_holds_writes_them_once(
    repository: Path, tree, make_repo: Callable[..., Path], dataprep, tmp_path: Path
) -> None:
    dataprep("scan", repository)
    dataprep("scan", make_repo("fork", tree))
    ids = pl.scan_ipc(tmp_path / ".dataprep/contents/*.arrow").select("content_id").collect()
    assert ids["content_id"].is_unique().all()


def test_store_is_for_its_owner_and_ignored_by_git(repository: Path, dataprep, tmp_path) -> None:
    dataprep("scan", repository)
    store = tmp_path / ".dataprep"
    assert 0o700 == store.stat().st_mode & 0o777
    assert "*\n" == (store / ".gitignore").read_text()


@pytest.mark.parametrize("purpose", ["scan", "run"])
def test_command_makes_no_connection(
    purpose: str, repository: Path, dataprep, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def refuse(*arguments: object, **keywords: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert 0 == dataprep(purpose, repository, "--jobs", "1").code


def test_working_tree_is_scanned_with_untracked_files_and_run_reads_the_commit(
    repository: Path, dataprep, tmp_path: Path
) -> None:
    (repository / "new.py").write_text("def fresh(value):\n    return value + 1\n" * 8)
    scanned = json.loads(dataprep("scan", repository, "--format", "json").out)
    ran = json.loads(dataprep("run", repository, "--format", "json").out)
    assert 1 == scanned["n_entries"] - ran["n_entries"]
    assert os.fspath(tmp_path / ".dataprep") == scanned["run"]["store"]


def test_scan_reads_each_text_once_for_all_measuring_stages(
    repository: Path, dataprep, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataprep.engine import content_task

    read: list[str] = []
    original = content_task.read_texts

    def counting(*arguments):  # type: ignore[no-untyped-def]  # as the original
        for frame in original(*arguments):
            read.extend(frame["content_id"])
            yield frame

    monkeypatch.setattr(content_task, "read_texts", counting)
    outcome = dataprep("scan", repository, "--jobs", "1", "--format", "json")
    stages = {s["stage"]: s["n_computed"] for s in json.loads(outcome.out)["run"]["stages"]}
    assert len(read) == len(set(read)) == stages["dedup.digest"] == stages["measure.signals"]


def test_scan_around_a_release_does_not_read_it(repository: Path, dataprep) -> None:
    before = json.loads(dataprep("scan", repository, "--format", "json").out)["n_entries"]
    dataprep("run", repository, "--out", repository / "out")
    assert before == json.loads(dataprep("scan", repository, "--format", "json").out)["n_entries"]


def test_release_that_other_corpora_have_a_part_in_has_a_version_of_its_own(
    dataprep, make_repo, tmp_path: Path
) -> None:
    chance = random.Random(684)  # with this seed bands miss the first two, and find the third
    letters = "abcdefghijklmnoprstuvw"
    lines = [
        " = ".join("".join(chance.choice(letters) for _ in range(8)) for _ in "xy")
        for _ in range(100)
    ]
    changed = {12 * n + 2: f"changed_{letter}" for n, letter in enumerate("abcdefg")}
    texts = {
        name: "\n".join(changed[n] if n in list(changed)[:k] else x for n, x in enumerate(lines))
        for name, k in {"first.py": 0, "second.py": 7, "third.py": 3}.items()
    }
    license_text = (Path(__file__).parents[2] / "LICENSE").read_text()
    names = ("first.py", "second.py")
    two = make_repo("two", {n: texts[n] for n in names} | {"LICENSE": license_text})
    other = make_repo("other", {"third.py": texts["third.py"], "LICENSE": license_text})
    stores = {
        name: ("--store", tmp_path / name, "--out", tmp_path / f"{name}-out") for name in "ab"
    }
    dataprep("run", two, other, *stores["b"])
    for options in stores.values():
        outcome = dataprep("run", two, *options)
        assert 0 == outcome.code, outcome.err
    alone, after = (_release(tmp_path / f"{name}-out") for name in "ab")
    assert (alone.name == after.name) == (_digests(alone) == _digests(after))
    assert alone.name != after.name
