"""The rule as data: its page, where it applies, and when it decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    StringConstraints,
    Tag,
    model_validator,
)

RuleId: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)
]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Finite: TypeAlias = Annotated[StrictFloat, Field(allow_inf_nan=False)]
Number: TypeAlias = StrictInt | Finite
Scalar: TypeAlias = StrictBool | StrictInt | Finite | StrictStr
Limit: TypeAlias = Scalar | tuple[Scalar, ...]
Action: TypeAlias = Literal["drop", "redact", "weight", "note"]
Severity: TypeAlias = Literal["error", "warning", "note"]

ORDER_OPERATORS = ("greater_than", "at_least", "less_than", "at_most")
"""Operators that compare with a number; they have a threshold."""
OPERATORS = (
    *ORDER_OPERATORS,
    "equals",
    "not_equals",
    "in",
    "not_in",
    "is_null",
    "starts_with",
    "matches",
)
"""Every operator of the predicate language; a condition has exactly one."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Condition(_Model):
    """One column compared with one constant. A null column gives null, not false."""

    signal: str | None = Field(default=None, description="Column of ``signals`` to compare.")
    column: str | None = Field(
        default=None, description="Column of another table, or ``license_verdict``, to compare."
    )
    greater_than: Number | None = Field(default=None, description="The value is over the limit.")
    at_least: Number | None = Field(default=None, description="The value is the limit or over it.")
    less_than: Number | None = Field(default=None, description="The value is under the limit.")
    at_most: Number | None = Field(default=None, description="The value is the limit or under it.")
    equals: Scalar | None = Field(default=None, description="The value is this one.")
    not_equals: Scalar | None = Field(default=None, description="The value is another one.")
    in_: tuple[Scalar, ...] | None = Field(
        default=None, alias="in", min_length=1, description="The value is one of these."
    )
    not_in: tuple[Scalar, ...] | None = Field(
        default=None, min_length=1, description="The value is none of these."
    )
    is_null: StrictBool | None = Field(
        default=None,
        description="Whether there is no value. The one operator that never gives null.",
    )
    starts_with: StrictStr | None = Field(
        default=None, min_length=1, description="The text starts with this."
    )
    matches: StrictStr | None = Field(
        default=None,
        min_length=1,
        description="The text holds a match of this regular expression, which runs in linear "
        "time: no look-around, no back-reference.",
    )

    @model_validator(mode="after")
    def _has_one_name_and_one_operator(self) -> Self:
        if (self.signal is None) == (self.column is None):
            raise ValueError("give either 'signal' or 'column'")
        given = [operator for operator in OPERATORS if self._limit(operator) is not None]
        if len(given) != 1:
            raise ValueError(f"give one operator, not {len(given)}: {', '.join(OPERATORS)}")
        return self

    def _limit(self, operator: str) -> Limit | None:
        limit: Limit | None = getattr(self, "in_" if operator == "in" else operator)
        return limit

    @property
    def name(self) -> str:
        """Name of the column that is compared."""
        return self.signal if self.signal is not None else str(self.column)

    @property
    def operator(self) -> str:
        """The operator, one of ``OPERATORS``."""
        return next(name for name in OPERATORS if self._limit(name) is not None)

    @property
    def limit(self) -> Limit:
        """The constant that the column is compared with."""
        limit = self._limit(self.operator)
        assert limit is not None
        return limit


class AllOf(_Model):
    """Every part holds. False where one is false, else null where one is null."""

    all_: tuple[Predicate, ...] = Field(alias="all", min_length=1)


class AnyOf(_Model):
    """At least one part holds. True where one is true, else null where one is null."""

    any_: tuple[Predicate, ...] = Field(alias="any", min_length=1)


class Not(_Model):
    """The part does not hold. Null where it is null."""

    not_: Predicate = Field(alias="not")


def _predicate_tag(value: object) -> str:
    if isinstance(value, Mapping):
        return next((tag for tag in ("all", "any", "not") if tag in value), "condition")
    forms = ((AllOf, "all"), (AnyOf, "any"), (Not, "not"))
    return next((tag for form, tag in forms if isinstance(value, form)), "condition")


Predicate: TypeAlias = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Condition, Tag("condition")],
    Discriminator(_predicate_tag),
]


class Selection(_Model):
    """Where a rule applies: only in these values of a column, or in all but these."""

    only: tuple[Text, ...] | None = Field(
        default=None,
        min_length=1,
        description="The rule applies here and nowhere else, so not to a null.",
    )
    not_: tuple[Text, ...] | None = Field(
        default=None,
        alias="not",
        min_length=1,
        description="The rule applies everywhere else, so also to a null.",
    )

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        if (self.only is None) == (self.not_ is None):
            raise ValueError("give either 'only' or 'not'")
        return self

    @property
    def values(self) -> tuple[str, ...]:
        """The values that are named, whichever form is used."""
        return self.only or self.not_ or ()


class RulePage(_Model):
    """What every kind of rule says about itself."""

    kind: ClassVar[str]

    id: RuleId = Field(description="Name of the rule for ever; equals the stem of its file.")
    version: int = Field(
        ge=1, description="Raised whenever the rule matches or does something else."
    )
    title: Text = Field(description="One line for tables.")
    what: Text = Field(description="What the rule finds.")
    why: Text = Field(description="Why that matters, with the published effect where there is one.")
    hint: Text | None = Field(default=None, description="What the reader can do about it.")
    wrong: Text | None = Field(default=None, description="An example that the rule finds.")
    right: Text | None = Field(default=None, description="The same example as it should be.")


class QuarantineRule(RulePage):
    """Why an entry could not be taken; found by the stage that met it."""

    kind: ClassVar[str] = "quarantine"

    severity: Severity = Field(
        default="warning", description="How bad it is that such an entry is there."
    )


class Rule(RulePage):
    """A decision about a file: by a predicate over measured columns, or by a stage."""

    kind: ClassVar[str] = "filters"

    source: Text = Field(description="Publication or definition that the threshold comes from.")
    action: Action = Field(description="What happens to the file.")
    severity: Severity = Field(description="How bad it is that such a file is there.")
    languages: Selection | None = Field(
        default=None,
        description="Languages where the rule applies, by slug; everywhere when null.",
    )
    roles: Selection | None = Field(
        default=None, description="Roles where the rule applies; everywhere when null."
    )
    when: Predicate | None = Field(default=None, description="The predicate that decides.")
    decided_by: Text | None = Field(
        default=None,
        description="The stage that decides, where no predicate over one file's columns can.",
    )
    missing: Literal["pass", "drop"] = Field(
        default="pass",
        description="What a null predicate means: pass, the rule does not decide and the file "
        "counts as missing; or drop, the rule decides.",
    )
    evidence: tuple[Text, ...] = Field(
        default=(), description="Columns to show beside those that are compared."
    )

    @model_validator(mode="after")
    def _has_one_matcher(self) -> Self:
        if (self.when is None) == (self.decided_by is None):
            raise ValueError("give either 'when' or 'decided_by'")
        return self

    @property
    def meaning(self) -> dict[str, object]:
        """Everything that changes what the rule decides and records, as JSON values."""
        shown = {"id", "version", "action", "severity", "languages", "roles", "when"}
        shown |= {"decided_by", "missing", "evidence"}
        return self.model_dump(mode="json", by_alias=True, include=shown, exclude_none=True)

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns that the predicate compares or the evidence shows, sorted."""
        compared = {condition.name for condition, _ in conditions_of(self.when)}
        return tuple(sorted(compared | set(self.evidence)))


Row: TypeAlias = dict[str, Scalar | None]


class RuleTestRows(_Model):
    """Rows about which a rule decides, and rows about which it does not."""

    hits: tuple[Row, ...] = Field(default=(), description="The rule decides.")
    passes: tuple[Row, ...] = Field(default=(), description="The rule does not decide.")


class RuleTest(RuleTestRows):
    """The test beside a rule. A row gives the columns that matter; all others are null."""

    defaults: Row = Field(default={}, description="Columns of every row that does not give them.")
    threshold: RuleTestRows = Field(
        default=RuleTestRows(), description="Rows that lie exactly at a limit."
    )
    missing: tuple[Row, ...] = Field(
        default=(), description="Rows that lack a value, so that the predicate is null."
    )
    not_applicable: tuple[Row, ...] = Field(
        default=(), description="Rows outside the rule's languages or roles."
    )


class RetiredRule(_Model):
    """An id that was in use and never comes back."""

    id: RuleId = Field(description="The id.")
    last_version: int = Field(ge=1, description="Its last version.")
    why: Text = Field(description="Why it went.")
    replaced_by: RuleId | None = Field(default=None, description="The rule to use instead.")


class RetiredRules(_Model):
    """The file ``retired.yaml``."""

    retired: tuple[RetiredRule, ...] = Field(default=(), description="Ids that no rule may take.")


def conditions_of(
    predicate: AllOf | AnyOf | Not | Condition | None, *, is_negated: bool = False
) -> Iterator[tuple[Condition, bool]]:
    """Return every condition of a predicate, left to right, and whether it is under a ``not``.

    Args:
        predicate: A predicate; None has no conditions.
        is_negated: Whether the predicate itself stands under an odd number of ``not``.
    """
    if isinstance(predicate, Condition):
        yield predicate, is_negated
    elif isinstance(predicate, Not):
        yield from conditions_of(predicate.not_, is_negated=not is_negated)
    elif isinstance(predicate, AllOf):
        for part in predicate.all_:
            yield from conditions_of(part, is_negated=is_negated)
    elif isinstance(predicate, AnyOf):
        for part in predicate.any_:
            yield from conditions_of(part, is_negated=is_negated)


for _model in (AllOf, AnyOf, Not, Rule):
    _model.model_rebuild()
