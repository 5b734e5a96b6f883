"""What an engine found in a text, and how far it looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dataprep.rules.defect import SCORES, Confidence, DefectRule
from dataprep.rules.model import Severity

Status: TypeAlias = Literal[
    "complete", "partial", "timeout", "too-large", "failed", "not-run", "no-rules"
]
"""How far an engine looked at a text, as in the table ``scans``."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A place of a text that a rule finds.

    Attributes:
        rule: The rule.
        start: First byte in the UTF-8 text.
        end: Byte behind the last one.
        confidence: How sure it is at this place; None for as sure as the rule.
    """

    rule: DefectRule
    start: int
    end: int
    confidence: Confidence | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is: of what is less sure than its rule, a note."""
        is_lower = self.score < self.rule.score
        return "note" if is_lower else self.rule.severity

    @property
    def score(self) -> float:
        """How sure it is, between 0 and 1."""
        return SCORES[self.confidence or self.rule.confidence]


@dataclass(frozen=True, slots=True)
class Scan:
    """What an engine made of a text.

    Attributes:
        engine: Name and version of what looked.
        status: How far it looked.
        n_rules: Rules that hold for the language.
        defects: What it found.
        cause: Why it did not look at all of the text; None where it did.
        n_refuted: Places found and left out since the flow of values proves them safe.
    """

    engine: str
    status: Status
    n_rules: int
    defects: Sequence[Defect] = ()
    cause: str | None = None
    n_refuted: int = 0
