import itertools

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dataprep.export.shards import plan_shards


def _sizes(rows: list[tuple[str, int]]) -> pl.DataFrame:
    return pl.DataFrame(
        rows, schema={"content_id": pl.String, "size_bytes": pl.Int64}, orient="row"
    )


@given(st.dictionaries(st.text("0123456789abcdef", min_size=4, max_size=4), st.integers(0, 50)))
def test_plan_shards_puts_every_content_into_one_piece(found: dict[str, int]) -> None:
    rows = sorted(found.items())
    shards = plan_shards([_sizes(rows)], "content_id", shard_bytes=100, piece_bytes=40)
    pieces = [piece for shard in shards for piece in shard.pieces]
    assert "" == pieces[0][0]
    assert pieces[-1][1] is None
    assert all(one[1] == two[0] for one, two in itertools.pairwise(pieces))
    for shard in shards:
        low, high = shard.pieces[0][0], shard.pieces[-1][1]
        inside = [size for name, size in rows if name >= low and (high is None or name < high)]
        assert sum(inside[:-1]) < 100


@given(st.integers(1, 5))
def test_plan_shards_is_the_same_however_the_sizes_come(parts: int) -> None:
    rows = [(f"{n:04x}", n % 37) for n in range(0, 4096, 17)]
    whole = plan_shards([_sizes(rows)], "content_id", 500, 100)
    edges = [len(rows) * i // parts for i in range(parts + 1)]
    frames = [_sizes(rows[a:b]) for a, b in itertools.pairwise(edges)]
    assert whole == plan_shards(frames, "content_id", 500, 100)


def test_plan_shards_of_nothing_gives_one_empty_shard() -> None:
    (shard,) = plan_shards([], "content_id", 100, 10)
    assert (("", None),) == shard.pieces
