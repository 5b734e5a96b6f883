"""The one way in which kernels are compiled; imported only to compile.

numba turns Python into LLVM's language without optimising it; a kernel, with all its parts inside,
is optimised and turned into machine code once.
"""

from __future__ import annotations

import contextlib
import importlib
import re
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar, cast

import llvmlite.binding as llvm  # type: ignore[import-untyped]  # has no stubs
import numba
import numpy as np
from numba import types
from numba.core import codegen, cpu, typed_passes, untyped_passes
from numba.core.compiler import CompilerBase
from numba.core.compiler_machinery import PassManager

_Function = TypeVar("_Function", bound=Callable[..., object])

as_int = cast("Callable[[object], int]", np.int64)
"""``numpy.int64`` to the kernels, ``int`` to the type checker."""

ix = cast("Callable[[object], int]", np.uint64)
"""An index to the kernels: an unsigned one spares them the test for a negative index."""


class _Passes(Protocol):
    def add_pass(self, step: object, description: str) -> None: ...
    def finalize(self) -> None: ...


class _Translation(CompilerBase):
    """Those of numba's passes that plain loops over numbers and arrays need."""

    def define_pipelines(self) -> list[_Passes]:
        manager = cast("_Passes", cast("Callable[[str], object]", PassManager)("kernel"))
        for step in (
            untyped_passes.TranslateByteCode,
            untyped_passes.FixupArgs,
            untyped_passes.IRProcessing,
            untyped_passes.ReconstructSSA,
            typed_passes.NopythonTypeInference,
            typed_passes.PreLowerStripPhis,
            typed_passes.IRLegalization,
            typed_passes.NativeLowering,
            typed_passes.NoPythonBackend,
        ):
            manager.add_pass(step, step.__name__)
        manager.finalize()
        return [manager]


class Machine(Protocol):
    """The compiler's target."""

    def emit_object(self, module: object) -> bytes:
        """Return a module's object code."""


class _Description(Protocol):
    llvm_func_name: str
    llvm_cpython_wrapper_name: str


class _Library(Protocol):
    def get_pointer_to_function(self, name: str) -> int: ...
    def get_llvm_str(self) -> str: ...


class _Overload(Protocol):
    fndesc: _Description
    library: _Library


class _Compiled(Protocol):
    overloads: dict[object, _Overload]


_KNOWN_VERSION = (0, 68)
_TYPE = re.compile(r"(\w+)(?:\[((?::,)*)::1\])?")

_OPTIONS = {
    "pipeline_class": _Translation,
    "nogil": True,
    "error_model": "numpy",
    "no_rewrites": True,
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
    "_nrt": False,
}
"""Nothing allocates, so nothing counts references (``_nrt``); nothing here needs numba's rewrites."""

_compile = cast("Callable[..., Callable[[object], object]]", numba.njit)


def part(function: _Function) -> _Function:
    """Return the function as a part of the kernels that call it.

    Args:
        function: A function of numbers and arrays.

    Returns:
        The same function, typed as it was written.
    """
    return cast("_Function", _compile(**_OPTIONS)(function))


def compile_kernel(
    module: str, name: str, arguments: tuple[str, ...], symbol: str, machine: Machine
) -> bytes:
    """Return the machine code of a kernel.

    Args:
        module: The module that defines it.
        name: The function there.
        arguments: Types as numba writes them.
        symbol: What the code names the function.
        machine: The target.

    Returns:
        An object file.
    """
    function = getattr(importlib.import_module(module), name)
    signature = types.void(*(_type(argument) for argument in arguments))
    with _translation_alone():
        compiled = cast("_Compiled", _compile(signature, **_OPTIONS)(function))
        (overload,) = compiled.overloads.values()
        entry = overload.fndesc.llvm_func_name
    return _object_code(overload.library.get_llvm_str(), entry, symbol, machine)


@contextlib.contextmanager
def _translation_alone() -> Iterator[None]:
    """Keep numba from optimising, and from making machine code that nothing runs.

    NOTE: numba makes machine code of each part with all of its own parts inside, as if Python might
    call it: a third of the time. To leave that out takes two private names of numba, whose meaning
    is known up to the version here; with a later one compiling takes longer.
    """
    with contextlib.ExitStack() as changes:
        level = vars(numba.config)["OPT"]
        changes.enter_context(_replaced(numba.config, "OPT", type(level)(0)))
        if numba.version_info[:2] <= _KNOWN_VERSION:
            library, context = codegen.JITCodeLibrary, cpu.CPUContext
            changes.enter_context(_replaced(library, "_finalize_specific", lambda _: None))
            changes.enter_context(_replaced(context, "get_executable", _link))
        yield


@contextlib.contextmanager
def _replaced(owner: object, name: str, value: object) -> Iterator[None]:
    """Give an attribute another value for a while."""
    before = vars(owner)[name]
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


def _link(_: object, library: _Library, description: _Description, __: object) -> object:
    """Link the parts of a function into it, and return what numba knows it by, never called."""
    library.get_pointer_to_function(description.llvm_cpython_wrapper_name)
    return [].append


def _type(argument: str) -> object:
    """Return numba's type: a number, or an array in C order."""
    match = _TYPE.fullmatch(argument)
    assert match is not None, argument
    element = getattr(types, match[1])
    if match[2] is None:
        return element
    return types.Array(element, match[2].count(",") + 1, "C")


def _object_code(source: str, entry: str, symbol: str, machine: Machine) -> bytes:
    """Return object code in which the entry alone can be seen from outside."""
    module = llvm.parse_assembly(source)
    for value in (*module.functions, *module.global_variables):
        if not value.is_declaration and value.name != entry:
            value.linkage = "internal"
    module.get_function(entry).name = symbol
    tuning = llvm.create_pipeline_tuning_options(speed_level=3)
    builder = llvm.create_pass_builder(machine, tuning)
    builder.getModulePassManager().run(module, builder)
    return machine.emit_object(module)
