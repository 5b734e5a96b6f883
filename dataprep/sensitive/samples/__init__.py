"""Values that rules have to find, made when a test runs.

A module of this package ends with ``COMPLETE``: functions that make a valid value of one that lacks
its check digits, by the name under which the tests of rules ask for them.
"""

from __future__ import annotations

import functools
from typing import cast

from dataprep.errors import UnknownNameError
from dataprep.sensitive._named import named_functions
from dataprep.sensitive.model import Completer
from dataprep.sensitive.samples._pattern import matching

__all__ = ["get_completer", "matching"]


@functools.cache
def _completers() -> dict[str, Completer]:
    return cast("dict[str, Completer]", named_functions(__name__, __path__, "COMPLETE"))


def get_completer(name: str) -> Completer:
    """Return a function that makes valid values.

    Raises:
        UnknownNameError: There is none of that name.
    """
    completers = _completers()
    if name not in completers:
        raise UnknownNameError("completer", name, completers)
    return completers[name]
