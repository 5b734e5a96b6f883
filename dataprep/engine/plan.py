"""What a run has to do: the key of every part, known before any work begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from dataprep import catalog
from dataprep.detect.import_params import ImportParams
from dataprep.engine.keys import part_key, stage_key
from dataprep.engine.ranges import has_range
from dataprep.engine.store import Part, Store
from dataprep.errors import UsageError
from dataprep.ids import digest_of
from dataprep.ingest.source import ResolvedSource
from dataprep.parameters import params_for
from dataprep.recipe import Recipe
from dataprep.rules import RuleBook
from dataprep.stage import Params, Scope, Stage

EXPORT_PREFIX = "export."
_LOCAL_KINDS = ("worktree", "git", "directory")
_MOST_FILES = 32
_MOST_AT_ONCE = 256
_MERGED_BYTES = 4 * 2**20


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


Plan: TypeAlias = tuple[PlannedStage, ...]
"""The stages of a run, in the order in which they run."""


def make_plan(
    store: Store,
    sources: Sequence[ResolvedSource],
    recipe: Recipe,
    rules: RuleBook,
    imports: ImportParams | None = None,
) -> Plan:
    """Return every stage with the keys of its parts.

    Args:
        store: The store, asked which parts it holds.
        sources: The sources of the run.
        recipe: The recipe.
        rules: The rules that it names.
        imports: Results of other tools that are brought in.

    Raises:
        UsageError: A stage of a repository reads what is decided about the whole corpus.
    """
    plan: list[PlannedStage] = []
    if imports is not None:
        imports = imports.with_roots(_roots(sources))
    for stage in catalog.stages_for(recipe, with_imports=imports is not None):
        params = params_for(stage, recipe, rules, imports)
        key = stage_key(stage, params, store.key_id() if stage.needs_key else None)
        if stage.grows:
            key = digest_of(key, *_content_keys(stage, plan))
        by_source = stage.scope is Scope.REPO
        parts = tuple(
            PlannedPart(
                key=of_part,
                source=number if by_source else None,
                is_done=store.find_part(stage.name, of_part) is not None,
            )
            for number, of_part in enumerate(_keys(stage, key, sources, plan))
        )
        plan.append(PlannedStage(stage, params, key, parts))
    return tuple(plan)


def _roots(sources: Sequence[ResolvedSource]) -> dict[str, str]:
    """Return the folders on this machine in which repositories lie, by repository."""
    local = (source for source in sources if source.kind in _LOCAL_KINDS)
    return {source.repo_id: Path(source.path).as_posix() for source in local}


def _keys(
    stage: Stage, key: str, sources: Sequence[ResolvedSource], plan: Sequence[PlannedStage]
) -> list[str]:
    if not stage.reads:
        return [part_key(key, [source.fingerprint]) for source in sources]
    needed = _needed(stage, plan)
    if stage.scope is not Scope.REPO:
        return [part_key(key, [part.key for before in needed for part in before.parts])]
    # NOTE: what a content stage says of a repository follows from the repository and the stage's
    # own key, so that a new neighbour in the corpus changes no repository's part.
    needed = _with_inputs_of_content_stages(needed, plan)
    if any(before.stage.scope is Scope.CORPUS for before in needed):
        raise UsageError(
            f"stage '{stage.name}' works on single repositories and cannot read tables of the "
            "whole corpus",
            "give it the scope CORPUS",
        )
    shared = [before.memo_key for before in needed if before.stage.scope is Scope.CONTENT]
    own = [before for before in needed if before.stage.scope is Scope.REPO]
    return [
        part_key(key, [*shared, *(before.parts[number].key for before in own)])
        for number in range(len(sources))
    ]


def _content_keys(stage: Stage, plan: Sequence[PlannedStage]) -> list[str]:
    """Return the keys of the content stages that a stage reads.

    What a stage that grows has kept of earlier runs was made from their rows, and must not meet
    rows that another version of them has made.
    """
    before = _with_inputs_of_content_stages(_needed(stage, plan), plan)
    return [one.memo_key for one in before if one.stage.scope is Scope.CONTENT]


def _needed(stage: Stage, plan: Sequence[PlannedStage]) -> list[PlannedStage]:
    """Return the stages before this one whose tables it reads.

    Every content stage can add to ``quarantine``, whatever tables it declares.
    """
    reads_quarantine = "quarantine" in stage.reads
    return [
        before
        for before in plan
        if set(before.stage.writes) & set(stage.reads)
        or (reads_quarantine and before.stage.scope is Scope.CONTENT)
    ]


def _with_inputs_of_content_stages(
    needed: Sequence[PlannedStage], plan: Sequence[PlannedStage]
) -> list[PlannedStage]:
    """Return stages and, for content stages among them, all that these were made from."""
    names = {planned.stage.name for planned in needed}
    for before in reversed(plan):
        if before.stage.name in names and before.stage.scope is Scope.CONTENT:
            names |= {planned.stage.name for planned in _needed(before.stage, plan)}
    return [before for before in plan if before.stage.name in names]


class Parts:
    """The parts of a run that are there, by table.

    Args:
        store: The store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parts: list[tuple[Stage, Part]] = []
        self._by_source: dict[int | None, list[Part]] = {}
        self._inputs: dict[str, list[str]] = {}

    def load(self, planned: PlannedStage) -> None:
        """Add the finished parts of a stage."""
        for wanted in planned.parts:
            part = self._store.find_part(planned.stage.name, wanted.key)
            if part is not None:
                self._parts.append((planned.stage, part))
                self._by_source.setdefault(wanted.source, []).append(part)
        self._inputs.clear()

    def files(self, table: str) -> list[str]:
        """Return the files of a table."""
        return [file for _, part in self._parts for file in part.tables.get(table, ())]

    def files_of(self, table: str, source: int) -> list[str]:
        """Return the files of a table that belong to one source."""
        parts = self._by_source.get(source, ())
        return [file for part in parts for file in part.tables.get(table, ())]

    def inputs(self, table: str) -> list[str]:
        """Return files with the rows of a table, few of them even where there are many sources.

        A reader of a range opens every file that can hold a row of it, so that a file per source
        would cost as many openings for each range.
        """
        if table not in self._inputs:
            self._inputs[table] = merge_files(self._store, table, self.files(table))
        return self._inputs[table]

    def of_scope(self, scope: Scope) -> list[tuple[Stage, Part]]:
        """Return the parts of all stages of a scope."""
        return [(stage, part) for stage, part in self._parts if stage.scope is scope]

    def count(self, name: str) -> int:
        """Return the sum of a count over all parts."""
        return sum(part.counts.get(name, 0) for _, part in self._parts)

    def rows(self, table: str, stage: str | None = None) -> int:
        """Return the number of rows of a table, of all stages or of one."""
        return sum(
            part.rows.get(table, 0) for _, part in self._parts if stage in (None, part.stage)
        )

    def tables(self) -> dict[str, list[str]]:
        """Return files with the rows of every table that has any."""
        names = dict.fromkeys(table for _, part in self._parts for table in part.tables)
        return {table: self.inputs(table) for table in sorted(names)}


def merge_files(store: Store, table: str, files: Sequence[str]) -> list[str]:
    """Return files with the same rows: neighbours that were written source by source are merged.

    Few files, large files and files of one range stay as they are.
    """
    single = [file for file in files if not has_range(file)]
    if len(single) <= _MOST_FILES:
        return list(files)
    merged = [file for file in files if has_range(file)]
    group: list[str] = []
    size = 0
    for file in single:
        size += store.storage.size(file)
        group.append(file)
        if len(group) == _MOST_AT_ONCE or size > _MERGED_BYTES:
            merged.append(store.merge_tables(table, group) if len(group) > 1 else file)
            group, size = [], 0
    if group:
        merged.append(store.merge_tables(table, group))
    return merged
