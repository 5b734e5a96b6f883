"""What a match does: the half of the lexer kernel that colours, pushes and pops.

Names are those of :mod:`dataprep.text._lexer_kernel`.
"""

from __future__ import annotations

from dataprep.text._lexer_layout import (
    BACKSLASH,
    BLANK,
    CODE,
    COMMENT,
    DELIMITED,
    DOC,
    DOCSTRING,
    F_A,
    F_B,
    F_CLS,
    F_DEPTH,
    F_MODE,
    F_PARTS,
    F_START,
    FRAME,
    HEREDOC,
    INDENT,
    INDENT_LINE,
    M_CLS,
    M_SUFFIX,
    M_WORD_SET,
    MARK,
    N_STATE,
    NEWLINE,
    QUEUE,
    R_CLS,
    R_FLAGS,
    R_KIND,
    R_MIN,
    R_POP,
    R_PRE_LEN,
    R_PUSH1,
    R_PUSH2,
    RETURN,
    S_HEAD,
    S_LAST,
    S_MARK_AT,
    S_MARK_DEPTH,
    S_MISSED,
    S_TAIL,
    S_TOP,
    SAME,
    STRING,
    TAB,
    TO_MODE,
    Bytes,
    Ints,
    Longs,
    as_int,
)
from dataprep.text._lexer_match_kernel import closing_line
from dataprep.text.jit import part

_MISSES = 8  # heredocs without an end after which none is looked for


@part
def _ends_block(data: Bytes, i: int, end: int, column: int) -> bool:
    """Return whether the line at i ends a block whose lines exceed the column."""
    k = i
    while k < end and data[k] == BLANK:
        k += 1
    return k < end and data[k] != NEWLINE and data[k] != RETURN and k - i <= column


@part
def _header_depth(data: Bytes, out: Bytes, i: int, colon: int, depth: int) -> int:
    """Return the bracket depth that a block header has at its colon, -1 if it ended before."""
    for k in range(i, colon):
        b = data[k]
        if out[k] != CODE:
            continue
        if b == 40 or b == 91 or b == 123:
            depth += 1
        elif b == 41 or b == 93 or b == 125:
            depth -= 1
        elif depth == 0 and ((b == NEWLINE and data[k - 1] != BACKSLASH) or b == 58):
            return -1
    return depth


@part
def _ends_statement(data: Bytes, i: int, end: int) -> bool:
    """Return whether nothing but a comment follows i on its line."""
    while i < end and (data[i] == BLANK or data[i] == TAB):
        i += 1
    return i >= end or data[i] == NEWLINE or data[i] == RETURN or data[i] == 35 or data[i] == 59


@part
def paint(out: Bytes, i: int, j: int, cls: int) -> None:
    """Give the bytes from i to j a class."""
    for k in range(i, j):
        out[k] = cls


@part
def push(stack: Longs, top: int, mode: int, mem: Ints, a: int, b: int, at: int) -> int:
    """Push a frame for a mode (none if it is negative or the stack is full); return the top."""
    if mode < 0 or top + 2 * FRAME > len(stack):
        return top
    top += FRAME
    stack[top + F_MODE] = mode
    stack[top + F_CLS] = mem[mode + M_CLS]
    stack[top + F_A] = a
    stack[top + F_B] = b
    stack[top + F_DEPTH] = 0
    stack[top + F_START] = at
    return top


@part
def close_delimited(
    data: Bytes,
    i: int,
    end: int,
    out: Bytes,
    stack: Longs,
    state: Longs,
    mem: Ints,
    lit: Bytes,
) -> int:
    """Consume the closing delimiter at i, leave the mode if it was the last, return the next i."""
    top = state[S_TOP]
    cls = stack[top + F_CLS]
    out[i] = cls
    i += 1
    if stack[top + F_DEPTH] > 0:
        stack[top + F_DEPTH] -= 1
        return i
    stack[top + F_PARTS] -= 1
    if stack[top + F_PARTS] > 0:
        while stack[top + F_A] != stack[top + F_B] and i < end:
            out[i] = cls
            i += 1
            if data[i - 1] > BLANK:
                stack[top + F_A] = data[i - 1]
                stack[top + F_B] = lit[data[i - 1]]
                break
        return i
    suffix = mem[stack[top + F_MODE] + M_SUFFIX]
    while suffix >= 0 and i < end and lit[suffix + data[i]] != 0:
        out[i] = cls
        i += 1
    state[S_LAST] = i - 1
    state[S_TOP] = top - FRAME
    return i


@part
def _is_closed(data: Bytes, i: int, end: int, at: int, form: int, lit: Bytes, word: int) -> bool:
    """Return whether a line after the one that holds i closes the heredoc."""
    while i < end:
        if data[i] == NEWLINE:
            if closing_line(data, i + 1, end, at, form >> 2, form, lit, word) >= 0:
                return True
        i += 1
    return False


@part
def end_line(
    data: Bytes,
    i: int,
    end: int,
    out: Bytes,
    stack: Longs,
    state: Longs,
    mem: Ints,
    lit: Bytes,
    rule: int,
) -> int:
    """Consume the line end at i, enter or leave a heredoc or indented block, return the next i."""
    top = state[S_TOP]
    out[i] = stack[top + F_CLS]
    i += 1
    if data[i - 1] == RETURN and i < end and data[i] == NEWLINE:
        out[i] = stack[top + F_CLS]
        i += 1
    if mem[rule + R_KIND] == INDENT_LINE:
        if _ends_block(data, i, end, stack[top + F_A]):
            state[S_TOP] = top - FRAME
        return i
    if mem[rule + R_POP] == 0:
        if state[S_HEAD] == state[S_TAIL]:
            return i
        item = N_STATE + 3 * state[S_HEAD]
        form = state[item + 1]
        opener = state[item + 2]
        state[S_HEAD] += 1
        if state[S_HEAD] == state[S_TAIL]:
            state[S_HEAD] = state[S_TAIL] = 0
        mode = mem[opener + (R_PUSH2 if form & 2 != 0 else R_PUSH1)]
        top = push(stack, top, as_int(mode), mem, state[item], form, i)
        if top == state[S_TOP]:
            return i
        state[S_TOP] = top
    word = mem[stack[top + F_MODE] + M_WORD_SET]
    form = stack[top + F_B]
    j = closing_line(data, i, end, stack[top + F_A], form >> 2, form, lit, word)
    if j < 0:
        return i
    paint(out, i, j, stack[top + F_CLS])
    state[S_LAST] = j - 1
    state[S_TOP] = top - FRAME
    return j


@part
def _enqueue(
    data: Bytes,
    j: int,
    end: int,
    state: Longs,
    lit: Bytes,
    word: int,
    at: int,
    form: int,
    rule: int,
) -> bool:
    """Queue the heredoc whose tag lies at `at`, and return whether it has an end."""
    if state[S_TAIL] >= QUEUE or state[S_MISSED] >= _MISSES:
        return False
    if not _is_closed(data, j, end, at, form, lit, word):
        state[S_MISSED] += 1
        return False
    item = N_STATE + 3 * state[S_TAIL]
    state[item] = at
    state[item + 1] = form
    state[item + 2] = rule
    state[S_TAIL] += 1
    return True


@part
def _is_docstring(data: Bytes, start: int, i: int, out: Bytes, state: Longs) -> bool:
    """Return whether a string at i would open a module or the body of a marked definition."""
    last = i - 1
    while last >= start and (data[last] <= BLANK or out[last] == COMMENT):
        last -= 1
    if last < start:
        return True
    mark = state[S_MARK_AT]
    if mark < 0 or data[last] != 58:
        return False
    depth = _header_depth(data, out, mark, last, state[S_MARK_DEPTH])
    state[S_MARK_DEPTH] = depth
    state[S_MARK_AT] = last if depth > 0 else -1
    return depth == 0


@part
def _pop(
    data: Bytes,
    j: int,
    end: int,
    out: Bytes,
    stack: Longs,
    state: Longs,
    mem: Ints,
    rule: int,
) -> int:
    """Pop the frames that the rule leaves at j and return the top."""
    top = as_int(state[S_TOP])
    n = as_int(mem[rule + R_POP])
    if mem[rule + R_FLAGS] & TO_MODE != 0:
        while top > 0 and stack[top + F_MODE] != n:
            top -= FRAME
        return top
    while n > 0 and top > 0:
        if stack[top + F_CLS] == DOCSTRING and not _ends_statement(data, j, end):
            paint(out, stack[top + F_START], j, as_int(STRING))
        top -= FRAME
        n -= 1
    return top


@part
def apply(
    data: Bytes,
    start: int,
    end: int,
    i: int,
    j: int,
    a: int,
    b: int,
    out: Bytes,
    stack: Longs,
    state: Longs,
    mem: Ints,
    lit: Bytes,
    rule: int,
) -> None:
    """Colour the match of a rule from i to j, pop and push."""
    top = state[S_TOP]
    kind = mem[rule + R_KIND]
    cls = as_int(mem[rule + R_CLS])
    if kind == HEREDOC:
        word = mem[stack[top + F_MODE] + M_WORD_SET]
        cls = STRING if _enqueue(data, j, end, state, lit, word, a, b, rule) else SAME
    if cls == SAME:
        cls = stack[top + F_CLS]
    begin = i - mem[rule + R_PRE_LEN]
    if mem[rule + R_FLAGS] & DOC != 0 and _is_docstring(data, start, begin, out, state):
        cls = DOCSTRING
    paint(out, begin, j, cls)
    if kind == INDENT:
        k = i
        while k < j and data[k] != 35:
            k += 1
        paint(out, k, j, as_int(COMMENT))
    elif kind == MARK:
        state[S_MARK_AT] = i
        state[S_MARK_DEPTH] = 0
    if kind != HEREDOC:
        top = _pop(data, j, end, out, stack, state, mem, rule)
        top = push(stack, top, as_int(mem[rule + R_PUSH1]), mem, a, b, begin)
        if cls == DOCSTRING and mem[rule + R_PUSH1] >= 0:
            stack[top + F_CLS] = cls
        elif kind == DELIMITED:
            stack[top + F_PARTS] = mem[rule + R_MIN]
        state[S_TOP] = push(stack, top, as_int(mem[rule + R_PUSH2]), mem, a, b, begin)
    if cls != COMMENT and j > i:
        state[S_LAST] = j - 1
