"""Versions of files in the history."""

import datetime
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.ingest._history import Commit, Person
from dataprep.ingest._versions import positions_of
from dataprep.ingest.history import ingest_history
from dataprep.ingest.lookup import parse_sources, resolve_source
from dataprep.ingest.params import HistoryParams

_UTC = datetime.UTC


class Past(NamedTuple):
    """What the history of a repository came to."""

    contents: pl.DataFrame
    histories: pl.DataFrame
    versions: pl.DataFrame

    @property
    def counts(self) -> dict[str, object]:
        return self.histories.row(0, named=True)

    @property
    def brought(self) -> dict[tuple[str, bytes], str | None]:
        """Commit by path and text."""
        rows = self.versions.join(self.contents, on="content_id")
        return {
            (path, raw): commit_id
            for path, raw, commit_id in rows.select("path", "bytes", "first_commit_id").iter_rows()
        }


@pytest.fixture
def past(tmp_path: Path):
    def run(location: object, *, worktree: bool = False, **limits: object) -> Past:
        params = HistoryParams.model_validate(limits)
        (spec,) = parse_sources([str(location)])
        source = resolve_source(
            spec, worktree=worktree, cache_dir=tmp_path / "mirrors", params=params
        )
        *batches, last = ingest_history(source, params)
        frames = [load_contract("contents").check(part["contents"]) for part in batches]
        tables = {name: load_contract(name).check(frame) for name, frame in last.items()}
        contents = pl.concat(frames) if frames else load_contract("contents").empty()
        assert contents["content_id"].is_unique().all()
        assert set(tables["versions"]["content_id"]) == set(contents["content_id"])
        return Past(contents, **tables)

    return run


def _commit(
    git, folder: Path, message: str, files: dict[str, str | bytes | None], **env: str
) -> str:
    for path, content in files.items():
        place = folder / path
        if content is None:
            place.unlink()
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message, **env)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path: Path, git) -> Path:
    folder = tmp_path / "acme"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


def test_versions_when_a_file_changes_moves_and_goes_then_each_has_its_commit(root, git, past):
    one = _commit(git, root, "one", {"a.txt": "1", "same.txt": "1"})
    two = _commit(git, root, "two", {"a.txt": "2"})
    three = _commit(git, root, "three", {"a.txt": None, "b/a.txt": "2"})
    _commit(git, root, "four", {"b/a.txt": None})
    wanted = {("a.txt", b"1"): one, ("same.txt", b"1"): one, ("a.txt", b"2"): two}
    found = past(root)
    assert wanted | {("b/a.txt", b"2"): three} == found.brought
    expected = {
        "n_commits": 4, "is_whole": True, "n_versions": 4, "n_not_text": 0, "n_left_out": 0,
        "size_bytes": 2,
    }  # fmt: skip
    assert expected == {name: found.counts[name] for name in expected}
    at = datetime.datetime.fromtimestamp(1_700_000_100, _UTC)
    assert {at} == set(found.versions["first_committed_at"])


def test_version_when_it_comes_twice_then_the_older_commit_counts(root, git, past):
    one = _commit(git, root, "one", {"a.txt": "1"})
    _commit(git, root, "two", {"a.txt": "2"})
    _commit(git, root, "three", {"a.txt": "1"})
    found = past(root)
    assert one == found.brought["a.txt", b"1"]
    assert [1, 2] == sorted(found.versions["n_commits"])


def test_version_when_clocks_go_wrong_then_the_parent_comes_first(root, git, past):
    late = {"GIT_COMMITTER_DATE": "1900000000 +0000"}
    one = _commit(git, root, "one", {"a.txt": "1"}, **late)
    _commit(git, root, "two", {"a.txt": "2"})
    _commit(git, root, "three", {"a.txt": "1"})
    assert one == past(root).brought["a.txt", b"1"]


def test_version_of_a_side_when_it_is_merged_then_the_side_brought_it(root, git, past):
    _commit(git, root, "one", {"a.txt": "1"})
    git(root, "checkout", "-q", "-b", "side")
    side = _commit(git, root, "side", {"lib/s.txt": "secret"})
    gone = _commit(git, root, "gone", {"lib/s.txt": "clean"})
    git(root, "checkout", "-q", "main")
    _commit(git, root, "two", {"a.txt": "2"})
    git(root, "merge", "-q", "--no-edit", "-m", "merge", "side")
    found = past(root)
    assert side == found.brought["lib/s.txt", b"secret"]
    assert gone == found.brought["lib/s.txt", b"clean"]
    assert {("lib/s.txt", b"secret"): side, ("lib/s.txt", b"clean"): gone} == past(
        root / "lib", worktree=True
    ).brought


def test_version_that_only_a_merge_holds_is_brought_by_it(root, git, past):
    _commit(git, root, "one", {"a.txt": "1"})
    git(root, "checkout", "-q", "-b", "side")
    _commit(git, root, "side", {"b.txt": "1"})
    git(root, "checkout", "-q", "main")
    _commit(git, root, "two", {"c.txt": "1"})
    git(root, "merge", "-q", "--no-commit", "side")
    merge = _commit(git, root, "merge", {"evil.txt": "new"})
    assert merge == past(root).brought["evil.txt", b"new"]


def test_version_that_is_older_than_what_is_read_has_no_commit(root, git, past):
    _commit(git, root, "one", {"a.txt": "1", "b.txt": "b"})
    two = _commit(git, root, "two", {"a.txt": "2"})
    found = past(root, max_commits=1)
    assert {("a.txt", b"1"): None, ("a.txt", b"2"): two} == found.brought
    assert (1, False) == (found.counts["n_commits"], found.counts["is_whole"])
    assert past(root, max_commits=2).counts["is_whole"]
    assert 0 == past(root, max_commits=0).counts["n_versions"]


def test_versions_of_a_shallow_clone_say_that_it_is_not_whole(root, git, past, tmp_path):
    _commit(git, root, "one", {"a.txt": "1"})
    _commit(git, root, "two", {"a.txt": "2"})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    found = past(tmp_path / "shallow")
    assert {("a.txt", b"2"): None} == found.brought
    assert not found.counts["is_whole"]


def test_binaries_links_and_submodules_are_no_versions(root, git, past):
    one = _commit(git, root, "one", {"a.txt": "1", "picture.png": b"\x89PNG\r\n\x1a\n\0\0"})
    (root / "link").symlink_to("a.txt")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{one},module")
    git(root, "add", "link")
    git(root, "commit", "-qm", "two")
    two = git(root, "rev-parse", "HEAD")
    git(root, "update-index", "--cacheinfo", f"160000,{two},module")
    git(root, "commit", "-qm", "three")
    found = past(root)
    assert [("a.txt", b"1")] == list(found.brought)
    assert (1, 1, 0) == tuple(
        found.counts[name] for name in ("n_versions", "n_not_text", "n_left_out")
    )


@pytest.mark.parametrize(
    "limits", [{"max_versions": 2}, {"max_history_bytes": 25}, {"max_file_bytes": 15}]
)
def test_limits_leave_versions_out_and_count_them(root, git, past, limits):
    _commit(git, root, "one", {"a.txt": "1" * 20})
    _commit(git, root, "two", {"a.txt": "2" * 10})
    _commit(git, root, "three", {"a.txt": "3" * 10})
    found = past(root, **limits)
    assert {b"2" * 10, b"3" * 10} == {raw for _, raw in found.brought}
    assert 1 == found.counts["n_left_out"]


def _object(folder: Path, object_id: str) -> Path:
    return folder / ".git" / "objects" / object_id[:2] / object_id[2:]


def test_objects_that_are_missing_or_broken_cost_themselves(root, git, past):
    for number in range(4):
        _commit(git, root, str(number), {"a.txt": str(number)})
    ids = [git(root, "rev-parse", f"HEAD~{n}:a.txt") for n in (1, 2)]
    _object(root, ids[0]).unlink()
    _object(root, ids[1]).chmod(0o644)
    _object(root, ids[1]).write_bytes(b"broken")
    found = past(root)
    assert {b"0", b"3"} == {raw for _, raw in found.brought}
    assert (2, 2, True) == tuple(
        found.counts[name] for name in ("n_versions", "n_left_out", "is_whole")
    )


def test_history_that_breaks_off_is_not_whole(root, git, past):
    commits = [_commit(git, root, str(number), {"a.txt": str(number)}) for number in range(3)]
    _object(root, commits[0]).unlink()
    found = past(root)
    assert not found.counts["is_whole"]
    assert {b"2"} <= {raw for _, raw in found.brought}


def test_entries_beyond_the_limit_are_not_listed(root, git, past):
    _commit(git, root, "one", {"a.txt": "1"})
    _commit(git, root, "two", {"b.txt": "2"})
    found = past(root, max_entries=1)
    assert [("b.txt", b"2")] == list(found.brought)
    assert not found.counts["is_whole"]


def test_versions_of_a_sha256_repository_are_read(tmp_path, git, past):
    folder = tmp_path / "new"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main", "--object-format=sha256")
    one = _commit(git, folder, "one", {"a.txt": "1"})
    two = _commit(git, folder, "two", {"a.txt": "2"})
    assert {("a.txt", b"1"): one, ("a.txt", b"2"): two} == past(folder).brought
    assert 64 == len(one)


def test_sources_without_history_have_none(tmp_path, past):
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "a.txt").write_text("1")
    found = past(tmp_path / "plain", worktree=True)
    assert 0 == found.histories.height == found.versions.height


def test_versions_are_the_same_whatever_git_lists_first(root, git, past):
    for name in ("x", "y"):
        git(root, "checkout", "-q", "--orphan", name)
        _commit(git, root, name, {"a.txt": "1", f"{name}.txt": name})
    git(root, "merge", "-q", "--allow-unrelated-histories", "-m", "merge", "x")
    ids = [git(root, "rev-parse", name) for name in ("x", "y^1")]
    assert min(ids) == past(root).brought["a.txt", b"1"]


def test_positions_are_parents_first_then_by_time_then_by_id():
    def commit(at: int | None, *parents: str) -> Commit:
        someone = Person(None, None, at)
        return Commit(None, parents, someone, someone, "")

    commits = {
        b"child": commit(1, "root", "gone"), b"root": commit(9), b"none": commit(None),
        b"twin-b": commit(5), b"twin-a": commit(5),
    }  # fmt: skip
    wanted = [b"none", b"twin-a", b"twin-b", b"root", b"child"]
    assert wanted == list(positions_of(commits))
    assert wanted == list(positions_of(dict(reversed(commits.items()))))
