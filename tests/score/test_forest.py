import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.score.forest import Forest, Tree, forest_of


def _leaf(value: float) -> Tree:
    return {"leaf_value": value}


def _node(feature: int, threshold: float, left: Tree, right: Tree, mean: float = 0.0) -> Tree:
    return {
        "split_feature": feature, "threshold": threshold, "internal_value": mean,
        "left_child": left, "right_child": right,
    }  # fmt: skip


TREES = [
    _node(0, 0.5, _leaf(1.0), _node(1, 2.0, _leaf(2.0), _leaf(4.0), 3.0), 2.5),
    _leaf(0.25),
    _node(1, 0.1, _leaf(-1.0), _leaf(1.0), 0.5),
]


def _slow(trees: list[Tree], row: list[float]) -> float:
    total = 0.0
    for tree in trees:
        node = tree
        while "split_feature" in node:
            is_left = float(np.float32(row[int(str(node["split_feature"]))])) <= float(
                str(node["threshold"])
            )
            child = node["left_child" if is_left else "right_child"]
            assert isinstance(child, dict)
            node = child
        total += float(str(node["leaf_value"]))
    return total


@pytest.fixture(scope="module")
def forest() -> Forest:
    return forest_of(("a", "b"), TREES)


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.5, 0.6]), st.sampled_from([0.0, 0.1, 0.2, 2.0, 3.0]))
    )
)
def test_score_is_the_sum_of_the_leaves(forest: Forest, rows: list[tuple[float, float]]) -> None:
    features = np.array(rows, np.float32).reshape(len(rows), 2)
    assert [_slow(TREES, list(row)) for row in rows] == forest.score(features).tolist()


def test_threshold_of_64_bits_is_met_as_it_was_in_training() -> None:
    """The nearest number of 32 bits to .1 is above it, and so goes right."""
    forest = forest_of(("a",), [_node(0, 0.1, _leaf(1.0), _leaf(2.0))])
    tenth = np.float32(0.1)
    below = np.nextafter(tenth, np.float32(0))
    assert [2.0, 1.0] == forest.score(np.array([[tenth], [below]])).tolist()


def test_terms_of_features_and_the_mean_add_up_to_the_score(forest: Forest) -> None:
    features = np.array([[0.9, 3.0], [0.0, 0.0]], np.float32)
    terms = forest.feature_terms(features)
    assert [[0.5, 1.0 + 0.5], [-1.5, -1.5]] == terms.tolist()
    assert forest.score(features) == pytest.approx(forest.mean + terms.sum(axis=1))


def test_forest_without_trees_scores_nothing() -> None:
    empty = forest_of(("a",), [])
    assert [0.0, 0.0] == empty.score(np.zeros((2, 1), np.float32)).tolist()
