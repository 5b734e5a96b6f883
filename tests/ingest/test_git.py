"""Reading commits of local repositories."""

import hashlib
import os
import stat
from pathlib import Path

import polars as pl
import pytest

from dataprep.errors import NothingToScanError, SourceError


def test_repository_at_head_gives_every_file(repository, read, git):
    tables = read(repository)
    assert ["a.py", "lib/b.txt", "run.sh"] == tables.paths
    assert b"print('one')\n" == tables.bytes_of("a.py")
    assert ["run.sh"] == tables.files.filter("is_executable")["path"].to_list()
    assert (
        f"swh:1:dir:{git(repository, 'rev-parse', 'HEAD^{tree}')}" == tables.repo["directory_swhid"]
    )
    assert f"swh:1:rev:{git(repository, 'rev-parse', 'HEAD')}" == tables.repo["revision_swhid"]
    assert ("main", True, "own", "git") == tuple(
        tables.repo[c] for c in ("branch", "is_default_branch", "ownership", "source_kind")
    )


def test_content_ids_equal_git_blob_and_sha256(repository, read, git):
    row = read(repository).contents.filter(pl.col("bytes") == b"text\n").row(0, named=True)
    assert f"swh:1:cnt:{git(repository, 'rev-parse', 'HEAD:lib/b.txt')}" == row["swhid"]
    assert hashlib.sha256(b"text\n").hexdigest() == row["content_id"]
    assert row["text"] is None
    assert row["is_text"]


@pytest.mark.parametrize("ref", ["v1", "v1-light", "HEAD~1", "main~1", "short", "full"])
def test_reference_of_any_form_names_its_commit(repository, read, git, ref):
    first = git(repository, "rev-parse", "HEAD~1")
    git(repository, "tag", "-a", "v1", "-m", "one", first)
    git(repository, "tag", "v1-light", first)
    name = {"short": first[:8], "full": first}.get(ref, ref)
    tables = read(f"{repository}@{name}")
    assert first == tables.source.revision
    assert ["a.py", "lib/b.txt"] == tables.paths
    assert (ref if ref.startswith("v1") else None) == tables.repo["branch"]


def test_unknown_reference_names_near_ones(repository, read, git):
    git(repository, "branch", "release-2")
    with pytest.raises(SourceError, match="did you mean release-2"):
        read(f"{repository}@release-1")


@pytest.mark.parametrize("ref", ["--help", "-x", "a..b", "HEAD:a.py", "\0"])
def test_reference_that_is_no_commit_is_refused(repository, read, ref):
    with pytest.raises(SourceError):
        read(f"{repository}@{ref}")


def test_empty_repository_has_nothing_to_run_on_but_can_be_scanned(tmp_path, read, git):
    git(tmp_path, "init", "-q", "-b", "trunk", "new")
    with pytest.raises(NothingToScanError):
        read(tmp_path / "new")
    (tmp_path / "new" / "a").write_text("1")
    tables = read(tmp_path / "new", worktree=True)
    assert ["a"] == tables.paths
    assert ("trunk", True, None) == tuple(
        tables.repo[c] for c in ("branch", "is_dirty", "committed_at")
    )
    assert str(tables.repo["revision"]).startswith("sha256:")


def test_bare_repository_and_linked_worktree_give_the_same_files(repository, tmp_path, read, git):
    git(tmp_path, "clone", "-q", "--bare", str(repository), "acme.git")
    git(repository, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"), "HEAD~1")
    assert ["a.py", "lib/b.txt", "run.sh"] == read(tmp_path / "acme.git").paths
    side = read(tmp_path / "side", worktree=True)
    assert (["a.py", "lib/b.txt"], "side", False) == (
        side.paths,
        side.repo["branch"],
        side.repo["is_dirty"],
    )
    assert "acme" == read(tmp_path / "acme.git").repo["repo_name"]


def test_git_pointer_that_does_not_point_back_is_not_followed(repository, tmp_path, read):
    (tmp_path / "trap").mkdir()
    (tmp_path / "trap" / ".git").write_text(f"gitdir: {repository}/.git\n")
    with pytest.raises(SourceError, match="does not point back"):
        read(tmp_path / "trap")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / ".git").symlink_to(repository / ".git")
    with pytest.raises(SourceError, match="does not point back"):
        read(tmp_path / "link")


def test_subfolder_of_a_repository_is_its_subtree(repository, read, git):
    tables = read(repository / "lib")
    assert ["lib/b.txt"] == tables.paths
    assert ["first\n"] == tables.commits["message"].to_list()
    assert ["lib/b.txt"] == read(repository / "lib", worktree=True).paths
    assert read(repository).repo["repo_id"] != tables.repo["repo_id"]


def test_ignored_subfolder_of_a_repository_is_a_plain_folder(repository, read):
    (repository / ".gitignore").write_text("build/\n")
    (repository / "build").mkdir()
    (repository / "build" / "x").write_text("1")
    tables = read(repository / "build", worktree=True)
    assert (["x"], "directory") == (tables.paths, tables.repo["source_kind"])


def test_sha256_repository_is_read(tmp_path, read, git):
    git(tmp_path, "init", "-q", "--object-format=sha256", "wide")
    (tmp_path / "wide" / "a").write_text("1")
    git(tmp_path / "wide", "add", ".")
    git(tmp_path / "wide", "commit", "-qm", "one")
    tables = read(tmp_path / "wide")
    assert ["a"] == tables.paths
    assert 64 == len(str(tables.repo["revision"]))
    assert tables.repo["revision_swhid"] is None
    assert tables.repo["directory_swhid"] is None
    assert [None] == tables.commits["commit_swhid"].to_list()


def test_shallow_clone_gives_its_files_and_unknown_changes(repository, tmp_path, read, git):
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "cut")
    tables = read(tmp_path / "cut")
    assert ["a.py", "lib/b.txt", "run.sh"] == tables.paths
    assert [(None, None)] == tables.commits.select("changed_files", "n_changed_files").rows()
    assert [[git(repository, "rev-parse", "HEAD~1")]] == tables.commits["parents"].to_list()


def test_links_and_submodules_are_quarantined(repository, tmp_path, read, git):
    (repository / "link").symlink_to("/etc/passwd")
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "add", ".")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},vendor/sub")
    git(repository, "commit", "-qm", "third")
    tables = read(repository)
    assert [("link", "symlink"), ("vendor/sub", "submodule")] == tables.faults
    assert 5 == tables.repo["n_entries"]


def test_missing_blob_costs_its_own_files(repository, read, git):
    blob = git(repository, "rev-parse", "HEAD:lib/b.txt")
    place = repository / ".git" / "objects" / blob[:2] / blob[2:]
    place.unlink()
    tables = read(repository)
    assert [("lib/b.txt", "blob-missing")] == tables.faults
    assert ["a.py", "run.sh"] == tables.paths


def test_corrupt_blob_costs_its_own_files(repository, read, git):
    for name in ("a.py", "lib/b.txt"):
        blob = git(repository, "rev-parse", f"HEAD:{name}")
        place = repository / ".git" / "objects" / blob[:2] / blob[2:]
        data = place.read_bytes()
        place.chmod(stat.S_IRUSR | stat.S_IWUSR)
        place.write_bytes(data[:-6] + b"\xff" * 6 if name == "a.py" else b"junk")
    tables = read(repository)
    assert [("a.py", "git-object-corrupt"), ("lib/b.txt", "git-object-corrupt")] == tables.faults
    assert ["run.sh"] == tables.paths


def test_object_with_anothers_bytes_is_corrupt(repository, read, git):
    names = [git(repository, "rev-parse", f"HEAD:{name}") for name in ("a.py", "lib/b.txt")]
    places = [repository / ".git" / "objects" / name[:2] / name[2:] for name in names]
    places[0].chmod(stat.S_IRUSR | stat.S_IWUSR)
    places[0].write_bytes(places[1].read_bytes())
    assert [("a.py", "git-object-corrupt")] == read(repository).faults


def test_partial_clone_is_not_completed(repository, tmp_path, read, git):
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--bare", "--filter=blob:none", f"file://{repository}", "thin")
    tables = read(tmp_path / "thin")
    assert 3 == tables.quarantine.filter(pl.col("rule_id") == "blob-missing").height
    assert [] == tables.paths
    assert 2 == tables.commits.height


def test_large_file_is_quarantined_by_its_size(repository, read, git):
    (repository / "big").write_bytes(b"x" * 5000)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "big")
    tables = read(repository, max_file_bytes=4999)
    assert [("big", "oversize")] == tables.faults
    assert [5000] == tables.quarantine["size_bytes"].to_list()
    assert [] == read(repository, max_file_bytes=5000).faults


def test_names_of_any_bytes_are_kept(tmp_path, read, git):
    git(tmp_path, "init", "-q", "odd")
    root = os.fsencode(tmp_path / "odd")
    names = [b"two\nlines", b"tab\t", b"caf\xe9", b"README", b"readme", "名前.py".encode(), b'"q"']
    for name in names:
        Path(os.fsdecode(root + b"/" + name)).write_bytes(name)
    git(tmp_path / "odd", "add", ".")
    git(tmp_path / "odd", "commit", "-qm", "odd")
    for worktree in (False, True):
        tables = read(tmp_path / "odd", worktree=worktree)
        assert sorted(name.decode("utf-8", "replace") for name in names) == tables.paths
        raw = tables.files.filter(pl.col("path_bytes").is_not_null())
        assert [("caf\ufffd", b"caf\xe9")] == raw.select("path", "path_bytes").rows()


def test_empty_files_and_lfs_pointers_are_ordinary_files(repository, read, git):
    (repository / "__init__.py").write_bytes(b"")
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
    (repository / "data.bin").write_bytes(pointer)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "third")
    tables = read(repository)
    assert pointer == tables.bytes_of("data.bin")
    assert b"" == tables.bytes_of("__init__.py")
    assert [] == tables.faults


def test_tree_with_impossible_names_is_quarantined(repository, read, git):
    blob = git(repository, "rev-parse", "HEAD:a.py")
    names = [b"..", b".", b"a.py", b"a.py"]
    body = b"".join(b"100644 %s\0%s" % (name, bytes.fromhex(blob)) for name in names)
    tree = git(repository, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=body)
    commit = git(repository, "commit-tree", tree, "-m", "bad")
    tables = read(f"{repository}@{commit}")
    assert ["a.py"] == tables.paths
    assert [
        (".", "path-invalid"),
        ("..", "path-invalid"),
        ("a.py", "duplicate-entry"),
    ] == tables.faults


def test_tree_without_end_is_cut(repository, read, git):
    tree = git(repository, "rev-parse", "HEAD:lib")
    for _ in range(6):
        rows = "".join(f"040000 tree {tree}\t{name}\n" for name in "0123456789")
        tree = git(repository, "mktree", data=rows.encode())
    commit = git(repository, "commit-tree", tree, "-m", "bomb")
    tables = read(f"{repository}@{commit}", max_entries=1000)
    assert 1001 == tables.repo["n_entries"]
    assert [(None, "archive-bomb")] == tables.faults


def test_replace_references_and_grafts_are_not_obeyed(repository, read, git):
    blob = git(repository, "rev-parse", "HEAD:a.py")
    other = git(repository, "hash-object", "-w", "--stdin", data=b"replaced")
    git(repository, "replace", blob, other)
    assert b"print('one')\n" == read(repository).bytes_of("a.py")


def test_reading_twice_gives_the_same_rows(repository, read):
    first, second = read(repository), read(repository)
    for name in ("contents", "repos", "files", "commits", "quarantine"):
        assert getattr(first, name).equals(getattr(second, name))
    assert first.source == second.source


def test_fingerprint_follows_the_commit(repository, read, git):
    before = read(repository).source.fingerprint
    (repository / "untracked").write_text("1")
    assert before == read(repository).source.fingerprint
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "third")
    assert before != read(repository).source.fingerprint


def test_total_limit_quarantines_the_rest(repository, read):
    tables = read(repository, max_total_bytes=15)
    assert 2 == tables.quarantine.filter(pl.col("rule_id") == "oversize").height + 0
    assert 1 == tables.files.height


def test_contents_come_in_batches_of_bounded_size(tmp_path, read, git):
    git(tmp_path, "init", "-q", "many")
    for number in range(40):
        (tmp_path / "many" / f"{number}").write_text(f"{number}" * 500)
    git(tmp_path / "many", "add", ".")
    git(tmp_path / "many", "commit", "-qm", "many")
    tables = read(tmp_path / "many", batch_bytes=4096)
    assert 40 == tables.contents.height
    assert len(tables.batches) > 8
    assert all(frame["size_bytes"].sum() <= 4096 for frame in tables.batches)


def test_source_survives_pickle_and_json(repository, read):
    import pickle

    from dataprep.ingest.source import ResolvedSource

    source = read(repository).source
    assert source == pickle.loads(pickle.dumps(source))
    assert source == ResolvedSource.model_validate_json(source.model_dump_json())
