"""Compiled kernels: numba makes them once a machine, llvmlite loads them from a file.

NOTE: to load a cached kernel through numba costs each process about 0.4 s of CPU, nearly all of it
for the tables of numba's compiler. The object code of a kernel needs none of them.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from dataprep.made import Made, folder_of

if TYPE_CHECKING:
    from dataprep.text.jit import Machine

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]
SmallInts = NDArray[np.int32]
Hashes = NDArray[np.uint64]
SmallHashes = NDArray[np.uint32]
Floats = NDArray[np.float64]
SmallFloats = NDArray[np.float32]
"""What kernels take; the number of dimensions stands where a kernel is declared."""

_SYMBOL = "dataprep_kernel"
_LOCK = threading.Lock()
_LOADED: list[object] = []
"""What owns the machine code in use; it lives as long as the process."""


class Kernel:
    """A function of arrays and numbers that runs as machine code, without the GIL.

    It is compiled on its first call on a machine, and afterwards loaded from a file beside its
    module, or under the user's cache folder where that cannot be written.

    Args:
        module: The module that defines it; imported only to compile.
        name: The function there; it returns nothing.
        arguments: Its arguments in order, as numba writes them: ``uint8[::1]``, ``int64``,
            ``float64``.
        sources: Patterns of the files, beside this one or the module, that it is made of.
    """

    def __init__(self, module: str, name: str, arguments: str, sources: tuple[str, ...]) -> None:
        self._module, self._name, self._sources = module, name, sources
        self._arguments = tuple(arguments.split())
        self._call: Callable[..., int] | None = None
        _DECLARED.append(self)

    def __call__(self, *arguments: NDArray[Any] | float) -> None:
        """Run the kernel.

        Args:
            arguments: Arrays in C order of the declared types, and numbers.

        Raises:
            TypeError: An array is of another type, or not contiguous.
        """
        flat: list[object] = [ctypes.byref(ctypes.c_void_p()), ctypes.byref(ctypes.c_void_p())]
        for value, declared in zip(arguments, self._arguments, strict=True):
            flat.extend(_members(value, declared))
        if self.prepared()(*flat):
            raise RuntimeError(f"kernel {self._name} failed")

    def prepared(self) -> Callable[..., int]:
        """Return the machine code, loaded, and compiled where it is not stored."""
        if self._call is None:
            with _LOCK:
                self._call = self._call or self._load()
        return self._call

    def _load(self) -> Callable[..., int]:
        kinds = [kind for declared in self._arguments for kind in _kinds(declared)]
        prototype = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, *kinds)
        return cast("Callable[..., int]", prototype(_address(self._object_code())))

    def _object_code(self) -> bytes:
        """Return the machine code, from a file or made anew and stored."""
        _, host = _machine()
        made = Made(self._module, f"{self._module.rpartition('.')[2]}.{self._name}-{host}-", ".o")
        digest = self._digest()
        code = made.read(digest)
        if code is None:
            from dataprep.text.jit import compile_kernel

            code = compile_kernel(self._module, self._name, self._arguments, _SYMBOL, _machine()[0])
            made.write(digest, code)
        return code

    def _digest(self) -> str:
        """Return a digest of all that the kernel is made of."""
        digest = hashlib.sha256(repr((self._name, self._arguments)).encode())
        own = Path(__file__)
        paths = {own, own.with_name("jit.py")}
        for pattern in self._sources:
            paths.update(folder_of(self._module).glob(pattern))
        for path in sorted(paths):
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]


_DECLARED: list[Kernel] = []
"""The kernels of the modules that are loaded."""


def prepare_kernels() -> int:
    """Load the kernels of all modules that are imported, and return how many they are."""
    for kernel in _DECLARED:
        kernel.prepared()
    return len(_DECLARED)


def _kinds(declared: str) -> Sequence[type]:
    """Return what C passes an argument as; see ``_members``."""
    kind, _, shape = declared.partition("[")
    if not shape:
        return [ctypes.c_double if kind == "float64" else ctypes.c_int64]
    sizes = [ctypes.c_int64] * (2 * (shape.count(":") - 1))
    place = ctypes.c_void_p
    return [place, place, ctypes.c_int64, ctypes.c_int64, place, *sizes]


def _members(value: NDArray[Any] | float, declared: str) -> tuple[object, ...]:
    """Return a value as numba passes it.

    NOTE: of an array these are owner, parent, elements, bytes of one, place, shape and strides
    (numba's ``ArrayModel``). A call starts with places for a result and an exception, which a
    kernel does not use, and returns 0.
    """
    if not isinstance(value, np.ndarray):
        return (float(value) if declared == "float64" else int(value),)
    kind, _, shape = declared.partition("[")
    if value.dtype != kind or value.ndim != shape.count(":") - 1 or not value.flags.c_contiguous:
        raise TypeError(f"{value.ndim}-dimensional array of {value.dtype} where {declared} is due")
    layout = (*value.shape, *value.strides)
    return (None, None, value.size, value.itemsize, ctypes.c_void_p(value.ctypes.data), *layout)


@functools.cache
def _machine() -> tuple[Machine, str]:
    """Return the compiler's target, and a digest of the processor and the compiler."""
    import llvmlite  # type: ignore[import-untyped]  # has no stubs
    import llvmlite.binding as llvm  # type: ignore[import-untyped]  # has no stubs

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    cpu, features = llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten()
    target = llvm.Target.from_default_triple()
    # NOTE: the relocations that numba's own engine asks for on these processors.
    relocations = "static" if target.name.startswith("x86") else "default"
    machine = target.create_target_machine(
        cpu=cpu, features=features, opt=3, reloc=relocations, codemodel="jitdefault", jit=True
    )
    host = repr((llvmlite.__version__, target.triple, cpu, features))
    return cast("Machine", machine), hashlib.sha256(host.encode()).hexdigest()[:8]


def _address(code: bytes) -> int:
    """Return the address of the kernel in object code, which stays loaded."""
    import llvmlite.binding as llvm

    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), _machine()[0])
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    _LOADED.append(engine)
    return int(engine.get_function_address(_SYMBOL))
