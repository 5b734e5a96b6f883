"""Where shards are cut: by size, along ids, the same whoever cuts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Shard:
    """One shard.

    Attributes:
        pieces: Bounds ``(low, high)`` of the column of ids, each a bounded amount of text to hold
            in memory at once; ``high`` is not included, None has no bound.
    """

    pieces: tuple[tuple[str, str | None], ...]


def plan_shards(
    sizes: Iterable[pl.DataFrame], by: str, shard_bytes: int, piece_bytes: int
) -> list[Shard]:
    """Return the shards of a release.

    As ids are digests, their order is a shuffle that needs no seed.

    Args:
        sizes: The column of ids and ``size_bytes`` of what is exported, distinct and sorted, frame
            after frame.
        by: The column of ids: ``content_id`` or ``repo_id``.
        shard_bytes: A shard is closed when it holds this much.
        piece_bytes: A piece is closed when it holds this much.

    Returns:
        The shards, in order; one without rows where nothing is exported.
    """
    shards: list[Shard] = []
    pieces: list[tuple[str, str | None]] = []
    low, in_shard, in_piece = "", 0, 0
    for frame in sizes:
        for key, size in frame.select(by, "size_bytes").iter_rows():
            if in_piece >= piece_bytes or in_shard >= shard_bytes:
                pieces.append((low, key))
                low, in_piece = key, 0
            if in_shard >= shard_bytes:
                shards.append(Shard(tuple(pieces)))
                pieces, in_shard = [], 0
            in_shard += size
            in_piece += size
    pieces.append((low, None))
    shards.append(Shard(tuple(pieces)))
    return shards
