"""A finished run, as the store holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dataprep.contracts import contract_names, load_contract
from dataprep.errors import StorageError, UnknownNameError, UsageError
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl


class FinishedRun:
    """A run's record and tables.

    Args:
        store: Path or URI of the store.
        run_id: Id of the run, or its first letters; None takes the last one.

    Raises:
        StorageError: There is no store.
        UsageError: The store holds no run.
        UnknownNameError: There is no such run, or several.
    """

    def __init__(self, store: str, run_id: str | None = None) -> None:
        self.storage = Storage(store)
        if not self.storage.exists("store.json"):
            raise StorageError(
                f"there is no store at '{self.storage.root}'",
                "make a run first: dataprep scan . (or name another one with --store)",
            )
        self.run_id = self._find(run_id)
        self.record = self.storage.read_json("runs", self.run_id, "run.json")

    def _find(self, run_id: str | None) -> str:
        runs = self.storage.list_folders("runs")
        if run_id is None:
            if not self.storage.exists("runs", "last.json"):
                raise UsageError(f"the store '{self.storage.root}' holds no finished run")
            return str(self.storage.read_json("runs", "last.json")["run_id"])
        found = [name for name in runs if name.startswith(run_id)]
        if len(found) != 1:
            raise UnknownNameError("run", run_id, found or runs)
        return found[0]

    @property
    def tables(self) -> dict[str, list[str]]:
        """Files by table, relative to the store."""
        return cast("dict[str, list[str]]", self.record["tables"])

    def scan(self, table: str) -> pl.LazyFrame:
        """Return the rows of a table; none where no stage of the run wrote any.

        Raises:
            UnknownNameError: There is no such table.
        """
        if table not in contract_names():
            raise UnknownNameError("table", table, contract_names())
        schema = load_contract(table).polars_schema()
        return self.storage.scan(self.tables.get(table, []), schema)
