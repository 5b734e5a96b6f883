"""The one way in which the kernels of this package are compiled."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba

_Function = TypeVar("_Function", bound=Callable[..., object])

_compile = cast("Callable[..., Callable[[object], object]]", numba.njit)
_OPTIONS = {"nogil": True, "error_model": "numpy", "_nrt": False}
"""No kernel allocates: without reference counts (``_nrt``) they compile and run faster."""


@functools.cache
def _source_digest() -> str:
    """Return a digest of all sources that kernels are made of."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("_*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def kernel(function: _Function) -> _Function:
    """Return the function compiled on first call, without the GIL, cached where a place is writable.

    Args:
        function: A function of numbers and arrays that Python calls.

    Returns:
        The same function, typed as it was written.
    """
    try:
        compiled = _compile(cache=True, **_OPTIONS)(function)
    except RuntimeError:  # no folder for the cache can be written
        return cast("_Function", _compile(**_OPTIONS)(function))
    # NOTE: numba takes a cached kernel for fresh while the kernel's own file is unchanged, and does
    # not look at the files of its parts (numba manual, "Caching limitations").
    cache_file = getattr(getattr(compiled, "_cache", None), "_cache_file", None)
    if cache_file is not None:
        vars(cache_file)["_source_stamp"] = _source_digest()
    return cast("_Function", compiled)


def part(function: _Function) -> _Function:
    """Return the function compiled as a part of the kernels that call it.

    It has no entry for Python, which compiles faster, and is stored with its kernel.

    Args:
        function: A function of numbers and arrays that only kernels call.

    Returns:
        The same function, typed as it was written.
    """
    options = {**_OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return cast("_Function", _compile(**options)(function))
