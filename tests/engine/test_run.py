import hashlib
import json
import zipfile
from pathlib import Path

import polars as pl
import pytest

from dataprep.engine import plan as plan_module
from dataprep.engine import release as release_module
from dataprep.engine import run as module
from dataprep.engine.events import Event, Warned
from dataprep.engine.lock import StoreLock
from dataprep.engine.plan import merge_files
from dataprep.engine.run import RunRecord, RunRequest, run
from dataprep.engine.store import Store
from dataprep.errors import NothingToScanError, StorageError
from dataprep.ingest.source import SourceSpec
from dataprep.recipe import Recipe, load_recipe
from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.storage import Storage

CODE = (
    "def add(first, second):\n    '''Return the sum of two values.'''\n    return first + second\n"
)


def _folder(place: Path, name: str, n_files: int = 3) -> Path:
    folder = place / name
    folder.mkdir()
    for number in range(n_files):
        (folder / f"m{number}.py").write_text(CODE.replace("add", f"add_{name}_{number}"))
    return folder


def _run(place: Path, *sources: Path, **changes: object) -> RunRecord:
    values: dict[str, object] = {
        "command": "run",
        "sources": tuple(SourceSpec(location=str(source)) for source in sources),
        "recipe": load_recipe("default", [rules_dir()]),
        "rules": load_rules([rules_dir()]),
        "store": str(place / "store"),
        "out": str(place / "out"),
        "jobs": 1,
    }
    listener = changes.pop("listener", lambda event: None)
    return run(RunRequest(**(values | changes)), listener)  # type: ignore[arg-type]  # by name


def _digests(record: RunRecord) -> dict[str, str]:
    root = Storage(str(record.release))
    files = [*(f"data/{n}" for n in root.list_files("data")), "manifest.json", "README.md"]
    files += [f"ledger/{name}" for name in root.list_files("ledger")]
    return {name: hashlib.sha256(root.read_bytes(name)).hexdigest() for name in files}


def test_source_that_fails_beside_others_poisons_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, ill = _folder(tmp_path, "good"), _folder(tmp_path, "ill", 2)
    from dataprep.ingest import build

    real = build._READERS["directory"]

    def reader(source, builder):  # type: ignore[no-untyped-def]  # as the real one
        if source.repo_name == "ill":
            raise MemoryError
        return real(source, builder)

    monkeypatch.setitem(build._READERS, "directory", reader)
    record = _run(tmp_path, good, ill)
    (failure,) = record.failures
    assert failure.startswith("stage 'ingest.read' failed on ill: MemoryError")
    assert ["good"] == [source["repo_name"] for source in record.sources]
    assert record.release is not None
    monkeypatch.undo()
    mended = _run(tmp_path, good, ill)
    assert [] == mended.failures
    calm = _run(tmp_path, good, ill, store=str(tmp_path / "calm"), out=str(tmp_path / "calm-out"))
    assert _digests(calm) == _digests(mended)


def test_empty_source_beside_others_is_said_and_no_failure(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    events: list[Event] = []
    record = _run(tmp_path, _folder(tmp_path, "a"), tmp_path / "empty", listener=events.append)
    assert [] == record.failures
    (line,) = record.left_out
    assert "empty' holds no file" in line
    assert [Warned(f"left out: {line}")] == [e for e in events if isinstance(e, Warned)]
    with pytest.raises(NothingToScanError):
        _run(tmp_path, tmp_path / "empty")


def test_source_given_twice_is_read_once(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "a")
    twice = SourceSpec(location=str(folder), stars=5)
    record = _run(tmp_path, sources=(SourceSpec(location=f"{folder}/../a"), twice))
    assert 1 == len(record.sources)
    once = _run(tmp_path, sources=(twice, SourceSpec(location=str(folder))))
    assert record.release == once.release


def test_release_is_the_same_whether_its_tables_are_read_at_once_or_piece_by_piece(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _folder(tmp_path, "a", 9)
    monkeypatch.setattr(release_module, "PIECE_BYTES", 200)
    at_once = _run(tmp_path, folder, out=str(tmp_path / "1"))
    monkeypatch.setattr(release_module, "ROWS_PER_RANGE", 8)
    by_piece = _run(tmp_path, folder, out=str(tmp_path / "2"))
    assert _digests(at_once) == _digests(by_piece)


def test_store_and_out_in_an_object_store(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "a")
    local = _run(tmp_path, folder)
    remote = _run(tmp_path, folder, store="memory://run-s", out="memory://run-o", jobs=2)
    assert str(remote.release).startswith("memory://run-o/default/")
    assert _digests(local) == _digests(remote)
    again = _run(tmp_path, folder, store="memory://run-s", out="memory://run-o")
    assert {"cached"} == {stage["status"] for stage in again.stages}


def test_many_sources_give_the_same_bytes_with_their_files_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        with zipfile.ZipFile(tmp_path / f"z{number}.zip", "w") as archive:
            archive.writestr("same.py", CODE)
            archive.writestr("own.py", CODE.replace("add", f"add_{number}"))
    sources = sorted(tmp_path.glob("z*.zip"))
    plain = _run(tmp_path, *sources)
    monkeypatch.setattr(plan_module, "_MOST_FILES", 1)
    monkeypatch.setattr(plan_module, "_MOST_AT_ONCE", 2)
    monkeypatch.setattr("dataprep.engine.compact._MOST_SEGMENTS", 1)
    other = {"store": str(tmp_path / "s2"), "out": str(tmp_path / "o2")}
    merged = _run(tmp_path, *sources, **other)
    assert _digests(plain) == _digests(merged)
    assert 3 == len(merged.tables["files"])
    assert 1 == len(list((tmp_path / "s2" / "contents").glob("*.arrow")))


def test_merge_files_keeps_few_files_and_files_of_ranges(store: Store) -> None:
    few = ["tables/files/s/k/all.parquet"]
    ranged = [f"tables/files/s/k/{n:04x}-{n + 1:04x}.parquet" for n in range(100)]
    assert few == merge_files(store, "files", few)
    assert ranged == merge_files(store, "files", ranged)


def test_another_size_of_shards_makes_another_release(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "a")
    recipe = load_recipe("default", [rules_dir()])
    changes = {"shards": {"target_bytes": 1}, "near_duplicates": None}
    smaller = Recipe.model_validate(recipe.model_dump() | changes)
    large, small = _run(tmp_path, folder), _run(tmp_path, folder, recipe=smaller)
    assert large.release != small.release
    assert 3 == len(Storage(str(small.release)).list_files("data"))


def test_near_duplicates_are_looked_for_unless_the_recipe_says_null(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    lines = [f"value_{n} = compute({n}, 'text {n}')" for n in range(40)]
    for name in ("m0.py", "m1.py"):
        (folder / name).write_text("\n".join([f"# {name}", *lines, f"last_of = '{name}'\n"]))
    recipe = load_recipe("default", [rules_dir()]).model_copy(update={"defects": None})
    near, off = (
        _run(tmp_path, folder, recipe=chosen)
        for chosen in (recipe, recipe.model_copy(update={"near_duplicates": None}))
    )
    store = Store(near.store)
    (row,) = store.scan("decisions", near.tables["decisions"]).collect().to_dicts()
    assert ("near-duplicate", "near-duplicates", "drop") == (
        row["rule_id"], row["rule_group"], row["action"],
    )  # fmt: skip
    assert 0.7 <= row["similarity"] < 1
    assert {"signatures", "pairs", "clusters"} <= set(near.tables)
    assert not {"signatures", "pairs", "clusters"} & set(off.tables)
    assert 0 == store.scan("decisions", off.tables["decisions"]).collect().height


def test_release_that_was_interrupted_is_finished_by_the_next_run(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "a")
    record = _run(tmp_path, folder)
    release = Path(str(record.release))
    before = _digests(record)
    for name in ("manifest.json", "README.md", "ledger/files.parquet"):
        (release / name).unlink()
    (release / "data" / ".tmp-0-ntp-00000-of-00001.parquet").write_bytes(b"half")
    (release / "data" / "ntp-00007-of-00009.parquet").write_bytes(b"another")
    (release.parent / "latest.json").unlink()
    assert before == _digests(_run(tmp_path, folder))
    assert 1 == len([p for p in (release / "data").iterdir() if p.is_file()])
    assert release.name == json.loads((release.parent / "latest.json").read_text())["version"]


def test_shards_load_from_their_folder(tmp_path: Path) -> None:
    import datasets

    record = _run(tmp_path, _folder(tmp_path, "a"))
    loaded = datasets.load_dataset(
        "parquet", data_dir=f"{record.release}/data", split="train", cache_dir=str(tmp_path / "c")
    )
    shards = pl.read_parquet(f"{record.release}/data/*.parquet")
    assert sorted(shards["path"]) == sorted(loaded["path"])


def test_two_runs_on_one_store_do_not_tidy_up_under_each_other(store: Store) -> None:
    calls: list[str] = []
    with StoreLock(store) as first:
        assert first.when_alone(lambda: calls.append("alone"))
        with StoreLock(store) as second:
            assert not first.when_alone(lambda: calls.append("never"))
            assert not second.when_alone(lambda: calls.append("never"))
        assert first.when_alone(lambda: calls.append("again"))
    assert ["alone", "again"] == calls


def test_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    with pytest.raises(StorageError, match="is no store, and it is not empty"):
        Store(str(tmp_path / "mine")).create()
    assert ["thesis.txt"] == [path.name for path in (tmp_path / "mine").iterdir()]


def test_store_that_was_half_made_is_finished(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*\n")
    Store(str(tmp_path)).create()
    assert (tmp_path / "store.json").is_file()


def test_run_takes_one_process_for_places_in_memory() -> None:
    request = RunRequest("run", (), None, None, "memory://s", None, 4)  # type: ignore[arg-type]  # not looked at
    assert 1 == module._jobs(request, is_large=True)
