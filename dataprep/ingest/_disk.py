"""Files below a folder, read without following a link and without leaving the folder."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from dataprep.errors import SourceError
from dataprep.ingest._objects import Fault

_FOLDER_FLAGS: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE_FLAGS: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_MAX_DEPTH: Final = 200
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
_CHANGED: Final = Fault("unreadable", "changed while it was read")
STORE_FOLDER: Final = b".dataprep"
_STORE_MARK: Final = b"store.json"


@dataclass(frozen=True, slots=True)
class DiskFile:
    """A regular file that was read whole."""

    data: bytes
    is_executable: bool


@dataclass(frozen=True, slots=True)
class DiskFault:
    """An entry that is no readable regular file; ``link`` is the target of a symbolic link."""

    fault: Fault
    size_bytes: int | None = None
    link: bytes | None = None


class Folder:
    """A folder whose files are opened step by step from its own descriptor.

    No component of a path is followed where it is a link, so that no path leaves the folder,
    also while somebody changes it. A context manager.

    Args:
        root: The folder.

    Raises:
        SourceError: The folder cannot be opened.
    """

    def __init__(self, root: Path) -> None:
        try:
            self._open: list[tuple[bytes, int]] = [(b"", os.open(root, _FOLDER_FLAGS))]
        except (OSError, ValueError) as error:
            raise SourceError(f"cannot open folder '{root}'") from error

    def __enter__(self) -> Folder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close_from(0)

    def _close_from(self, depth: int) -> None:
        while len(self._open) > depth:
            os.close(self._open.pop()[1])

    def descriptor(self, parts: list[bytes]) -> int:
        """Return an open descriptor of a folder below the root; it stays open for its siblings.

        Raises:
            OSError: It is no folder, or cannot be opened.
        """
        if len(parts) > _MAX_DEPTH:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
        depth = 1
        while (
            depth < len(self._open)
            and depth <= len(parts)
            and self._open[depth][0] == parts[depth - 1]
        ):
            depth += 1
        self._close_from(depth)
        for part in parts[depth - 1 :]:
            if part in {b"", b".", b".."}:
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            parent = self._open[-1][1]
            self._open.append((part, os.open(part, _FOLDER_FLAGS, dir_fd=parent)))
        return self._open[-1][1]

    def read(self, path: bytes, max_bytes: int) -> DiskFile | DiskFault | None:
        """Return a file's bytes, why it has none, or None where there is no such entry.

        Args:
            path: Raw path below the root.
            max_bytes: Larger files are not read.
        """
        *folders, name = path.split(b"/")
        try:
            parent = self.descriptor(folders)
            info = os.stat(name, dir_fd=parent, follow_symlinks=False)
        except OSError as error:
            return None if error.errno in _GONE else _unreadable(error)
        except ValueError:
            return DiskFault(Fault("path-invalid", "no name of a file"))
        try:
            if stat.S_ISLNK(info.st_mode):
                return DiskFault(Fault("symlink"), link=os.readlink(name, dir_fd=parent))
            if stat.S_ISDIR(info.st_mode):
                return None
            if not stat.S_ISREG(info.st_mode):
                return DiskFault(Fault("special-file", _kind(info.st_mode)))
            if info.st_size > max_bytes:
                return DiskFault(Fault("oversize", f"more than {max_bytes:,} bytes"), info.st_size)
            return _read_regular(name, parent, info)
        except OSError as error:
            return _unreadable(error)


def _read_regular(name: bytes, parent: int, info: os.stat_result) -> DiskFile | DiskFault:
    descriptor = os.open(name, _FILE_FLAGS, dir_fd=parent)
    try:
        before = os.fstat(descriptor)
        if (before.st_dev, before.st_ino) != (info.st_dev, info.st_ino):
            return DiskFault(_CHANGED)
        size = before.st_size
        data = os.read(descriptor, size + 1)
        while len(data) < size:
            chunk = os.read(descriptor, size + 1 - len(data))
            if not chunk:
                break
            data += chunk
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if len(data) != size or (after.st_size, after.st_mtime_ns) != (size, before.st_mtime_ns):
        return DiskFault(_CHANGED, after.st_size)
    return DiskFile(data, bool(info.st_mode & stat.S_IXUSR))


def _unreadable(error: OSError) -> DiskFault:
    return DiskFault(Fault("unreadable", os.strerror(error.errno or 0)))


def _kind(mode: int) -> str:
    kinds = {
        stat.S_IFIFO: "pipe",
        stat.S_IFSOCK: "socket",
        stat.S_IFCHR: "character device",
        stat.S_IFBLK: "block device",
    }
    return kinds.get(stat.S_IFMT(mode), "special")


def walk(folder: Folder, max_entries: int) -> Iterator[tuple[bytes, Fault | None]]:
    """Yield every entry below a folder that is no folder itself, in no particular order.

    ``.git`` and the store of dataprep are left out; folders that cannot be opened are faults.

    Args:
        folder: Where to start.
        max_entries: Entries after which the rest is one fault with an empty path.
    """
    pending: list[list[bytes]] = [[]]
    n_entries = 0
    while pending:
        parts = pending.pop()
        try:
            with os.scandir(folder.descriptor(parts)) as found:
                entries = [(os.fsencode(e.name), e.is_dir(follow_symlinks=False)) for e in found]
        except OSError as error:
            yield b"/".join(parts), _unreadable(error).fault
            continue
        if parts and parts[-1] == STORE_FOLDER and (_STORE_MARK, False) in entries:
            continue
        for name, is_folder in sorted(entries, reverse=True):
            if name == b".git":
                continue
            if is_folder:
                pending.append([*parts, name])
                continue
            n_entries += 1
            if n_entries > max_entries:
                yield (
                    b"",
                    Fault("archive-bomb", f"the folder was read up to {max_entries:,} entries"),
                )
                return
            yield b"/".join([*parts, name]), None
