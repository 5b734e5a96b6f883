from collections.abc import Iterator

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.engine import written_ledger
from dataprep.engine.ledger import check_units
from dataprep.engine.written_ledger import write_regrouped
from dataprep.errors import ConservationError
from dataprep.storage import Storage
from tests.engine.fakes import DIGESTS


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_write_regrouped_gives_the_same_bytes_however_the_rows_come(cuts: list[int]) -> None:
    rows = pl.DataFrame({"a": [f"r{n}" for n in range(100)], "b": range(100)})
    root = Storage("memory://regrouped")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(written_ledger, "_ROWS_PER_GROUP", 16)
        assert 100 == write_regrouped(root, iter([rows]), "whole.parquet")
        assert 100 == write_regrouped(root, _pieces(rows, cuts), "pieces.parquet")
    assert root.read_bytes("whole.parquet") == root.read_bytes("pieces.parquet")
    with root.open_parquet_reader("pieces.parquet") as file:
        assert [16] * 6 + [4] == [file.metadata.row_group(g).num_rows for g in range(7)]


def _pieces(rows: pl.DataFrame, cuts: list[int]) -> Iterator[pl.DataFrame]:
    for cut in cuts:
        yield rows.head(cut)
        rows = rows.slice(cut)
    yield rows


def test_write_regrouped_of_nothing_keeps_the_columns() -> None:
    root = Storage("memory://regrouped")
    assert 0 == write_regrouped(root, iter([pl.DataFrame({"a": []}, {"a": pl.Int64})]), "e.parquet")
    assert ["a"] == root.scan(["e.parquet"]).collect().columns


@pytest.mark.parametrize(
    ("units", "rows", "failed", "message"),
    [
        ("abc", "ab", "c", None),
        ("abc", "ab", "", "left 1 out of 'digests', and it made 0 up"),
        ("ab", "abc", "", "left 0 out of 'digests', and it made 1 up"),
    ],
)
def test_check_units_asks_a_row_or_a_reason_for_each(
    units: str, rows: str, failed: str, message: str | None
) -> None:
    frames = {
        "digests": pl.DataFrame({"content_id": list(rows)}),
        "quarantine": pl.DataFrame(
            {"unit_content_id": list(failed)}, {"unit_content_id": pl.String}
        ),
    }
    asked = pl.DataFrame({"content_id": list(units)})
    if message is None:
        check_units(DIGESTS, asked, frames)
        return
    with pytest.raises(ConservationError, match=message):
        check_units(DIGESTS, asked, frames)
