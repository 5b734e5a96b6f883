"""Archives: zip and tar families, read entry by entry; nothing is unpacked to disk."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from dataprep.errors import SourceError
from dataprep.ingest._archive_names import ZIP_SUFFIXES
from dataprep.ingest._builder import Builder, Repository, Taken
from dataprep.ingest._expand import BROKEN_STREAM, expanded
from dataprep.ingest._member import Budget, Member, clean_path, common_root
from dataprep.ingest._objects import Fault
from dataprep.ingest._swhid import MODE_SYMLINK
from dataprep.ingest._tar import tar_members
from dataprep.ingest._zip import zip_members
from dataprep.ingest.params import IngestParams

_ZIP_MAGIC: Final = (b"PK\3\4", b"PK\5\6")
_GEM_DATA: Final = b"data.tar.gz"
_HASH_CHUNK: Final = 1 << 20


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, read piece by piece.

    Raises:
        SourceError: The file cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_HASH_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise SourceError(f"cannot read '{path}': {error.strerror}") from error
    return digest.hexdigest()


class _Placed(NamedTuple):
    """An entry whose bytes were taken or refused, waiting for the common folder to be known."""

    path: bytes
    taken: Taken | Fault
    is_executable: bool = False
    size_bytes: int | None = None
    link: bytes | None = None


def read_archive(path: Path, repository: Repository, builder: Builder) -> Iterator[None]:
    """Take every entry of an archive; yields wherever a batch of contents may be taken.

    Where all entries lie in one folder, as in source distributions and npm packages, that folder
    is left out of their paths. Archives in an archive are ordinary binary files.

    Raises:
        SourceError: The file cannot be read, or is no archive.
    """
    placed: list[_Placed] = []
    folders: list[bytes] = []
    repository.tree = []
    try:
        with path.open("rb") as file:
            for member in _members(file, path, builder.params):
                entry = _placed(member, builder, folders)
                if entry is not None:
                    placed.append(entry)
                if builder.is_full:
                    yield
    except OSError as error:
        raise SourceError(f"cannot read '{path}': {error.strerror}") from error
    inside = [entry.path for entry in placed if entry.path and _is_place(entry.taken)]
    root = common_root([*inside, *folders])
    for entry in placed:
        _place(entry, root, repository, builder)


def _is_place(taken: Taken | Fault) -> bool:
    return isinstance(taken, Taken) or taken.rule_id not in {"archive-traversal", "path-invalid"}


def _members(file: io.BufferedReader, path: Path, params: IngestParams) -> Iterator[Member]:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size == 0:
        raise SourceError(f"'{path}' is empty", "it may not have been downloaded whole")
    budget = Budget(size, params)
    if file.peek(4)[:4] in _ZIP_MAGIC or path.name.lower().endswith(ZIP_SUFFIXES):
        yield from zip_members(file.fileno(), budget, params)
        return
    try:
        stream = expanded(file)
    except BROKEN_STREAM as error:
        raise SourceError(f"'{path}' is no readable archive") from error
    is_gem = path.name.lower().endswith(".gem")
    for member in tar_members(stream, budget, params):
        if is_gem and member.path == _GEM_DATA and member.data is not None:
            yield from tar_members(expanded(io.BytesIO(member.data)), budget, params)
        else:
            yield member


def _placed(member: Member, builder: Builder, folders: list[bytes]) -> _Placed | None:
    """Take a member's bytes; a folder is only remembered, and is no entry."""
    if member.path is None:
        return _Placed(b"", member.fault or Fault("archive-corrupt"))
    path = clean_path(member.path)
    if isinstance(path, Fault):
        if member.data is None and member.fault is None:
            return None
        return _Placed(member.path, path, size_bytes=_size(member))
    if member.fault is not None:
        return _Placed(path, member.fault, size_bytes=member.size_bytes, link=member.link)
    if member.data is None:
        folders.append(path + b"/")
        return None
    if builder.is_over_total(len(member.data)):
        fault = Fault("archive-bomb", "the source is larger than max_total_bytes")
        return _Placed(path, fault, size_bytes=len(member.data))
    return _Placed(path, builder.content(member.data), member.is_executable)


def _size(member: Member) -> int | None:
    return member.size_bytes if member.data is None else len(member.data)


def _place(entry: _Placed, root: bytes, repository: Repository, builder: Builder) -> None:
    path = entry.path.removeprefix(root) if _is_place(entry.taken) else entry.path
    if isinstance(entry.taken, Taken):
        builder.file(repository, path, entry.taken, executable=entry.is_executable)
        return
    fault = entry.taken
    if repository.tree is not None and entry.link is not None:
        blob = b"blob %d\0%s" % (len(entry.link), entry.link)
        git_id = hashlib.sha1(blob, usedforsecurity=False).digest()
        repository.tree.append((path, MODE_SYMLINK, git_id))
    else:
        repository.tree = None
    builder.quarantine(
        repository, path or None, fault.rule_id, fault.detail, size_bytes=entry.size_bytes
    )
