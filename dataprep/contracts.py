"""Contracts of tables, kept in ``schemas/`` in the form of the Open Data Contract Standard 3.1."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dataprep.errors import ContractError, UnknownNameError
from dataprep.resources import schemas_dir

if TYPE_CHECKING:
    import polars as pl

_SHOWN_KEYS = 5


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a contract; see ``Contract``."""

    name: str
    physical_type: str
    is_required: bool
    is_unique: bool
    description: str
    classification: str
    minimum: float | None
    maximum: float | None
    values: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Contract:
    """What a table promises.

    Attributes:
        name: Name of the table.
        version: Raised whenever a column changes.
        description: One line.
        key: Columns that identify a row; its rows are sorted by them.
        partitioned_by: ``content_id`` where ranges of it are read one by one; None where the
            table is small or belongs to one repository.
        columns: The columns, in order.
    """

    name: str
    version: str
    description: str
    key: tuple[str, ...]
    partitioned_by: str | None
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def polars_schema(self) -> pl.Schema:
        """Return the polars dtypes of the columns, in order."""
        return _polars_schema(self).copy()

    def _dtypes(self) -> pl.Schema:
        import polars as pl

        dtypes: dict[str, pl.DataType] = {
            "string": pl.String(),
            "binary": pl.Binary(),
            "int64": pl.Int64(),
            "float64": pl.Float64(),
            "bool": pl.Boolean(),
            "timestamp[us, tz=UTC]": pl.Datetime("us", "UTC"),
            "list<string>": pl.List(pl.String()),
        }
        return pl.Schema({column.name: dtypes[column.physical_type] for column in self.columns})

    def empty(self) -> pl.DataFrame:
        """Return a frame of the table without rows."""
        import polars as pl

        return pl.DataFrame(schema=self.polars_schema())

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the frame unchanged if it keeps the contract.

        Args:
            frame: Rows of the table.

        Raises:
            ContractError: A column is missing, has another type, holds null, NaN, a value outside
                its set or bounds, or a key occurs twice. All faults are reported at once.
        """
        faults = self._schema_faults(frame)
        if faults:
            raise ContractError(self.name, faults)
        faults, bad_rows = self._value_faults(frame)
        if faults:
            keys = frame.filter(bad_rows).select(self.key).head(_SHOWN_KEYS).rows()
            raise ContractError(self.name, faults, ["/".join(map(str, key)) for key in keys])
        return frame

    def _schema_faults(self, frame: pl.DataFrame) -> list[str]:
        if frame.schema == _polars_schema(self) and tuple(frame.columns) == self.column_names:
            return []
        wanted = self.polars_schema()
        faults = [f"column '{name}' is missing" for name in wanted if name not in frame.columns]
        faults += [f"column '{n}' is not in the contract" for n in frame.columns if n not in wanted]
        faults += [
            f"column '{name}' is {frame.schema[name]}, not {dtype}"
            for name, dtype in wanted.items()
            if name in frame.columns and frame.schema[name] != dtype
        ]
        if not faults and tuple(frame.columns) != self.column_names:
            faults.append("columns are not in the contract's order")
        return faults

    def _value_faults(self, frame: pl.DataFrame) -> tuple[list[str], pl.Series]:
        import polars as pl

        clauses = _all_clauses(self)
        if not clauses or frame.height == 0:
            return [], pl.Series(dtype=pl.Boolean)
        sums = frame.select(broken.sum().alias(clause) for clause, broken in clauses.items())
        counts = cast("dict[str, int]", sums.row(0, named=True))
        faults = [f"{clause}: {count} rows" for clause, count in counts.items() if count]
        if not faults:
            return [], pl.Series(dtype=pl.Boolean)
        return faults, frame.select(pl.any_horizontal(clauses.values())).to_series()


@functools.cache
def _polars_schema(contract: Contract) -> pl.Schema:
    return contract._dtypes()


@functools.cache
def _all_clauses(contract: Contract) -> dict[str, pl.Expr]:
    """Return, for each clause of a contract, the expression that is true where it is broken."""
    import polars as pl

    clauses: dict[str, pl.Expr] = {}
    for column in contract.columns:
        clauses |= _clauses(column)
        if column.is_unique and contract.key != (column.name,):
            clauses[f"'{column.name}' occurs more than once"] = (
                pl.col(column.name).is_duplicated() & pl.col(column.name).is_not_null()
            )
    if contract.key:
        clauses[f"key ({', '.join(contract.key)}) occurs more than once"] = pl.struct(
            contract.key
        ).is_duplicated()
    return {clause: broken.fill_null(value=False) for clause, broken in clauses.items()}


def _clauses(column: Column) -> dict[str, pl.Expr]:
    """Return, for each clause of a column, the expression that is true where it is broken."""
    import polars as pl

    value, name = pl.col(column.name), column.name
    clauses: dict[str, pl.Expr] = {}
    if column.is_required:
        clauses[f"'{name}' is null"] = value.is_null()
    if column.physical_type == "float64":
        clauses[f"'{name}' is not finite"] = value.is_nan() | value.is_infinite()
    if column.minimum is not None:
        clauses[f"'{name}' is under {column.minimum:g}"] = value < column.minimum
    if column.maximum is not None:
        clauses[f"'{name}' is over {column.maximum:g}"] = value > column.maximum
    if column.values is not None:
        clauses[f"'{name}' is outside its value set"] = value.is_in(list(column.values)).not_()
    return clauses


def contract_names() -> tuple[str, ...]:
    """Return the names of all tables, sorted."""
    return tuple(sorted(path.stem for path in schemas_dir().glob("*.yaml")))


@functools.cache
def load_contract(table: str) -> Contract:
    """Return the contract of a table.

    Raises:
        UnknownNameError: There is no such table.

    Example:
        >>> load_contract("digests").key
        ('content_id',)
    """
    path = schemas_dir() / f"{table}.yaml"
    if not path.is_file():
        raise UnknownNameError("table", table, contract_names())
    return _parse(path)


def _parse(path: Path) -> Contract:
    import yaml

    document = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    schema = document["schema"][0]
    properties = schema["properties"]
    keys = sorted(
        (prop["primaryKeyPosition"], prop["name"]) for prop in properties if prop.get("primaryKey")
    )
    custom = {item["property"]: item["value"] for item in schema.get("customProperties", [])}
    partitioned_by = custom.get("partitionedBy", "none")
    return Contract(
        name=document["id"],
        version=document["version"],
        description=document["description"]["purpose"],
        key=tuple(name for _, name in keys),
        partitioned_by=None if partitioned_by == "none" else partitioned_by,
        columns=tuple(_column(prop) for prop in properties),
    )


def _column(prop: Mapping[str, object]) -> Column:
    bounds = cast("Mapping[str, float]", prop.get("logicalTypeOptions", {}))
    values: tuple[str, ...] | None = None
    for rule in cast("list[dict[str, dict[str, list[str]]]]", prop.get("quality", [])):
        values = tuple(rule["arguments"]["validValues"])
    return Column(
        name=str(prop["name"]),
        physical_type=str(prop["physicalType"]),
        is_required=bool(prop["required"]),
        is_unique=bool(prop.get("unique", False)),
        description=str(prop["description"]),
        classification=str(prop.get("classification", "internal")),
        minimum=bounds.get("minimum"),
        maximum=bounds.get("maximum"),
        values=values,
    )
