"""Entries of archives: what a reader says of one, and what its path becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from dataprep.ingest._objects import Fault
from dataprep.ingest.params import IngestParams

_DRIVE: Final = re.compile(rb"[A-Za-z]:[\\/]")


class ExpansionError(Exception):
    """An archive expands beyond its bounds."""


class Member(NamedTuple):
    """One entry of an archive: bytes, a fault, a link, or a folder where it has none of them."""

    path: bytes | None
    data: bytes | None = None
    is_executable: bool = False
    fault: Fault | None = None
    size_bytes: int | None = None
    link: bytes | None = None


class Budget:
    """Bytes that an archive may still expand to.

    Args:
        archive_bytes: Size of the archive.
        params: Limits.
    """

    def __init__(self, archive_bytes: int, params: IngestParams) -> None:
        allowed = int(archive_bytes * params.max_expansion_ratio)
        self._left = max(allowed, params.expansion_floor_bytes)

    def spend(self, n_bytes: int) -> None:
        """Count expanded bytes.

        Raises:
            ExpansionError: There is no room for them.
        """
        self._left -= n_bytes
        if self._left < 0:
            raise ExpansionError


def clean_path(name: bytes) -> bytes | Fault:
    """Return a path without ``./`` and doubled slashes, or why it is none.

    Example:
        >>> clean_path(b"./a//b"), clean_path(b"../a").rule_id
        (b'a/b', 'archive-traversal')
    """
    if name.startswith((b"/", b"\\")) or _DRIVE.match(name):
        return Fault("archive-traversal", "absolute path")
    if b".." in name and b".." in name.replace(b"\\", b"/").split(b"/"):
        return Fault("archive-traversal", "'..' climbs out of the archive")
    if b"\0" in name:
        return Fault("path-invalid", "NUL in the path")
    if b"//" not in name and b"./" not in name and not name.endswith((b"/", b"/.")):
        return name if name not in {b"", b"."} else Fault("path-invalid", "empty path")
    parts = [part for part in name.split(b"/") if part not in {b"", b"."}]
    return b"/".join(parts) if parts else Fault("path-invalid", "empty path")


def common_root(paths: Iterable[bytes]) -> bytes:
    """Return the one folder, with its slash, in which all paths lie; empty where there is none.

    Example:
        >>> common_root([b"x-1.0/a", b"x-1.0/b/c"]), common_root([b"x/a", b"y/a"])
        (b'x-1.0/', b'')
    """
    root = b""
    for path in paths:
        first, slash, _ = path.partition(b"/")
        if not slash or (root and root != first + b"/"):
            return b""
        root = first + b"/"
    return root
