"""Which stages there are, and which of them a recipe asks for.

The stages of this package are declared in ``dataprep.pipeline``. Third parties add stages through
the entry-point group ``dataprep.stages``: each entry point names a ``Stage``; it runs after the
stages whose tables it reads.
"""

from __future__ import annotations

import functools
from importlib.metadata import entry_points

from dataprep.errors import UnknownNameError, UsageError
from dataprep.pipeline import STAGES
from dataprep.recipe import Recipe
from dataprep.stage import Scope, Stage


@functools.cache
def all_stages() -> tuple[Stage, ...]:
    """Return the stages in the order in which they run, those of third parties among them.

    Raises:
        UsageError: A third party's stage has a name that is taken, or reads a table that nothing
            writes.
    """
    stages = list(STAGES)
    for entry in sorted(entry_points(group="dataprep.stages"), key=lambda entry: entry.name):
        stage: Stage = entry.load()
        written = {table: place for place, known in enumerate(stages) for table in known.writes}
        missing = [table for table in stage.reads if table not in written]
        if missing or any(known.name == stage.name for known in stages):
            fault = f"reads unknown {', '.join(missing)}" if missing else "its name is taken"
            raise UsageError(f"stage '{stage.name}' of '{entry.value}' cannot be added: {fault}")
        stages.insert(max((written[table] + 1 for table in stage.reads), default=1), stage)
    return tuple(stages)


_OF_NEAR_DUPLICATES = {
    "dedup.codes",
    "dedup.formats",
    "dedup.signatures",
    "dedup.pairs",
    "dedup.clusters",
    "dedup.repositories",
    "dedup.near",
}


_OF_STRUCTURE = {
    "parse.contents",
    "parse.manifests",
    "graph.edges",
    "graph.order",
    "dedup.clones",
}


_OF_PRIVACY = {
    "detect.contents",
    "detect.identities",
    "detect.names",
    "detect.known",
    "decide.privacy",
    "redact.texts",
}


_TIERS = {"fast": "detect.fast", "deep": "detect.deep"}


_OF_HISTORY = {"ingest.history", "detect.versions", "detect.history"}


def stages_for(recipe: Recipe, *, with_imports: bool = False) -> tuple[Stage, ...]:
    """Return the stages that a recipe asks for, in the order in which they run.

    Args:
        recipe: The recipe.
        with_imports: Whether results of other tools are brought in.
    """
    left_out = _OF_NEAR_DUPLICATES if recipe.near_duplicates is None else set()
    if recipe.privacy is None:
        left_out = left_out | _OF_PRIVACY
    if recipe.privacy is None or not recipe.history.contents:
        left_out = left_out | _OF_HISTORY
    tiers = () if recipe.defects is None else recipe.defects.tiers
    left_out = left_out | {stage for tier, stage in _TIERS.items() if tier not in tiers}
    with_imports = with_imports and recipe.defects is not None
    if not with_imports:
        left_out = left_out | {"detect.imported"}
    if not tiers and not with_imports:
        left_out = left_out | {"decide.defects"}
    left_out = left_out | _of_quality(recipe)
    structure = recipe.structure
    if structure is None:
        left_out = left_out | _OF_STRUCTURE
    if structure is None or structure.chunks is None:
        left_out = left_out | {"parse.chunks"}
    with_flows = structure is not None and structure.flows
    left_out = left_out | {"parse.contents" if with_flows else "parse.flows"}
    others = {stage.name for stage in all_stages() if stage.name.startswith("export.")}
    left_out = left_out | (others - {f"export.{recipe.task.name}"})
    return tuple(stage for stage in all_stages() if stage.name not in left_out)


def _of_quality(recipe: Recipe) -> set[str]:
    """Return the stages of the reward model that a recipe does not ask for."""
    quality = recipe.quality
    if quality is None:
        return {"score.contents", "decide.quality"}
    return set() if quality.keep_share or quality.floors else {"decide.quality"}


def get_stage(name: str) -> Stage:
    """Return a stage by name.

    Raises:
        UnknownNameError: There is none of that name.
    """
    for stage in all_stages():
        if stage.name == name:
            return stage
    raise UnknownNameError("stage", name, [stage.name for stage in all_stages()])


def is_by_content(table: str) -> bool:
    """Return whether a table is written by ``CONTENT`` stages, and so belongs to no repository."""
    writers = [stage.scope for stage in all_stages() if table in stage.writes]
    return bool(writers) and all(scope is Scope.CONTENT for scope in writers)
