"""What a run has to do: the key of every part, known before any work begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dataprep import catalog
from dataprep.engine.keys import part_key, stage_key
from dataprep.engine.store import Part, Store
from dataprep.ingest.source import ResolvedSource
from dataprep.recipe import Recipe
from dataprep.rules import RuleBook
from dataprep.stage import Params, Scope, Stage

EXPORT_PREFIX = "export."


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One part that a run needs.

    Attributes:
        key: Key of the part.
        source: Number of the source that it belongs to; None for parts of the whole corpus.
        is_done: Whether the store holds it.
    """

    key: str
    source: int | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """A stage with its parameters and parts.

    Attributes:
        stage: The stage.
        params: Its parameters.
        memo_key: Key of the stage without its input, by which ``CONTENT`` stages remember.
        parts: The parts, one per source for ``REPO`` stages, else one.
    """

    stage: Stage
    params: Params
    memo_key: str
    parts: tuple[PlannedPart, ...]

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to do."""
        return all(part.is_done for part in self.parts)


def make_plan(
    store: Store, sources: Sequence[ResolvedSource], recipe: Recipe, rules: RuleBook
) -> tuple[PlannedStage, ...]:
    """Return every stage with the keys of its parts.

    Args:
        store: The store, asked which parts it holds.
        sources: The sources of the run.
        recipe: The recipe.
        rules: The rules that it names.
    """
    plan: list[PlannedStage] = []
    for stage in catalog.all_stages():
        params = catalog.params_for(stage, recipe, rules)
        keys = _keys(stage, params, sources, plan)
        by_source = stage.scope is Scope.REPO
        parts = tuple(
            PlannedPart(
                key=key,
                source=number if by_source else None,
                is_done=store.find_part(stage.name, key) is not None,
            )
            for number, key in enumerate(keys)
        )
        plan.append(PlannedStage(stage, params, stage_key(stage, params), parts))
    return tuple(plan)


def _keys(
    stage: Stage, params: Params, sources: Sequence[ResolvedSource], plan: Sequence[PlannedStage]
) -> list[str]:
    if not stage.reads:
        return [part_key(stage, params, [source.fingerprint]) for source in sources]
    needed = [before for before in plan if set(before.stage.writes) & set(stage.reads)]
    if stage.scope is not Scope.REPO:
        return [part_key(stage, params, [part.key for before in needed for part in before.parts])]
    # NOTE: what a content stage says of a repository follows from the repository and the stage's
    # own key, so that a new neighbour in the corpus changes no repository's part.
    shared = [before.memo_key for before in needed if before.stage.scope is Scope.CONTENT]
    own = [before for before in needed if before.stage.scope is Scope.REPO]
    return [
        part_key(stage, params, [*shared, *(before.parts[number].key for before in own)])
        for number in range(len(sources))
    ]


class Parts:
    """The parts of a run that are there, by table.

    Args:
        store: The store.
        plan: The plan of the run.
    """

    def __init__(self, store: Store, plan: Sequence[PlannedStage]) -> None:
        self._parts: list[tuple[Part, int | None]] = []
        self._store, self._plan = store, plan

    def load(self, planned: PlannedStage) -> None:
        """Add the finished parts of a stage."""
        for wanted in planned.parts:
            part = self._store.find_part(planned.stage.name, wanted.key)
            if part is not None:
                self._parts.append((part, wanted.source))

    def files(self, table: str, sources: frozenset[int] | None = None) -> list[str]:
        """Return the files of a table, of all sources or of some."""
        return [
            file
            for part, source in self._parts
            if sources is None or source in sources
            for file in part.tables.get(table, ())
        ]

    def count(self, name: str) -> int:
        """Return the sum of a count over all parts."""
        return sum(part.counts.get(name, 0) for part, _ in self._parts)

    def rows(self, table: str, stage: str | None = None) -> int:
        """Return the number of rows of a table, of all stages or of one."""
        return sum(
            part.rows.get(table, 0) for part, _ in self._parts if stage in (None, part.stage)
        )

    def tables(self) -> dict[str, list[str]]:
        """Return the files of every table that has any."""
        names = dict.fromkeys(table for part, _ in self._parts for table in part.tables)
        return {table: self.files(table) for table in sorted(names)}
