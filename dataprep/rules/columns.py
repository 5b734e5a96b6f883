"""The columns that a rule may compare, from the contracts of the tables."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dataprep.contracts import load_contract

_TABLES = ("files", "labels", "contents", "signals", "repos")
_TYPES = ("string", "int64", "float64", "bool", "timestamp[us, tz=UTC]")
_SOURCE_TEXT = frozenset({"text"})


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column of the facts about a file.

    Attributes:
        name: Name of the column.
        table: Table that it comes from; ``policy`` for the license policy's answer.
        physical_type: ``string``, ``int64``, ``float64``, ``bool`` or a timestamp.
        values: The values it can have, where they are a closed set.
    """

    name: str
    table: str
    physical_type: str
    values: tuple[str, ...] | None = None

    @property
    def is_signal(self) -> bool:
        """Whether the column is a measured signal."""
        return self.table == "signals"

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers."""
        return self.physical_type in {"int64", "float64"}


@functools.cache
def fact_columns() -> dict[str, FactColumn]:
    """Return every column that rules may use, by name.

    They are the columns of files, labels, contents, signals and repos, and the license policy's
    ``license_verdict`` and ``license_reason``. Where tables share a name, the first in that order
    counts (``size_bytes`` is the file's). Left out are lists and bytes, the text itself, and
    whatever a contract classifies as personal, because evidence repeats values.
    """
    columns = {
        "license_verdict": FactColumn(
            "license_verdict", "policy", "string", ("allow", "review", "deny")
        ),
        "license_reason": FactColumn("license_reason", "policy", "string"),
    }
    for table in _TABLES:
        for column in load_contract(table).columns:
            is_usable = column.physical_type in _TYPES and column.name not in _SOURCE_TEXT
            if is_usable and column.classification != "personal":
                columns.setdefault(
                    column.name,
                    FactColumn(column.name, table, column.physical_type, column.values),
                )
    return columns
