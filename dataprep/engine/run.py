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
from dataprep.detect.import_params import ImportParams
from dataprep.engine.compact import compact, tidy
from dataprep.engine.events import Listener, StageEnded, StageStarted, Warned
from dataprep.engine.executor import Executor
from dataprep.engine.known import forget_known
from dataprep.engine.ledger import check_conservation
from dataprep.engine.lineage import lineage_events
from dataprep.engine.lock import StoreLock
from dataprep.engine.memo import Memo
from dataprep.engine.plan import EXPORT_PREFIX, Parts, Plan, PlannedStage, make_plan
from dataprep.engine.release import Release, publish
from dataprep.engine.stages import Outcome, StageRunner
from dataprep.engine.store import Store
from dataprep.errors import NothingToScanError, SourceError
from dataprep.ingest.lookup import resolve_source
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import ResolvedSource, SourceSpec
from dataprep.recipe import Recipe
from dataprep.rules import RuleBook
from dataprep.stage import Scope

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
        imports: Results of other tools that are brought in.
    """

    command: str
    sources: tuple[SourceSpec, ...]
    recipe: Recipe
    rules: RuleBook
    store: str
    out: str | None = None
    jobs: int | None = None
    worktree: bool = False
    imports: ImportParams | None = None


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
        left_out: Sources that hold nothing.
        release: Path or URI of the release; None when none was made.
        near_duplicates: What a shingle and a near-duplicate are in this run, by which another text
            can be compared with its signatures; None where none were looked for.
        imports: Files of other tools, and whether the recipe counts what they found; or None.
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
    left_out: list[str] = field(default_factory=list)
    release: str | None = None
    near_duplicates: dict[str, str | int | bool | float] | None = None
    imports: dict[str, object] | None = None


def resolve_sources(
    request: RunRequest, store: Store, failures: list[str], left_out: list[str]
) -> tuple[ResolvedSource, ...]:
    """Return the sources that can be read, each once, in an order of their own.

    Args:
        request: The sources as they were given.
        store: Where mirrors of git URLs are kept.
        failures: Takes a line for each source that cannot be read.
        left_out: Takes a line for each source that holds nothing.

    Raises:
        SourceError: None of them can be read; with one source, its own error.
    """
    cache = Path(store.root) if store.storage.is_local else Path.home() / ".cache" / "dataprep"
    found: list[ResolvedSource] = []
    errors: list[SourceError] = []
    for spec in request.sources:
        try:
            found.append(
                resolve_source(
                    spec,
                    worktree=request.worktree,
                    cache_dir=cache / "sources",
                    params=IngestParams.model_validate(request.recipe.ingest_params()),
                )
            )
        except SourceError as error:
            errors.append(error)
            (left_out if isinstance(error, NothingToScanError) else failures).append(error.message)
    if not found:
        raise errors[0] if errors else NothingToScanError("no source was given")
    return _each_once(found)


def _each_once(sources: Sequence[ResolvedSource]) -> tuple[ResolvedSource, ...]:
    """Return the sources sorted; of those that are the same revision of the same origin, one.

    Which one does not depend on their order: one on its default branch, with stars and license
    known, before the others.
    """
    rank = {
        source.fingerprint: (
            source.is_default_branch is not True,
            source.spec.stars is None,
            source.spec.license is None,
            source.fingerprint,
        )
        for source in sources
    }
    unique: dict[str, ResolvedSource] = {}
    for source in sorted(sources, key=lambda s: rank[s.fingerprint]):
        unique.setdefault(source.repo_id, source)
    return tuple(sorted(unique.values(), key=lambda s: (s.repo_name, s.origin, s.revision)))


def plan_run(request: RunRequest) -> Plan:
    """Return what a run would do, without doing it: ``--dry-run``."""
    store = Store(request.store)
    store.create()
    return _plan(request, store, resolve_sources(request, store, [], []))


def _plan(request: RunRequest, store: Store, sources: Sequence[ResolvedSource]) -> Plan:
    """Return the stages of a run, of those that export the one whose shards are asked for."""
    plan = make_plan(store, sources, request.recipe, request.rules, request.imports)
    wanted = f"{EXPORT_PREFIX}{request.recipe.task.name}" if request.out is not None else None
    left_out = {p.stage.name for p in plan if p.stage.name.startswith(EXPORT_PREFIX)} - {wanted}
    return tuple(planned for planned in plan if planned.stage.name not in left_out)


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
    forget_known()
    with StoreLock(store) as lock:
        state = _start(request, store, lock, listener)
        with Executor(_jobs(request, is_large=len(state.sources) > _MANY_SOURCES)) as executor:
            release = _execute(state, executor)
        record = _record(state, release, started, time.monotonic() - clock)
        _keep(store, record, state)
    return record


@dataclass(slots=True)
class _State:
    request: RunRequest
    store: Store
    lock: StoreLock
    listener: Listener
    sources: tuple[ResolvedSource, ...]
    plan: Plan
    parts: Parts
    failures: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    stages: list[StageEnded] = field(default_factory=list)


def _start(request: RunRequest, store: Store, lock: StoreLock, listener: Listener) -> _State:
    """Look up the sources and plan what to do with them."""
    lock.when_alone(lambda: tidy(store))
    failures: list[str] = []
    left_out: list[str] = []
    sources = resolve_sources(request, store, failures, left_out)
    for line in (*failures, *left_out):
        listener(Warned(f"left out: {line}"))
    plan = _plan(request, store, sources)
    return _State(request, store, lock, listener, sources, plan, Parts(store), failures, left_out)


def _record(state: _State, release: Release | None, started: datetime, wall_s: float) -> RunRecord:
    """Return what came of a run."""
    recipe, imports = state.request.recipe, state.request.imports
    return RunRecord(
        run_id=f"{started:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}",
        command=state.request.command,
        version=__version__,
        recipe=recipe.name,
        recipe_digest=recipe.digest,
        store=state.store.root,
        started_at=started.isoformat(timespec="seconds"),
        wall_s=round(wall_s, 3),
        cpu_s=round(sum(stage.cpu_s for stage in state.stages), 3),
        sources=[_describe(source) for source in state.sources],
        tables=state.parts.tables(),
        stages=[asdict(stage) for stage in state.stages],
        failures=state.failures,
        left_out=state.left_out,
        release=release.location if release else None,
        near_duplicates=near.pair_params() if (near := recipe.near_duplicates) else None,
        imports=imports.described(recipe.defects) if imports else None,
    )


def _keep(store: Store, record: RunRecord, state: _State) -> None:
    """Write what came of a run; that it was the last one comes last."""
    ended = datetime.now(UTC).isoformat(timespec="seconds")
    lines = lineage_events(record.run_id, ended, state.plan, state.stages)
    store.storage.write_bytes(lines, "runs", record.run_id, "lineage.jsonl")
    store.storage.write_json(asdict(record), "runs", record.run_id, "run.json")
    store.storage.write_json({"run_id": record.run_id}, "runs", "last.json")


def _execute(state: _State, executor: Executor) -> Release | None:
    """Do the stages in order; stop before the next one when a part of one is missing."""
    number = 0
    while number < len(state.plan):
        planned = state.plan[number]
        if planned.stage.name.startswith(EXPORT_PREFIX):
            check_conservation(state.store, state.parts)
            return _publish(state, executor, planned)
        group = _group(state.plan[number:])
        outcomes = _do(state, executor, group)
        if any(o.status == "failed" for o in outcomes) and not _can_go_on(state, planned):
            return None
        if not planned.stage.reads:
            _after_ingest(state, executor, number)
        number += len(group)
    check_conservation(state.store, state.parts)
    return None


def _group(plan: Sequence[PlannedStage]) -> list[PlannedStage]:
    """Return the stages to do next: one, or ``CONTENT`` stages that can share a pass of texts."""
    group = [plan[0]]
    for planned in plan[1:]:
        both = (group[-1], planned)
        if any(p.stage.scope is not Scope.CONTENT or p.is_done for p in both):
            break
        group.append(planned)
    return group


def _do(state: _State, executor: Executor, group: Sequence[PlannedStage]) -> list[Outcome]:
    """Do the stages of a group and tell what came of each."""
    started = time.monotonic()
    for planned in group:
        parts = len(planned.parts)
        state.listener(StageStarted(planned.stage.name, planned.stage.title, parts))
        if planned.stage.scope is Scope.CONTENT and not planned.is_done:
            state.lock.when_alone(Memo(state.store, planned.stage, planned.memo_key).merge)
    runner = StageRunner(state.store, state.sources, state.parts, executor, state.listener)
    outcomes = runner.run_contents(group) if len(group) > 1 else [runner.run(group[0])]
    wall_s = time.monotonic() - started
    total_s = sum(outcome.cpu_s for outcome in outcomes) or 1.0
    for planned, outcome in zip(group, outcomes, strict=True):
        name = planned.stage.name
        state.parts.load(planned)
        state.failures += outcome.failures
        share = outcome.cpu_s / total_s if len(group) > 1 else 1.0
        _end(
            state,
            StageEnded(
                stage=name,
                status=outcome.status,
                rows={t: state.parts.rows(t, name) for t in planned.stage.writes},
                n_units=outcome.n_units,
                n_computed=outcome.n_computed,
                cpu_s=round(outcome.cpu_s, 3),
                wall_s=round(wall_s * share, 3),
            ),
        )
    return outcomes


def _end(state: _State, ended: StageEnded) -> None:
    state.stages.append(ended)
    state.listener(ended)


def _can_go_on(state: _State, planned: PlannedStage) -> bool:
    """Return whether the rest can work without what failed: only when whole sources failed."""
    name = planned.stage.name
    is_read = any(state.store.find_part(name, part.key) is not None for part in planned.parts)
    return not planned.stage.reads and is_read and state.parts.rows("repos") > 0


def _after_ingest(state: _State, executor: Executor, number: int) -> None:
    """Go on with what a stage has read: without sources that failed, with as many workers as pay.

    NOTE: parts are named by what they are made from. The plan is made anew without a source that
    failed, lest parts that lack its rows stand under the names of parts that hold them.
    """
    if state.parts.count("n_entries") == 0:
        raise NothingToScanError("the sources hold no entry")
    ingest = state.plan[number]
    is_read = [state.store.find_part(ingest.stage.name, p.key) is not None for p in ingest.parts]
    if not all(is_read):
        state.sources = tuple(s for s, there in zip(state.sources, is_read, strict=True) if there)
        state.plan = _plan(state.request, state.store, state.sources)
        state.parts = Parts(state.store)
        for planned in state.plan[: number + 1]:
            state.parts.load(planned)
    state.lock.when_alone(lambda: compact(state.store))
    is_large = state.parts.count("size_bytes") > _LARGE_BYTES
    executor.jobs = _jobs(state.request, is_large=is_large)


def _publish(state: _State, executor: Executor, planned: PlannedStage) -> Release:
    assert state.request.out is not None
    started = time.monotonic()
    state.listener(StageStarted(planned.stage.name, planned.stage.title, 1))
    release = publish(
        state.store, state.request.out, state.request.recipe, planned, (state.parts, executor)
    )
    _end(
        state,
        StageEnded(
            stage=planned.stage.name,
            status="cached" if release.was_there else "computed",
            rows=dict.fromkeys(planned.stage.writes, release.rows),
            n_units=release.rows,
            n_computed=0 if release.was_there else release.rows,
            cpu_s=round(release.cpu_s, 3),
            wall_s=round(time.monotonic() - started, 3),
        ),
    )
    return release


def _describe(source: ResolvedSource) -> dict[str, object]:
    kept = {"repo_name", "kind", "origin", "revision", "branch", "is_dirty", "ownership"}
    return source.model_dump(mode="json", include=kept)


def _jobs(request: RunRequest, *, is_large: bool) -> int:
    """Return how many processes to use: one where starting more costs more than it saves.

    What lies in the memory of this process is seen by no other one.
    """
    if any((place or "").startswith("memory://") for place in (request.store, request.out)):
        return 1
    if request.jobs is not None:
        return request.jobs
    return (os.cpu_count() or 1) if is_large else 1
