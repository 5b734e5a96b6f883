"""One run: resolve the sources, plan, do what is not done, check, publish, record."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dataprep import __version__
from dataprep.engine.contents import merge_index
from dataprep.engine.events import Listener, StageEnded, StageStarted, Warned
from dataprep.engine.executor import Executor
from dataprep.engine.ledger import check_conservation
from dataprep.engine.lineage import lineage_events
from dataprep.engine.plan import EXPORT_PREFIX, Parts, PlannedStage, make_plan
from dataprep.engine.release import Release, publish
from dataprep.engine.stages import StageRunner
from dataprep.engine.store import Store
from dataprep.errors import NothingToScanError, SourceError
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import ResolvedSource, SourceSpec, resolve_source
from dataprep.recipe import Recipe
from dataprep.rules import RuleBook

_LARGE_BYTES = 48 * 2**20
_MANY_SOURCES = 16


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What to do.

    Attributes:
        command: ``scan`` or ``run``.
        sources: The sources, as given.
        recipe: The recipe.
        rules: The rules that it may name.
        store: Path or URI of the store.
        out: Path or URI of the releases; None writes no shards.
        jobs: Processes to use; None decides by the size of the input.
        worktree: Whether local repositories are read as they lie on disk.
    """

    command: str
    sources: tuple[SourceSpec, ...]
    recipe: Recipe
    rules: RuleBook
    store: str
    out: str | None = None
    jobs: int | None = None
    worktree: bool = False


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What came of a run; kept as ``runs/<run_id>/run.json``.

    Attributes:
        run_id: Id of the run; later runs sort later.
        command: ``scan`` or ``run``.
        version: Version of dataprep.
        recipe: Name of the recipe.
        recipe_digest: Digest of everything that the recipe says.
        store: Path or URI of the store.
        started_at: ISO 8601 time in UTC.
        wall_s: Seconds from start to end.
        cpu_s: CPU seconds of all tasks.
        sources: What was read: name, kind, revision, branch, whether dirty.
        tables: Files by table, relative to the store.
        stages: What came of each stage.
        failures: Sources and partitions that did not run, with their cause.
        release: Path or URI of the release; None when none was made.
    """

    run_id: str
    command: str
    version: str
    recipe: str
    recipe_digest: str
    store: str
    started_at: str
    wall_s: float
    cpu_s: float
    sources: list[dict[str, object]]
    tables: dict[str, list[str]]
    stages: list[dict[str, object]]
    failures: list[str] = field(default_factory=list)
    release: str | None = None


def resolve_sources(
    request: RunRequest, store: Store, failures: list[str]
) -> tuple[ResolvedSource, ...]:
    """Return the sources that can be read; the others are added to the failures.

    Raises:
        SourceError: None of them can be read; with one source, its own error.
    """
    cache = Path(store.root) / "sources" if store.storage.is_local else Path.home() / ".cache"
    found: list[ResolvedSource] = []
    errors: list[SourceError] = []
    for spec in request.sources:
        try:
            found.append(
                resolve_source(
                    spec,
                    worktree=request.worktree,
                    cache_dir=cache,
                    params=IngestParams.model_validate(request.recipe.ingest_params()),
                )
            )
        except SourceError as error:
            errors.append(error)
            failures.append(error.message)
    if not found:
        raise errors[0] if errors else NothingToScanError("no source was given")
    ordered = sorted(found, key=lambda s: (s.repo_name, s.origin, s.revision, s.fingerprint))
    unique = {source.repo_id: source for source in reversed(ordered)}
    return tuple(source for source in ordered if unique[source.repo_id] is source)


def plan_run(request: RunRequest) -> tuple[PlannedStage, ...]:
    """Return what a run would do, without doing it: ``--dry-run``."""
    store = Store(request.store)
    store.create()
    sources = resolve_sources(request, store, [])
    return _without_export(request, make_plan(store, sources, request.recipe, request.rules))


def _without_export(request: RunRequest, plan: Sequence[PlannedStage]) -> tuple[PlannedStage, ...]:
    if request.out is not None:
        wanted = f"{EXPORT_PREFIX}{request.recipe.task.name}"
        return tuple(
            p for p in plan if not p.stage.name.startswith(EXPORT_PREFIX) or p.stage.name == wanted
        )
    return tuple(p for p in plan if not p.stage.name.startswith(EXPORT_PREFIX))


def run(request: RunRequest, listener: Listener) -> RunRecord:
    """Do a run.

    Args:
        request: What to do.
        listener: Takes the events.

    Returns:
        The record, which is also kept in the store.

    Raises:
        SourceError: No source can be read.
        NothingToScanError: The sources hold no entry.
        ContractError: A stage's result breaks a contract.
        ConservationError: Counts do not add up.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    store = Store(request.store)
    store.create()
    failures: list[str] = []
    sources = resolve_sources(request, store, failures)
    for failure in failures:
        listener(Warned(f"left out: {failure}"))
    merge_index(store)
    plan = _without_export(request, make_plan(store, sources, request.recipe, request.rules))
    state = _State(request, store, sources, plan, listener, failures)
    with Executor(_jobs(request, is_large=len(sources) > _MANY_SOURCES)) as executor:
        release = _execute(state, executor)
    run_id = f"{started:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"
    record = RunRecord(
        run_id=run_id,
        command=request.command,
        version=__version__,
        recipe=request.recipe.name,
        recipe_digest=request.recipe.digest,
        store=store.root,
        started_at=started.isoformat(timespec="seconds"),
        wall_s=round(time.monotonic() - clock, 3),
        cpu_s=round(sum(stage.cpu_s for stage in state.stages), 3),
        sources=[_describe(source) for source in sources],
        tables=state.parts.tables(),
        stages=[asdict(stage) for stage in state.stages],
        failures=failures,
        release=release.location if release else None,
    )
    ended = datetime.now(UTC).isoformat(timespec="seconds")
    store.storage.write_bytes(
        lineage_events(run_id, ended, plan, state.stages), "runs", run_id, "lineage.jsonl"
    )
    store.storage.write_json(asdict(record), "runs", run_id, "run.json")
    store.storage.write_json({"run_id": run_id}, "runs", "last.json")
    return record


@dataclass(slots=True)
class _State:
    request: RunRequest
    store: Store
    sources: tuple[ResolvedSource, ...]
    plan: tuple[PlannedStage, ...]
    listener: Listener
    failures: list[str]
    stages: list[StageEnded] = field(default_factory=list)
    parts: Parts = field(init=False)

    def __post_init__(self) -> None:
        self.parts = Parts(self.store, self.plan)


def _execute(state: _State, executor: Executor) -> Release | None:
    """Do the stages in order; stop before the next one when a part of one is missing."""
    runner = StageRunner(state.store, state.sources, state.parts, executor, state.listener)
    for planned in state.plan:
        name = planned.stage.name
        if name.startswith(EXPORT_PREFIX):
            check_conservation(state.store, state.parts)
            return _publish(state, executor, planned)
        started = time.monotonic()
        state.listener(StageStarted(name, planned.stage.title, len(planned.parts)))
        outcome = runner.run(planned)
        state.parts.load(planned)
        state.failures += outcome.failures
        ended = StageEnded(
            stage=name,
            status=outcome.status,
            rows={t: state.parts.rows(t, name) for t in planned.stage.writes},
            n_units=outcome.n_units,
            n_computed=outcome.n_computed,
            cpu_s=round(outcome.cpu_s, 3),
            wall_s=round(time.monotonic() - started, 3),
        )
        state.stages.append(ended)
        state.listener(ended)
        if outcome.status == "failed" and not _can_go_on(state, planned):
            return None
        if not planned.stage.reads:
            if state.parts.count("n_entries") == 0:
                raise NothingToScanError("the sources hold no entry")
            is_large = state.parts.count("size_bytes") > _LARGE_BYTES
            executor.jobs = _jobs(state.request, is_large=is_large)
    check_conservation(state.store, state.parts)
    return None


def _can_go_on(state: _State, planned: PlannedStage) -> bool:
    """Return whether the rest can work without what failed: only when whole sources failed."""
    return not planned.stage.reads and state.parts.rows("repos") > 0


def _publish(state: _State, executor: Executor, planned: PlannedStage) -> Release:
    assert state.request.out is not None
    started = time.monotonic()
    state.listener(StageStarted(planned.stage.name, planned.stage.title, 1))
    release = publish(
        state.store, state.request.out, state.request.recipe, planned, (state.parts, executor)
    )
    ended = StageEnded(
        stage=planned.stage.name,
        status="cached" if release.was_there else "computed",
        rows=dict.fromkeys(planned.stage.writes, release.rows),
        n_units=release.rows,
        n_computed=0 if release.was_there else release.rows,
        cpu_s=round(release.cpu_s, 3),
        wall_s=round(time.monotonic() - started, 3),
    )
    state.stages.append(ended)
    state.listener(ended)
    return release


def _describe(source: ResolvedSource) -> dict[str, object]:
    kept = {"repo_name", "kind", "origin", "revision", "branch", "is_dirty", "ownership"}
    return source.model_dump(mode="json", include=kept)


def _jobs(request: RunRequest, *, is_large: bool) -> int:
    """Return how many processes to use: one where starting more costs more than it saves."""
    if request.jobs is not None:
        return request.jobs
    return (os.cpu_count() or 1) if is_large else 1
