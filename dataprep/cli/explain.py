"""``dataprep explain``: what was decided about a file, and why."""

from __future__ import annotations

import click

from dataprep.cli.options import rule_directories, settings_of, with_options
from dataprep.cli.output import emit, emit_json


@click.command()
@click.argument("path")
@with_options("run_id", "store", "rules", "plain_format")
def explain(path: str, run_id: str | None, **flags: object) -> None:
    """Tell what was decided about the file at PATH, by which rule and on what evidence.

    And what its syntax holds, what it depends on and what depends on it. PATH is a path in a
    repository, the end of one, a file id or a content id.
    """
    from dataprep.report.explain import explain_path, explanation_text
    from dataprep.report.reading import FinishedRun
    from dataprep.rules import load_rules

    settings = settings_of(flags).values
    run = FinishedRun(settings.store, run_id)
    found, n_files = explain_path(run, load_rules(rule_directories(settings)), path)
    if settings.format == "json":
        emit_json("dataprep.explain/1", {"run_id": run.run_id, "n_files": n_files, "files": found})
    else:
        emit(explanation_text(found, n_files))
