"""How a stage is declared: what it reads, what it writes, and how far it can be split."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


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

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules that hold the stage's functions."""
        references = [self.run] if isinstance(self.run, str) else [step.run for step in self.run]
        return tuple(dict.fromkeys(reference.partition(":")[0] for reference in references))


def load_function(reference: str) -> Callable[..., object]:
    """Return the function that a reference ``module:function`` names, importing its module."""
    module, _, name = reference.partition(":")
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    return function
