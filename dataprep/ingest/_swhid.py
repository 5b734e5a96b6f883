"""Directory identifiers: git's tree ids from a flat list of entries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

MODE_FILE = b"100644"
MODE_EXECUTABLE = b"100755"
MODE_SYMLINK = b"120000"
MODE_SUBMODULE = b"160000"
_MODE_DIRECTORY = b"40000"

_Tree = dict[bytes, "tuple[bytes, bytes] | _Tree"]


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
    root: _Tree = {}
    for path, mode, object_id in entries:
        *folders, name = path.split(b"/")
        tree = root
        for folder in folders:
            child = tree.setdefault(folder, {})
            if not isinstance(child, dict):
                return None
            tree = child
        if name in tree:
            return None
        tree[name] = (mode, object_id)
    return f"swh:1:dir:{_tree_id(root).hex()}"


def _tree_id(root: _Tree) -> bytes:
    order: list[_Tree] = [root]
    for tree in order:
        order.extend(child for child in tree.values() if isinstance(child, dict))
    ids: dict[int, bytes] = {}
    for tree in reversed(order):
        rows = []
        for name, child in tree.items():
            if isinstance(child, dict):
                rows.append((name + b"/", _MODE_DIRECTORY, name, ids[id(child)]))
            else:
                rows.append((name, child[0], name, child[1]))
        rows.sort()
        body = b"".join(b"%s %s\0%s" % (mode, name, oid) for _, mode, name, oid in rows)
        header = b"tree %d\0" % len(body)
        ids[id(tree)] = hashlib.sha1(header + body, usedforsecurity=False).digest()
    return ids[id(root)]
