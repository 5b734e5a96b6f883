"""Commits of a revision: raw commit objects, and the paths they change."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from dataprep.errors import SourceError
from dataprep.ingest._builder import Builder
from dataprep.ingest._frames import shown
from dataprep.ingest._git import GitStream, environment
from dataprep.ingest._objects import Fault, read_objects
from dataprep.ingest.params import IngestParams

# The range of datetime: 0001-01-01 to 9999-12-31, in seconds since 1970.
_FIRST_SECOND: Final = -62_135_596_800
_LAST_SECOND: Final = 253_402_300_799
_MICRO: Final = 1_000_000
_PERSON: Final = re.compile(rb"(.*?) ?<([^>]*)>? ?(-?\d{1,19})?")
_OBJECT_ID: Final = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_COMPARED: Final = (
    "--raw",
    "--no-abbrev",
    "--no-renames",
    "--root",
    "--diff-merges=first-parent",
    "--no-ext-diff",
    "--no-textconv",
)
_CODECS: Final = re.compile(
    r"(?i)utf-?8|us-ascii|ascii|(iso-?8859|latin|koi8|cp|windows|shift|euc|gb|big5|mac|ibm)[-_\w]*"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Author or committer; ``at`` in microseconds since 1970, None where out of range."""

    name: str | None
    email: str | None
    at: int | None


@dataclass(frozen=True, slots=True)
class Commit:
    """What a raw commit object says."""

    tree_id: str | None
    parents: tuple[str, ...]
    author: Person
    committer: Person
    message: str


def parse_commit(raw: bytes) -> Commit:
    r"""Return the fields of a raw commit object; what is broken is None or replaced.

    Example:
        >>> parse_commit(b"tree 00\nauthor A <a@b> 1 +0000\n\nHi\n").author
        Person(name='A', email='a@b', at=1000000)
    """
    head, _, message = raw.partition(b"\n\n")
    fields: dict[bytes, bytes] = {}
    parents: list[str] = []
    for line in head.split(b"\n"):
        key, _, value = line.partition(b" ")
        if key == b"parent" and _OBJECT_ID.fullmatch(value):
            parents.append(value.decode("ascii"))
        elif key:
            fields.setdefault(key, value)
    codec = fields.get(b"encoding", b"utf-8").decode("ascii", "replace").strip()
    tree = fields.get(b"tree", b"")
    return Commit(
        tree.decode("ascii") if _OBJECT_ID.fullmatch(tree) else None,
        tuple(parents),
        _person(fields.get(b"author", b""), codec),
        _person(fields.get(b"committer", b""), codec),
        _text(message, codec),
    )


def _person(line: bytes, codec: str) -> Person:
    found = _PERSON.match(line)
    if found is None:
        return Person(_text(line, codec) or None, None, None)
    name, email, seconds = found.groups()
    at = int(seconds) if seconds else None
    if at is not None and not _FIRST_SECOND <= at <= _LAST_SECOND:
        at = None
    return Person(
        _text(name, codec).strip() or None,
        _text(email, codec).strip() or None,
        None if at is None else at * _MICRO,
    )


def _text(raw: bytes, codec: str) -> str:
    """Decode as UTF-8, else as the commit says; what fits neither becomes U+FFFD."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        name = codec if _CODECS.fullmatch(codec) else "utf-8"
        return raw.decode(name, "replace")
    except (LookupError, UnicodeError, ValueError):
        return raw.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Change:
    commit_id: bytes
    paths: tuple[str, ...] | None
    n_paths: int | None


class Changed(NamedTuple):
    """A path that a commit changes, with what git says of it: modes and objects before and after."""

    meta: bytes
    path: bytes


@dataclass(frozen=True, slots=True)
class Start:
    """Where a history starts.

    Attributes:
        repo_id: Repository of the rows.
        commit_id: Newest commit.
        folder: Folder to which the history is confined, or "".
        has_end: Whether the tree of the commit ends; one without end is not compared.
    """

    repo_id: str
    commit_id: str
    folder: str
    has_end: bool = True


def read_commits(shadow: Path, start: Start, builder: Builder) -> None:
    """Add the newest commits that a revision reaches to the table ``commits``.

    Args:
        shadow: Git directory.
        start: Where to start.
        builder: Takes the rows.

    Changed paths are those against the first parent. They are null where the trees are not
    there to compare: in partial clones, at the boundary of a shallow clone, and from the commit
    on with which the paths of all commits pass ``max_entries``.
    """
    params = builder.params
    if params.max_commits == 0:
        return
    boundary = shallow_commits(shadow)
    changes = _all_changes(shadow, start, params)
    for commit_id, raw in read_objects(shadow, list(changes), b"commit", params):
        if isinstance(raw, Fault):
            continue
        change = changes[commit_id]
        if commit_id in boundary:
            change = replace(change, paths=None, n_paths=None)
        commit = parse_commit(raw[: params.max_message_bytes])
        builder.commits.append(_row(start.repo_id, change, commit))


def _row(
    repo_id: str, change: _Change, commit: Commit
) -> tuple[str | int | tuple[str, ...] | None, ...]:
    name = change.commit_id.decode("ascii")
    return (
        repo_id,
        name,
        revision_swhid(name),
        commit.parents,
        commit.author.name,
        commit.author.email,
        commit.author.at,
        commit.committer.name,
        commit.committer.email,
        commit.committer.at,
        commit.message,
        change.paths,
        change.n_paths,
    )


def revision_swhid(commit_id: str) -> str | None:
    """Return the SWHID of a commit; None in a SHA-256 repository, for which there is none."""
    return f"swh:1:rev:{commit_id}" if len(commit_id) == 40 else None


def _log(start: Start, params: IngestParams, *options: str) -> list[str]:
    command = ["log", f"--max-count={params.max_commits}", "-z", "--format=%H", *options]
    return [*command, start.commit_id, "--", *([start.folder] if start.folder else [])]


def _all_changes(shadow: Path, start: Start, params: IngestParams) -> dict[bytes, _Change]:
    changes: dict[bytes, _Change] = {}
    is_complete = False
    if start.has_end:
        with contextlib.suppress(SourceError):  # silence: the commits follow without their paths
            for change in _changes(shadow, start, params):
                is_complete = change is None
                if change is not None:
                    changes[change.commit_id] = change
    if not is_complete:
        for commit_id in _commit_ids(shadow, start, params):
            changes.setdefault(commit_id, _Change(commit_id, None, None))
    return changes


def _changes(shadow: Path, start: Start, params: IngestParams) -> Iterator[_Change | None]:
    """Yield what git compares, commit by commit; at last None where it came to its end."""
    commit_id = b""
    paths: list[str] = []
    n_paths = n_total = 0
    with contextlib.closing(raw_changes(shadow, start, params)) as changes:
        for change in changes:
            if change is None:
                if commit_id:
                    yield _Change(commit_id, tuple(paths), n_paths)
                    yield None
            elif isinstance(change, Changed):
                n_paths, n_total = n_paths + 1, n_total + 1
                if n_total > params.max_entries:
                    return
                if len(paths) < params.max_changed_files:
                    paths.append(shown(change.path)[0])
            else:
                if commit_id:
                    yield _Change(commit_id, tuple(paths), n_paths)
                commit_id, paths, n_paths = change, [], 0


def raw_changes(
    shadow: Path, start: Start, params: IngestParams, *options: str
) -> Generator[bytes | Changed | None]:
    """Yield the id of each commit and then the paths that it changes, as git lists them.

    Args:
        shadow: Git directory.
        start: Where to start.
        params: Limits.
        options: Further options of ``git log``.

    Yields:
        The newest commit first; None at last, where git came to its end.

    Raises:
        SourceError: git is silent for too long.
    """
    meta = b""
    env = environment(shadow)
    command = _log(start, params, *_COMPARED, *options)
    with GitStream(command, env, timeout_s=params.git_idle_timeout_s, cwd=shadow) as stream:
        for record in stream.records():
            if meta:
                yield Changed(meta, record)
                meta = b""
            elif record.lstrip(b"\n").startswith(b":"):
                meta = record
            elif _OBJECT_ID.fullmatch(record):
                yield record
        if stream.exit_code() == 0:
            yield None


def _commit_ids(shadow: Path, start: Start, params: IngestParams) -> list[bytes]:
    env = environment(shadow)
    command = _log(start, params, "--no-patch")
    with GitStream(command, env, timeout_s=params.git_idle_timeout_s, cwd=shadow) as stream:
        return [record for record in stream.records() if _OBJECT_ID.fullmatch(record)]


def shallow_commits(shadow: Path) -> frozenset[bytes]:
    """Return the commits at which a shallow clone ends.

    Raises:
        SourceError: They cannot be read.
    """
    try:
        return frozenset((shadow / "shallow").read_bytes().split())
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise SourceError("cannot read the list of shallow commits") from error
