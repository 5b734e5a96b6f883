"""Corpora in the columns of The Stack."""

import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dataprep.errors import SourceError

_ROWS = [
    {"content": "a = 1\n", "path": "a.py", "repo_name": "acme/pay", "license": ["MIT"], "stars": 3},
    {
        "content": "b = 1\n",
        "path": "b.py",
        "repo_name": "acme/pay",
        "license": ["ISC", "MIT"],
        "stars": 5,
    },
    {"content": "a = 1\n", "path": "a.py", "repo_name": "other/x", "license": [], "stars": None},
]


def write_lines(path, rows) -> None:
    data = b"".join(
        row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows
    )
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


@pytest.mark.parametrize("name", ["c.jsonl", "c.jsonl.gz", "c.parquet"])
def test_corpus_holds_many_repositories(tmp_path, read, name):
    if name.endswith("parquet"):
        pq.write_table(pa.Table.from_pylist(_ROWS), tmp_path / name, row_group_size=2)
    else:
        write_lines(tmp_path / name, _ROWS)
    tables = read(tmp_path / name)
    wanted = ["repo_name", "owner", "stars", "license_declared", "n_files", "ownership", "origin"]
    origin = str(tmp_path / name)
    assert [
        ("acme/pay", "acme", 5, "ISC AND MIT", 2, "third-party", f"{origin}#acme/pay"),
        ("other/x", "other", None, None, 1, "third-party", f"{origin}#other/x"),
    ] == tables.repos.select(wanted).sort("repo_name").rows()
    assert ["a.py", "a.py", "b.py"] == tables.paths
    assert 2 == tables.contents.height


def test_columns_of_the_first_stack_are_known(tmp_path, read):
    row = {
        "content": "x",
        "max_stars_repo_path": "d/x.c",
        "max_stars_repo_name": "o/n",
        "max_stars_repo_head_hexsha": "f" * 40,
        "max_stars_repo_licenses": ["Apache-2.0"],
        "max_stars_count": 7.0,
        "ext": "c",
        "lang": "C",
    }
    write_lines(tmp_path / "c.jsonl", [row])
    tables = read(tmp_path / "c.jsonl")
    assert ["d/x.c"] == tables.paths
    assert ("f" * 40, 7, "Apache-2.0") == tuple(
        tables.repo[c] for c in ("revision", "stars", "license_declared")
    )


def test_rows_that_are_no_files_are_quarantined(tmp_path, read):
    good = _ROWS[0]
    rows = [
        good,
        {**good, "content": None, "path": "none"},
        {**good, "path": None},
        {**good, "content": 7, "path": "seven"},
        {**good, "content": "\ud800", "path": "surrogate"},
        {**good, "path": "../up"},
        good,
        b"{not json}\n",
        b"[1]\n",
        b"[" * 100_000 + b"\n",
        b"\n",
        {**good, "content": "x" * 5000, "path": "big"},
    ]
    write_lines(tmp_path / "c.jsonl", rows)
    tables = read(tmp_path / "c.jsonl", max_file_bytes=4000)
    assert ["a.py"] == tables.paths
    invalid = [
        (p, "corpus-row-invalid") for p in (None, None, None, None, "none", "seven", "surrogate")
    ]
    other = [("../up", "path-invalid"), ("a.py", "duplicate-entry"), ("big", "oversize")]
    assert sorted([*invalid, *other], key=str) == tables.faults
    assert 11 == tables.repos["n_entries"].sum()


def test_line_without_end_is_passed_over(tmp_path, read):
    long = b'{"content": "' + b"x" * (3 << 20) + b'"}\n'
    write_lines(tmp_path / "c.jsonl", [_ROWS[0], long, _ROWS[1]])
    tables = read(tmp_path / "c.jsonl", max_file_bytes=1000)
    assert (["a.py", "b.py"], [(None, "oversize")]) == (tables.paths, tables.faults)


def test_rows_without_path_or_repository_get_names(tmp_path, read):
    write_lines(tmp_path / "mine.jsonl", [{"text": "x", "ext": "py"}, {"text": "y", "ext": ".c"}])
    tables = read(tmp_path / "mine.jsonl")
    assert ["000000001.py", "000000002.c"] == tables.paths
    assert "mine" == tables.repo["repo_name"]


def test_strings_that_are_not_utf8_keep_their_bytes(tmp_path, read):
    broken = pa.Array.from_buffers(
        pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\4\0\0\0"), pa.py_buffer(b"caf\xe9")]
    )
    pq.write_table(pa.table({"content": broken, "path": ["a"]}), tmp_path / "c.parquet")
    assert b"caf\xe9" == read(tmp_path / "c.parquet").bytes_of("a")


@pytest.mark.parametrize(
    "kind", [pa.binary(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]
)
def test_every_type_of_column_is_read(tmp_path, read, kind):
    content = pa.array([b"x"] if kind == pa.binary() else ["x"]).cast(kind)
    pq.write_table(pa.table({"content": content, "path": ["a"]}), tmp_path / "c.parquet")
    assert b"x" == read(tmp_path / "c.parquet").bytes_of("a")


def test_folder_of_parquet_files_is_one_corpus(tmp_path, read):
    (tmp_path / "data" / "lang=c").mkdir(parents=True)
    (tmp_path / "data" / "_SUCCESS").write_text("")
    for number, row in enumerate(_ROWS):
        pq.write_table(
            pa.Table.from_pylist([row]), tmp_path / "data" / "lang=c" / f"{number}.parquet"
        )
    tables = read(tmp_path / "data")
    assert ("corpus", 3) == (tables.repo["source_kind"], tables.files.height)


@pytest.mark.parametrize("name", ["c.jsonl", "c.parquet"])
def test_corpus_without_contents_names_its_columns(tmp_path, read, name):
    row = {"body": "x", "path": "a"}
    if name == "c.parquet":
        pq.write_table(pa.Table.from_pylist([row]), tmp_path / name)
    else:
        write_lines(tmp_path / name, [row])
    with pytest.raises(SourceError, match="no column of contents; it has 'body', 'path'"):
        read(tmp_path / name)


def test_broken_parquet_is_refused(tmp_path, read):
    (tmp_path / "c.parquet").write_bytes(b"PAR1 and then nothing PAR1")
    with pytest.raises(SourceError, match="no readable Parquet"):
        read(tmp_path / "c.parquet")
