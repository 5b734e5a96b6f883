"""``dataprep report``: the result of a finished run, in any form."""

from __future__ import annotations

import click

from dataprep.cli.options import rule_directories, settings_of, with_options


@click.command()
@with_options(
    "run_id", "store", "rules", "format", "output", "color", "fail_on", "select", "ignore",
    "baseline",
)  # fmt: skip
def report(run_id: str | None, **flags: object) -> None:
    """Show the result of a run again; nothing is computed anew."""
    from dataprep.cli.judge import finish
    from dataprep.report.reading import FinishedRun
    from dataprep.report.summary import summarize
    from dataprep.rules import load_rules

    settings = settings_of(**flags).values
    run = FinishedRun(settings.store, run_id)
    summary = summarize(run, load_rules(rule_directories(settings)))
    finish(str(run.record["command"]), summary, settings)
