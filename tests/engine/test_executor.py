import os
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest

from dataprep.engine.executor import Executor, Failure
from dataprep.errors import ContractError


@dataclass(frozen=True)
class _Work:
    stage: str
    name: str


def _work(task: _Work) -> str:
    if task.name == "raise":
        raise ValueError("the content said: hunter2")
    if task.name == "die":
        os._exit(9)
    if task.name == "break":
        raise ContractError("table", ["a clause"])
    return task.name.upper()


def _tasks(*names: str) -> list[_Work]:
    return [_Work("a.b", name) for name in names]


@pytest.mark.parametrize("jobs", [1, 2])
def test_run_yields_each_result_with_its_number(jobs: int) -> None:
    with Executor(jobs) as executor:
        assert {0: "A", 1: "B", 2: "C"} == dict(executor.run(_work, _tasks("a", "b", "c")))


@pytest.mark.parametrize("jobs", [1, 2])
def test_run_when_a_task_raises_gives_a_failure_without_its_message(jobs: int) -> None:
    with Executor(jobs) as executor:
        found = dict(executor.run(_work, _tasks("a", "raise")))
    failure = found[1]
    assert isinstance(failure, Failure)
    assert "stage 'a.b' failed on raise: ValueError" in failure.error.message
    assert "hunter2" not in str(failure.error)
    assert "A" == found[0]


def test_run_when_a_worker_dies_finishes_the_others() -> None:
    with Executor(2) as executor:
        found = dict(executor.run(_work, _tasks("a", "die", "b", "c")))
    assert ["A", "B", "C"] == [found[0], found[2], found[3]]
    assert isinstance(found[1], Failure)
    assert "the worker process died" in found[1].error.message


@pytest.mark.parametrize("jobs", [1, 2])
def test_run_when_a_contract_is_broken_stops(jobs: int) -> None:
    with Executor(jobs) as executor, pytest.raises(ContractError):
        list(executor.run(_work, _tasks("a", "break")))


def test_run_when_a_worker_dies_early_loses_none_of_many_tasks() -> None:
    names = ["die", *(f"t{number}" for number in range(30))]
    with Executor(2) as executor:
        found = dict(executor.run(_work, _tasks(*names)))
    assert isinstance(found.pop(0), Failure)
    assert {number: f"T{number - 1}" for number in range(1, 31)} == found


def test_executor_leaves_the_environment_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("POLARS_MAX_THREADS", raising=False)
    with Executor(2) as executor:
        list(executor.run(_work, _tasks("a", "b")))
    assert "7" == os.environ["OMP_NUM_THREADS"]
    assert "POLARS_MAX_THREADS" not in os.environ


def test_workers_end_with_a_parent_that_is_killed() -> None:
    script = (
        "import sys, time\n"
        "from dataprep.engine.executor import Executor\n"
        "from tests.engine.test_executor import _tasks, _tell_and_stay\n"
        "if __name__ == '__main__':\n"
        "    with Executor(2) as executor:\n"
        "        list(executor.run(_tell_and_stay, _tasks('a', 'b')))\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert child.stdout is not None
    workers = [int(child.stdout.readline()) for _ in range(2)]
    child.kill()
    child.wait()
    assert 2 == len(set(workers))
    assert b"" == child.stdout.read()  # comes when the last worker has ended
    child.stdout.close()


def _tell_and_stay(task: _Work) -> str:
    os.write(1, f"{os.getpid()}\n".encode())  # in one piece: another worker writes too
    time.sleep(60)
    print("stayed", flush=True)
    return task.name
