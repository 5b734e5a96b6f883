"""What a recipe's policy says of each finding: by what was found, and where it stands."""

from __future__ import annotations

import functools
import re
from typing import Final, Literal, TypeAlias, cast, get_args

import polars as pl
import yaml
from pydantic import Field

from dataprep.recipe_sections import EntitiesByPlace, Privacy
from dataprep.resources import rules_dir
from dataprep.rules.sensitive import Entity
from dataprep.stage import Params

Place: TypeAlias = Literal["license_header", "test", "example", "documentation", "text"]
"""Where something stands; of several the first one counts."""
PolicyAction: TypeAlias = Literal["drop", "redact", "note"]
"""What becomes of a finding, or of the file that holds it; ``note`` keeps it."""

ENTITIES: Final[tuple[Entity, ...]] = get_args(Entity)
PLACES: Final[tuple[Place, ...]] = get_args(Place)
ACTIONS: Final[tuple[PolicyAction, ...]] = get_args(PolicyAction)
"""The worst one first."""
_ANYWHERE = "anywhere"
_KINDS = ("secret", "pii")
_JUDGED = (
    "file_id", "repo_id", "content_id", "language", "rule_id", "rule_version", "entity",
    "entity_type", "start_byte", "end_byte", "place", "file_place", "action",
)  # fmt: skip


class PrivacyParams(Params):
    """Parameters of ``decide.privacy``."""

    policy: Privacy = Field(description="What becomes of what is found.")


def action_for(policy: Privacy, entity: str, place: str) -> PolicyAction:
    """Return what becomes of an entity at a place.

    What the policy says of the place counts before what it says of anywhere, and keeping before
    dropping; then comes what it redacts. What it says nothing of stays.

    Args:
        policy: The policy.
        entity: What was found, one of ``ENTITIES``.
        place: Where it stands, one of ``PLACES``.

    Example:
        >>> [action_for(Privacy(), "email", place) for place in ("license_header", "text")]
        ['note', 'redact']
    """
    for where in (place, _ANYWHERE):
        if entity in _entities(policy.keep, where):
            return "note"
        if entity in _entities(policy.drop, where):
            return "drop"
    return "redact" if entity in policy.redact else "note"


def _entities(by_place: EntitiesByPlace, where: str) -> tuple[str, ...]:
    return cast("tuple[str, ...]", getattr(by_place, where, ()))


def judged_findings(
    files: pl.LazyFrame, labels: pl.LazyFrame, findings: pl.LazyFrame, policy: Privacy
) -> pl.LazyFrame:
    """Return what becomes of each finding in each file that it concerns.

    What a text alone tells concerns every file of the text that is read as the same language; what
    a repository knows of its people, every file of the text: a copy in another repository would
    else tell in clear what the first one hides.

    Args:
        files: Files of a range.
        labels: Labels of the files.
        findings: Findings in their contents; defects are left out.
        policy: The policy.

    Returns:
        ``file_id``, ``repo_id``, ``content_id``, ``language`` (the file's), ``rule_id``,
        ``rule_version``, ``entity``, ``entity_type``, ``start_byte``, ``end_byte``, ``place``,
        ``file_place`` (that of all but the header) and ``action``: one row per file, rule and
        span, in no order.
    """
    found = findings.filter(pl.col("kind").is_in(_KINDS)).rename({"place": "stands_in"})
    held = files.select("file_id", "repo_id", "content_id", "path").join(
        labels.select("file_id", "language", "role", "is_test"), on="file_id"
    )
    of_text = held.join(
        found.filter(pl.col("repo_id").is_null()).drop("repo_id"),
        on=["content_id", "language"],
        nulls_equal=True,
    )
    of_repository = held.join(
        found.filter(pl.col("repo_id").is_not_null()).drop("language", "repo_id"), on="content_id"
    )
    both = pl.concat([of_text, of_repository.select(of_text.collect_schema().names())])
    return (
        both.unique(["file_id", "rule_id", "start_byte", "end_byte"])
        .with_columns(file_place=_place_of_file())
        .with_columns(
            place=pl.when(pl.col("stands_in") == "license_header")
            .then(pl.lit("license_header"))
            .otherwise("file_place")
        )
        .join(_actions(policy), on=["entity", "place"])
        .select(_JUDGED)
    )


def _actions(policy: Privacy) -> pl.LazyFrame:
    """Return the policy as a table: ``entity``, ``place``, ``action``."""
    rows = [(e, p, action_for(policy, e, p)) for e in ENTITIES for p in PLACES]
    return pl.LazyFrame(rows, schema=["entity", "place", "action"], orient="row")


def _place_of_file() -> pl.Expr:
    """Return the place of what stands in a file, but not in its license header."""
    is_test = pl.col("is_test") | (pl.col("role") == "test")
    is_example = pl.col("path").str.to_lowercase().str.contains(_example_pattern())
    return (
        pl.when(is_test)
        .then(pl.lit("test"))
        .when(is_example)
        .then(pl.lit("example"))
        .when(pl.col("role") == "documentation")
        .then(pl.lit("documentation"))
        .otherwise(pl.lit("text"))
    )


@functools.cache
def _example_pattern() -> str:
    """Return the expression that matches the lower-case path of a file that shows a use."""
    data = yaml.load(
        (rules_dir() / "sensitive" / "examples.yaml").read_bytes(), Loader=yaml.CSafeLoader
    )
    directories, words = ("|".join(map(re.escape, data[k])) for k in ("directories", "words"))
    return rf"(?:^|/)(?:{directories})/|(?:^|[/._-])(?:{words})(?:[._-][^/]*)?$"
