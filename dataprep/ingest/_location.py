"""Locations: paths and git URLs, with and without a reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

from dataprep.errors import SourceError
from dataprep.ingest._archive_names import is_archive_name
from dataprep.text.urls import without_credentials

_SCHEMES: Final = frozenset({"https", "ssh", "git", "file"})
_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SCP: Final = re.compile(r"(?:\w[\w.-]*@)?[A-Za-z0-9][\w.-]*:(?!:|//|-)[^\\\0]+")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a source lies: a path on this machine, or a URL for git.

    Attributes:
        text: Location without its reference, as it was given.
        ref: Reference that was given with it.
        path: Path on this machine; also that of a ``file:`` URL.
        url: URL that git must fetch; None for what lies on this machine.
    """

    text: str
    ref: str | None
    path: Path | None
    url: str | None


def local_path(text: str) -> Path | None:
    """Return the path that a text names where something lies there."""
    try:
        path = Path(text).expanduser()
        return path if text and "\0" not in text and path.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None


def locate(text: str, ref: str | None = None) -> Location:
    """Return the location that a text names.

    Args:
        text: Path, URL, or one of them with ``@REF``.
        ref: Reference that is known from elsewhere.

    Raises:
        SourceError: Nothing lies there, or git must not use that protocol.

    Example:
        >>> locate("git@example.org:acme/pay.git@v1").ref
        'v1'
    """
    path = local_path(text)
    if path is not None:
        return Location(text, ref, path, None)
    if _URL.match(text):
        return _url(text, ref)
    if ref is None:
        for index in reversed([i for i, letter in enumerate(text) if letter == "@"]):
            path = local_path(text[:index])
            if path is not None and text[index + 1 :]:
                return Location(text[:index], text[index + 1 :], path, None)
    if _SCP.fullmatch(text):
        host, _, rest = text.partition(":")
        rest, own = _split_ref(rest, ref)
        return Location(f"{host}:{rest}", own, None, f"{host}:{rest}")
    raise SourceError(
        f"'{text}' is neither a path nor a git URL",
        "name a folder, PATH@REF, https://HOST/OWNER/NAME, an archive, a corpus or a list file",
    )


def _url(text: str, ref: str | None) -> Location:
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise SourceError("a source is no valid URL") from error
    shown = without_credentials(text)
    if parts.scheme.lower() not in _SCHEMES:
        raise SourceError(
            f"'{shown}': protocol '{parts.scheme}' is not used",
            f"use {', '.join(sorted(_SCHEMES))}",
        )
    rest, own = _split_ref(parts.path, ref)
    url = urlunsplit(parts._replace(path=rest, fragment=""))
    if parts.scheme.lower() == "file":
        path = Path(unquote(rest))
        return Location(url, own, path, None)
    if is_archive_name(rest):
        raise SourceError(f"'{shown}' is an archive", "download it and give its path")
    if not parts.hostname or not rest.strip("/"):
        raise SourceError(f"'{shown}' names no repository")
    return Location(url, own, None, url)


def _split_ref(path: str, ref: str | None) -> tuple[str, str | None]:
    if ref is not None:
        return path, ref
    head, mark, own = path.partition("@")
    return (head, own) if mark and head and own else (path, None)


def name_of_url(url: str) -> tuple[str, str | None]:
    """Return name and owner of the repository at a URL.

    Example:
        >>> name_of_url("https://example.org/acme/pay.git")
        ('acme/pay', 'acme')
        >>> name_of_url("git@example.org:pay.git")
        ('pay', None)
    """
    path = urlsplit(url).path if _URL.match(url) else url.partition(":")[2]
    parts = [part for part in path.removesuffix("/").removesuffix(".git").split("/") if part]
    if not parts:
        return "repository", None
    if len(parts) == 1:
        return parts[0], None
    return "/".join(parts[-2:]), parts[-2]
