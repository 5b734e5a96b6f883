import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dataprep.contracts import load_contract
from dataprep.engine import memo as module
from dataprep.engine.memo import QUARANTINE, Memo, failed_units, with_units, without_units
from dataprep.engine.ranges import EVERYTHING, split
from dataprep.engine.store import Store
from tests.engine.fakes import DIGESTS, LABELS

IDS = [f"{number * 1103 % 65536:04x}{'0' * 60}" for number in range(40)]


def _frames(ids: list[str]) -> dict[str, pl.DataFrame]:
    return {"digests": pl.DataFrame({"content_id": ids, "text_digest": ids[::-1]})}


def _units(ids: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"content_id": ids}, schema={"content_id": pl.String})


@pytest.fixture
def memo(store: Store) -> Memo:
    return Memo(store, DIGESTS, "k" * 64)


def test_rows_are_those_of_the_units_in_any_number_of_ranges(memo: Memo) -> None:
    for start in range(0, 40, 8):
        memo.write(_units(IDS[start : start + 8]), _frames(IDS[start : start + 8]))
    asked = _units(IDS[5:25])
    for count in (1, 2, 16):
        found = [
            memo.rows("digests", asked.filter(part.holds("content_id")), part, memo.batches())
            for part in split(count)
        ]
        assert sorted(IDS[5:25]) == sorted(pl.concat(found)["content_id"])


def test_batch_without_its_units_does_not_count(memo: Memo, store: Store) -> None:
    name = memo.write(_units(IDS[:4]), _frames(IDS[:4]))
    store.storage.remove(f"memo/fake.digests/{'k' * 32}/units/{name}")
    assert () == memo.batches()
    assert memo.units(EVERYTHING, memo.batches()).is_empty()
    assert name == memo.write(_units(IDS[:4]), _frames(IDS[:4]))


def test_files_of_a_batch_are_as_those_of_a_part_and_outlive_the_memo(
    memo: Memo, store: Store
) -> None:
    name = memo.write(_units(IDS), _frames(IDS) | {QUARANTINE: load_contract(QUARANTINE).empty()})
    assert ["digests"] == list(memo.files(name))
    store.write_table("digests", _frames(IDS)["digests"], "tables/a.parquet")
    store.storage.link(memo.files(name)["digests"], "tables/b.parquet")
    store.storage.remove("memo")
    assert store.storage.read_bytes("tables/a.parquet") == store.storage.read_bytes(
        "tables/b.parquet"
    )


def test_merge_of_many_batches_keeps_their_rows(
    memo: Memo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_SMALL", 4)
    monkeypatch.setattr(module, "_MERGED_UNITS", 6)
    for one in IDS:
        memo.write(_units([one]), _frames([one]))
    memo.write(_units(IDS[:2]), _frames(IDS[:2]))
    before = memo.rows("digests", _units(IDS), EVERYTHING, memo.batches())
    memo.merge()
    assert len(memo.batches()) <= 4
    after = memo.rows("digests", _units(IDS), EVERYTHING, memo.batches())
    assert_frame_equal(before.sort("content_id"), after.sort("content_id"), check_exact=True)
    assert sorted(IDS) == sorted(memo.units(EVERYTHING, memo.batches())["content_id"])


def test_quarantine_is_kept_by_unit_and_not_by_content(store: Store) -> None:
    memo = Memo(store, LABELS, "k" * 64)
    units = pl.DataFrame({"content_id": ["a", "a"], "name": ["x", "y"]})
    row = {"content_id": "a", "stage": "fake.labels", "rule_id": "stage-failed", "size_bytes": 1}
    empty = load_contract("quarantine").polars_schema()
    failed = with_units(pl.DataFrame([row], schema=empty), units.head(1))
    labels = load_contract("content_labels").empty()
    memo.write(units, {"content_labels": labels, "quarantine": failed})
    on_x = memo.rows("quarantine", units.head(1), EVERYTHING, memo.batches())
    assert [("a", "x")] == failed_units(on_x, ("content_id", "name")).rows()
    assert load_contract("quarantine").check(without_units(on_x)).height == 1
    assert memo.rows("quarantine", units.tail(1), EVERYTHING, memo.batches()).is_empty()


def test_units_with_null_are_found_again(store: Store) -> None:
    from dataprep import catalog

    memo = Memo(store, catalog.get_stage("measure.signals"), "k" * 64)
    units = pl.DataFrame({"content_id": ["a", "a"], "language": ["C", None]})
    frames = {"signals": load_contract("signals").empty()}
    memo.write(units, frames)
    found = memo.units(EVERYTHING, memo.batches())
    assert units.join(found, on=units.columns, how="anti", nulls_equal=True).is_empty()
