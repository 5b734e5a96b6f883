"""Does one planned stage: cuts it into tasks by its scope, runs them, records its parts."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dataprep.contracts import load_contract
from dataprep.engine.events import Listener, TaskEnded
from dataprep.engine.executor import Executor, Failure
from dataprep.engine.grown import Generation, Grown, files_of
from dataprep.engine.memo import Memo
from dataprep.engine.plan import Parts, PlannedPart, PlannedStage, merge_files
from dataprep.engine.ranges import EVERYTHING, Range, count_for, overlapping, split
from dataprep.engine.store import Part, Store
from dataprep.engine.tasks import run_task
from dataprep.engine.work import GATHER, Done, Files, Task
from dataprep.errors import ContractError, StageError
from dataprep.ingest.source import ResolvedSource
from dataprep.stage import Gather, Reduce, Scope, Step

_BYTES_PER_TASK = 32 * 2**20
_ROWS_PER_TASK = 100_000
_TAKEN_BYTES_PER_TASK = 96 * 2**20
"""Of all texts, where a step reads some of them, batch by batch."""
_EXCHANGED_BYTES_PER_TASK = 128 * 2**20
"""Of the files that a step takes: in memory its rows are two to three times as large."""


@dataclass(slots=True)
class Outcome:
    """What came of a stage; see ``StageEnded``."""

    status: str
    n_units: int = 0
    n_computed: int = 0
    cpu_s: float = 0.0
    failures: list[str] = field(default_factory=list)

    def add(self, done: Done) -> None:
        """Count a task that was done."""
        self.cpu_s += done.cpu_s
        self.n_units += done.counts.get("n_units", 0)
        self.n_computed += done.counts.get("n_computed", 0)


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
        self._scratch = f"exchange/{uuid.uuid4().hex}"

    def run(self, planned: PlannedStage) -> Outcome:
        """Do what is not done of a stage."""
        if planned.is_done:
            return Outcome("cached", n_units=sum(self._recorded(planned)))
        if planned.stage.scope is Scope.CONTENT:
            return self.run_contents([planned])[0]
        by_scope: dict[Scope, Callable[[PlannedStage, Outcome], None]] = {
            Scope.REPO: self._run_repo,
            Scope.CORPUS: self._run_corpus,
        }
        outcome = Outcome("computed")
        try:
            by_scope[planned.stage.scope](planned, outcome)
        finally:
            self._store.storage.remove(self._scratch)
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
                outcome.failures.append(_message(tasks[number], result))
            else:
                results[number] = result
                outcome.add(result)
            self._listener(TaskEnded(tasks[number].stage, n_done, len(tasks)))
        return results

    def _inputs(self, planned: PlannedStage) -> Files:
        tables = dict.fromkeys(("files", *planned.stage.reads))
        return {t: self._parts.inputs(t) for t in tables if t != "contents"}

    def _finish(self, planned: PlannedStage, part: PlannedPart, done: Sequence[Done]) -> None:
        """Record a part of which every task was done."""
        tables: dict[str, list[str]] = {}
        rows: dict[str, int] = {}
        counts: dict[str, int] = {}
        for one in done:
            for table, n_rows in one.rows.items():
                rows[table] = rows.get(table, 0) + n_rows
                found = tables.setdefault(table, [])
                found += [one.files[table]] if table in one.files else []
            for name, count in one.counts.items():
                counts[name] = counts.get(name, 0) + count
        self._store.finish_part(Part(planned.stage.name, part.key, tables, rows, counts))

    def run_contents(self, group: Sequence[PlannedStage]) -> list[Outcome]:
        """Do ``CONTENT`` stages that follow one another, reading each text once for all of them.

        Args:
            group: Stages of which none is done; each reads what stages before the group wrote, or
                earlier ones of the group.
        """
        outcomes = [Outcome("computed") for _ in group]
        pieces = split(max(self._n_ranges(), self._n_ranges_of_text()))
        prepared = [self._content_tasks(planned, pieces) for planned in group]
        chains = [replace(first, then=tuple(rest)) for first, *rest in zip(*prepared, strict=True)]
        results = self._do(chains, outcomes[0])
        if None in results:
            for outcome in outcomes:
                outcome.status = "failed"
            return outcomes
        done = [one for one in results if one is not None]
        self._finish(group[0], group[0].parts[0], done)
        for number, (planned, outcome) in enumerate(zip(group[1:], outcomes[1:], strict=True)):
            own = [one.then[number] for one in done]
            for one in own:
                outcome.add(one)
            self._finish(planned, planned.parts[0], own)
        return outcomes

    def _content_tasks(self, planned: PlannedStage, pieces: Sequence[Range]) -> list[Task]:
        inputs = self._inputs(planned)
        memo = Memo(self._store, planned.stage, planned.memo_key).batches()
        return [
            Task(
                store=self._store.root,
                stage=planned.stage.name,
                key=planned.parts[0].key,
                params=planned.params,
                inputs=_of_range(inputs, piece),
                part=piece,
                name=piece.name,
                memo_key=planned.memo_key,
                memo=memo,
            )
            for piece in pieces
        ]

    def _n_ranges(self) -> int:
        return count_for(self._parts.rows("files"), _ROWS_PER_TASK)

    def _n_ranges_of_text(self) -> int:
        return count_for(self._parts.count("size_bytes"), _BYTES_PER_TASK)

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

    def _own_inputs(self, planned: PlannedStage, part: PlannedPart, exchange: Files) -> Files:
        tables = [table for table in planned.stage.reads if table not in exchange]
        return {table: self._parts.files_of(table, part.source or 0) for table in tables}

    def _gather(
        self, planned: PlannedStage, pending: Sequence[PlannedPart], outcome: Outcome
    ) -> Files:
        """Give each pending repository its rows of the content tables, as exchange files."""
        by_source = (self._parts.files_of("files", part.source or 0) for part in pending)
        files = [file for found in by_source for file in found]
        inputs = self._inputs(planned) | {"files": merge_files(self._store, "files", files)}
        tasks = [
            Task(
                store=self._store.root,
                stage=planned.stage.name,
                key=planned.memo_key,
                params=planned.params,
                inputs=_of_range(inputs, piece),
                part=piece,
                name=piece.name,
                step=GATHER,
                scratch=self._scratch,
            )
            for piece in split(self._n_ranges())
        ]
        return _exchanged(self._do(tasks, outcome))

    def _run_corpus(self, planned: PlannedStage, outcome: Outcome) -> None:
        """Do the steps of a ``CORPUS`` stage one after the other."""
        if not planned.stage.grows:
            done = self._do_steps(planned, outcome)
            if done is not None:
                self._finish(planned, planned.parts[0], done)
            return
        grown = Grown(self._store, planned.stage, planned.memo_key)
        with grown.alone():
            if self._store.find_part(planned.stage.name, planned.parts[0].key) is not None:
                outcome.status = "cached"  # by another run, while this one waited
                return
            grown.merge()
            known = grown.generations()
            name = grown.next_name(planned.parts[0].key)
            done = self._do_steps(planned, outcome, grown.folder(name), files_of(known))
            if done is None:
                return
            writes = planned.stage.writes
            new = _generation(name, done, writes)
            if new.n_units:
                grown.add(new)
            before = [one for found in known for one in _as_done(found, writes)]
            self._finish(planned, planned.parts[0], [*before, *done])

    def _do_steps(
        self,
        planned: PlannedStage,
        outcome: Outcome,
        grown: str = "",
        known: Files | None = None,
    ) -> list[Done] | None:
        """Return what the tasks of all steps have done; None when one of them failed.

        Raises:
            ContractError: No step has written one of the stage's tables.
        """
        inputs = self._inputs(planned)
        exchange: Files = {}
        finished: list[Done] = []
        for number, step in enumerate(planned.stage.steps):
            tasks = [
                Task(
                    store=self._store.root,
                    stage=planned.stage.name,
                    key=planned.parts[0].key,
                    params=planned.params,
                    inputs=_of_range(inputs, piece) if not isinstance(step, Reduce) else {},
                    part=piece,
                    name=f"{number}-{piece.name}" if number else piece.name,
                    step=number,
                    scratch=self._scratch,
                    exchange=exchange,
                    grown=grown,
                    known=known or {},
                )
                for piece in self._pieces(step, exchange, known or {})
            ]
            results = self._do(tasks, outcome)
            if None in results:
                return None
            finished += [done for done in results if done is not None]
            exchange = exchange | _exchanged(results)
        written = {table for done in finished for table in done.files}
        absent = sorted(set(planned.stage.writes) - written)
        if absent:
            fault = f"missing from the result of stage '{planned.stage.name}'"
            raise ContractError(", ".join(absent), [fault])
        return finished

    def _pieces(self, step: Step, exchange: Files, known: Files) -> tuple[Range, ...]:
        """Return the ranges that a step is cut into: by files, texts or bytes handed over.

        What earlier runs have kept is read with what this one hands over, and counts like it.
        """
        if isinstance(step, Gather):
            return (EVERYTHING,)
        if isinstance(step, Reduce):
            given = [file for name in step.takes for file in exchange[name]]
            files = given + [file for name in step.takes for file in known.get(name, ())]
            size = sum(self._store.storage.size(file) for file in files)
            return split(count_for(size, _EXCHANGED_BYTES_PER_TASK))
        size = self._parts.count("size_bytes") if step.by_text else 0
        return split(max(self._n_ranges(), count_for(size, _TAKEN_BYTES_PER_TASK)))


def _generation(name: str, done: Sequence[Done], writes: Sequence[str]) -> Generation:
    """Return what the tasks of a stage that grows have added."""
    files: Files = {}
    rows: dict[str, int] = {}
    for one in done:
        kept = one.kept | {table: file for table, file in one.files.items() if one.rows[table]}
        for table, file in kept.items():
            files.setdefault(table, []).append(file)
        for table in writes:
            rows[table] = rows.get(table, 0) + one.rows.get(table, 0)
    return Generation(name, sum(one.counts.get("n_computed", 0) for one in done), files, rows)


def _as_done(generation: Generation, writes: Sequence[str]) -> list[Done]:
    """Return what an earlier run has written, file by file, as if it were done by this one."""
    rows = {table: generation.rows.get(table, 0) for table in writes}
    files = [(table, file) for table in writes for file in generation.files.get(table, ())]
    return [Done({}, rows, {}), *(Done({table: file}, {table: 0}, {}) for table, file in files)]


def _message(task: Task, failure: Failure) -> str:
    """Return what failed and why, naming the source where the task was one."""
    if not isinstance(task.source, ResolvedSource):
        return failure.error.message
    error = failure.error
    return StageError(error.stage, task.source.repo_name, error.cause).message


def _of_range(inputs: Files, part: Range) -> Files:
    """Return the input files that can hold rows of a range; tables without ranges stay whole."""
    return {
        table: overlapping(files, part) if load_contract(table).partitioned_by else files
        for table, files in inputs.items()
    }


def _exchanged(results: Sequence[Done | None]) -> Files:
    files: Files = {}
    for done in results:
        for table, file in (done.exchange if done is not None else {}).items():
            files.setdefault(table, []).append(file)
    return files
