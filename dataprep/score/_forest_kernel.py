"""Sums of boosted trees over plain arrays."""

from __future__ import annotations

from dataprep.text.jit import as_int, ix
from dataprep.text.kernels import Bytes, Floats, Ints, SmallFloats, SmallInts

_LEAF = 255


def sum_trees(
    features: SmallFloats, roots: Ints, feature: Bytes, threshold: SmallFloats, left: SmallInts,
    value: SmallFloats, out: Floats,
) -> None:  # fmt: skip
    """Write the sum of the leaves that each row of features falls into.

    A row goes left where its feature is at most the threshold; the right child follows the left.
    """
    for row in range(features.shape[0]):
        total = 0.0
        for tree in range(roots.size):
            node = roots[ix(tree)]
            while feature[ix(node)] != _LEAF:
                right = features[ix(row), ix(feature[ix(node)])] > threshold[ix(node)]
                node = as_int(left[ix(node)]) + as_int(right)
            total += value[ix(node)]
        out[ix(row)] = total


def sum_steps(
    features: SmallFloats, roots: Ints, feature: Bytes, threshold: SmallFloats, left: SmallInts,
    value: SmallFloats, out: Floats,
) -> None:  # fmt: skip
    """Write what each feature adds on the way of each row to its leaves.

    A step from a node to its child adds the difference of their values to the node's feature.
    """
    for row in range(features.shape[0]):
        for tree in range(roots.size):
            node = roots[ix(tree)]
            while feature[ix(node)] != _LEAF:
                asked = ix(feature[ix(node)])
                is_above = features[ix(row), asked] > threshold[ix(node)]
                child = as_int(left[ix(node)]) + as_int(is_above)
                out[ix(row), asked] += value[ix(child)] - value[ix(node)]
                node = child
