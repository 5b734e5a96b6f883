"""Does one planned stage: cuts it into tasks by its scope, runs them, records its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dataprep.engine.events import Listener, TaskEnded
from dataprep.engine.executor import Executor, Failure
from dataprep.engine.memo import Memo
from dataprep.engine.plan import Parts, PlannedPart, PlannedStage
from dataprep.engine.ranges import count_for, split
from dataprep.engine.store import Part, Store
from dataprep.engine.tasks import GATHER, Done, Files, Task, run_task
from dataprep.ingest.source import ResolvedSource
from dataprep.stage import Map, Scope

_BYTES_PER_TASK = 24 * 2**20
_ROWS_PER_TASK = 100_000


@dataclass(slots=True)
class Outcome:
    """What came of a stage; see ``StageEnded``."""

    status: str
    n_units: int = 0
    n_computed: int = 0
    cpu_s: float = 0.0
    failures: list[str] = field(default_factory=list)


class StageRunner:
    """Does planned stages one after the other.

    Args:
        store: The store.
        sources: The sources of the run.
        parts: The parts that are there; the caller adds those of each stage that was done.
        executor: Runs the tasks.
        listener: Takes the events.
    """

    def __init__(
        self,
        store: Store,
        sources: Sequence[ResolvedSource],
        parts: Parts,
        executor: Executor,
        listener: Listener,
    ) -> None:
        self._store, self._sources, self._parts = store, sources, parts
        self._executor, self._listener = executor, listener

    def run(self, planned: PlannedStage) -> Outcome:
        """Do what is not done of a stage."""
        if planned.is_done:
            return Outcome("cached", n_units=sum(self._recorded(planned)))
        by_scope: dict[Scope, Callable[[PlannedStage, Outcome], None]] = {
            Scope.CONTENT: self._run_content,
            Scope.REPO: self._run_repo,
            Scope.CORPUS: self._run_corpus,
        }
        outcome = Outcome("computed")
        by_scope[planned.stage.scope](planned, outcome)
        if outcome.failures:
            outcome.status = "failed"
        return outcome

    def _recorded(self, planned: PlannedStage) -> list[int]:
        found = [self._store.find_part(planned.stage.name, part.key) for part in planned.parts]
        return [part.counts.get("n_units", 0) for part in found if part is not None]

    def _do(self, tasks: Sequence[Task], outcome: Outcome) -> list[Done | None]:
        """Run tasks; None stands for one that failed."""
        results: list[Done | None] = [None] * len(tasks)
        for n_done, (number, result) in enumerate(self._executor.run(run_task, tasks), start=1):
            if isinstance(result, Failure):
                outcome.failures.append(result.error.message)
            else:
                results[number] = result
                outcome.cpu_s += result.cpu_s
                outcome.n_units += result.counts.get("n_units", 0)
                outcome.n_computed += result.counts.get("n_computed", 0)
            self._listener(TaskEnded(tasks[number].stage, n_done, len(tasks)))
        return results

    def _inputs(self, planned: PlannedStage) -> Files:
        return {table: self._parts.files(table) for table in planned.stage.reads}

    def _finish(self, planned: PlannedStage, part: PlannedPart, done: Sequence[Done]) -> None:
        """Record a part of which every task was done."""
        tables: dict[str, list[str]] = {}
        rows: dict[str, int] = {}
        counts: dict[str, int] = {}
        for one in done:
            for table, file in one.files.items():
                tables.setdefault(table, []).append(file)
                rows[table] = rows.get(table, 0) + one.rows[table]
            for name, count in one.counts.items():
                counts[name] = counts.get(name, 0) + count
        self._store.finish_part(Part(planned.stage.name, part.key, tables, rows, counts))

    def _run_content(self, planned: PlannedStage, outcome: Outcome) -> None:
        (part,) = planned.parts
        inputs = self._inputs(planned)
        inputs.setdefault("files", self._parts.files("files"))
        size = self._parts.count("size_bytes")
        tasks = [
            Task(
                store=self._store.root,
                stage=planned.stage.name,
                key=part.key,
                params=planned.params,
                inputs=inputs,
                part=piece,
                name=piece.name,
                memo_key=planned.memo_key,
            )
            for piece in split(count_for(size, _BYTES_PER_TASK))
        ]
        Memo(self._store, planned.stage, planned.memo_key).merge()
        results = self._do(tasks, outcome)
        if None not in results:
            self._finish(planned, part, [done for done in results if done is not None])

    def _run_repo(self, planned: PlannedStage, outcome: Outcome) -> None:
        pending = [part for part in planned.parts if not part.is_done]
        exchange = self._gather(planned, pending, outcome) if planned.stage.reads else {}
        if outcome.failures:
            return
        tasks = [
            Task(
                store=self._store.root,
                stage=planned.stage.name,
                key=part.key,
                params=planned.params,
                inputs=self._own_inputs(planned, part, exchange),
                name="all",
                exchange=exchange,
                source=self._sources[part.source or 0],
            )
            for part in pending
        ]
        results = self._do(tasks, outcome)
        for part, done in zip(pending, results, strict=True):
            outcome.n_units += 1
            if done is not None:
                outcome.n_computed += 1
                self._finish(planned, part, [done])
        self._store.storage.remove("exchange", planned.stage.name)

    def _own_inputs(self, planned: PlannedStage, part: PlannedPart, exchange: Files) -> Files:
        of = frozenset([part.source or 0])
        tables = [table for table in planned.stage.reads if table not in exchange]
        return {table: self._parts.files(table, of) for table in tables}

    def _gather(
        self, planned: PlannedStage, pending: Sequence[PlannedPart], outcome: Outcome
    ) -> Files:
        """Give each pending repository its rows of the content tables, as exchange files."""
        sources = frozenset(part.source or 0 for part in pending)
        inputs = self._inputs(planned) | {"files": self._parts.files("files", sources)}
        tasks = [
            Task(
                store=self._store.root,
                stage=planned.stage.name,
                key=planned.memo_key,
                params=planned.params,
                inputs=inputs,
                part=piece,
                name=piece.name,
                step=GATHER,
            )
            for piece in split(count_for(self._parts.rows("files"), _ROWS_PER_TASK))
        ]
        return _exchanged(self._do(tasks, outcome))

    def _run_corpus(self, planned: PlannedStage, outcome: Outcome) -> None:
        (part,) = planned.parts
        steps = planned.stage.run
        assert not isinstance(steps, str)
        inputs = self._inputs(planned)
        pieces = split(count_for(self._parts.rows("files"), _ROWS_PER_TASK))
        exchange: Files = {}
        finished: list[Done] = []
        for number, step in enumerate(steps):
            tasks = [
                Task(
                    store=self._store.root,
                    stage=planned.stage.name,
                    key=part.key,
                    params=planned.params,
                    inputs=inputs if isinstance(step, Map) else {},
                    part=piece,
                    name=f"{number}-{piece.name}",
                    step=number,
                    exchange=exchange,
                )
                for piece in pieces
            ]
            results = self._do(tasks, outcome)
            if None in results:
                return
            finished += [done for done in results if done is not None]
            exchange = _exchanged(results)
        self._finish(planned, part, finished)
        self._store.storage.remove("exchange", planned.stage.name)


def _exchanged(results: Sequence[Done | None]) -> Files:
    files: Files = {}
    for done in results:
        for table, file in (done.exchange if done is not None else {}).items():
            files.setdefault(table, []).append(file)
    return files
