"""What is to be redacted, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

Rescan = Callable[[bytes, str | None], Sequence[tuple[int, int, str]]]
"""``(text, language) -> [(start, end, entity)]``: what the policy would redact in a text."""


class Shape(IntEnum):
    """How far a surrogate keeps the shape of its value; each is plainer than the one before."""

    LIKE = 0
    PLAIN = 1
    BLANK = 2


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Something in a text that is to be replaced, or that the policy keeps.

    Attributes:
        start: First byte in the raw text.
        end: Byte behind the last one.
        entity: Kind by which the policy names it, for example ``email``.
        entity_type: What it is, for example ``EMAIL_ADDRESS``.
        rule_id: Rule that found it; empty for a further occurrence of a value found elsewhere.
    """

    start: int
    end: int
    entity: str
    entity_type: str = ""
    rule_id: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A span in the raw text and its surrogate in the redacted one.

    Attributes:
        start: First byte in the raw text.
        end: Byte behind the last one there.
        new_start: First byte of the surrogate in the redacted text.
        new_end: Byte behind the surrogate's last one.
        entity: Kind of what stood there.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    entity: str

    def __str__(self) -> str:
        """Return the span as the table ``redacted`` has it.

        Example:
            >>> str(Replaced(120, 140, 120, 121, "email"))
            '120-140:120-121:email'
        """
        return f"{self.start}-{self.end}:{self.new_start}-{self.new_end}:{self.entity}"


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redacted text with its proof.

    Attributes:
        text: The text, UTF-8.
        spans: What was replaced, in order; spans that touched are one.
        checks: What was proved: ``outside``, ``lines``, ``values``, ``rescan``, ``tree`` and the
            loader of the format. ``values-in-place`` beside ``values`` says that some values were
            too short or too common to be looked for beyond their spans; ``tree-not-run`` and the
            like, that a check does not exist for the text or that its bounds forbid it.
    """

    text: bytes
    spans: tuple[Replaced, ...] = ()
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a text cannot be redacted.

    Attributes:
        reason: Id of the rule of quarantine: ``redaction-value-left``, ``redaction-rescan-hit``,
            ``redaction-broke-syntax``, ``redaction-broke-format``, ``redaction-broke-lines`` or
            ``redaction-too-large``.
    """

    reason: str


VALUE_LEFT = "redaction-value-left"
RESCAN_HIT = "redaction-rescan-hit"
BROKE_SYNTAX = "redaction-broke-syntax"
BROKE_FORMAT = "redaction-broke-format"
BROKE_LINES = "redaction-broke-lines"
TOO_LARGE = "redaction-too-large"
