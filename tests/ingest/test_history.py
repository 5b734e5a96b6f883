"""Commits."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.ingest._history import Person, parse_commit

_UTC = datetime.UTC


def test_commits_carry_people_times_message_and_changes(repository, read, git):
    rows = {row["message"]: row for row in read(repository).commits.iter_rows(named=True)}
    second = rows["second\n"]
    assert [git(repository, "rev-parse", "HEAD~1")] == second["parents"]
    assert (["run.sh"], 1) == (second["changed_files"], second["n_changed_files"])
    assert (["a.py", "lib/b.txt"], 2) == (
        rows["first\n"]["changed_files"],
        rows["first\n"]["n_changed_files"],
    )
    assert ("Ann Author", "ann@example.org") == (second["author_name"], second["author_email"])
    assert datetime.datetime.fromtimestamp(1_700_000_000, _UTC) == second["authored_at"]
    assert datetime.datetime.fromtimestamp(1_700_000_100, _UTC) == second["committed_at"]


def test_merge_is_compared_with_its_first_parent(repository, read, git):
    git(repository, "checkout", "-q", "-b", "side", "HEAD~1")
    (repository / "side.txt").write_text("1")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "side")
    git(repository, "merge", "-q", "--no-edit", "-m", "merge", "main")
    rows = {row["message"]: row for row in read(repository).commits.iter_rows(named=True)}
    assert ["run.sh"] == rows["merge\n"]["changed_files"]
    assert 2 == len(rows["merge\n"]["parents"])


def test_limits_of_commits_and_paths_are_kept(repository, read, git):
    for number in range(5):
        (repository / f"n{number}").write_text("1")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "five")
    tables = read(repository, max_commits=1, max_changed_files=2)
    assert [(["n0", "n1"], 5)] == tables.commits.select("changed_files", "n_changed_files").rows()
    assert 0 == read(repository, max_commits=0).commits.height


@pytest.mark.parametrize("date", ["99999999999999 +0000", "253402300800 +0000", "7 +9999"])
def test_dates_out_of_range_are_null(repository, read, git, date):
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    person = f"A <a@b> {date}"
    raw = f"tree {tree}\nauthor {person}\ncommitter {person}\n\nold\n".encode()
    commit = git(
        repository, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", data=raw
    )
    (row,) = read(f"{repository}@{commit}").commits.iter_rows(named=True)
    wanted = datetime.datetime.fromtimestamp(7, _UTC) if date.startswith("7") else None
    assert (wanted, wanted) == (row["authored_at"], row["committed_at"])


def test_message_in_another_encoding_is_read(repository, read, git):
    git(repository, "config", "i18n.commitEncoding", "ISO-8859-1")
    git(repository, "commit", "-q", "--allow-empty", "-F", "-", data="café\n".encode("latin-1"))
    assert "café\n" in read(repository).commits["message"].to_list()


@pytest.mark.parametrize(
    ("raw", "person"),
    [
        (b"A B <a@b> 1 +0000", Person("A B", "a@b", 1_000_000)),
        (b"<a@b> -5 +0000", Person(None, "a@b", -5_000_000)),
        (b"No Mail", Person("No Mail", None, None)),
        (b"A <a@b", Person("A", "a@b", None)),
        (b"caf\xe9 <> 1 +0000", Person("caf\ufffd", None, 1_000_000)),
        (b"A <a@b> 99999999999999999999999 +0000", Person("A", "a@b", None)),
    ],
)
def test_people_of_every_form_are_read(raw, person):
    assert person == parse_commit(b"author " + raw + b"\n\nx").author


@pytest.mark.parametrize(
    "codec", ["hex", "zip", "rot13", "base64", "idna", "undefined", "nope", "utf-16"]
)
def test_encoding_that_is_no_character_set_is_not_used(codec):
    raw = f"encoding {codec}\n\n".encode() + b"caf\xe9"
    assert "caf\ufffd" == parse_commit(raw).message


@given(st.binary(max_size=400))
def test_any_bytes_parse_as_a_commit(raw):
    commit = parse_commit(b"author " + raw)
    assert commit.author.at is None or isinstance(commit.author.at, int)
    parse_commit(raw)
