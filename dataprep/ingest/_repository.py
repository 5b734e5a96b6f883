"""Local git repositories: where they lie, and what a reference in them means."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dataprep.errors import NothingToScanError, SourceError
from dataprep.ingest._git import config_value, environment, head_of, run_git, shadow_of
from dataprep.ingest.source import ResolvedSource

_POINTER: Final = "gitdir:"
_MAX_POINTER_BYTES: Final = 8192
_LIKELY_DEFAULTS: Final = frozenset({"main", "master"})


@dataclass(frozen=True, slots=True)
class LocalRepository:
    """A git repository on this machine.

    Attributes:
        root: Root of the working tree; None for a bare repository.
        git_dir: Holds HEAD and index.
        common_dir: Holds objects and references; another one in a linked working tree.
    """

    root: Path | None
    git_dir: Path
    common_dir: Path


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that a reference names.

    Attributes:
        commit_id: Hexadecimal id.
        branch: Branch or tag that was asked for; None where detached or a bare id.
        is_default_branch: Whether it is the default branch; None where unknown.
    """

    commit_id: str
    branch: str | None
    is_default_branch: bool | None


def local_repository(source: ResolvedSource) -> LocalRepository:
    """Return the repository of a source that was found to be one.

    Raises:
        SourceError: It is none.
    """
    if source.git_dir is None or source.common_dir is None:
        raise SourceError(f"'{source.origin}' was not resolved as a repository")
    root = Path(source.path) if source.kind == "worktree" else None
    return LocalRepository(root, Path(source.git_dir), Path(source.common_dir))


def find_repository(path: Path) -> LocalRepository | None:
    """Return the repository that a folder is, or is inside of; None where there is none.

    Raises:
        SourceError: A ``.git`` file or link points to a git directory that does not point back.
    """
    if _is_git_dir(path) and path.name != ".git":
        return LocalRepository(None, path, _common_dir(path))
    for folder in (path, *path.parents):
        dot_git = folder / ".git"
        if dot_git.is_symlink() and not dot_git.resolve().is_relative_to(folder.resolve()):
            raise _not_followed(dot_git)
        if dot_git.is_dir() and _is_git_dir(dot_git):
            return LocalRepository(folder, dot_git, _common_dir(dot_git))
        if dot_git.is_file():
            git_dir = _pointed_at(dot_git)
            return LocalRepository(folder, git_dir, _common_dir(git_dir))
    return None


def _is_git_dir(folder: Path) -> bool:
    head = folder / "HEAD"
    if not (head.is_symlink() or head.is_file()):
        return False
    return (folder / "commondir").is_file() or (
        (folder / "objects").is_dir() and (folder / "refs").is_dir()
    )


def _pointed_at(dot_git: Path) -> Path:
    """Follow a ``.git`` file, but only to a git directory that names this working tree."""
    text = _first_line(dot_git)
    if not text.startswith(_POINTER):
        raise SourceError(f"'{dot_git}' is neither a git directory nor a pointer to one")
    git_dir = (dot_git.parent / text.removeprefix(_POINTER).strip()).resolve()
    if not _is_git_dir(git_dir):
        raise SourceError(f"'{dot_git}' points to no git directory", "repair it with git worktree")
    back = git_dir / "gitdir"
    if back.is_file() and (git_dir / _first_line(back)).resolve() == dot_git.resolve():
        return git_dir
    worktree = config_value(git_dir / "config", "core.worktree")
    if worktree is not None and (git_dir / worktree).resolve() == dot_git.parent.resolve():
        return git_dir
    raise _not_followed(dot_git)


def _not_followed(dot_git: Path) -> SourceError:
    return SourceError(
        f"'{dot_git}' points to a git directory that does not point back",
        "give the path of the git directory itself",
    )


def _first_line(file: Path) -> str:
    with file.open("rb") as stream:
        return stream.read(_MAX_POINTER_BYTES).decode("utf-8", "replace").partition("\n")[0].strip()


def _common_dir(git_dir: Path) -> Path:
    pointer = git_dir / "commondir"
    if not pointer.is_file():
        return git_dir
    common = (git_dir / _first_line(pointer)).resolve()
    if not (common / "worktrees" / git_dir.name).is_dir():
        raise _not_followed(git_dir)
    return common


def resolve_revision(repository: LocalRepository, ref: str | None) -> Revision:
    """Return the commit that a reference names.

    Args:
        repository: Where to look.
        ref: Branch, tag, id or its first digits, or any expression of ``git rev-parse``;
            None for HEAD.

    Raises:
        NothingToScanError: The repository has no commit.
        SourceError: The reference names no commit.
    """
    if ref is not None and (ref.startswith("-") or "\0" in ref or not ref):
        raise SourceError(f"'{ref!r}' is no reference")
    with shadow_of(repository.git_dir, repository.common_dir) as shadow:
        env = environment(shadow)
        wanted = f"{ref or 'HEAD'}^{{commit}}"
        code, output, _ = run_git(["rev-parse", "--verify", "--quiet", wanted], env, cwd=shadow)
        if code != 0:
            raise _no_commit(repository, ref, env, shadow)
        commit_id = output.decode("ascii", "replace").strip()
        branch = _branch(repository, ref, env, shadow)
        return Revision(commit_id, branch, _is_default(repository, branch, env, shadow))


def _no_commit(
    repository: LocalRepository, ref: str | None, env: dict[str, str], shadow: Path
) -> SourceError:
    place = repository.root or repository.git_dir
    code, output, _ = run_git(["for-each-ref", "--format=%(refname:short)"], env, cwd=shadow)
    names = output.decode("utf-8", "replace").split("\n") if code == 0 else []
    names = [name for name in names if name]
    if ref is None:
        if names:
            return SourceError(
                f"HEAD of '{place}' names no commit", f"name a reference: PATH@{names[0]}"
            )
        return NothingToScanError(
            f"repository '{place}' has no commit", "commit first, or scan the working tree"
        )
    near = difflib.get_close_matches(ref, names, n=3, cutoff=0.5) or names[:5]
    hint = f"did you mean {', '.join(near)}?" if near else "the repository has no reference"
    return SourceError(f"reference '{ref}' names no commit in '{place}'", hint)


def _branch(
    repository: LocalRepository, ref: str | None, env: dict[str, str], shadow: Path
) -> str | None:
    if ref is None or ref == "HEAD":
        head = head_of(repository.git_dir)
        full = head.removeprefix("ref:").strip() if head.startswith("ref:") else ""
    else:
        code, output, _ = run_git(["rev-parse", "--symbolic-full-name", ref], env, cwd=shadow)
        full = output.decode("utf-8", "replace").strip() if code == 0 else ""
    for prefix in ("refs/heads/", "refs/tags/", "refs/remotes/"):
        if full.startswith(prefix):
            return full.removeprefix(prefix)
    return None


def _is_default(
    repository: LocalRepository, branch: str | None, env: dict[str, str], shadow: Path
) -> bool | None:
    if branch is None:
        return None
    if repository.root is None:
        head = head_of(repository.git_dir)
        return head.removeprefix("ref:").strip() == f"refs/heads/{branch}"
    remote_head = "refs/remotes/origin/HEAD"
    code, output, _ = run_git(["symbolic-ref", "--quiet", remote_head], env, cwd=shadow)
    if code == 0:
        default = output.decode("utf-8", "replace").strip().removeprefix("refs/remotes/origin/")
        return branch.removeprefix("origin/") == default
    return True if branch in _LIKELY_DEFAULTS else None
