"""What ``scan`` and ``run`` share: run the engine, render the summary, choose the exit code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import click

from dataprep.cli.options import (
    rule_directories,
    settings_of,
    show_settings,
    terminal_width,
    uses_color,
    write_result,
)
from dataprep.cli.progress import Progress
from dataprep.engine.run import RunRequest, plan_run
from dataprep.engine.run import run as run_engine
from dataprep.ingest.source import parse_sources
from dataprep.recipe import load_recipe
from dataprep.report.formats import Filter, render_summary
from dataprep.report.reading import FinishedRun
from dataprep.report.summary import Summary, summarize
from dataprep.rules import load_rules
from dataprep.settings import Settings

EXIT_FINDINGS = 1
EXIT_INCOMPLETE = 4
_LEVELS = {
    "note": ("error", "warning", "note"),
    "warning": ("error", "warning"),
    "error": ("error",),
}
_DEFAULT_FAIL_ON = {"scan": "error", "run": "never"}


def judge(command: str, sources: Sequence[str], flags: Mapping[str, object]) -> None:
    """Do ``scan`` or ``run`` and exit with its code.

    Args:
        command: ``scan`` or ``run``.
        sources: The sources, as given.
        flags: The command's options, by name.
    """
    resolved = settings_of(**flags)
    settings = resolved.values
    if flags["show_settings"]:
        show_settings(resolved)
        return
    directories = rule_directories(settings)
    request = RunRequest(
        command=command,
        sources=tuple(parse_sources(sources)),
        recipe=load_recipe(settings.recipe, directories),
        rules=load_rules(directories),
        store=settings.store,
        out=settings.out if command == "run" else None,
        jobs=settings.jobs,
        worktree=command == "scan",
    )
    if flags["dry_run"]:
        _print_plan(request)
        return
    progress = Progress(quiet=bool(flags["quiet"]), verbose=bool(flags["verbose"]))
    record = run_engine(request, progress)
    summary = summarize(FinishedRun(record.store, record.run_id), request.rules)
    finish(command, summary, settings)


def finish(command: str, summary: Summary, settings: Settings) -> None:
    """Render a summary as the settings say, and exit with the code that it calls for."""
    shown = Filter(settings.select, settings.ignore, settings.baseline).apply(summary)
    code = _exit_code(command, shown, settings)
    text = render_summary(
        shown, settings.format, width=terminal_width(), color=uses_color(settings), exit_code=code
    )
    write_result(text, settings)
    raise click.exceptions.Exit(code)


def _exit_code(command: str, summary: Summary, settings: Settings) -> int:
    if cast("list[str]", summary.record["failures"]):
        return EXIT_INCOMPLETE
    fail_on = settings.fail_on or _DEFAULT_FAIL_ON[command]
    blocking = _LEVELS.get(fail_on, ())
    return EXIT_FINDINGS if any(f.severity in blocking for f in summary.findings) else 0


def _print_plan(request: RunRequest) -> None:
    for planned in plan_run(request):
        done = sum(part.is_done for part in planned.parts)
        state = "done" if planned.is_done else f"{len(planned.parts) - done:,} to do"
        click.echo(f"{planned.stage.name:<22} {state:<12} {planned.stage.title}")
