"""``dataprep tables``: what a run wrote."""

from __future__ import annotations

import json

import click

from dataprep.cli.options import settings_of, with_options


@click.command()
@with_options("run_id", "store", "format")
def tables(run_id: str | None, **flags: object) -> None:
    """List the tables of a run with their rows and files.

    ``--format json`` gives the full paths of the files, for polars, duckdb or pyarrow.
    """
    from dataprep.contracts import contract_names, load_contract
    from dataprep.report.reading import FinishedRun

    settings = settings_of(**flags).values
    run = FinishedRun(settings.store, run_id)
    import polars as pl

    found = []
    for name in contract_names():
        files = run.tables.get(name, [])
        rows = int(run.scan(name).select(pl.len()).collect().item()) if files else None
        found.append(
            {
                "table": name,
                "description": load_contract(name).description,
                "rows": rows,
                "files": [run.storage.path(file) for file in files],
            }
        )
    if settings.format == "json":
        document = {"schema": "dataprep.tables/1", "run_id": run.run_id, "tables": found}
        click.echo(json.dumps(document, indent=1))
        return
    click.echo(f"run {run.run_id}")
    for table in found:
        rows_text = "–" if table["rows"] is None else f"{table['rows']:,}"
        click.echo(f"{table['table']:<16}{rows_text:>12} rows  {len(table['files']):>5,} files")  # type: ignore[arg-type]  # a list
