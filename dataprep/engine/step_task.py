"""The task of a ``CORPUS`` stage: one step on one range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dataprep.engine.contents import find, locate, no_texts, read_metadata, read_texts
from dataprep.engine.exchange import SUFFIX, read_exchange, write_exchange
from dataprep.engine.grown import UNITS, write_kept
from dataprep.engine.ranges import EVERYTHING
from dataprep.engine.store import Store
from dataprep.engine.work import Done, Task, call_stage, concat_tables, key_for, write_tables
from dataprep.errors import ContractError
from dataprep.stage import Handed, Map, Stage, Step

if TYPE_CHECKING:
    import polars as pl

_BATCH_BYTES = 16 * 2**20


def run_step(stage: Stage, store: Store, task: Task) -> Done:
    """Run one step of a ``CORPUS`` stage on one range.

    Raises:
        ContractError: It does not return what it declares.
    """
    step = stage.steps[task.step]
    arguments = _Arguments(stage, step, store, task)
    names = tuple(handed.name for handed in step.hands)
    always = {"params": task.params, **key_for(store, step)}
    results = [
        call_stage(stage, step.run, {**batch, **always}, also=names)
        for batch in arguments.batches()
    ]
    frames = concat_tables(results)
    absent = sorted(set(names) - set(frames))
    if absent:
        raise ContractError(", ".join(absent), [f"missing from the result of '{step.run}'"])
    handed = {one: frames.pop(one.name) for one in step.hands}
    done = write_tables(store, task, frames)
    exchange: dict[str, str] = {}
    n_units, kept = arguments.new_units()
    for one, rows in handed.items():
        exchange[one.name] = path = _exchange(store, task, one, rows)
        if one.is_kept and rows.height:
            kept[one.name] = path
    counts = {"n_units": n_units, "n_computed": n_units} if n_units else {}
    return replace(done, exchange=exchange, kept=kept, counts=counts)


def _exchange(store: Store, task: Task, handed: Handed, rows: pl.DataFrame) -> str:
    """Write what a step hands over, sorted by the column that it is read by."""
    # NOTE: polars copies the long values of rows that it sorts in several chunks, not in one.
    ordered = rows.rechunk().sort(handed.by, maintain_order=True)
    if handed.is_kept and rows.height:
        path = f"{task.grown}/{handed.name}/{task.name}.parquet"
        write_kept(store, ordered, path)
        return path
    path = f"{task.scratch}/{task.stage}/{task.step}-{handed.name}-{task.name}{SUFFIX}"
    write_exchange(store.storage, ordered, path)
    return path


class _Arguments:
    """What a step is called with.

    Args:
        stage: The stage.
        step: The step.
        store: The store.
        task: The task.
    """

    def __init__(self, stage: Stage, step: Step, store: Store, task: Task) -> None:
        self._stage, self._step, self._store, self._task = stage, step, store, task
        self._is_first_of_grown = stage.grows and task.step == 0
        self._handed = {one.name: one for before in stage.steps for one in before.hands}

    def tables(self) -> dict[str, pl.LazyFrame]:
        """Return the tables of the stage that the step reads, rows of the range only.

        The first step of a stage that grows sees contents only that no earlier run has covered.
        """
        tables = {table: self._table(table) for table in self._stage.read_by(self._step)}
        if not self._is_first_of_grown:
            return tables
        known = self._known(UNITS).select("content_id").unique()
        return {
            table: rows.join(known, on="content_id", how="anti", maintain_order="left")
            for table, rows in tables.items()
        }

    def _table(self, table: str) -> pl.LazyFrame:
        store, task = self._store, self._task
        if table in self._stage.writes and self._stage.grows:
            return store.scan(table, task.known.get(table, []), task.part)
        if table == "contents":
            located = locate(store, store.scan("files", task.inputs["files"], task.part), task.part)
            return read_metadata(store, located).lazy()
        return store.scan(table, task.inputs[table], task.part)

    def _known(self, table: str) -> pl.LazyFrame:
        """Return what earlier runs have kept of a table, rows of the range only."""
        import polars as pl

        by = self._handed[table].by if table in self._handed else "content_id"
        paths = self._task.known.get(table, [])
        if not paths:
            return pl.LazyFrame(schema={by: pl.String})
        return self._of_range(self._store.storage.scan(paths), by)

    def _of_range(self, rows: pl.LazyFrame, by: str) -> pl.LazyFrame:
        if self._task.part == EVERYTHING:
            return rows
        return rows.filter(self._task.part.holds(by, rows.collect_schema()[by]))

    def taken(self) -> dict[str, pl.LazyFrame]:
        """Return what earlier steps handed over, rows of the range only."""
        import polars as pl

        found = {}
        for name in self._step.takes:
            handed = self._handed[name]
            found[name] = self._new(self._task.exchange[name], handed.by)
            if handed.is_kept:
                marked = [found[name].with_columns(is_new=pl.lit(value=True))]
                if self._task.known.get(name):
                    marked.append(self._known(name).with_columns(is_new=pl.lit(value=False)))
                found[name] = pl.concat(marked)
        return found

    def whole(self) -> dict[str, pl.LazyFrame]:
        """Return what earlier steps handed over to be read whole, all rows of it."""
        import polars as pl

        if not isinstance(self._step, Map):
            return {}
        storage = self._store.storage
        return {
            name: pl.concat(
                read_exchange(storage, path, self._handed[name].by, EVERYTHING).lazy()
                for path in self._task.exchange[name]
            )
            for name in self._step.takes_whole
        }

    def _new(self, paths: list[str], by: str) -> pl.LazyFrame:
        """Return what earlier steps of this run handed over, rows of the range only."""
        import polars as pl

        storage, part = self._store.storage, self._task.part
        plain = [path for path in paths if path.endswith(SUFFIX)]
        kept = [path for path in paths if not path.endswith(SUFFIX)]
        found = [read_exchange(storage, path, by, part).lazy() for path in plain]
        return pl.concat([*found, *([self._of_range(storage.scan(kept), by)] if kept else [])])

    def batches(self) -> Iterator[Mapping[str, pl.LazyFrame | pl.DataFrame]]:
        """Yield what the step is called with: once, or for every batch of texts that it reads."""
        if isinstance(self._step, Map) and self._step.by_text:
            yield from self._by_text()
        else:
            yield {**self.tables(), **self.taken(), **self.whole()}

    def _by_text(self) -> Iterator[dict[str, pl.LazyFrame | pl.DataFrame]]:
        """Yield arguments for batches of the texts of the contents that the step takes.

        Where there is none, the step is called once with no rows, to tell its columns.
        """
        import polars as pl

        taken = {name: rows.collect() for name, rows in self.taken().items()}
        whole = self.whole()
        ids = pl.concat([rows.select("content_id") for rows in taken.values()]).unique()
        # NOTE: what a stage that grows has kept may speak of contents that were taken down since.
        if self._stage.grows:
            located = find(self._store, ids, self._task.part)
        else:
            located = locate(self._store, ids.lazy(), self._task.part)
        is_called = False
        for texts in read_texts(self._store, located, _BATCH_BYTES):
            of_batch = texts.select("content_id")
            rows = {n: r.join(of_batch, on="content_id", how="semi") for n, r in taken.items()}
            yield {"texts": texts, **rows, **whole, **self.tables()}
            is_called = True
        if not is_called:
            empty = {n: r.clear() for n, r in taken.items()}
            yield {"texts": no_texts(), **empty, **whole, **self.tables()}

    def new_units(self) -> tuple[int, dict[str, str]]:
        """Write which contents the first step of a stage that grows has seen, and count them."""
        if not self._is_first_of_grown:
            return 0, {}
        first = next(iter(self.tables().values()))
        units = first.select("content_id").unique().collect().sort("content_id")
        if not units.height:
            return 0, {}
        path = f"{self._task.grown}/{UNITS}/{self._task.name}.parquet"
        write_kept(self._store, units, path)
        return units.height, {UNITS: path}
