"""Names for shell completion, from file names alone so that it answers at once."""

from __future__ import annotations

import click

from dataprep.resources import rules_dir


def complete_recipes(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Return the shipped recipes that begin so."""
    del context, parameter
    names = (path.stem for path in (rules_dir() / "recipes").glob("*.yaml"))
    return sorted(name for name in names if name.startswith(incomplete))


def complete_rules(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Return the shipped rules that begin so."""
    del context, parameter
    paths = (p for kind in ("filters", "quarantine") for p in (rules_dir() / kind).rglob("*.yaml"))
    names = (path.stem for path in paths if not path.name.endswith(".test.yaml"))
    return sorted(name for name in names if name.startswith(incomplete))


def complete_groups(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[str]:
    """Return the shipped groups of rules that begin so."""
    del context, parameter
    names = ["quarantine", *(path.name for path in (rules_dir() / "filters").iterdir())]
    return sorted(name for name in names if name.startswith(incomplete))
