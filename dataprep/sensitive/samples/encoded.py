"""Values in an encoding."""

from __future__ import annotations

import base64


def base64_text(value: bytes) -> bytes:
    """Return a value in base64 (RFC 4648 section 4).

    Example:
        >>> base64_text(b"a:b")
        b'YTpi'
    """
    return base64.b64encode(value)


COMPLETE = {"base64_text": base64_text}
