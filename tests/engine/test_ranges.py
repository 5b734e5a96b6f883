import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dataprep.engine.ranges import Range, count_for, split

digests = st.text("0123456789abcdef", min_size=8, max_size=8)


@given(st.lists(digests, max_size=30), st.sampled_from([1, 2, 3, 16, 256]))
def test_split_puts_every_digest_into_exactly_one_range(found: list[str], count: int) -> None:
    frame = pl.DataFrame({"id": found}, schema={"id": pl.String})
    parts = [frame.filter(part.holds("id"))["id"].to_list() for part in split(count)]
    assert sorted(found) == sorted(digest for part in parts for digest in part)


@given(digests, digests, st.sampled_from(split(16)))
def test_overlaps_when_a_bound_lies_inside_is_true(one: str, other: str, part: Range) -> None:
    low, high = sorted([one, other])
    inside = any(part.low <= d and (part.high is None or d < part.high) for d in (low, high))
    assert not inside or part.overlaps(low, high)


def test_count_for_doubles_until_the_target_is_met() -> None:
    assert [1, 1, 2, 16, 65536] == [count_for(s, 64) for s in (0, 64, 65, 1000, 2**40)]
