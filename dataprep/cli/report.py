"""``dataprep report``: the result of a finished run, in any form."""

from __future__ import annotations

import click

from dataprep.cli.options import rule_directories, settings_of, with_options


@click.command()
@with_options(
    "run_id", "store", "rules", "format", "output", "color", "fail_on", "select", "ignore",
    "baseline", "history",
)  # fmt: skip
def report(run_id: str | None, **flags: object) -> None:
    """Show the result of a run again; nothing is computed anew.

    It exits as the run did: 1 for findings at or above --fail-on, 4 where something did not run.
    With --history secrets that stand in the history alone count, if the run looked for them.
    """
    from dataprep.cli.judge import finish, make_filter
    from dataprep.cli.output import check_output
    from dataprep.report.reading import FinishedRun
    from dataprep.rules import load_rules

    settings = settings_of(flags).values
    check_output(settings.output)
    run = FinishedRun(settings.store, run_id)
    rules = load_rules(rule_directories(settings))
    wanted = make_filter(settings, rules)
    finish(str(run.record["command"]), run, rules, settings, wanted)
