"""The one way in which the kernels of this package are compiled, and the types they speak in.

A kernel's annotations are its signature: there is one compilation of each, done when its module is
loaded, and read-only arrays (as Arrow hands them out) cost no second one.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt
from numba import types

_Function = TypeVar("_Function", bound=Callable[..., object])

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]
SmallInts = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]
SmallHashes = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float64]
SmallFloats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
ByteRows = npt.NDArray[np.uint8]
HashRows = npt.NDArray[np.uint64]
SmallIntRows = npt.NDArray[np.int32]
SmallHashRows = npt.NDArray[np.uint32]

as_int = cast("Callable[[object], int]", np.int64)
"""``numpy.int64`` to the kernels, ``int`` to the type checker."""

ix = cast("Callable[[object], int]", np.uint64)
"""An index to the kernels: an unsigned one spares them the test for a negative index."""

_ELEMENTS: dict[str, tuple[types.Type, int]] = {
    "Bytes": (types.uint8, 1),
    "Ints": (types.int64, 1),
    "SmallInts": (types.int32, 1),
    "Hashes": (types.uint64, 1),
    "SmallHashes": (types.uint32, 1),
    "Floats": (types.float64, 1),
    "SmallFloats": (types.float32, 1),
    "Flags": (types.boolean, 1),
    "ByteRows": (types.uint8, 2),
    "HashRows": (types.uint64, 2),
    "SmallIntRows": (types.int32, 2),
    "SmallHashRows": (types.uint32, 2),
}
_SCALARS: dict[str, types.Type] = {
    "int": types.int64,
    "float": types.float64,
    "bool": types.boolean,
    "None": types.none,
}
_WRITTEN = ("out", "scratch")
"""First words of the names of arrays that a kernel writes to; it only reads the others."""

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


def _type_of(name: str, annotation: str) -> object:
    """Return the compiled type of an argument."""
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    element, n_dimensions = _ELEMENTS[annotation]
    is_read = name.partition("_")[0] not in _WRITTEN
    return types.Array(element, n_dimensions, "C", readonly=is_read)


def _signature(function: Callable[..., object]) -> object:
    """Return the signature that a kernel's annotations say."""
    annotations = dict(function.__annotations__)
    result = _SCALARS[annotations.pop("return")]
    return result(*(_type_of(name, written) for name, written in annotations.items()))


def kernel(function: _Function) -> _Function:
    """Return the function compiled, without the GIL, from the cache where there is one.

    Args:
        function: A function of numbers and arrays that Python calls, in a module with
            ``from __future__ import annotations``; what it writes to is named ``out…`` or
            ``scratch…``.

    Returns:
        The same function, typed as it was written.
    """
    try:
        compiled = _compile(cache=True, **_OPTIONS)(function)
    except RuntimeError:  # no folder for the cache can be written
        compiled = _compile(**_OPTIONS)(function)
    # NOTE: numba takes a cached kernel for fresh while the kernel's own file is unchanged, and does
    # not look at the files of its parts (numba manual, "Caching limitations").
    cache_file = getattr(getattr(compiled, "_cache", None), "_cache_file", None)
    if cache_file is not None:
        vars(cache_file)["_source_stamp"] = _source_digest()
    compile_now = cast("Callable[[object], None]", getattr(compiled, "compile"))  # noqa: B009
    compile_now(_signature(function))
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
