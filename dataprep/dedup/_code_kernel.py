"""Writing code in its normal form: without comments and without the layout that says nothing.

``rules/layouts/layout.yaml`` says what layout means in a language; :mod:`dataprep.dedup._layouts`
makes tables of it. ``at`` is the place of a style in the tables, ``left`` and ``right`` are the bytes
on both sides of blanks; there a literal stands as ``TEXT``, and as a bracket where it opens or closes
a hole for code. ``n`` is the number of bytes written.
"""

from __future__ import annotations

from dataprep.dedup._code_gap_kernel import is_number, joint_end, newline_falls, skip, write_indent
from dataprep.dedup._code_layout import (
    BLANK_STAYS,
    CLOSES,
    CONTINUATION,
    DEPTH,
    DIRECTIVE,
    DIRECTIVES,
    ENDS,
    HAS_COMMENT,
    HAS_NEWLINE,
    HOLES,
    INDENT,
    INSIDE,
    LEVEL,
    MAX_DEPTH,
    NUMBER_STAYS,
    OPENS,
    PAIRS,
    STYLE_SIZE,
    TEXT,
    TOKENS,
    VERBATIM,
    WORD,
    N,
)
from dataprep.text.jit import as_int, ix, part
from dataprep.text.kernels import Bytes, Hashes, Ints

_CODE, _COMMENT, _NEWLINE, _RETURN, _BLANK, _HASH, _BANG, _OPEN = 0, 1, 10, 13, 32, 35, 33, 40
_CLOSE, _OPEN_SQUARE = 41, 91


@part
def _write_gap(
    data: Bytes, classes: Bytes, start: int, begin: int, i: int, end: int, held: int, line: int,
    left: int, tables: Bytes, at: int, out: Bytes, scratch_state: Ints, scratch_widths: Ints,
    scratch_brackets: Bytes,
) -> None:  # fmt: skip
    """Write what stays of the blanks between two tokens, from ``begin`` to ``i``."""
    n = scratch_state[N]
    right = as_int(data[ix(i)])
    if classes[ix(i)] != _CODE:
        right = as_int(_CLOSE) if right == 125 or right == _CLOSE else as_int(TEXT)
    is_directive = (
        tables[ix(at + DIRECTIVES)] != 0 and right == _HASH and (held & HAS_NEWLINE != 0 or n == 0)
    )
    if scratch_state[DIRECTIVE] != 0 or is_directive:
        if held & HAS_NEWLINE != 0 or n == 0:
            if n > 0:
                out[ix(n)] = _NEWLINE
                n += 1
            scratch_state[DIRECTIVE] = 1 if is_directive else 0
        elif n > 0 and left != _HASH:
            out[ix(n)] = _BLANK
            n += 1
        scratch_state[N] = n
        return
    depth = scratch_state[DEPTH]
    inside = (
        depth > 0
        and tables[ix(at + PAIRS + scratch_brackets[ix(depth & (MAX_DEPTH - 1))])] & INSIDE != 0
    )
    if (held & HAS_NEWLINE != 0 and tables[ix(at + ENDS)] != 0) or n == 0:
        falls = n > 0 and newline_falls(
            data, i, start, end, begin - 1, left, right, tables, at, inside
        )
        if not falls:
            if n > 0:
                out[ix(n)] = _NEWLINE
                scratch_state[N] = n + 1
            write_indent(
                data, classes, line, i, held, as_int(tables[ix(at + INDENT)]), out,
                scratch_state, scratch_widths,
            )  # fmt: skip
            return
    if tables[ix(at + VERBATIM)] != 0 and held & (HAS_NEWLINE | HAS_COMMENT) == 0:
        for k in range(begin, i):
            out[ix(n)] = data[ix(k)]
            n += 1
    else:
        pair = tables[ix(at + left * 256 + right)]
        is_part = pair & NUMBER_STAYS != 0 and is_number(data, begin - 1, start)
        if is_part or pair & BLANK_STAYS != 0:
            out[ix(n)] = _BLANK
            n += 1
    scratch_state[N] = n


@part
def _write_code(
    data: Bytes, classes: Bytes, start: int, i: int, end: int, tables: Bytes, at: int, out: Bytes,
    scratch_state: Ints, scratch_brackets: Bytes,
) -> int:  # fmt: skip
    """Write the code at ``i`` up to a blank, a comment or a literal; return where it ends."""
    n, tokens, depth = scratch_state[N], scratch_state[TOKENS], scratch_state[DEPTH]
    kinds = at + PAIRS
    joint = as_int(tables[ix(at + CONTINUATION)])
    # Most blanks are one between two bytes of code: those are settled here.
    writes_blank = as_int(tables[ix(at + VERBATIM)])
    is_simple = scratch_state[DIRECTIVE] == 0
    left = as_int(0)
    while i < end and classes[ix(i)] == _CODE:
        b = as_int(data[ix(i)])
        if b <= _BLANK:
            if b != _BLANK or not is_simple or i + 1 >= end or classes[ix(i + 1)] != _CODE:
                break
            b = as_int(data[ix(i + 1)])
            if b <= _BLANK or b == joint:
                break
            pair = tables[ix(at + left * 256 + b)]
            stays = writes_blank | (pair & BLANK_STAYS)
            if pair & NUMBER_STAYS != 0 and is_number(data, i - 1, start):
                stays = as_int(1)
            out[ix(n)] = _BLANK
            n += stays
            i += 1
        elif b == joint and left != 0 and joint_end(data, i, start, end, joint) >= 0:
            break
        out[ix(n)] = b
        n += 1
        i += 1
        left = b
        kind = as_int(tables[ix(kinds + b)])
        tokens += 1
        if kind & WORD != 0:
            while i < end and classes[ix(i)] == _CODE:
                b = as_int(data[ix(i)])
                if tables[ix(kinds + b)] & WORD == 0 or b == joint:
                    break
                out[ix(n)] = b
                n += 1
                i += 1
                left = b
            continue
        if kind & (OPENS | CLOSES) != 0:
            if kind & OPENS != 0:
                depth += 1
                scratch_brackets[ix(depth & (MAX_DEPTH - 1))] = b
            elif depth > 0:
                depth -= 1
    scratch_state[N], scratch_state[TOKENS], scratch_state[DEPTH] = n, tokens, depth
    return i


@part
def _write_text(
    data: Bytes, classes: Bytes, i: int, end: int, has_holes: bool, out: Bytes, scratch_state: Ints
) -> int:
    """Write the literal at ``i``, line ends as LF; return where it ends.

    If ``has_holes``, code inside of it stays as it is.
    """
    n = scratch_state[N]
    in_hole = False
    while i < end:
        cls = classes[ix(i)]
        if cls <= _COMMENT:
            if cls == _COMMENT or not (in_hole or (has_holes and data[ix(i - 1)] == 123)):
                break
            in_hole = True
        else:
            in_hole = False
            while i < end and classes[ix(i)] > _COMMENT and data[ix(i)] != _RETURN:
                out[ix(n)] = data[ix(i)]
                n += 1
                i += 1
            if i >= end or classes[ix(i)] <= _COMMENT:
                continue
        b = data[ix(i)]
        i += 1
        if b != _RETURN or i >= end or data[ix(i)] != _NEWLINE:
            out[ix(n)] = b
            n += 1
    scratch_state[N] = n
    scratch_state[TOKENS] += 1
    return i


@part
def _write_comment(
    data: Bytes, classes: Bytes, i: int, end: int, out: Bytes, scratch_state: Ints
) -> int:
    """Write the comment at ``i`` that is code, without blanks at its lines' ends; return its end."""
    n = scratch_state[N]
    while i < end and classes[ix(i)] == _COMMENT:
        b = data[ix(i)]
        if b == _NEWLINE:
            while n > 0 and out[ix(n - 1)] <= _BLANK:
                n -= 1
        out[ix(n)] = b
        n += 1
        i += 1
    while n > 0 and out[ix(n - 1)] <= _BLANK:
        n -= 1
    out[ix(n)] = _NEWLINE
    scratch_state[N] = n + 1
    scratch_state[TOKENS] += 1
    return i


@part
def _write(
    data: Bytes, classes: Bytes, start: int, end: int, tables: Bytes, style: int, keeps: Hashes,
    out: Bytes, scratch_state: Ints, scratch_widths: Ints, scratch_brackets: Bytes,
) -> None:  # fmt: skip
    """Write the normal form of one text behind what was written before."""
    at = style * STYLE_SIZE
    has_holes = tables[ix(at + HOLES)] != 0
    base = scratch_state[N]
    room = out[base:]
    scratch_state[N] = 0
    scratch_state[TOKENS] = 0
    scratch_state[DEPTH] = 0
    scratch_state[LEVEL] = 0
    scratch_state[DIRECTIVE] = 0
    scratch_widths[0] = 0
    i = start
    if end - i >= 3 and data[ix(i)] == 0xEF and data[ix(i + 1)] == 0xBB and data[ix(i + 2)] == 0xBF:
        i += 3
    n = 0
    if i + 2 < end and data[ix(i)] == _HASH and data[ix(i + 1)] == _BANG and data[ix(i + 2)] != _OPEN_SQUARE:  # fmt: skip
        while i < end and data[ix(i)] != _NEWLINE and data[ix(i)] != _RETURN:
            room[ix(n)] = data[ix(i)]
            n += 1
            i += 1
        while n > 0 and room[ix(n - 1)] <= _BLANK:
            n -= 1
        scratch_state[N] = n
    left = as_int(TEXT)
    while i < end:
        begin = i
        i, held, line = skip(data, classes, start, i, end, tables, at, keeps, style)
        if i >= end:
            break
        if held != 0 or scratch_state[N] == 0:
            _write_gap(
                data, classes, start, begin, i, end, held, line, left, tables, at, room,
                scratch_state, scratch_widths, scratch_brackets,
            )  # fmt: skip
        cls = classes[ix(i)]
        if cls == _CODE:
            i = _write_code(
                data, classes, start, i, end, tables, at, room, scratch_state, scratch_brackets
            )
            left = as_int(data[ix(i - 1)])
        elif cls == _COMMENT:
            i = _write_comment(data, classes, i, end, room, scratch_state)
            left = as_int(TEXT)
        else:
            i = _write_text(data, classes, i, end, has_holes, room, scratch_state)
            left = as_int(data[ix(i - 1)])
            left = as_int(_OPEN) if left == 123 or left == _OPEN else as_int(TEXT)
    scratch_state[N] += base


def write_codes(
    data: Bytes, classes: Bytes, start: Ints, styles: Ints, tables: Bytes, keeps: Hashes, out: Bytes,
    out_start: Ints, out_tokens: Ints, scratch_state: Ints, scratch_widths: Ints,
    scratch_brackets: Bytes,
) -> None:  # fmt: skip
    """Write the normal form of texts one after another.

    Args:
        data: The texts, one after another.
        classes: The lexer's class of each byte.
        start: Where each text begins, and where the last one ends.
        styles: The style of each text; -1: nothing is written.
        tables: The styles.
        keeps: Starts of comments that are code, as numbers with their masks, by style.
        out: Room for twice the bytes of the texts and ``SLACK``.
        out_start: Where the form of each text begins, and where the last one ends; written.
        out_tokens: Its tokens; written.
        scratch_state: ``N_STATE`` numbers.
        scratch_widths: ``MAX_DEPTH`` numbers.
        scratch_brackets: ``MAX_DEPTH`` bytes.
    """
    scratch_state[N] = 0
    for k in range(len(styles)):
        out_start[ix(k)] = scratch_state[N]
        out_tokens[ix(k)] = 0
        if styles[ix(k)] >= 0:
            _write(
                data, classes, start[ix(k)], start[ix(k + 1)], tables, styles[ix(k)], keeps, out,
                scratch_state, scratch_widths, scratch_brackets,
            )  # fmt: skip
            out_tokens[ix(k)] = scratch_state[TOKENS]
    out_start[len(styles)] = scratch_state[N]
