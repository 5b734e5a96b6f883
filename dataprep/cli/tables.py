"""``dataprep tables``: what a run wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from dataprep.cli.options import settings_of, with_options
from dataprep.cli.output import emit, emit_json

if TYPE_CHECKING:
    from dataprep.report.reading import FinishedRun


class _Table(NamedTuple):
    table: str
    description: str
    rows: int | None
    files: list[str]


@click.command()
@click.argument("table", nargs=-1, metavar="[TABLE]...")
@with_options("run_id", "store", "plain_format")
def tables(table: tuple[str, ...], run_id: str | None, **flags: object) -> None:
    """List the tables of a run with their rows and files, or the files of each TABLE.

    --format json gives the full paths of all files, for polars, duckdb or pyarrow.
    """
    from dataprep.contracts import contract_names
    from dataprep.errors import UnknownNameError
    from dataprep.report.reading import FinishedRun

    settings = settings_of(flags).values
    for name in table:
        if name not in contract_names():
            raise UnknownNameError("table", name, contract_names())
    run = FinishedRun(settings.store, run_id)
    found = [_look(run, name) for name in table or contract_names()]
    if settings.format == "json":
        listed = [one._asdict() for one in found]
        emit_json("dataprep.tables/1", {"run_id": run.run_id, "tables": listed})
        return
    lines = [f"run {run.run_id}"]
    for one in found:
        rows = "–" if one.rows is None else f"{one.rows:,}"
        shared = "  of all runs" if one.table == "contents" else ""
        lines.append(f"{one.table:<16}{rows:>12} rows  {len(one.files):>5,} files{shared}")
        lines += [f"  {file}" for file in one.files] if table else []
    emit("\n".join(lines))


def _look(run: FinishedRun, name: str) -> _Table:
    import polars as pl

    from dataprep.contracts import load_contract

    files = run.files(name)
    rows = int(run.scan(name).select(pl.len()).collect().item()) if files else None
    paths = [run.storage.path(file) for file in files]
    return _Table(name, load_contract(name).description, rows, paths)
