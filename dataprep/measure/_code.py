"""What the lexer's classes tell: comments, string literals, phrases, function definitions."""

from __future__ import annotations

import numpy as np

from dataprep.measure._bits import among, count_trailing_zeros, stand_apart
from dataprep.measure._layout import (
    LINE_ASSERT,
    LINE_FUNCTION,
    LINE_LONG_STRING,
    LINE_TODO,
    LONG_WORD,
    MAINS,
    WORD_CONTROL,
    Bytes,
    Flags,
    Hashes,
    Ints,
    SmallInts,
    as_int,
    ix,
)
from dataprep.measure._patterns import word_key
from dataprep.measure._text import ends_line, has_phrase, length_of, line_of, phrase
from dataprep.measure._tokens import ALL, ONE, ZERO, class_at, class_before, code_point, key_of
from dataprep.measure._unicode import SPACE, WORD
from dataprep.measure._words import statement_bits
from dataprep.text.jit import part

_TODO = phrase(b"todo")
_FIXME = phrase(b"fixme")
_YOUR = phrase(b"your code here")
_ASSERT = phrase(b"assert")
_MAIN = np.uint64(word_key("main"))
_CR, _QUOTE, _TICK, _BACKTICK = 13, 34, 39, 96
_OPEN, _CLOSE, _BEGIN, _END = 40, 41, 123, 125
_SEMICOLON, _EQUALS, _COLON, _COMMA, _DOT, _GREATER, _SLASH = 59, 61, 58, 44, 46, 62, 47
_CODE, _IN_STRING = 0, 2
_LONG_WORD, _MANY_WORDS = 20, 20
_S63 = np.uint64(63)
_BEFORE, _INSIDE, _AFTER, _SKIPPING = 0, 1, 2, 3


@part
def _is_task(data: Bytes, table: Bytes, i: int, start: int, stop: int) -> bool:
    """Return whether ``todo`` or ``fixme`` as a word, or ``your code here`` stands at byte ``i``."""
    length = 0
    if has_phrase(data, i, stop, _TODO):
        length = length_of(_TODO)
    elif has_phrase(data, i, stop, _FIXME):
        length = length_of(_FIXME)
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
    after = i + length_of(_ASSERT)
    return after >= stop or (data[ix(after)] != 105 and data[ix(after)] != 101)


@part
def mark_phrase(data: Bytes, classes: Bytes, table: Bytes, i: int, start: int, stop: int) -> int:
    """Return what a phrase at byte ``i`` says of its line: ``LINE_ASSERT``, ``LINE_TODO`` or 0."""
    cls = classes[ix(i)]
    if cls == _CODE:
        return LINE_ASSERT if _is_assert(data, i, stop) else 0
    if cls == _IN_STRING:
        return 0
    return LINE_TODO if _is_task(data, table, i, start, stop) else 0


@part
def _count_words(data: Bytes, table: Bytes, i: int, end: int, stop: int) -> tuple[int, int]:
    """Return the words of the literal from byte ``i`` on, and the code points in long words."""
    n_words, n_long, length, is_url = 0, 0, 0, False
    while i < end:
        point, size = as_int(data[ix(i)]), 1
        if point >= 0x80:
            point, size = code_point(data, i)
        if table[ix(point)] & SPACE or point in (_QUOTE, _TICK, _BACKTICK):
            n_words += length > 0
            n_long += length if length > _LONG_WORD and not is_url else 0
            length, is_url = 0, False
        else:
            length += 1
            if point == _COLON and i + 2 < stop:
                is_url |= data[ix(i + 1)] == _SLASH and data[ix(i + 2)] == _SLASH
        i += size
    n_words += length > 0
    n_long += length if length > _LONG_WORD and not is_url else 0
    return n_words, n_long


@part
def measure_literals(
    data: Bytes, classes: Bytes, table: Bytes, start: int, stop: int, line_ends: SmallInts,
    line_flags: Flags, out: Ints, k: int,
) -> None:  # fmt: skip
    """Count the code points in long words of string literals; mark lines of literals of many words.

    A literal is an unbroken run of string bytes. Its words are runs of code points that are neither
    white space nor quotes; a word that holds ``://`` is a URL. A literal with a long word or many
    words has over 20 bytes, so every 21st byte is probed.

    Args:
        data: The texts of the batch, one after another.
        classes: The lexer's class of each byte.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        line_ends: Bytes up to the end of each line of the text.
        line_flags: ``LINE_`` bits by line of the text; changed.
        out: The counts.
        k: The text's row there; written.
    """
    stand_apart()
    probe, line = start + _LONG_WORD, 0
    while probe < stop:
        if classes[ix(probe)] != _IN_STRING:
            probe += _LONG_WORD + 1
            continue
        begin, end = probe, probe + 1
        while begin > start and classes[ix(begin - 1)] == _IN_STRING:
            begin -= 1
        while end < stop and classes[ix(end)] == _IN_STRING:
            end += 1
        n_words, n_long = _count_words(data, table, begin, end, stop)
        out[k, LONG_WORD] += n_long
        if n_words > _MANY_WORDS:
            line = line_of(line_ends, line, begin - start)
            last = line_of(line_ends, line, end - 1 - start)
            for at in range(line, last + 1):
                line_flags[ix(at)] |= LINE_LONG_STRING
        probe = end + _LONG_WORD + 1


@part
def mark_functions(  # noqa: C901, PLR0912, PLR0915
    data: Bytes, classes: Bytes, start: int, stop: int, line_flags: Flags, keys: Hashes,
    bits: Bytes, language: int, n_needed: int, out: Ints, k: int,
) -> None:  # fmt: skip
    """Mark the lines where functions of a language with braces begin; count those named main.

    A definition is, from the start of a statement: ``n_needed`` or more words, no word of control,
    no ``=`` and no comma; parentheses; and an opening brace before any ``;`` or ``=``. A closing
    brace that begins a line starts afresh, so that a macro with half a pair costs little. Of the
    bytes only the edges of words, other visible code and the ends of lines are looked at.

    Args:
        data: The texts of the batch, one after another.
        classes: The lexer's class of each byte; only code counts.
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
    stand_apart()
    line, first_line, n_words, depth, phase, n_mains = 0, 0, 0, 0, _BEFORE, 0
    name, key, word_start, before = ZERO, ZERO, start, ZERO
    is_blocked, in_word, is_directive, is_start = False, False, False, True
    for base in range(start, stop, 64):
        valid = ALL if base + 64 <= stop else (ONE << np.uint64(stop - base)) - ONE
        code = among(classes, base, _CODE, 1) & valid
        parts = among(data, base, 65, 26) | among(data, base, 97, 26) | among(data, base, 48, 10)
        words = (parts | among(data, base, 95, 1) | among(data, base, 128, 128)) & code
        edges = words ^ ((words << ONE) | before)
        before = words >> _S63
        places = (edges | (among(data, base, 33, 95) & code & ~words)) & valid
        places |= (among(data, base, 10, 1) | among(data, base, _CR, 1)) & valid
        while places != ZERO:
            bit = count_trailing_zeros(places)
            places &= places - ONE
            i = base + as_int(bit)
            byte = data[ix(i)]
            is_code = (code >> bit) & ONE != ZERO and not is_directive
            if is_code and (words >> bit) & ONE != ZERO:
                if depth == 0:
                    in_word, word_start = True, i
                    if n_words == 0:
                        first_line = line
                    n_words += phase == _BEFORE
                is_start = False
                continue
            if in_word:
                in_word, key = False, key_of(data, word_start, i)
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
                    n_words, depth, phase, is_blocked, key = 0, 0, _BEFORE, False, ZERO
                is_start = False
            if byte <= _CR and ends_line(data, i, stop):
                line += 1
                is_directive, is_start = False, True
    out[k, MAINS] = n_mains
