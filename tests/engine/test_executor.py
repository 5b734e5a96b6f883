import os
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
