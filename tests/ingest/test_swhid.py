"""Directory ids computed in-house."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep import ids
from dataprep.ingest._swhid import MODE_EXECUTABLE, MODE_FILE, MODE_SYMLINK, directory_swhid

_ID = bytes.fromhex(ids.git_blob_id(b"x"))


@pytest.mark.parametrize(
    "paths",
    [
        [],
        ["a"],
        ["a", "b/c", "b/d/e"],
        ["a.b", "a/x", "a-c", "a0"],  # folders sort as if they ended in a slash
        ["é/ü", "Z", "z"],
        ["/".join("d" * 120)],
    ],
)
def test_directory_id_equals_git_write_tree(tmp_path, git, paths):
    git(tmp_path, "init", "-q", "r")
    modes = [MODE_FILE, MODE_EXECUTABLE, MODE_SYMLINK]
    entries = [(path.encode(), modes[i % 3], _ID) for i, path in enumerate(paths)]
    rows = b"".join(b"%s %s 0\t%s\0" % (m, _ID.hex().encode(), p) for p, m, _ in entries)
    git(tmp_path / "r", "hash-object", "-w", "--stdin", data=b"x")
    git(tmp_path / "r", "update-index", "-z", "--index-info", data=rows)
    assert f"swh:1:dir:{git(tmp_path / 'r', 'write-tree')}" == directory_swhid(entries)


def test_path_that_is_file_and_folder_has_no_directory():
    assert directory_swhid([(b"a", MODE_FILE, _ID), (b"a/b", MODE_FILE, _ID)]) is None
    assert directory_swhid([(b"a/b", MODE_FILE, _ID), (b"a", MODE_FILE, _ID)]) is None
    between = [(path, MODE_FILE, _ID) for path in (b"a", b"a-b", b"a.c", b"a0", b"a/b/c")]
    assert directory_swhid(between) is None


def test_path_that_comes_twice_has_no_directory():
    assert directory_swhid([(b"a/b", MODE_FILE, _ID), (b"a/b", MODE_SYMLINK, _ID)]) is None


def test_folders_without_end_take_no_memory():
    deep = [(b"/".join([b"%d" % n, *[b"d"] * 500]), MODE_FILE, _ID) for n in range(40)]
    tracemalloc.start()
    try:
        assert directory_swhid(deep) is not None
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@given(st.lists(st.text("ab/", min_size=1, max_size=6), max_size=8), st.randoms())
def test_order_of_entries_does_not_matter(names, rng):
    entries = [(name.encode(), MODE_FILE, _ID) for name in dict.fromkeys(names)]
    shuffled = entries[:]
    rng.shuffle(shuffled)
    assert directory_swhid(entries) == directory_swhid(shuffled)
