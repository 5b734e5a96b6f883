"""Runs as they lie in a store, made without an engine."""

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.report.reading import FinishedRun
from dataprep.storage import Storage

RECORD: dict[str, object] = {
    "run_id": "r1",
    "command": "scan",
    "version": "0",
    "recipe": "default",
    "recipe_digest": "0" * 64,
    "started_at": "2026-01-01T00:00:00+00:00",
    "wall_s": 1.0,
    "cpu_s": 1.0,
    "sources": [],
    "stages": [],
    "failures": [],
    "left_out": [],
    "release": None,
}
_FILL = {pl.String: "x", pl.Boolean: False, pl.Int64: 0, pl.Float64: 0.5, pl.Binary: b""}


def _frame(table: str, rows: list[Mapping[str, object]]) -> pl.DataFrame:
    """Return rows with every other required column filled in."""
    contract = load_contract(table)
    schema = contract.polars_schema()
    blank = {
        column.name: _FILL.get(type(schema[column.name])) if column.is_required else None
        for column in contract.columns
    }
    return pl.DataFrame([{**blank, **row} for row in rows], schema=schema, orient="row")


@pytest.fixture
def finished(tmp_path: Path) -> Callable[..., FinishedRun]:
    """Make a finished run from rows by table."""

    def make(tables: Mapping[str, list[Mapping[str, object]]], **record: object) -> FinishedRun:
        storage = Storage(tmp_path / "store")
        files = {}
        for table, rows in tables.items():
            files[table] = [f"tables/{table}.parquet"]
            storage.write_frame(_frame(table, rows), *files[table])
        storage.write_json({"format": 1}, "store.json")
        written = {**RECORD, "store": storage.root, "tables": files, **record}
        storage.write_json(written, "runs", "r1", "run.json")
        storage.write_json({"run_id": "r1"}, "runs", "last.json")
        return FinishedRun(storage.root)

    return make
