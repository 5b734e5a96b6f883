"""``dataprep rules``: list, show and test rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from dataprep.cli.groups import NamedGroup
from dataprep.cli.names import complete_groups, complete_rules
from dataprep.cli.options import rule_directories, settings_of, with_options
from dataprep.cli.output import emit, emit_json
from dataprep.errors import RuleError, UnknownNameError

if TYPE_CHECKING:
    from dataprep.rules import AnyRule, RuleBook
    from dataprep.settings import Settings

_PREFIX = "filters/"


@click.group(cls=NamedGroup)
def rules() -> None:
    """List, show and test rules."""


@rules.command("list")
@click.argument("group", required=False, metavar="[GROUP]", shell_complete=complete_groups)
@with_options("recipe", "rules", "plain_format")
def list_rules(group: str | None, recipe: str | None, **flags: object) -> None:
    """List all rules, those of GROUP (for example starcoder2), or those that a recipe uses."""
    from dataprep.rules import load_rules

    settings = settings_of({**flags, "recipe": recipe}).values
    book = load_rules(rule_directories(settings))
    found = _of_recipe(book, settings) if recipe else _by_group(book)
    if group is not None:
        name = group.removeprefix(_PREFIX)
        if name not in found:
            raise UnknownNameError("rule group", group, found)
        found = {name: found[name]}
    if settings.format == "json":
        listed = [
            {"group": name, **_as_mapping(rule)} for name, group in found.items() for rule in group
        ]
        emit_json("dataprep.rules/1", {"rules": listed})
        return
    lines = []
    for name, group_rules in found.items():
        lines.append(f"{name}  ({len(group_rules)})")
        lines += [f"  {rule.id:<34} {rule.title}" for rule in group_rules]
    emit("\n".join(lines))


def _by_group(book: RuleBook) -> dict[str, list[AnyRule]]:
    found: dict[str, list[AnyRule]] = {}
    for rule in sorted(book.all(), key=lambda rule: (book.group_of(rule.id), rule.id)):
        found.setdefault(book.group_of(rule.id).removeprefix(_PREFIX), []).append(rule)
    return found


def _of_recipe(book: RuleBook, settings: Settings) -> dict[str, list[AnyRule]]:
    from dataprep.recipe import load_recipe

    recipe = load_recipe(settings.recipe, rule_directories(settings))
    found: dict[str, list[AnyRule]] = {}
    for bound in book.bind(recipe.rules):
        found.setdefault(bound.group.removeprefix(_PREFIX), []).append(bound.rule)
    return found


def _as_mapping(rule: AnyRule) -> dict[str, object]:
    return rule.model_dump(mode="json", by_alias=True, exclude_none=True)


@rules.command()
@click.argument("rule_id", metavar="RULE", shell_complete=complete_rules)
@with_options("rules", "plain_format")
def show(rule_id: str, **flags: object) -> None:
    """Show what RULE finds, why, where its threshold is from, and what to do."""
    from dataprep.report.rule_page import rule_page
    from dataprep.rules import load_rules

    settings = settings_of(flags).values
    book = load_rules(rule_directories(settings))
    rule = book.get(rule_id)
    group = book.group_of(rule_id).removeprefix(_PREFIX)
    if settings.format == "json":
        emit_json("dataprep.rule/1", {"group": group, **_as_mapping(rule)})
    else:
        emit(rule_page(rule, group))


def _test_defects(book: RuleBook, wanted: Sequence[AnyRule]) -> tuple[list[str], int]:
    """Return the faults of rules of defects, one a line, and how many of them were tested."""
    from dataprep.defects.check import test_defect_rules
    from dataprep.rules import DefectRule

    rules = [(rule, book.path_of(rule.id)) for rule in wanted if isinstance(rule, DefectRule)]
    if not rules:
        return [], 0
    tested = test_defect_rules(rules, tuple(map(str, book.folders)))
    if tested.not_run is not None:
        emit(f"not run: {tested.not_run}")
    faults = [f"{name}: {fault}" for name, found in tested.faults.items() for fault in found]
    return faults, tested.n_tested


@rules.command("test")
@click.argument("rule_id", required=False, metavar="[RULE]", shell_complete=complete_rules)
@with_options("rules")
def test_rules(rule_id: str | None, **flags: object) -> None:
    """Run the tests that lie beside the rules, of all rules or of RULE."""
    from dataprep.rules import Rule, SensitiveRule, load_rules, test_rule

    settings = settings_of(flags).values
    book = load_rules(rule_directories(settings))
    wanted = book.all() if rule_id is None else (book.get(rule_id),)
    faults, n_tested = _test_defects(book, wanted)
    for rule in wanted:
        if isinstance(rule, Rule) and rule.when is not None:
            found = test_rule(rule, book.test_of(rule.id))
        elif isinstance(rule, SensitiveRule) and rule.found_by is None:
            from dataprep.sensitive.check import test_sensitive_rule

            found = test_sensitive_rule(rule, book.sensitive_test_of(rule.id))
        else:
            continue
        n_tested += 1
        faults += [f"{rule.id}: {fault}" for fault in found]
    if faults:
        noun = "rule test fails" if len(faults) == 1 else "rule tests fail"
        raise RuleError(f"{len(faults)} {noun}:\n  " + "\n  ".join(faults))
    if rule_id is not None and not n_tested:
        emit(f"{rule_id} is decided by a stage, and tested with it")
    else:
        noun = "rule" if n_tested == 1 else "rules"
        emit(f"{n_tested} {noun} tested, all as their tests say")
