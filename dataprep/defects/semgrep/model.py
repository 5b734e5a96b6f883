"""What a run of semgrep takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from dataprep.defects.model import Status


class Limits(BaseModel):
    """Where a run of semgrep ends."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size_bytes: int = Field(
        1_000_000,
        ge=1,
        description="Largest text that is read, in bytes, as semgrep's own default.",
    )
    line_bytes: int = Field(
        20_000,
        ge=1,
        description="Longest line of a text that is read, in bytes: beyond it is packed.",
    )
    timeout_s: float = Field(
        5.0, gt=0, description="Seconds for one rule on one text, as semgrep's own default."
    )
    timeouts: int = Field(
        3, ge=1, description="Rules that may run out of time on a text, which is then left."
    )
    memory_mib: int = Field(2_000, ge=256, description="Memory of the engine, in MiB.")
    base_s: float = Field(60.0, gt=0, description="Seconds for any run, after which it is ended.")
    text_s: float = Field(
        5.0, ge=0, description="Further seconds for each text of a run that is ended."
    )


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is offered.

    Attributes:
        content_id: Its digest.
        language: Slug of its language.
        data: Its bytes, UTF-8.
    """

    content_id: str
    language: str
    data: bytes


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A place where a rule matches.

    Attributes:
        start: First byte.
        end: Byte behind the last one.
        rule_id: The rule.
    """

    start: int
    end: int
    rule_id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What semgrep made of a text.

    Attributes:
        content_id: The text.
        language: Slug of the language that it was read in.
        status: How far it was read.
        cause: Why it was not read whole; None where it was.
        n_rules: Rules that hold for its language.
        matches: Where rules match, sorted, each once.
        unread: Spans of bytes that semgrep could not parse, sorted.
    """

    content_id: str
    language: str
    status: Status
    cause: str | None
    n_rules: int
    matches: tuple[Match, ...] = ()
    unread: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A text with the rules that can match in it.

    Attributes:
        text: The text.
        rules: By the number of each rule, the numbers of its parts that cannot match.
    """

    text: Text
    rules: Mapping[int, tuple[int, ...]]
