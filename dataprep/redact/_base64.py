"""Bytes replaced inside of base64, so that all else that is encoded there stays."""

from __future__ import annotations

import base64
import binascii
import re

from dataprep.sensitive.forms import Form

_STANDARD = re.compile(rb"[A-Za-z0-9+/]*")
_URL_SAFE = re.compile(rb"[A-Za-z0-9_-]*")
_TO_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_FROM_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def touched(start: int, form: Form) -> tuple[int, int]:
    """Return the signs in which bits of a value stand, by where the form of it was found."""
    first = start - form.skip
    return first + form.offset * 8 // 6, first + _n_signs(form)


def _n_signs(form: Form) -> int:
    return -(-(form.offset + len(form.plain)) * 8 // 6)


def replace_in_groups(buffer: bytearray, start: int, form: Form, new: bytes) -> None:
    """Put bytes in place of an encoded value, cut or filled up to its length.

    Where the groups around it cannot be read or written anew nothing changes; the proof finds it.

    Args:
        buffer: The text.
        start: Where the form stands in it.
        form: The form.
        new: What is to be encoded there.
    """
    first, size = start - form.skip, len(form.plain)
    if first < 0:
        return
    n_signs = _n_signs(form)
    groups = bytes(buffer[first : first + (n_signs + 3) // 4 * 4])
    signs = max(
        (found[0] for found in (_STANDARD.match(groups), _URL_SAFE.match(groups)) if found), key=len
    )
    if len(signs) < n_signs:
        return
    is_url_safe = b"-" in signs or b"_" in signs
    try:
        padded = signs.translate(_FROM_URL_SAFE) + b"=" * (-len(signs) % 4)
        raw = base64.b64decode(padded, validate=True)
    except binascii.Error:
        return
    end = form.offset + size
    changed = raw[: form.offset] + (new + b"x" * size)[:size] + raw[end:]
    coded = base64.b64encode(changed)[: len(signs)]
    coded = coded.translate(_TO_URL_SAFE) if is_url_safe else coded
    low = form.offset * 8 // 6
    if raw[form.offset : end] != form.plain or coded[:low] != signs[:low]:
        return
    if coded[n_signs:] == signs[n_signs:]:
        buffer[first : first + len(signs)] = coded
