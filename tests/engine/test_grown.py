import polars as pl
import pytest

from dataprep import catalog
from dataprep.dedup.params import NearPairParams
from dataprep.engine import grown as module
from dataprep.engine import stages as stages_module
from dataprep.engine.exchange import read_exchange
from dataprep.engine.executor import Executor
from dataprep.engine.plan import Parts, PlannedPart, PlannedStage
from dataprep.engine.stages import Outcome, StageRunner
from dataprep.engine.step_task import run_step
from dataprep.engine.store import Part, Store
from dataprep.engine.work import Task
from dataprep.pipeline import STAGES
from dataprep.stage import Params
from tests.engine.fakes import GROWN, contents, file_rows, fill

INGEST = STAGES[0]


@pytest.fixture(autouse=True)
def _with_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "all_stages", lambda: (*STAGES, GROWN))


def _run(store: Store, texts: list[str], key: str) -> tuple[Outcome, pl.DataFrame]:
    """Run the stage over a corpus of texts as the run of some key."""
    fill(store, texts, name=key)
    path = f"tables/files/x/{key}/all.parquet"
    store.write_table("files", file_rows(texts), path)
    ingested = Part(INGEST.name, key, {"files": [path]}, {"files": len(texts)}, {})
    store.finish_part(ingested)
    parts = Parts(store)
    parts.load(PlannedStage(INGEST, Params(), "m", (PlannedPart(key, 0, True),)))
    planned = PlannedStage(GROWN, Params(), "g" * 64, (PlannedPart(f"{key}-grown", None, False),))
    with Executor(1) as executor:
        runner = StageRunner(store, (), parts, executor, lambda event: None)
        outcome = runner.run(planned)
    assert [] == outcome.failures
    part = store.find_part(GROWN.name, f"{key}-grown")
    assert part is not None
    rows = store.scan("digests", part.tables["digests"]).collect().sort("content_id")
    assert part.rows["digests"] == rows.height
    return outcome, rows


@pytest.mark.parametrize("rows_per_task", [1, 100_000])
def test_later_run_works_on_new_contents_only_and_sees_the_old_ones(
    store: Store, monkeypatch: pytest.MonkeyPatch, rows_per_task: int
) -> None:
    monkeypatch.setattr(stages_module, "_ROWS_PER_TASK", rows_per_task)
    texts = [f"text {number}" for number in range(40)]
    outcome, rows = _run(store, texts[:30], "a")
    assert (30, 30) == (outcome.n_computed, rows.height)
    assert {"0"} == {value.split()[2] for value in rows["text_digest"]}
    outcome, grown = _run(store, texts[5:], "b")
    assert (10, 40) == (outcome.n_computed, grown.height)
    old = grown.join(rows, on=grown.columns, how="semi")
    assert rows.equals(old)
    new = grown.join(rows, on="content_id", how="anti")
    assert {"30"} == {value.split()[2] for value in new["text_digest"]}
    in_bucket = grown["content_id"].str.slice(0, 1).value_counts().rows()
    assert {str(count) for _, count in in_bucket} >= {v.split()[0] for v in new["text_digest"]}
    outcome, same = _run(store, texts[:3], "c")
    assert 0 == outcome.n_computed
    assert grown.equals(same)


def test_many_small_generations_are_merged_and_forget_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_SMALL", 2)
    for number in range(8):
        _, rows = _run(store, [f"text {number} {n}" for n in range(3)], f"{number}")
        assert 3 * (number + 1) == rows.height
    kept = module.Grown(store, GROWN, "g" * 64).generations()
    assert len(kept) <= 4
    assert 24 == sum(one.n_units for one in kept)
    outcome, rows = _run(store, [f"text {number} 0" for number in range(8)], "again")
    assert (0, 24) == (outcome.n_computed, rows.height)


def test_run_that_was_killed_before_it_was_recorded_is_done_again(store: Store) -> None:
    texts = [f"text {number}" for number in range(9)]
    _run(store, texts, "a")
    grown = module.Grown(store, GROWN, "g" * 64)
    (only,) = grown.generations()
    store.storage.remove(grown.folder("") + f"{only.name}.json")
    outcome, rows = _run(store, texts, "b")
    assert (9, 9) == (outcome.n_computed, rows.height)


def test_part_made_again_under_its_key_keeps_the_rows_of_its_generation(store: Store) -> None:
    texts = [f"text {number}" for number in range(9)]
    _, rows = _run(store, texts, "a")
    # a run that is killed here has recorded its generation and not its part
    store.storage.remove("parts", GROWN.name, "a-grown.json")
    store = Store(store.root)
    outcome, again = _run(store, texts, "a")
    assert 0 == outcome.n_computed
    assert rows.equals(again)
    _, later = _run(store, [*texts, "one more"], "b")
    assert rows.equals(later.join(rows, on=rows.columns, how="semi"))
    assert 10 == later.height


def test_run_that_waited_for_another_one_takes_its_part(store: Store) -> None:
    texts = [f"text {number}" for number in range(9)]
    _, rows = _run(store, texts, "a")
    outcome, again = _run(Store(store.root), texts, "a")  # planned before the part was there
    assert "cached" == outcome.status
    assert rows.equals(again)


def test_what_is_known_counts_when_a_step_is_cut(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages_module, "_EXCHANGED_BYTES_PER_TASK", 2_000)
    cut: list[int] = []
    pieces = StageRunner._pieces

    def counted(*arguments: object) -> object:
        found = pieces(*arguments)  # type: ignore[arg-type]
        cut.append(len(found))
        return found

    monkeypatch.setattr(StageRunner, "_pieces", counted)
    texts = [f"text {number}" for number in range(400)]
    _run(store, texts, "a")
    of_first = cut[1]
    cut.clear()
    _, rows = _run(store, [*texts, "one more"], "b")
    assert 401 == rows.height
    assert cut[1] >= of_first > 1


def test_kill_while_generations_are_merged_doubles_no_row(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        _run(store, [f"text {number} {n}" for n in range(3)], f"{number}")

    def killed(grown: module.Grown, generation: module.Generation) -> None:
        add(grown, generation)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        add = module.Grown.add
        patch.setattr(module, "_MOST_SMALL", 2)
        patch.setattr(module.Grown, "add", killed)
        with pytest.raises(KeyboardInterrupt):
            _run(store, ["one more"], "killed")
    _, rows = _run(store, ["one more"], "after")
    assert 19 == rows.height == rows["content_id"].n_unique()
    monkeypatch.setattr(module, "_MOST_SMALL", 1)
    _, rows = _run(store, ["the last"], "last")
    assert 20 == rows.height == rows["content_id"].n_unique()


def test_contents_that_were_taken_down_stop_no_later_run(store: Store) -> None:
    pairs = catalog.get_stage("dedup.pairs")
    texts = ["gone", "there"]
    fill(store, texts)
    rows = contents(texts).select("content_id", block=pl.lit(1, dtype=pl.UInt64)).sort("content_id")
    rows = rows.with_columns(node=pl.col("block"))
    (gone, _) = (row["content_id"] for row in contents(texts).iter_rows(named=True))
    store.storage.write_frame(rows, "members.parquet")
    (index,) = store.storage.list_files("contents/index", suffix=".parquet")
    found = store.storage.scan([f"contents/index/{index}"]).collect()
    store.storage.write_frame(found.filter(pl.col("content_id") != gone), "contents/index", index)
    task = Task(
        store.root, pairs.name, "k", NearPairParams(), {}, name="3-x", step=3, scratch="exchange/x",
        exchange={"members": ["members.parquet"]}, grown="grown/x/000001-k",
    )  # fmt: skip
    done = run_step(pairs, store, task)
    assert 1 == read_exchange(store.storage, done.exchange["sets"]).height
