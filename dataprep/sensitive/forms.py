"""The forms in which a value may stand in a text again, and how each is replaced."""

from __future__ import annotations

import base64
import functools
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import quote, quote_plus, unquote

Encoder = Callable[[str], str]
"""A way to write a text."""
_LEAST_BYTES = 6
_LEAST_NEEDLE = 7
_LEAST_PIECE = 32
_MOST_PIECES = 256
_REMEMBERED = 8_192
"""Values whose forms are kept at hand: the texts of a repository repeat theirs."""
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PIECE = re.compile(rb"[A-Za-z0-9+/]{%d,}" % _LEAST_PIECE)
_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[\"'\\/])")
_NUMERIC = frozenset({"phone", "ip", "private_ip", "national_id", "payment", "vehicle", "location"})


class Reach(IntEnum):
    """Where a value is looked for beyond the spans in which it was found."""

    NONE = 0
    """Nowhere: it is too short or too common, so that its like is code."""
    WORD = 1
    """Where nothing goes on before and behind it."""
    FREE = 2
    """Everywhere, inside words too."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a value.

    Attributes:
        value: The value as it was found.
        reach: Where the form is looked for.
        encode: Makes of a surrogate what stands in place of the form; None for base64, where the
            groups around it are made anew.
        case: Makes of the surrogate what suits the case of the form.
        skip: For base64: signs of the first group that stand before the form.
        offset: For base64: bytes of the first group that stand before the value.
        plain: For base64: the bytes that are encoded.
    """

    value: bytes
    reach: Reach
    encode: Callable[[str], str] | None
    case: Callable[[str], str] = str
    skip: int = 0
    offset: int = 0
    plain: bytes = b""


def reach_of(value: bytes, entity: str) -> Reach:
    """Return where else a value can be looked for without harm to code.

    A secret of letters and digits from 8 bytes, or any from 20; an e-mail address; a name of two
    words, or of three signs in Han; numbers of 7 digits or signs. Single names, most names of users
    and passwords that may be words count in their own spans only.

    Args:
        value: The value.
        entity: Kind of it.

    Example:
        >>> [reach_of(v, "secret").name for v in (b"django", b"k3Zp0Qs9", b"k3Zp0Qs9x7Rt")]
        ['NONE', 'WORD', 'FREE']
    """
    text = value.decode("utf-8", "replace")
    n_digits = sum(c.isdigit() for c in text)
    n_letters = sum(c.isalpha() for c in text)
    if len(value) < _LEAST_BYTES:
        return Reach.NONE
    if entity == "email":
        return Reach.FREE if "@" in text else Reach.WORD
    if entity == "name":
        return _reach_of_name(text)
    if entity == "username":
        return Reach.WORD if n_digits and n_letters else Reach.NONE
    if entity in _NUMERIC:
        return Reach.WORD if n_digits + n_letters >= 7 or value.count(b":") > 2 else Reach.NONE
    if entity == "address":
        return Reach.WORD if len(value) >= 12 else Reach.NONE
    return _reach_of_secret(text, n_digits, n_letters)


def _reach_of_name(text: str) -> Reach:
    if _HAN.search(text):
        return Reach.FREE if len(text) >= 3 else Reach.NONE
    return Reach.WORD if len(text.split()) > 1 else Reach.NONE


def _reach_of_secret(text: str, n_digits: int, n_letters: int) -> Reach:
    if n_digits == len(text):
        return Reach.WORD if len(text) >= 8 else Reach.NONE
    is_mixed = bool(n_digits and n_letters) or n_digits + n_letters + text.count("_") < len(text)
    if len(text) >= 20 or (is_mixed and len(text) >= 12):
        return Reach.FREE
    return Reach.WORD if n_digits and n_letters and len(text) >= 8 else Reach.NONE


@functools.lru_cache(_REMEMBERED)
def forms_of(value: bytes, entity: str, encoders: tuple[Encoder, ...]) -> Mapping[bytes, Form]:
    """Return what to look for in a text so that a value does not stay in it, by bytes.

    The value, without what escapes it, in other case where people write it so, in URLs, strings,
    HTML and XML, in hexadecimal and base64, and the long pieces of what spans lines.

    Args:
        value: The value.
        entity: Kind of it.
        encoders: Ways to write it, from ``encoders_for`` a text.
    """
    reach = reach_of(value, entity)
    if reach is Reach.NONE:
        return {}
    found = {value: Form(value, reach, str)}
    if b"\n" in value or b"\r" in value:
        pieces = _PIECE.findall(value)[:_MOST_PIECES]
        return found | {piece: Form(piece, Reach.FREE, str) for piece in pieces}
    for root, case in _roots(value, entity).items():
        for needle, encode in _encoded(root, encoders):
            found.setdefault(needle, Form(value, reach, encode, case))
        for needle, form in _in_base64(value, root):
            found.setdefault(needle, form)
    return found


def _roots(value: bytes, entity: str) -> dict[str, Callable[[str], str]]:
    """Return a value as it stands, without escapes, and in the cases in which people write it.

    With each comes what makes a surrogate of the same case; that of an address of mail has one only.
    """
    text = value.decode("utf-8", "replace")
    roots: dict[str, Callable[[str], str]] = {text: str}
    if "%" in text:
        roots.setdefault(unquote(text, errors="replace"), str)
    if "&" in text:
        roots.setdefault(html.unescape(text), str)
    if "\\" in text:
        roots.setdefault(_ESCAPE.sub(_unescaped, text), str)
    if entity in {"email", "name"}:
        is_name = entity == "name"
        roots.setdefault(text.lower(), str.lower if is_name else str)
        roots.setdefault(text.upper(), str.upper if is_name else str)
    return {root: case for root, case in roots.items() if len(root.encode()) >= _LEAST_BYTES}


def _unescaped(found: re.Match[str]) -> str:
    escape = found[0]
    digits = escape[2:]
    return chr(int(digits, base=16)) if digits else escape[1]


def encoders_for(text: bytes) -> tuple[Encoder, ...]:
    """Return the ways to write a value whose signs a text holds."""
    return tuple(encode for mark, ways in _ENCODERS.items() if mark in text for encode in ways)


def _encoded(root: str, encoders: Sequence[Encoder]) -> Iterator[tuple[bytes, Encoder]]:
    for encode in encoders:
        needle = encode(root).encode()
        if len(needle) >= _LEAST_BYTES:
            yield needle, encode


def _json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _units(text: str, form: str) -> str:
    raw = text.encode("utf-16-be")
    return "".join(form % (raw[i] << 8 | raw[i + 1]) for i in range(0, len(raw), 2))


_ENCODERS: dict[bytes, tuple[Encoder, ...]] = {
    b"": (
        str,
        lambda text: text.encode().hex(),
        lambda text: text.encode().hex().upper(),
        quote_plus,
    ),
    b"%": (
        lambda text: quote(text, safe=""),
        quote,
        lambda text: re.sub("%..", lambda found: found[0].lower(), quote(text, safe="")),
        lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
        lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    ),
    b"\\": (
        _json,
        lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
        lambda text: _json(text).replace("/", "\\/"),
        lambda text: re.sub(r"u[0-9a-f]{4}", lambda found: "u" + found[0][1:].upper(), _json(text)),
        lambda text: _json(_json(text)),
        lambda text: text.encode("unicode_escape").decode(),
        lambda text: text.replace("\\", "\\\\").replace("'", "\\'"),
        lambda text: repr(text.encode())[2:-1],
        lambda text: _units(text, "\\u%04x"),
        lambda text: _units(text, "\\u%04X"),
        lambda text: "".join(f"\\x{byte:02x}" for byte in text.encode()),
        lambda text: "".join(f"\\x{byte:02X}" for byte in text.encode()),
    ),
    b"&": (
        lambda text: html.escape(text, quote=False),
        html.escape,
        lambda text: html.escape(text).replace("&#x27;", "&#39;"),
        lambda text: html.escape(text).replace("&#x27;", "&apos;"),
        lambda text: text.replace("@", "&#64;"),
        lambda text: text.replace("@", "&#x40;"),
        lambda text: text.encode("ascii", "xmlcharrefreplace").decode(),
        lambda text: "".join(f"&#{ord(sign)};" for sign in text),
        lambda text: "".join(f"&#x{ord(sign):x};" for sign in text),
        lambda text: "".join(f"&#x{ord(sign):X};" for sign in text),
    ),
}
"""Ways to write a text, by what then stands in it."""


def _in_base64(value: bytes, root: str) -> Iterator[tuple[bytes, Form]]:
    """Yield what of base64 a value alone decides, for each of the three places in a group."""
    raw = root.encode()
    for offset, skip in ((0, 0), (1, 2), (2, 3)):
        whole = base64.b64encode(bytes(offset) + raw)
        needle = whole[skip : (offset + len(raw)) * 8 // 6]
        if len(needle) < _LEAST_NEEDLE:
            continue
        form = Form(value, Reach.FREE, None, str, skip, offset, raw)
        yield needle, form
        yield needle.translate(bytes.maketrans(b"+/", b"-_")), form
