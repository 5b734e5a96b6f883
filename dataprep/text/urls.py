"""URLs as they may be shown and stored: without what opens what they name."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_USER: Final = re.compile(r"(?<=://)[^/\s]*@")


def without_credentials(text: str) -> str:
    """Return a location without user, password, query and fragment of a URL.

    A URL that stands behind something else loses its user and password.

    Example:
        >>> without_credentials("https://me:token@example.org/a/b.git?private_token=1")
        'https://example.org/a/b.git'
        >>> without_credentials("ssh://git:secret@example.org/a")
        'ssh://git@example.org/a'
        >>> without_credentials("jdbc:pg://me:token@example.org/a")
        'jdbc:pg://example.org/a'
    """
    if not _URL.match(text):
        return _USER.sub("", text) if "://" in text else text
    try:
        parts = urlsplit(text)
        host = _netloc(parts)
    except ValueError:
        return _USER.sub("", text)
    return urlunsplit((parts.scheme, host, parts.path, "", ""))


def _netloc(parts: SplitResult) -> str:
    user, at, host = parts.netloc.rpartition("@")
    name = user.partition(":")[0]
    return f"{name}@{host}" if at and name and parts.scheme.lower() == "ssh" else host
