"""What is found, and what validators and detectors are asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from dataprep.rules.sensitive import Argument, SensitiveRule


class Found(NamedTuple):
    """A secret or a personal datum in a text.

    Attributes:
        rule: The rule that found it.
        start: First byte of the value.
        end: Byte behind it.
        score: How sure it is, 0 to 1.
    """

    rule: SensitiveRule
    start: int
    end: int
    score: float


class Candidate(NamedTuple):
    """What may be a value, and where it stands.

    Attributes:
        text: The whole text, UTF-8.
        start: First byte of the value; of a line that a detector is asked about, its first one.
        end: Byte behind it.
        line_start: First byte of its line.
        line_end: Byte behind the line, its end left out.
        rule: The rule.
        language: The text's language by slug; None when it is unknown.
    """

    text: bytes
    start: int
    end: int
    line_start: int
    line_end: int
    rule: SensitiveRule
    language: str | None

    @property
    def value(self) -> bytes:
        """The bytes in question."""
        return self.text[self.start : self.end]

    @property
    def line(self) -> bytes:
        """The line in which they begin."""
        return self.text[self.line_start : self.line_end]


Validator = Callable[..., bool]
"""``(candidate) -> bool``, or ``(candidate, argument) -> bool``."""
Completer = Callable[[bytes], bytes]
"""Makes a valid value of one whose check is missing or wrong."""


class Detector(Protocol):
    """A module of ``dataprep.sensitive.detectors``."""

    def find(self, lines: Sequence[Candidate]) -> Iterable[Found]:
        """Yield what is found on the lines of one text that the rule's prefilter names."""
        ...


def argument_of(check: str | dict[str, Argument]) -> tuple[str, Argument | None]:
    """Return name and argument of a validator as a rule gives it."""
    if isinstance(check, str):
        return check, None
    return next(iter(check.items()))
