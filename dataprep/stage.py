"""How a stage is declared: what it reads, what it writes, and how far it can be split."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from dataprep.errors import UsageError


class Scope(StrEnum):
    """How far a stage's work can be split, and what its result is remembered by.

    Attributes:
        CONTENT: Row by row over distinct contents; remembered per content for ever.
        REPO: All files of one repository at a time; remembered per repository at a revision.
        CORPUS: All repositories together, by ranges of a digest; remembered per corpus.
    """

    CONTENT = "content"
    REPO = "repo"
    CORPUS = "corpus"


class Params(BaseModel):
    """Base of the parameters of a stage."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Map:
    """A step over ranges of ``content_id``.

    Attributes:
        run: Reference ``module:function``. Called as ``run(**tables, params=...)``, each table a
            LazyFrame holding the rows of one range; returns a mapping of frames.
        partition_by: Column of lower-case hexadecimal digests by whose ranges the frame
            ``exchange`` of the result is handed to the next step; None when there is none.
    """

    run: str
    partition_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reduce:
    """A step over ranges of the column that the step before partitioned by.

    Attributes:
        run: Reference ``module:function``. Called as ``run(exchange=..., params=...)`` with the
            rows of one range; returns a mapping of frames.
    """

    run: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A declared stage.

    Raises:
        UsageError: The engine cannot work with it; says why.

    Attributes:
        name: ``domain.verb``.
        version: Raised whenever the same input gives another output.
        scope: How the work is split.
        reads: Tables that the function takes, equal to its argument names.
        writes: Tables that the function returns, equal to its result's keys.
        params: Model of its parameters, all of which enter its key.
        run: Reference ``module:function``, loaded late; for ``CORPUS`` a tuple of steps.
        unit: For ``CONTENT``: columns by which a result is remembered, ``content_id`` first. All
            columns after it stand in the last table of ``reads``.
        data: Folders below ``rules/`` that the code reads; their digest enters its key.
        title: One line for people.
    """

    name: str
    version: int
    scope: Scope
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: str | tuple[Map | Reduce, ...]
    title: str
    params: type[Params] = Params
    unit: tuple[str, ...] = ("content_id",)
    data: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults = _faults(self)
        if faults:
            raise UsageError(f"stage '{self.name}' is not declared well: {'; '.join(faults)}")

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules that hold the stage's functions."""
        references = [self.run] if isinstance(self.run, str) else [step.run for step in self.run]
        return tuple(dict.fromkeys(reference.partition(":")[0] for reference in references))


def _faults(stage: Stage) -> list[str]:
    """Return one line for each thing in a declaration that the engine cannot work with."""
    steps = () if isinstance(stage.run, str) else stage.run
    faults = []
    if (stage.scope is Scope.CORPUS) == isinstance(stage.run, str):
        faults.append("run is one reference, for the scope CORPUS a tuple of steps")
    if stage.scope is Scope.CORPUS and not steps:
        faults.append("it has no step")
    for before, step in zip((None, *steps), steps, strict=False):
        hands_over = isinstance(before, Map) and before.partition_by is not None
        if isinstance(step, Reduce) and not hands_over:
            faults.append(f"nothing is handed over to the step '{step.run}'")
        if isinstance(step, Map) and hands_over:
            faults.append(f"the step '{step.run}' does not take what is handed over to it")
    if steps and isinstance(steps[-1], Map) and steps[-1].partition_by is not None:
        faults.append("the last step hands something over")
    if stage.scope is Scope.CONTENT:
        keyed = 2 if len(stage.unit) > 1 else 1
        if stage.unit[:1] != ("content_id",):
            faults.append("unit begins with content_id")
        if stage.reads[:1] != ("contents",) or len(stage.reads) != keyed:
            faults.append("it reads contents, and where unit says more the table of these columns")
    return faults


def load_function(reference: str) -> Callable[..., object]:
    """Return the function that a reference ``module:function`` names, importing its module."""
    module, _, name = reference.partition(":")
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    return function
