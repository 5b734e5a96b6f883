"""Rows of one source, and the law that counts them."""

import pytest

from dataprep.contracts import load_contract
from dataprep.errors import ConservationError
from dataprep.ingest import _frames
from dataprep.ingest._builder import Builder, Repository
from dataprep.ingest.params import IngestParams


def _repository(builder: Builder) -> Repository:
    return builder.repository(Repository("r", "/r", "directory", "sha256:0", "own"))


@pytest.mark.parametrize("table", ["repos", "files", "contents", "commits", "quarantine"])
def test_columns_and_types_equal_the_contract(table):
    schema = getattr(_frames, table.upper())
    assert dict(load_contract(table).polars_schema()) == schema


def test_entry_that_is_counted_but_not_placed_stops_the_run():
    builder = Builder(IngestParams())
    repository = _repository(builder)
    builder.quarantine(repository, b"a", "symlink")
    repository.n_entries += 1
    with pytest.raises(ConservationError, match="2 entries but accounts for 1"):
        builder.tables()


def test_same_fault_twice_keeps_two_rows_with_keys_of_their_own():
    builder = Builder(IngestParams())
    repository = _repository(builder)
    for _ in range(3):
        builder.quarantine(repository, b"../a", "archive-traversal")
    assert 3 == load_contract("quarantine").check(builder.tables()["quarantine"]).height


def test_same_bytes_are_one_content():
    builder = Builder(IngestParams())
    assert builder.content(b"x") == builder.content(b"x")
    (frame,) = builder.rest()
    assert 1 == frame.height


def test_text_counts_for_the_size_of_a_batch():
    builder = Builder(IngestParams(batch_bytes=400))
    for number in range(4):
        builder.content(f"{number}".encode("utf-16") + "é".encode("utf-16-le") * 50)
    frames = [*builder.ready(), *builder.rest()]
    assert 2 <= len(frames)
    assert 4 == sum(frame.height for frame in frames)


@pytest.mark.parametrize("path", [b"", b".", b"a/../b", b"/a", b"a/", b"a//b", b"n\0", b"x" * 5000])
def test_path_that_is_none_is_quarantined(path):
    builder = Builder(IngestParams())
    repository = _repository(builder)
    builder.file(repository, path, builder.content(b"x"), executable=False)
    tables = builder.tables()
    assert ["path-invalid"] == tables["quarantine"]["rule_id"].to_list()
    assert 0 == tables["files"].height


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("a.PY", "py"),
        ("Makefile", None),
        (".gitignore", "gitignore"),
        ("a.", None),
        ("x.tar.gz", "gz"),
    ],
)
def test_extension_is_lower_case_text_after_the_last_dot(name, extension):
    builder = Builder(IngestParams())
    builder.file(
        _repository(builder), f"d.d/{name}".encode(), builder.content(b"x"), executable=False
    )
    row = builder.tables()["files"].row(0, named=True)
    assert (name, extension) == (row["name"], row["extension"])
