"""A recipe: one policy for one training task, as data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from dataprep.errors import RecipeError, UnknownNameError
from dataprep.ids import digest_of
from dataprep.rules.faults import near_names, parse_model, read_mapping
from dataprep.rules.load import load_rules

Name: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)
]
Criterion: TypeAlias = Literal[
    "license_allowed",
    "not_vendored",
    "own_before_copy",
    "default_branch",
    "stars",
    "oldest",
    "path",
]
_MIB = 1 << 20
_MAX_EXTENDS = 16
_OWN = ("name", "title", "extends")
"""Lines that say what a recipe itself is; no other recipe takes them over."""


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExactDuplicates(_Section):
    """How exact duplicates are found."""

    levels: tuple[Literal["bytes", "text"], ...] = Field(
        default=("bytes", "text"),
        description="What has to be equal: the bytes; or the text up to line ends, blanks at line "
        "ends and blank lines at the end. Empty: duplicates stay.",
    )


class NearDuplicates(_Section):
    """How near-duplicates are found, and which of them go."""

    threshold: float = Field(
        default=0.7,
        ge=0.5,
        le=0.95,
        description="Jaccard similarity of the sets of shingles from which on two files are "
        "near-duplicates.",
    )
    tokens: Literal["code", "words"] = Field(
        default="code",
        description="What a shingle is made of. code: words and every punctuation mark; words: "
        "words only, as The Stack and most tools do.",
    )
    size: int = Field(default=5, ge=1, le=16, description="Tokens of a shingle.")
    set_aside_header: bool = Field(
        default=True, description="Whether a leading license header is left out of the comparison."
    )
    n_perm: int = Field(
        default=128, ge=16, le=512, multiple_of=4, description="Permutations of a signature."
    )
    levels: tuple[Literal["file", "repository", "format"], ...] = Field(
        default=("file", "repository"),
        description="What goes. file: a file that a file that stays matches; without it such files "
        "are found and noted. repository: the same in a fork or near-copy of a repository, for a "
        "file of its original; files of copies are then the last to stay. format: a file whose code "
        "differs in layout and comments only; without it such files are found and noted.",
    )

    def shingle_params(self) -> dict[str, str | int | bool]:
        """Return what makes a signature, without what is done with it."""
        named: dict[str, str | int | bool] = self.model_dump(
            include={"tokens", "size", "set_aside_header", "n_perm"}
        )
        return named

    def pair_params(self) -> dict[str, str | int | bool | float]:
        """Return what makes two texts near-duplicates."""
        return {**self.shingle_params(), "threshold": self.threshold}


class LicenseUse(_Section):
    """What the data is for, and the policy that answers whether a license allows it."""

    policy: Name = Field(default="default", description="File stem in rules/licenses/policies.")
    purpose: Name = Field(default="training", description="Purpose that the policy knows.")


class History(_Section):
    """How much of the history is read."""

    commits: int = Field(
        default=1000, ge=0, description="Newest commits that are read; 0 for none."
    )


class IngestLimits(_Section):
    """Bounds on hostile sources. Null leaves the stage's own, safe bound."""

    max_file_bytes: int | None = Field(
        default=None, ge=1, description="Largest file in bytes; a larger one is quarantined."
    )
    max_entries: int | None = Field(default=None, ge=1, description="Entries of one source.")
    max_total_bytes: int | None = Field(default=None, ge=1, description="Bytes of one source.")
    max_expansion_ratio: float | None = Field(
        default=None, ge=1, description="Expanded bytes for each byte of an archive."
    )
    expansion_floor_bytes: int | None = Field(
        default=None, ge=0, description="Expanded bytes that every archive may have."
    )
    max_path_bytes: int | None = Field(default=None, ge=1, description="Longest path in bytes.")


class Task(_Section):
    """What the data is to train."""

    name: Literal["ntp"] = Field(default="ntp", description="ntp: predict the next token.")


class Shards(_Section):
    """How the output is cut into files."""

    target_bytes: int = Field(
        default=256 * _MIB, ge=1, description="Text bytes of a shard before the next one starts."
    )


class Recipe(_Section):
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
    license: LicenseUse = Field(default=LicenseUse())
    history: History = Field(default=History())
    ingest: IngestLimits = Field(default=IngestLimits())
    tokenizer: str | None = Field(
        default=None, description="Path of a tokenizer.json; null counts UTF-8 bytes."
    )
    task: Task = Field(default=Task())
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

    @property
    def digest(self) -> str:
        """Digest of what the recipe means, 64 hexadecimal digits."""
        return digest_of(self.model_dump(mode="json", exclude={"title", "extends"}))

    def ingest_params(self) -> dict[str, int | float]:
        """Return the values that the recipe sets among the parameters of ingest."""
        limits: dict[str, int | float] = self.ingest.model_dump(exclude_none=True)
        return limits | {"max_commits": self.history.commits}

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
    merged = dict(base)
    for key, value in change.items():
        under = merged.get(key)
        if isinstance(under, Mapping) and isinstance(value, Mapping):
            merged[key] = _merge(under, value)
        else:
            merged[key] = value
    return merged


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
