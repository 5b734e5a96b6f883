"""Surrogates: what stands in a redacted text in place of a value, the same for the same value."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from dataprep.redact import _contact, _numbers, _opaque, _persons
from dataprep.redact._stream import Stream
from dataprep.redact.model import Shape

_Maker = Callable[[Stream, str], str | None]
_MAKERS: dict[str, _Maker] = {
    "secret": _opaque.secret,
    "email": _contact.mail,
    "phone": _contact.phone,
    "name": _persons.person,
    "username": _contact.user,
    "address": _persons.place,
    "location": _numbers.position,
    "national_id": _numbers.identity,
    "payment": _numbers.payment,
    "vehicle": _numbers.vehicle,
}
_MACHINES = frozenset({"ip", "private_ip"})
_FOLDED = frozenset({"email", "name", "ip", "private_ip"})
_BLANKS = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
_REMEMBERED = 8_192
"""Values whose surrogates are kept at hand: texts repeat theirs."""
_FORBIDDEN = frozenset("\"'`\\%${}<>&#:")


@functools.lru_cache(_REMEMBERED)
def surrogate(
    key: bytes,
    entity: str,
    entity_type: str,
    value: bytes,
    nonce: int = 0,
    shape: Shape = Shape.LIKE,
) -> bytes:
    """Return what stands in place of a value.

    The key and the value alone decide, so that a value has the same surrogate in a whole corpus;
    e-mail addresses, names and addresses of machines that differ in case only have the same one
    but for its case. Lines, and the blanks at their beginnings, stay. No quote, backslash or other
    sign with a meaning in code stands in it that does not stand in the value; digits alone stay
    digits alone, without a new leading zero; an identifier stays one.

    Args:
        key: Key of the corpus, 32 bytes.
        entity: Kind of value, as the policy names it.
        entity_type: What it is; it decides nothing where ``entity`` is known.
        value: The value, UTF-8.
        nonce: 0; above where another value of the text has the surrogate already.
        shape: How far the shape is kept. The plainer ones keep values apart no more.

    Example:
        >>> surrogate(bytes(32), "email", "EMAIL_ADDRESS", b"someone@some-company.com")
        b'e240d9fb3fd8@example.com'
    """
    text = value.decode("utf-8", "replace")
    kind = entity if entity in _MAKERS or entity in _MACHINES else entity_type.lower()
    found = _shaped(key, kind, text, nonce) if shape is Shape.LIKE else _plain(kind, text, shape)
    if found == text:
        found = found.translate(str.maketrans("x019", "y128"))
    if found == text:
        found = _opaque.blank(text)
    return found.encode()


def _shaped(key: bytes, kind: str, text: str, nonce: int) -> str:
    if _opaque.spans_lines(text):
        if kind == "secret":
            return _opaque.secret(Stream(key, kind, text.encode(), nonce), text)
        return _opaque.plain(text)
    stream = Stream(key, kind, _canonical(kind, text).encode(), nonce)
    if kind in _MACHINES:
        found = _contact.machine(stream, text, nonce)
    else:
        found = _MAKERS.get(kind, _opaque.secret)(stream, text)
    if found is None or _has_new_signs(found, text):
        found = _opaque.secret(Stream(key, "secret", text.encode(), nonce), text)
    return found


def _canonical(kind: str, text: str) -> str:
    """Return the form in which alike values are equal."""
    return _BLANKS.sub(" ", text).lower() if kind in _FOLDED else text


def _has_new_signs(found: str, text: str) -> bool:
    """Return whether a sign with a meaning stands in a surrogate that its value lacks."""
    return bool(_FORBIDDEN & set(found) - set(text))


def _plain(kind: str, text: str, shape: Shape) -> str:
    if kind == "email" and "@" in text and not _opaque.spans_lines(text):
        return "x" * max(1, len(text.rpartition("@")[0])) + "@example.com"
    if shape is Shape.BLANK:
        return _opaque.blank(text)
    if kind in _MACHINES and "." in text:
        return "0.0.0.0"  # noqa: S104  # an address of no machine, nothing is bound to it
    if kind == "location" and any(c.isdigit() for c in text):
        return _DIGIT.sub("9", text)  # no zero may lead a number
    return _opaque.plain(text)
