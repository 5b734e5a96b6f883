"""Reads JSON as TypeScript and Deno allow it: with comments and commas behind the last member."""

from __future__ import annotations

import json
import re

MAX_BYTES = 1 << 20
"""Bytes above which no manifest is read: lists of packages, not descriptions of one."""

_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*")|(?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)|(?P<comma>,)"""
    r"""|(?P<other>[^",/\s]+|/|")|(?P<blank>\s+)"""
)


def read_jsonc(text: bytes) -> object:
    """Return the value that a text of JSON stands for; None where it is none.

    Args:
        text: UTF-8, with or without a byte order mark.

    Example:
        >>> read_jsonc(b'{"a": [1, 2,], /* b */ }')
        {'a': [1, 2]}
    """
    if len(text) > MAX_BYTES:
        return None
    written = text.decode("utf-8-sig", "replace")
    try:
        return json.loads(written)
    except RecursionError:
        return None
    except ValueError:
        pass
    try:
        return json.loads(_plain(written))
    except (ValueError, RecursionError):
        return None


def _plain(text: str) -> str:
    """Return a text of JSON without comments and without commas before a closing bracket."""
    kept: list[str] = []
    is_comma_due = False
    for token in _TOKEN.finditer(text):
        what, written = token.lastgroup, token[0]
        if what in ("comment", "blank"):
            kept.append(" ")
        elif what == "comma":
            is_comma_due = True
        else:
            if is_comma_due and written[0] not in "]}":
                kept.append(",")
            is_comma_due = False
            kept.append(written)
    return "".join(kept)
