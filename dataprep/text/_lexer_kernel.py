"""The compiled interpreter of lexer tables; loaded only when text is classified.

The machine is a bounded stack of modes. A mode has a class for its bytes and, for each byte, a chain
of rules; the first rule that matches colours its literal, pops and pushes modes. All that is
particular to a language lies in the tables that :mod:`dataprep.text._lexer_compile` makes of
``rules/languages/``. Every step consumes bytes or pops a mode, and what looks ahead or back is
bounded or happens once per byte, so the time is linear in the text.

Names that recur: ``data`` and ``out`` are the texts and their classes, ``start`` and ``end`` bound
the text, ``mem`` and ``lit`` are the tables, ``rule`` is the place of a rule in ``mem``, ``last`` is
the last byte of code or string before the current one that is not blank.
"""

from __future__ import annotations

from dataprep.text._lexer_layout import (
    BLANK,
    CODE,
    F_A,
    F_B,
    F_CLS,
    F_DEPTH,
    F_MODE,
    FRAME,
    GO,
    HEREDOC_LINE,
    INDENT_LINE,
    M_DELIMITED,
    N_STATE,
    R_KIND,
    R_POP,
    S_LAST,
    S_MARK_AT,
    S_TOP,
    Bytes,
    Ints,
    Longs,
    as_int,
)
from dataprep.text._lexer_match_kernel import find, next_stop
from dataprep.text._lexer_stack_kernel import apply, close_delimited, end_line, paint, push
from dataprep.text.jit import part


@part
def _scan(
    data: Bytes,
    start: int,
    end: int,
    root: int,
    out: Bytes,
    mem: Ints,
    lit: Bytes,
    stack: Longs,
    state: Longs,
) -> None:
    """Classify the bytes of one text."""
    paint(out, start, end, as_int(CODE))
    state[:N_STATE] = 0
    state[S_MARK_AT] = -1
    state[S_TOP] = push(stack, -FRAME, root, mem, as_int(0), as_int(0), start)
    i = start
    if end - i >= 3 and data[i] == 0xEF and data[i + 1] == 0xBB and data[i + 2] == 0xBF:
        i += 3
    start = i
    state[S_LAST] = i - 1
    while i < end:
        top = state[S_TOP]
        mode = stack[top + F_MODE]
        cls = stack[top + F_CLS]
        if mem[mode + M_DELIMITED] != 0:
            if data[i] == stack[top + F_B]:
                i = close_delimited(data, i, end, out, stack, state, mem, lit)
                continue
            if data[i] == stack[top + F_A]:
                stack[top + F_DEPTH] += 1
            plain = i + 1 if mem[mode + data[i]] == 0 else i
        else:
            plain = next_stop(data, i, end, mode, mem, lit)
        rule, j, a, b = -1, i, 0, 0
        if plain == i:
            frame = stack[top : top + FRAME]
            chain = as_int(mem[mode + data[i]])
            rule, j, a, b = find(data, start, end, i, state[S_LAST], frame, mem, lit, chain)
            if j == i and mem[rule + R_KIND] == GO and (top == 0 or mem[rule + R_POP] == 0):
                rule = -1
            plain += 1
        if rule < 0:
            if cls != CODE:
                paint(out, i, plain, cls)
            else:
                j = plain - 1
                while j >= i and data[j] <= BLANK:
                    j -= 1
                state[S_LAST] = j if j >= i else state[S_LAST]
            i = plain
        elif mem[rule + R_KIND] == HEREDOC_LINE or mem[rule + R_KIND] == INDENT_LINE:
            i = end_line(data, i, end, out, stack, state, mem, lit, rule)
        else:
            apply(data, start, end, i, j, a, b, out, stack, state, mem, lit, rule)
            i = j


def classify_texts(
    data: Bytes, offsets: Longs, roots: Longs, out: Bytes, mem: Ints, lit: Bytes,
    stack: Longs, state: Longs,
) -> None:  # fmt: skip
    """Write the class of each byte of each text whose root mode is not negative."""
    for k in range(len(roots)):
        if roots[k] >= 0:
            _scan(data, offsets[k], offsets[k + 1], roots[k], out, mem, lit, stack, state)
