"""The work of one task, whatever its kind: a stage on one range, or on one source.

It runs in a process of its own or in the caller's.
"""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dataprep import catalog
from dataprep.contracts import load_contract
from dataprep.engine.content_task import RangeTexts, keyed_by, run_content
from dataprep.engine.contents import SegmentWriter, locate, no_texts, read_texts
from dataprep.engine.ranges import EVERYTHING
from dataprep.engine.step_task import run_step
from dataprep.engine.store import TEMPORARY, Store
from dataprep.engine.work import (
    GATHER,
    Done,
    Files,
    Task,
    call_stage,
    concat_tables,
    key_for,
    write_tables,
)
from dataprep.errors import ConservationError, ContractError, StageError, describe
from dataprep.stage import Scope, Stage, load_function

if TYPE_CHECKING:
    import polars as pl

_ROWS_PER_GROUP = 4096
"""Of exchange files: a reader of a range skips the others by their bounds."""
_BATCH_BYTES = 16 * 2**20
_GROUPS_AT_ONCE = 4
"""Groups of contents in memory, about two megabytes each."""


def run_task(task: Task) -> Done:
    """Do a task, whatever its kind.

    Raises:
        ContractError: The stage's result breaks a contract.
        DataprepError: The stage cannot work on its input.
    """
    started = time.process_time()
    stage, store = catalog.get_stage(task.stage), Store(task.store)
    with _temporary_files(store):
        if stage.scope is Scope.CONTENT:
            return _contents(store, task)
        done = _kinds(stage, task)(stage, store, task)
    return replace(done, cpu_s=time.process_time() - started)


@contextlib.contextmanager
def _temporary_files(store: Store) -> Iterator[None]:
    """Have temporary files lie in the store, whose owner alone can read it, where it is local.

    They hold source text. What a kill leaves goes with the next run, see ``compact.tidy``.
    """
    before = tempfile.tempdir
    if store.storage.is_local:
        folder = Path(store.storage.path(TEMPORARY))
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.tempdir = str(folder.absolute())
    try:
        yield
    finally:
        tempfile.tempdir = before


def _contents(store: Store, task: Task) -> Done:
    """Do the tasks of several ``CONTENT`` stages on one range, each on what those before wrote."""
    chain = (replace(task, then=()), *task.then)
    stages = [catalog.get_stage(one.stage) for one in chain]
    named = (name for stage in stages if keyed_by(stage) == "files" for name in stage.unit)
    columns = list(dict.fromkeys(("content_id", *named)))
    texts = RangeTexts(store, task.inputs["files"], task.part, columns)
    written: Files = {}
    finished: list[Done] = []
    for one in chain:
        started = time.process_time()
        done = _content(store, replace(one, inputs=one.inputs | written), texts)
        written |= {table: [file] for table, file in done.files.items()}
        finished.append(replace(done, cpu_s=time.process_time() - started))
    return replace(finished[0], then=tuple(finished[1:]))


def _content(store: Store, task: Task, texts: RangeTexts) -> Done:
    """Do the task of one ``CONTENT`` stage of several.

    Raises:
        StageError: It failed; names the stage that did, and not the first one.
    """
    try:
        return run_content(store, task, texts)
    except (ConservationError, ContractError, StageError):
        raise
    except Exception as error:
        raise StageError(task.stage, task.name, describe(error)) from error


def _kinds(stage: Stage, task: Task) -> Callable[[Stage, Store, Task], Done]:
    if not stage.reads:
        return _ingest
    if stage.scope is Scope.CORPUS:
        return run_step
    return _gather if task.step == GATHER else _repo


def _exchange(store: Store, task: Task, table: str, rows: pl.DataFrame) -> dict[str, str]:
    path = f"{task.scratch}/{task.stage}/{task.step}-{table}-{task.name}.parquet"
    store.storage.write_frame(rows, path, rows_per_group=_ROWS_PER_GROUP)
    return {table: path}


def _ingest(stage: Stage, store: Store, task: Task) -> Done:
    import polars as pl

    assert isinstance(stage.run, str)
    batches = cast(
        "Iterator[dict[str, pl.DataFrame]]",
        load_function(stage.run)(source=task.source, params=task.params),
    )
    tables = (table for table in stage.writes if table != "contents")
    collected: dict[str, list[pl.DataFrame]] = {table: [] for table in tables}
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
    counts = {
        name: int(frames[table][name].sum())
        for table, name in (("repos", "n_entries"), ("files", "size_bytes"))
        if table in frames
    }
    return write_tables(store, task, frames, counts)


def _gather(stage: Stage, store: Store, task: Task) -> Done:
    """Give each repository its rows of the content tables that a ``REPO`` stage reads."""
    files = store.scan("files", task.inputs["files"], task.part)
    known = load_contract("files").column_names
    exchange: dict[str, str] = {}
    for table in (t for t in stage.reads if catalog.is_by_content(t)):
        # NOTE: by what the writer is asked, not by the table's key: `names` has a `name` of its own.
        unit = next(one.unit for one in catalog.all_stages() if table in one.writes)
        on = [name for name in unit if name in known]
        wanted = files.select("repo_id", *on).unique()
        rows = wanted.join(
            store.scan(table, task.inputs[table], task.part), on=on, nulls_equal=True
        )
        order = list(dict.fromkeys(("repo_id", *load_contract(table).key)))
        exchange |= _exchange(store, task, table, rows.collect().sort(order, nulls_last=True))
    return Done({}, {}, {}, exchange)


def _repo(stage: Stage, store: Store, task: Task) -> Done:
    """Run a ``REPO`` stage on the repositories of one source."""
    import polars as pl

    assert isinstance(stage.run, str)
    own = {t: store.scan(t, task.inputs[t]).collect() for t in stage.reads if t in task.inputs}
    named = "repos" if "repos" in own else stage.reads[0]
    repos = own[named]["repo_id"].unique().sort()
    for table, paths in task.exchange.items():
        rows = store.storage.scan(paths)
        if repos.len():
            # NOTE: the bounds let the reader skip row groups, which a list of ids does not.
            rows = rows.filter(pl.col("repo_id").is_between(pl.lit(repos[0]), pl.lit(repos[-1])))
        own[table] = rows.filter(pl.col("repo_id").is_in(repos.implode())).collect()
    split = {t: frame.partition_by("repo_id", as_dict=True) for t, frame in own.items()}
    always = {"params": task.params, **key_for(store, stage)}
    results: list[dict[str, pl.DataFrame]] = []
    for repo in repos:
        frames = {t: split[t].get((repo,), frame.clear()) for t, frame in own.items()}
        for table in task.exchange:
            frames[table] = frames[table].drop("repo_id")
        results += [
            call_stage(stage, stage.run, {**frames, **texts, **always})
            for texts in _texts(stage, store, frames)
        ]
    empty = {table: load_contract(table).empty() for table in stage.writes}
    return write_tables(store, task, concat_tables([empty, *results]))


def _texts(
    stage: Stage, store: Store, frames: Mapping[str, pl.DataFrame]
) -> Iterator[dict[str, pl.DataFrame]]:
    """Yield the argument ``texts`` of each call for one repository; nothing but a call without."""
    if not stage.by_text:
        yield {}
        return
    import polars as pl

    is_called = False
    ids = pl.concat([frames[table].select("content_id") for table in stage.texts_of])
    located = locate(store, ids.lazy(), EVERYTHING)
    groups = located.select("segment", "group").n_unique()
    for rows in located.iter_slices(max(1, located.height * _GROUPS_AT_ONCE // max(1, groups))):
        for texts in read_texts(store, rows, _BATCH_BYTES):
            yield {"texts": texts}
            is_called = True
    if not is_called:
        yield {"texts": no_texts()}
