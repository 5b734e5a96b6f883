"""Runs tasks in this process, or in a pool of spawned ones; the results are the same."""

from __future__ import annotations

import atexit
import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, TypeVar

from dataprep.errors import ConservationError, ContractError, StageError, describe

_TRIES_ALONE = 2
_COLLECTION = (100_000, 50, 100)
"""When Python looks for cycles: a task makes many objects and few cycles; saves 4 % of CPU time."""
_THREADS = ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "ARROW_NUM_THREADS")


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
    import polars as pl

    before = gc.get_threshold()
    gc.set_threshold(*_COLLECTION)
    try:
        return function(task)
    except (ContractError, ConservationError):
        raise
    except StageError as error:
        return Failure(error)
    except (Exception, pl.exceptions.PanicException) as error:
        if os.environ.get("DATAPREP_DEBUG"):
            logging.getLogger(__name__).exception("stage %s on %s", task.stage, task.name)
        return Failure(StageError(task.stage, task.name, describe(error)))
    finally:
        gc.set_threshold(*before)


def _prepare_worker() -> None:
    """Let a worker end with its parent, however that ends, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    atexit.register(gc.freeze)  # a process that ends need not look for cycles
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


class Executor:
    """Runs tasks, yielding each result with the number of its task.

    Args:
        jobs: Processes to use; 1 works in the caller's.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._environment: dict[str, str | None] = {}

    def __enter__(self) -> Executor:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop(wait_for_tasks=kind is None)
        for name, value in self._environment.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        self._environment.clear()

    def _stop(self, *, wait_for_tasks: bool) -> None:
        """End the workers; without waiting, their tasks end with them."""
        if self._pool is None:
            return
        if not wait_for_tasks:
            for child in multiprocessing.active_children():
                child.terminate()
        self._pool.shutdown(wait=wait_for_tasks, cancel_futures=True)
        self._pool = None

    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # NOTE: fork hangs with polars' threads; a spawned child reads the environment anew.
            for name in _THREADS:
                self._environment.setdefault(name, os.environ.get(name))
                os.environ[name] = "1"
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self.jobs, mp_context=context, initializer=_prepare_worker
            )
        return self._pool

    def run(
        self, function: Callable[[TaskT], DoneT], tasks: Sequence[TaskT]
    ) -> Iterator[tuple[int, DoneT | Failure]]:
        """Yield ``(number of the task, result)`` as the tasks end, in any order.

        A worker that dies takes the tasks in flight with it: each of them is tried again alone,
        and one that keeps killing its worker becomes a failure.

        Raises:
            ContractError: A stage broke a contract.
            ConservationError: A stage lost rows.
        """
        if self.jobs == 1 or len(tasks) == 1:
            yield from ((number, _attempt(function, task)) for number, task in enumerate(tasks))
            return
        waiting = deque(range(len(tasks)))
        while waiting:
            suspects: list[int] = []
            yield from self._together(function, tasks, waiting, suspects)
            for number in suspects:
                yield number, self._alone(function, tasks[number])

    def _together(
        self,
        function: Callable[[TaskT], DoneT],
        tasks: Sequence[TaskT],
        waiting: deque[int],
        suspects: list[int],
    ) -> Iterator[tuple[int, DoneT | Failure]]:
        """Yield results until nothing waits or a worker dies; add what was in flight then.

        Few tasks are in flight at a time, so that few are suspected of a death.
        """
        flying: dict[Future[DoneT | Failure], int] = {}
        while (waiting and not suspects) or flying:
            while waiting and not suspects and len(flying) < self.jobs + 1:
                try:
                    future = self._workers().submit(_attempt, function, tasks[waiting[0]])
                except BrokenProcessPool:
                    break
                flying[future] = waiting.popleft()
            if not flying:
                self._stop(wait_for_tasks=False)
                continue
            for future in wait(flying, return_when=FIRST_COMPLETED).done:
                number = flying.pop(future)
                try:
                    yield number, future.result()
                except BrokenProcessPool:
                    suspects.append(number)
        if suspects:
            self._stop(wait_for_tasks=False)

    def _alone(self, function: Callable[[TaskT], DoneT], task: TaskT) -> DoneT | Failure:
        """Do a task in a pool in which nothing else is at work."""
        for _ in range(_TRIES_ALONE):
            try:
                return self._workers().submit(_attempt, function, task).result()
            except BrokenProcessPool:
                self._stop(wait_for_tasks=False)
        cause = "the worker process died; it may have run out of memory"
        return Failure(StageError(task.stage, task.name, cause))
