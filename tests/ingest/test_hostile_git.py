"""Repositories that try to run programs or to lead readers out of their root."""

import os
from pathlib import Path

import pytest

from dataprep.errors import SourceError
from dataprep.ingest import _git

_KEYS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.gitProxy",
    "core.askPass",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.trap.command",
    "diff.trap.textconv",
    "filter.trap.clean",
    "filter.trap.smudge",
    "filter.trap.process",
    "filter.lfs.process",
    "merge.trap.driver",
    "gpg.program",
    "gpg.ssh.program",
    "gpg.ssh.defaultKeyCommand",
    "interactive.diffFilter",
    "pager.log",
    "pager.ls-files",
    "pager.status",
    "pack.packObjectsHook",
    "uploadpack.packObjectsHook",
    "remote.origin.uploadpack",
    "remote.origin.vcs",
    "sequence.editor",
    "trailer.trap.command",
    "trailer.trap.cmd",
    "alias.ls-tree",
    "alias.cat-file",
    "alias.log",
    "alias.ls-files",
    "alias.status",
)
_HOOKS = (
    "fsmonitor-watchman",
    "post-checkout",
    "post-index-change",
    "pre-auto-gc",
    "reference-transaction",
    "post-merge",
    "pre-commit",
    "post-rewrite",
)


@pytest.fixture
def trapped(repository, tmp_path, git):
    """A repository every key of which that names a program names one that leaves a trace."""
    trace = tmp_path / "trace"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{trace}'\ncat\n")
    script.chmod(0o755)
    (repository / ".gitattributes").write_text("* filter=trap diff=trap merge=trap\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "attributes")
    for key in _KEYS:
        git(repository, "config", key, f"!{script}" if key.startswith("alias") else str(script))
    settings = {
        "core.hooksPath": str(tmp_path / "hooks"),
        "extensions.worktreeConfig": "true",
        "log.showSignature": "true",
        "status.submoduleSummary": "true",
        "core.untrackedCache": "true",
        "diff.trailer": "true",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{script}",
        "core.worktree": str(tmp_path / "elsewhere"),
        "include.path": str(tmp_path / "more.config"),
    }
    for key, value in settings.items():
        git(repository, "config", key, value)
    (tmp_path / "more.config").write_text(f"[core]\n\tfsmonitor = {script}\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret").write_text("secret")
    (tmp_path / "hooks").mkdir()
    for folder in (tmp_path / "hooks", repository / ".git" / "hooks"):
        folder.mkdir(exist_ok=True)
        for hook in _HOOKS:
            (folder / hook).write_text(script.read_text())
            (folder / hook).chmod(0o755)
    blob = repository / ".git" / "objects"
    next(path for path in blob.rglob("*") if path.is_file()).touch()
    os.utime(repository / "a.py", (1, 1))
    return repository, trace


@pytest.mark.parametrize("worktree", [False, True])
def test_booby_trapped_repository_runs_nothing(trapped, read, worktree):
    root, trace = trapped
    tables = read(root, worktree=worktree)
    assert [".gitattributes", "a.py", "lib/b.txt", "run.sh"] == tables.paths
    assert not trace.exists()


def test_booby_trap_works_on_a_trusting_git(trapped, git):
    root, trace = trapped
    git(root, "config", "--unset", "core.worktree")
    git(root, "config", "--unset", "core.fsmonitor")
    git(root, "diff", "--ext-diff", "HEAD~1")
    assert trace.exists()


@pytest.mark.parametrize("worktree", [False, True])
def test_missing_objects_of_a_booby_trapped_repository_are_not_fetched(
    trapped, read, git, worktree
):
    root, trace = trapped
    for name in ("lib/b.txt", "a.py"):
        blob = git(root, "--no-pager", "rev-parse", f"HEAD:{name}")
        (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    trace.unlink(missing_ok=True)
    assert (0 if worktree else 2) == read(root, worktree=worktree).repo["n_quarantined"]
    assert not trace.exists()


def test_environment_of_the_caller_does_not_reach_git(monkeypatch):
    monkeypatch.setenv("GIT_DIR", "/elsewhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "/bin/false")
    monkeypatch.setenv("SSH_ASKPASS", "/bin/false")
    env = _git.environment()
    assert not {"GIT_DIR", "GIT_EXTERNAL_DIFF", "SSH_ASKPASS"} & set(env)
    assert "none" == env["GIT_ALLOW_PROTOCOL"]


def test_caller_inside_a_git_hook_is_not_led_astray(repository, read, monkeypatch, tmp_path, git):
    git(tmp_path, "init", "-q", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other" / "index"))
    assert ["a.py", "lib/b.txt", "run.sh"] == read(repository, worktree=True).paths


def test_reading_writes_nothing_into_the_repository(repository, read):
    def state() -> list[tuple[str, int, int]]:
        return [
            (str(path), path.lstat().st_mtime_ns, path.lstat().st_size)
            for path in sorted(repository.rglob("*"))
        ]

    os.utime(repository / "a.py")
    before = state()
    read(repository)
    read(repository, worktree=True)
    assert before == state()


def test_repository_of_another_owner_is_read(repository, read):
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    for place in (repository, repository / ".git"):
        os.chown(place, 12345, 12345)
    assert 3 == len(read(repository).paths)
    assert 3 == len(read(repository, worktree=True).paths)


@pytest.mark.parametrize("name", ["HEAD", "packed-refs", "shallow", "index", "config"])
def test_pipe_in_place_of_a_git_file_does_not_hang(repository, read, name):
    place = repository / ".git" / name
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    try:
        assert [] != read(repository).paths
    except SourceError:
        assert name in {"HEAD", "config"}


def test_silent_git_is_ended(repository, read, tmp_path, monkeypatch):
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nsleep 30\n")
    program.chmod(0o755)
    monkeypatch.setattr(_git, "git_program", lambda: str(program))
    stream = _git.GitStream(["log"], _git.environment(), timeout_s=0.05)
    with stream, pytest.raises(SourceError, match="silent"):
        list(stream.records())


def test_missing_git_is_named(monkeypatch):
    monkeypatch.setenv("PATH", "")
    _git.git_program.cache_clear()
    try:
        with pytest.raises(SourceError, match="git is not installed"):
            _git.git_program()
    finally:
        _git.git_program.cache_clear()


def test_alternates_of_a_shared_clone_are_read(repository, tmp_path, read, git):
    git(tmp_path, "clone", "-q", "--shared", str(repository), "shared")
    assert ["a.py", "lib/b.txt", "run.sh"] == read(tmp_path / "shared").paths
    assert Path(tmp_path / "shared" / ".git" / "objects" / "info" / "alternates").is_file()
