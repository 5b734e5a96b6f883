"""What the lexer's classes tell: comments, string literals, phrases, function definitions."""

from __future__ import annotations

import numpy as np

from dataprep.measure._jit import part
from dataprep.measure._layout import (
    COMMENT,
    DOCSTRING,
    LINE_ASSERT,
    LINE_FUNCTION,
    LINE_LONG_STRING,
    LINE_TODO,
    LONG_WORD,
    MAINS,
    STRING,
    WORD_CONTROL,
    Bytes,
    Flags,
    Hashes,
    Ints,
    as_int,
    ix,
)
from dataprep.measure._scan import PRIME, SEED, statement_bits
from dataprep.measure._tokens import class_at, class_before, code_point
from dataprep.measure._unicode import SPACE, WORD

_TODO = np.frombuffer(b"todo", np.uint8)
_FIXME = np.frombuffer(b"fixme", np.uint8)
_YOUR = np.frombuffer(b"your code here", np.uint8)
_ASSERT = np.frombuffer(b"assert", np.uint8)
_MAIN = np.uint64(0x1F5962A2CE9803C8)
_LF, _CR, _QUOTE, _TICK, _BACKTICK = 10, 13, 34, 39, 96
_OPEN, _CLOSE, _BEGIN, _END = 40, 41, 123, 125
_SEMICOLON, _EQUALS, _COLON, _COMMA, _DOT, _GREATER, _SLASH = 59, 61, 58, 44, 46, 62, 47
_CODE, _IN_COMMENT, _IN_STRING, _IN_DOCSTRING = 0, 1, 2, 3
_LONG_WORD, _MANY_WORDS = 20, 20
_BEFORE, _INSIDE, _AFTER, _SKIPPING = 0, 1, 2, 3


@part
def ends_line(data: Bytes, i: int, stop: int) -> bool:
    """Return whether the line ends with byte ``i`` (of CR LF: with the second)."""
    if data[ix(i)] == _CR:
        return i + 1 >= stop or data[ix(i + 1)] != _LF
    return bool(data[ix(i)] == _LF)


@part
def has_phrase(data: Bytes, i: int, stop: int, phrase: Bytes) -> bool:
    """Return whether the lower-case ASCII phrase stands at byte ``i``, in any letter case."""
    if i + len(phrase) > stop:
        return False
    for j in range(len(phrase)):
        byte = data[ix(i + j)]
        if 65 <= byte <= 90:
            byte += 32
        if byte != phrase[j]:
            return False
    return True


@part
def _is_task(data: Bytes, table: Bytes, i: int, start: int, stop: int) -> bool:
    """Return whether ``todo`` or ``fixme`` as a word, or ``your code here`` stands at byte ``i``."""
    length = 0
    if has_phrase(data, i, stop, _TODO):
        length = len(_TODO)
    elif has_phrase(data, i, stop, _FIXME):
        length = len(_FIXME)
    if not length:
        return has_phrase(data, i, stop, _YOUR)
    if class_before(data, table, i, start) & WORD:
        return False
    return not class_at(data, table, i + length, stop) & WORD


@part
def _is_assert(data: Bytes, i: int, stop: int) -> bool:
    """Return whether ``assert`` stands at byte ``i``, but not in ``assertion`` or ``asserted``."""
    if not has_phrase(data, i, stop, _ASSERT):
        return False
    after = i + len(_ASSERT)
    return after >= stop or (data[ix(after)] != 105 and data[ix(after)] != 101)


@part
def _code_run(
    data: Bytes, classes: Bytes, i: int, stop: int, line: int, line_flags: Flags
) -> tuple[int, int]:
    """Mark asserts in the code from byte ``i`` on; return the byte and the line after it."""
    while i < stop and classes[ix(i)] == _CODE:
        byte = data[ix(i)]
        if byte <= _CR:
            line += ends_line(data, i, stop)
        elif byte | 32 == 97 and _is_assert(data, i, stop):
            line_flags[ix(line)] |= LINE_ASSERT
        i += 1
    return i, line


@part
def _comment_run(
    data: Bytes, classes: Bytes, table: Bytes, start: int, i: int, stop: int, line: int,
    line_flags: Flags,
) -> tuple[int, int, int]:  # fmt: skip
    """Mark tasks in the comment from byte ``i`` on; return byte and line after it, code points."""
    cls, n_points = classes[ix(i)], 0
    while i < stop and classes[ix(i)] == cls:
        byte = data[ix(i)]
        n_points += (byte & 0xC0) != 0x80
        folded = byte | 32
        if byte <= _CR:
            line += ends_line(data, i, stop)
        elif folded in (116, 102, 121) and _is_task(data, table, i, start, stop):
            line_flags[ix(line)] |= LINE_TODO
        i += 1
    return i, line, n_points


@part
def _string_run(
    data: Bytes, classes: Bytes, table: Bytes, i: int, stop: int
) -> tuple[int, int, int, int, int]:
    """Read the literal from byte ``i`` on.

    Returns:
        The byte after it, its line ends, code points, words, and code points in long words.
    """
    n_ends, n_points, n_words, n_long, length, is_url = 0, 0, 0, 0, 0, False
    while i < stop and classes[ix(i)] == _IN_STRING:
        point, size = as_int(data[ix(i)]), 1
        if point >= 0x80:
            point, size = code_point(data, i)
        n_points += 1
        if table[ix(point)] & SPACE or point in (_QUOTE, _TICK, _BACKTICK):
            n_words += length > 0
            n_long += length if length > _LONG_WORD and not is_url else 0
            length, is_url = 0, False
            n_ends += point <= _CR and ends_line(data, i, stop)
        else:
            length += 1
            if point == _COLON and i + 2 < stop:
                is_url |= data[ix(i + 1)] == _SLASH and data[ix(i + 2)] == _SLASH
        i += size
    n_words += length > 0
    n_long += length if length > _LONG_WORD and not is_url else 0
    return i, n_ends, n_points, n_words, n_long


@part
def measure_classes(
    data: Bytes, classes: Bytes, table: Bytes, start: int, stop: int, line_flags: Flags,
    out: Ints, k: int,
) -> None:  # fmt: skip
    """Count what stands in comments and string literals; mark lines.

    A literal is an unbroken run of string bytes. Its words are runs of code points that are neither
    white space nor quotes; a word that holds ``://`` is a URL.

    Args:
        data: The texts of the batch, one after another.
        classes: The lexer's class of each byte.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        line_flags: ``LINE_`` bits by line of the text; changed.
        out: The counts.
        k: The text's row there; written.
    """
    i, line = start, 0
    while i < stop:
        cls = classes[ix(i)]
        if cls == _CODE:
            i, line = _code_run(data, classes, i, stop, line, line_flags)
        elif cls == _IN_STRING:
            first_line = line
            i, n_ends, n_points, n_words, n_long = _string_run(data, classes, table, i, stop)
            line += n_ends
            out[k, STRING] += n_points
            out[k, LONG_WORD] += n_long
            if n_words > _MANY_WORDS:
                for at in range(first_line, line + (not ends_line(data, i - 1, stop))):
                    line_flags[ix(at)] |= LINE_LONG_STRING
        else:
            i, line, n_points = _comment_run(data, classes, table, start, i, stop, line, line_flags)
            out[k, COMMENT] += n_points
            out[k, DOCSTRING] += n_points if cls == _IN_DOCSTRING else 0


@part
def mark_functions(  # noqa: C901, PLR0912, PLR0915
    data: Bytes, classes: Bytes, table: Bytes, start: int, stop: int, line_flags: Flags,
    keys: Hashes, bits: Bytes, language: int, n_needed: int, out: Ints, k: int,
) -> None:  # fmt: skip
    """Mark the lines where functions of a language with braces begin; count those named main.

    A definition is, from the start of a statement: ``n_needed`` or more words, no word of control,
    no ``=`` and no comma; parentheses; and an opening brace before any ``;`` or ``=``. A closing
    brace that begins a line starts afresh, so that a macro with half a pair costs little.

    Args:
        data: The texts of the batch, one after another.
        classes: The lexer's class of each byte; only code counts.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        line_flags: ``LINE_`` bits by line of the text; changed.
        keys: Words of interest by language.
        bits: What they mean.
        language: The text's row in these two.
        n_needed: Words before the parentheses: 2 where functions have a type, else 1.
        out: The counts.
        k: The text's row there; written.
    """
    line, first_line, n_words, depth, phase, n_mains = 0, 0, 0, 0, _BEFORE, 0
    name, key = SEED, SEED
    is_blocked, in_word, is_directive, is_start = False, False, False, True
    for i in range(start, stop):
        byte = data[ix(i)]
        is_code = classes[ix(i)] == _CODE and not is_directive
        if is_code and (byte >= 0x80 or table[ix(byte)] & WORD) and depth == 0:
            if not in_word:
                in_word, key = True, SEED
                if n_words == 0:
                    first_line = line
                n_words += phase == _BEFORE
            key = (key ^ np.uint64(byte)) * PRIME
            is_start = False
            continue
        if in_word:
            in_word = False
            if phase == _BEFORE:
                name = key
                is_blocked |= statement_bits(key, keys, bits, language) & WORD_CONTROL != 0
        if is_code and byte > 32:
            if byte == 35 and is_start:
                is_directive = True
            is_reset = byte == _SEMICOLON and depth == 0
            if byte == _OPEN:
                if depth == 0:
                    is_candidate = n_words >= n_needed or key == _MAIN
                    phase = _INSIDE if is_candidate and not is_blocked else _SKIPPING
                depth += 1
            elif byte == _CLOSE:
                depth = max(0, depth - 1)
                if depth == 0:
                    phase = _AFTER if phase == _INSIDE else _BEFORE
            elif byte == _END:
                is_reset |= depth == 0 or is_start
            elif depth == 0 and (
                byte == _BEGIN or (byte == _GREATER and data[ix(i - 1)] == _EQUALS)
            ):
                if phase == _AFTER:
                    line_flags[ix(first_line)] |= LINE_FUNCTION
                    n_mains += name == _MAIN
                is_reset = True
            elif depth == 0 and byte == _EQUALS:
                is_next = i + 1 < stop and data[ix(i + 1)] == _GREATER
                is_blocked |= not is_next
                phase = phase if is_next else _BEFORE
            elif depth == 0 and phase == _BEFORE:
                is_blocked |= byte == _COMMA
                n_words -= byte == _DOT and n_words > 0
                is_reset = (
                    byte == _COLON
                    and data[ix(i - 1)] != _COLON
                    and (i + 1 < stop and data[ix(i + 1)] != _COLON)
                )
            if is_reset:
                n_words, depth, phase, is_blocked, key = 0, 0, _BEFORE, False, SEED
            is_start = False
        if byte <= _CR and ends_line(data, i, stop):
            line += 1
            is_directive, is_start = False, True
    out[k, MAINS] = n_mains
