"""Versions of files in the history of a revision: which there are, and who brought them."""

from __future__ import annotations

import contextlib
import heapq
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dataprep.errors import SourceError
from dataprep.ingest._builder import Builder
from dataprep.ingest._frames import Cell, shown
from dataprep.ingest._history import (
    Changed,
    Commit,
    Start,
    parse_commit,
    raw_changes,
    shallow_commits,
)
from dataprep.ingest._objects import Fault, read_objects
from dataprep.ingest.params import HistoryParams

_FILES: Final = frozenset({b"100644", b"100755"})
_SHA1_DIGITS: Final = 40
_MOST_PATH_BYTES: Final = 128 << 20
"""Paths in memory: trees that repeat themselves make long ones."""
_NOT_TEXT: Final = ""
"""Stands for the content of a version that is no text."""


@dataclass(slots=True)
class Versions:
    """What the log of a revision tells of versions, before any of them is read.

    Attributes:
        commits: Ids of the commits, as git lists them.
        brought: By object and path, the newest first: the commits that bring it; none where it is
            older than what is read.
        is_ended: Whether git came to the end of its list.
        n_beyond: Changes whose version is beyond ``max_versions``.
        path_bytes: Characters of the paths.
    """

    commits: list[bytes] = field(default_factory=list)
    brought: dict[tuple[bytes, str], list[bytes]] = field(default_factory=dict)
    is_ended: bool = False
    n_beyond: int = 0
    path_bytes: int = 0


def list_versions(shadow: Path, start: Start, params: HistoryParams) -> Versions:
    """Return the versions that the newest commits of a revision bring or replace.

    A merge is compared with its first parent: what it takes from another one is brought by a commit
    of that side, and by the merge again. A path that only moves brings its content to a new path.
    Where git fails, what it has listed stands.

    Args:
        shadow: Git directory.
        start: Where to start.
        params: Limits.
    """
    found = Versions()
    boundary = shallow_commits(shadow)
    # NOTE: without the option git passes over sides of merges that leave a folder as it was.
    listed = raw_changes(shadow, start, params, "--full-history")
    with contextlib.closing(listed), contextlib.suppress(SourceError):
        _collect(found, listed, boundary, params)
    return found


def _collect(
    found: Versions,
    listed: Iterable[bytes | Changed | None],
    boundary: Container[bytes],
    params: HistoryParams,
) -> None:
    n_changes = 0
    brings = False
    for change in listed:
        if change is None:
            found.is_ended = True
        elif isinstance(change, Changed):
            n_changes += 1
            if n_changes > params.max_entries:
                return
            _add(found, change, params, brings=brings)
        else:
            found.commits.append(change)
            # NOTE: git has nothing to compare a shallow clone's last commits with.
            brings = change not in boundary


def _add(found: Versions, change: Changed, params: HistoryParams, *, brings: bool) -> None:
    old_mode, new_mode, old_id, new_id, _ = change.meta.strip().lstrip(b":").split(b" ", 4)
    path = shown(change.path[: params.max_path_bytes])[0]
    for mode, object_id, is_new in ((new_mode, new_id, True), (old_mode, old_id, False)):
        if mode not in _FILES:
            continue
        key = (object_id, path)
        if key not in found.brought:
            is_full = found.path_bytes > _MOST_PATH_BYTES
            if is_full or len(found.brought) >= params.max_versions:
                found.n_beyond += is_new
                continue
            found.path_bytes += len(path)
        commits = found.brought.setdefault(key, [])
        if is_new and brings:
            commits.append(found.commits[-1])


def read_versions(shadow: Path, start: Start, builder: Builder) -> Iterator[None]:
    """Take the texts of all versions in the history of a revision.

    Yields wherever a batch of contents may be taken. Versions are read the newest first, each object
    once, until the next one would pass ``max_history_bytes``.

    Args:
        shadow: Git directory.
        start: Where to start.
        builder: Takes contents, and rows of ``histories`` and ``versions``; its limits are
            ``HistoryParams``.

    Raises:
        SourceError: git is silent for too long.
    """
    params = builder.params
    assert isinstance(params, HistoryParams)
    found = list_versions(shadow, start, params)
    commits = _commits(shadow, found, params)
    taken: dict[bytes, str] = {}
    size_bytes = 0
    objects = list(dict.fromkeys(object_id for object_id, _ in found.brought))
    for object_id, blob in read_objects(shadow, objects, b"blob", params):
        if isinstance(blob, Fault):
            continue
        if size_bytes + len(blob) > params.max_history_bytes:
            break
        size_bytes += len(blob)
        is_sha1 = len(object_id) == _SHA1_DIGITS
        text = builder.text(blob, bytes.fromhex(object_id.decode("ascii")) if is_sha1 else None)
        taken[object_id] = _NOT_TEXT if text is None else text.content_id
        if builder.is_full:
            yield
    for row in _rows(start.repo_id, found, taken, commits):
        builder.versions.append(row)
    contents = [taken.get(object_id) for object_id, _ in found.brought]
    n_not_text, n_unread = contents.count(_NOT_TEXT), contents.count(None)
    n_read = len(contents) - n_not_text - n_unread
    is_whole = found.is_ended and _reaches_all(shadow, found, commits, params)
    counts = (n_read, n_not_text, n_unread + found.n_beyond, size_bytes)
    builder.histories.append((start.repo_id, len(found.commits), is_whole, *counts))


def _commits(shadow: Path, found: Versions, params: HistoryParams) -> dict[bytes, Commit]:
    """Return the commits that can be read."""
    return {
        commit_id: parse_commit(raw[: params.max_message_bytes])
        for commit_id, raw in read_objects(shadow, found.commits, b"commit", params)
        if not isinstance(raw, Fault)
    }


def _reaches_all(
    shadow: Path, found: Versions, commits: Mapping[bytes, Commit], params: HistoryParams
) -> bool:
    """Return whether the commits are all that the revision reaches."""
    if not shallow_commits(shadow).isdisjoint(found.commits):
        return False
    if len(found.commits) < params.max_commits:
        return True
    known = {commit_id.decode("ascii") for commit_id in found.commits}
    return all(known.issuperset(commit.parents) for commit in commits.values())


def _rows(
    repo_id: str, found: Versions, taken: Mapping[bytes, str], commits: Mapping[bytes, Commit]
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``versions`` of one repository."""
    positions = positions_of(commits)
    for (object_id, path), bringing in found.brought.items():
        content_id = taken.get(object_id)
        if not content_id:
            continue
        yield (repo_id, content_id, path, *_origin(bringing, commits, positions), len(bringing))


def _origin(
    bringing: Iterable[bytes], commits: Mapping[bytes, Commit], positions: Mapping[bytes, int]
) -> tuple[str | None, int | None, int | None]:
    """Return id, time and place of the first of some commits; nothing of none."""
    known = [commit_id for commit_id in bringing if commit_id in positions]
    if not known:
        return None, None, None
    first = min(known, key=positions.__getitem__)
    return first.decode("ascii"), commits[first].committer.at, positions[first]


def positions_of(commits: Mapping[bytes, Commit]) -> dict[bytes, int]:
    """Return the place of each commit: parents before children, then by time, then by id.

    It follows from the commits alone; in which order git lists those of the same time does not
    matter, nor do clocks that go wrong. Linear but for a logarithm.

    Args:
        commits: Commits by id; parents that are not among them do not count.

    Example:
        >>> from dataprep.ingest._history import Commit, Person
        >>> def commit(at: int, *parents: str) -> Commit:
        ...     someone = Person(None, None, at)
        ...     return Commit(None, parents, someone, someone, "")
        >>> positions_of({b"c": commit(1, "a"), b"a": commit(9), b"b": commit(9)})
        {b'a': 0, b'c': 1, b'b': 2}
    """
    children: dict[bytes, list[bytes]] = {}
    waits: dict[bytes, int] = {}
    for commit_id, commit in commits.items():
        parents = {parent.encode("ascii") for parent in commit.parents} & commits.keys()
        waits[commit_id] = len(parents)
        for parent in parents:
            children.setdefault(parent, []).append(commit_id)
    ready = [_ranked(one, commits[one]) for one, number in waits.items() if not number]
    heapq.heapify(ready)
    positions: dict[bytes, int] = {}
    while ready:
        commit_id = heapq.heappop(ready)[-1]
        positions[commit_id] = len(positions)
        for child in children.get(commit_id, ()):
            waits[child] -= 1
            if not waits[child]:
                heapq.heappush(ready, _ranked(child, commits[child]))
    return positions


def _ranked(commit_id: bytes, commit: Commit) -> tuple[bool, int, bytes]:
    at = commit.committer.at
    return (at is not None, at or 0, commit_id)
