"""The memo of a ``CONTENT`` stage: what it found out about each unit, kept across runs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dataprep.contracts import load_contract
from dataprep.engine.ranges import Range
from dataprep.stage import Stage

if TYPE_CHECKING:
    import polars as pl

    from dataprep.engine.store import Store

_MERGE_OVER_FILES = 256


class Memo:
    """Results of one stage under one key of code, parameters and data.

    A batch is three or more files: one per table, and last the units that it covers, which makes
    it count. The name of a batch is a digest of its units, so that a batch that is done again
    after a kill replaces itself.

    Args:
        store: The store.
        stage: The stage.
        key: Digest of the stage's version, parameters and data.
    """

    def __init__(self, store: Store, stage: Stage, key: str) -> None:
        self._store, self._stage = store, stage
        self._folder = f"memo/{stage.name}/{key[:32]}"

    def _batches(self) -> list[str]:
        return self._store.storage.list_files(self._folder, "units", suffix=".parquet")

    def units(self, part: Range) -> pl.DataFrame:
        """Return the units of a range that are done: the columns of ``stage.unit``."""
        import polars as pl

        files = [f"{self._folder}/units/{name}" for name in self._batches()]
        schema = pl.Schema(dict.fromkeys(self._stage.unit, pl.String))
        rows = self._store.storage.scan(files, schema).filter(part.holds("content_id"))
        return rows.collect()

    def write(self, units: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> None:
        """Remember the result of a batch of units."""
        rows = units.sort(self._stage.unit)
        name = hashlib.sha256(rows.write_csv().encode()).hexdigest()[:32]
        for table, frame in frames.items():
            path = f"{self._folder}/{table}/{name}.parquet"
            self._store.storage.write_frame(frame.sort(load_contract(table).key), path)
        self._store.storage.write_frame(rows, self._folder, "units", f"{name}.parquet")

    def rows(self, table: str, units: pl.DataFrame, part: Range) -> pl.DataFrame:
        """Return the rows of a table that belong to units, each once."""
        contract = load_contract(table)
        files = [f"{self._folder}/{table}/{name}" for name in self._batches()]
        present = [file for file in files if self._store.storage.exists(file)]
        rows = self._store.storage.scan(present, contract.polars_schema())
        on = [name for name in self._stage.unit if name in contract.column_names]
        return (
            rows.filter(part.holds("content_id"))
            .join(units.lazy().select(on).unique(), on=on, how="semi", nulls_equal=True)
            .collect()
            .unique(contract.key, keep="first", maintain_order=True)
        )

    def merge(self) -> None:
        """Merge the batches into one when they have become many; must not run beside a task."""
        import polars as pl

        names = self._batches()
        if len(names) <= _MERGE_OVER_FILES:
            return
        whole = Range("", None)
        units = self.units(whole).unique(maintain_order=True)
        frames = {
            table: pl.DataFrame(self.rows(table, units, whole)) for table in self._stage.writes
        }
        self.write(units, frames)
        kept = hashlib.sha256(units.sort(self._stage.unit).write_csv().encode()).hexdigest()[:32]
        for name in names:
            if name != f"{kept}.parquet":
                self._store.storage.remove(self._folder, "units", name)
                for table in self._stage.writes:
                    self._store.storage.remove(self._folder, table, name)
