import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dataprep.engine import compact, content_task
from dataprep.engine.executor import Executor, Failure
from dataprep.engine.memo import Memo
from dataprep.engine.ranges import EVERYTHING, Range, split
from dataprep.engine.store import Store
from dataprep.engine.tasks import run_task
from dataprep.engine.work import Done, Task
from dataprep.errors import ConservationError, ContractError, StageError
from dataprep.pipeline import STAGES
from dataprep.stage import Params, Stage
from tests.engine import fakes
from tests.engine.fakes import DIGESTS, FIRST, LABELS, file_rows, fill

pytestmark = pytest.mark.usefixtures("fake_catalog")
TEXTS = [f"text {number}" for number in range(40)]


def _task(store: Store, stage: Stage, texts: list[str], part: Range = EVERYTHING) -> Task:
    path = "tables/files/x/y/all.parquet"
    store.write_table("files", file_rows(texts), path)
    return Task(
        store=store.root,
        stage=stage.name,
        key="k" * 64,
        params=Params(),
        inputs={"files": [path]},
        part=part,
        name=part.name,
        memo_key="m" * 64,
        memo=Memo(store, stage, "m" * 64).batches(),
        scratch="exchange/test",
    )


def _rows(store: Store, done: list[Done], table: str) -> pl.DataFrame:
    files = [one.files[table] for one in done if table in one.files]
    return store.scan(table, files).collect()


@pytest.mark.parametrize("count", [1, 2, 16])
@pytest.mark.parametrize("batch", [1, 100, 2**20])
def test_content_result_is_the_same_for_any_ranges_and_batches(
    store: Store, monkeypatch: pytest.MonkeyPatch, count: int, batch: int
) -> None:
    monkeypatch.setattr(content_task, "_BATCH_BYTES", batch)
    fill(store, TEXTS)
    done = [run_task(_task(store, DIGESTS, TEXTS, part)) for part in split(count)]
    found = _rows(store, done, "digests").sort("content_id")
    assert sorted(file_rows(TEXTS)["content_id"]) == found["content_id"].to_list()
    assert found["content_id"].str.reverse().equals(found["text_digest"], null_equal=True)
    assert 40 == sum(one.counts["n_computed"] for one in done)
    again = [run_task(_task(store, DIGESTS, TEXTS, part)) for part in split(count)]
    assert 0 == sum(one.counts["n_computed"] for one in again)
    assert_frame_equal(found, _rows(store, again, "digests").sort("content_id"))


def test_content_stage_is_not_asked_about_what_is_no_text(store: Store) -> None:
    fill(store, ["a", "\0b"])
    done = run_task(_task(store, DIGESTS, ["a", "\0b"]))
    assert (1, 1) == (done.counts["n_units"], done.rows["digests"])


def test_content_on_which_the_stage_raises_costs_itself_only(store: Store) -> None:
    texts = [*TEXTS, "bad one"]
    fill(store, texts)
    done = run_task(_task(store, DIGESTS, texts))
    assert (41, 40, 1) == (done.counts["n_units"], done.rows["digests"], done.counts["n_failed"])
    (row,) = _rows(store, [done], "quarantine").to_dicts()
    assert ("fake.digests", "stage-failed") == (row["stage"], row["rule_id"])
    assert row["detail"].startswith("ValueError at digests:")
    again = run_task(_task(store, DIGESTS, texts))
    assert (0, 1) == (again.counts["n_computed"], again.counts["n_failed"])


@pytest.mark.parametrize("batch", [1, 2**20])
def test_unit_that_fails_does_not_take_another_name_of_its_content_along(
    store: Store, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(content_task, "_BATCH_BYTES", batch)
    texts = ["same", "same", "same", "other"]
    fill(store, ["same", "other"])
    done = run_task(_task(store, LABELS, texts))
    assert ["0", "2", "3"] == sorted(_rows(store, [done], "content_labels")["name"])
    assert 1 == _rows(store, [done], "quarantine").height
    without = run_task(_task(store, LABELS, ["same"]))
    assert "quarantine" not in without.files


def test_stage_that_raises_on_most_contents_fails_its_range(store: Store) -> None:
    texts = [f"bad {number}" for number in range(300)]
    fill(store, texts)
    with pytest.raises(StageError, match="11 of 300 contents fail, the last: ValueError at"):
        run_task(_task(store, DIGESTS, texts))
    assert () == Memo(store, DIGESTS, "m" * 64).batches()


def test_error_of_the_machine_is_not_the_fault_of_a_content(store: Store) -> None:
    fill(store, ["a", "disk"])
    with pytest.raises(StageError, match=r"'fake.digests' failed on .*: OSError") as caught:
        run_task(_task(store, DIGESTS, ["a", "disk"]))
    assert isinstance(caught.value.__cause__, OSError)


def test_stage_that_loses_units_stops_and_leaves_no_memo(store: Store) -> None:
    fill(store, ["a", "lose"])
    with pytest.raises(ConservationError, match=r"of 2 units stage 'fake.digests' left 1 out"):
        run_task(_task(store, DIGESTS, ["a", "lose"]))
    assert () == Memo(store, DIGESTS, "m" * 64).batches()


def test_worker_that_dies_fails_its_range_and_the_others_are_done(store: Store) -> None:
    by_half = {part: [t for t in TEXTS if _id(t) in _Holds(part)] for part in split(2)}
    lower, upper = split(2)
    killer = next(t for t in (f"kill {n}" for n in range(99)) if _id(t) in _Holds(upper))
    texts = [*TEXTS, killer]
    fill(store, texts)
    from dataprep import catalog

    # NOTE: a spawned worker knows the shipped catalogue only.
    with Executor(2) as executor:
        found = dict(
            executor.run(_run_with_fakes, [_task(store, DIGESTS, texts, p) for p in split(2)])
        )
    assert catalog.get_stage("fake.digests") is DIGESTS
    done = found[0]
    assert isinstance(done, Done)
    assert len(by_half[lower]) == done.rows["digests"]
    assert isinstance(found[1], Failure)


def _run_with_fakes(task: Task) -> Done:
    from dataprep import catalog

    stages = (*STAGES, DIGESTS)
    catalog.all_stages = lambda: stages  # type: ignore[assignment]  # in a worker of its own
    return run_task(task)


def _id(text: str) -> str:
    return str(file_rows([text])["content_id"][0])


class _Holds:
    def __init__(self, part: Range) -> None:
        self._part = part

    def __contains__(self, digest: str) -> bool:
        return digest >= self._part.low and (self._part.high is None or digest < self._part.high)


@settings(max_examples=8)
@given(st.lists(st.integers(0, 30), max_size=40))
def test_corpus_result_is_the_same_for_any_number_of_ranges(numbers: list[int]) -> None:
    from dataprep import catalog

    texts = [f"text {number}" for number in numbers]
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "all_stages", lambda: (*STAGES, FIRST))
        for count in (1, 2, 16):
            store = Store(f"memory://corpus-{count}")
            store.storage.remove()
            found.append(_first(store, texts, count))
    assert found[0] == found[1] == found[2]
    assert len(set(texts)) == len(found[0])


def _first(store: Store, texts: list[str], count: int) -> list[tuple[str, str]]:
    exchange: dict[str, list[str]] = {}
    for part in split(count):
        done = run_task(_task(store, FIRST, texts, part))
        exchange.setdefault("by_digest", []).append(done.exchange["by_digest"])
    results = []
    for part in split(count):
        task = _task(store, FIRST, texts, part)
        changes = {"step": 1, "exchange": exchange, "name": f"1-{part.name}", "inputs": {}}
        values = {name: getattr(task, name) for name in Task.__slots__} | changes
        results.append(run_task(Task(**values)))
    return sorted(_rows(store, results, "digests").rows())


def test_rows_outside_the_range_of_a_task_break_the_contract(store: Store) -> None:
    from dataprep.engine.work import write_tables

    task = _task(store, DIGESTS, ["a"], Range("", "1000"))
    frame = pl.DataFrame({"content_id": ["f" * 64], "text_digest": ["x"]})
    with pytest.raises(ContractError, match="1 rows lie outside the range 0000-1000"):
        write_tables(store, task, {"digests": frame})


def test_temporary_files_of_a_task_lie_in_the_store_and_leavings_go(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[Path] = []

    def leave(contents: pl.DataFrame, params: Params) -> dict[str, pl.DataFrame]:
        left.append(Path(tempfile.mkdtemp()))
        return digests(contents, params)

    digests = fakes.digests
    monkeypatch.setattr(fakes, "digests", leave)
    before = tempfile.gettempdir()
    fill(store, TEXTS[:3])
    run_task(_task(store, DIGESTS, TEXTS[:3]))
    assert before == tempfile.gettempdir()
    assert {Path(store.root) / "tmp"} == {path.parent for path in left}
    compact.tidy(store)
    assert not any(path.exists() for path in left)
