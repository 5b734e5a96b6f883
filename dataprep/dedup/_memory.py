"""What kernels need of the machine and numba's Python cannot say."""

# llvmlite and the inside of numba have no types.
# mypy: disable-error-code="attr-defined, call-overload, import-untyped, no-untyped-call"

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

import numpy as np
from llvmlite import ir
from numba import types
from numba.core.cgutils import create_struct_proxy, pack_array
from numba.cpython.unsafe.numbers import trailing_zeros
from numba.extending import intrinsic
from numba.np.arrayobj import make_array, populate_array

from dataprep.text.kernels import Bytes

_Emitter: TypeAlias = Callable[[object, object, object, list[object]], object]


def _bytes_at(_: object, address: object, size: object) -> tuple[object, _Emitter]:
    result = types.Array(types.uint8, 1, "C", readonly=True)

    def emit(context: object, builder: object, signature: object, values: list[object]) -> object:
        del signature
        place, length = values
        array = make_array(result)(context, builder)
        one = context.get_constant(types.intp, 1)
        populate_array(
            array,
            data=builder.inttoptr(place, ir.IntType(8).as_pointer()),
            shape=pack_array(builder, [length]),
            strides=pack_array(builder, [one]),
            itemsize=one,
            meminfo=None,
        )
        return array._getvalue()

    return result(address, size), emit


def _word_at(_: object, array: object, index: object) -> tuple[object, _Emitter]:
    def emit(context: object, builder: object, signature: object, values: list[object]) -> object:
        del signature
        data = create_struct_proxy(array)(context, builder, values[0]).data
        place = builder.gep(data, [values[1]])
        word = builder.load(builder.bitcast(place, ir.IntType(64).as_pointer()))
        word.align = 1
        return word

    return types.uint64(array, index), emit


def _hash_at(_: object, address: object) -> tuple[object, _Emitter]:
    def emit(context: object, builder: object, signature: object, values: list[object]) -> object:
        del context, signature
        word = builder.load(builder.inttoptr(values[0], ir.IntType(64).as_pointer()))
        word.align = 1
        return word

    return types.uint64(address), emit


bytes_at = cast("Callable[[np.uint64, int], Bytes]", intrinsic(_bytes_at))
"""Return so many bytes at an address as an array that may only be read."""

word_at = cast("Callable[[Bytes, int], np.uint64]", intrinsic(_word_at))
"""Return the eight bytes at any index as a little-endian number. There is no check of bounds."""

hash_at = cast("Callable[[int], np.uint64]", intrinsic(_hash_at))
"""Return the eight bytes at any address as a little-endian number."""

count_trailing_zeros = cast("Callable[[np.uint64], np.uint64]", trailing_zeros)
"""Return how many zeros stand below the lowest one of a number that has one."""
