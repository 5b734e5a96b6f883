"""Which definitions reach a place, along structured control flow.

Values of a variable are places of definitions. Branches work on the same variables: a journal says what
an arm changed, so that it can be taken back and joined. What may come round a loop stands for itself as a
negative number until the loop is read (Braun et al., Simple and Efficient Construction of Static
Single Assignment Form, 2013, https://doi.org/10.1007/978-3-642-37051-9_6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dataprep.errors import DataprepError
from dataprep.parse._flow_query import SPAN_CODES
from dataprep.parse._flow_scopes import Scope, Values, Variable

Out = dict[Variable, Values]
_LOOPS = frozenset(SPAN_CODES[name] for name in ("loop", "loop.after"))
_SWITCHES = frozenset(SPAN_CODES[name] for name in ("switch", "switch.full"))
_FULL, _AFTER = SPAN_CODES["switch.full"], SPAN_CODES["loop.after"]


class TooCostlyError(DataprepError):
    """The text takes more work than its length allows."""


@dataclass(slots=True, eq=False)
class Loop:
    """A loop being read: what stands for values at its head."""

    parent: Loop | None
    heads: dict[Variable, int] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Frame:
    """A control structure being read.

    Attributes:
        code: Its kind.
        depth: Journals around it.
        is_dead: Whether it is not reached.
        label: Its label; empty without one.
        is_full: Whether one of its arms is always taken.
        outs: What its arms changed; None for one that does not end.
        fall: What the case before changed, where it runs on.
        loop: Of a loop that has begun: what stands for values at its head.
        is_over: Of a loop: whether its end is read, and only what follows it is missing.
        breaks: What was changed where it is left.
        continues: What was changed where it begins anew.
        ever: Of a try: all values set in it.
        raised: Of a try: all values set in its body.
        outer_ever: The same of the try around it.
    """

    code: int
    depth: int
    is_dead: bool
    label: str = ""
    is_full: bool = False
    outs: list[Out | None] = field(default_factory=list)
    fall: Out | None = None
    loop: Loop | None = None
    is_over: bool = False
    breaks: list[Out] = field(default_factory=list)
    continues: list[Out] = field(default_factory=list)
    raised: Out = field(default_factory=dict)
    outer_ever: dict[Variable, Values] | None = None
    body: Out | None = None


class Work:
    """Counts work against what the length of the text allows, and keeps what stands for loops.

    Args:
        allowed: Units of work.
    """

    def __init__(self, allowed: int) -> None:
        self._left = allowed
        self._heads: list[Values] = []
        self._known: dict[int, Values] = {}

    def spend(self, n: int) -> None:
        """Count work.

        Raises:
            TooCostlyError: None is left.
        """
        self._left -= n
        if self._left < 0:
            raise TooCostlyError("the uses of names of the text take too much work")

    def new_head(self, values: Values) -> int:
        """Return what stands for values at the head of a loop, with those before it."""
        self.spend(1)
        self._heads.append(values)
        return -len(self._heads)

    def come_round(self, head: int, values: Values) -> None:
        """Add what comes round a loop."""
        self._heads[-head - 1] += tuple(one for one in values if one != head)

    def places(self, values: Values) -> Values:
        """Return the definitions behind values."""
        if min(values, default=0) >= 0:
            return values
        if len(values) == 1 and values[0] in self._known:
            known = self._known[values[0]]
            self.spend(len(known))
            return known
        found: dict[int, None] = {}
        seen: set[int] = set()
        pending = list(values)
        while pending:
            one = pending.pop()
            if one >= 0:
                found[one] = None
            elif one in self._known:
                found.update(dict.fromkeys(self._known[one]))
            elif one not in seen:
                seen.add(one)
                pending.extend(self._heads[-one - 1])
        self.spend(len(seen) + len(found))
        result = tuple(sorted(found))
        if len(values) == 1:
            self._known[values[0]] = result
        return result


class Flow:
    """What the variables of one function, or of the text outside of functions, can hold just now.

    Args:
        unit: The function.
        work: Counts work.
    """

    def __init__(self, unit: Scope, work: Work) -> None:
        self.unit, self._work = unit, work
        self.loop: Loop | None = None
        self.is_dead = False
        self.frames: list[Frame] = []
        self._journals: list[dict[Variable, tuple[Values, object]]] = [{}]
        self._ever: dict[Variable, Values] | None = None

    def read(self, variable: Variable) -> Values:
        """Return what a variable can hold."""
        if variable.loop is not self.loop:
            self._enter(variable)
        return variable.values

    def _enter(self, variable: Variable) -> None:
        loops: list[Loop] = []
        loop = self.loop
        while loop is not None and loop is not variable.loop:
            loops.append(loop)
            loop = loop.parent
        self._work.spend(len(loops))
        for one in reversed(loops):
            head = one.heads.get(variable)
            if head is None:
                head = one.heads[variable] = self._work.new_head(variable.values)
            variable.values = (head,)
        variable.loop = self.loop

    def put(self, variable: Variable, values: Values) -> None:
        """Say what a variable holds from here on."""
        journal = self._journals[-1]
        if variable not in journal:
            journal[variable] = variable.values, variable.loop
        variable.values, variable.loop = values, self.loop
        if self._ever is not None:
            before = self._ever.get(variable, ())
            self._ever[variable] = _union((before, values))
            self._work.spend(1 + len(before) // 8)

    def open(self, code: int, label: str, *, is_full: bool) -> Frame:
        """Begin a control structure."""
        frame = Frame(code, len(self._journals), self.is_dead, label, is_full or code == _FULL)
        self.frames.append(frame)
        return frame

    def open_try(self) -> None:
        """Begin a try."""
        frame = self.open(SPAN_CODES["try"], "", is_full=True)
        frame.outer_ever, self._ever = self._ever, {}

    def open_arm(self, frame: Frame, *, falls: bool = False) -> None:
        """Begin a part that is run instead of others."""
        self._journals.append({})
        self.is_dead = frame.is_dead
        if falls and frame.fall is not None:
            for variable, values in frame.fall.items():
                self.put(variable, _union((self.read(variable), values)))
            frame.fall = None

    def close_arm(self) -> Out | None:
        """End it, take back what it changed, and return that; None where its end is not reached."""
        journal = self._journals.pop()
        self._work.spend(len(journal))
        out = {variable: variable.values for variable in journal}
        for variable, (values, loop) in journal.items():
            variable.values, variable.loop = values, loop
        return None if self.is_dead else out

    def close_branch(self, frame: Frame) -> None:
        """End a choice: join its arms, and what comes by none of them."""
        self.frames.pop()
        outs = [*frame.outs, frame.fall, *frame.breaks]
        if not frame.is_full:
            outs.append({})
        self.join(outs, frame)

    def join(self, outs: Iterable[Out | None], frame: Frame) -> None:
        """Bring together what ways to this place changed; None for a way that does not come here."""
        alive = [out for out in outs if out is not None]
        self.is_dead = frame.is_dead or not alive
        changed = {variable: None for out in alive for variable in out}
        self._work.spend(len(changed) * len(alive) // 4)
        for variable in changed:
            before = self.read(variable)
            self.put(variable, _union([out.get(variable, before) for out in alive]))

    def begin_loop(self, frame: Frame) -> None:
        """Begin what a loop repeats, once."""
        if frame.loop is None:
            frame.loop = self.loop = Loop(self.loop)
            self._journals.append({})

    def _head(self, variable: Variable, loop: Loop) -> Values:
        """Return what stands for a variable at the head of a loop being read."""
        head = loop.heads.get(variable)
        if head is None:
            journal = self._journals[-1]
            if variable not in journal:
                return self.read(variable)
            values, known = journal[variable]
            now = variable.values, variable.loop
            variable.values, variable.loop = values, known
            self._enter(variable)
            variable.values, variable.loop = now
            head = loop.heads[variable]
        return (head,)

    def close_body(self, frame: Frame) -> None:
        """End the body of a loop: what goes on early comes together here."""
        loop = frame.loop
        if loop is None or not frame.continues:
            return
        alive = [*frame.continues]
        frame.continues = []
        changed = {variable: None for out in alive for variable in out}
        changed.update(dict.fromkeys(self._journals[-1]))
        self._work.spend(len(changed) * len(alive) // 4)
        for variable in changed:
            head = self._head(variable, loop)
            values = [out.get(variable, head) for out in alive]
            if not self.is_dead:
                values.append(self.read(variable))
            self.put(variable, _union(values))
        self.is_dead = frame.is_dead

    def close_loop(self, frame: Frame) -> None:
        """End what a loop repeats, once: what comes round it, and how it is left."""
        loop = frame.loop
        if loop is None or frame.is_over:
            return
        frame.is_over = True
        journal = self._journals[-1]
        heads = {variable: self._head(variable, loop) for variable in journal}
        is_alive = not self.is_dead
        now = self.close_arm()
        if now is not None:
            for variable, head in loop.heads.items():
                if variable in now:
                    self._work.come_round(head, now[variable])
        self.loop = loop.parent
        self.is_dead = frame.is_dead
        for variable, values in heads.items():
            self.put(variable, values)
        if frame.code == _AFTER:
            frame.outs = [now if is_alive else None]
        else:
            frame.outs = [] if frame.is_full else [{}]

    def leave_loop(self, frame: Frame) -> None:
        """Go on behind a loop."""
        self.close_loop(frame)
        self.frames.pop()
        if frame.loop is not None:
            self.join([*frame.outs, *frame.breaks], frame)

    def jump(self, kind: str, label: str) -> None:
        """Go elsewhere: what follows is not reached from here."""
        codes = _LOOPS if kind == "jump.continue" else _LOOPS | _SWITCHES
        for frame in reversed(self.frames if kind != "jump.return" and not self.is_dead else ()):
            is_meant = frame.label == label if label else frame.code in codes
            if is_meant and not frame.is_over:
                journals = self._journals[frame.depth :]
                out = {one: one.values for journal in journals for one in journal}
                self._work.spend(len(out))
                (frame.continues if kind == "jump.continue" else frame.breaks).append(out)
                break
        self.is_dead = True

    def close_try_body(self, frame: Frame) -> None:
        """End the body of a try, which may stop at any place."""
        frame.raised = dict(self._ever or {})
        self._work.spend(len(frame.raised))
        frame.body = self.close_arm()
        self.is_dead = frame.is_dead

    def open_handler(self, frame: Frame) -> None:
        """Begin a handler: all that the body set may hold."""
        self.open_arm(frame)
        self._weaken(frame.raised)

    def open_try_else(self, frame: Frame) -> None:
        """Go on behind the body of a try that did not stop."""
        self.open_arm(frame)
        if frame.body is None:
            self.is_dead = True
        for variable, values in (frame.body or {}).items():
            self.put(variable, values)

    def open_finally(self, frame: Frame) -> None:
        """Begin what is run in any case."""
        self.join([frame.body, *frame.outs], frame)
        frame.outs, frame.body, frame.is_over = [], None, True
        frame.is_dead = self.is_dead
        self.open_arm(frame)
        ever = dict(self._ever or {})
        self._weaken(ever)
        frame.raised = {variable: variable.values for variable in ever}

    def close_finally(self, frame: Frame) -> None:
        """End it: only what it set itself holds beyond what held before."""
        out = self.close_arm()
        self.is_dead = frame.is_dead or out is None
        for variable, values in (out or {}).items():
            if frame.raised.get(variable) != values:
                self.put(variable, values)

    def close_try(self, frame: Frame) -> None:
        """End a try."""
        self.frames.pop()
        if not frame.is_over:
            self.join([frame.body, *frame.outs], frame)
        ever, self._ever = self._ever or {}, frame.outer_ever
        if self._ever is not None:
            self._work.spend(len(ever))
            for variable, values in ever.items():
                self._ever[variable] = _union((self._ever.get(variable, ()), values))

    def _weaken(self, ever: Out) -> None:
        for variable, values in ever.items():
            self.put(variable, _union((self.read(variable), values)))
        self._work.spend(sum(map(len, ever.values())) // 4)


def _union(values: Iterable[Values]) -> Values:
    """Return all values, each once, in the order of their coming."""
    found: dict[int, None] = {}
    for one in values:
        for value in one:
            found[value] = None
    return tuple(found)
