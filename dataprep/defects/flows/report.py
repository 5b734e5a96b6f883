"""What was found at sinks, and which of them were safe each time they were reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.site import Site
from dataprep.defects.flows.specs import Check, Condition, FlowRule, Sink, holds
from dataprep.defects.flows.state import State
from dataprep.defects.flows.values import MISSING, Cell, Taint, Value, texts_of
from dataprep.rules.defect import Confidence, DefectRule

if TYPE_CHECKING:
    from dataprep.defects.flows.machine import Machine

_SHELLS = frozenset({"sh", "bash", "zsh", "ksh", "dash", "cmd", "cmd.exe", "powershell", "pwsh"})
"""Programs that read a command out of their arguments."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A value from outside that reaches a place where it does harm, or a call that is wrong.

    Attributes:
        rule: The rule.
        start: First byte of the sink.
        end: Byte behind it.
        source_start: First byte of the source; that of the sink where there is none.
        source_end: Byte behind it.
        confidence: That of the rule; low where the source is a mere parameter.
    """

    rule: DefectRule
    start: int
    end: int
    source_start: int
    source_end: int
    confidence: Confidence


@dataclass(frozen=True, slots=True, order=True)
class SafeSink:
    """A sink that is free of values from outside, whichever way it is reached."""

    start: int
    end: int
    cwe: str


class Report:
    """Takes what sinks are reached by."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int], Flow] = {}
        self._safe: dict[tuple[int, int, str], bool] = {}

    def flows(self) -> tuple[Flow, ...]:
        """Return what was found, in order of the text."""
        return tuple(sorted(self._found.values(), key=lambda e: (e.start, e.end, e.rule.id)))

    def safe(self) -> tuple[SafeSink, ...]:
        """Return the sinks that were safe each time and hold none that is not, in order."""
        bad = {(each.start, each.end, each.rule.cwe[0]) for each in self._found.values()}
        return tuple(
            sorted(
                SafeSink(*key)
                for key, is_safe in self._safe.items()
                if is_safe and not any(_overlap(key, other) for other in bad)
            )
        )

    def sink(self, machine: Machine, rule: FlowRule, sink: Sink, site: Site, state: State) -> bool:
        """Take a call that may be a sink, and return whether it is one."""
        if not all(_is_met(each, site, state) for each in sink.where):
            return False
        values = site.places(sink.arguments)
        if sink.is_shallow:
            values = [each for value in values for each in _vector(value, state)]
        for each in values:
            self.value(machine, rule, sink, site.node, state.summary(each))
        return True

    def value(
        self, machine: Machine, rule: FlowRule, sink: Sink, node: ir.Node, value: Value
    ) -> None:
        """Take a value, with the taints of what it holds, that reaches a sink."""
        del machine, sink
        spec = rule.spec
        harmful = [
            each
            for each in value.taints
            if each.harms(spec.kind)
            and (not spec.labels or each.label in spec.labels or each.is_weak)
            and (spec.takes_parameters or not each.is_weak)
        ]
        if harmful:
            self._add(rule, node, min(harmful, key=lambda each: (each.is_weak, each.start)))
        is_safe = not harmful and value.is_known
        self._seen(rule, node, is_safe=is_safe)

    def _add(self, rule: FlowRule, node: ir.Node, taint: Taint) -> None:
        key = (rule.id, node.start, node.end)
        before = self._found.get(key)
        if before is not None and (taint.is_weak or before.confidence == rule.rule.confidence):
            return
        confidence: Confidence = "low" if taint.is_weak else rule.rule.confidence
        self._found[key] = Flow(rule.rule, node.start, node.end, taint.start, taint.end, confidence)

    def _seen(self, rule: FlowRule, node: ir.Node, *, is_safe: bool) -> None:
        key = (node.start, node.end, rule.rule.cwe[0])
        self._safe[key] = self._safe.get(key, True) and is_safe

    def check(self, rule: FlowRule, check: Check, site: Site, state: State) -> None:
        """Take a call that is wrong by its arguments, if it is."""
        if not all(_is_met(each, site, state) for each in check.where):
            return
        node = site.node
        is_wrong: bool | None = True
        if check.argument is not None:
            is_wrong = _is_wrong(check, site, state)
        if is_wrong:
            key = (rule.id, node.start, node.end)
            flow = Flow(rule.rule, node.start, node.end, node.start, node.end, rule.rule.confidence)
            self._found.setdefault(key, flow)
        self._seen(rule, node, is_safe=is_wrong is False)


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def _is_wrong(check: Check, site: Site, state: State) -> bool | None:
    """Return whether the argument that counts is wrong; None where that is not known."""
    assert check.argument is not None
    value = site.place(check.argument)
    if value is None:
        return check.missing
    if check.property is not None:
        cell = state.contents(value)
        if cell is None:
            return None
        value = _property(cell, check.property)
        if value is None:
            return check.missing
    if value.choices:
        return any(check.is_wrong(text) for text in value.choices)
    if value.constant is MISSING:
        return None
    return check.is_wrong(value.constant)


def _property(cell: Cell, name: str) -> Value | None:
    """Return a property that was set by a call, or that is written out in a map."""
    return cell.items.get(f"#{name}") or cell.items.get(name)


def _is_met(condition: Condition, site: Site, state: State) -> bool:
    return _holds(condition, site, state) is not condition.is_not


def _holds(condition: Condition, site: Site, state: State) -> bool:
    value = site.place(condition.argument)
    if condition.is_given is not None and condition.property is None:
        return (value is not None) is condition.is_given
    if value is None:
        return False
    if condition.is_list is not None:
        cell = state.contents(value)
        return (cell is not None and cell.kind == "list") is condition.is_list
    if condition.property is not None:
        cell = state.contents(value)
        held = None if cell is None else _property(cell, condition.property)
        if condition.is_given is not None:
            return (held is not None) is condition.is_given
        if held is None:
            return False
        value = held
    if condition.matches is not None:
        text = value.path if value.constant is MISSING else value.constant
        return isinstance(text, str) and holds(condition.matches, text)
    is_same = type(value.constant) is type(condition.equals)
    return is_same and value.constant == condition.equals


def _vector(value: Value, state: State) -> list[Value]:
    """Return what of the arguments of a program a shell or the system reads."""
    cell = state.contents(value)
    if cell is None or cell.kind != "list":
        return [value]
    if not cell.items or (cell.rest is not None and 0 not in cell.items):
        return [value]
    items = [*cell.items.values(), *([] if cell.rest is None else [cell.rest])]
    programs = {text.replace("\\", "/").rpartition("/")[2].lower() for text in texts_of(items[0])}
    return items if programs & _SHELLS else items[:1]
