"""Values in an encoding."""

from __future__ import annotations

import base64

_LEAST_KEY = 56  # characters of the body of a key in PEM
_LINE = 64


def base64_text(value: bytes) -> bytes:
    """Return a value in base64 (RFC 4648 section 4).

    Example:
        >>> base64_text(b"a:b")
        b'YTpi'
    """
    return base64.b64encode(value)


def base64_key_or_text(value: bytes) -> bytes:
    """Return a value in base64; one as long as the body of a private key as a key in PEM (RFC 7468)."""
    if len(value) < _LEAST_KEY:
        return base64_text(value)
    rows = [value[at : at + _LINE] for at in range(0, len(value), _LINE)]
    begin, end = (b"-----%s PRIVATE KEY-----" % word for word in (b"BEGIN", b"END"))
    return base64_text(b"\n".join([begin, *rows, end, b""]))


COMPLETE = {"base64_text": base64_text, "base64_key_or_text": base64_key_or_text}
