import hashlib
import uuid
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dataprep.errors import StorageError
from dataprep.storage import INTERNAL, RELEASED, ParquetForm, Storage

SCHEMA = pl.Schema({"a": pl.Int64})


@pytest.fixture(params=["local", "memory"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "local":
        return Storage(tmp_path / "root")
    return Storage(f"memory://{uuid.uuid4().hex}")


def test_write_then_read_gives_the_same(storage: Storage) -> None:
    storage.write_bytes(b"x", "d", "f")
    storage.write_json({"b": 1, "a": "ü"}, "d", "j.json")
    assert b"x" == storage.read_bytes("d", "f")
    assert {"a": "ü", "b": 1} == storage.read_json("d", "j.json")
    assert ["f", "j.json"] == storage.list_files("d")
    assert ["j.json"] == storage.list_files("d", suffix=".json")
    assert ["d"] == storage.list_folders()
    assert 1 == storage.size("d", "f")


def test_scan_reads_files_in_order_and_none_as_empty(storage: Storage) -> None:
    storage.write_frame(pl.DataFrame({"a": [1, 2]}), "1.parquet")
    storage.write_frame(pl.DataFrame({"a": [3]}), "2.parquet")
    assert_frame_equal(
        pl.DataFrame({"a": [3, 1, 2]}), storage.scan(["2.parquet", "1.parquet"], SCHEMA).collect()
    )
    assert storage.scan([], SCHEMA).collect().is_empty()


def test_write_frame_twice_gives_the_same_bytes(storage: Storage) -> None:
    frame = pl.DataFrame({"a": range(1000), "b": [f"é{i}" for i in range(1000)]})
    storage.write_frame(frame, "1.parquet")
    storage.write_frame(frame, "2.parquet")
    assert storage.read_bytes("1.parquet") == storage.read_bytes("2.parquet")


def test_link_then_both_names_hold_the_same_until_one_is_replaced(storage: Storage) -> None:
    storage.write_bytes(b"old", "a", "1")
    storage.write_bytes(b"other", "b", "2")
    storage.link("a/1", "b/2")
    assert b"old" == storage.read_bytes("b", "2")
    storage.write_bytes(b"new", "a", "1")
    assert (b"new", b"old") == (storage.read_bytes("a", "1"), storage.read_bytes("b", "2"))
    storage.remove("a", "1")
    assert b"old" == storage.read_bytes("b", "2")
    assert ["2"] == storage.list_files("b")


def test_link_of_nothing_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        Storage(tmp_path).link("absent", "b")
    assert [] == Storage(tmp_path).list_files()


@pytest.mark.parametrize(
    ("form", "codec", "with_dictionary", "with_bounds"),
    [
        (INTERNAL, "LZ4", ["name"], ["content_id", "name"]),
        (RELEASED, "ZSTD", ["content_id", "name", "share"], ["content_id", "name", "share"]),
    ],
)
def test_open_parquet_packs_as_its_form_says(
    storage: Storage,
    form: ParquetForm,
    codec: str,
    with_dictionary: list[str],
    with_bounds: list[str],
) -> None:
    frame = pl.DataFrame(
        {"content_id": ["a", "b"], "name": ["x", "x"], "share": [0.5, 0.5], "text": ["t", "u"]}
    )
    with storage.open_parquet("x.parquet", form=form) as append:
        append(frame.to_arrow(), 10)
    with storage.open_parquet_reader("x.parquet") as file:
        group = file.metadata.row_group(0)
        columns = [group.column(number) for number in range(group.num_columns)]
        assert {codec} == {column.compression for column in columns}
        named = [c.path_in_schema for c in columns if c.has_dictionary_page]
        assert with_dictionary == named
        assert with_bounds == [c.path_in_schema for c in columns if c.is_stats_set]
    assert_frame_equal(frame, storage.scan(["x.parquet"]).collect())


def test_open_parquet_when_the_block_fails_leaves_nothing(storage: Storage) -> None:
    def fail() -> None:
        with storage.open_parquet("x.parquet") as append:
            append(pl.DataFrame({"a": [1]}).to_arrow(), 1)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert not storage.exists("x.parquet")
    assert [] == storage.list_files()


def test_open_parquet_when_nothing_is_appended_writes_no_file(storage: Storage) -> None:
    with storage.open_parquet("x.parquet"):
        pass
    assert not storage.exists("x.parquet")


def test_remove_takes_folders_and_what_is_absent(storage: Storage) -> None:
    storage.write_bytes(b"x", "d", "f")
    storage.remove("d")
    storage.remove("d")
    assert not storage.exists("d", "f")
    assert [] == storage.list_files("d")
    assert [] == storage.list_folders("d")


def test_read_bytes_of_absent_file_raises_storage_error(storage: Storage) -> None:
    with pytest.raises(StorageError, match="cannot read"):
        storage.read_bytes("absent")


def test_storage_of_unknown_scheme_names_the_driver() -> None:
    with pytest.raises(StorageError, match=r"cannot open 'nope://'"):
        Storage("nope://x").exists("y")


def test_write_where_a_file_stands_in_the_way_raises_storage_error(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(StorageError, match="cannot write"):
        Storage(tmp_path).write_bytes(b"x", "f", "g")


def test_make_private_leaves_the_folder_to_its_owner(tmp_path: Path) -> None:
    Storage(tmp_path / "s").make_private()
    assert 0o700 == (tmp_path / "s").stat().st_mode & 0o777


def test_list_files_leaves_folders_out(storage: Storage) -> None:
    storage.write_bytes(b"x", "d", "deeper", "f")
    storage.write_bytes(b"x", "d", "f")
    assert (["f"], ["deeper"]) == (storage.list_files("d"), storage.list_folders("d"))


def test_digest_is_that_of_the_bytes(storage: Storage) -> None:
    storage.write_bytes(b"abc" * 500_000, "f")
    assert hashlib.sha256(storage.read_bytes("f")).hexdigest() == storage.digest("f")
    with pytest.raises(StorageError, match=r"cannot read '.*absent': (No such|FileNotFound)"):
        storage.digest("absent")


def test_scan_filters_and_selects(storage: Storage) -> None:
    frame = pl.DataFrame({"a": range(100), "b": [f"{n:02x}" for n in range(100)]})
    storage.write_frame(frame, "1.parquet", rows_per_group=10)
    rows = storage.scan(["1.parquet"], frame.schema).filter(
        (pl.col("b") >= "10") & (pl.col("b") < "20")
    )
    assert list(range(16, 32)) == rows.select("a").collect()["a"].to_list()


@pytest.mark.parametrize("data", [b"{", b"[1]", b"\xff"])
def test_read_json_of_a_damaged_file_says_so(storage: Storage, data: bytes) -> None:
    storage.write_bytes(data, "j.json")
    with pytest.raises(StorageError, match="is damaged: it is no JSON object"):
        storage.read_json("j.json")


def test_remove_leftovers_takes_temporary_files_only(tmp_path: Path) -> None:
    (tmp_path / ".tmp-1-x").write_bytes(b"half")
    (tmp_path / "x").write_bytes(b"whole")
    assert ["x"] == Storage(tmp_path).list_files()
    Storage(tmp_path).remove_leftovers()
    assert ["x"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("is_local", [True, False])
def test_large_unsigned_numbers_are_filtered_on_every_file_system(
    tmp_path: Path, *, is_local: bool
) -> None:
    numbers = [0, 5, 2**63 - 1, 2**63, 2**64 - 1]
    storage = Storage(tmp_path if is_local else "memory://unsigned")
    frame = pl.DataFrame({"number": numbers}, schema={"number": pl.UInt64})
    storage.write_frame(frame, "numbers.parquet")
    rows = storage.scan(["numbers.parquet"])
    for bound in (5, 2**63, 2**63 + 1):
        limit = pl.lit(bound, dtype=pl.UInt64)
        below = rows.filter(pl.col("number") < limit).collect()["number"].to_list()
        assert [number for number in numbers if number < bound] == below
    wanted = pl.Series([5, 2**64 - 1], dtype=pl.UInt64)
    found = rows.filter(pl.col("number").is_in(wanted.implode())).collect()["number"].to_list()
    assert wanted.to_list() == found
