"""What a file is placed by: its role, by rules that are data, and where its group stands."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from dataprep.resources import rules_dir

Group = Literal[
    "documentation", "build", "configuration", "source", "entry-point", "test", "data", "other"
]
Place = Literal["first", "in-place", "last"]

MIDDLE = 4
"""Rank of files that stand where the order alone puts them."""
_RANKS: Mapping[tuple[Group, Place], int] = {
    ("documentation", "first"): 0,
    ("build", "first"): 1,
    ("test", "first"): 2,
    ("entry-point", "first"): 3,
    ("entry-point", "last"): 5,
    ("test", "last"): 6,
    ("build", "last"): 7,
    ("documentation", "last"): 8,
}
_GROUPS: Mapping[int, Group] = {rank: group for (group, _), rank in _RANKS.items()}


class EntryPoints(BaseModel):
    """Names of the files by which programs are started; ``entry_points.yaml`` explains them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    languages: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    directories: tuple[str, ...] = ()
    source: str

    def hold(self, path: str, language: str | None) -> bool:
        """Return whether a file is one of them."""
        if self.languages and language not in self.languages:
            return False
        directory, _, name = path.rpartition("/")
        if name in self.names or name.rpartition(".")[0] in self.stems:
            return True
        inside = f"/{directory}/"
        return any(f"/{part}/" in inside for part in self.directories)


class _Rules(BaseModel):
    """The file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entry_points: tuple[EntryPoints, ...]
    roles: dict[str, Group] = Field(min_length=1)


@functools.cache
def _rules() -> _Rules:
    path = rules_dir() / "order" / "entry_points.yaml"
    return _Rules.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))


@dataclass(frozen=True, slots=True)
class Placement:
    """Where groups stand that have a place of their own; all others stand in between."""

    documentation: Place
    build: Place
    entry_points: Place
    tests: Place

    def rank(self, group: Group) -> int:
        """Return the rank of a group: what has a lower one stands before what has a higher one."""
        places: dict[str, Place] = {
            "documentation": self.documentation,
            "build": self.build,
            "entry-point": self.entry_points,
            "test": self.tests,
        }
        return _RANKS.get((group, places.get(group, "in-place")), MIDDLE)

    def is_forced(self, rank: int) -> bool:
        """Return whether a rank holds although it means that edges point forward.

        Tests and entry points depend on nearly everything: whoever wants them first wants just
        that. No other group is placed before what it depends on, or behind what depends on it.
        """
        return rank in {_RANKS["test", "first"], _RANKS["entry-point", "first"]}


def group_at(wanted: Group, wanted_rank: int, rank: int) -> Group:
    """Return what a file was placed by that stands at a rank, whether it is the wanted one or not.

    Example:
        >>> group_at("test", 6, 6), group_at("test", 6, 4), group_at("data", 4, 4)
        ('test', 'source', 'data')
    """
    return wanted if rank == wanted_rank else _GROUPS.get(rank, "source")


def file_groups(
    paths: Sequence[str], languages: Sequence[str | None], roles: Sequence[tuple[str, bool]]
) -> list[Group]:
    """Return the group of each file.

    Args:
        paths: Paths from the repository's root.
        languages: Languages by linguist's names.
        roles: Role of each file, and whether it belongs to tests.

    Example:
        >>> file_groups(["a/main.go", "a/x_test.go"], ["Go", "Go"], [("source", False), ("test", True)])
        ['entry-point', 'test']
    """
    rules = _rules()
    found: list[Group] = []
    for path, language, (role, is_test) in zip(paths, languages, roles, strict=True):
        group = "test" if is_test else rules.roles.get(role, "other")
        if group == "source" and any(one.hold(path, language) for one in rules.entry_points):
            group = "entry-point"
        found.append(group)
    return found
