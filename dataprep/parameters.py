"""What a recipe gives to each stage."""

from __future__ import annotations

from collections.abc import Callable

from dataprep.decide.defect_policy import DefectPolicyParams
from dataprep.decide.quality import QualityParams
from dataprep.decide.stages import DecideParams
from dataprep.dedup.exact import ExactDuplicateParams
from dataprep.dedup.params import (
    FormatDuplicateParams,
    NearDuplicateParams,
    NearPairParams,
    ShingleParams,
)
from dataprep.defects.params import DeepDefectParams, FastDefectParams, defect_rules
from dataprep.detect.import_params import ImportParams
from dataprep.export.ntp import NtpParams
from dataprep.export.repo_context import RepoContextParams
from dataprep.export.tokens import tokenizer_name
from dataprep.graph.order import OrderParams
from dataprep.ingest.params import HistoryParams, IngestParams
from dataprep.parse.chunk_rows import ChunkStageParams
from dataprep.parse.params import ParseParams
from dataprep.recipe import Recipe
from dataprep.recipe_sections import (
    Chunks,
    Defects,
    NearDuplicates,
    Privacy,
    Quality,
    Structure,
)
from dataprep.redact.params import RedactionParams
from dataprep.rules import RuleBook
from dataprep.score.params import ScoreParams
from dataprep.sensitive.params import DetectionParams
from dataprep.sensitive.policy import PrivacyParams
from dataprep.stage import Params, Stage


def params_for(
    stage: Stage, recipe: Recipe, rules: RuleBook, imports: ImportParams | None = None
) -> Params:
    """Return the parameters that a recipe gives to a stage.

    Args:
        stage: The stage.
        recipe: The recipe.
        rules: The rules that it names.
        imports: Results of other tools that are brought in; no recipe names any.
    """
    if imports is not None and stage.params is ImportParams:
        return imports
    if issubclass(stage.params, (ShingleParams, FormatDuplicateParams)):
        return _near_params(stage, recipe, rules)
    made = _MADE.get(stage.params)
    return stage.params() if made is None else made(recipe, rules)


def _ingest(recipe: Recipe, rules: RuleBook) -> Params:
    del rules
    return IngestParams.model_validate(recipe.ingest_params())


def _history(recipe: Recipe, rules: RuleBook) -> Params:
    del rules
    limits = recipe.ingest_params() | {"max_history_bytes": recipe.history.max_bytes}
    return HistoryParams.model_validate(limits)


def _exact(recipe: Recipe, rules: RuleBook) -> Params:
    versions = {rule.id: rule.version for rule in rules.group("duplicates")}
    return ExactDuplicateParams(
        levels=recipe.exact_duplicates.levels,
        survivor=recipe.survivor,
        rule_versions=versions,
    )


def _parse(recipe: Recipe, rules: RuleBook) -> Params:
    del recipe, rules
    return ParseParams.installed()


def _order(recipe: Recipe, rules: RuleBook) -> Params:
    del rules
    structure = recipe.structure or Structure()
    return OrderParams.model_validate(structure.order.model_dump())


def _chunks(recipe: Recipe, rules: RuleBook) -> Params:
    del rules
    chunks = (recipe.structure or Structure()).chunks or Chunks()
    return ChunkStageParams.of(chunks.max_bytes, chunks.min_bytes)


def _detection(recipe: Recipe, rules: RuleBook) -> Params:
    del recipe
    return DetectionParams.of_book(rules)


def _privacy(recipe: Recipe, rules: RuleBook) -> Params:
    del rules
    return PrivacyParams(policy=recipe.privacy or Privacy())


def _fast_defects(recipe: Recipe, rules: RuleBook) -> Params:
    del recipe
    return FastDefectParams.of_book(rules)


def _deep_defects(recipe: Recipe, rules: RuleBook) -> Params:
    del recipe
    return DeepDefectParams.of_book(rules)


def _defect_policy(recipe: Recipe, rules: RuleBook) -> Params:
    folders = tuple(str(folder) for folder in rules.folders)
    defects = defect_rules(folders)
    # NOTE: of a weakness of which rules say both, security comes last and counts.
    by_category = sorted(defects, key=lambda rule: rule.category)
    return DefectPolicyParams(
        policy=recipe.defects or Defects(),
        categories={rule.id: rule.category for rule in defects},
        of_cwe={rule.cwe[0]: rule.category for rule in by_category},
    )


def _score(recipe: Recipe, rules: RuleBook) -> Params:
    del recipe, rules
    return ScoreParams.shipped()


def _quality(recipe: Recipe, rules: RuleBook) -> Params:
    versions = {rule.id: rule.version for rule in rules.group("quality")}
    return QualityParams(policy=recipe.quality or Quality(), versions=versions)


def _redaction(recipe: Recipe, rules: RuleBook) -> Params:
    by_rules = DetectionParams.of_book(rules)
    return RedactionParams(
        folders=by_rules.folders,
        rules_digest=by_rules.rules_digest,
        policy=recipe.privacy or Privacy(),
    )


def _ntp(recipe: Recipe, rules: RuleBook) -> Params:
    del rules
    return NtpParams(
        tokenizer=recipe.tokenizer,
        tokenizer_name=tokenizer_name(recipe.tokenizer),
        is_redacted=recipe.privacy is not None,
    )


def _repo_context(recipe: Recipe, rules: RuleBook) -> Params:
    del rules
    named = recipe.task.model_dump(exclude={"name"})
    counted = {
        "tokenizer": recipe.tokenizer,
        "tokenizer_name": tokenizer_name(recipe.tokenizer),
        "is_redacted": recipe.privacy is not None,
    }
    return RepoContextParams.model_validate(counted | named)


_MADE: dict[type[Params], Callable[[Recipe, RuleBook], Params]] = {
    IngestParams: _ingest,
    HistoryParams: _history,
    DecideParams: DecideParams.from_recipe,
    ExactDuplicateParams: _exact,
    ParseParams: _parse,
    ChunkStageParams: _chunks,
    OrderParams: _order,
    DetectionParams: _detection,
    PrivacyParams: _privacy,
    FastDefectParams: _fast_defects,
    DeepDefectParams: _deep_defects,
    DefectPolicyParams: _defect_policy,
    ScoreParams: _score,
    QualityParams: _quality,
    RedactionParams: _redaction,
    NtpParams: _ntp,
    RepoContextParams: _repo_context,
}


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
