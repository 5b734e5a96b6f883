"""Interprets functions with what is known of their values, in steps that are counted."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable
from typing import TYPE_CHECKING

from dataprep.defects.flows import ir
from dataprep.defects.flows.evaluate import EVALUATORS
from dataprep.defects.flows.execute import EXECUTORS
from dataprep.defects.flows.state import Frame, State
from dataprep.defects.flows.values import UNKNOWN, Cell, Fact, Taint, Value

if TYPE_CHECKING:
    from dataprep.defects.flows.catalogue import Catalogue
    from dataprep.defects.flows.report import Report
    from dataprep.defects.flows.specs import Source

MAX_NESTING = 100
"""Nodes inside one another that are interpreted, those of callers included."""
MAX_CALLS = 6
"""Calls inside one another that are interpreted."""
_ASSIGNED = re.compile(
    rb"([A-Za-z_$][\w$]*)\s*(?:\[[^\]\n]{0,80}\]\s*)?(?:[-+*/%&|^]|<<|>>)?=(?![=>])|"
    rb"(?:\+\+|--)\s*([A-Za-z_$][\w$]*)|([A-Za-z_$][\w$]*)\s*(?:\+\+|--)"
)


class Machine:
    """Interprets the functions of one text.

    Args:
        module: The text as read.
        text: UTF-8.
        catalogue: What is known of the libraries.
        report: Takes what is found.
        budget: Steps allowed.

    Attributes:
        globals: Variables of the module.
        n_steps: Steps taken.
        wanted: Where functions start in which, or in what they call, something may be reported.
        n_writes: Changes of contents, so that calls without any can be remembered.
        is_partial: Whether something was left out.
    """

    def __init__(
        self, module: ir.Module, text: bytes, catalogue: Catalogue, report: Report, budget: int
    ) -> None:
        self.module = module
        self.catalogue = catalogue
        self.language = module.language
        self.report = report
        self.globals: dict[str, Value] = {}
        self.active: list[ir.Function] = []
        self.memory: dict[Hashable, tuple[Value, tuple[Fact, ...], object]] = {}
        self.anonymous: dict[int, dict[str, Value]] = {}
        self.n_steps = 0
        self.n_writes = 0
        self.wanted: set[int] = set()
        self.is_partial = False
        self._text = text
        self._budget = budget
        self._depth = 0
        self._next_address = 1
        self._statics: dict[int, int] = {}

    def evaluate(self, expression: ir.Expression, state: State, frame: Frame) -> Value:
        """Return the value of an expression, and change the state by what it does."""
        self.n_steps += 1
        if self.n_steps > self._budget or self._depth > MAX_NESTING:
            self.is_partial = True
            return UNKNOWN
        self._depth += 1
        try:
            return EVALUATORS[type(expression)](self, expression, state, frame)
        finally:
            self._depth -= 1

    def execute(self, block: ir.Block, state: State, frame: Frame) -> State | None:
        """Return the state after statements; None where none is reached."""
        after: State | None = state
        self._depth += 1
        try:
            for statement in block:
                self.n_steps += 1
                if self.n_steps > self._budget or self._depth > MAX_NESTING:
                    self.is_partial = True
                    return state
                after = EXECUTORS[type(statement)](self, statement, state, frame)
                if after is None:
                    return None
                state = after
            return after
        finally:
            self._depth -= 1

    @property
    def is_spent(self) -> bool:
        """Whether no steps are left."""
        return self.n_steps > self._budget

    def allocate(self, state: State, cell: Cell) -> int:
        """Return the address of new contents."""
        address = self._next_address
        self._next_address = address + 1
        self.n_writes += 1
        state.heap[address] = cell
        return address

    def new(self, state: State, cell: Cell) -> Value:
        """Return a value that refers to new contents."""
        value = Value(is_known=True, type=cell.type)
        value.cell = self.allocate(state, cell)
        return value

    def write(self, state: State, value: Value, cell: Cell) -> None:
        """Change the contents that a value refers to."""
        if value.cell is not None:
            self.n_writes += 1
            state.heap[value.cell] = cell

    def statics_of(self, class_def: ir.ClassDef, state: State) -> Value:
        """Return a class as a value whose contents are its static fields."""
        address = self._statics.get(id(class_def))
        if address is None:
            address = self._statics[id(class_def)] = self._next_address
            self._next_address += 1
        if address not in state.heap:
            state.heap[address] = Cell("object", class_def=class_def, type=class_def.name)
        value = Value(is_known=True, cell=address)
        value.target = class_def
        return value

    @functools.cached_property
    def assigned(self) -> dict[str, int]:
        """How often each name stands before a sign of assignment in the text."""
        counts: dict[str, int] = {}
        for found in _ASSIGNED.finditer(self._text):
            name = (found[1] or found[2] or found[3]).decode("ascii", "replace")
            counts[name] = counts.get(name, 0) + 1
        return counts

    def source(self, source: Source, node: ir.Node, type_name: str | None = None) -> Value:
        """Return a value that comes from outside at a place of the text."""
        taint = Taint(source.label, node.start, node.end, is_weak=source.is_weak)
        taints = frozenset((taint,))
        return Value(taints=taints, is_known=True, type=type_name)

    def ends(self, call: ir.Call) -> bool:
        """Return whether a call does not come back."""
        if call.receiver is None:
            path = self.module.imports.get(call.name, call.name)
        elif isinstance(call.receiver, ir.Name):
            name = call.receiver.name
            path = f"{self.module.imports.get(name, name)}.{call.name}"
            if self.language == "java":
                path = f"{name}.{call.name}"
        else:
            return False
        return path in self.catalogue.ends

    def check_result(
        self, function: ir.Function, node: ir.Return, value: Value, state: State
    ) -> None:
        """Report a result that goes out as it is."""
        if node.value is None or not self.catalogue.results:
            return
        for note in function.annotations:
            for rule, sink in self.catalogue.results.get(note.name.rpartition(".")[2], ()):
                self.report.value(self, rule, sink, node.value, state.summary(value))
