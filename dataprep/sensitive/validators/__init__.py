"""Validators: what a pattern cannot say of a value.

A module of this package ends with ``VALIDATORS``, functions by the name under which rules ask for
them.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil

from dataprep.errors import UnknownNameError
from dataprep.sensitive.model import Validator


@functools.cache
def all_validators() -> dict[str, Validator]:
    """Return every validator by name."""
    found: dict[str, Validator] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        if not module.startswith("_"):
            found |= importlib.import_module(f"{__name__}.{module}").VALIDATORS
    return found


def get_validator(name: str) -> Validator:
    """Return a validator.

    Raises:
        UnknownNameError: There is none of that name.
    """
    validators = all_validators()
    if name not in validators:
        raise UnknownNameError("validator", name, validators)
    return validators[name]
