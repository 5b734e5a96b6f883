"""Stages that are given the key, and stages of repositories that are given texts."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from dataprep import catalog
from dataprep.contracts import load_contract
from dataprep.engine import contents, tasks
from dataprep.engine.keys import stage_key
from dataprep.engine.memo import Memo
from dataprep.engine.ranges import EVERYTHING
from dataprep.engine.store import Store
from dataprep.engine.tasks import run_task
from dataprep.engine.work import Done, Task
from dataprep.errors import UsageError
from dataprep.ids import content_id
from dataprep.pipeline import STAGES
from dataprep.stage import Handed, Map, Params, Scope, Stage
from tests.engine.fakes import DIGESTS, file_rows, fill

HERE = "tests.engine.test_keyed"


def _digests(ids: pl.Series, key: bytes) -> dict[str, pl.DataFrame]:
    return {"digests": pl.DataFrame({"content_id": ids, "text_digest": [key.hex()] * len(ids)})}


def of_contents(contents: pl.DataFrame, params: Params, key: bytes) -> dict[str, pl.DataFrame]:
    """A content stage that tells the key, as no stage may."""
    return _digests(contents["content_id"], key)


def of_repository(
    files: pl.DataFrame, texts: pl.DataFrame, params: Params, key: bytes
) -> dict[str, pl.DataFrame]:
    """A stage of repositories that tells each batch of texts and their number."""
    told = [f"{files.height} {len(texts)} {text} {key.hex()[:4]}" for text in texts["text"]]
    if not told:
        ids, told = ["0" * 64], [f"{files.height} none"]
    else:
        ids = texts["content_id"].to_list()
    return {"digests": pl.DataFrame({"content_id": ids, "text_digest": told})}


def of_versions(
    files: pl.DataFrame, versions: pl.DataFrame, texts: pl.DataFrame, params: Params, key: bytes
) -> dict[str, pl.DataFrame]:
    """The same with texts that another table names."""
    return of_repository(pl.concat([files, versions], how="diagonal"), texts, params, key)


def all_files(files: pl.LazyFrame, params: Params) -> dict[str, pl.LazyFrame]:
    """First step, which is not keyed."""
    return {"wanted": files.select("content_id").unique()}


def of_step(
    texts: pl.DataFrame, wanted: pl.DataFrame, params: Params, key: bytes
) -> dict[str, pl.DataFrame]:
    """Second step, which is."""
    return _digests(texts["content_id"], key)


CONTENT = Stage(
    name="fake.keyed", version=1, scope=Scope.CONTENT, reads=("contents",), writes=("digests",),
    run=f"{HERE}:of_contents", title="keyed", keyed=True,
)  # fmt: skip
REPO = Stage(
    name="fake.texts", version=1, scope=Scope.REPO, reads=("files",), writes=("digests",),
    run=f"{HERE}:of_repository", title="texts", keyed=True, by_text=True,
)  # fmt: skip
CORPUS = Stage(
    name="fake.step", version=1, scope=Scope.CORPUS, reads=("files", "contents"),
    writes=("digests",), title="step",
    run=(
        Map(f"{HERE}:all_files", reads=("files",), hands=(Handed("wanted", by="content_id"),)),
        Map(f"{HERE}:of_step", takes=("wanted",), reads=(), by_text=True, keyed=True),
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _with_fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "all_stages", lambda: (*STAGES, CONTENT, REPO, CORPUS))


def _task(store: Store, stage: Stage, files: pl.DataFrame) -> Task:
    path = "tables/files/x/y/all.parquet"
    store.write_table("files", files, path)
    return Task(
        store=store.root, stage=stage.name, key="k" * 64, params=Params(),
        inputs={"files": [path]}, part=EVERYTHING, memo_key="m" * 64,
        memo=Memo(store, stage, "m" * 64).batches(), scratch="exchange/test",
    )  # fmt: skip


def _digests_of(store: Store, done: Done) -> dict[str, str]:
    rows = store.scan("digests", [done.files["digests"]]).collect()
    return dict(rows.select("content_id", "text_digest").iter_rows())


def test_keyed_content_stage_is_given_the_key_of_the_store(store: Store) -> None:
    fill(store, ["a", "b"])
    done = run_task(_task(store, CONTENT, file_rows(["a", "b"])))
    assert {store.key().hex()} == set(_digests_of(store, done).values())


def test_keyed_step_is_given_the_key_and_the_step_before_it_is_not(store: Store) -> None:
    fill(store, ["a", "b"])
    task = _task(store, CORPUS, file_rows(["a", "b"]))
    first = run_task(task)
    handed = {name: [path] for name, path in first.exchange.items()}
    done = run_task(replace(task, step=1, exchange=handed, inputs={}))
    assert {store.key().hex()} == set(_digests_of(store, done).values())


@pytest.mark.parametrize("batch", [1, 2**20])
def test_repo_stage_by_text_is_called_for_each_repository_and_batch(
    store: Store, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(tasks, "_BATCH_BYTES", batch)
    fill(store, ["one", "two", "three", "\0no text"])
    first = file_rows(["one", "two"], repo="aa" * 16)
    second = file_rows(["three"], repo="bb" * 16)
    empty = file_rows(["\0no text"], repo="cc" * 16)
    done = run_task(_task(store, REPO, pl.concat([first, second, empty])))
    told = sorted(_digests_of(store, done).values())
    key = store.key().hex()[:4]
    together = 1 if batch == 1 else 2
    expected = ["1 1 three", *(f"2 {together} {text}" for text in ("one", "two"))]
    assert sorted(["1 none", *(f"{line} {key}" for line in expected)]) == told


def test_repo_stage_by_text_is_given_few_groups_of_contents_at_a_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "GROUP_BYTES", 1)
    monkeypatch.setattr(tasks, "_GROUPS_AT_ONCE", 1)
    texts = [f"text {number}" for number in range(9)]
    fill(store, texts)
    done = run_task(_task(store, REPO, file_rows(texts)))
    key = store.key().hex()[:4]
    told = _digests_of(store, done).values()
    assert 9 == len(told)
    assert all(line.startswith("9 ") and line.endswith(key) for line in told)


def test_repo_stage_by_text_is_given_the_texts_of_the_tables_that_it_says(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = ("files", "versions")
    other = replace(REPO, reads=both, texts_of=both, run=f"{HERE}:of_versions")
    monkeypatch.setattr(catalog, "all_stages", lambda: (*STAGES, other))
    fill(store, ["one", "two"])
    task = _task(store, other, file_rows(["one"], repo="aa" * 16))
    path = "tables/versions/x/y/all.parquet"
    row = {"repo_id": "aa" * 16, "content_id": content_id(b"two"), "path": "a", "n_commits": 1}
    frame = pl.DataFrame([row], schema=load_contract("versions").polars_schema())
    store.write_table("versions", frame, path)
    done = run_task(replace(task, inputs={**task.inputs, "versions": [path]}))
    assert 2 == len(_digests_of(store, done))


def test_findings_of_a_repository_may_lie_anywhere(store: Store) -> None:
    path = store.part_file("findings", "detect.names", "k" * 64, "all")
    row = {
        "content_id": "ab" * 32, "language": None, "repo_id": "ab" * 16, "kind": "pii",
        "entity": "name", "entity_type": "PERSON", "rule_id": "author-name", "rule_version": 1,
        "severity": "warning", "score": 0.9, "start_byte": 0, "end_byte": 3, "line": 1,
        "column": 1, "length": 3, "place": "text", "fingerprint": "00",
        "is_suppressed": False,
    }  # fmt: skip
    frame = pl.DataFrame([row], schema=load_contract("findings").polars_schema())
    assert 1 == store.write_table("findings", frame, path)


def test_id_of_the_key_is_in_the_key_of_keyed_stages_only(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def key_of(stage: Stage) -> str:
        return stage_key(stage, Params(), store.key_id() if stage.needs_key else None)

    before = [key_of(stage) for stage in (CONTENT, REPO, CORPUS, DIGESTS)]
    monkeypatch.setenv("DATAPREP_KEY", "another key of some length")
    after = [key_of(stage) for stage in (CONTENT, REPO, CORPUS, DIGESTS)]
    assert [True, True, True, False] == [a != b for a, b in zip(before, after, strict=True)]


@pytest.mark.parametrize(
    ("stage", "changes", "fault"),
    [
        (CORPUS, {"keyed": True}, "a step is keyed, not the stage"),
        (CORPUS, {"by_text": True}, "by_text is for the scope REPO"),
        (REPO, {"reads": ("repos",)}, "by_text is for the scope REPO, and reads files"),
    ],
)
def test_stage_that_is_keyed_or_reads_texts_wrongly_is_refused(
    stage: Stage, changes: dict[str, object], fault: str
) -> None:
    with pytest.raises(UsageError, match=fault):
        replace(stage, **changes)  # type: ignore[arg-type]  # by name
