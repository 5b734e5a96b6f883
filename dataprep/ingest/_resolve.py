"""What a source stands for: one function for each form that a location can have."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dataprep.errors import NothingToScanError, SourceError
from dataprep.ingest import _archive, _corpus, _worktree
from dataprep.ingest._archive_names import is_archive_name, is_corpus_name, stem_of
from dataprep.ingest._git import head_of
from dataprep.ingest._location import Location, name_of_url
from dataprep.ingest._remote import fetch_mirror
from dataprep.ingest._repository import (
    LocalRepository,
    Revision,
    find_repository,
    resolve_revision,
)
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import ResolvedSource, SourceSpec
from dataprep.text.urls import without_credentials


def git_url(
    spec: SourceSpec, found: Location, cache_dir: Path, params: IngestParams
) -> ResolvedSource:
    """Fetch a git URL into its mirror, and return what its reference names there."""
    url = found.url or found.text
    mirror = fetch_mirror(url, found.ref, cache_dir, params)
    repository = LocalRepository(None, mirror, mirror)
    revision = resolve_revision(repository, found.ref)
    origin = without_credentials(url)
    name, owner = name_of_url(origin)
    source = ResolvedSource(
        spec=spec,
        kind="git",
        origin=origin,
        repo_name=spec.name or name,
        owner=spec.owner or owner,
        revision=revision.commit_id,
        ownership=spec.ownership or "third-party",
        path=str(mirror),
        git_dir=str(mirror),
        common_dir=str(mirror),
        commit_id=revision.commit_id,
        branch=revision.branch,
        is_default_branch=revision.is_default_branch,
    )
    return source.sealed(_git_state(repository, revision))


def folder(spec: SourceSpec, path: Path, params: IngestParams, *, worktree: bool) -> ResolvedSource:
    """Return what a folder stands for: a repository, a part of one, a corpus or plain files."""
    repository = find_repository(path)
    if repository is None or (
        repository.root not in {None, path} and not _tracks(path, repository)
    ):
        if spec.ref is not None:
            raise SourceError(f"'{path}' is no git repository: it has no reference '{spec.ref}'")
        return _plain(spec, path, params)
    base = repository.root or repository.git_dir
    subpath = path.relative_to(base).as_posix() if repository.root is not None else "."
    subpath = "" if subpath == "." else subpath
    if worktree and spec.ref is None and repository.root is not None:
        return _as_it_lies(spec, path, repository, subpath, params)
    revision = resolve_revision(repository, spec.ref)
    source = _of_repository(spec, path, repository, subpath, revision)
    return source.sealed(_git_state(repository, revision))


def _tracks(path: Path, repository: LocalRepository) -> bool:
    return _worktree.has_tracked(repository, path)


def _own(spec: SourceSpec) -> str:
    return "third-party" if spec.location.startswith("file:") else "own"


def _of_repository(
    spec: SourceSpec,
    path: Path,
    repository: LocalRepository,
    subpath: str,
    revision: Revision | None,
) -> ResolvedSource:
    base = repository.root or repository.git_dir
    return ResolvedSource.model_validate(
        {
            "spec": spec,
            "kind": "git",
            "origin": str(path),
            "repo_name": spec.name or base.name.removesuffix(".git") or "repository",
            "owner": spec.owner,
            "revision": revision.commit_id if revision else "",
            "ownership": spec.ownership or _own(spec),
            "path": str(base),
            "git_dir": str(repository.git_dir),
            "common_dir": str(repository.common_dir),
            "subpath": subpath,
            "commit_id": revision.commit_id if revision else None,
            "branch": revision.branch if revision else None,
            "is_default_branch": revision.is_default_branch if revision else None,
        }
    )


def _as_it_lies(
    spec: SourceSpec,
    path: Path,
    repository: LocalRepository,
    subpath: str,
    params: IngestParams,
) -> ResolvedSource:
    root = repository.root or path
    listed = _worktree.list_worktree(repository, subpath, params)
    digest = _worktree.digest_of_entries(root, listed, params)
    if digest is None:
        raise NothingToScanError(f"'{path}' holds no file", "add files, or name another folder")
    revision: Revision | None
    try:
        revision = resolve_revision(repository, None)
    except SourceError:
        revision = None
    source = _of_repository(spec, path, repository, subpath, revision)
    update: dict[str, object] = {"kind": "worktree", "is_dirty": True}
    if revision is None:
        head = head_of(repository.git_dir)
        update["revision"] = f"sha256:{digest}"
        update["branch"] = head.removeprefix("ref: refs/heads/") if "refs/heads/" in head else None
    else:
        update["is_dirty"] = _worktree.is_changed(repository, subpath, params)
    state = digest if revision is None else f"{digest} {_git_state(repository, revision)}"
    return source.model_copy(update=update).sealed(state)


def _plain(spec: SourceSpec, path: Path, params: IngestParams) -> ResolvedSource:
    files = _corpus.corpus_files(path)
    if files:
        return _corpus_source(spec, path, files)
    listed = _worktree.list_folder(path, params)
    digest = _worktree.digest_of_entries(path, listed, params)
    if digest is None:
        raise NothingToScanError(f"'{path}' holds no file", "name another folder")
    return _without_history(spec, path, "directory", digest, path.name or "root")


def file(spec: SourceSpec, path: Path, params: IngestParams) -> ResolvedSource:
    """Return what a file stands for: an archive or a corpus.

    Raises:
        SourceError: It is neither.
    """
    del params
    if is_corpus_name(path.name):
        return _corpus_source(spec, path, [path])
    if is_archive_name(path.name):
        digest = _archive.digest_of_file(path)
        return _without_history(spec, path, "archive", digest, stem_of(path.name))
    raise SourceError(
        f"'{path}' is neither an archive, a corpus nor a list file",
        "known: zip, tar (gz, bz2, xz, zst), whl, jar, tgz, crate, gem, Parquet, JSONL; "
        "lists: txt, csv, jsonl, yaml",
    )


def _corpus_source(spec: SourceSpec, path: Path, files: list[Path]) -> ResolvedSource:
    digests = [_archive.digest_of_file(file) for file in files]
    digest = digests[0]
    if len(digests) > 1:
        digest = hashlib.sha256("\n".join(digests).encode("ascii")).hexdigest()
    return _without_history(spec, path, "corpus", digest, stem_of(path.name))


def _without_history(
    spec: SourceSpec, path: Path, kind: str, digest: str, name: str
) -> ResolvedSource:
    is_own = kind == "directory" and not spec.location.startswith("file:")
    source = ResolvedSource.model_validate(
        {
            "spec": spec,
            "kind": kind,
            "origin": str(path),
            "repo_name": spec.name or name,
            "owner": spec.owner,
            "revision": f"sha256:{digest}",
            "ownership": spec.ownership or ("own" if is_own else "third-party"),
            "path": str(path),
        }
    )
    return source.sealed(digest)


def _git_state(repository: LocalRepository, revision: Revision) -> str:
    """Return the commit, and the cut of a shallow clone, on which the history depends."""
    shallow = repository.common_dir / "shallow"
    if not shallow.is_file():
        return revision.commit_id
    cut = hashlib.sha256(shallow.read_bytes()).hexdigest()
    return f"{revision.commit_id} shallow {cut}"
