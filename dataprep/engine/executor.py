"""Runs tasks in this process, or in a pool of spawned ones; the results are the same."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, TypeVar

from dataprep.errors import ConservationError, ContractError, StageError, describe

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that could not be done.

    Attributes:
        error: What stopped it.
    """

    error: StageError


class Work(Protocol):
    """What a task names itself by."""

    @property
    def stage(self) -> str:
        """Name of the stage."""

    @property
    def name(self) -> str:
        """Name of the range or source."""


TaskT = TypeVar("TaskT", bound=Work)
DoneT = TypeVar("DoneT")


def _attempt(function: Callable[[TaskT], DoneT], task: TaskT) -> DoneT | Failure:
    """Do a task; a contract that is broken is raised, everything else becomes a failure."""
    try:
        return function(task)
    except (ContractError, ConservationError):
        raise
    except Exception as error:
        if os.environ.get("DATAPREP_DEBUG"):
            logging.getLogger(__name__).exception("stage %s on %s", task.stage, task.name)
        return Failure(StageError(task.stage, task.name, describe(error)))


def _one_thread_per_worker() -> dict[str, str]:
    names = ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "ARROW_NUM_THREADS")
    return dict.fromkeys(names, "1")


class Executor:
    """Runs tasks, yielding each result with the number of its task.

    Args:
        jobs: Processes to use; 1 works in the caller's.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Executor:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
            self._pool = None

    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # NOTE: fork hangs with polars' threads; a spawned child reads the environment anew.
            os.environ.update(_one_thread_per_worker())
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=context)
        return self._pool

    def run(
        self, function: Callable[[TaskT], DoneT], tasks: Sequence[TaskT]
    ) -> Iterator[tuple[int, DoneT | Failure]]:
        """Yield ``(number of the task, result)`` as the tasks end, in any order.

        A worker that dies takes the tasks in flight with it: they are tried again, and one that
        keeps killing its worker becomes a failure.

        Raises:
            ContractError: A stage broke a contract.
        """
        if self.jobs == 1 or len(tasks) == 1:
            yield from ((number, _attempt(function, task)) for number, task in enumerate(tasks))
            return
        waiting = list(range(len(tasks)))
        for left in reversed(range(_TRIES)):
            waiting = yield from self._round(function, tasks, waiting, alone=left == 0)
            if not waiting:
                return
        for number in waiting:
            cause = "the worker process died; it may have run out of memory"
            yield number, Failure(StageError(tasks[number].stage, tasks[number].name, cause))

    def _round(
        self,
        function: Callable[[TaskT], DoneT],
        tasks: Sequence[TaskT],
        numbers: list[int],
        *,
        alone: bool,
    ) -> Generator[tuple[int, DoneT | Failure], None, list[int]]:
        """Yield results; return the numbers of the tasks that must be tried again."""
        again: list[int] = []
        groups = [[number] for number in numbers] if alone else [numbers]
        for group in groups:
            futures: dict[Future[DoneT | Failure], int] = {
                self._workers().submit(_attempt, function, tasks[number]): number
                for number in group
            }
            for future in as_completed(futures):
                try:
                    yield futures[future], future.result()
                except BrokenProcessPool:
                    again.append(futures[future])
            if again and self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None
        return again
