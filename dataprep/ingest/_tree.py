"""The tree of a commit, listed by ``git ls-tree``."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dataprep.ingest._builder import Builder, Repository, Taken
from dataprep.ingest._git import GitStream, environment
from dataprep.ingest._objects import Fault, read_objects
from dataprep.ingest.params import IngestParams

_SHA1_DIGITS: Final = 40
_SYMLINK: Final = b"120000"
_SUBMODULE: Final = b"160000"
_FILES: Final = frozenset({b"100644", b"100755"})


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """One entry of a tree; ``size_bytes`` is None where the object is not there."""

    path: bytes
    mode: bytes
    object_id: bytes
    size_bytes: int | None


def list_tree(shadow: Path, treeish: str, params: IngestParams) -> Iterator[TreeEntry | Fault]:
    """Yield the entries of a tree in git's order; at last a fault where the listing is cut.

    Args:
        shadow: Git directory.
        treeish: ``COMMIT`` or ``COMMIT:PATH``.
        params: Limits.

    Raises:
        SourceError: git is silent for too long.
    """
    command = ["ls-tree", "-r", "-z", "-l", "--full-tree", treeish]
    env = environment(shadow)
    n_entries = 0
    with GitStream(command, env, timeout_s=params.git_idle_timeout_s, cwd=shadow) as stream:
        for record in stream.records():
            if n_entries >= params.max_entries:
                yield Fault("archive-bomb", f"the tree was read up to {n_entries:,} entries")
                return
            n_entries += 1
            meta, _, path = record.partition(b"\t")
            mode, _, object_id, size = meta.split()
            yield TreeEntry(path, mode, object_id, int(size) if size.isdigit() else None)
        code = stream.exit_code()
    if code != 0:
        yield Fault("git-object-corrupt", f"the tree cannot be read after {n_entries:,} entries")


def read_tree(
    shadow: Path, repository: Repository, source: tuple[str, bytes], builder: Builder
) -> Generator[None, None, bool]:
    """Take every entry of a tree; yields wherever a batch of contents may be taken.

    Args:
        shadow: Git directory.
        repository: Under which rows are counted.
        source: Tree to list, and what to put before its paths.
        builder: Takes contents, files and quarantined entries.

    Returns:
        Whether the tree was listed to its end.
    """
    treeish, prefix = source
    params = builder.params
    entries: list[TreeEntry] = []
    tail: Fault | None = None
    wanted: dict[bytes, int] = {}
    for item in list_tree(shadow, treeish, params):
        if isinstance(item, Fault):
            tail = item
            continue
        entries.append(item)
        if item.mode in _FILES and (item.size_bytes or 0) <= params.max_file_bytes:
            wanted.setdefault(item.object_id, item.size_bytes or 0)
    taken: dict[bytes, Taken | Fault] = {}
    for object_id, blob in read_objects(shadow, list(wanted), b"blob", params):
        taken[object_id] = blob if isinstance(blob, Fault) else _take(object_id, blob, builder)
        if builder.is_full:
            yield
    for entry in entries:
        _place(entry, prefix + entry.path, taken, repository, builder)
    if tail is not None:
        builder.quarantine(repository, None, tail.rule_id, tail.detail)
    return tail is None


def _take(object_id: bytes, blob: bytes, builder: Builder) -> Taken | Fault:
    if builder.is_over_total(len(blob)):
        return Fault("oversize", "the source is larger than max_total_bytes")
    is_sha1 = len(object_id) == _SHA1_DIGITS
    return builder.content(blob, bytes.fromhex(object_id.decode("ascii")) if is_sha1 else None)


def _place(
    entry: TreeEntry,
    path: bytes,
    taken: dict[bytes, Taken | Fault],
    repository: Repository,
    builder: Builder,
) -> None:
    fault: Fault
    if entry.mode == _SYMLINK:
        fault = Fault("symlink")
    elif entry.mode == _SUBMODULE:
        fault = Fault("submodule", f"commit {entry.object_id.decode('ascii', 'replace')}")
    elif entry.mode not in _FILES:
        fault = Fault("special-file", f"mode {entry.mode.decode('ascii', 'replace')}")
    else:
        found = taken.get(entry.object_id)
        if isinstance(found, Taken):
            builder.file(repository, path, found, executable=entry.mode == b"100755")
            return
        fault = found or Fault("oversize", f"more than {builder.params.max_file_bytes:,} bytes")
    builder.quarantine(repository, path, fault.rule_id, fault.detail, size_bytes=entry.size_bytes)
