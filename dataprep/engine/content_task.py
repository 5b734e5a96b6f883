"""The task of a ``CONTENT`` stage: computes what the memo lacks on one range of contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dataprep import catalog
from dataprep.contracts import load_contract
from dataprep.engine.contents import locate, read_metadata, read_texts
from dataprep.engine.ledger import check_units
from dataprep.engine.memo import QUARANTINE, Memo, failed_units, with_units, without_units
from dataprep.engine.ranges import Range
from dataprep.engine.store import Store
from dataprep.engine.work import Done, Task, call_stage, concat_tables, key_for, write_tables
from dataprep.errors import DataprepError, StageError, describe
from dataprep.stage import Stage

if TYPE_CHECKING:
    import polars as pl

_BATCH_BYTES = 32 * 2**20
"""As a task has on average at most: a batch of its own file with the memo needs no second one."""
_KEPT_BYTES = 48 * 2**20
_FAILED = "stage-failed"
_MOST_FAILED = 10


class RangeTexts:
    """The texts of a range, read once for all stages that ask for them.

    Args:
        store: The store.
        files: Files of the table ``files`` that can hold rows of the range.
        part: The range.
        columns: Columns of ``files`` by which the stages remember, ``content_id`` first.
    """

    def __init__(
        self, store: Store, files: list[str], part: Range, columns: Sequence[str] = ("content_id",)
    ) -> None:
        self._store = store
        self.named = store.scan("files", files, part).select(columns).unique().collect()
        located = locate(store, self.named.lazy(), part)
        is_text = read_metadata(store, located).filter("is_text").select("content_id")
        self.located = located.join(is_text, on="content_id", how="semi", maintain_order="left")
        self._kept: list[pl.DataFrame] = []
        self._kept_ids: frozenset[str] = frozenset()

    def read(self, wanted: pl.DataFrame) -> Iterator[pl.DataFrame]:
        """Yield the texts of some contents in batches.

        Args:
            wanted: Column ``content_id``, distinct.
        """
        if wanted.height and self._kept_ids.issuperset(wanted["content_id"]):
            for frame in self._kept:
                rows = _of(frame, wanted)
                if rows.height:
                    yield rows
            return
        found: list[pl.DataFrame] = []
        size = 0
        located = self.located.join(wanted, on="content_id", how="semi", maintain_order="left")
        for frame in read_texts(self._store, located, _BATCH_BYTES):
            size += int(frame["size_bytes"].sum())
            if size <= _KEPT_BYTES:
                found.append(frame)
            yield frame
        if size <= _KEPT_BYTES:
            self._kept = found
            self._kept_ids = frozenset(wanted["content_id"])


def run_content(store: Store, task: Task, texts: RangeTexts) -> Done:
    """Run a ``CONTENT`` stage on the contents of a range, each unit once for ever.

    Raises:
        ConservationError: The stage gives no result for some units, and does not say why.
        StageError: It fails on too many of them.
    """
    stage = catalog.get_stage(task.stage)
    memo = Memo(store, stage, task.memo_key)
    units = _units(stage, store, task, texts)
    remembered = memo.units(task.part, task.memo)
    on = list(stage.unit)
    missing = units.join(remembered, on=on, how="anti", nulls_equal=True)
    old = units.join(remembered, on=on, how="semi", nulls_equal=True)
    names = dict.fromkeys((*stage.writes, QUARANTINE))
    results = [{table: memo.rows(table, old, task.part, task.memo) for table in names}]
    batches: list[str] = []
    key = key_for(store, stage)
    for batch in texts.read(missing.select("content_id").unique()):
        asked = missing.join(batch.select("content_id"), on="content_id", how="semi")
        frames = _Batch(stage, task, asked, key).measure(batch, asked)
        check_units(stage, asked, frames)
        batches.append(memo.write(asked, frames))
        results.append(frames)
    tables = concat_tables(results)
    check_units(stage, units, tables)
    n_failed = failed_units(tables[QUARANTINE], on).height
    tables[QUARANTINE] = without_units(tables[QUARANTINE])
    if not tables[QUARANTINE].height and QUARANTINE not in stage.writes:
        del tables[QUARANTINE]
    counts = {"n_units": units.height, "n_computed": missing.height, "n_failed": n_failed}
    made = memo.files(batches[0]) if len(batches) == 1 and not old.height else None
    return write_tables(store, task, tables, counts, made)


def keyed_by(stage: Stage) -> str:
    """Return the table whose rows name the units of a ``CONTENT`` stage."""
    return stage.reads[-1] if len(stage.unit) > 1 else "files"


def _units(stage: Stage, store: Store, task: Task, texts: RangeTexts) -> pl.DataFrame:
    """Return the units of a range that are text."""
    keyed = keyed_by(stage)
    if keyed == "files":
        units = texts.named.select(stage.unit).unique()
    else:
        rows = store.scan(keyed, task.inputs[keyed], task.part)
        units = rows.select(stage.unit).unique().collect()
    return units.join(texts.located, on="content_id", how="semi").sort(stage.unit)


class _Batch:
    """Measures a batch; a unit on which the stage fails costs itself only.

    Args:
        stage: The stage.
        task: The task.
        units: All units of the batch: a stage that fails on more than 10 and over 1 % is broken.
        key: Argument ``key`` of a stage that is keyed.
    """

    def __init__(
        self, stage: Stage, task: Task, units: pl.DataFrame, key: Mapping[str, object]
    ) -> None:
        self._stage, self._task, self._n_units = stage, task, units.height
        self._key = key
        self._n_failed = 0

    def measure(self, texts: pl.DataFrame, units: pl.DataFrame) -> dict[str, pl.DataFrame]:
        """Return the tables of some units, ``quarantine`` among them.

        Raises:
            StageError: The stage is broken.
        """
        import polars as pl

        try:
            return self._call(texts, units)
        except (DataprepError, ImportError, OSError, MemoryError):
            raise  # not the content's fault
        except (Exception, pl.exceptions.PanicException) as error:
            if units.height == 1:
                return self._quarantined(texts, units, error)
            half = units.height // 2
            pieces = [units.slice(0, half), units.slice(half)]
            return concat_tables([self.measure(_of(texts, piece), piece) for piece in pieces])

    def _call(self, texts: pl.DataFrame, units: pl.DataFrame) -> dict[str, pl.DataFrame]:
        stage = self._stage
        assert isinstance(stage.run, str)
        arguments: dict[str, object] = {"contents": texts}
        arguments |= {stage.reads[-1]: units} if len(stage.unit) > 1 else {}
        arguments |= {"params": self._task.params, **self._key}
        found = call_stage(stage, stage.run, arguments)
        frames = {table: load_contract(table).check(frame) for table, frame in found.items()}
        quarantine = frames.get(QUARANTINE, load_contract(QUARANTINE).empty())
        return frames | {QUARANTINE: with_units(quarantine, units)}

    def _quarantined(
        self, texts: pl.DataFrame, units: pl.DataFrame, error: BaseException
    ) -> dict[str, pl.DataFrame]:
        """Return a row with the error's class and place instead of a result.

        Raises:
            StageError: This is one failure too many.
        """
        import polars as pl

        self._n_failed += 1
        detail = describe(error)
        if self._n_failed > max(_MOST_FAILED, self._n_units // 100):
            cause = f"{self._n_failed:,} of {self._n_units:,} contents fail, the last: {detail}"
            raise StageError(self._stage.name, self._task.name, cause)
        row = {
            "content_id": texts["content_id"][0],
            "stage": self._stage.name,
            "rule_id": _FAILED,
            "detail": detail,
            "size_bytes": texts["size_bytes"][0],
        }
        schema = load_contract(QUARANTINE).polars_schema()
        empty = {table: load_contract(table).empty() for table in self._stage.writes}
        failed = with_units(pl.DataFrame([row], schema=schema), units)
        return empty | {QUARANTINE: failed}


def _of(texts: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Return the texts of some units."""
    wanted = units.select("content_id").unique()
    return texts.join(wanted, on="content_id", how="semi", maintain_order="left")
