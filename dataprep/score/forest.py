"""Boosted trees as arrays: scored by a kernel, trained elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from dataprep.text.kernels import Kernel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAF: Final = 255
_MODULE: Final = "dataprep.score._forest_kernel"
_ARGUMENTS: Final = "float32[:,::1] int64[::1] uint8[::1] float32[::1] int32[::1] float32[::1] "
_SOURCES: Final = ("_forest_kernel.py",)
_sum_trees = Kernel(_MODULE, "sum_trees", _ARGUMENTS + "float64[::1]", _SOURCES)
_sum_steps = Kernel(_MODULE, "sum_steps", _ARGUMENTS + "float64[:,::1]", _SOURCES)

Tree = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Forest:
    """Boosted trees over at most 255 features.

    Attributes:
        names: Names of the features.
        roots: Number of each tree's first node.
        feature: Feature that a node asks for; 255 in leaves.
        threshold: A text goes left where its feature is at most this.
        left: Number of the left child; the right one follows it.
        value: What a leaf adds; of other nodes the mean of what the training texts got below it.
    """

    names: tuple[str, ...]
    roots: NDArray[np.int64]
    feature: NDArray[np.uint8]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    value: NDArray[np.float32]

    def score(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the sums of the trees for texts, by features of shape (texts, features)."""
        import numpy as np

        out = np.zeros(len(features))
        if len(features):
            _sum_trees(*self._arguments(features), out)
        return out

    def feature_terms(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what each feature adds to scores on the way to the leaves, by shape of features.

        Saabas (2014): quick, and not fair between features that tell the same. The terms of a text
        and the mean of all training texts add up to its score, but for rounding.
        """
        import numpy as np

        out = np.zeros((len(features), len(self.names)))
        if len(features):
            _sum_steps(*self._arguments(features), out)
        return out

    @property
    def mean(self) -> float:
        """The mean score of the training texts."""
        return float(self.value[self.roots].sum())

    def _arguments(self, features: NDArray[np.float32]) -> tuple[NDArray[np.generic], ...]:
        import numpy as np

        rows = np.ascontiguousarray(features, dtype=np.float32)
        return rows, self.roots, self.feature, self.threshold, self.left, self.value


def forest_of(names: Sequence[str], trees: Sequence[Tree]) -> Forest:
    """Return trees of LightGBM as arrays.

    Args:
        names: Names of the features.
        trees: ``tree_structure`` of each tree of ``Booster.dump_model()``; splits are numeric, and
            no feature is missing.
    """
    import numpy as np

    nodes: list[tuple[int, float, int, float]] = []
    roots: list[int] = []
    for tree in trees:
        roots.append(len(nodes))
        nodes.append((_LEAF, 0.0, 0, 0.0))
        pending = [(tree, roots[-1])]
        while pending:
            node, place = pending.pop()
            if "split_feature" not in node:
                nodes[place] = (_LEAF, 0.0, 0, _number(node, "leaf_value"))
                continue
            left = len(nodes)
            nodes += [(_LEAF, 0.0, 0, 0.0)] * 2
            asked, mean = int(_number(node, "split_feature")), _number(node, "internal_value")
            nodes[place] = (asked, _at_most(_number(node, "threshold")), left, mean)
            pending += [
                (cast("Tree", node["left_child"]), left),
                (cast("Tree", node["right_child"]), left + 1),
            ]
    feature, threshold, child, value = zip(*nodes, strict=True) if nodes else ((),) * 4
    return Forest(
        tuple(names),
        np.array(roots, np.int64),
        np.array(feature, np.uint8),
        np.array(threshold, np.float32),
        np.array(child, np.int32),
        np.array(value, np.float32),
    )


def _number(node: Tree, name: str) -> float:
    return float(cast("float", node[name]))


def _at_most(threshold: float) -> float:
    """Return the largest number of 32 bits that is not above a threshold of 64.

    A feature of 32 bits is at most the one where it is at most the other.
    """
    import numpy as np

    small = np.float32(threshold)
    return float(small if float(small) <= threshold else np.nextafter(small, np.float32(-np.inf)))
