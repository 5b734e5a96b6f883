"""A finished run, as the store holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dataprep.contracts import contract_names, load_contract
from dataprep.errors import StorageError, UnknownNameError, UsageError
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl

_ROWS_PER_PIECE = 400_000
_DIGITS = 8
_SHARED = "contents"


@dataclass(frozen=True, slots=True)
class Piece:
    """A range of ``content_id``: from ``low`` on, below ``high``; None has no end."""

    low: str
    high: str | None


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
        runs = [r for r in self.storage.list_folders("runs") if self._is_finished(r)]
        if not runs:
            raise UsageError(f"the store '{self.storage.root}' holds no finished run")
        if run_id is None:
            return str(self.storage.read_json("runs", "last.json")["run_id"])
        found = [name for name in runs if name.startswith(run_id)]
        if len(found) != 1 or not run_id:
            raise UnknownNameError("run", run_id, (found or runs)[-12:])
        return found[0]

    def _is_finished(self, run_id: str) -> bool:
        return self.storage.exists("runs", run_id, "run.json")

    def has(self, table: str) -> bool:
        """Return whether a stage of the run wrote a table."""
        return table in cast("dict[str, list[str]]", self.record["tables"])

    def files(self, table: str) -> list[str]:
        """Return the files of a table, relative to the store.

        Contents are shared: theirs hold the contents of every run of the store.
        """
        if table == _SHARED:
            return [f"{_SHARED}/{n}" for n in self.storage.list_files(_SHARED, suffix=".arrow")]
        return cast("dict[str, list[str]]", self.record["tables"]).get(table, [])

    @property
    def failures(self) -> list[str]:
        """Sources and partitions that did not run, with their cause."""
        return cast("list[str]", self.record["failures"])

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Ranges of ``content_id`` that hold few enough files to be in memory at once."""
        import polars as pl

        n_files = int(self.scan("files").select(pl.len()).collect().item())
        n_pieces = n_files // _ROWS_PER_PIECE + 1
        lows = [f"{n * 16**_DIGITS // n_pieces:0{_DIGITS}x}" for n in range(n_pieces)]
        ends: list[str | None] = [*lows[1:], None]
        return tuple(Piece(low, high) for low, high in zip(["", *lows[1:]], ends, strict=True))

    def scan(self, table: str, piece: Piece | None = None) -> pl.LazyFrame:
        """Return the rows of a table; none where no stage of the run wrote any.

        Args:
            table: Name of the table.
            piece: Range of ``content_id``, for tables that have one; None gives all rows.

        Raises:
            UnknownNameError: There is no such table.
        """
        import polars as pl

        if table not in contract_names():
            raise UnknownNameError("table", table, contract_names())
        schema = load_contract(table).polars_schema()
        rows = self.storage.scan(self.files(table), schema)
        if piece is None:
            return rows
        if piece.low:
            rows = rows.filter(pl.col("content_id") >= piece.low)
        return rows if piece.high is None else rows.filter(pl.col("content_id") < piece.high)
