"""Where another tool says that a file lies, as paths that a repository may hold."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from dataprep.detect._sarif_json import Members, items, members, plain, whole, words

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_DRIVE: Final = re.compile(r"/?([A-Za-z]):[/\\]")
_FILE: Final = re.compile(r"file:(?://(?:localhost)?)?(?=[/\\])", re.IGNORECASE)
_NOT_FROM_ROOT: Final = re.compile(r"file:(?://)?(?=[^/\\])", re.IGNORECASE)
"""NOTE: tools write ``file://src/a.py``, in which ``src`` would be a machine."""
_DEEPEST: Final = 8
"""Bases upon bases that are followed: one may name itself."""
_MOST_PARTS: Final = 64


@dataclass(frozen=True, slots=True)
class SarifPath:
    """A file as another tool names it.

    Attributes:
        relative: Paths from a repository's root that it may mean, the likeliest first.
        absolute: The path on the tool's machine, where it tells that.
    """

    relative: tuple[str, ...]
    absolute: str | None = None

    def below(self, folder: str) -> str | None:
        """Return the path from a folder of the tool's machine; None where it lies elsewhere."""
        return None if self.absolute is None else _below(self.absolute, folder)

    @property
    def folders(self) -> tuple[str, ...]:
        """Names of the folders above the file, the outermost first, as far as they are told."""
        told = self.absolute or self.relative[0]
        return tuple(told.split("/")[:_MOST_PARTS])[:-1]

    def below_name(self, name: str) -> Iterator[str]:
        """Yield the paths from folders of a name, from the outermost on."""
        told = self.absolute or self.relative[0]
        for place, part in enumerate(self.folders):
            if part == name:
                yield told.split("/", place + 1)[-1]


class Artifacts:
    """The files of a run.

    Args:
        run: The run; its ``artifacts``, ``originalUriBaseIds`` and working directories count.
    """

    def __init__(self, run: Members) -> None:
        self._artifacts = items(run.get("artifacts"))
        self._bases = members(run, "originalUriBaseIds")
        self._folders = tuple(dict.fromkeys(self._known_folders(run)))
        self._paths: dict[tuple[object, ...], SarifPath | None] = {}

    def _known_folders(self, run: Members) -> Iterator[str]:
        """Yield folders of the tool's machine that can be a repository's root."""
        for name in self._bases:
            folder = self._base(name)[1]
            if folder not in {None, "/"}:
                yield str(folder)
        for invocation in items(run.get("invocations")):
            place = words(members(invocation, "workingDirectory").get("uri"))
            folder = None if place is None else _absolute(place)
            if folder not in {None, "/"}:
                yield str(folder)

    def path(self, location: Members) -> SarifPath | None:
        """Return the path of an ``artifactLocation``; None where it names no file.

        Returns:
            A path without any that a repository may hold where it lies elsewhere.
        """
        named = tuple(plain(location.get(name)) for name in ("uri", "uriBaseId", "index"))
        if named not in self._paths:
            self._paths[named] = self._path(location)
        return self._paths[named]

    def _path(self, location: Members) -> SarifPath | None:
        uri = words(location.get("uri"))
        if uri is None:
            location = members(self._artifact(location), "location")
            uri = words(location.get("uri"))
        if uri is None:
            return None
        absolute = _absolute(uri)
        if absolute is not None:
            inner = (_below(absolute, folder) for folder in self._folders)
            found = [*inner, absolute.lstrip("/")]
            return SarifPath(tuple(dict.fromkeys(filter(None, found))), absolute)
        uri = _NOT_FROM_ROOT.sub("", uri, count=1)
        if _SCHEME.match(uri) and "://" in uri:
            return SarifPath(())
        prefix, folder = self._base(words(location.get("uriBaseId")))
        normal = (_normal(f"{prefix}{one}") for one in _spellings(uri))
        meant = [path for path in normal if path is not None]
        below = None if folder is None or not meant else posixpath.join(folder, meant[0])
        return SarifPath(tuple(dict.fromkeys(meant)), below)

    def digest(self, location: Members) -> str | None:
        """Return the SHA-256 of what the tool read, in lower case; None where it tells none."""
        told = words(members(self._artifact(location), "hashes").get("sha-256"))
        return None if told is None else told.lower()

    def _artifact(self, location: Members) -> Members:
        index = whole(location.get("index"))
        inside = index is not None and index < len(self._artifacts)
        return members(self._artifacts[index]) if inside and index is not None else {}

    def _base(self, name: str | None) -> tuple[str, str | None]:
        """Return what a base puts before a path, and the folder in which both lie where known."""
        prefix = ""
        for _ in range(_DEEPEST):
            base = members(self._bases, name) if name is not None else {}
            uri = words(base.get("uri"))
            absolute = None if uri is None else _absolute(uri)
            if absolute is not None:
                return prefix, absolute
            if uri is not None and "://" not in uri:
                prefix = f"{unquote(uri).rstrip('/')}/{prefix}"
            name = words(base.get("uriBaseId"))
            if name is None:
                break
        return prefix, None


def _absolute(uri: str) -> str | None:
    """Return the path of a ``file:`` URI or of a path from a root, without ``..``; else None."""
    is_uri = _FILE.match(uri)
    path = unquote(uri[is_uri.end() :], errors="replace") if is_uri else uri
    path = path.replace("\\", "/")
    drive = _DRIVE.match(path)
    if drive is not None:
        path = f"/{drive[1].lower()}:/{path[drive.end() :]}"
    if not path.startswith("/"):
        return None
    return "/" + posixpath.normpath(path).lstrip("/")


def _spellings(uri: str) -> Iterator[str]:
    """Yield a relative URI as the paths that it may mean: decoded, then as it stands."""
    for one in (unquote(uri, errors="replace"), uri):
        yield one.replace("\\", "/")
        yield one


def _normal(path: str) -> str | None:
    """Return a relative path without ``.`` and ``..``; None where it leaves its root."""
    normal = posixpath.normpath(path)
    return None if normal in {".", ".."} or normal.startswith(("../", "/")) else normal


def _below(path: str, folder: str) -> str | None:
    """Return a path from a folder; None where it lies elsewhere.

    Example:
        >>> _below("/a/b/c.py", "/a")
        'b/c.py'
    """
    inside = f"{folder.rstrip('/')}/"
    return path[len(inside) :] or None if path.startswith(inside) else None


def owners(path: SarifPath, roots: Mapping[str, str]) -> dict[str, str]:
    """Return the repositories below whose roots a file lies, with its path in each.

    Args:
        path: The file.
        roots: Folders on this machine by repository, with slashes.
    """
    if path.absolute is None:
        return {}
    found = {repo: path.below(root) for repo, root in roots.items()}
    return {repo: inner for repo, inner in found.items() if inner}
