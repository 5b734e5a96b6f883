"""A release: shards, ledger, manifest and card under a version; a pointer moves last."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dataprep import __version__
from dataprep.contracts import load_contract
from dataprep.engine.contents import locate, read_texts
from dataprep.engine.executor import Executor, Failure
from dataprep.engine.plan import Parts, PlannedStage
from dataprep.engine.ranges import Range, count_for, split
from dataprep.engine.store import Store
from dataprep.errors import ContractError
from dataprep.export.card import data_card
from dataprep.export.ledger import ledger_tables
from dataprep.export.shards import Shard, plan_shards
from dataprep.recipe import Recipe
from dataprep.stage import Map, Params, Stage, load_function
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl

_PIECE_BYTES = 16 * 2**20
_ROWS_PER_RANGE = 100_000
_NOT_REDACTED = (
    "Secrets and personal data are not redacted: no redaction stage has run on these shards."
)


@dataclass(frozen=True, slots=True)
class Release:
    """What was published.

    Attributes:
        location: Path or URI.
        rows: Rows of all shards.
        was_there: Whether the same release had been published before.
        cpu_s: CPU seconds of the export.
    """

    location: str
    rows: int
    was_there: bool
    cpu_s: float


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
        pieces: Ranges of ``content_id``, in order.
        name: File name of the shard.
    """

    store: str
    out: str
    stage: str
    function: str
    table: str
    params: Params
    reads: tuple[str, ...]
    inputs: dict[str, list[str]]
    pieces: tuple[tuple[str, str | None], ...]
    name: str


@dataclass(frozen=True, slots=True)
class ShardDone:
    """What a shard holds; enters the manifest."""

    path: str
    sha256: str
    rows: int
    size_bytes: int
    text_bytes: int
    tokens: int
    cpu_s: float = 0.0


def write_shard(task: ShardTask) -> ShardDone:
    """Write one shard, piece by piece, so that memory does not grow with its size."""
    started = time.process_time()
    store, out = Store(task.store), Storage(task.out)
    rows = text_bytes = tokens = 0
    contract = load_contract(task.table)
    with out.open_parquet("data", task.name) as append:
        for low, high in task.pieces:
            frame = contract.check(_piece(store, task, Range(low, high)))
            append(frame.to_arrow(), max(frame.height, 1))
            rows += frame.height
            text_bytes += int(frame["size_bytes"].sum())
            tokens += int(frame["n_tokens"].sum())
    data = out.read_bytes("data", task.name)
    done = ShardDone(
        path=f"data/{task.name}",
        sha256=hashlib.sha256(data).hexdigest(),
        rows=rows,
        size_bytes=len(data),
        text_bytes=text_bytes,
        tokens=tokens,
    )
    return replace(done, cpu_s=time.process_time() - started)


def _piece(store: Store, task: ShardTask, part: Range) -> pl.DataFrame:
    import polars as pl

    tables = {t: store.scan(t, task.inputs[t], part) for t in task.reads if t != "contents"}
    kept = tables["dispositions"].filter(pl.col("disposition") == "kept")
    located = locate(store, kept, part)
    texts = list(read_texts(store, located, part, _PIECE_BYTES))
    contents = pl.concat(texts) if texts else load_contract("contents").empty().drop("bytes")
    function = load_function(task.function)
    frames = function(**tables, contents=contents.lazy(), params=task.params)
    found = frames[task.table]  # type: ignore[index]  # export functions return a mapping of frames
    assert isinstance(found, pl.DataFrame)
    return found


def publish(
    store: Store,
    out: str,
    recipe: Recipe,
    planned: PlannedStage,
    work: tuple[Parts, Executor],
) -> Release:
    """Write a release, or find the one that is there.

    Args:
        store: The store.
        out: Path or URI below which releases stand.
        recipe: The recipe.
        planned: The export stage.
        work: The parts of the run, and what runs the tasks.

    Raises:
        StageError: A shard could not be written.
    """
    parts, _ = work
    key = planned.parts[0].key
    version = key[:12]
    root = Storage(Storage(out).path(recipe.name, version))
    pointer = Storage(Storage(out).path(recipe.name))
    if root.exists("manifest.json"):
        manifest = root.read_json("manifest.json")
        pointer.write_json({"version": version}, "latest.json")
        rows = sum(int(str(shard["rows"])) for shard in _objects(manifest["shards"]))
        return Release(root.root, rows, was_there=True, cpu_s=0.0)
    started = time.process_time()
    shards = _write_shards(store, root, recipe, planned, work)
    tables = _write_ledger(store, root, parts)
    summary = _manifest(recipe, planned, key, shards, tables)
    summary["sources"] = _sources(store, parts)
    root.write_bytes(data_card(summary).encode(), "README.md")
    root.write_json(summary, "manifest.json")
    pointer.write_json({"version": version}, "latest.json")
    cpu_s = time.process_time() - started + sum(shard.cpu_s for shard in shards)
    return Release(root.root, sum(shard.rows for shard in shards), was_there=False, cpu_s=cpu_s)


def _objects(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def _write_shards(
    store: Store,
    root: Storage,
    recipe: Recipe,
    planned: PlannedStage,
    work: tuple[Parts, Executor],
) -> list[ShardDone]:
    parts, executor = work
    stage = planned.stage
    step = stage.run[0]
    assert isinstance(step, Map)
    inputs = {table: parts.files(table) for table in stage.reads if table != "contents"}
    shards = plan_shards(_kept_sizes(store, parts), recipe.shards.target_bytes, _PIECE_BYTES)
    tasks = [
        ShardTask(
            store=store.root,
            out=root.root,
            stage=stage.name,
            function=step.run,
            table=stage.writes[0],
            params=planned.params,
            reads=stage.reads,
            inputs=inputs,
            pieces=shard.pieces,
            name=_shard_name(stage, number, shards),
        )
        for number, shard in enumerate(shards)
    ]
    done: list[ShardDone | None] = [None] * len(tasks)
    for number, result in executor.run(write_shard, tasks):
        if isinstance(result, Failure):
            raise result.error
        done[number] = result
    return [shard for shard in done if shard is not None]


def _shard_name(stage: Stage, number: int, shards: list[Shard]) -> str:
    return f"{stage.writes[0]}-{number:05d}-of-{len(shards):05d}.parquet"


def _kept_sizes(store: Store, parts: Parts) -> Iterator[pl.DataFrame]:
    import polars as pl

    for piece in split(count_for(parts.rows("dispositions"), _ROWS_PER_RANGE)):
        yield (
            store.scan("dispositions", parts.files("dispositions"), piece)
            .filter(pl.col("disposition") == "kept")
            .group_by("content_id")
            .agg(pl.col("size_bytes").sum())
            .sort("content_id")
            .collect()
        )


def _write_ledger(store: Store, root: Storage, parts: Parts) -> list[dict[str, object]]:
    """Write the ledger, range by range, and return the digests of its files."""
    names = ("repos", "files", "labels", "decisions", "dispositions", "rule_counts", "quarantine")
    frames = {name: store.scan(name, parts.files(name)) for name in names}
    written = []
    for name, frame in ledger_tables(frames).items():
        root.write_frame(frame, "ledger", f"{name}.parquet")
        data = root.read_bytes("ledger", f"{name}.parquet")
        written.append(
            {
                "path": f"ledger/{name}.parquet",
                "sha256": hashlib.sha256(data).hexdigest(),
                "rows": frame.height,
            }
        )
    return written


def _sources(store: Store, parts: Parts) -> list[dict[str, object]]:
    columns = ["repo_name", "revision", "source_kind", "ownership", "license_declared", "n_files"]
    repos = store.scan("repos", parts.files("repos")).select(columns)
    return repos.collect().sort(columns[:2]).to_dicts()


def _manifest(
    recipe: Recipe,
    planned: PlannedStage,
    key: str,
    shards: list[ShardDone],
    ledger: list[dict[str, object]],
) -> dict[str, object]:
    listed = [
        {
            "path": shard.path,
            "sha256": shard.sha256,
            "rows": shard.rows,
            "size_bytes": shard.size_bytes,
            "text_bytes": shard.text_bytes,
            "n_tokens": shard.tokens,
        }
        for shard in shards
    ]
    if not listed:
        raise ContractError(planned.stage.writes[0], ["a release without a shard"])
    return {
        "schema": "dataprep.manifest/1",
        "producer": f"dataprep {__version__}",
        "recipe": recipe.model_dump(mode="json"),
        "recipe_digest": recipe.digest,
        "task": recipe.task.name,
        "version": key[:12],
        "key": key,
        "tokenizer": planned.params.model_dump()["tokenizer_name"],
        "is_redacted": False,
        "notice": _NOT_REDACTED,
        "shards": listed,
        "ledger": ledger,
    }
