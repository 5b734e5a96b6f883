"""Locations, list files and mirrors."""

import json
from pathlib import Path

import pytest

from dataprep.errors import SourceError
from dataprep.ingest import _git, _remote
from dataprep.ingest._location import locate, name_of_url
from dataprep.ingest.lookup import parse_sources
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import SourceSpec
from dataprep.text.urls import without_credentials


@pytest.mark.parametrize(
    ("text", "url", "ref"),
    [
        ("https://h.org/o/n", "https://h.org/o/n", None),
        ("https://h.org/o/n.git@v1", "https://h.org/o/n.git", "v1"),
        ("https://h.org/o/n@feature/x", "https://h.org/o/n", "feature/x"),
        ("https://me:pw@h.org/o/n", "https://me:pw@h.org/o/n", None),
        ("ssh://git@h.org:22/o/n@v2", "ssh://git@h.org:22/o/n", "v2"),
        ("git://h.org/o/n", "git://h.org/o/n", None),
        ("git@h.org:o/n.git", "git@h.org:o/n.git", None),
        ("git@h.org:o/n.git@v3", "git@h.org:o/n.git", "v3"),
        ("h.org:n", "h.org:n", None),
    ],
)
def test_url_of_every_form_is_taken_apart(text, url, ref):
    found = locate(text)
    assert (url, ref, None) == (found.url, found.ref, found.path)


def test_path_comes_before_reference(tmp_path):
    (tmp_path / "a@b").mkdir()
    assert None is locate(f"{tmp_path}/a@b").ref
    found = locate(f"{tmp_path}/a@b@release@2")
    assert (tmp_path / "a@b", "release@2") == (found.path, found.ref)
    assert "v1" == locate(f"file://{tmp_path}@v1").ref


@pytest.mark.parametrize(
    "text",
    ["http://h.org/o/n", "ftp://h/x", "ext::sh -c id", "nothing-here", "", "https://h.org/x.tar.gz",
     "https://", "https://[bad/x", "-oProxyCommand=x:y", "s3://bucket/x", "a\0b"],
)  # fmt: skip
def test_text_that_names_no_source_is_refused(text):
    with pytest.raises(SourceError):
        parse_sources([text])


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(SourceError) as caught:
        parse_sources(["missing-1", str(tmp_path), "ftp://h/x"])
    assert "missing-1" in str(caught.value)
    assert "ftp" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["https://tok3n@h.org/a", "https://u:tok3n@h.org/a?x=tok3n#tok3n", "ssh://git:tok3n@h/a"],
)
def test_credentials_are_taken_out(text):
    assert "tok3n" not in without_credentials(text)


def test_names_come_from_urls():
    assert ("acme/pay", "acme") == name_of_url("ssh://git@h.org:22/team/acme/pay.git/")
    assert ("pay", None) == name_of_url("h.org:pay")


_METADATA = {
    "name": "Acme Pay",
    "owner": "acme",
    "stars": 12,
    "license": "MIT",
    "access_label": "internal",
    "ownership": "third-party",
    "ref": "main",
}


def _list(tmp_path: Path, suffix: str) -> Path:
    path = tmp_path / f"list{suffix}"
    row = {"location": "acme", **_METADATA}
    if suffix == ".jsonl":
        path.write_text(json.dumps(row) + "\n\n")
    elif suffix == ".csv":
        path.write_text(",".join(row) + "\n" + ",".join(map(str, row.values())) + "\n")
    else:
        path.write_text(json.dumps([row]))
    return path


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".yaml"])
def test_list_file_carries_metadata_into_the_tables(repository, tmp_path, read, suffix):
    tables = read(_list(tmp_path, suffix))
    columns = (
        "repo_name",
        "owner",
        "stars",
        "license_declared",
        "access_label",
        "ownership",
        "branch",
    )
    assert ("Acme Pay", "acme", 12, "MIT", "internal", "third-party", "main") == tuple(
        tables.repo[column] for column in columns
    )


def test_text_list_holds_one_source_a_line(repository, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("# mine\n\nacme\nacme@HEAD~1\nhttps://h.org/o/n@v1\n")
    specs = parse_sources([str(path)])
    assert [
        (str(repository), None),
        (str(repository), "HEAD~1"),
        ("https://h.org/o/n", "v1"),
    ] == [(spec.location, spec.ref) for spec in specs]


def test_faults_of_a_list_name_their_lines(tmp_path):
    path = tmp_path / "list.yaml"
    path.write_text("- {location: ., colour: red}\n- {location: ., stars: many}\n- 7\n- nowhere\n")
    with pytest.raises(SourceError) as caught:
        parse_sources([str(path)])
    text = str(caught.value)
    assert all(f"entry {number}" in text for number in range(1, 5))
    assert "colour" in text
    assert "fields: location, ref" in text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("l.txt", b""),
        ("l.txt", b"\xff\xfe"),
        ("l.csv", b'location\n"x'),
        ("l.csv", b"location,name\n.,a,b\n"),
        ("l.yaml", b"{a: 1}"),
        ("l.yaml", b"[" * 5000),
        ("l.yaml", b"!!python/object/apply:os.system [id]"),
        ("l.jsonl", b'{"location": "."}\n{'),
    ],
)
def test_broken_list_is_refused(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError):
        parse_sources([str(tmp_path / name)])


def test_file_of_unknown_kind_is_refused_with_what_is_known(tmp_path, read):
    (tmp_path / "x.bin").write_text("1")
    with pytest.raises(SourceError, match="hint: known: zip"):
        read(tmp_path / "x.bin")


def test_spec_refuses_unknown_fields():
    with pytest.raises(ValueError, match="colour"):
        SourceSpec.model_validate({"location": "x", "colour": "red"})


@pytest.fixture
def _file_urls(monkeypatch):
    """Let mirrors be made of ``file:`` URLs, as there is no network in tests."""
    monkeypatch.setattr(_remote, "_PROTOCOLS", "file")


@pytest.mark.usefixtures("_file_urls")
def test_mirror_follows_its_remote(repository, tmp_path, git):
    params = IngestParams()
    url = f"file://{repository}"
    mirror = _remote.fetch_mirror(url, None, tmp_path / "cache", params)
    assert git(repository, "rev-parse", "HEAD") == git(mirror, "rev-parse", "HEAD")
    git(repository, "commit", "-q", "--allow-empty", "-m", "more")
    git(repository, "branch", "-m", "main", "trunk")
    assert mirror == _remote.fetch_mirror(url, None, tmp_path / "cache", params)
    assert git(repository, "rev-parse", "HEAD") == git(mirror, "rev-parse", "HEAD")
    assert ["trunk"] == git(mirror, "for-each-ref", "--format=%(refname:short)").split()


@pytest.mark.usefixtures("_file_urls")
def test_mirror_fetches_a_reference_that_is_no_branch(repository, tmp_path, git):
    git(repository, "update-ref", "refs/pull/1/head", "HEAD~1")
    first = git(repository, "rev-parse", "HEAD~1")
    git(repository, "reset", "-q", "--hard", "HEAD")
    url = f"file://{repository}"
    mirror = _remote.fetch_mirror(url, "refs/pull/1/head", tmp_path / "cache", IngestParams())
    assert first in git(mirror, "for-each-ref", "--format=%(objectname)")


@pytest.mark.usefixtures("_file_urls")
def test_full_id_that_the_mirror_holds_needs_no_remote(repository, tmp_path, git):
    head = git(repository, "rev-parse", "HEAD")
    url = f"file://{repository}"
    mirror = _remote.fetch_mirror(url, None, tmp_path / "cache", IngestParams())
    repository.rename(tmp_path / "gone")
    assert mirror == _remote.fetch_mirror(url, head, tmp_path / "cache", IngestParams())
    with pytest.raises(SourceError, match="failed"):
        _remote.fetch_mirror(url, "main", tmp_path / "cache", IngestParams())


def test_protocols_beyond_the_allowed_are_refused_by_git(repository, tmp_path):
    with pytest.raises(SourceError, match="not allowed"):
        _remote.fetch_mirror(f"file://{repository}", None, tmp_path / "cache", IngestParams())


def test_credentials_reach_neither_disk_nor_message(tmp_path, monkeypatch):
    monkeypatch.setattr(_remote, "_PROTOCOLS", "none")
    with pytest.raises(SourceError) as caught:
        _remote.fetch_mirror("https://me:tok3n@h.invalid/o/n", None, tmp_path / "c", IngestParams())
    assert "tok3n" not in str(caught.value)
    assert not [
        p for p in (tmp_path / "c").rglob("*") if p.is_file() and b"tok3n" in p.read_bytes()
    ]


def test_file_url_is_read_in_place_as_third_party(repository, read):
    tables = read(f"file://{repository}@HEAD~1")
    assert (["a.py", "lib/b.txt"], "third-party") == (tables.paths, tables.repo["ownership"])


def test_git_settings_forbid_protocols_and_hooks():
    assert "protocol.allow=never" in _git.SETTINGS
    assert "core.hooksPath=/dev/null" in _git.SETTINGS
