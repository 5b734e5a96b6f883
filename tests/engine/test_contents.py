from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.engine import compact, contents, known
from dataprep.engine.contents import locate, read_metadata, read_texts
from dataprep.engine.known import KnownIds, forget_known
from dataprep.engine.ranges import EVERYTHING, split
from dataprep.engine.store import Store
from dataprep.errors import StorageError
from tests.engine.fakes import contents as rows_of
from tests.engine.fakes import fill

TEXTS = [f"text {number}\n" * (number % 7 + 1) for number in range(60)]


def _ids(texts: list[str]) -> pl.LazyFrame:
    return rows_of(texts).select("content_id").lazy()


def _held(store: Store) -> pl.Series:
    """Return the ids of all rows of all segments."""
    return pl.scan_ipc(f"{store.root}/contents/*.arrow").select("content_id").collect().to_series()


def _read(store: Store, texts: list[str], count: int = 1, batch: int = 2**20) -> list[str]:
    found: list[str] = []
    for part in split(count):
        ids = _ids(texts).filter(part.holds("content_id"))
        located = locate(store, ids, part)
        for frame in read_texts(store, located, batch):
            found += frame["text"].to_list()
    return found


@pytest.mark.parametrize(("count", "batch"), [(1, 2**20), (1, 1), (2, 50), (16, 1000)])
def test_read_texts_gives_each_text_once_whatever_the_ranges(
    store: Store, count: int, batch: int
) -> None:
    fill(store, TEXTS[:30], "a")
    fill(store, TEXTS[20:], "b")
    assert sorted(TEXTS) == sorted(_read(store, TEXTS, count, batch))


def test_segment_holds_only_what_the_store_lacks(store: Store) -> None:
    fill(store, TEXTS[:30], "a")
    fill(store, TEXTS[20:], "b")
    fill(store, TEXTS[:5], "c")
    assert 2 == len(store.storage.list_files("contents"))
    assert _held(store).is_unique().all()


def test_index_that_this_process_wrote_is_not_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KnownIds, "_read", lambda self, name: pytest.fail(name))
    fill(store, TEXTS[:3], "a")
    fill(store, TEXTS[:5], "b")
    assert 2 == len(store.storage.list_files("contents"))
    assert 5 == _held(store).n_unique() == _held(store).len()


@pytest.mark.parametrize("most", [0, 2**18])
def test_locate_finds_all_whether_or_not_the_index_is_kept_in_memory(
    store: Store, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(contents, "_INDEX_IN_MEMORY", most)
    contents._small_index.cache_clear()
    fill(store, TEXTS[:30], "a")
    assert 30 == locate(store, _ids(TEXTS[:30]), EVERYTHING).height
    fill(store, TEXTS[20:], "b")
    assert sorted(TEXTS) == sorted(_read(store, TEXTS, 4))


def test_segment_without_an_index_counts_for_nothing_and_goes(store: Store) -> None:
    fill(store, TEXTS[:3], "a")
    (name,) = store.storage.list_files(known.INDEX_FOLDER)
    store.storage.remove(known.INDEX_FOLDER, name)
    forget_known()
    fill(store, TEXTS[:3], "a")
    compact.tidy(store)
    assert 1 == len(store.storage.list_files("contents"))
    assert sorted(TEXTS[:3]) == sorted(_read(store, TEXTS[:3]))


def test_content_in_two_segments_is_read_once(store: Store) -> None:
    fill(store, TEXTS[:3], "a")
    store.storage.write_frame(
        pl.DataFrame(schema={"content_id": pl.String, "segment": pl.String, "group": pl.UInt32}),
        "contents/index/z",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KnownIds, "lacks", lambda self, ids: [True] * len(ids))
        fill(store, TEXTS[:5], "b")
    assert sorted(TEXTS[:5]) == sorted(_read(store, TEXTS[:5]))
    located = locate(store, _ids(TEXTS[:5]), EVERYTHING)
    assert 5 == read_metadata(store, located).height


def test_locate_of_a_content_that_was_lost_fails(store: Store) -> None:
    fill(store, TEXTS[:3])
    with pytest.raises(StorageError, match="lacks 2 contents that its tables name"):
        locate(store, _ids(TEXTS[:5]), EVERYTHING)


def test_text_that_differs_from_its_bytes_and_what_is_no_text(store: Store) -> None:
    with contents.SegmentWriter(store, "s") as add:
        rows = rows_of(["caf\xe9", "\0binary"])
        add(rows.with_columns(text=pl.Series(["café decoded", None])))
    assert ["café decoded"] == _read(store, ["caf\xe9", "\0binary"])


def test_segment_that_ends_at_a_flush_is_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "_FLUSH_BYTES", 1)
    fill(store, TEXTS[:5])
    assert sorted(TEXTS[:5]) == sorted(_read(store, TEXTS[:5]))


def test_compact_of_many_segments_keeps_every_content_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "GROUP_BYTES", 64)
    monkeypatch.setattr(compact, "GROUP_BYTES", 64)
    monkeypatch.setattr(compact, "_MEMORY_BYTES", 4096)
    monkeypatch.setattr(KnownIds, "lacks", lambda self, ids: [True] * len(ids))
    for number, text in enumerate(TEXTS):
        fill(store, list({text, TEXTS[0]}), f"s{number:03d}")
    monkeypatch.undo()
    compact.compact(store)
    names = store.storage.list_files("contents")
    assert len(names) <= compact._MOST_SEGMENTS
    indexes = store.storage.list_files(known.INDEX_FOLDER)
    assert [Path(name).stem for name in names] == [Path(name).stem for name in indexes]
    assert len(TEXTS) == _held(store).n_unique() == _held(store).len()
    assert sorted(TEXTS) == sorted(_read(store, TEXTS, 4))
    forget_known()
    fill(store, TEXTS, "again")
    assert names == store.storage.list_files("contents")


@given(st.lists(st.lists(st.integers(0, 200), max_size=40), max_size=12))
def test_known_ids_remember_all_and_nothing_else(batches: list[list[int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(known, "_IDS_IN_MEMORY", 16)
        index = KnownIds(Store("memory://never"))
        for batch in batches:
            index._add(_hex(batch))
        seen = {number for batch in batches for number in batch}
        assert [number not in seen for number in range(201)] == index.lacks(_hex(range(201)))


def _hex(numbers: object) -> pl.Series:
    return pl.Series([f"{number:064x}"[::-1] for number in numbers], dtype=pl.String)  # type: ignore[attr-defined]  # iterable
