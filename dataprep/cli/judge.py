"""What ``scan`` and ``run`` share: run the engine, render the summary, choose the exit code."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from dataprep.cli.options import rule_directories, settings_of, show_settings
from dataprep.cli.output import (
    check_folder,
    check_output,
    emit,
    emit_json,
    terminal_width,
    uses_color,
    write_result,
)
from dataprep.cli.progress import Progress
from dataprep.detect.import_params import ImportParams
from dataprep.engine.run import RunRequest, plan_run
from dataprep.engine.run import run as run_engine
from dataprep.errors import DataprepError, UsageError
from dataprep.ingest.lookup import parse_sources
from dataprep.recipe import Recipe, load_recipe
from dataprep.report.console import render
from dataprep.report.findings import FindingFilter, check_rule_names, read_baseline
from dataprep.report.formats import findings_needed, write_summary
from dataprep.report.reading import FinishedRun
from dataprep.report.summary import Summary, summarize
from dataprep.rules import RuleBook, load_rules
from dataprep.settings import Settings

EXIT_FINDINGS = 1
EXIT_INCOMPLETE = 4
_LEVELS = {
    "note": ("error", "warning", "note"),
    "warning": ("error", "warning"),
    "error": ("error",),
}
_DEFAULT_FAIL_ON = {"scan": "error", "run": "never"}

ResultT = TypeVar("ResultT")


class _Faults:
    """Collects what is wrong, so that all of it is said at once."""

    def __init__(self) -> None:
        self._errors: list[DataprepError] = []

    def gather(self, work: Callable[[], ResultT]) -> ResultT | None:
        try:
            return work()
        except DataprepError as error:
            self._errors.append(error)
            return None

    def check(self) -> None:
        """Raise what was gathered: one error as it is, several as one.

        Raises:
            DataprepError: Something was wrong.
        """
        if len(self._errors) == 1:
            raise self._errors[0]
        if self._errors:
            raise UsageError("\n".join(str(error) for error in self._errors))


def judge(command: str, sources: Sequence[str], flags: Mapping[str, object]) -> None:
    """Do ``scan`` or ``run`` and exit with its code.

    Args:
        command: ``scan`` or ``run``.
        sources: The sources, as given.
        flags: The command's options, by name.
    """
    untrusted = [] if flags["trust_repo"] else _folders(sources)
    resolved = settings_of(flags, untrusted)
    settings = resolved.values
    progress = Progress(quiet=bool(flags["quiet"]), verbose=bool(flags["verbose"]))
    if resolved.disobeyed is not None:
        progress.warn(
            f"'{resolved.disobeyed}' lies in what is read and is not obeyed; --trust-repo obeys it"
        )
    if flags["show_settings"]:
        show_settings(resolved)
        return
    request, wanted = _request(command, sources, settings)
    if flags["dry_run"]:
        _print_plan(request, settings)
        return
    record = run_engine(request, progress)
    finish(command, FinishedRun(record.store, record.run_id), request.rules, settings, wanted)


def _folders(sources: Sequence[str]) -> list[Path]:
    """Return the local folders among sources; of ``PATH@REF`` the path."""
    places = [place for source in sources for place in (source, source.rpartition("@")[0])]
    return [Path(place) for place in places if place and _is_folder(Path(place))]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _request(
    command: str, sources: Sequence[str], settings: Settings
) -> tuple[RunRequest, FindingFilter]:
    """Return what to do and what to show, or everything that is wrong with them."""
    faults = _Faults()
    directories = rule_directories(settings)
    specs = faults.gather(lambda: parse_sources(sources))
    rules = faults.gather(lambda: load_rules(directories))
    recipe = None
    wanted = None
    if rules is not None:
        recipe = faults.gather(lambda: _recipe(settings, directories))
        wanted = faults.gather(lambda: make_filter(settings, rules))
    out = settings.out if command == "run" else None
    imports = faults.gather(lambda: _imports(settings, recipe))
    faults.gather(lambda: check_output(settings.output))
    for place in (settings.store, out):
        faults.gather(functools.partial(check_folder, place))
    faults.check()
    assert specs is not None
    assert rules is not None
    assert recipe is not None
    assert wanted is not None
    request = RunRequest(
        command=command,
        sources=tuple(specs),
        recipe=recipe,
        rules=rules,
        store=settings.store,
        out=out,
        jobs=settings.jobs,
        worktree=command == "scan",
        imports=imports,
    )
    return request, wanted


def _recipe(settings: Settings, directories: Sequence[Path]) -> Recipe:
    recipe = load_recipe(settings.recipe, directories)
    return recipe.with_history() if settings.history else recipe


def _imports(settings: Settings, recipe: Recipe | None) -> ImportParams | None:
    """Return the results of other tools that are brought in; None where there are none.

    Raises:
        UsageError: A file of them cannot be read, or the recipe looks for no defects.
    """
    if not settings.import_sarif:
        return None
    if recipe is not None and recipe.defects is None:
        raise UsageError(
            f"recipe '{recipe.name}' looks for no defects, in results of other tools neither",
            "give it a section defects, or leave --import-sarif out",
        )
    return ImportParams.of_files(settings.import_sarif)


def make_filter(settings: Settings, rules: RuleBook) -> FindingFilter:
    """Return which findings the settings show.

    Raises:
        UnknownNameError: A name to select or ignore is that of no rule.
        UsageError: The baseline cannot be read.
    """
    check_rule_names((*settings.select, *settings.ignore), rules)
    known = read_baseline(settings.baseline) if settings.baseline is not None else ()
    return FindingFilter(settings.select, settings.ignore, known)


def finish(
    command: str, run: FinishedRun, rules: RuleBook, settings: Settings, wanted: FindingFilter
) -> None:
    """Render the summary of a run as the settings say, and exit with the code it calls for."""
    summary = summarize(run, rules, wanted, findings_needed(settings.format))
    n_blocking = _n_blocking(command, summary, settings)
    code = EXIT_INCOMPLETE if run.failures else EXIT_FINDINGS if n_blocking else 0
    if settings.format == "text":
        text = render(
            summary,
            width=terminal_width(),
            color=uses_color(settings),
            exit_code=code,
            n_blocking=n_blocking,
        )
    else:
        text = write_summary(summary, settings.format, code)
    write_result(text, settings)
    raise click.exceptions.Exit(code)


def _n_blocking(command: str, summary: Summary, settings: Settings) -> int:
    blocking = _LEVELS.get(settings.fail_on or _DEFAULT_FAIL_ON[command], ())
    with_tools = summary.imported is not None and summary.imported.is_counted
    found = summary.findings.by_severity(with_other_tools=with_tools)
    past = summary.history.only_in_history if settings.history and summary.history else {}
    return sum(found[severity] + past.get(severity, 0) for severity in blocking)


def _print_plan(request: RunRequest, settings: Settings) -> None:
    plan = plan_run(request)
    stages: list[dict[str, object]] = [
        {
            "stage": planned.stage.name,
            "title": planned.stage.title,
            "n_parts": len(planned.parts),
            "n_done": sum(part.is_done for part in planned.parts),
        }
        for planned in plan
    ]
    if settings.format == "json":
        emit_json("dataprep.plan/1", {"stages": stages})
        return
    lines = []
    for stage in stages:
        left = int(str(stage["n_parts"])) - int(str(stage["n_done"]))
        lines.append(
            f"{stage['stage']:<22}{f'{left:,} to do' if left else 'done':<12}{stage['title']}"
        )
    emit("\n".join(lines))
