"""The memo of a ``CONTENT`` stage: what it found out about each unit, kept across runs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dataprep.contracts import load_contract
from dataprep.engine.ranges import EVERYTHING, Range
from dataprep.stage import Stage

if TYPE_CHECKING:
    import polars as pl

    from dataprep.engine.store import Store

_MOST_SMALL = 64
_SMALL_UNITS = 50_000
_MERGED_UNITS = 100_000
_MOST_AT_ONCE = 256
_ROWS_PER_GROUP = 8192
_OF_UNIT = "unit_"
_LEAD = "content_id"
"""Column by which the rows of a batch are sorted before their key."""
QUARANTINE = "quarantine"


class Memo:
    """Results of one stage under one key of code, parameters and data.

    A batch is a file per table, and last the units that it covers, which make it count. Its name
    begins like the smallest id that it holds and is else a digest of its units, so that a batch
    that is done again after a kill replaces itself. Rows of ``quarantine`` carry the unit on which
    the stage failed, as columns ``unit_*``: another unit of the same content may have a result.

    Args:
        store: The store.
        stage: The stage.
        key: Digest of the stage's version, parameters and data.
    """

    def __init__(self, store: Store, stage: Stage, key: str) -> None:
        self._store, self._stage = store, stage
        self._folder = f"memo/{stage.name}/{key[:32]}"

    def batches(self) -> tuple[str, ...]:
        """Return the names of the batches that are whole, sorted."""
        names = self._store.storage.list_files(self._folder, "units", suffix=".parquet")
        return tuple(names)

    def units(self, part: Range, batches: Sequence[str]) -> pl.DataFrame:
        """Return the units of a range that batches cover: the columns of ``stage.unit``."""
        import polars as pl

        files = [f"{self._folder}/units/{name}" for name in batches]
        schema = pl.Schema(dict.fromkeys(self._stage.unit, pl.String))
        if not files:
            return pl.DataFrame(schema=schema)
        rows = self._store.storage.scan(files, schema).filter(part.holds("content_id"))
        return rows.collect().unique(maintain_order=True)

    def files(self, batch: str) -> dict[str, str]:
        """Return, by table, the files of a batch that are as a part's file would be.

        Rows of ``quarantine`` are not: they carry the unit.
        """
        by_content = [t for t in self._stage.writes if load_contract(t).partitioned_by == _LEAD]
        return {t: f"{self._folder}/{t}/{batch}" for t in by_content if t != QUARANTINE}

    def write(self, units: pl.DataFrame, frames: Mapping[str, pl.DataFrame]) -> str:
        """Remember the result of a batch of units, and return the batch's name."""
        rows = units.sort(self._stage.unit)
        digest = hashlib.sha256(rows.write_csv().encode()).hexdigest()
        name = f"{rows['content_id'][0][:8]}-{digest[:32]}.parquet"
        for table, frame in frames.items():
            if frame.height or table != QUARANTINE:
                order = dict.fromkeys((_LEAD, *load_contract(table).key))
                ordered = frame.sort(*order, nulls_last=True)
                self._put(ordered, table, name)
        self._put(rows, "units", name)
        return name

    def _put(self, frame: pl.DataFrame, *parts: str) -> None:
        storage = self._store.storage
        storage.write_frame(frame, self._folder, *parts, rows_per_group=_ROWS_PER_GROUP)

    def rows(
        self, table: str, units: pl.DataFrame, part: Range, batches: Sequence[str]
    ) -> pl.DataFrame:
        """Return the rows of a table that belong to units of a range, each once, in any order.

        Args:
            table: The table; ``quarantine`` comes with the columns ``unit_*``.
            units: The columns of ``stage.unit``.
            part: Range that the units lie in.
            batches: The batches to look in.
        """
        import polars as pl

        contract = load_contract(table)
        schema = contract.polars_schema()
        on = [name for name in self._stage.unit if name in contract.column_names]
        right, key = on, list(contract.key)
        if table == QUARANTINE:
            right, on = list(self._stage.unit), [_OF_UNIT + name for name in self._stage.unit]
            schema.update(dict.fromkeys(on, schema["content_id"]))
            key += on
        files = [f"{self._folder}/{table}/{name}" for name in batches]
        present = [file for file in files if self._store.storage.exists(file)]
        if not present or not units.height:
            return pl.DataFrame(schema=schema)
        wanted = units.lazy().select(right).unique()
        return (
            self._store.storage.scan(present, schema)
            .filter(part.holds("content_id"))
            .join(wanted, left_on=on, right_on=right, how="semi", nulls_equal=True)
            .collect()
            .unique(key, keep="first", maintain_order=True)
        )

    def merge(self) -> None:
        """Merge small batches where there are many; must not run beside another run or task.

        Neighbours are merged, so that batches go on to hold few ranges each. A batch is written
        anew until it is no longer small, whatever the memo's size.
        """
        small = [name for name in self.batches() if self._n_units(name) < _SMALL_UNITS]
        while len(small) > _MOST_SMALL:
            group, n_units = [small.pop(0)], 0
            while small and n_units < _MERGED_UNITS and len(group) < _MOST_AT_ONCE:
                group.append(small.pop(0))
                n_units += self._n_units(group[-1])
            merged = self._merge(group)
            if self._n_units(merged) < _SMALL_UNITS:
                small.append(merged)

    def _n_units(self, name: str) -> int:
        with self._store.storage.open_parquet_reader(self._folder, "units", name) as file:
            return int(file.metadata.num_rows)

    def _merge(self, names: Sequence[str]) -> str:
        units = self.units(EVERYTHING, names)
        tables = dict.fromkeys((*self._stage.writes, QUARANTINE))
        frames = {table: self.rows(table, units, EVERYTHING, names) for table in tables}
        kept = self.write(units, frames)
        for name in names:
            if name != kept:
                self._store.storage.remove(self._folder, "units", name)
                for table in tables:
                    self._store.storage.remove(self._folder, table, name)
        return kept


def with_units(quarantine: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Return rows of ``quarantine`` with the columns ``unit_*`` of each unit of their content."""
    import polars as pl

    if not quarantine.height:
        absent = (pl.lit(None, pl.String).alias(_OF_UNIT + name) for name in units.columns)
        return quarantine.with_columns(absent)
    named = units.select(pl.all().name.prefix(_OF_UNIT))
    key = _OF_UNIT + "content_id"
    return quarantine.join(
        named.with_columns(content_id=pl.col(key)), on="content_id", maintain_order="left"
    )


def without_units(quarantine: pl.DataFrame) -> pl.DataFrame:
    """Return rows of ``quarantine`` as their contract says, each once."""
    rows = quarantine.select(load_contract(QUARANTINE).column_names)
    return rows.unique(maintain_order=True) if rows.height else rows


def failed_units(quarantine: pl.DataFrame, unit: Sequence[str]) -> pl.DataFrame:
    """Return the units that rows of ``quarantine`` name."""
    names = {_OF_UNIT + name: name for name in unit}
    return quarantine.select(list(names)).rename(names).unique()
