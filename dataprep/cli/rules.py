"""``dataprep rules``: list, show and test rules."""

from __future__ import annotations

import json

import click

from dataprep.cli.options import rule_directories, settings_of, with_options
from dataprep.errors import RuleError, UnknownNameError


@click.group()
def rules() -> None:
    """List, show and test rules."""


@rules.command("list")
@click.argument("group", required=False)
@with_options("rules", "format")
def list_rules(group: str | None, **flags: object) -> None:
    """List all rules, or those of GROUP (for example filters/starcoder2)."""
    from dataprep.rules import load_rules

    settings = settings_of(**flags).values
    book = load_rules(rule_directories(settings))
    wanted = [
        rule
        for rule in book.all()
        if group in (None, _short(book.group_of(rule.id)), book.group_of(rule.id))
    ]
    if not wanted:
        raise UnknownNameError("rule group", str(group), book.groups)
    if settings.format == "json":
        document = {
            "schema": "dataprep.rules/1",
            "rules": [
                {
                    "group": book.group_of(r.id),
                    **r.model_dump(mode="json", by_alias=True, exclude_none=True),
                }
                for r in wanted
            ],
        }
        click.echo(json.dumps(document, indent=1, ensure_ascii=False))
        return
    for name in book.groups:
        found = [rule for rule in wanted if book.group_of(rule.id) == name]
        if found:
            click.echo(f"{_short(name)}  ({len(found)})")
        for rule in found:
            click.echo(f"  {rule.id:<34} {rule.title}")


def _short(group: str) -> str:
    return (
        group.removeprefix("filters/")
        if group.count("/") == 1
        and group
        in {"filters/integrity", "filters/licenses", "filters/roles", "filters/duplicates"}
        else group
    )


@rules.command()
@click.argument("rule_id", metavar="RULE")
@with_options("rules", "format")
def show(rule_id: str, **flags: object) -> None:
    """Show what RULE finds, why, where its threshold is from, and what to do."""
    from dataprep.report.rule_page import rule_page
    from dataprep.rules import load_rules

    settings = settings_of(**flags).values
    book = load_rules(rule_directories(settings))
    rule = book.get(rule_id)
    if settings.format == "json":
        document = rule.model_dump(mode="json", by_alias=True, exclude_none=True)
        click.echo(
            json.dumps({"schema": "dataprep.rule/1", **document}, indent=1, ensure_ascii=False)
        )
    else:
        click.echo(rule_page(rule, book.group_of(rule_id)))


@rules.command("test")
@click.argument("rule_id", required=False, metavar="[RULE]")
@with_options("rules")
def test_rules(rule_id: str | None, **flags: object) -> None:
    """Run the tests that lie beside the rules, of all rules or of RULE."""
    from dataprep.rules import Rule, load_rules, test_rule

    settings = settings_of(**flags).values
    book = load_rules(rule_directories(settings))
    wanted = book.all() if rule_id is None else (book.get(rule_id),)
    tested = [rule for rule in wanted if isinstance(rule, Rule) and rule.when is not None]
    faults = [f"{r.id}: {fault}" for r in tested for fault in test_rule(r, book.test_of(r.id))]
    if faults:
        raise RuleError(f"{len(faults)} rule tests fail:\n  " + "\n  ".join(faults))
    click.echo(f"{len(tested)} rules tested, all as their tests say")
