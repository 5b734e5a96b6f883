"""Where shards are cut: by size, along ``content_id``, the same whoever cuts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Shard:
    """One shard.

    Attributes:
        pieces: Bounds ``(low, high)`` of ``content_id``, each a bounded amount of text to hold in
            memory at once; ``high`` is not included, None has no bound.
    """

    pieces: tuple[tuple[str, str | None], ...]


def plan_shards(sizes: Iterable[pl.DataFrame], shard_bytes: int, piece_bytes: int) -> list[Shard]:
    """Return the shards of a release.

    As ``content_id`` is a digest, its order is a shuffle that needs no seed.

    Args:
        sizes: Columns ``content_id`` and ``size_bytes`` of what is exported, distinct and sorted,
            frame after frame.
        shard_bytes: A shard is closed when it holds this much.
        piece_bytes: A piece is closed when it holds this much.

    Returns:
        The shards, in order; one without rows where nothing is exported.
    """
    shards: list[Shard] = []
    pieces: list[tuple[str, str | None]] = []
    low, in_shard, in_piece = "", 0, 0
    for frame in sizes:
        for content_id, size in frame.select("content_id", "size_bytes").iter_rows():
            if in_piece >= piece_bytes or in_shard >= shard_bytes:
                pieces.append((low, content_id))
                low, in_piece = content_id, 0
            if in_shard >= shard_bytes:
                shards.append(Shard(tuple(pieces)))
                pieces, in_shard = [], 0
            in_shard += size
            in_piece += size
    pieces.append((low, None))
    shards.append(Shard(tuple(pieces)))
    return shards
