"""Directory identifiers: git's tree ids from a flat list of entries."""

from __future__ import annotations

from collections.abc import Iterable

from dataprep import ids

MODE_FILE = b"100644"
MODE_EXECUTABLE = b"100755"
MODE_SYMLINK = b"120000"
MODE_SUBMODULE = b"160000"
_MODE_DIRECTORY = b"40000"

_Row = tuple[bytes, bytes, bytes, bytes]
"""What git sorts by (a folder as if it ended in a slash), mode, name and id of an entry."""


def directory_swhid(entries: Iterable[tuple[bytes, bytes, bytes]]) -> str | None:
    """Return the SWHID of the directory that holds the entries.

    It is the id that ``git write-tree`` gives (ISO/IEC 18670, object type ``dir``): empty
    directories do not count.

    Args:
        entries: Raw path, git mode and 20-byte SHA-1 object id of each entry.

    Returns:
        ``swh:1:dir:`` and 40 hexadecimal digits, or None where a path is a file and a directory
        at once, so that no such directory exists.

    Example:
        >>> directory_swhid([])
        'swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904'
    """
    names: list[bytes] = []
    rows: list[list[_Row]] = [[]]
    before: bytes | None = None
    for path, mode, object_id in sorted(entries, key=_folder_order):
        if before is not None and (path == before or path.startswith(before + b"/")):
            return None
        before = path
        *folders, name = path.split(b"/")
        if folders != names:
            depth = _n_shared(folders, names)
            _close(names, rows, depth)
            names += folders[depth:]
            rows += [[] for _ in folders[depth:]]
        rows[-1].append((name, mode, name, object_id))
    _close(names, rows, 0)
    return f"swh:1:dir:{_tree_id(rows[0]).hex()}"


def _folder_order(entry: tuple[bytes, bytes, bytes]) -> bytes:
    """Return what brings the entries of a folder together, behind a file of the same path."""
    return entry[0].replace(b"/", b"\0")


def _n_shared(one: list[bytes], other: list[bytes]) -> int:
    n_both = min(len(one), len(other))
    return next((n for n in range(n_both) if one[n] != other[n]), n_both)


def _close(names: list[bytes], rows: list[list[_Row]], depth: int) -> None:
    """Put the open folders below a depth into their parents; ``rows`` holds the root's first."""
    while len(names) > depth:
        name = names.pop()
        tree_id = _tree_id(rows.pop())
        rows[-1].append((name + b"/", _MODE_DIRECTORY, name, tree_id))


def _tree_id(rows: list[_Row]) -> bytes:
    body = b"".join([b"%s %s\0%s" % row[1:] for row in sorted(rows)])
    return ids.git_digest(b"tree", body)
