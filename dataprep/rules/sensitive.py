"""Rules that find secrets and personal data in texts, and their tests, as data."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from dataprep.rules.model import Finite, RulePage, Selection, Severity, Text

Entity: TypeAlias = Literal[
    "secret",
    "email",
    "phone",
    "ip",
    "private_ip",
    "name",
    "username",
    "address",
    "location",
    "national_id",
    "payment",
    "vehicle",
]
"""What a recipe's policy calls the kinds of secrets and personal data."""
EntityType: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$", max_length=64)
]
ModuleName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Argument: TypeAlias = int | Finite | str
Check: TypeAlias = ModuleName | dict[ModuleName, Argument]
_WAYS = ("pattern", "presidio", "detector", "found_by")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Context(_Part):
    """Words that have to stand near a value, or that make it surer."""

    words: tuple[Text, ...] = Field(
        min_length=1,
        description="Words, case ignored; those of Latin letters count as whole words.",
    )
    chars: int = Field(default=40, ge=1, le=400, description="Bytes before the value to look at.")
    after: int = Field(default=0, ge=0, le=400, description="Bytes behind it to look at.")
    required: bool = Field(
        default=True, description="Without a word there is no finding; else the score is lower."
    )
    without: float = Field(
        default=0.3, ge=0, le=1, description="Score without a word, where none is required."
    )


class SensitiveRule(RulePage):
    """A kind of secret or personal data, and how it is found in a text."""

    kind: ClassVar[str] = "sensitive"

    source: Text = Field(description="Documentation or standard that the form comes from.")
    severity: Severity = Field(description="How bad it is that a text holds such a value.")
    entity: Entity = Field(description="Kind by which a recipe decides what is done with it.")
    entity_type: EntityType = Field(
        description="Name of what is found, Presidio's where it has one."
    )
    score: float = Field(ge=0, le=1, description="How sure it is once all checks have passed.")
    languages: Selection | None = Field(
        default=None, description="Languages of texts where it is looked for; all when null."
    )
    keywords: tuple[Text, ...] = Field(
        default=(),
        description="A line is looked at only where one of these stands, case ignored.",
    )
    prefilter: str | None = Field(
        default=None,
        min_length=1,
        description="A cheap regular expression instead of keywords: a line is looked at only "
        "where it matches.",
    )
    pattern: str | None = Field(
        default=None,
        min_length=1,
        description="Regular expression, RE2's syntax, over the UTF-8 bytes of a line; groups "
        "'value', 'value_2' and so on are what is found, without any the whole match.",
    )
    multiline: int = Field(
        default=0, ge=0, le=65_536, description="Bytes behind the line that the pattern may reach."
    )
    checks: tuple[Check, ...] = Field(
        default=(), alias="validate", description="Validators, each with at most one argument."
    )
    context: Context | None = Field(default=None, description="Words near the value.")
    presidio: str | None = Field(
        default=None, description="Recogniser of presidio-analyzer that finds it on the line."
    )
    detector: ModuleName | None = Field(
        default=None, description="Module of dataprep/sensitive/detectors that finds it."
    )
    found_by: str | None = Field(
        default=None, description="Stage that finds it, where one text alone does not tell."
    )

    @model_validator(mode="after")
    def _is_found_one_way(self) -> Self:
        ways = [way for way in _WAYS if getattr(self, way) is not None]
        if len(ways) != 1:
            raise ValueError(f"give one of {', '.join(_WAYS)}")
        narrowed = bool(self.keywords) + (self.prefilter is not None)
        if self.found_by is None and narrowed != 1:
            raise ValueError("give either 'keywords' or 'prefilter'")
        if self.found_by is not None and narrowed:
            raise ValueError("what a stage finds has neither 'keywords' nor 'prefilter'")
        if any(isinstance(check, dict) and len(check) != 1 for check in self.checks):
            raise ValueError("validate: a validator has a name and at most one argument")
        return self

    @property
    def is_secret(self) -> bool:
        """Whether it finds secrets; else personal data."""
        return self.entity == "secret"

    @property
    def meaning(self) -> dict[str, object]:
        """What the rule does, without the words that only explain it."""
        page = set(RulePage.model_fields) - {"id", "version"}
        return self.model_dump(mode="json", by_alias=True, exclude={*page, "source"})


class Generate(_Part):
    """How values are made that the rule has to find."""

    pattern: Text = Field(
        description="Regular expression that they match: literals, classes, groups, "
        "alternatives and counts."
    )
    complete: ModuleName | None = Field(
        default=None,
        description="Function of dataprep/sensitive/samples that makes a valid value of it.",
    )


class SensitiveTest(_Part):
    """The test beside a rule. No value stands in it: they are made when it runs."""

    generate: Generate
    hits: tuple[str, ...] = Field(
        min_length=3, description="Texts with {value}, which has to be found exactly."
    )
    passes: tuple[str, ...] = Field(
        min_length=3,
        description="Texts in which nothing is found; {broken} is a value whose check fails.",
    )
    language: str | None = Field(default=None, description="Language of the texts, by slug.")
