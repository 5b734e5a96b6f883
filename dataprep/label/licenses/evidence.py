"""What says which license a file has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LicenseEvidence:
    """A license stated by one content.

    Attributes:
        expression: SPDX expression in normal form; ``LicenseRef-…`` for named licenses without id.
        method: ``tag``, ``header``, ``text``, ``reference`` or ``manifest``.
        confidence: 0-1.
        start_byte: First byte of the evidence in the UTF-8 text.
        end_byte: Byte after the last.
        line: 1-based line of the first byte.
        rule_id: The pattern or text that matched.
        score: Share of the matched text that stands there, 0-1.
    """

    expression: str
    method: str
    confidence: float
    start_byte: int
    end_byte: int
    line: int
    rule_id: str
    score: float
