"""Sums of boosted trees over plain arrays."""

from __future__ import annotations

from dataprep.text.jit import as_int, ix
from dataprep.text.kernels import Bytes, Floats, Ints, SmallFloats, SmallInts

_LEAF = 255
_BLOCK = 64
"""Rows that a tree is asked for at once."""


def sum_trees(
    features: SmallFloats, roots: Ints, feature: Bytes, threshold: SmallFloats, left: SmallInts,
    value: SmallFloats, out: Floats,
) -> None:  # fmt: skip
    """Write the sum of the leaves that each row of features falls into.

    A row goes left where its feature is at most the threshold; the right child follows the left.
    Trees are asked for a block of rows, so that their nodes stay in the processor's cache.
    """
    for first in range(0, features.shape[0], _BLOCK):
        last = min(first + _BLOCK, features.shape[0])
        for row in range(first, last):
            out[ix(row)] = 0.0
        for tree in range(roots.size):
            for row in range(first, last):
                node = roots[ix(tree)]
                while feature[ix(node)] != _LEAF:
                    asked = ix(feature[ix(node)])
                    is_above = features[ix(row), asked] > threshold[ix(node)]
                    node = as_int(left[ix(node)]) + as_int(is_above)
                out[ix(row)] += value[ix(node)]


def sum_steps(
    features: SmallFloats, roots: Ints, feature: Bytes, threshold: SmallFloats, left: SmallInts,
    value: SmallFloats, out: Floats,
) -> None:  # fmt: skip
    """Write what each feature adds on the way of each row to its leaves.

    A step from a node to its child adds the difference of their values to the node's feature.
    """
    for first in range(0, features.shape[0], _BLOCK):
        last = min(first + _BLOCK, features.shape[0])
        for tree in range(roots.size):
            for row in range(first, last):
                node = roots[ix(tree)]
                while feature[ix(node)] != _LEAF:
                    asked = ix(feature[ix(node)])
                    is_above = features[ix(row), asked] > threshold[ix(node)]
                    child = as_int(left[ix(node)]) + as_int(is_above)
                    out[ix(row), asked] += value[ix(child)] - value[ix(node)]
                    node = child
