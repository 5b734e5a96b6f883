"""One pass over nested spans: what lies in what, and how complex each function is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag


class Kind(IntFlag):
    """What a span is; of spans with the same bounds the smaller number is the outer one."""

    DEFINITION = 1
    FUNCTION = 2
    TYPE_ONLY = 4
    CONDITIONAL = 8
    DECISION = 16
    FLAT = 32
    BOOLEAN = 64
    NEST = 128
    LEVEL = 256
    PLACE = 512


# NOTE: plain numbers, since an operation on an IntFlag takes ten times as long.
DEFINITION, FUNCTION = int(Kind.DEFINITION), int(Kind.FUNCTION)
TYPE_ONLY, CONDITIONAL = int(Kind.TYPE_ONLY), int(Kind.CONDITIONAL)
DECISION, FLAT, BOOLEAN = int(Kind.DECISION), int(Kind.FLAT), int(Kind.BOOLEAN)
NEST, LEVEL, PLACE = int(Kind.NEST), int(Kind.LEVEL), int(Kind.PLACE)
_ITEM = DEFINITION | FUNCTION | PLACE
_OPENING = DEFINITION | FUNCTION | TYPE_ONLY | CONDITIONAL | BOOLEAN | NEST | LEVEL

Mark = tuple[int, int, int, int]
"""Start, end with a minus sign, kinds, and a number: of an item, or of a boolean operator."""


@dataclass(slots=True, eq=False)
class Item:
    """A definition, or a place of which is asked what it lies in.

    Attributes:
        start: First byte.
        end: Byte behind the last one.
        kind: ``DEFINITION``, ``FUNCTION`` or ``PLACE``.
        around: The innermost definition around it; None at the top.
        function: The innermost function around it; None at the top.
        is_conditional: Whether it lies under a condition.
        is_type_only: Whether it lies in what is for the type checker.
        cyclomatic: Of a function: decisions in it, functions in it left out, and one.
        cognitive: Of a function and of the top: cognitive complexity of its own.
        nesting: Of a function: deepest nesting of control structures of its own.
    """

    start: int
    end: int
    kind: int
    around: Item | None = None
    function: Item | None = None
    is_conditional: bool = False
    is_type_only: bool = False
    cyclomatic: int = 1
    cognitive: int = 0
    nesting: int = 0


_State = tuple[Item, Item | None, int, int, bool, bool, int]
"""Function, definition, depth, controls, whether conditional and type-only, operator or -1."""


def sweep(marks: list[Mark], items: Sequence[Item], size: int) -> Item:
    """Find out what each item lies in, and the complexity of each function.

    Cyclomatic complexity is one and the number of decisions (McCabe, 1976). Cognitive complexity
    follows SonarSource's paper of 2018: a control structure counts one and its depth, an ``else``
    one, a chain of equal boolean operators one. A function in a function is counted on its own, and
    recursion is not counted.

    Args:
        marks: Spans, in any order; two of them nest or lie apart. They are sorted.
        items: The definitions and places; they are changed.
        size: Bytes of the text.

    Returns:
        The whole text, with what lies outside of functions.
    """
    top = Item(0, size, FUNCTION)
    state: _State = (top, None, 0, 0, False, False, -1)
    end = size + 1
    stack: list[tuple[int, _State]] = []
    marks.extend((one.start, -one.end, one.kind, k) for k, one in enumerate(items))
    marks.sort()
    for start, minus_end, kinds, number in marks:
        while end <= start:
            end, state = stack.pop()
        if kinds & DECISION:
            state[0].cyclomatic += 1
        if kinds & FLAT:
            state[0].cognitive += 1
        if kinds & _ITEM:
            _place(items[number], state, top)
        if kinds & _OPENING:
            stack.append((end, state))
            end = -minus_end
            state = _opened(kinds, number, items, state)
    return top


def _place(item: Item, state: _State, top: Item) -> None:
    """Say what an item lies in."""
    function, item.around, _, _, item.is_conditional, item.is_type_only, _ = state
    item.function = None if function is top else function


def _opened(kinds: int, number: int, items: Sequence[Item], state: _State) -> _State:
    """Return the state in a span, having counted the span itself."""
    function, definition, depth, controls, is_conditional, is_type_only, operator = state
    if kinds & BOOLEAN:
        if operator != number:
            function.cognitive += 1
        operator = number
    else:
        operator = -1
    if kinds & NEST:
        function.cognitive += 1 + depth
        depth, controls = depth + 1, controls + 1
        function.nesting = max(function.nesting, controls)
    elif kinds & LEVEL:
        depth += 1
    elif kinds & FUNCTION:
        function = definition = items[number]
        depth = controls = 0
    elif kinds & DEFINITION:
        definition = items[number]
    if kinds & CONDITIONAL:
        is_conditional = True
    if kinds & TYPE_ONLY:
        is_type_only = True
    return function, definition, depth, controls, is_conditional, is_type_only, operator
