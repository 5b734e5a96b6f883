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

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from dataprep.text._lexer_layout import (
    BLANKS,
    C_BARE,
    C_HEADER,
    C_SECONDS,
    CHAR,
    CODE,
    COMMENT,
    DELIMITED,
    DOC,
    DOCSTRING,
    ESCAPE,
    EXPRESSION,
    FENCE,
    FENCE_END,
    FIRST,
    GO,
    HEREDOC,
    HEREDOC_LINE,
    ICASE,
    INDENT,
    INDENT_LINE,
    M_CLS,
    M_DELIMITED,
    M_SUFFIX,
    M_WORD_SET,
    MARK,
    R_CLS,
    R_COLUMN,
    R_EXPR,
    R_FLAGS,
    R_KIND,
    R_LEN,
    R_LIT,
    R_MAX,
    R_MIN,
    R_NEXT,
    R_POP,
    R_POST,
    R_POST_LEN,
    R_PRE,
    R_PRE_LEN,
    R_PREV,
    R_PUSH1,
    R_PUSH2,
    R_SECOND,
    R_SET,
    R_WORD_SET,
    R_WORDS,
    SAME,
    SPACED,
    STRING,
    TO_MODE,
)  # fmt: skip

_Bytes = NDArray[np.uint8]
_Ints = NDArray[np.int32]
_Longs = NDArray[np.int64]
_Function = TypeVar("_Function", bound=Callable[..., object])

_STACK = 512  # deeper nesting is read as plain text of the innermost mode
_QUEUE = 16  # heredocs that one line may open
_MISSES = 8  # heredocs without an end after which none is looked for
_TAG = 16  # longest keyword, and longest escape inside a character literal, in bytes
_NEWLINE, _RETURN, _TAB, _BLANK, _BACKSLASH = 10, 13, 9, 32, 92

# Fields of a frame: mode, class, two numbers of the opener, depth or form, start, parts left.
_MODE, _CLS, _A, _B, _DEPTH, _START, _PARTS, _FRAME = range(8)
# Fields of the state of a text, and of a queued heredoc behind them.
_LAST, _TOP, _HEAD, _TAIL, _MISSED, _MARK_AT, _MARK_DEPTH, _N_STATE = range(8)

_INT = cast("Callable[[object], int]", np.int64)
"""``numpy.int64`` to the kernel, ``int`` to the type checker."""
_IX = cast("Callable[[object], int]", np.uint64)
"""An index to the kernel: an unsigned one spares it the test for a negative index."""

_compile = cast("Callable[..., Callable[[object], object]]", numba.njit)
_OPTIONS = {"nogil": True, "error_model": "numpy", "_nrt": False, "no_cfunc_wrapper": True}
"""Nothing here allocates: without reference counts (``_nrt``) it compiles and runs faster."""


def _part(function: _Function) -> _Function:
    """Return the function compiled as a part of the kernel, and stored with it."""
    return cast("_Function", _compile(no_cpython_wrapper=True, **_OPTIONS)(function))


def _kernel(function: _Function) -> _Function:
    """Return the function compiled on first call, cached where a place is writable."""
    try:
        compiled = _compile(cache=True, **_OPTIONS)(function)
    except RuntimeError:  # no folder for the cache can be written
        compiled = _compile(**_OPTIONS)(function)
    return cast("_Function", compiled)


@_part
def _end_of(data: _Bytes, i: int, end: int, lit: _Bytes, at: int, n: int, fold: int) -> int:
    """Return where the literal that starts at i ends, or -1."""
    if i + n > end:
        return -1
    for k in range(n):
        b = _INT(data[i + k])
        if fold != 0 and 65 <= b <= 90:
            b += 32
        if b != lit[at + k]:
            return -1
    return i + n


@_part
def _is_first(data: _Bytes, start: int, i: int) -> bool:
    """Return whether only blanks stand before i on its line."""
    while i > start and (data[i - 1] == _BLANK or data[i - 1] == _TAB):
        i -= 1
    return i == start or data[i - 1] == _NEWLINE or data[i - 1] == _RETURN


@_part
def _is_operand(
    data: _Bytes, start: int, end: int, i: int, last: int, mem: _Ints, lit: _Bytes, rule: int
) -> bool:
    """Return whether an operand, not an operator, is due at i."""
    if last < start:
        return True
    b = data[last]
    kind = lit[mem[rule + R_EXPR] + b]
    word = mem[rule + R_WORD_SET]
    if lit[word + b] == 0:
        if kind == 1 and (b == 43 or b == 45) and last > start and data[last - 1] == b:
            return False  # x++ and x-- are operands
        return kind == 1 or (kind == 2 and _is_first(data, start, i))
    first = last
    while first > start and last - first < _TAG and lit[word + data[first - 1]] != 0:
        first -= 1
    n = last - first + 1
    at = _INT(mem[rule + R_WORDS])
    while lit[at] != 0 and (first == start or data[first - 1] != 46):
        if lit[at] == n and _end_of(data, first, end, lit, at + 1, n, _INT(0)) >= 0:
            return True
        at += lit[at] + 1
    j = i + mem[rule + R_LEN]
    if mem[rule + R_FLAGS] & SPACED == 0 or 48 <= b <= 57:
        return False
    if j >= end or data[j] <= _BLANK or data[j] == 61:
        return False
    return data[i - 1] == _BLANK or data[i - 1] == _TAB


@_part
def _applies(
    data: _Bytes, start: int, end: int, i: int, last: int, mem: _Ints, lit: _Bytes, rule: int
) -> bool:
    """Return whether what stands around i allows the rule whose literal was found at i."""
    flags = mem[rule + R_FLAGS]
    if mem[rule + R_PREV] >= 0:
        b = _INT(data[i - 1]) if i > start else _NEWLINE
        if lit[mem[rule + R_PREV] + b] == 0:
            return False
    if mem[rule + R_NEXT] >= 0:
        j = i + mem[rule + R_LEN]
        b = _INT(data[j]) if j < end else _NEWLINE
        if lit[mem[rule + R_NEXT] + b] == 0:
            return False
    n = _INT(mem[rule + R_PRE_LEN])
    if n > 0:
        k = i - n
        if (
            k < start
            or _end_of(data, k, i, lit, _INT(mem[rule + R_PRE]), n, _INT(flags & ICASE)) < 0
        ):
            return False
        if k > start and lit[mem[rule + R_WORD_SET] + data[k - 1]] != 0:
            return False
    k = _INT(mem[rule + R_COLUMN])
    if k > 0:
        if i - k + 1 < start or (i - k >= start and data[i - k] != _NEWLINE):
            return False
        for m in range(1, k):
            if data[i - m] == _NEWLINE:
                return False
    if flags & FIRST != 0 and not _is_first(data, start, i):
        return False
    return flags & EXPRESSION == 0 or _is_operand(data, start, end, i, last, mem, lit, rule)


@_part
def _character(data: _Bytes, j: int, end: int) -> int:
    """Return the end of the character and closing quote at j (after the opening one), or -1."""
    if j >= end:
        return -1
    quote = data[j - 1]
    if data[j] == _BACKSLASH:
        k = j + 2
        while k < end and k < j + _TAG and data[k] != quote and data[k] != _NEWLINE:
            k += 1
    else:
        if data[j] == quote or data[j] == _NEWLINE or data[j] == _RETURN:
            return -1
        k = j + 1
        while k < end and k < j + 4 and data[k] & 0xC0 == 0x80:
            k += 1
    return k + 1 if k < end and data[k] == quote else -1


@_part
def _tag(
    data: _Bytes, j: int, end: int, mem: _Ints, lit: _Bytes, rule: int
) -> tuple[int, int, int]:
    """Return end, start and 4 x length + form of the heredoc's tag at j; end -1 if there is none.

    The form's bit 0 says that the closing tag may be indented, bit 1 that the body is raw.
    """
    form = 1 if mem[rule + R_MIN] == 2 else 0
    if j < end and (data[j] == 45 or data[j] == 126):
        form = 1
        j += 1
    while mem[rule + R_FLAGS] & BLANKS != 0 and j < end and data[j] == _BLANK:
        j += 1
    quote = _INT(data[j]) if j < end else 0
    if quote == 39 or quote == 34 or quote == 96 or quote == _BACKSLASH:
        form |= 2 if quote == 39 or mem[rule + R_MAX] == 2 else 0
        j += 1
    else:
        upper_only = mem[rule + R_MIN] == 1 and form & 1 == 0
        if 48 <= quote <= 57 or (upper_only and not 65 <= quote <= 90):
            return -1, 0, 0
        quote = _BACKSLASH
    at = j
    while j < end and (lit[mem[rule + R_SET] + data[j]] != 0 or (quote == 34 and data[j] == 32)):
        j += 1
    n = j - at
    if n == 0 or (quote != _BACKSLASH and (j >= end or data[j] != quote)):
        return -1, 0, 0
    return j + (1 if quote != _BACKSLASH else 0), at, n * 4 + form


@_part
def _closing_line(
    data: _Bytes, i: int, end: int, at: int, n: int, form: int, lit: _Bytes, word: int
) -> int:
    """Return where the tag (n bytes from at) of a heredoc ends if line i starts with it, or -1."""
    if form & 1 != 0:
        while i < end and (data[i] == _BLANK or data[i] == _TAB):
            i += 1
    if _end_of(data, i, end, data, at, n, _INT(0)) < 0:
        return -1
    return i + n if i + n == end or lit[word + data[i + n]] == 0 else -1


@_part
def _parent_column(data: _Bytes, start: int, i: int) -> int:
    """Return the column that lines of the indented block opened at i must exceed."""
    first = i
    while first > start and data[first - 1] != _NEWLINE:
        first -= 1
    dash = -1
    k = first
    while k < i and (data[k] == _BLANK or (data[k] == 45 and data[k + 1] == _BLANK)):
        if data[k] == 45:
            dash = k - first
        k += 1
    return dash if k >= i else k - first


@_part
def _ends_block(data: _Bytes, i: int, end: int, column: int) -> bool:
    """Return whether the line at i ends a block whose lines exceed the column."""
    k = i
    while k < end and data[k] == _BLANK:
        k += 1
    return k < end and data[k] != _NEWLINE and data[k] != _RETURN and k - i <= column


@_part
def _header_depth(data: _Bytes, out: _Bytes, i: int, colon: int, depth: int) -> int:
    """Return the bracket depth that a block header has at its colon, -1 if it ended before."""
    for k in range(i, colon):
        b = data[k]
        if out[k] != CODE:
            continue
        if b == 40 or b == 91 or b == 123:
            depth += 1
        elif b == 41 or b == 93 or b == 125:
            depth -= 1
        elif depth == 0 and ((b == _NEWLINE and data[k - 1] != _BACKSLASH) or b == 58):
            return -1
    return depth


@_part
def _ends_statement(data: _Bytes, i: int, end: int) -> bool:
    """Return whether nothing but a comment follows i on its line."""
    while i < end and (data[i] == _BLANK or data[i] == _TAB):
        i += 1
    return i >= end or data[i] == _NEWLINE or data[i] == _RETURN or data[i] == 35 or data[i] == 59


@_part
def _run(data: _Bytes, j: int, end: int, mem: _Ints, lit: _Bytes, rule: int) -> int:
    """Return the end of the rule's run of bytes at j, or -1 if it is too short."""
    at = j
    members = _INT(mem[rule + R_SET])
    if members >= 0:
        stop = min(end, j + mem[rule + R_MAX])
        while j < stop and lit[members + data[j]] != 0:
            j += 1
    return j if j - at >= mem[rule + R_MIN] else -1


@_part
def _block_header(data: _Bytes, j: int, end: int) -> int:
    """Return the end of the line at j if it holds but block indicators and a comment, or -1."""
    while j < end and (data[j] == 43 or data[j] == 45 or 48 <= data[j] <= 57):
        j += 1
    k = j
    while k < end and (data[k] == _BLANK or data[k] == _TAB):
        k += 1
    if k < end and data[k] != _NEWLINE and data[k] != _RETURN and (data[k] != 35 or k == j):
        return -1
    while k < end and data[k] != _NEWLINE and data[k] != _RETURN:
        k += 1
    return k


@_part
def _operand_of(
    data: _Bytes, j: int, start: int, end: int, mem: _Ints, lit: _Bytes, rule: int, frame: _Longs
) -> tuple[int, int, int]:
    """Return the end of what follows the rule's literal at j (-1: none) and two numbers of it."""
    kind = mem[rule + R_KIND]
    at = j
    if kind == FENCE:
        j = _run(data, j, end, mem, lit, rule)
        if j < 0:
            return -1, 0, 0
        n = j - at
        return (
            _end_of(
                data, j, end, lit, _INT(mem[rule + R_POST]), _INT(mem[rule + R_POST_LEN]), _INT(0)
            ),
            at,
            n,
        )
    if kind == FENCE_END:
        j = _end_of(data, j, end, data, frame[_A], frame[_B], _INT(0))
        if j >= 0:
            j = _end_of(
                data, j, end, lit, _INT(mem[rule + R_POST]), _INT(mem[rule + R_POST_LEN]), _INT(0)
            )
        return j, 0, 0
    if kind == CHAR:
        return _character(data, j, end), 0, 0
    if kind == HEREDOC:
        return _tag(data, j, end, mem, lit, rule)
    if kind == INDENT:
        return _block_header(data, j, end), _parent_column(data, start, j - 1), 0
    while mem[rule + R_FLAGS] & BLANKS != 0 and j < end and data[j] <= _BLANK:
        j += 1
    if j >= end or lit[mem[rule + R_SET] + data[j]] == 0 or (data[j] == 35 and j > at):
        return -1, 0, 0
    return j + 1, _INT(data[j]), _INT(lit[data[j]])


@_part
def _paint(out: _Bytes, i: int, j: int, cls: int) -> None:
    """Give the bytes from i to j a class."""
    for k in range(i, j):
        out[k] = cls


@_part
def _push(stack: _Longs, top: int, mode: int, mem: _Ints, a: int, b: int, at: int) -> int:
    """Push a frame for a mode (none if it is negative or the stack is full); return the top."""
    if mode < 0 or top + 2 * _FRAME > len(stack):
        return top
    top += _FRAME
    stack[top + _MODE] = mode
    stack[top + _CLS] = mem[mode + M_CLS]
    stack[top + _A] = a
    stack[top + _B] = b
    stack[top + _DEPTH] = 0
    stack[top + _START] = at
    return top


@_part
def _close_delimited(
    data: _Bytes,
    i: int,
    end: int,
    out: _Bytes,
    stack: _Longs,
    state: _Longs,
    mem: _Ints,
    lit: _Bytes,
) -> int:
    """Consume the closing delimiter at i, leave the mode if it was the last, return the next i."""
    top = state[_TOP]
    cls = stack[top + _CLS]
    out[i] = cls
    i += 1
    if stack[top + _DEPTH] > 0:
        stack[top + _DEPTH] -= 1
        return i
    stack[top + _PARTS] -= 1
    if stack[top + _PARTS] > 0:
        while stack[top + _A] != stack[top + _B] and i < end:
            out[i] = cls
            i += 1
            if data[i - 1] > _BLANK:
                stack[top + _A] = data[i - 1]
                stack[top + _B] = lit[data[i - 1]]
                break
        return i
    suffix = mem[stack[top + _MODE] + M_SUFFIX]
    while suffix >= 0 and i < end and lit[suffix + data[i]] != 0:
        out[i] = cls
        i += 1
    state[_LAST] = i - 1
    state[_TOP] = top - _FRAME
    return i


@_part
def _is_closed(data: _Bytes, i: int, end: int, at: int, form: int, lit: _Bytes, word: int) -> bool:
    """Return whether a line after the one that holds i closes the heredoc."""
    while i < end:
        if data[i] == _NEWLINE:
            if _closing_line(data, i + 1, end, at, form >> 2, form, lit, word) >= 0:
                return True
        i += 1
    return False


@_part
def _end_line(
    data: _Bytes,
    i: int,
    end: int,
    out: _Bytes,
    stack: _Longs,
    state: _Longs,
    mem: _Ints,
    lit: _Bytes,
    rule: int,
) -> int:
    """Consume the line end at i, enter or leave a heredoc or indented block, return the next i."""
    top = state[_TOP]
    out[i] = stack[top + _CLS]
    i += 1
    if data[i - 1] == _RETURN and i < end and data[i] == _NEWLINE:
        out[i] = stack[top + _CLS]
        i += 1
    if mem[rule + R_KIND] == INDENT_LINE:
        if _ends_block(data, i, end, stack[top + _A]):
            state[_TOP] = top - _FRAME
        return i
    if mem[rule + R_POP] == 0:
        if state[_HEAD] == state[_TAIL]:
            return i
        item = _N_STATE + 3 * state[_HEAD]
        form = state[item + 1]
        opener = state[item + 2]
        state[_HEAD] += 1
        if state[_HEAD] == state[_TAIL]:
            state[_HEAD] = state[_TAIL] = 0
        mode = mem[opener + (R_PUSH2 if form & 2 != 0 else R_PUSH1)]
        top = _push(stack, top, _INT(mode), mem, state[item], form, i)
        if top == state[_TOP]:
            return i
        state[_TOP] = top
    word = mem[stack[top + _MODE] + M_WORD_SET]
    form = stack[top + _B]
    j = _closing_line(data, i, end, stack[top + _A], form >> 2, form, lit, word)
    if j < 0:
        return i
    _paint(out, i, j, stack[top + _CLS])
    state[_LAST] = j - 1
    state[_TOP] = top - _FRAME
    return j


@_part
def _enqueue(
    data: _Bytes,
    j: int,
    end: int,
    state: _Longs,
    lit: _Bytes,
    word: int,
    at: int,
    form: int,
    rule: int,
) -> bool:
    """Queue the heredoc whose tag lies at `at`, and return whether it has an end."""
    if state[_TAIL] >= _QUEUE or state[_MISSED] >= _MISSES:
        return False
    if not _is_closed(data, j, end, at, form, lit, word):
        state[_MISSED] += 1
        return False
    item = _N_STATE + 3 * state[_TAIL]
    state[item] = at
    state[item + 1] = form
    state[item + 2] = rule
    state[_TAIL] += 1
    return True


@_part
def _is_docstring(data: _Bytes, start: int, i: int, out: _Bytes, state: _Longs) -> bool:
    """Return whether a string at i would open a module or the body of a marked definition."""
    last = i - 1
    while last >= start and (data[last] <= _BLANK or out[last] == COMMENT):
        last -= 1
    if last < start:
        return True
    mark = state[_MARK_AT]
    if mark < 0 or data[last] != 58:
        return False
    depth = _header_depth(data, out, mark, last, state[_MARK_DEPTH])
    state[_MARK_DEPTH] = depth
    state[_MARK_AT] = last if depth > 0 else -1
    return depth == 0


@_part
def _pop(
    data: _Bytes,
    j: int,
    end: int,
    out: _Bytes,
    stack: _Longs,
    state: _Longs,
    mem: _Ints,
    rule: int,
) -> int:
    """Pop the frames that the rule leaves at j and return the top."""
    top = state[_TOP]
    n = _INT(mem[rule + R_POP])
    if mem[rule + R_FLAGS] & TO_MODE != 0:
        while top > 0 and stack[top + _MODE] != n:
            top -= _FRAME
        return top
    while n > 0 and top > 0:
        if stack[top + _CLS] == DOCSTRING and not _ends_statement(data, j, end):
            _paint(out, stack[top + _START], j, _INT(STRING))
        top -= _FRAME
        n -= 1
    return top


@_part
def _apply(
    data: _Bytes,
    start: int,
    end: int,
    i: int,
    j: int,
    a: int,
    b: int,
    out: _Bytes,
    stack: _Longs,
    state: _Longs,
    mem: _Ints,
    lit: _Bytes,
    rule: int,
) -> None:
    """Colour the match of a rule from i to j, pop and push."""
    top = state[_TOP]
    kind = mem[rule + R_KIND]
    cls = _INT(mem[rule + R_CLS])
    if kind == HEREDOC:
        word = mem[stack[top + _MODE] + M_WORD_SET]
        cls = STRING if _enqueue(data, j, end, state, lit, word, a, b, rule) else SAME
    if cls == SAME:
        cls = stack[top + _CLS]
    begin = i - mem[rule + R_PRE_LEN]
    if mem[rule + R_FLAGS] & DOC != 0 and _is_docstring(data, start, begin, out, state):
        cls = DOCSTRING
    _paint(out, begin, j, cls)
    if kind == INDENT:
        k = i
        while k < j and data[k] != 35:
            k += 1
        _paint(out, k, j, _INT(COMMENT))
    elif kind == MARK:
        state[_MARK_AT] = i
        state[_MARK_DEPTH] = 0
    if kind != HEREDOC:
        top = _pop(data, j, end, out, stack, state, mem, rule)
        top = _push(stack, top, _INT(mem[rule + R_PUSH1]), mem, a, b, begin)
        if cls == DOCSTRING and mem[rule + R_PUSH1] >= 0:
            stack[top + _CLS] = cls
        elif kind == DELIMITED:
            stack[top + _PARTS] = mem[rule + R_MIN]
        state[_TOP] = _push(stack, top, _INT(mem[rule + R_PUSH2]), mem, a, b, begin)
    if cls != COMMENT and j > i:
        state[_LAST] = j - 1


@_part
def _find(
    data: _Bytes,
    start: int,
    end: int,
    i: int,
    last: int,
    frame: _Longs,
    mem: _Ints,
    lit: _Bytes,
    chain: int,
) -> tuple[int, int, int, int]:
    """Return the first rule of a chain that matches at i (-1: none), its end and its numbers."""
    second = _INT(data[i + 1]) if i + 1 < end else -1
    before = _INT(data[i - 1]) if i > start else _NEWLINE
    word = mem[_IX(_INT(mem[_IX(chain)]) + R_WORD_SET)]
    if lit[_IX(word + before)] == 0:
        chain = _INT(mem[_IX(chain - C_HEADER + C_BARE)])
    while mem[_IX(chain)] >= 0:
        rule = _INT(mem[_IX(chain)])
        chain += 1
        wanted = _INT(mem[_IX(rule + R_SECOND)])
        if wanted >= 0 and wanted != second and wanted != second | 32:
            continue
        n = _INT(mem[rule + R_LEN])
        j = _end_of(
            data, i, end, lit, _INT(mem[rule + R_LIT]), n, _INT(mem[rule + R_FLAGS] & ICASE)
        )
        if j < 0 or not _applies(data, start, end, i, last, mem, lit, rule):
            continue
        a, b = 0, 0
        kind = mem[rule + R_KIND]
        if kind == GO:
            if mem[rule + R_SET] >= 0:
                j = _run(data, j, end, mem, lit, rule)
            if mem[rule + R_FLAGS] & ESCAPE != 0 and 0 <= j < end:
                crlf = data[j] == _RETURN and j + 1 < end and data[j + 1] == _NEWLINE
                j += 2 if crlf else 1
        elif kind != MARK and kind != HEREDOC_LINE and kind != INDENT_LINE:
            j, a, b = _operand_of(data, j, start, end, mem, lit, rule, frame)
        if j >= 0:
            return rule, j, a, b
    return -1, i, 0, 0


@_part
def _next_stop(data: _Bytes, i: int, end: int, mode: int, mem: _Ints, lit: _Bytes) -> int:
    """Return the first byte from i on that, with the byte behind it, can start a rule of the mode."""
    while i < end:
        chain = mem[_IX(mode + data[_IX(i)])]
        if chain != 0:
            if i + 1 >= end:
                return i
            seconds = mem[_IX(chain - C_HEADER + C_SECONDS)]
            if lit[_IX(seconds + _INT(data[_IX(i + 1)]))] != 0:
                return i
        i += 1
    return i


@_part
def _scan(
    data: _Bytes,
    start: int,
    end: int,
    root: int,
    out: _Bytes,
    mem: _Ints,
    lit: _Bytes,
    stack: _Longs,
    state: _Longs,
) -> None:
    """Classify the bytes of one text."""
    _paint(out, start, end, _INT(CODE))
    state[:_N_STATE] = 0
    state[_MARK_AT] = -1
    state[_TOP] = _push(stack, -_FRAME, root, mem, _INT(0), _INT(0), start)
    i = start
    if end - i >= 3 and data[i] == 0xEF and data[i + 1] == 0xBB and data[i + 2] == 0xBF:
        i += 3
    start = i
    state[_LAST] = i - 1
    while i < end:
        top = state[_TOP]
        mode = stack[top + _MODE]
        cls = stack[top + _CLS]
        if mem[mode + M_DELIMITED] != 0:
            if data[i] == stack[top + _B]:
                i = _close_delimited(data, i, end, out, stack, state, mem, lit)
                continue
            if data[i] == stack[top + _A]:
                stack[top + _DEPTH] += 1
            plain = i + 1 if mem[mode + data[i]] == 0 else i
        else:
            plain = _next_stop(data, i, end, mode, mem, lit)
        rule, j, a, b = -1, i, 0, 0
        if plain == i:
            frame = stack[top : top + _FRAME]
            chain = _INT(mem[mode + data[i]])
            rule, j, a, b = _find(data, start, end, i, state[_LAST], frame, mem, lit, chain)
            if j == i and mem[rule + R_KIND] == GO and (top == 0 or mem[rule + R_POP] == 0):
                rule = -1
            plain += 1
        if rule < 0:
            if cls != CODE:
                _paint(out, i, plain, cls)
            else:
                j = plain - 1
                while j >= i and data[j] <= _BLANK:
                    j -= 1
                state[_LAST] = j if j >= i else state[_LAST]
            i = plain
        elif mem[rule + R_KIND] == HEREDOC_LINE or mem[rule + R_KIND] == INDENT_LINE:
            i = _end_line(data, i, end, out, stack, state, mem, lit, rule)
        else:
            _apply(data, start, end, i, j, a, b, out, stack, state, mem, lit, rule)
            i = j


def new_scratch() -> tuple[_Longs, _Longs]:
    """Return the stack and the state that ``classify_texts`` works with."""
    return np.zeros(_STACK * _FRAME, np.int64), np.zeros(_N_STATE + 3 * _QUEUE, np.int64)


@_kernel
def classify_texts(
    data: _Bytes, offsets: _Longs, roots: _Longs, out: _Bytes, mem: _Ints, lit: _Bytes,
    stack: _Longs, state: _Longs,
) -> None:  # fmt: skip
    """Write the class of each byte of each text whose root mode is not negative."""
    for k in range(len(roots)):
        if roots[k] >= 0:
            _scan(data, offsets[k], offsets[k + 1], roots[k], out, mem, lit, stack, state)
