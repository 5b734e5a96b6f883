import uuid
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dataprep.engine.exchange import read_exchange, write_exchange
from dataprep.engine.ranges import split
from dataprep.storage import Storage


@pytest.mark.parametrize("place", ["local", "memory"])
def test_exchange_when_written_then_read_as_it_was(place: str, tmp_path: Path) -> None:
    storage = Storage(tmp_path if place == "local" else f"memory://{uuid.uuid4().hex}")
    long = pl.Series("long", [b"a" * 100, b"b", None, b"c" * 1000], pl.Binary)
    frame = pl.DataFrame({"key": [0, 1, 2, 3], "name": ["x", None, "y", "z"], "long": long})
    for rows in (frame, frame.filter(pl.col("key") < 3), frame.clear()):
        write_exchange(storage, rows, "a.arrow")
        assert_frame_equal(rows, read_exchange(storage, "a.arrow"))


def test_exchange_when_few_of_the_long_values_are_left_then_only_those(tmp_path: Path) -> None:
    storage = Storage(tmp_path)
    frame = pl.DataFrame({"key": range(100), "long": [bytes([n]) * 10_000 for n in range(100)]})
    write_exchange(storage, frame.filter(key=7), "one.arrow")
    write_exchange(storage, frame, "all.arrow")
    assert storage.size("one.arrow") < 20_000 < 1_000_000 < storage.size("all.arrow")


@given(
    values=st.lists(st.integers(0, 2**64 - 1), max_size=20),
    count=st.sampled_from([1, 2, 16]),
    is_number=st.booleans(),
)
def test_exchange_when_read_by_ranges_then_each_row_is_in_its_own(
    tmp_path_factory: pytest.TempPathFactory, values: list[int], count: int, is_number: bool
) -> None:
    storage = Storage(tmp_path_factory.mktemp("exchange"))
    digests = [value if is_number else f"{value:016x}" for value in sorted(values)]
    frame = pl.DataFrame({"by": pl.Series(digests, dtype=pl.UInt64 if is_number else pl.String)})
    write_exchange(storage, frame, "a.arrow")
    found = []
    for part in split(count):
        rows = read_exchange(storage, "a.arrow", "by", part)
        assert_frame_equal(frame.filter(part.holds("by", frame.schema["by"])), rows)
        found.append(rows)
    assert_frame_equal(frame, pl.concat(found))
