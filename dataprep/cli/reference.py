"""The generated parts of the documentation, each from the code that it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pydantic import BaseModel


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def commands() -> str:
    """Return the commands with their options."""
    from dataprep.cli.main import COMMANDS, cli

    context = click.Context(cli)
    parts = []
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        parts += _command(command, f"dataprep {name}")
    return "\n\n".join(parts)


def _command(command: click.Command, name: str) -> list[str]:
    if isinstance(command, click.Group):
        return [
            part
            for sub in command.commands.values()
            for part in _command(sub, f"{name} {sub.name}")
        ]
    arguments = [
        p.make_metavar(click.Context(command))
        for p in command.params
        if isinstance(p, click.Argument)
    ]
    title = f"### `{' '.join([name, *arguments])}`"
    help_text = " ".join((command.help or "").split("\n\n")[0].split())
    rows = [
        (f"`{', '.join(option.opts)}`", option.help or "")
        for option in command.params
        if isinstance(option, click.Option)
    ]
    return [title, help_text, *([_table(("option", "meaning"), rows)] if rows else [])]


def settings() -> str:
    """Return the settings: name, variable, default, meaning."""
    from dataprep.settings import Settings

    rows = [
        (f"`{name}`", f"`DATAPREP_{name.upper()}`", f"`{field.default}`", field.description or "")
        for name, field in Settings.model_fields.items()
    ]
    return _table(("key", "variable", "default", "meaning"), rows)


def stages() -> str:
    """Return the stages in order: scope, tables and title."""
    from dataprep.pipeline import STAGES

    rows = [
        (
            f"`{stage.name}`",
            stage.scope.value,
            ", ".join(f"`{table}`" for table in stage.reads) or "the source",
            ", ".join(f"`{table}`" for table in stage.writes),
            stage.title,
        )
        for stage in STAGES
    ]
    return _table(("stage", "scope", "reads", "writes", "what it does"), rows)


def tables() -> str:
    """Return every table with its columns."""
    from dataprep.contracts import contract_names, load_contract

    parts = []
    for name in contract_names():
        contract = load_contract(name)
        key = ", ".join(f"`{column}`" for column in contract.key)
        parts.append(f"### `{name}`\n\n{contract.description} Key: {key}.\n")
        parts.append(_column_table(name) + "\n")
    return "\n".join(parts).rstrip()


def shard_columns() -> str:
    """Return the columns of the shards for next-token prediction."""
    return _column_table("ntp")


def _column_table(name: str) -> str:
    from dataprep.contracts import load_contract

    rows = [
        (
            f"`{column.name}`",
            column.physical_type + ("" if column.is_required else ", may be null"),
            column.description,
        )
        for column in load_contract(name).columns
    ]
    return _table(("column", "type", "meaning"), rows)


def rules() -> str:
    """Return every rule by group."""
    from dataprep.resources import rules_dir
    from dataprep.rules import Rule, load_rules

    book = load_rules([rules_dir()])
    parts = []
    for group in book.groups:
        found = [rule for rule in book.all() if book.group_of(rule.id) == group]
        rows = [
            (f"`{rule.id}`", rule.action if isinstance(rule, Rule) else "quarantine", rule.title)
            for rule in found
        ]
        parts.append(f"### `{group}`\n\n{_table(('rule', 'action', 'finds'), rows)}\n")
    return "\n".join(parts).rstrip()


def recipes() -> str:
    """Return the recipes that ship."""
    from dataprep.recipe import load_recipe, recipe_names
    from dataprep.resources import rules_dir

    found = [load_recipe(name, [rules_dir()]) for name in recipe_names([rules_dir()])]
    rows = [(f"`{r.name}`", r.title, ", ".join(f"`{line}`" for line in r.rules)) for r in found]
    return _table(("recipe", "for", "rules, in order of dispositions"), rows)


def recipe_lines() -> str:
    """Return every line of a recipe."""
    from dataprep.recipe import Recipe

    return _table(("line", "default", "meaning"), _model_lines(Recipe, ""))


def rule_lines() -> str:
    """Return every line of a rule file."""
    from dataprep.rules import Rule

    return _table(("line", "default", "meaning"), _model_lines(Rule, ""))


def operators() -> str:
    """Return the operators of a rule's predicate."""
    from dataprep.rules.model import OPERATORS, Condition

    fields = {info.alias or name: info for name, info in Condition.model_fields.items()}
    rows = [(f"`{name}`", fields[name].description or "") for name in OPERATORS]
    return _table(("operator", "holds where"), rows)


def _model_lines(
    model: type[BaseModel], prefix: str, given: BaseModel | None = None
) -> list[tuple[str, str, str]]:
    """Return a row for each line of a model; what a section has ``given`` is its default."""
    from pydantic import BaseModel

    rows = []
    for name, field in model.model_fields.items():
        default = field.default if given is None else getattr(given, name)
        if isinstance(default, BaseModel):
            rows += _model_lines(type(default), f"{prefix}{name}.", default)
            continue
        is_required = given is None and field.is_required()
        shown = "required" if is_required else f"`{_as_yaml(default)}`"
        rows.append((f"`{prefix}{field.alias or name}`", shown, field.description or ""))
    return rows


def _as_yaml(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value)


def exit_codes() -> str:
    """Return the exit codes."""
    rows = [
        ("0", "done, and nothing at or above `--fail-on` (`error` for `scan`, `never` for `run`)"),
        ("1", "findings at or above `--fail-on`"),
        ("2", "could not run: usage, recipe, rule, source or storage"),
        ("3", "nothing to scan"),
        ("4", "a partition or a required stage did not run; a contract or the funnel was broken"),
        ("130", "interrupted; what was done is kept, run the same command again"),
    ]
    return _table(("code", "meaning"), rows)


GENERATED: dict[str, Callable[[], str]] = {
    "commands": commands,
    "settings": settings,
    "stages": stages,
    "tables": tables,
    "rules": rules,
    "recipes": recipes,
    "exit-codes": exit_codes,
    "shard-columns": shard_columns,
    "recipe-lines": recipe_lines,
    "rule-lines": rule_lines,
    "operators": operators,
}
"""Generated parts by the name that markers give them."""
