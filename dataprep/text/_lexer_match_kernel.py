"""What may stand at a place of a text: the matching half of the lexer kernel.

Names are those of :mod:`dataprep.text._lexer_kernel`.
"""

from __future__ import annotations

from dataprep.text._lexer_layout import (
    BACKSLASH,
    BLANK,
    BLANKS,
    C_BARE,
    C_HEADER,
    C_SECONDS,
    CHAR,
    ESCAPE,
    EXPRESSION,
    F_A,
    F_B,
    FENCE,
    FENCE_END,
    FIRST,
    GO,
    HEREDOC,
    HEREDOC_LINE,
    ICASE,
    INDENT,
    INDENT_LINE,
    MARK,
    NEWLINE,
    R_COLUMN,
    R_EXPR,
    R_FLAGS,
    R_KIND,
    R_LEN,
    R_LIT,
    R_MAX,
    R_MIN,
    R_NEXT,
    R_POST,
    R_POST_LEN,
    R_PRE,
    R_PRE_LEN,
    R_PREV,
    R_SECOND,
    R_SET,
    R_WORD_SET,
    R_WORDS,
    RETURN,
    SPACED,
    TAB,
    Bytes,
    Ints,
    Longs,
    as_int,
    ix,
)
from dataprep.text.jit import part

_TAG = 16  # longest keyword, and longest escape inside a character literal, in bytes


@part
def _end_of(data: Bytes, i: int, end: int, lit: Bytes, at: int, n: int, fold: int) -> int:
    """Return where the literal that starts at i ends, or -1."""
    if i + n > end:
        return -1
    for k in range(n):
        b = as_int(data[i + k])
        if fold != 0 and 65 <= b <= 90:
            b += 32
        if b != lit[at + k]:
            return -1
    return i + n


@part
def _is_first(data: Bytes, start: int, i: int) -> bool:
    """Return whether only blanks stand before i on its line."""
    while i > start and (data[i - 1] == BLANK or data[i - 1] == TAB):
        i -= 1
    return i == start or data[i - 1] == NEWLINE or data[i - 1] == RETURN


@part
def _is_operand(
    data: Bytes, start: int, end: int, i: int, last: int, mem: Ints, lit: Bytes, rule: int
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
    at = as_int(mem[rule + R_WORDS])
    while lit[at] != 0 and (first == start or data[first - 1] != 46):
        if lit[at] == n and _end_of(data, first, end, lit, at + 1, n, as_int(0)) >= 0:
            return True
        at += lit[at] + 1
    j = i + mem[rule + R_LEN]
    if mem[rule + R_FLAGS] & SPACED == 0 or 48 <= b <= 57:
        return False
    if j >= end or data[j] <= BLANK or data[j] == 61:
        return False
    return bool(data[i - 1] == BLANK or data[i - 1] == TAB)


@part
def _applies(
    data: Bytes, start: int, end: int, i: int, last: int, mem: Ints, lit: Bytes, rule: int
) -> bool:
    """Return whether what stands around i allows the rule whose literal was found at i."""
    flags = mem[rule + R_FLAGS]
    if mem[rule + R_PREV] >= 0:
        b = as_int(data[i - 1]) if i > start else NEWLINE
        if lit[mem[rule + R_PREV] + b] == 0:
            return False
    if mem[rule + R_NEXT] >= 0:
        j = i + mem[rule + R_LEN]
        b = as_int(data[j]) if j < end else NEWLINE
        if lit[mem[rule + R_NEXT] + b] == 0:
            return False
    n = as_int(mem[rule + R_PRE_LEN])
    if n > 0:
        k = i - n
        if (
            k < start
            or _end_of(data, k, i, lit, as_int(mem[rule + R_PRE]), n, as_int(flags & ICASE)) < 0
        ):
            return False
        if k > start and lit[mem[rule + R_WORD_SET] + data[k - 1]] != 0:
            return False
    k = as_int(mem[rule + R_COLUMN])
    if k > 0:
        if i - k + 1 < start or (i - k >= start and data[i - k] != NEWLINE):
            return False
        for m in range(1, k):
            if data[i - m] == NEWLINE:
                return False
    if flags & FIRST != 0 and not _is_first(data, start, i):
        return False
    return flags & EXPRESSION == 0 or _is_operand(data, start, end, i, last, mem, lit, rule)


@part
def _character(data: Bytes, j: int, end: int) -> int:
    """Return the end of the character and closing quote at j (after the opening one), or -1."""
    if j >= end:
        return -1
    quote = data[j - 1]
    if data[j] == BACKSLASH:
        k = j + 2
        while k < end and k < j + _TAG and data[k] != quote and data[k] != NEWLINE:
            k += 1
    else:
        if data[j] == quote or data[j] == NEWLINE or data[j] == RETURN:
            return -1
        k = j + 1
        while k < end and k < j + 4 and data[k] & 0xC0 == 0x80:
            k += 1
    return k + 1 if k < end and data[k] == quote else -1


@part
def _tag(data: Bytes, j: int, end: int, mem: Ints, lit: Bytes, rule: int) -> tuple[int, int, int]:
    """Return end, start and 4 x length + form of the heredoc's tag at j; end -1 if there is none.

    The form's bit 0 says that the closing tag may be indented, bit 1 that the body is raw.
    """
    form = 1 if mem[rule + R_MIN] == 2 else 0
    if j < end and (data[j] == 45 or data[j] == 126):
        form = 1
        j += 1
    while mem[rule + R_FLAGS] & BLANKS != 0 and j < end and data[j] == BLANK:
        j += 1
    quote = as_int(data[j]) if j < end else 0
    if quote == 39 or quote == 34 or quote == 96 or quote == BACKSLASH:
        form |= 2 if quote == 39 or mem[rule + R_MAX] == 2 else 0
        j += 1
    else:
        upper_only = mem[rule + R_MIN] == 1 and form & 1 == 0
        if 48 <= quote <= 57 or (upper_only and not 65 <= quote <= 90):
            return -1, 0, 0
        quote = BACKSLASH
    at = j
    while j < end and (lit[mem[rule + R_SET] + data[j]] != 0 or (quote == 34 and data[j] == 32)):
        j += 1
    n = j - at
    if n == 0 or (quote != BACKSLASH and (j >= end or data[j] != quote)):
        return -1, 0, 0
    return j + (1 if quote != BACKSLASH else 0), at, n * 4 + form


@part
def closing_line(
    data: Bytes, i: int, end: int, at: int, n: int, form: int, lit: Bytes, word: int
) -> int:
    """Return where the tag (n bytes from at) of a heredoc ends if line i starts with it, or -1."""
    if form & 1 != 0:
        while i < end and (data[i] == BLANK or data[i] == TAB):
            i += 1
    if _end_of(data, i, end, data, at, n, as_int(0)) < 0:
        return -1
    return i + n if i + n == end or lit[word + data[i + n]] == 0 else -1


@part
def _parent_column(data: Bytes, start: int, i: int) -> int:
    """Return the column that lines of the indented block opened at i must exceed."""
    first = i
    while first > start and data[first - 1] != NEWLINE:
        first -= 1
    dash = -1
    k = first
    while k < i and (data[k] == BLANK or (data[k] == 45 and data[k + 1] == BLANK)):
        if data[k] == 45:
            dash = k - first
        k += 1
    return dash if k >= i else k - first


@part
def _block_header(data: Bytes, j: int, end: int) -> int:
    """Return the end of the line at j if it holds but block indicators and a comment, or -1."""
    while j < end and (data[j] == 43 or data[j] == 45 or 48 <= data[j] <= 57):
        j += 1
    k = j
    while k < end and (data[k] == BLANK or data[k] == TAB):
        k += 1
    if k < end and data[k] != NEWLINE and data[k] != RETURN and (data[k] != 35 or k == j):
        return -1
    while k < end and data[k] != NEWLINE and data[k] != RETURN:
        k += 1
    return k


@part
def _run(data: Bytes, j: int, end: int, mem: Ints, lit: Bytes, rule: int) -> int:
    """Return the end of the rule's run of bytes at j, or -1 if it is too short."""
    at = j
    members = as_int(mem[rule + R_SET])
    if members >= 0:
        stop = min(end, j + mem[rule + R_MAX])
        while j < stop and lit[members + data[j]] != 0:
            j += 1
    return j if j - at >= mem[rule + R_MIN] else -1


@part
def _operand_of(
    data: Bytes, j: int, start: int, end: int, mem: Ints, lit: Bytes, rule: int, frame: Longs
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
                data,
                j,
                end,
                lit,
                as_int(mem[rule + R_POST]),
                as_int(mem[rule + R_POST_LEN]),
                as_int(0),
            ),
            at,
            n,
        )
    if kind == FENCE_END:
        j = _end_of(data, j, end, data, frame[F_A], frame[F_B], as_int(0))
        if j >= 0:
            j = _end_of(
                data,
                j,
                end,
                lit,
                as_int(mem[rule + R_POST]),
                as_int(mem[rule + R_POST_LEN]),
                as_int(0),
            )
        return j, 0, 0
    if kind == CHAR:
        return _character(data, j, end), 0, 0
    if kind == HEREDOC:
        return _tag(data, j, end, mem, lit, rule)
    if kind == INDENT:
        return _block_header(data, j, end), _parent_column(data, start, j - 1), 0
    while mem[rule + R_FLAGS] & BLANKS != 0 and j < end and data[j] <= BLANK:
        j += 1
    if j >= end or lit[mem[rule + R_SET] + data[j]] == 0 or (data[j] == 35 and j > at):
        return -1, 0, 0
    return j + 1, as_int(data[j]), as_int(lit[data[j]])


@part
def find(
    data: Bytes,
    start: int,
    end: int,
    i: int,
    last: int,
    frame: Longs,
    mem: Ints,
    lit: Bytes,
    chain: int,
) -> tuple[int, int, int, int]:
    """Return the first rule of a chain that matches at i (-1: none), its end and its numbers."""
    second = as_int(data[i + 1]) if i + 1 < end else -1
    before = as_int(data[i - 1]) if i > start else NEWLINE
    word = mem[ix(as_int(mem[ix(chain)]) + R_WORD_SET)]
    if lit[ix(word + before)] == 0:
        chain = as_int(mem[ix(chain - C_HEADER + C_BARE)])
    while mem[ix(chain)] >= 0:
        rule = as_int(mem[ix(chain)])
        chain += 1
        wanted = as_int(mem[ix(rule + R_SECOND)])
        if wanted >= 0 and wanted != second and wanted != second | 32:
            continue
        n = as_int(mem[rule + R_LEN])
        j = _end_of(
            data, i, end, lit, as_int(mem[rule + R_LIT]), n, as_int(mem[rule + R_FLAGS] & ICASE)
        )
        if j < 0 or not _applies(data, start, end, i, last, mem, lit, rule):
            continue
        a, b = 0, 0
        kind = mem[rule + R_KIND]
        if kind == GO:
            if mem[rule + R_SET] >= 0:
                j = _run(data, j, end, mem, lit, rule)
            if mem[rule + R_FLAGS] & ESCAPE != 0 and 0 <= j < end:
                crlf = data[j] == RETURN and j + 1 < end and data[j + 1] == NEWLINE
                j += 2 if crlf else 1
        elif kind != MARK and kind != HEREDOC_LINE and kind != INDENT_LINE:
            j, a, b = _operand_of(data, j, start, end, mem, lit, rule, frame)
        if j >= 0:
            return rule, j, a, b
    return -1, i, 0, 0


@part
def next_stop(data: Bytes, i: int, end: int, mode: int, mem: Ints, lit: Bytes) -> int:
    """Return the first byte from i on that, with the byte behind it, can start a rule of the mode."""
    while i < end:
        chain = mem[ix(mode + data[ix(i)])]
        if chain != 0:
            if i + 1 >= end:
                return i
            seconds = mem[ix(chain - C_HEADER + C_SECONDS)]
            if lit[ix(seconds + as_int(data[ix(i + 1)]))] != 0:
                return i
        i += 1
    return i
