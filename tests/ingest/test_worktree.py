"""Working trees and plain folders."""

import os
import socket
from pathlib import Path

import polars as pl
import pytest

from dataprep.errors import NothingToScanError
from dataprep.ingest import _disk
from dataprep.ingest._disk import DiskFault, DiskFile, Folder


def test_worktree_holds_tracked_and_untracked_but_not_ignored_files(repository, read):
    (repository / ".gitignore").write_text("*.log\n")
    (repository / "x.log").write_text("1")
    (repository / "new.py").write_text("new = 1\n")
    (repository / "a.py").write_text("changed = 1\n")
    (repository / "lib" / "b.txt").unlink()
    tables = read(repository, worktree=True)
    assert [".gitignore", "a.py", "new.py", "run.sh"] == tables.paths
    assert b"changed = 1\n" == tables.bytes_of("a.py")
    assert ("worktree", True, "main") == tuple(
        tables.repo[c] for c in ("source_kind", "is_dirty", "branch")
    )
    assert 2 == tables.commits.height


def test_clean_worktree_has_the_commits_directory_id(repository, read, git):
    (repository / "link").symlink_to("lib")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "link")
    tables = read(repository, worktree=True)
    assert False is tables.repo["is_dirty"]
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    assert f"swh:1:dir:{tree}" == tables.repo["directory_swhid"]


def test_fingerprint_of_a_worktree_follows_its_bytes(repository, read):
    def fingerprint() -> str:
        return str(read(repository, worktree=True).source.fingerprint)

    first = fingerprint()
    os.utime(repository / "a.py", (1, 1))
    assert first == fingerprint()
    (repository / "a.py").write_text("print('two')\n")
    second = fingerprint()
    (repository / "a.py").chmod(0o755)
    assert 3 == len({first, second, fingerprint()})


def test_store_is_never_scanned(repository, tmp_path, read):
    for root in (repository, tmp_path / "plain"):
        store = root / "deep" / ".dataprep"
        store.mkdir(parents=True)
        (store / "store.json").write_text("{}")
        (store / "x.py").write_text("1")
        other = root / "other" / ".dataprep"
        other.mkdir(parents=True)
        (other / "y.py").write_text("1")
        paths = read(root, worktree=True).paths
        assert "other/.dataprep/y.py" in paths
        assert not [path for path in paths if path.startswith("deep/")]


def test_untracked_repository_inside_is_one_quarantined_entry(repository, read, git):
    git(repository, "init", "-q", "nested")
    (repository / "nested" / "x").write_text("1")
    git(repository / "nested", "add", ".")
    git(repository / "nested", "commit", "-qm", "x")
    assert [("nested", "submodule")] == read(repository, worktree=True).faults


def test_tracked_file_below_a_link_is_not_reached(repository, tmp_path, read):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.txt").write_text("secret")
    (repository / "lib" / "b.txt").unlink()
    (repository / "lib").rmdir()
    (repository / "lib").symlink_to(outside)
    tables = read(repository, worktree=True)
    assert ["a.py", "run.sh"] == tables.paths
    assert [("lib", "symlink")] == tables.faults
    assert not tables.contents.filter(pl.col("bytes") == b"secret").height


def test_plain_folder_gives_files_and_a_stated_fate_for_the_rest(tmp_path, read, git):
    root = tmp_path / "plain"
    (root / "sub").mkdir(parents=True)
    (root / "a").write_text("1")
    (root / "A").write_text("1")
    (root / "sub" / "b").write_text("2")
    (root / "sub" / "up").symlink_to("..")
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(root / "socket"))
        tables = read(root)
    assert ["A", "a", "sub/b"] == tables.paths
    assert [
        ("pipe", "special-file"),
        ("socket", "special-file"),
        ("sub/up", "symlink"),
    ] == tables.faults
    assert (6, "directory", "own") == tuple(
        tables.repo[c] for c in ("n_entries", "source_kind", "ownership")
    )
    for name in ("pipe", "socket"):
        (root / name).unlink()
    git(root, "init", "-q")
    git(root, "add", ".")
    tree = git(root, "write-tree")
    (root / ".git").rename(tmp_path / "git")
    assert f"swh:1:dir:{tree}" == read(root).repo["directory_swhid"]


def test_empty_folder_has_nothing_to_scan(tmp_path, read):
    (tmp_path / "none" / "deep").mkdir(parents=True)
    with pytest.raises(NothingToScanError):
        read(tmp_path / "none")


def test_folder_with_more_entries_than_allowed_is_cut(tmp_path, read):
    root = tmp_path / "many"
    root.mkdir()
    for number in range(5):
        (root / f"{number}").write_text("1")
    tables = read(root, max_entries=3)
    assert (3, [(None, "archive-bomb")]) == (len(tables.paths), tables.faults)


def test_very_deep_folder_costs_one_entry(tmp_path, read):
    place = tmp_path / "deep"
    place.mkdir()
    descriptor = os.open(place, os.O_RDONLY)
    for _ in range(220):
        os.mkdir("d", dir_fd=descriptor)
        inner = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(descriptor)
    (place / "top").write_text("1")
    tables = read(place)
    assert ["top"] == tables.paths
    assert ["unreadable"] == tables.quarantine["rule_id"].to_list()


def test_file_that_changes_while_it_is_read_is_unreadable(tmp_path, monkeypatch):
    place = tmp_path / "a"
    place.write_text("one")
    real = os.fstat
    calls = []

    def fstat(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 2:
            place.write_text("two and more")
        return real(descriptor)

    monkeypatch.setattr(_disk.os, "fstat", fstat)
    with Folder(tmp_path) as folder:
        found = folder.read(b"a", 100)
    assert isinstance(found, DiskFault)
    assert "unreadable" == found.fault.rule_id


@pytest.mark.parametrize("path", [b"../a", b"./a", b"x//y", b"a\0b", b"/etc/passwd"])
def test_folder_never_reads_outside_itself(tmp_path, path):
    (tmp_path / "a").write_text("outside")
    root = tmp_path / "root"
    root.mkdir()
    with Folder(root) as folder:
        assert not isinstance(folder.read(path, 100), DiskFile)


def test_large_file_is_not_opened(tmp_path):
    place = tmp_path / "big"
    with place.open("wb") as file:
        file.truncate(500 << 20)
    with Folder(tmp_path) as folder:
        found = folder.read(b"big", 32 << 20)
    assert isinstance(found, DiskFault)
    assert ("oversize", 500 << 20) == (found.fault.rule_id, found.size_bytes)


def test_relative_path_and_home_are_resolved(repository, read, monkeypatch):
    monkeypatch.chdir(repository.parent)
    assert str(repository) == read("acme").repo["origin"]
    assert read(repository).source.fingerprint == read("acme").source.fingerprint
    monkeypatch.setenv("HOME", str(repository.parent))
    assert str(repository) == read("~/acme").repo["origin"]
    assert Path(str(read(Path("acme")).source.path)) == repository
