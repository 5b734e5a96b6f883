"""``dataprep explain``: what was decided about a file, and why."""

from __future__ import annotations

import json

import click

from dataprep.cli.options import rule_directories, settings_of, with_options

EXIT_NOT_FOUND = 2


@click.command()
@click.argument("path")
@with_options("run_id", "store", "rules", "format")
def explain(path: str, run_id: str | None, **flags: object) -> None:
    """Tell what was decided about the file at PATH, by which rule and on what evidence.

    PATH is a path in a repository, the end of one, a file id or a content id.
    """
    from dataprep.report.explain import explain_path, explanation_text
    from dataprep.report.reading import FinishedRun
    from dataprep.rules import load_rules

    settings = settings_of(**flags).values
    run = FinishedRun(settings.store, run_id)
    found = explain_path(run, load_rules(rule_directories(settings)), path)
    if settings.format == "json":
        document = {"schema": "dataprep.explain/1", "run_id": run.run_id, "files": found}
        click.echo(json.dumps(document, indent=1, ensure_ascii=False))
    else:
        click.echo(explanation_text(found))
