"""Visible text of HTML, and the shape of prose."""

from __future__ import annotations

from dataprep.measure._bits import stand_apart
from dataprep.measure._layout import BULLETS, ELLIPSES, LINKS, SENTENCES, VISIBLE, Bytes, Ints, ix
from dataprep.measure._text import ends_line, has_phrase, length_of, phrase
from dataprep.measure._tokens import class_at, class_before, code_point
from dataprep.measure._unicode import ALPHA, SPACE, WORD
from dataprep.text.jit import part

_SCRIPT = phrase(b"script")
_STYLE = phrase(b"style")
_HTTP = phrase(b"http://")
_HTTPS = phrase(b"https://")
_WWW = phrase(b"www.")
_READ_MORE = phrase(b"read more")
_LESS, _GREATER, _SLASH, _MARK, _DASH, _AMPERSAND, _SEMICOLON, _SHARP = (
    60, 62, 47, 33, 45, 38, 59, 35,
)  # fmt: skip
_DOT, _QUESTION, _QUOTE, _TICK, _LOWER_H, _LOWER_W = 46, 63, 34, 39, 104, 119
_MAX_TAG, _MAX_ENTITY = 4096, 32
_ELLIPSIS = 0x2026
_WIDE_STOPS = (0x3002, 0xFF01, 0xFF1F)
_BULLETS = (0x2022, 0x2023, 0x25B6, 0x25C0, 0x25E6, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x2013)


@part
def _is_letter(byte: int) -> bool:
    return 97 <= byte | 32 <= 122


@part
def _tag_end(data: Bytes, i: int, stop: int) -> int:
    """Return the byte after the tag, comment or declaration at byte ``i``; ``i`` if there is none.

    A tag ends with the first ``>`` outside its quotes, or where none comes within 4,096 bytes or
    before another ``<`` with the first ``>`` at all; a comment that is not closed lasts to the end.
    """
    if i + 1 >= stop or not (
        _is_letter(data[ix(i + 1)]) or data[ix(i + 1)] in (_SLASH, _MARK, _QUESTION)
    ):
        return i
    if (
        i + 3 < stop
        and data[ix(i + 1)] == _MARK
        and data[ix(i + 2)] == _DASH
        and data[ix(i + 3)] == _DASH
    ):
        for j in range(i + 4, stop - 2):
            if data[ix(j)] == _DASH and data[ix(j + 1)] == _DASH and data[ix(j + 2)] == _GREATER:
                return j + 3
        return stop
    quote, first = 0, 0
    for j in range(i + 1, min(stop, i + _MAX_TAG)):
        byte = data[ix(j)]
        if byte == _GREATER:
            if quote == 0:
                return j + 1
            first = first or j + 1
        elif quote == 0 and byte == _LESS:
            break
        elif quote == 0 and byte in (_QUOTE, _TICK) and data[ix(j - 1)] == 61:
            quote = byte
        elif byte == quote:
            quote = 0
    return first or i


@part
def _skip_raw(data: Bytes, tag: int, after: int, stop: int) -> int:
    """Return the byte of the end tag when a script or style opens at ``tag``, else ``after``."""
    length = 0
    if has_phrase(data, tag + 1, stop, _SCRIPT):
        length = length_of(_SCRIPT)
    elif has_phrase(data, tag + 1, stop, _STYLE):
        length = length_of(_STYLE)
    if not length or _is_letter(data[ix(min(tag + 1 + length, stop - 1))]):
        return after
    for j in range(after, stop - 1 - length):
        if (
            data[ix(j)] == _LESS
            and data[ix(j + 1)] == _SLASH
            and has_phrase(data, j + 2, stop, _SCRIPT if length == length_of(_SCRIPT) else _STYLE)
        ):
            return j
    return stop


@part
def _entity_end(data: Bytes, i: int, stop: int) -> int:
    """Return the byte after the character reference at byte ``i``, or ``i + 1``."""
    for j in range(i + 1, min(stop, i + _MAX_ENTITY)):
        if data[ix(j)] == _SEMICOLON:
            return j + 1 if j > i + 1 else i + 1
        if not (_is_letter(data[ix(j)]) or 48 <= data[ix(j)] <= 57 or data[ix(j)] == _SHARP):
            break
    return i + 1


@part
def measure_html(data: Bytes, table: Bytes, start: int, stop: int, out: Ints, k: int) -> None:
    """Count the visible code points of the text.

    Tags, comments, declarations, scripts and styles are not visible. A character reference counts
    one; a run of white space counts one, at the start and the end of the text none.

    Args:
        data: The texts of the batch, one after another.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        out: The counts; ``VISIBLE`` is written.
        k: The text's row there.
    """
    stand_apart()
    i = start
    n_visible, is_waiting = 0, False
    while i < stop:
        byte = data[ix(i)]
        if byte == _LESS:
            after = _tag_end(data, i, stop)
            if after > i:
                i = _skip_raw(data, i, after, stop)
                continue
        point, size = code_point(data, i)
        if table[ix(point)] & SPACE:
            is_waiting = n_visible > 0
            i += size
            continue
        n_visible += 1 + is_waiting
        is_waiting = False
        i = _entity_end(data, i, stop) if byte == _AMPERSAND else i + size
    out[k, VISIBLE] = n_visible


@part
def _link_end(data: Bytes, table: Bytes, i: int, start: int, stop: int) -> int:
    """Return the byte after the URL or tag that starts at byte ``i``, or ``i``."""
    if data[ix(i)] == _LESS:
        return _tag_end(data, i, stop)
    if class_before(data, table, i, start) & WORD:
        return i
    if not (
        has_phrase(data, i, stop, _HTTP)
        or has_phrase(data, i, stop, _HTTPS)
        or has_phrase(data, i, stop, _WWW)
    ):
        return i
    while i < stop and data[ix(i)] not in (_LESS, _GREATER, _QUOTE, 41, 93):
        point, size = code_point(data, i)
        if table[ix(point)] & SPACE:
            break
        i += size
    return i


@part
def _is_bullet(data: Bytes, table: Bytes, i: int, stop: int) -> bool:
    """Return whether the line whose first code point is at byte ``i`` starts with a bullet."""
    point, size = code_point(data, i)
    if point in (42, 43, 45):
        return class_at(data, table, i + size, stop) & SPACE != 0
    return point in _BULLETS


@part
def _is_teaser(data: Bytes, start: int, end: int) -> bool:
    """Return whether the line that ends before byte ``end`` ends in an ellipsis or ``read more``."""
    if end - start >= 3 and data[ix(end - 1)] == _DOT and data[ix(end - 2)] == _DOT:
        return bool(data[ix(end - 3)] == _DOT)
    if end - start >= 3 and data[ix(end - 1)] == 0xA6 and data[ix(end - 2)] == 0x80:
        return bool(data[ix(end - 3)] == 0xE2)
    n = length_of(_READ_MORE)
    return end - start >= n and has_phrase(data, end - n, end, _READ_MORE)


@part
def measure_prose(data: Bytes, table: Bytes, start: int, stop: int, out: Ints, k: int) -> None:
    """Count sentences, bullets, teasers and the code points in links of the text.

    A sentence is a piece that holds a letter. It ends with a run of ``.``, ``!``, ``?`` or an
    ellipsis before white space or the end, with a full-width stop, at a blank line, or at the end.
    A link is a URL (``http``, ``https``, ``www.``), or a tag in angle brackets.

    Args:
        data: The texts of the batch, one after another.
        table: Class bits by code point.
        start: The text's first byte.
        stop: The byte after its last.
        out: The counts; written.
        k: The text's row there.
    """
    stand_apart()
    i, line_start, text_end, has_letter, link_end = start, start, start, False, start
    n_sentences, n_linked = 0, 0
    while i < stop:
        letter = data[ix(i)] | 32
        if _is_letter(letter) and letter not in (_LOWER_H, _LOWER_W):
            n_linked += i < link_end
            i += 1
            text_end, has_letter = i, True
            continue
        point, size = code_point(data, i)
        bits = table[ix(point)]
        after = i + size
        if ends_line(data, i, stop):
            if text_end == line_start and has_letter:
                n_sentences += 1
                has_letter = False
            out[k, ELLIPSES] += _is_teaser(data, line_start, text_end)
            line_start, text_end = after, after
        elif not bits & SPACE:
            if text_end == line_start:
                out[k, BULLETS] += _is_bullet(data, table, i, stop)
            text_end = after
            if i >= link_end and (
                point == _LESS or point | 32 == _LOWER_H or point | 32 == _LOWER_W
            ):
                link_end = max(i, _link_end(data, table, i, start, stop))
            n_linked += i < link_end
            has_letter |= bits & ALPHA != 0
            is_stop = point in (_DOT, _MARK, _QUESTION, _ELLIPSIS)
            is_last = after >= stop or class_at(data, table, after, stop) & SPACE
            if has_letter and ((is_stop and is_last) or point in _WIDE_STOPS):
                n_sentences += 1
                has_letter = False
        else:
            n_linked += i < link_end
        i = after
    out[k, SENTENCES], out[k, LINKS] = n_sentences + has_letter, n_linked
    out[k, ELLIPSES] += _is_teaser(data, line_start, text_end)
