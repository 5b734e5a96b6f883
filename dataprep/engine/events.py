"""What a run tells while it goes on; renderers listen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StageStarted:
    """A stage begins to work on ``n_tasks`` tasks."""

    stage: str
    title: str
    n_tasks: int


@dataclass(frozen=True, slots=True)
class TaskEnded:
    """One task of a stage has ended; ``n_done`` of ``n_tasks`` have."""

    stage: str
    n_done: int
    n_tasks: int


@dataclass(frozen=True, slots=True)
class StageEnded:
    """A stage has ended.

    Attributes:
        stage: Name of the stage.
        status: ``computed``, ``cached`` or ``failed``.
        rows: Rows by table.
        n_units: Units asked for.
        n_computed: Units that had to be computed.
        cpu_s: CPU seconds of its tasks.
        wall_s: Seconds from its start to its end; of stages that share a pass of texts each has
            its part by CPU seconds.
    """

    stage: str
    status: str
    rows: dict[str, int]
    n_units: int
    n_computed: int
    cpu_s: float
    wall_s: float


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that the reader should know, and that does not stop the run."""

    message: str


Event = StageStarted | TaskEnded | StageEnded | Warned


class Listener(Protocol):
    """Takes events."""

    def __call__(self, event: Event) -> None:
        """Take one event; must not raise."""
