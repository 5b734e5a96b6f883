"""Validators made of checks of a value's characters."""

from __future__ import annotations

from collections.abc import Callable

from dataprep.sensitive.model import Candidate
from dataprep.sensitive.validators._checks import compact, stands_alone


def checked(check: Callable[[str], bool]) -> Callable[[Candidate], bool]:
    """Return a validator: the value stands alone and, without separators, passes a check.

    Args:
        check: Told of the value in capitals, without separators.
    """

    def validator(candidate: Candidate) -> bool:
        alone = stands_alone(candidate.text, candidate.start, candidate.end)
        return alone and check(compact(candidate.value))

    return validator
