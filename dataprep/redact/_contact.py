"""Invented addresses of mail and of machines, telephone numbers, and names of users."""

from __future__ import annotations

import ipaddress
import re

from dataprep.redact._stream import DIGITS, HEX, Stream

_MAIL = re.compile(
    r"(?P<local>[^\s@]+?)(?P<at>\s?\(at\)\s?|\s?\[at\]\s?| at |%40|&#0*64;|&#x0*40;|\\u0040|\\x40|@)"
    r"(?P<domain>[^\s@]+(?:\s?(?:\(dot\)|\[dot\]| dot )\s?[^\s@]+)*)",
    re.IGNORECASE,
)
_DOT = re.compile(r"\s?\(dot\)\s?|\s?\[dot\]\s?| dot |\.", re.IGNORECASE)
_MAIL_DOMAIN = ("example", "com")  # RFC 2606
_LEAST_LOCAL, _MOST_LOCAL = 10, 64  # 40 bits; RFC 5321, 4.5.3.1.1
_DOCUMENTATION = ("192.0.2.", "198.51.100.", "203.0.113.")  # RFC 5737
_LEAST_PHONE_DIGITS = 5
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*", re.ASCII)


def mail(stream: Stream, value: str) -> str | None:
    """Return an address of hexadecimal digits under example.com; None for what is no address.

    It is as long as the value from 22 characters on; addresses of two values are equal in one of
    2**40 cases, shorter ones too. How ``@`` and the dot are written stays.
    """
    parts = _MAIL.fullmatch(value)
    if parts is None:
        return None
    dots = _DOT.findall(parts["domain"])
    domain = (dots[-1] if dots else ".").join(_MAIL_DOMAIN)
    length = len(value) - len(parts["at"]) - len(domain)
    length = min(max(length, _LEAST_LOCAL), _MOST_LOCAL)
    # A letter first, so that nothing takes it for a number or for an escape of one.
    return stream.text(1, HEX[10:]) + stream.text(length - 1, HEX) + parts["at"] + domain


def machine(stream: Stream, value: str, nonce: int) -> str | None:
    """Return an address of a machine that none has; None for what is no address.

    Version 4: one of the 768 for documentation; where another value of the text has it (`nonce`
    above 0), one of the 2**28 of the reserved class E. Version 6: one of 2**64 of 2001:db8::/32
    where the value is written in full, else of 2**48.
    """
    address, slash, prefix = value.partition("/")
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    tail = slash + prefix
    if parsed.version == 4:
        if nonce:
            numbers = (240 + stream.below(15), *(stream.below(256) for _ in range(3)))
            return ".".join(map(str, numbers)) + tail
        return _DOCUMENTATION[stream.below(3)] + str(stream.below(256)) + tail
    if "::" not in address:
        found = "2001:0db8:0000:0000:" + ":".join(stream.text(4, HEX) for _ in range(4))
    else:
        found = "2001:db8::" + ":".join("f" + stream.text(3, HEX) for _ in range(3))
        found = found if len(address) < 18 else found + ":f" + stream.text(3, HEX)
    return (found.upper() if address.isupper() else found) + tail


def phone(stream: Stream, value: str) -> str | None:
    """Return a number that no plan of numbers has; None where there are too few digits.

    Signs between digits stay, and digits are 0000 and others: no country or area begins so (ITU-T
    E.164). A number of digits alone, without a leading zero, stays one and does not grow: it begins
    with 11, as no area of North America and no mobile of China does, and has three digits only.
    Two values of 11 digits have equal ones in one of 390,000 cases.
    """
    size = sum(c.isdigit() for c in value)
    if size < _LEAST_PHONE_DIGITS:
        return None
    if value.lstrip("+").isdigit() and value.lstrip("+")[0] != "0":
        others = stream.text(1, "02345") + stream.text(1, "6789")
        drawn = "11" + stream.text(size - 2, "1" + others)
    else:
        drawn = "0000" + stream.text(size - 4, DIGITS)
    left = iter(drawn)
    return "".join(next(left) if c.isdigit() else c for c in value)


def user(stream: Stream, value: str) -> str:
    """Return ``user-`` and eight hexadecimal digits; an underscore for what may be an identifier."""
    sign = "_" if _IDENTIFIER.fullmatch(value) else "-"
    return f"user{sign}{stream.text(8, HEX)}"
