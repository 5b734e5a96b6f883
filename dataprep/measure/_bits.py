"""Bits of 64 bytes at a time for the kernels: what numba's Python cannot say."""

# numba hands over types that these functions need not look at.
# ruff: noqa: ARG001
# llvmlite and the inside of numba have no types.
# mypy: disable-error-code="attr-defined, call-overload, import-untyped, no-untyped-call"

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

import numpy as np
from llvmlite import ir
from numba import types
from numba.core.cgutils import create_struct_proxy
from numba.cpython.unsafe.numbers import leading_zeros, trailing_zeros
from numba.extending import intrinsic

from dataprep.measure._layout import Bytes

_Emitter: TypeAlias = Callable[[object, object, object, list[object]], object]
_BYTE, _WORD, _TWO_WORDS = ir.IntType(8), ir.IntType(64), ir.IntType(128)
_BLOCK = ir.VectorType(_BYTE, 64)


def _place(context: object, builder: object, array: object, values: list[object]) -> object:
    """Return the address of an element of an array of bytes."""
    data = create_struct_proxy(array)(context, builder, values[0]).data
    return builder.gep(data, [values[1]])


def _splat(builder: object, value: object) -> object:
    """Return 64 times the lowest byte of a number."""
    byte = builder.trunc(value, _BYTE)
    one = builder.insert_element(ir.Constant(_BLOCK, ir.Undefined), byte, ir.Constant(_WORD, 0))
    zeros = ir.Constant(ir.VectorType(ir.IntType(32), 64), None)
    return builder.shuffle_vector(one, ir.Constant(_BLOCK, ir.Undefined), zeros)


def _among(_: object, array: object, index: object, first: object, n: object) -> object:
    def emit(context: object, builder: object, signature: object, values: list[object]) -> object:
        place = _place(context, builder, signature.args[0], values)
        block = builder.load(builder.bitcast(place, _BLOCK.as_pointer()))
        block.align = 1
        above = builder.sub(block, _splat(builder, values[2]))
        is_among = builder.icmp_unsigned("<", above, _splat(builder, values[3]))
        return builder.bitcast(is_among, _WORD)

    return types.uint64(array, types.int64, types.int64, types.int64), emit


def _word_at(_: object, array: object, index: object) -> tuple[object, _Emitter]:
    def emit(context: object, builder: object, signature: object, values: list[object]) -> object:
        place = _place(context, builder, signature.args[0], values)
        word = builder.load(builder.bitcast(place, _WORD.as_pointer()))
        word.align = 1
        return word

    return types.uint64(array, types.int64), emit


def _count_ones(_: object, bits: object) -> tuple[object, _Emitter]:
    def emit(context: object, builder: object, signature: object, values: list[object]) -> object:
        return builder.ctpop(values[0])

    return types.int64(types.uint64), emit


def _multiply(_: object, a: object, b: object) -> tuple[object, _Emitter]:
    def emit(context: object, builder: object, signature: object, values: list[object]) -> object:
        product = builder.mul(*(builder.zext(value, _TWO_WORDS) for value in values))
        high = builder.lshr(product, ir.Constant(_TWO_WORDS, 64))
        return builder.trunc(builder.xor(product, high), _WORD)

    return types.uint64(types.uint64, types.uint64), emit


def _stand_apart(_: object) -> tuple[object, _Emitter]:
    def emit(context: object, builder: object, signature: object, values: list[object]) -> object:
        builder.function.attributes.add("noinline")
        return context.get_dummy_value()

    return types.none(), emit


stand_apart = cast("Callable[[], None]", intrinsic(_stand_apart))
"""Keep the part that calls it out of its caller, so that its loops have all registers."""

among = cast("Callable[[Bytes, int, int, int], np.uint64]", intrinsic(_among))
"""Return which of the 64 bytes from an index on are one of ``n`` values from ``first`` on, as bits.

There is no check of bounds.
"""

word_at = cast("Callable[[Bytes, int], np.uint64]", intrinsic(_word_at))
"""Return the eight bytes from an index on as a little-endian number. There is no check of bounds."""

count_ones = cast("Callable[[np.uint64], int]", intrinsic(_count_ones))
"""Return how many bits are set."""

count_trailing_zeros = cast("Callable[[np.uint64], np.uint64]", trailing_zeros)
"""Return how many zeros stand below the lowest bit of a number that has one."""

multiply = cast("Callable[[np.uint64, np.uint64], np.uint64]", intrinsic(_multiply))
"""Return the lower and the upper half of a product of 128 bits, combined by exclusive or.

It is the mixing of wyhash (github.com/wangyi-fudan/wyhash): one multiplication reaches every bit.
"""

count_leading_zeros = cast("Callable[[np.uint64], np.uint64]", leading_zeros)
"""Return how many zeros stand above the highest bit of a number that has one."""
