"""A release: shards, ledger, manifest and card under a version; a pointer moves last."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep import __version__
from dataprep.contracts import load_contract
from dataprep.engine.executor import Executor, Failure
from dataprep.engine.ledger import ROWS_PER_RANGE, pieces
from dataprep.engine.plan import Parts, PlannedStage
from dataprep.engine.shards import PIECE_BYTES, ShardDone, ShardTask, write_shard
from dataprep.engine.store import Store
from dataprep.engine.written_ledger import write_ledger
from dataprep.errors import ConservationError
from dataprep.export.card import data_card
from dataprep.export.residual import residual_risk
from dataprep.export.shards import Shard, plan_shards
from dataprep.ids import digest_of
from dataprep.recipe import Recipe
from dataprep.stage import Map, Scope, Stage
from dataprep.storage import Storage

if TYPE_CHECKING:
    import polars as pl

_LAYOUT = 1
"""Raised whenever the same shards and ledger are laid out in another way."""
_NOT_REDACTED = (
    "Secrets and personal data are not redacted: the recipe looks for none, and what was there is "
    "still in these shards."
)
_REDACTED = (
    "De-identified, not anonymised: secrets and personal data that were found are replaced by "
    "surrogates of a key; what was not found, and what the recipe keeps, is still there."
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
    _check_kept(store, parts, sum(shard.files for shard in shards))
    summary = _manifest(recipe, planned, key, shards, tables)
    summary["sources"] = _sources(store, parts)
    if recipe.privacy is not None:
        summary["redaction"] = _redaction(store, parts)
    _remove_others(root, {str(item["path"]) for item in (*_objects(summary["shards"]), *tables)})
    root.write_bytes(data_card(summary).encode(), "README.md")
    root.write_json(summary, "manifest.json")
    elsewhere = (shard.cpu_s for shard in shards if shard.process != os.getpid())
    cpu_s = time.process_time() - started + sum(elsewhere)
    return Release(root.root, n_rows, was_there=False, cpu_s=cpu_s)


def _check_kept(store: Store, parts: Parts, n_files: int) -> None:
    """Check that each file that is kept is in a shard.

    Raises:
        ConservationError: The counts differ, for example because kept files are no text.
    """
    sizes = _kept_sizes(store, parts, "content_id")
    n_kept = sum(int(frame["n_files"].sum()) for frame in sizes)
    if n_kept != n_files:
        raise ConservationError(
            f"{n_kept:,} files are kept, but the shards hold {n_files:,}: files that are no text "
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
    by = load_contract(stage.writes[0]).partitioned_by or "content_id"
    sizes = _kept_sizes(store, parts, by)
    shards = plan_shards(sizes, by, recipe.shards.target_bytes, PIECE_BYTES)
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
            by=by,
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


def _kept_sizes(store: Store, parts: Parts, by: str) -> Iterator[pl.DataFrame]:
    """Yield what each kept content, or each repository, adds to the shards, in order."""
    import polars as pl

    found = (
        store.scan("dispositions", parts.inputs("dispositions"), piece)
        .filter(pl.col("disposition") == "kept")
        .group_by(by)
        .agg(pl.col("size_bytes").sum(), n_files=pl.len())
        .sort(by)
        .collect()
        for piece in pieces(parts)
    )
    if by == "content_id":
        yield from found
    else:
        yield pl.concat(found).group_by(by).agg(pl.all().sum()).sort(by)


def _redaction(store: Store, parts: Parts) -> dict[str, object]:
    """Return what was asked of the texts of kept files, and which key the surrogates are of."""
    import polars as pl

    totals, entities = Counter[str](), Counter[str]()
    for piece in pieces(parts):
        kept = store.scan("dispositions", parts.inputs("dispositions"), piece)
        asked = store.scan("redactions", parts.inputs("redactions"), piece)
        of_kept = asked.join(
            kept.filter(pl.col("disposition") == "kept"), on="file_id", how="semi"
        ).collect()
        sums = of_kept.select(
            n_files_redacted=pl.col("variant").count(),
            n_findings_redacted=pl.col("n_redacted").sum(),
            n_findings_kept=pl.col("n_left").sum(),
        )
        totals.update(sums.row(0, named=True))
        texts = store.scan("redacted", parts.inputs("redacted"), piece)
        spans = of_kept.lazy().join(texts, on=["content_id", "variant"]).select("spans")
        kinds = spans.explode("spans").select(pl.col("spans").str.extract(r":([a-z_]+)$"))
        entities.update(kinds.collect()["spans"].drop_nulls().to_list())
    unproved = store.scan("quarantine", parts.inputs("quarantine"))
    n_unproved = unproved.filter(pl.col("stage") == "redact.texts").select("content_id").collect()
    return {
        **totals,
        "n_texts_unproved": n_unproved["content_id"].n_unique(),
        "key_id": store.key_id(),
        "residual": residual_risk(entities),
    }


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
    windows: Counter[str] = Counter()
    for shard in shards:
        windows.update(shard.windows)
    return {
        "schema": "dataprep.manifest/1",
        "producer": f"dataprep {__version__}",
        "recipe": recipe.model_dump(mode="json"),
        "recipe_digest": recipe.digest,
        "task": recipe.task.name,
        "version": key[:12],
        "key": key,
        "tokenizer": planned.params.model_dump()["tokenizer_name"],
        "is_redacted": recipe.privacy is not None,
        "notice": _NOT_REDACTED if recipe.privacy is None else _REDACTED,
        "shards": listed,
        **({"windows": dict(windows)} if windows else {}),
        "ledger": ledger,
    }
