"""What goes to a worker and what comes back: references, never frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from dataprep.contracts import load_contract
from dataprep.engine.ranges import EVERYTHING, Range
from dataprep.engine.store import Store
from dataprep.errors import ContractError
from dataprep.stage import Map, Params, Stage, Step, load_function

if TYPE_CHECKING:
    import polars as pl

Files = dict[str, list[str]]
GATHER = -1
WHOLE = "all"
"""Name of the files of a task that is no range: many sources would mean many empty files."""


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
        name: Name of the result's files; that of a range where they hold its contents only.
        memo_key: For ``CONTENT``: key of the memo.
        memo: For ``CONTENT``: batches of the memo to look in.
        step: For ``CORPUS``: number of the step; -1 for the step of a ``REPO`` stage that gathers
            the rows of content tables by repository.
        scratch: Folder for exchange files, of this run alone.
        exchange: Files that steps before have handed over, by table.
        grown: Folder of what a stage that grows keeps of this run; empty for others.
        known: Files of what it has kept of earlier runs, by table.
        source: For ingest: the resolved source.
        then: For ``CONTENT``: tasks of the stages that follow, on the same range. They are done
            after this one in the same process, so that the texts are read once.
    """

    store: str
    stage: str
    key: str
    params: Params
    inputs: Files = field(default_factory=dict)
    part: Range = EVERYTHING
    name: str = WHOLE
    memo_key: str = ""
    memo: tuple[str, ...] = ()
    step: int = 0
    scratch: str = ""
    exchange: Files = field(default_factory=dict)
    grown: str = ""
    known: Files = field(default_factory=dict)
    source: object = None
    then: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What a task has written.

    Attributes:
        files: File by table.
        rows: Rows by table.
        counts: ``n_units`` asked for, ``n_computed`` of them not remembered, and the like.
        exchange: Files for later steps, by table.
        kept: Files for later runs, by table.
        cpu_s: CPU seconds of the process meanwhile.
        then: What the tasks that follow have written.
    """

    files: dict[str, str]
    rows: dict[str, int]
    counts: dict[str, int]
    exchange: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    cpu_s: float = 0.0
    then: tuple[Done, ...] = ()


def write_tables(
    store: Store,
    task: Task,
    frames: Mapping[str, pl.DataFrame],
    counts: Mapping[str, int] | None = None,
    made: Mapping[str, str] | None = None,
) -> Done:
    """Write the tables that a task has made; of a whole source only those that have rows.

    Args:
        store: The store.
        task: The task.
        frames: Rows by table.
        counts: What enters ``Done.counts``.
        made: By table, a file of the store that holds the very rows, checked and in order.

    Raises:
        ContractError: A table breaks its contract, or holds contents outside the task's range.
    """
    files, rows = {}, {}
    for table, frame in frames.items():
        path = store.part_file(table, task.stage, task.key, _file_name(task))
        if task.name == task.part.name and frame.height and load_contract(table).partitioned_by:
            _check_range(table, frame, task.part)
        if task.name == WHOLE and not frame.height:
            rows[table] = load_contract(table).check(frame).height
            continue
        files[table], rows[table] = path, frame.height
        if made is not None and table in made:
            store.storage.link(made[table], path)
        else:
            store.write_table(table, frame, path)
    return Done(files, rows, dict(counts or {}))


def _file_name(task: Task) -> str:
    """Return the name of the files that a task writes.

    NOTE: what a stage that grows has written belongs to a generation, on which later runs build. A
    part can be made again under its key, so that its name alone would replace an older
    generation's rows.
    """
    generation = task.grown.rpartition("/")[2].partition("-")[0]
    return f"{generation}-{task.name}" if generation else task.name


def _check_range(table: str, frame: pl.DataFrame, part: Range) -> None:
    outside = frame.filter(~part.holds("content_id")).height if part != EVERYTHING else 0
    if outside:
        raise ContractError(table, [f"{outside} rows lie outside the range {part.name}"])


def key_for(store: Store, stage: Stage | Step) -> dict[str, object]:
    """Return the argument ``key`` for a stage or a step that is keyed; none for others.

    NOTE: a task carries no key: who does it asks the store.
    """
    is_keyed = isinstance(stage, Stage | Map) and stage.keyed
    return {"key": store.key()} if is_keyed else {}


def call_stage(
    stage: Stage, reference: str, arguments: Mapping[str, object], also: tuple[str, ...] = ()
) -> dict[str, pl.DataFrame]:
    """Call a function of a stage and collect what it returns.

    Args:
        stage: The stage.
        reference: The function, as ``module:function``.
        arguments: What it is called with.
        also: What it may return beside the tables of the stage.

    Raises:
        ContractError: It returns a table that the stage does not write, or, as the stage's only
            function, not all that it writes.
    """
    import polars as pl

    result = cast(
        "Mapping[str, pl.DataFrame | pl.LazyFrame]", load_function(reference)(**arguments)
    )
    unknown = set(result) - {*stage.writes, *also, "quarantine"}
    absent = set(stage.writes) - set(result) if isinstance(stage.run, str) else set()
    if unknown or absent:
        what = "not written by" if unknown else "missing from the result of"
        names = ", ".join(sorted(unknown or absent))
        raise ContractError(names, [f"{what} stage '{stage.name}'"])
    return {
        table: frame.collect() if isinstance(frame, pl.LazyFrame) else frame
        for table, frame in result.items()
    }


def concat_tables(results: list[dict[str, pl.DataFrame]]) -> dict[str, pl.DataFrame]:
    """Return the rows of several results, table by table."""
    import polars as pl

    tables = dict.fromkeys(table for result in results for table in result)
    return {
        table: pl.concat([result[table] for result in results if table in result])
        for table in tables
    }
