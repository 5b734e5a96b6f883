"""Writes one shard of a release, piece by piece."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dataprep import catalog
from dataprep.contracts import load_contract
from dataprep.engine.contents import locate, no_texts, read_texts
from dataprep.engine.ranges import EVERYTHING, Range
from dataprep.engine.store import Store
from dataprep.engine.work import call_stage
from dataprep.export.card import window_totals
from dataprep.stage import Params
from dataprep.storage import RELEASED, Storage

if TYPE_CHECKING:
    import polars as pl

PIECE_BYTES = 16 * 2**20
"""Of text that a piece holds; one content, or one repository, may hold more."""
_OF_TEXT = ("contents", "redacted")
"""Tables that are read piece by piece, however small the others are."""


@dataclass(frozen=True, slots=True)
class ShardTask:
    """One shard to write.

    Attributes:
        store: Root of the store.
        out: Root of the release.
        stage: Name of the export stage.
        function: Reference of its function.
        table: Table that it writes.
        params: Its parameters.
        reads: Tables that it reads.
        inputs: Files of those tables.
        by: Column by whose ranges the shard is cut: ``content_id``, or ``repo_id`` where a row is
            made of a whole repository.
        pieces: Ranges of it, in order.
        name: File name of the shard.
        is_small: Whether the tables of the whole shard fit into memory at once.
    """

    store: str
    out: str
    stage: str
    function: str
    table: str
    params: Params
    reads: tuple[str, ...]
    inputs: dict[str, list[str]]
    by: str
    pieces: tuple[tuple[str, str | None], ...]
    name: str
    is_small: bool


@dataclass(frozen=True, slots=True)
class ShardDone:
    """What a shard holds; enters the manifest.

    Attributes:
        files: Files that begin in it.
        windows: What its windows hold; empty where a row is a file.
    """

    path: str
    sha256: str
    rows: int
    files: int
    size_bytes: int
    text_bytes: int
    tokens: int
    windows: dict[str, int]
    cpu_s: float = 0.0
    process: int = 0


def write_shard(task: ShardTask) -> ShardDone:
    """Write one shard, piece by piece, so that memory does not grow with its size."""
    started = time.process_time()
    store, out = Store(task.store), Storage(task.out)
    rows = text_bytes = tokens = 0
    windows: Counter[str] = Counter()
    contract = load_contract(task.table)
    whole = _in_memory(store, task) if task.is_small else {}
    with out.open_parquet("data", task.name, form=RELEASED) as append:
        for low, high in task.pieces:
            frame = contract.check(_piece(store, task, Range(low, high), whole))
            append(frame.to_arrow(), max(frame.height, 1))
            rows += frame.height
            if "n_files_begun" in frame.columns:
                windows.update(window_totals(frame))
            text_bytes += int(frame["size_bytes"].sum())
            tokens += int(frame["n_tokens"].sum())
    done = ShardDone(
        path=f"data/{task.name}",
        sha256=out.digest("data", task.name),
        rows=rows,
        files=windows["n_files"] if windows else rows,
        size_bytes=out.size("data", task.name),
        text_bytes=text_bytes,
        tokens=tokens,
        windows=dict(windows),
        process=os.getpid(),
    )
    return replace(done, cpu_s=time.process_time() - started)


def _tables(store: Store, task: ShardTask, part: Range) -> dict[str, pl.LazyFrame]:
    """Return the rows of a range; of a table that does not know its column, all."""
    tables = [table for table in task.reads if table not in _OF_TEXT]
    if task.by == "content_id":
        return {t: store.scan(t, task.inputs[t], part) for t in tables}
    return {t: _within(t, store.scan(t, task.inputs[t]), task.by, part) for t in tables}


def _in_memory(store: Store, task: ShardTask) -> dict[str, pl.LazyFrame]:
    """Return the tables of a whole shard, read once for all of its pieces."""
    import polars as pl

    tables = _tables(store, task, Range(task.pieces[0][0], task.pieces[-1][1]))
    frames = pl.collect_all(tables.values())
    return {table: frame.lazy() for table, frame in zip(tables, frames, strict=True)}


def _within(table: str, rows: pl.LazyFrame, by: str, part: Range) -> pl.LazyFrame:
    contract = load_contract(table)
    is_cut = by in contract.column_names and (by != "content_id" or contract.partitioned_by)
    return rows.filter(part.holds(by)) if is_cut else rows


def _piece(
    store: Store, task: ShardTask, part: Range, whole: Mapping[str, pl.LazyFrame]
) -> pl.DataFrame:
    import polars as pl

    tables = {table: _within(table, rows, task.by, part) for table, rows in whole.items()}
    tables = tables or _tables(store, task, part)
    kept = tables["dispositions"].filter(pl.col("disposition") == "kept")
    located = locate(store, kept, part if task.by == "content_id" else EVERYTHING)
    texts = list(read_texts(store, located, PIECE_BYTES))
    contents = pl.concat(texts) if texts else no_texts()
    if "redacted" in task.reads:
        tables["redacted"] = _redacted(store, task, contents["content_id"])
    stage = catalog.get_stage(task.stage)
    found = call_stage(
        stage, task.function, {**tables, "contents": contents.lazy(), "params": task.params}
    )
    return found[task.table]


def _redacted(store: Store, task: ShardTask, ids: pl.Series) -> pl.LazyFrame:
    """Return the redacted texts of some contents.

    NOTE: by the ids themselves, not by a join, so that groups of rows without any are passed over.
    """
    import polars as pl

    rows = store.scan("redacted", task.inputs["redacted"])
    return rows.filter(pl.col("content_id").is_in(ids.implode()))
