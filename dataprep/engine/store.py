"""The store: one folder that holds contents, memos, tables and runs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, cast

from dataprep.contracts import load_contract
from dataprep.engine.ranges import EVERYTHING, Range
from dataprep.errors import StorageError
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl

FORMAT = 1
_MARKER = "store.json"


@dataclass(frozen=True, slots=True)
class Part:
    """What one stage wrote under one key.

    Attributes:
        stage: Name of the stage.
        key: Digest of everything that the rows were made from.
        tables: Files by table, relative to the store, in the order in which their rows come.
        rows: Number of rows by table.
        counts: Further counts, for example ``n_files``.
    """

    stage: str
    key: str
    tables: dict[str, list[str]]
    rows: dict[str, int]
    counts: dict[str, int] = field(default_factory=dict)


class Store:
    """Access to a store by subject.

    Args:
        root: Path or URI.
    """

    def __init__(self, root: str) -> None:
        self.storage = Storage(root)

    @property
    def root(self) -> str:
        """Path or URI of the store."""
        return self.storage.root

    def create(self) -> None:
        """Make the store if it is absent: for its owner only, ignored by git.

        Raises:
            StorageError: It was made by a version with another layout, or is something else.
        """
        if self.storage.exists(_MARKER):
            found = self.storage.read_json(_MARKER).get("format")
            if found != FORMAT:
                raise StorageError(
                    f"the store '{self.root}' has format {found}, this version needs {FORMAT}",
                    "use another --store, or remove this one: everything in it can be made again",
                )
            return
        self.storage.make_private()
        self.storage.write_bytes(b"*\n", ".gitignore")
        self.storage.write_json({"format": FORMAT}, _MARKER)

    def part_file(self, table: str, stage: str, key: str, name: str) -> str:
        """Return the path, relative to the store, of one file of a part."""
        return f"tables/{table}/{stage}/{key[:32]}/{name}.parquet"

    def find_part(self, stage: str, key: str) -> Part | None:
        """Return the finished part of a stage under a key, None where there is none."""
        path = f"parts/{stage}/{key[:32]}.json"
        if not self.storage.exists(path):
            return None
        found = self.storage.read_json(path)
        if found["key"] != key:
            raise StorageError(f"two parts of '{stage}' share the name '{key[:32]}'")
        return Part(**cast("dict[str, object]", found))  # type: ignore[arg-type]  # JSON object

    def finish_part(self, part: Part) -> Part:
        """Record that all files of a part are there; from now on it is found."""
        self.storage.write_json(asdict(part), f"parts/{part.stage}/{part.key[:32]}.json")
        return part

    def write_table(self, table: str, frame: pl.DataFrame, path: str) -> int:
        """Check a frame against its contract and write it, sorted by range column and key.

        Returns:
            Number of rows.

        Raises:
            ContractError: The frame breaks the contract.
        """
        contract = load_contract(table)
        lead = [contract.partitioned_by] if contract.partitioned_by else []
        order = list(dict.fromkeys([*lead, *contract.key]))
        rows = contract.check(frame).sort(order, nulls_last=True)
        self.storage.write_frame(rows, path)
        return rows.height

    def scan(self, table: str, files: list[str], part: Range = EVERYTHING) -> pl.LazyFrame:
        """Return the rows of a table's files that lie in a range of its range column."""
        contract = load_contract(table)
        rows = self.storage.scan(files, contract.polars_schema())
        if part == EVERYTHING or contract.partitioned_by is None:
            return rows
        return rows.filter(part.holds(contract.partitioned_by))
