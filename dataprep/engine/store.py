"""The store: one folder that holds contents, memos, tables and runs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from dataprep.contracts import load_contract
from dataprep.engine.ranges import EVERYTHING, Range, overlapping
from dataprep.engine.secret_key import key_id, store_key
from dataprep.errors import StorageError
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl

FORMAT = 2
TEMPORARY = "tmp"
"""Folder of temporary files: what scanners read, a source that is fetched."""
_MARKER = "store.json"
_IGNORE = ".gitignore"
_ROWS_PER_GROUP = 8192
"""Small row groups: a reader of a range skips the others by their bounds."""
_TEXTS_PER_GROUP = 128
"""The same for tables that hold texts, about a megabyte."""


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
        self._found: dict[tuple[str, str], Part] = {}

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
        if self.storage.list_folders() or set(self.storage.list_files()) - {_IGNORE}:
            raise StorageError(
                f"'{self.root}' is no store, and it is not empty",
                "name a folder of its own with --store; nothing was changed",
            )
        self.storage.make_private()
        self.storage.write_bytes(b"*\n", _IGNORE)
        self.storage.write_json({"format": FORMAT}, _MARKER)

    def key(self) -> bytes:
        """Return the 32 secret bytes of fingerprints and surrogates; see ``store_key``.

        Raises:
            UsageError: The environment gives one that is too short.
            StorageError: It cannot be read or made.
        """
        return store_key(self.storage)

    def key_id(self) -> str:
        """Return what tells this key from others and nothing else: 16 hexadecimal digits."""
        return key_id(self.key())

    def part_file(self, table: str, stage: str, key: str, name: str) -> str:
        """Return the path, relative to the store, of one file of a part."""
        return f"tables/{table}/{stage}/{key[:32]}/{name}.parquet"

    def find_part(self, stage: str, key: str) -> Part | None:
        """Return the finished part of a stage under a key, None where there is none."""
        known = self._found.get((stage, key))
        path = f"parts/{stage}/{key[:32]}.json"
        if known is not None or not self.storage.exists(path):
            return known
        found = self.storage.read_json(path)
        if found["key"] != key:
            raise StorageError(f"two parts of '{stage}' share the name '{key[:32]}'")
        part = Part(**found)  # type: ignore[arg-type]  # JSON object
        return self._found.setdefault((stage, key), part)

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
        rows = load_contract(table).check(frame).sort(_order(table), nulls_last=True)
        self.storage.write_frame(rows, path, rows_per_group=_rows_per_group(table))
        return rows.height

    def merge_tables(self, table: str, files: Sequence[str]) -> str:
        """Return one file with the rows of several files of a table, written where it is absent.

        Args:
            table: The table.
            files: Files that were written by ``write_table``, few enough for memory.
        """
        name = hashlib.sha256("\n".join(files).encode()).hexdigest()
        path = self.part_file(table, "merged", name, "all")
        if not self.storage.exists(path):
            rows = self.scan(table, list(files)).collect().sort(_order(table), nulls_last=True)
            self.storage.write_frame(rows, path, rows_per_group=_rows_per_group(table))
        return path

    def scan(self, table: str, files: list[str], part: Range = EVERYTHING) -> pl.LazyFrame:
        """Return the rows of a table's files that lie in a range of its range column."""
        contract = load_contract(table)
        if contract.partitioned_by is not None:
            files = overlapping(files, part)
        rows = self.storage.scan(files, contract.polars_schema())
        if part == EVERYTHING or contract.partitioned_by is None:
            return rows
        return rows.filter(part.holds(contract.partitioned_by))


def _order(table: str) -> list[str]:
    """Return the columns by which the rows of a file are sorted: range column, then key."""
    contract = load_contract(table)
    lead = [contract.partitioned_by] if contract.partitioned_by else []
    return list(dict.fromkeys([*lead, *contract.key]))


def _rows_per_group(table: str) -> int:
    return _TEXTS_PER_GROUP if "text" in load_contract(table).column_names else _ROWS_PER_GROUP
