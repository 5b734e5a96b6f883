"""Surrogates of secrets: of like length and signs, and plainly none."""

from __future__ import annotations

import re

from dataprep.redact._stream import DIGITS, HEX, LETTERS, Stream

_MARK = "REDACTED"
_HEX_MARK = "deadbeef"
_LEAST, _LEAST_MARKED = 10, 14
_TAIL = 8
_HEXADECIMAL = re.compile(r"(?=\D*\d)(?:[0-9a-f]{16,}|[0-9A-F]{16,})")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PADDED = re.compile(r"(?P<body>[A-Za-z0-9+/_-]{14,})(?P<pads>={1,2})")
_NUMBER = re.compile(r"[0-9]+")
_LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BLOCK = re.compile(f"-----BEGIN |[{_LINE_ENDS}]")
_ESCAPED_OR_WORD = re.compile(
    r"(?P<escape>\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.))|(?P<word>[^\W_]+(?:[+/]+[^\W_]+)*)",
    re.DOTALL,
)
_BLANKS = frozenset(" \t" + _LINE_ENDS)
_PLAIN_SIGNS = frozenset("-_.@+/=,;()") | _BLANKS


def spans_lines(value: str) -> bool:
    """Return whether an end of a line lies in a value."""
    return any(end in value for end in _LINE_ENDS)


def secret(stream: Stream, value: str) -> str:
    """Return a secret of like length that is plainly none.

    From 14 signs on ``REDACTED``, filled up, with eight keyed signs at the end, so that two values
    have equal ones in one of 2**32 cases; below, ``xxxx`` and at least six. Signs are those of the
    value as far as letters of its case, digits, hexadecimal digits, and base64 with its padding go.
    What spans lines or is a block of PEM keeps all that lies between its words.
    """
    if _BLOCK.search(value):
        return _block(stream, value)
    if _NUMBER.fullmatch(value):
        return number(stream, value)
    if _UUID.fullmatch(value):
        return _dashed(_hexadecimal(stream, value.replace("-", "")))
    if _HEXADECIMAL.fullmatch(value):
        return _hexadecimal(stream, value)
    padded = _PADDED.fullmatch(value)
    if padded is not None:
        # `w` ends in four zero bits, so that strict readers take what stands before the padding.
        return _word(stream, padded["body"])[:-1] + "w" + padded["pads"]
    return _word(stream, value)


def number(stream: Stream, value: str) -> str:
    """Return as many digits, the first one 1 where it is not 0, so that a number does not grow."""
    first = "0" if value[0] == "0" else "1"
    alphabet = DIGITS[:8] if first == "0" and not set(value) & set("89") else DIGITS
    return first + stream.text(len(value) - 1, alphabet)


def _hexadecimal(stream: Stream, value: str) -> str:
    filler = "0" * (len(value) - len(_HEX_MARK) - _TAIL)
    found = _HEX_MARK + filler + stream.text(min(_TAIL, len(value) - len(_HEX_MARK)), HEX)
    return found.upper() if value.isupper() else found


def _dashed(value: str) -> str:
    return "-".join((value[:8], value[8:12], value[12:16], value[16:20], value[20:]))


def _word(stream: Stream, value: str) -> str:
    has_upper, has_lower = any(c.isupper() for c in value), any(c.islower() for c in value)
    has_digits = any(c in "0189" for c in value)
    signs = LETTERS + DIGITS if has_digits else LETTERS
    if len(value) < _LEAST_MARKED:
        found = "xxxx" + stream.text(max(len(value), _LEAST) - 4, signs)
    else:
        tail = stream.text(min(_TAIL, len(value) - len(_MARK)), signs)
        found = _MARK + "x" * (len(value) - len(_MARK) - len(tail)) + tail
        found = found if has_upper and has_lower else found.lower()
    return found.upper() if has_upper and not has_lower else found


def _block(stream: Stream, value: str) -> str:
    """Return lines of the same lengths and ends; the first word of 16 signs tells blocks apart."""
    is_marked = False

    def masked(found: re.Match[str]) -> str:
        nonlocal is_marked
        word = found["word"]
        if word is None:
            return found["escape"]
        if is_marked or len(word) < 16:
            return "x" * len(word)
        is_marked = True
        return _word(stream, word)

    return _ESCAPED_OR_WORD.sub(masked, value)


def plain(value: str) -> str:
    """Return ``x`` for letters and ``0`` for digits; what is digits alone begins as it did.

    Of other signs only those stay that mean nothing in strings and names.
    """
    found = "".join(_plain_sign(c) for c in value)
    if value.isdigit() and value[0] != "0":
        return "1" + found[1:]
    return found


def _plain_sign(character: str) -> str:
    if character.isdigit():
        return "0"
    return character if character in _PLAIN_SIGNS else "x"


def blank(value: str) -> str:
    """Return ``x`` for all but blanks and ends of lines."""
    return "".join(c if c in _BLANKS else "x" for c in value)
