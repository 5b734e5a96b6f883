"""Validators: what a pattern cannot say of a value.

A module of this package ends with ``VALIDATORS``, functions by the name under which rules ask for
them.
"""

from __future__ import annotations

import functools
from typing import cast

from dataprep.errors import UnknownNameError
from dataprep.sensitive._named import named_functions
from dataprep.sensitive.model import Validator


@functools.cache
def all_validators() -> dict[str, Validator]:
    """Return every validator by name."""
    return cast("dict[str, Validator]", named_functions(__name__, __path__, "VALIDATORS"))


def get_validator(name: str) -> Validator:
    """Return a validator.

    Raises:
        UnknownNameError: There is none of that name.
    """
    validators = all_validators()
    if name not in validators:
        raise UnknownNameError("validator", name, validators)
    return validators[name]
