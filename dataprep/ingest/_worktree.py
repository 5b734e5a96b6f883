"""Working trees and plain folders: what is scanned in them, its digest, and its rows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dataprep.errors import SourceError
from dataprep.ingest._builder import Builder, Repository
from dataprep.ingest._disk import STORE_FOLDER, DiskFault, DiskFile, Folder, walk
from dataprep.ingest._git import GitStream, environment, run_git, shadow_of
from dataprep.ingest._objects import Fault
from dataprep.ingest._repository import LocalRepository
from dataprep.ingest._swhid import MODE_SUBMODULE, MODE_SYMLINK
from dataprep.ingest.params import IngestParams

_SUBMODULE: Final = b"160000"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry to read; ``fault`` where it is known already that it has no bytes."""

    path: bytes
    fault: Fault | None = None
    submodule_id: bytes | None = None


def list_folder(root: Path, params: IngestParams) -> list[Listed]:
    """Return the entries of a plain folder, sorted by raw path."""
    with Folder(root) as folder:
        found = [Listed(path, fault) for path, fault in walk(folder, params.max_entries)]
    return sorted(found, key=lambda entry: entry.path)


def list_worktree(repository: LocalRepository, subpath: str, params: IngestParams) -> list[Listed]:
    """Return what git tracks, and what it neither tracks nor ignores, sorted by raw path.

    Args:
        repository: One with a working tree.
        subpath: Folder below the root to stay in, or "".
        params: Limits.

    Raises:
        SourceError: The index cannot be read.
    """
    root = _root(repository)
    listed: dict[bytes, Listed] = {}
    with shadow_of(repository.git_dir, repository.common_dir) as shadow:
        env = environment(shadow) | {"GIT_WORK_TREE": str(root)}
        for record in _ls_files(root, env, subpath, params, "--stage"):
            meta, _, path = record.partition(b"\t")
            mode, object_id, _ = meta.split()
            is_submodule = mode == _SUBMODULE
            fault = Fault("submodule", f"commit {object_id.decode('ascii')}")
            listed[path] = Listed(path, fault, object_id) if is_submodule else Listed(path)
        ignore = _user_ignore_file()
        options = [] if ignore is None else ["-c", f"core.excludesFile={ignore}"]
        others = ("--others", "--exclude-standard")
        for path in _ls_files(root, env, subpath, params, *others, options=options):
            nested = Fault("submodule", "a repository of its own that is not tracked")
            is_nested = path.endswith(b"/")
            name = path.rstrip(b"/")
            listed.setdefault(name, Listed(name, nested if is_nested else None))
    stores: dict[bytes, bool] = {}
    kept = (listed[path] for path in sorted(listed) if not _in_store(root, path, stores))
    return list(kept)


def has_tracked(repository: LocalRepository, path: Path) -> bool:
    """Return whether git tracks anything at or below a folder of the working tree."""
    root = _root(repository)
    subpath = path.relative_to(root).as_posix()
    with shadow_of(repository.git_dir, repository.common_dir) as shadow:
        env = environment(shadow) | {"GIT_WORK_TREE": str(root)}
        command = ["ls-files", "-z", "--", subpath]
        with GitStream(command, env, timeout_s=60.0, cwd=root) as stream:
            return next(stream.records(), None) is not None


def _root(repository: LocalRepository) -> Path:
    if repository.root is None:
        raise SourceError(f"'{repository.git_dir}' is bare: it has no working tree")
    return repository.root


def _ls_files(
    root: Path,
    env: dict[str, str],
    subpath: str,
    params: IngestParams,
    *which: str,
    options: list[str] | None = None,
) -> Iterator[bytes]:
    command = [*(options or []), "ls-files", "-z", *which, "--", *([subpath] if subpath else [])]
    n_entries = 0
    with GitStream(command, env, timeout_s=params.git_idle_timeout_s, cwd=root) as stream:
        for record in stream.records():
            n_entries += 1
            if n_entries > params.max_entries:
                raise SourceError(
                    f"'{root}' has more than {params.max_entries:,} entries", "raise max_entries"
                )
            yield record
        if stream.exit_code() != 0:
            raise SourceError(
                f"git cannot list the working tree '{root}'", "check it with git status"
            )


def _user_ignore_file() -> str | None:
    """Return the ignore file that the user's own configuration names; None for git's default."""
    env = environment()
    env.pop("GIT_CONFIG_GLOBAL")
    command = ["config", "--global", "--type=path", "--get", "core.excludesFile"]
    code, output, _ = run_git(command, env, cwd=Path("/"))
    return os.fsdecode(output.strip()) if code == 0 and output.strip() else None


def _in_store(root: Path, path: bytes, stores: dict[bytes, bool]) -> bool:
    parts = path.split(b"/")
    for index, part in enumerate(parts):
        if part != STORE_FOLDER:
            continue
        folder = b"/".join(parts[: index + 1])
        if folder not in stores:
            stores[folder] = (root / os.fsdecode(folder) / "store.json").is_file()
        if stores[folder]:
            return True
    return False


def is_changed(repository: LocalRepository, subpath: str, params: IngestParams) -> bool:
    """Return whether git sees a tracked file that differs from HEAD, or an untracked one."""
    root = _root(repository)
    command = ["status", "--porcelain=v1", "-z", "--no-renames", "--ignore-submodules=all"]
    command += ["--untracked-files=normal", "--", *([subpath] if subpath else [])]
    with shadow_of(repository.git_dir, repository.common_dir) as shadow:
        env = environment(shadow) | {"GIT_WORK_TREE": str(root)}
        ignore = _user_ignore_file()
        options = [] if ignore is None else ["-c", f"core.excludesFile={ignore}"]
        timeout_s = params.git_idle_timeout_s
        with GitStream([*options, *command], env, timeout_s=timeout_s, cwd=root) as stream:
            stores: dict[bytes, bool] = {}
            for record in stream.records():
                path = record[3:].rstrip(b"/")
                if not _in_store(root, path, stores):
                    return True
    return False


def digest_of_entries(root: Path, listed: list[Listed], params: IngestParams) -> str | None:
    """Return the SHA-256 over path, mode and bytes of the entries; None where there are none."""
    digest = hashlib.sha256()
    n_entries = 0
    with Folder(root) as folder:
        for entry in listed:
            found = _found(folder, entry, params)
            if found is None:
                continue
            n_entries += 1
            digest.update(b"%d %s\0" % (len(entry.path), entry.path))
            digest.update(_state(found))
    return digest.hexdigest() if n_entries else None


def _state(found: DiskFile | DiskFault) -> bytes:
    if isinstance(found, DiskFile):
        mode = b"x" if found.is_executable else b"-"
        return mode + hashlib.sha256(found.data).digest()
    fault = found.fault
    return repr((fault.rule_id, fault.detail, found.size_bytes, found.link)).encode(
        "ascii", "replace"
    )


def _found(folder: Folder, entry: Listed, params: IngestParams) -> DiskFile | DiskFault | None:
    if entry.fault is not None:
        return DiskFault(entry.fault)
    return folder.read(entry.path, params.max_file_bytes)


def read_entries(
    root: Path, listed: list[Listed], repository: Repository, builder: Builder
) -> Iterator[None]:
    """Take every listed entry that is there; yields wherever a batch of contents may be taken.

    A tracked file that the user deleted is not there: it is no entry of the working tree.
    """
    repository.tree = []
    with Folder(root) as folder:
        for entry in listed:
            found = _found(folder, entry, builder.params)
            if isinstance(found, DiskFile):
                _take(entry.path, found, repository, builder)
            elif found is not None:
                _refuse(entry, found, repository, builder)
            if builder.is_full:
                yield


def _take(path: bytes, found: DiskFile, repository: Repository, builder: Builder) -> None:
    if builder.is_over_total(len(found.data)):
        detail = "the source is larger than max_total_bytes"
        size = len(found.data)
        builder.quarantine(repository, path, "oversize", detail, size_bytes=size)
        repository.tree = None
        return
    taken = builder.content(found.data)
    builder.file(repository, path, taken, executable=found.is_executable)


def _refuse(entry: Listed, found: DiskFault, repository: Repository, builder: Builder) -> None:
    fault = found.fault
    path = entry.path or None
    builder.quarantine(repository, path, fault.rule_id, fault.detail, size_bytes=found.size_bytes)
    if repository.tree is None:
        return
    if found.link is not None:
        blob = b"blob %d\0%s" % (len(found.link), found.link)
        git_id = hashlib.sha1(blob, usedforsecurity=False).digest()
        repository.tree.append((entry.path, MODE_SYMLINK, git_id))
    elif entry.submodule_id is not None and len(entry.submodule_id) == 40:
        git_id = bytes.fromhex(entry.submodule_id.decode("ascii"))
        repository.tree.append((entry.path, MODE_SUBMODULE, git_id))
    else:
        repository.tree = None
