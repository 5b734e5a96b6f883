"""A release: shards, ledger, manifest and card under a version; a pointer moves last."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dataprep import __version__, catalog
from dataprep.contracts import load_contract
from dataprep.engine.contents import locate, read_texts
from dataprep.engine.executor import Executor, Failure
from dataprep.engine.ledger import ROWS_PER_RANGE, pieces
from dataprep.engine.plan import Parts, PlannedStage
from dataprep.engine.ranges import Range
from dataprep.engine.store import Store
from dataprep.engine.work import call_stage
from dataprep.engine.written_ledger import write_ledger
from dataprep.errors import ConservationError
from dataprep.export.card import data_card
from dataprep.export.shards import Shard, plan_shards
from dataprep.ids import digest_of
from dataprep.recipe import Recipe
from dataprep.stage import Map, Params, Scope, Stage
from dataprep.storage import RELEASED, Storage

if TYPE_CHECKING:
    import polars as pl

_PIECE_BYTES = 16 * 2**20
_LAYOUT = 1
"""Raised whenever the same shards and ledger are laid out in another way."""
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
    pieces: tuple[tuple[str, str | None], ...]
    name: str
    is_small: bool


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
    process: int = 0


def write_shard(task: ShardTask) -> ShardDone:
    """Write one shard, piece by piece, so that memory does not grow with its size."""
    started = time.process_time()
    store, out = Store(task.store), Storage(task.out)
    rows = text_bytes = tokens = 0
    contract = load_contract(task.table)
    whole = _in_memory(store, task) if task.is_small else {}
    with out.open_parquet("data", task.name, form=RELEASED) as append:
        for low, high in task.pieces:
            frame = contract.check(_piece(store, task, Range(low, high), whole))
            append(frame.to_arrow(), max(frame.height, 1))
            rows += frame.height
            text_bytes += int(frame["size_bytes"].sum())
            tokens += int(frame["n_tokens"].sum())
    done = ShardDone(
        path=f"data/{task.name}",
        sha256=out.digest("data", task.name),
        rows=rows,
        size_bytes=out.size("data", task.name),
        text_bytes=text_bytes,
        tokens=tokens,
        process=os.getpid(),
    )
    return replace(done, cpu_s=time.process_time() - started)


def _tables(store: Store, task: ShardTask, part: Range) -> dict[str, pl.LazyFrame]:
    return {t: store.scan(t, task.inputs[t], part) for t in task.reads if t != "contents"}


def _in_memory(store: Store, task: ShardTask) -> dict[str, pl.LazyFrame]:
    """Return the tables of a whole shard, read once for all of its pieces."""
    import polars as pl

    tables = _tables(store, task, Range(task.pieces[0][0], task.pieces[-1][1]))
    frames = pl.collect_all(tables.values())
    return {table: frame.lazy() for table, frame in zip(tables, frames, strict=True)}


def _within(table: str, rows: pl.LazyFrame, part: Range) -> pl.LazyFrame:
    column = load_contract(table).partitioned_by
    return rows if column is None else rows.filter(part.holds(column))


def _piece(
    store: Store, task: ShardTask, part: Range, whole: Mapping[str, pl.LazyFrame]
) -> pl.DataFrame:
    import polars as pl

    tables = {table: _within(table, rows, part) for table, rows in whole.items()}
    tables = tables or _tables(store, task, part)
    kept = tables["dispositions"].filter(pl.col("disposition") == "kept")
    located = locate(store, kept, part)
    texts = list(read_texts(store, located, _PIECE_BYTES))
    contents = pl.concat(texts) if texts else load_contract("contents").empty().drop("bytes")
    stage = catalog.get_stage(task.stage)
    found = call_stage(
        stage, task.function, {**tables, "contents": contents.lazy(), "params": task.params}
    )
    return found[task.table]


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
        ConservationError: The shards do not hold all files that are kept.
        StageError: A shard could not be written.
    """
    grown = _grown_digest(store, work[0])
    key = digest_of("release", _LAYOUT, planned.parts[0].key, recipe.digest, grown)
    root = Storage(Storage(out).path(recipe.name, key[:12]))
    pointer = Storage(Storage(out).path(recipe.name))
    # So that a later scan of a repository around it does not read the release as source.
    pointer.write_bytes(b"*\n", ".gitignore")
    if root.exists("manifest.json"):
        shards = _objects(root.read_json("manifest.json")["shards"])
        rows = sum(int(str(shard["rows"])) for shard in shards)
        release = Release(root.root, rows, was_there=True, cpu_s=0.0)
    else:
        release = _make(store, root, (recipe, planned, key), work)
    pointer.write_json({"version": key[:12]}, "latest.json")
    return release


def _grown_digest(store: Store, parts: Parts) -> str:
    """Return the digest of what was decided by what the store had met before.

    NOTE: a pair that bands miss may be found through a text of another corpus, so that the part
    of a stage that grows does not follow from its key; nor do those of stages that read it.
    """
    import polars as pl

    names: list[str] = []
    tables: set[str] = set()
    for stage, _ in parts.of_scope(Scope.CORPUS):
        if stage.grows or tables & set(stage.reads):
            names.append(stage.name)
            tables |= set(stage.writes)
    digest = hashlib.sha256()
    columns = ["content_id", "file_id", "stage", "rule_id", "kept_file_id", "similarity"]
    for piece in pieces(parts):
        rows = store.scan("decisions", parts.inputs("decisions"), piece)
        decided = rows.filter(pl.col("stage").is_in(names)).select(columns).collect()
        digest.update(decided.sort(columns).write_csv(include_header=False).encode())
    return digest.hexdigest()


def _make(
    store: Store,
    root: Storage,
    what: tuple[Recipe, PlannedStage, str],
    work: tuple[Parts, Executor],
) -> Release:
    """Write a release; its manifest comes last and makes it count."""
    started = time.process_time()
    parts, (recipe, planned, key) = work[0], what
    shards = _write_shards(store, root, recipe, planned, work)
    tables = write_ledger(store, root, parts)
    n_rows = sum(shard.rows for shard in shards)
    _check_kept(store, parts, n_rows)
    summary = _manifest(recipe, planned, key, shards, tables)
    summary["sources"] = _sources(store, parts)
    _remove_others(root, {str(item["path"]) for item in (*_objects(summary["shards"]), *tables)})
    root.write_bytes(data_card(summary).encode(), "README.md")
    root.write_json(summary, "manifest.json")
    elsewhere = (shard.cpu_s for shard in shards if shard.process != os.getpid())
    cpu_s = time.process_time() - started + sum(elsewhere)
    return Release(root.root, n_rows, was_there=False, cpu_s=cpu_s)


def _check_kept(store: Store, parts: Parts, n_rows: int) -> None:
    """Check that each file that is kept is in a shard.

    Raises:
        ConservationError: The counts differ, for example because kept files are no text.
    """
    n_kept = sum(int(frame["n_files"].sum()) for frame in _kept_sizes(store, parts))
    if n_kept != n_rows:
        raise ConservationError(
            f"{n_kept:,} files are kept, but the shards hold {n_rows:,}: files that are no text "
            "have no row",
            "name the rules of the group 'integrity' in the recipe: they drop what is no text",
        )


def _remove_others(root: Storage, listed: set[str]) -> None:
    """Remove what an interrupted run has left in the release's folders."""
    for folder in ("data", "ledger"):
        root.remove_leftovers(folder)
        for name in root.list_files(folder):
            if f"{folder}/{name}" not in listed:
                root.remove(folder, name)
    root.remove_leftovers()


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
    inputs = {table: parts.inputs(table) for table in stage.reads if table != "contents"}
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
            is_small=parts.rows("files") <= ROWS_PER_RANGE,
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
    """Yield what each kept content adds to the shards, range by range."""
    import polars as pl

    for piece in pieces(parts):
        yield (
            store.scan("dispositions", parts.inputs("dispositions"), piece)
            .filter(pl.col("disposition") == "kept")
            .group_by("content_id")
            .agg(pl.col("size_bytes").sum(), n_files=pl.len())
            .sort("content_id")
            .collect()
        )


def _sources(store: Store, parts: Parts) -> list[dict[str, object]]:
    columns = ["repo_name", "revision", "source_kind", "ownership", "license_declared", "n_files"]
    repos = store.scan("repos", parts.inputs("repos")).select(columns)
    return repos.collect().sort(columns, nulls_last=True).to_dicts()


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
