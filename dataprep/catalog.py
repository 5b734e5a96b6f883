"""The pipeline on one page: every stage, declared once, in the order in which they run.

Third parties add stages through the entry-point group ``dataprep.stages``: each entry point names
a ``Stage``; it runs after the stages whose tables it reads.
"""

from __future__ import annotations

import functools
from importlib.metadata import entry_points

from dataprep.decide.stages import DecideParams
from dataprep.dedup.exact import ExactDuplicateParams
from dataprep.dedup.params import (
    FormatDuplicateParams,
    NearDuplicateParams,
    NearPairParams,
    RepositoryParams,
    ShingleParams,
)
from dataprep.errors import UnknownNameError, UsageError
from dataprep.export.ntp import NtpParams
from dataprep.export.tokens import tokenizer_name
from dataprep.ingest.params import IngestParams
from dataprep.recipe import NearDuplicates, Recipe
from dataprep.rules import RuleBook
from dataprep.stage import Gather, Handed, Map, Params, Reduce, Scope, Stage

STAGES: tuple[Stage, ...] = (
    Stage(
        name="ingest.read",
        version=1,
        scope=Scope.REPO,
        reads=(),
        writes=("repos", "files", "contents", "commits", "quarantine"),
        params=IngestParams,
        run="dataprep.ingest.build:ingest",
        data=("encodings",),
        title="read the entries of a source",
    ),
    Stage(
        name="label.contents",
        version=2,
        scope=Scope.CONTENT,
        reads=("contents", "files"),
        writes=("content_labels",),
        unit=("content_id", "name"),
        run="dataprep.label.contents:label_contents",
        data=("languages", "licenses", "roles"),
        title="language, license and marks of each text",
    ),
    Stage(
        name="measure.signals",
        version=2,
        scope=Scope.CONTENT,
        reads=("contents", "content_labels"),
        writes=("signals",),
        unit=("content_id", "language"),
        run="dataprep.measure.stages:measure_signals",
        data=("languages", "measure"),
        title="published signals of each text",
    ),
    Stage(
        name="dedup.digest",
        version=1,
        scope=Scope.CONTENT,
        reads=("contents",),
        writes=("digests",),
        run="dataprep.dedup.digest:text_digests",
        title="digest of each normalised text",
    ),
    Stage(
        name="dedup.codes",
        version=1,
        scope=Scope.CONTENT,
        reads=("contents", "content_labels"),
        writes=("code_digests",),
        unit=("content_id", "language"),
        run="dataprep.dedup.code_digest:code_digests",
        data=("languages", "layouts"),
        title="digest of each text's code without layout and comments",
    ),
    Stage(
        name="dedup.signatures",
        version=1,
        scope=Scope.CONTENT,
        reads=("contents",),
        writes=("signatures",),
        params=ShingleParams,
        run="dataprep.dedup.signatures:text_signatures",
        title="MinHash signature of each text",
    ),
    Stage(
        name="label.files",
        version=2,
        scope=Scope.REPO,
        reads=("repos", "files", "content_labels"),
        writes=("labels",),
        run="dataprep.label.files:label_files",
        data=("languages", "licenses", "roles"),
        title="role and license of each file",
    ),
    Stage(
        name="decide.rules",
        version=1,
        scope=Scope.CORPUS,
        reads=("repos", "files", "contents", "labels", "signals"),
        writes=("decisions", "rule_counts"),
        params=DecideParams,
        run=(Map("dataprep.decide.stages:decide_by_rules"),),
        title="apply the rules of the recipe",
    ),
    Stage(
        name="dedup.exact",
        version=2,
        scope=Scope.CORPUS,
        reads=("repos", "files", "labels", "digests", "decisions", "quarantine"),
        writes=("decisions",),
        params=ExactDuplicateParams,
        run=(
            Map("dataprep.dedup.exact:candidates", hands=(Handed("admitted", by="text_digest"),)),
            Reduce("dataprep.dedup.exact:survivors", takes=("admitted",)),
        ),
        title="find exact duplicates and choose survivors",
    ),
    Stage(
        name="dedup.formats",
        version=1,
        scope=Scope.CORPUS,
        reads=("repos", "files", "labels", "decisions", "quarantine", "code_digests"),
        writes=("decisions",),
        params=FormatDuplicateParams,
        run=(
            Map(
                "dataprep.dedup.formats:format_candidates",
                hands=(Handed("admitted", by="code_digest"),),
            ),
            Reduce("dataprep.dedup.formats:format_survivors", takes=("admitted",)),
        ),
        title="find files that differ in layout and comments only",
    ),
    Stage(
        name="dedup.pairs",
        version=1,
        scope=Scope.CORPUS,
        reads=("contents", "signatures"),
        writes=("pairs",),
        params=NearPairParams,
        run=(
            Map(
                "dataprep.dedup.near_pairs:band_rows",
                reads=("signatures",),
                hands=(
                    Handed("bands", by="band_key", is_kept=True),
                    Handed("sketches", by="content_id", is_kept=True),
                ),
            ),
            Reduce(
                "dataprep.dedup.near_pairs:candidate_pairs",
                takes=("bands",),
                hands=(Handed("candidates", by="a"),),
            ),
            Gather(
                "dataprep.dedup.near_pairs:choose_pairs",
                takes=("candidates", "sketches"),
                reads=("pairs",),
                hands=(Handed("wanted", by="block"), Handed("members", by="content_id")),
            ),
            Map(
                "dataprep.dedup.near_pairs:shingle_rows",
                takes=("members",),
                reads=(),
                by_text=True,
                hands=(Handed("sets", by="block"),),
            ),
            Reduce("dataprep.dedup.near_pairs:verified_pairs", takes=("wanted", "sets")),
        ),
        title="find near-duplicates and verify them",
    ),
    Stage(
        name="dedup.clusters",
        version=1,
        scope=Scope.CORPUS,
        reads=("files", "pairs"),
        writes=("clusters",),
        params=NearPairParams,
        run=(Gather("dataprep.dedup.clusters:clusters", reads=("files", "pairs")),),
        title="components of near-duplicates",
    ),
    Stage(
        name="dedup.repositories",
        version=1,
        scope=Scope.CORPUS,
        reads=("files", "digests", "clusters"),
        writes=("repository_overlaps",),
        params=RepositoryParams,
        run=(
            Map("dataprep.dedup.repositories:held_texts", hands=(Handed("texts", by="repo_id"),)),
            Reduce(
                "dataprep.dedup.repositories:repository_groups",
                takes=("texts",),
                hands=(Handed("held", by="group"),),
            ),
            Reduce(
                "dataprep.dedup.repositories:shared_groups",
                takes=("held",),
                hands=(Handed("shared", by="pair"),),
            ),
            Reduce("dataprep.dedup.repositories:repository_overlaps", takes=("shared",)),
        ),
        title="find forks, near-copies and vendored trees",
    ),
    Stage(
        name="dedup.near",
        version=1,
        scope=Scope.CORPUS,
        reads=(
            "repos",
            "files",
            "contents",
            "labels",
            "signatures",
            "decisions",
            "quarantine",
            "pairs",
            "clusters",
            "repository_overlaps",
        ),
        writes=("decisions",),
        params=NearDuplicateParams,
        run=(
            Map(
                "dataprep.dedup.near:near_candidates",
                reads=(
                    "repos",
                    "files",
                    "labels",
                    "decisions",
                    "quarantine",
                    "pairs",
                    "clusters",
                    "repository_overlaps",
                ),
                hands=(
                    Handed("admitted", by="cluster_id"),
                    Handed("edges", by="cluster_id"),
                    Handed("unknown", by="content_id"),
                ),
            ),
            Map(
                "dataprep.dedup.near:near_sets",
                takes=("unknown",),
                reads=("signatures",),
                by_text=True,
                hands=(Handed("sets", by="cluster_id"),),
            ),
            Reduce("dataprep.dedup.near:near_survivors", takes=("admitted", "edges", "sets")),
        ),
        title="choose survivors among near-duplicates",
    ),
    Stage(
        name="decide.dispositions",
        version=1,
        scope=Scope.CORPUS,
        reads=("files", "decisions", "quarantine"),
        writes=("dispositions",),
        params=DecideParams,
        run=(Map("dataprep.decide.stages:decide_dispositions"),),
        title="give each file its one disposition",
    ),
    Stage(
        name="export.ntp",
        version=1,
        scope=Scope.CORPUS,
        reads=("repos", "files", "contents", "labels", "signals", "decisions", "dispositions"),
        writes=("ntp",),
        params=NtpParams,
        run=(Map("dataprep.export.ntp:ntp_rows"),),
        title="write the shards",
    ),
)


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


def stages_for(recipe: Recipe) -> tuple[Stage, ...]:
    """Return the stages that a recipe asks for, in the order in which they run."""
    left_out = _OF_NEAR_DUPLICATES if recipe.near_duplicates is None else set()
    return tuple(stage for stage in all_stages() if stage.name not in left_out)


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


def params_for(stage: Stage, recipe: Recipe, rules: RuleBook) -> Params:
    """Return the parameters that a recipe gives to a stage."""
    if stage.params is IngestParams:
        return IngestParams.model_validate(recipe.ingest_params())
    if stage.params is DecideParams:
        return DecideParams.from_recipe(recipe, rules)
    if stage.params is ExactDuplicateParams:
        versions = {rule.id: rule.version for rule in rules.group("duplicates")}
        return ExactDuplicateParams(
            levels=recipe.exact_duplicates.levels,
            survivor=recipe.survivor,
            rule_versions=versions,
        )
    if issubclass(stage.params, (ShingleParams, FormatDuplicateParams)):
        return _near_params(stage, recipe, rules)
    if stage.params is NtpParams:
        return NtpParams(
            tokenizer=recipe.tokenizer, tokenizer_name=tokenizer_name(recipe.tokenizer)
        )
    return stage.params()


def _near_params(stage: Stage, recipe: Recipe, rules: RuleBook) -> Params:
    near = recipe.near_duplicates or NearDuplicates()
    if stage.params is ShingleParams:
        return ShingleParams.model_validate(near.shingle_params())
    versions = {rule.id: rule.version for rule in rules.group("near-duplicates")}
    if stage.params is FormatDuplicateParams:
        return FormatDuplicateParams(
            is_removing="format" in near.levels,
            survivor=recipe.survivor,
            rule_version=versions["format-duplicate"],
        )
    pair = near.pair_params()
    if stage.params is NearPairParams:
        return NearPairParams.model_validate(pair)
    return NearDuplicateParams.model_validate(
        pair
        | {
            "is_removing": "file" in near.levels,
            "has_repository_level": "repository" in near.levels,
            "repository_rule_version": versions["near-duplicate-repository"],
            "survivor": recipe.survivor,
            "rule_version": versions["near-duplicate"],
        }
    )
