"""How a stage is declared: what it reads, what it writes, and how far it can be split."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
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
class Handed:
    """A table that a step of a ``CORPUS`` stage hands to later steps, through files.

    Attributes:
        name: Key of the step's result, and argument of the steps that take it.
        by: Column by whose ranges it is read: ``content_id`` for a ``Map``, else any column of
            lower-case hexadecimal digests, or of unsigned 64-bit integers spread like them.
        is_kept: Whether its rows stay in the store for later runs; see ``Stage.grows``.
    """

    name: str
    by: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """A step over ranges of ``content_id``.

    Attributes:
        run: Reference ``module:function``. Called as ``run(**tables, **taken, params=...)``, each
            a LazyFrame holding the rows of one range; returns a mapping of frames.
        hands: What it hands to later steps.
        takes: What earlier steps handed over by ``content_id``.
        reads: Tables of the stage that it is given; None for all.
        by_text: Whether it reads texts: then it is called once for every batch of the texts of the
            contents that it takes, with the frame ``texts`` and the rows of these contents.
        keyed: Whether it is called with ``key``; see ``Stage.keyed``.
        takes_whole: What earlier steps handed over, all rows of it for every range: small things.
    """

    run: str
    hands: tuple[Handed, ...] = ()
    takes: tuple[str, ...] = ()
    reads: tuple[str, ...] | None = None
    by_text: bool = False
    keyed: bool = False
    takes_whole: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reduce:
    """A step over ranges of the columns by which what it takes was handed over.

    Attributes:
        run: Reference ``module:function``. Called as ``run(**taken, params=...)`` with the rows of
            one range; a taken table that is kept holds rows of earlier runs too, and the column
            ``is_new``. Returns a mapping of frames.
        takes: What earlier steps handed over.
        hands: What it hands to later steps.
    """

    run: str
    takes: tuple[str, ...]
    hands: tuple[Handed, ...] = ()


@dataclass(frozen=True, slots=True)
class Gather:
    """A step that sees everything at once, and so has to be small: edges, not texts.

    Attributes:
        run: Reference ``module:function``. Called as ``run(**tables, **taken, params=...)`` with
            all rows; returns a mapping of frames.
        takes: What earlier steps handed over.
        hands: What it hands to later steps.
        reads: Tables of the stage that it is given; of a stage that grows also those that it
            writes, with the rows of earlier runs.
    """

    run: str
    takes: tuple[str, ...] = ()
    hands: tuple[Handed, ...] = ()
    reads: tuple[str, ...] = ()


Step = Map | Reduce | Gather


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
        keyed: Whether its function is called with ``key``, the 32 secret bytes of the store. Only
            their id enters the stage's key. Of a stage of the scope ``CORPUS`` a step says so.
        by_text: For ``REPO``: whether it reads texts. Then it is called once for every batch of the
            texts of a repository, with the frame ``texts`` beside its tables; for a repository
            without texts once with none.
        texts_of: The tables that name these texts.
    """

    name: str
    version: int
    scope: Scope
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: str | tuple[Step, ...]
    title: str
    params: type[Params] = Params
    unit: tuple[str, ...] = ("content_id",)
    data: tuple[str, ...] = ()
    keyed: bool = False
    by_text: bool = False
    texts_of: tuple[str, ...] = ("files",)

    def __post_init__(self) -> None:
        faults = _faults(self)
        if faults:
            raise UsageError(f"stage '{self.name}' is not declared well: {'; '.join(faults)}")

    @property
    def steps(self) -> tuple[Step, ...]:
        """Steps of a ``CORPUS`` stage; none of the others."""
        return () if isinstance(self.run, str) else self.run

    @property
    def grows(self) -> bool:
        """Whether later runs build on earlier ones: some of what its steps hand over is kept.

        Its first step then sees only the contents that no earlier run on the store has covered,
        and its tables hold the rows of all runs: whoever reads them picks what belongs to a corpus.
        """
        return any(handed.is_kept for step in self.steps for handed in step.hands)

    @property
    def needs_key(self) -> bool:
        """Whether what it writes depends on the key of the store."""
        return self.keyed or any(isinstance(step, Map) and step.keyed for step in self.steps)

    def read_by(self, step: Step) -> tuple[str, ...]:
        """Return the tables that a step of this stage is given."""
        if isinstance(step, Reduce):
            return ()
        return self.reads if step.reads is None else step.reads

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules that hold the stage's functions."""
        references = [self.run] if isinstance(self.run, str) else [step.run for step in self.run]
        return tuple(dict.fromkeys(reference.partition(":")[0] for reference in references))


def _faults(stage: Stage) -> list[str]:
    """Return one line for each thing in a declaration that the engine cannot work with."""
    faults = []
    if (stage.scope is Scope.CORPUS) == isinstance(stage.run, str):
        faults.append("run is one reference, for the scope CORPUS a tuple of steps")
    if stage.scope is Scope.CORPUS and not stage.steps:
        faults.append("it has no step")
    faults += _step_faults(stage)
    if stage.keyed and stage.scope is Scope.CORPUS:
        faults.append("of the scope CORPUS a step is keyed, not the stage")
    if stage.by_text and (stage.scope is not Scope.REPO or set(stage.texts_of) - {*stage.reads}):
        faults.append(f"by_text is for the scope REPO, and reads {', '.join(stage.texts_of)}")
    if stage.scope is Scope.CONTENT:
        keyed = 2 if len(stage.unit) > 1 else 1
        if stage.unit[:1] != ("content_id",):
            faults.append("unit begins with content_id")
        if stage.reads[:1] != ("contents",) or len(stage.reads) != keyed:
            faults.append("it reads contents, and where unit says more the table of these columns")
    return faults


def _step_faults(stage: Stage) -> Iterator[str]:
    """Yield one line for each thing that the steps of a stage hand over wrongly."""
    handed: dict[str, Handed] = {}
    taken: set[str] = set()
    for step in stage.steps:
        for name in step.takes:
            if name not in handed:
                yield f"'{name}' is not handed to the step '{step.run}'"
            elif isinstance(step, Map) and handed[name].by != "content_id":
                yield f"the step '{step.run}' takes '{name}', which is not by content_id"
            elif handed[name].is_kept and isinstance(step, Map):
                yield f"the step '{step.run}' takes '{name}', which is kept"
        whole = step.takes_whole if isinstance(step, Map) else ()
        for name in whole:
            if name not in handed or handed[name].is_kept:
                yield f"'{name}' is not handed to the step '{step.run}', or kept"
        taken |= {*step.takes, *whole}
        handed |= {one.name: one for one in step.hands}
    for name in sorted(set(handed) - taken):
        yield f"no step takes '{name}'"


def load_function(reference: str) -> Callable[..., object]:
    """Return the function that a reference ``module:function`` names, importing its module."""
    module, _, name = reference.partition(":")
    function: Callable[..., object] = getattr(importlib.import_module(module), name)
    return function
