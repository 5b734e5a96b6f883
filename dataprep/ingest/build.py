"""The stage: a source becomes contents in batches, and at last its other tables."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from dataprep.errors import SourceError
from dataprep.ingest import _archive, _corpus, _worktree
from dataprep.ingest._builder import Builder, Repository
from dataprep.ingest._git import shadow_of
from dataprep.ingest._history import Start, parse_commit, read_commits, revision_swhid
from dataprep.ingest._objects import Fault, read_objects
from dataprep.ingest._repository import local_repository
from dataprep.ingest._tree import read_tree
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import ResolvedSource


def ingest(source: ResolvedSource, params: IngestParams) -> Iterator[dict[str, pl.DataFrame]]:
    """Yield the tables of a source: the same bytes give the same rows.

    Args:
        source: From ``dataprep.ingest.lookup.resolve_source``.
        params: Limits.

    Yields:
        First any number of ``{"contents": frame}``, each of at most ``batch_bytes`` or one row,
        sorted by ``content_id``, which is unique within the source; at last one mapping with
        ``repos``, ``files``, ``commits`` and ``quarantine``, sorted by their keys.

    Raises:
        SourceError: The source cannot be read.
        ConservationError: Its entries do not equal files plus quarantined entries.
    """
    builder = Builder(params)
    for _ in _READERS[source.kind](source, builder):
        for frame in builder.ready():
            yield {"contents": frame}
    for frame in (*builder.ready(), *builder.rest()):
        yield {"contents": frame}
    yield builder.tables()


def _repository(source: ResolvedSource, builder: Builder) -> Repository:
    spec = source.spec
    repository = Repository(
        repo_name=source.repo_name,
        origin=source.origin,
        source_kind=source.kind,
        revision=source.revision,
        ownership=source.ownership,
        branch=source.branch,
        is_default_branch=source.is_default_branch,
        is_dirty=source.is_dirty,
        owner=source.owner,
        stars=spec.stars,
        license_declared=spec.license,
        access_label=spec.access_label,
    )
    return builder.repository(repository)


def _read_git(source: ResolvedSource, builder: Builder) -> Iterator[None]:
    local = local_repository(source)
    repository = _repository(source, builder)
    with shadow_of(local.git_dir, local.common_dir) as shadow:
        tree_id = _describe_commit(shadow, source, repository, builder)
        treeish, prefix = source.revision, b""
        if source.subpath:
            treeish, prefix = f"{treeish}:{source.subpath}", os.fsencode(source.subpath) + b"/"
        is_listed = yield from read_tree(shadow, repository, (treeish, prefix), builder)
        is_whole = is_listed and not source.subpath and len(source.revision) == 40
        repository.directory_swhid = f"swh:1:dir:{tree_id}" if tree_id and is_whole else None
        start = Start(repository.repo_id, source.revision, source.subpath, is_listed)
        read_commits(shadow, start, builder)


def _read_worktree(source: ResolvedSource, builder: Builder) -> Iterator[None]:
    local = local_repository(source)
    repository = _repository(source, builder)
    listed = _worktree.list_worktree(local, source.subpath, builder.params)
    yield from _worktree.read_entries(Path(source.path), listed, repository, builder)
    if source.commit_id is None:
        return
    with shadow_of(local.git_dir, local.common_dir) as shadow:
        _describe_commit(shadow, source, repository, builder)
        read_commits(shadow, Start(repository.repo_id, source.commit_id, source.subpath), builder)


def _describe_commit(
    shadow: Path, source: ResolvedSource, repository: Repository, builder: Builder
) -> str | None:
    """Fill in what the commit says of the repository, and return the id of its tree."""
    name = (source.commit_id or "").encode("ascii")
    for _, raw in read_objects(shadow, [name], b"commit", builder.params):
        if isinstance(raw, Fault):
            raise SourceError(f"commit {source.commit_id} of '{source.origin}' cannot be read")
        commit = parse_commit(raw[: builder.params.max_message_bytes])
        repository.committed_at = commit.committer.at
        repository.revision_swhid = revision_swhid(name.decode("ascii"))
        return commit.tree_id
    return None


def _read_directory(source: ResolvedSource, builder: Builder) -> Iterator[None]:
    root = Path(source.path)
    listed = _worktree.list_folder(root, builder.params)
    yield from _worktree.read_entries(root, listed, _repository(source, builder), builder)


def _read_archive(source: ResolvedSource, builder: Builder) -> Iterator[None]:
    repository = _repository(source, builder)
    yield from _archive.read_archive(Path(source.path), repository, builder)


_READERS = {
    "git": _read_git,
    "worktree": _read_worktree,
    "directory": _read_directory,
    "archive": _read_archive,
    "corpus": _corpus.read_corpus,
}
