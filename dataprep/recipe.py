"""A recipe: one policy for one training task, as data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Self, TypeAlias

from pydantic import Field, field_validator, model_validator

from dataprep.errors import RecipeError, UnknownNameError
from dataprep.ids import digest_of
from dataprep.recipe_sections import (
    Defects,
    ExactDuplicates,
    History,
    IngestLimits,
    LicenseUse,
    Name,
    NearDuplicates,
    NtpTask,
    Privacy,
    Quality,
    Section,
    Shards,
    Structure,
    Task,
)
from dataprep.rules.faults import near_names, parse_model, read_mapping
from dataprep.rules.load import load_rules

Criterion: TypeAlias = Literal[
    "license_allowed",
    "not_vendored",
    "own_before_copy",
    "default_branch",
    "stars",
    "oldest",
    "path",
]
_MAX_EXTENDS = 16
_OWN = ("name", "title", "extends")
"""Lines that say what a recipe itself is; no other recipe takes them over."""


class Recipe(Section):
    """Everything that decides what a run keeps and how it writes it."""

    name: Name = Field(description="Name of the recipe; equals the stem of its file.")
    title: str = Field(default="", description="One line for people.")
    extends: str | None = Field(
        default=None, description="Recipe that this one changes, by name or path."
    )
    rules: tuple[str, ...] = Field(
        min_length=1,
        description="Groups of rules, or single rules as group/id, in the order in which they "
        "give a file its disposition.",
    )
    survivor: tuple[Criterion, ...] = Field(
        default=(
            "license_allowed",
            "not_vendored",
            "own_before_copy",
            "default_branch",
            "stars",
            "oldest",
            "path",
        ),
        description="Order by which one copy stays; ends with path, so that no two copies tie.",
    )
    exact_duplicates: ExactDuplicates = Field(default=ExactDuplicates())
    near_duplicates: NearDuplicates | None = Field(
        default=NearDuplicates(), description="Null does not look for near-duplicates."
    )
    structure: Structure | None = Field(
        default=Structure(), description="Null parses nothing and orders no files."
    )
    privacy: Privacy | None = Field(
        default=Privacy(),
        description="Null looks for no secrets and personal data and redacts nothing.",
    )
    defects: Defects | None = Field(default=Defects(), description="Null looks for no defects.")
    quality: Quality | None = Field(
        default=Quality(), description="Null scores nothing with the reward model."
    )
    license: LicenseUse = Field(default=LicenseUse())
    history: History = Field(default=History())
    ingest: IngestLimits = Field(default=IngestLimits())
    tokenizer: str | None = Field(
        default=None, description="Path of a tokenizer.json; null counts UTF-8 bytes."
    )
    task: Task = Field(default=NtpTask(name="ntp"))
    shards: Shards = Field(default=Shards())

    @field_validator("rules", "survivor")
    @classmethod
    def _names_each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        twice = sorted({name for name in value if value.count(name) > 1})
        if twice:
            raise ValueError(f"given more than once: {', '.join(twice)}")
        return value

    @field_validator("survivor")
    @classmethod
    def _is_a_total_order(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value or value[-1] != "path":
            raise ValueError("ends with path: without it two copies can tie")
        return value

    @model_validator(mode="after")
    def _task_has_what_it_needs(self) -> Self:
        if self.task.name == "repo_context" and self.structure is None:
            raise ValueError("the task repo_context needs the section structure: it orders files")
        if self.defects is not None and self.defects.cut is not None and self.structure is None:
            raise ValueError("defects.cut needs the section structure: it tells functions")
        return self

    @property
    def digest(self) -> str:
        """Digest of what the recipe means, 64 hexadecimal digits."""
        return digest_of(self.model_dump(mode="json", exclude={"title", "extends"}))

    def ingest_params(self) -> dict[str, int | float]:
        """Return the values that the recipe sets among the parameters of ingest."""
        limits: dict[str, int | float] = self.ingest.model_dump(exclude_none=True)
        return limits | {"max_commits": self.history.commits}

    def with_history(self) -> Recipe:
        """Return the same recipe with the versions of files in the history.

        Raises:
            RecipeError: It looks for no secrets.
        """
        if self.privacy is None:
            raise RecipeError(
                f"recipe '{self.name}' looks for no secrets, in the history neither",
                "give it a section privacy, or leave --history out",
            )
        history = self.history.model_copy(update={"contents": True})
        return self.model_copy(update={"history": history})

    @classmethod
    def from_mapping(cls, mapping: dict[str, object]) -> tuple[Self | None, list[str]]:
        """Return the recipe of a mapping, or None and one line per fault."""
        return parse_model(cls, mapping)


def recipe_schema() -> str:
    """Return the text of ``schemas/recipe.schema.json``: a recipe that extends no other one."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Recipe.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, indent=2, sort_keys=True) + "\n"


def recipe_names(directories: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of the recipes in rule folders, sorted."""
    return tuple(
        sorted({path.stem for root in directories for path in (root / "recipes").glob("*.yaml")})
    )


def load_recipe(name_or_path: str | Path, directories: Sequence[Path]) -> Recipe:
    """Return a recipe with everything it extends.

    A recipe that extends another one takes its lines and changes them: mappings are merged key by
    key, lists and single values are replaced. A recipe may extend the one of the same name that
    lies under it, so that a company changes ``default`` without a new name.

    Args:
        name_or_path: Name of a file in ``recipes/`` of a rule folder, or path of a YAML file.
        directories: Rule folders, the shipped one first; a later one lies over it.

    Raises:
        UnknownNameError: There is no such recipe.
        RecipeError: It, or what it extends, cannot be used; names every fault.
        RuleError: A rule folder cannot be used.

    Example:
        >>> from dataprep.resources import rules_dir
        >>> load_recipe("default", [rules_dir()]).task.name
        'ntp'
    """
    path = _find(str(name_or_path), directories)
    if path is None:
        raise UnknownNameError("recipe", str(name_or_path), recipe_names(directories))
    mapping, faults = _merged(path, directories)
    recipe = None
    if not faults:
        recipe, faults = Recipe.from_mapping(mapping)
    if recipe is not None:
        faults += _rule_line_faults(recipe, directories)
        if recipe.name != path.stem and path.parent.name == "recipes":
            faults.append(f"name: is '{recipe.name}', the file's name says '{path.stem}'")
    if recipe is None or faults:
        raise _recipe_error(path, faults)
    return recipe


def _find(name: str, directories: Sequence[Path], above: Path | None = None) -> Path | None:
    """Return the file of a recipe; with ``above`` the one that lies under that file."""
    if name.endswith((".yaml", ".yml")):
        path = Path(name) if above is None else above.parent / name
        return path if path.is_file() else None
    paths = [root / "recipes" / f"{name}.yaml" for root in directories]
    if above in paths:
        paths = paths[: paths.index(above)]
    return next((path for path in reversed(paths) if path.is_file()), None)


def _merged(path: Path, directories: Sequence[Path]) -> tuple[dict[str, object], list[str]]:
    """Return the mapping of a recipe laid over what it extends, and what is wrong."""
    chain: list[dict[str, object]] = []
    seen: list[Path] = []
    place: Path | None = path
    while place is not None:
        if place in seen or len(seen) == _MAX_EXTENDS:
            return {}, ["extends: recipes extend one another in a circle"]
        seen.append(place)
        mapping, faults = read_mapping(place)
        if faults:
            return {}, [f"{place.name}: {fault}" for fault in faults]
        chain.append(mapping)
        base = mapping.get("extends")
        if base is None:
            break
        above = place if base == place.stem or str(base).endswith((".yaml", ".yml")) else None
        place = _find(str(base), directories, above)
        if place is None:
            near = near_names(str(base), recipe_names(directories))
            return {}, [f"extends: unknown recipe '{base}'{near}"]
    merged: dict[str, object] = {}
    for mapping in reversed(chain):
        merged = _merge(merged, mapping)
    own = {key: chain[0][key] for key in _OWN if key in chain[0]}
    return {key: value for key, value in merged.items() if key not in _OWN} | own, []


def _merge(base: Mapping[str, object], change: Mapping[str, object]) -> dict[str, object]:
    """Return a mapping laid over another one; another task takes no lines of the one before."""
    merged = dict(base)
    for key, value in change.items():
        under = merged.get(key)
        is_other = key == "task" and _name_of(value) not in {None, _name_of(under)}
        if isinstance(under, Mapping) and isinstance(value, Mapping) and not is_other:
            merged[key] = _merge(under, value)
        else:
            merged[key] = value
    return merged


def _name_of(task: object) -> object:
    return task.get("name") if isinstance(task, Mapping) else None


def _rule_line_faults(recipe: Recipe, directories: Sequence[Path]) -> list[str]:
    """Return one line per group or rule that the recipe names and that does not exist."""
    known = load_rules(directories).lines
    return [
        f"rules: unknown group or rule '{line}'{near_names(line, known)}"
        for line in recipe.rules
        if line not in known
    ]


def _recipe_error(path: Path, faults: Sequence[str]) -> RecipeError:
    count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in recipe '{path.stem}'"
    return RecipeError("\n  ".join([f"{count}:", *faults]), "see docs/recipes.md for its lines")
