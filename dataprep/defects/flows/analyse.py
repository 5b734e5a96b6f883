"""Follows the values of a text from where they come in to where they do harm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from dataprep.defects.flows.catalogue import catalogue_of
from dataprep.defects.flows.entries import run_entry, run_module
from dataprep.defects.flows.frontends import frontend_of, languages
from dataprep.defects.flows.machine import Machine
from dataprep.defects.flows.reach import Reach, Wanted
from dataprep.defects.flows.report import Flow, Report, SafeSink
from dataprep.defects.flows.specs import Folders
from dataprep.syntax.tree import grammar_of, parse

Status: TypeAlias = Literal["complete", "partial", "too-large", "not-run"]
_STEPS = 10_000
_STEPS_PER_BYTE = {"php": 0.4, "csharp": 0.4}
"""Steps allowed for a text: so many, and so many more for each byte of it, else one.

Real code takes less than one for every byte; what takes more calls itself in ever new ways. Classes
of PHP and C# that hold a whole application take more without finding more.
"""


@dataclass(frozen=True, slots=True)
class FlowResult:
    """What following the values of a text gave.

    Attributes:
        findings: Places where values do harm, in order.
        safe: Sinks where no value does, in order.
        status: ``complete``; ``partial`` where something was left out; ``too-large`` where there
            is no tree; ``not-run`` for a language that cannot be read.
        n_steps: Steps taken.
    """

    findings: tuple[Flow, ...] = ()
    safe: tuple[SafeSink, ...] = ()
    status: Status = "complete"
    n_steps: int = 0


def analyse(
    text: bytes, language: str, folders: Folders | None = None, *, is_filtered: bool = True
) -> FlowResult:
    """Return where values from outside do harm in a text, and which sinks are free of them.

    Args:
        text: UTF-8; nothing of it is run.
        language: Slug.
        folders: Folders of rules, the shipped one first; None for that alone.
        is_filtered: Whether a text without the words of a source and a sink is passed over; the
            findings are the same without.

    Raises:
        RuleError: The rules of the language cannot be used.
    """
    if language not in languages():
        return FlowResult(status="not-run")
    catalogue = catalogue_of(language, folders)
    wanted = Wanted(text, catalogue)
    if is_filtered and not wanted.can_hold:
        return FlowResult()
    parsed = parse(text, grammar_of(language))
    if parsed.tree is None:
        return FlowResult(status="too-large")
    module = frontend_of(language)(parsed.tree.root_node, text)
    report = Report()
    budget = _STEPS + int(_STEPS_PER_BYTE.get(language, 1) * len(text))
    machine = Machine(module, text, catalogue, report, budget)
    _interpret(machine, text, wanted)
    is_partial = machine.is_partial or module.is_deep or bool(parsed.errors.n_errors)
    safe = () if machine.is_partial or module.is_deep else report.safe()
    status: Status = "partial" if is_partial else "complete"
    return FlowResult(report.flows(), safe, status, machine.n_steps)


def _interpret(machine: Machine, text: bytes, wanted: Wanted) -> None:
    reach = Reach(machine.module, text, wanted)
    machine.wanted = reach.wanted()
    try:
        state = run_module(machine)
        for function in reach.entries():
            run_entry(machine, function, state)
    except RecursionError:
        machine.is_partial = True
