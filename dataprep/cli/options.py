"""Options that several commands share, and what they come to."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dataprep.settings import Resolved, Settings, current

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_FORMATS = ["text", "json", "jsonl", "markdown", "sarif", "junit", "gitlab"]
_SEVERITIES = ["error", "warning", "note", "never"]

_OPTIONS: dict[str, Callable[[CommandT], CommandT]] = {  # type: ignore[valid-type]  # one table of decorators
    "store": click.option("--store", metavar="DIR", help="Store: path or URI. [.dataprep]"),
    "out": click.option("--out", metavar="DIR", help="Where releases go: path or URI. [out]"),
    "recipe": click.option("--recipe", metavar="NAME", help="Recipe: name or file. [default]"),
    "rules": click.option(
        "--rules", multiple=True, metavar="DIR", help="Rules to lay over those that ship."
    ),
    "jobs": click.option("--jobs", type=click.IntRange(1), help="Processes to use. [by size]"),
    "format": click.option("--format", type=click.Choice(_FORMATS), help="Form of the result."),
    "output": click.option("--output", metavar="FILE", help="File for the result. [stdout]"),
    "color": click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), help="Color text. [auto]"
    ),
    "fail_on": click.option(
        "--fail-on", type=click.Choice(_SEVERITIES), help="Exit 1 at this severity or above."
    ),
    "select": click.option(
        "--select", multiple=True, metavar="RULE", help="Show these rules only (id or prefix)."
    ),
    "ignore": click.option(
        "--ignore", multiple=True, metavar="RULE", help="Do not show these rules."
    ),
    "baseline": click.option(
        "--baseline", metavar="FILE", help="Hide findings that this JSON result holds."
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


def settings_of(**flags: object) -> Resolved:
    """Return the settings that hold, given the flags of a command.

    Args:
        **flags: Values by setting; None and empty mean that the flag was not given.
    """
    given = {
        name: value
        for name, value in flags.items()
        if name in Settings.model_fields and value not in (None, (), [])
    }
    return current(given)


def uses_color(settings: Settings) -> bool:
    """Return whether text for standard output is colored."""
    import os

    if settings.color != "auto":
        return settings.color == "always"
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and settings.output is None


def terminal_width() -> int:
    """Return the columns of the terminal, 80 where there is none."""
    import shutil

    return max(shutil.get_terminal_size((80, 24)).columns, 40)


def rule_directories(settings: Settings) -> list[Path]:
    """Return the folders of rules, the shipped one first."""
    from dataprep.resources import rules_dir

    return [rules_dir(), *(Path(folder) for folder in settings.rules)]


def write_result(text: str, settings: Settings) -> None:
    """Write a result to standard output, or whole to the file that was asked for."""
    if settings.output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    from dataprep.storage import Storage

    path = Path(settings.output)
    Storage(path.parent).write_bytes(text.encode(), path.name)


def show_settings(resolved: Resolved) -> None:
    """Print each setting with its value and origin."""
    for name, value in resolved.values.model_dump(mode="json").items():
        click.echo(f"{name:<10} {value!s:<24} {resolved.origins[name]}")
