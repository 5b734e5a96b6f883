"""The work that goes to a worker: one stage on one range, or on one source.

A task carries references, never frames. It runs in a process of its own or in the caller's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from dataprep import catalog
from dataprep.contracts import load_contract
from dataprep.engine.contents import SegmentWriter, locate, read_metadata, read_texts
from dataprep.engine.memo import Memo
from dataprep.engine.ranges import EVERYTHING, Range
from dataprep.engine.store import Store
from dataprep.errors import ContractError, StageError, describe
from dataprep.stage import Map, Params, Scope, Stage, load_function

if TYPE_CHECKING:
    import polars as pl

Files = dict[str, list[str]]
_BATCH_BYTES = 16 * 2**20
GATHER = -1
_FAILED = "stage-failed"
_MOST_FAILED = 10


@dataclass(frozen=True, slots=True)
class Task:
    """What to do.

    Attributes:
        store: Root of the store.
        stage: Name of the stage.
        key: Key of the part that the result belongs to.
        params: Parameters of the stage.
        inputs: Files of the tables that the stage reads, relative to the store.
        part: Range of the digests to work on.
        name: Name of the result's files.
        memo_key: For ``CONTENT``: key of the memo.
        step: For ``CORPUS``: number of the step; -1 for the step of a ``REPO`` stage that gathers
            the rows of content tables by repository.
        exchange: Files that the step before exchanged, by table or under ``exchange``.
        source: For ingest: the resolved source.
    """

    store: str
    stage: str
    key: str
    params: Params
    inputs: Files = field(default_factory=dict)
    part: Range = EVERYTHING
    name: str = "all"
    memo_key: str = ""
    step: int = 0
    exchange: Files = field(default_factory=dict)
    source: object = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a task has written.

    Attributes:
        files: File by table.
        exchange: Files for the next step, by table or under ``exchange``.
        rows: Rows by table.
        counts: ``n_units`` asked for, ``n_computed`` of them not remembered, and the like.
        cpu_s: CPU seconds of the process meanwhile.
    """

    files: dict[str, str]
    rows: dict[str, int]
    counts: dict[str, int]
    exchange: dict[str, str] = field(default_factory=dict)
    cpu_s: float = 0.0


def run_task(task: Task) -> Done:
    """Do a task, whatever its kind.

    Raises:
        ContractError: The stage's result breaks a contract.
        DataprepError: The stage cannot work on its input.
    """
    started = time.process_time()
    stage, store = catalog.get_stage(task.stage), Store(task.store)
    done = _kinds(stage, task)(stage, store, task)
    return replace(done, cpu_s=time.process_time() - started)


def _kinds(stage: Stage, task: Task) -> Callable[[Stage, Store, Task], Done]:
    if not stage.reads:
        return _ingest
    if stage.scope is Scope.CONTENT:
        return _content
    if stage.scope is Scope.CORPUS:
        return _step
    return _gather if task.step == GATHER else _repo


def _write(store: Store, task: Task, frames: Mapping[str, pl.DataFrame], **counts: int) -> Done:
    files, rows = {}, {}
    for table, frame in frames.items():
        path = store.part_file(table, task.stage, task.key, task.name)
        rows[table] = store.write_table(table, frame, path)
        files[table] = path
    return Done(files, rows, counts)


def _exchange(store: Store, task: Task, table: str, rows: pl.DataFrame) -> dict[str, str]:
    path = f"exchange/{task.stage}/{task.key[:32]}/{task.step}-{table}-{task.name}.parquet"
    store.storage.write_frame(rows, path)
    return {table: path}


def _call(stage: Stage, reference: str, **arguments: object) -> dict[str, pl.DataFrame]:
    """Call a stage's function and collect what it returns."""
    import polars as pl

    result = cast(
        "Mapping[str, pl.DataFrame | pl.LazyFrame]", load_function(reference)(**arguments)
    )
    unknown = set(result) - {*stage.writes, "exchange", "quarantine"}
    if unknown:
        raise ContractError(", ".join(sorted(unknown)), [f"not written by stage '{stage.name}'"])
    return {
        table: frame.collect() if isinstance(frame, pl.LazyFrame) else frame
        for table, frame in result.items()
    }


def _ingest(stage: Stage, store: Store, task: Task) -> Done:
    import polars as pl

    assert isinstance(stage.run, str)
    batches = cast(
        "Iterator[dict[str, pl.DataFrame]]",
        load_function(stage.run)(source=task.source, params=task.params),
    )
    collected: dict[str, list[pl.DataFrame]] = {table: [] for table in stage.writes}
    del collected["contents"]
    with SegmentWriter(store, task.key[:32]) as add:
        for batch in batches:
            for table, frame in batch.items():
                if table == "contents":
                    add(frame)
                else:
                    collected[table].append(frame)
    frames = {
        table: pl.concat(found) if found else load_contract(table).empty()
        for table, found in collected.items()
    }
    return _write(
        store,
        task,
        frames,
        n_entries=int(frames["repos"]["n_entries"].sum()),
        size_bytes=int(frames["files"]["size_bytes"].sum()),
    )


def _units(stage: Stage, store: Store, task: Task) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the units of a range that are text, and where their contents stand."""
    keyed = stage.reads[-1] if len(stage.unit) > 1 else "files"
    units = store.scan(keyed, task.inputs[keyed], task.part).select(stage.unit).unique().collect()
    located = locate(store, units.lazy(), task.part)
    texts = read_metadata(store, located, task.part).filter("is_text")
    on_text = {"on": "content_id", "how": "semi"}
    return units.join(texts, **on_text).sort(stage.unit), located.join(texts, **on_text)  # type: ignore[arg-type]  # keywords


def _content(stage: Stage, store: Store, task: Task) -> Done:
    import polars as pl

    memo = Memo(store, stage, task.memo_key)
    units, located = _units(stage, store, task)
    missing = units.join(memo.units(task.part), on=stage.unit, how="anti", nulls_equal=True)
    wanted = located.join(missing.select("content_id").unique(), on="content_id", how="semi")
    for texts in read_texts(store, wanted, task.part, _BATCH_BYTES):
        asked = missing.join(texts.select("content_id"), on="content_id", how="semi")
        memo.write(asked, _tolerated(stage, task, asked, _measure(stage, task, texts, asked)))
    tables = {table: memo.rows(table, units, task.part) for table in stage.writes}
    quarantine = memo.rows("quarantine", units, task.part)
    if quarantine.height:
        tables["quarantine"] = pl.concat([tables.get("quarantine", quarantine.clear()), quarantine])
    return _write(store, task, tables, n_units=units.height, n_computed=missing.height)


def _tolerated(
    stage: Stage, task: Task, units: pl.DataFrame, frames: dict[str, pl.DataFrame]
) -> dict[str, pl.DataFrame]:
    """Return the tables of a batch unless the stage failed on so much of it that it is broken.

    Raises:
        StageError: It failed on more than 10 contents and over 1 % of them.
    """
    failed = frames.get("quarantine")
    n_failed = 0 if failed is None else failed.filter(failed["rule_id"] == _FAILED).height
    if failed is not None and n_failed > max(_MOST_FAILED, units.height // 100):
        cause = f"{n_failed:,} of {units.height:,} contents fail, the first: {failed['detail'][0]}"
        raise StageError(stage.name, task.name, cause)
    return frames


def _measure(
    stage: Stage, task: Task, texts: pl.DataFrame, units: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """Return the tables of a batch; a content on which the stage fails costs itself only."""
    assert isinstance(stage.run, str)
    arguments = {"contents": texts} | ({stage.reads[-1]: units} if len(stage.unit) > 1 else {})
    try:
        frames = _call(stage, stage.run, **arguments, params=task.params)
        return {table: load_contract(table).check(frame) for table, frame in frames.items()}
    except (ContractError, ImportError, OSError, MemoryError):
        raise  # not the content's fault
    except Exception as error:
        if texts["content_id"].n_unique() == 1:
            return _quarantined(stage, texts, error)
        half = texts.height // 2
        pieces = [texts.slice(0, half), texts.slice(half)]
        found = [
            _measure(stage, task, piece, units.join(piece, on="content_id", how="semi"))
            for piece in pieces
        ]
        return _concat(found)


def _concat(results: list[dict[str, pl.DataFrame]]) -> dict[str, pl.DataFrame]:
    import polars as pl

    tables = dict.fromkeys(table for result in results for table in result)
    return {
        table: pl.concat([result[table] for result in results if table in result])
        for table in tables
    }


def _quarantined(stage: Stage, texts: pl.DataFrame, error: Exception) -> dict[str, pl.DataFrame]:
    import polars as pl

    row = {
        "content_id": texts["content_id"][0],
        "stage": stage.name,
        "rule_id": _FAILED,
        "detail": describe(error),
        "size_bytes": texts["size_bytes"][0],
    }
    schema = load_contract("quarantine").polars_schema()
    return {"quarantine": pl.DataFrame([row], schema=schema)}


def _gather(stage: Stage, store: Store, task: Task) -> Done:
    """Give each repository its rows of the content tables that a ``REPO`` stage reads."""
    files = store.scan("files", task.inputs["files"], task.part)
    exchange: dict[str, str] = {}
    for table in (t for t in stage.reads if catalog.is_by_content(t)):
        on = load_contract(table).key
        wanted = files.select("repo_id", *on).unique()
        rows = wanted.join(store.scan(table, task.inputs[table], task.part), on=on)
        exchange |= _exchange(store, task, table, rows.collect().sort("repo_id", *on))
    return Done({}, {}, {}, exchange)


def _repo(stage: Stage, store: Store, task: Task) -> Done:
    """Run a ``REPO`` stage on the repositories of one source."""
    import polars as pl

    assert isinstance(stage.run, str)
    own = {t: store.scan(t, task.inputs[t]).collect() for t in stage.reads if t in task.inputs}
    repos = own["repos"]["repo_id"].to_list()
    for table, paths in task.exchange.items():
        rows = store.storage.scan(paths)
        own[table] = rows.filter(pl.col("repo_id").is_in(repos)).collect()
    results = []
    for repo in repos:
        frames = {table: frame.filter(pl.col("repo_id") == repo) for table, frame in own.items()}
        for table in task.exchange:
            frames[table] = frames[table].drop("repo_id")
        results.append(_call(stage, stage.run, **frames, params=task.params))
    return _write(store, task, _concat(results))


def _step(stage: Stage, store: Store, task: Task) -> Done:
    """Run one step of a ``CORPUS`` stage on one range."""
    step = stage.run[task.step]
    if isinstance(step, Map):
        arguments = dict(_corpus_inputs(stage, store, task))
    else:
        before = stage.run[task.step - 1]
        assert isinstance(before, Map)
        assert before.partition_by is not None
        rows = store.storage.scan(task.exchange["exchange"])
        arguments = {"exchange": rows.filter(task.part.holds(before.partition_by))}
    assert not isinstance(step, str)
    frames = _call(stage, step.run, **arguments, params=task.params)
    exchanged = frames.pop("exchange", None)
    done = _write(store, task, frames)
    if exchanged is None or not isinstance(step, Map) or step.partition_by is None:
        return done
    rows_out = exchanged.sort(step.partition_by)
    return replace(done, exchange=_exchange(store, task, "exchange", rows_out))


def _corpus_inputs(stage: Stage, store: Store, task: Task) -> Iterator[tuple[str, pl.LazyFrame]]:
    for table in stage.reads:
        if table == "contents":
            located = locate(store, store.scan("files", task.inputs["files"], task.part), task.part)
            yield table, read_metadata(store, located, task.part).lazy()
        else:
            yield table, store.scan(table, task.inputs[table], task.part)
