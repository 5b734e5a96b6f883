"""Options that several commands share, and what they come to."""

from __future__ import annotations

import atexit
import functools
import gc
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dataprep.cli.names import complete_recipes, complete_rules

if TYPE_CHECKING:
    from dataprep.settings import Resolved, Settings

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

FORMATS = ("text", "json", "jsonl", "markdown", "sarif", "junit", "gitlab")
SEVERITIES = ("error", "warning", "note", "never")
COLORS = ("auto", "always", "never")

_OPTIONS: dict[str, Callable[[CommandT], CommandT]] = {
    "store": click.option("--store", metavar="DIR", help="Store: path or URI. [.dataprep]"),
    "out": click.option("--out", metavar="DIR", help="Where releases go: path or URI. [out]"),
    "recipe": click.option(
        "--recipe",
        metavar="NAME",
        help="Recipe: name or file. [default]",
        shell_complete=complete_recipes,
    ),
    "rules": click.option(
        "--rules", multiple=True, metavar="DIR", help="Rules to lay over those that ship."
    ),
    "jobs": click.option("--jobs", type=click.IntRange(1), help="Processes to use. [by size]"),
    "format": click.option("--format", type=click.Choice(FORMATS), help="Form of the result."),
    "plain_format": click.option(
        "--format", type=click.Choice(FORMATS[:2]), help="Form of the result."
    ),
    "output": click.option("--output", metavar="FILE", help="File for the result. [stdout]"),
    "color": click.option("--color", type=click.Choice(COLORS), help="Color text. [auto]"),
    "fail_on": click.option(
        "--fail-on", type=click.Choice(SEVERITIES), help="Exit 1 at this severity or above."
    ),
    "select": click.option(
        "--select",
        multiple=True,
        metavar="RULE",
        help="Show these rules only (id or prefix).",
        shell_complete=complete_rules,
    ),
    "ignore": click.option(
        "--ignore",
        multiple=True,
        metavar="RULE",
        help="Do not show these rules (id or prefix).",
        shell_complete=complete_rules,
    ),
    "baseline": click.option(
        "--baseline", metavar="FILE", help="Hide findings that this JSON result holds."
    ),
    "history": click.option(
        "--history",
        is_flag=True,
        default=None,
        help="Search the history for secrets, too; they count for --fail-on.",
    ),
    "import_sarif": click.option(
        "--import-sarif",
        multiple=True,
        metavar="FILE",
        help="SARIF file of another tool, to tell its findings beside ours.",
    ),
    "trust_repo": click.option(
        "--trust-repo", is_flag=True, help="Obey configuration that lies in SOURCE."
    ),
    "show_settings": click.option(
        "--show-settings", is_flag=True, help="Print each setting and where it comes from."
    ),
    "dry_run": click.option("--dry-run", is_flag=True, help="Print what would be done."),
    "quiet": click.option("-q", "--quiet", is_flag=True, help="No progress."),
    "verbose": click.option("-v", "--verbose", is_flag=True, help="One line per stage."),
    "run_id": click.option("--run", "run_id", metavar="ID", help="Run to look at. [the last]"),
}


def with_options(*names: str) -> Callable[[CommandT], CommandT]:
    """Return a decorator that adds shared options to a command, in order."""

    def decorate(command: CommandT) -> CommandT:
        return functools.reduce(lambda f, name: _OPTIONS[name](f), reversed(names), command)

    return decorate


def settle_process() -> None:
    """Make this process, and those that it starts, spend little CPU time beside their work.

    One thread each, unless the environment says otherwise: work is split over processes
    (``--jobs``), threads inside them cost CPU time and save none. Python looks for no cycles
    when it ends: memory goes back anyway.
    NOTE: polars reads the number of threads when it is imported.
    """
    for name in ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    atexit.register(gc.freeze)


def settings_of(flags: Mapping[str, object], untrusted: Sequence[Path] = ()) -> Resolved:
    """Return the settings that hold, given the flags of a command.

    Args:
        flags: Values by setting; None and empty mean that the flag was not given. Other flags of
            the command may be among them.
        untrusted: Folders whose configuration is not obeyed.
    """
    from dataprep.settings import Settings, current

    given = {
        name: value
        for name, value in flags.items()
        if name in Settings.model_fields and value not in (None, (), [])
    }
    return current(given, untrusted)


def rule_directories(settings: Settings) -> list[Path]:
    """Return the folders of rules, the shipped one first."""
    from dataprep.resources import rules_dir

    return [rules_dir(), *(Path(folder) for folder in settings.rules)]


def show_settings(resolved: Resolved) -> None:
    """Print each setting with its value and origin."""
    from dataprep.cli.output import emit, emit_json

    values = resolved.values.model_dump(mode="json")
    if resolved.values.format == "json":
        settings = {n: {"value": v, "origin": resolved.origins[n]} for n, v in values.items()}
        emit_json("dataprep.settings/1", {"settings": settings})
        return
    shown = {name: _shown(value) for name, value in values.items()}
    width = max(map(len, shown.values()))
    names = max(map(len, shown)) + 2
    emit("\n".join(f"{n:<{names}}{v:<{width}}  {resolved.origins[n]}" for n, v in shown.items()))


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return "–" if value is None else str(value)
