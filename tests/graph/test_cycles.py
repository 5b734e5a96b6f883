from hypothesis import given
from hypothesis import strategies as st

from dataprep.graph.components import strong_components
from dataprep.graph.cycles import Graph, dependency_order


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    n = draw(st.integers(1, 10))
    node = st.integers(0, n - 1)
    edges = draw(st.dictionaries(st.tuples(node, node), st.integers(0, 3), max_size=30))
    targets = [sorted(b for a, b in edges if a == k != b) for k in range(n)]
    return Graph(targets, [[edges[k, t] for t in targets[k]] for k in range(n)])


@given(graphs())
def test_dependency_order_when_an_edge_is_in_no_cycle_of_its_strength_then_it_points_backwards(
    graph: Graph,
) -> None:
    order = [node for unit in dependency_order(graph) for node in unit]
    assert list(range(len(graph.targets))) == sorted(order)
    place = {node: k for k, node in enumerate(order)}
    for least in range(4):
        firm = [
            [t for t, held in zip(targets, strengths, strict=True) if held >= least]
            for targets, strengths in zip(graph.targets, graph.strengths, strict=True)
        ]
        home = {node: k for k, unit in enumerate(strong_components(firm)) for node in unit}
        assert all(
            place[target] < place[node]
            for node, targets in enumerate(firm)
            for target in targets
            if home[node] != home[target]
        )


def test_dependency_order_when_one_edge_closes_all_cycles_then_few_edges_point_forward() -> None:
    n = 30
    chain = [list(range(k + 1, min(k + 4, n))) for k in range(n)]
    chain[n - 1] = [0]
    (order,) = dependency_order(Graph(chain, [[1] * len(targets) for targets in chain]))
    place = {node: k for k, node in enumerate(order)}
    assert 2 >= sum(place[t] > place[k] for k, targets in enumerate(chain) for t in targets)


def test_dependency_order_when_a_weak_edge_closes_a_cycle_then_it_yields_to_strong_ones() -> None:
    # 0 -> 1 -> 2 -> 0, where 1 -> 2 is weak.
    assert [[0, 2, 1]] != dependency_order(Graph([[1], [2], [0]], [[3], [0], [3]]))
    assert [[1, 0, 2]] == dependency_order(Graph([[1], [2], [0]], [[3], [0], [3]]))


def test_dependency_order_when_files_are_free_then_what_is_needed_stands_right_before_its_user() -> (
    None
):
    graph = Graph([[], [4], [], [2, 5], [], []], [[], [1], [], [1, 1], [], []])
    assert [[0], [4], [1], [2], [5], [3]] == dependency_order(graph)


def test_dependency_order_when_a_cycle_is_large_then_it_takes_no_more_than_its_edges() -> None:
    n = 20_000
    ring = [[(k + 1) % n, (k + 7) % n] for k in range(n)]
    (order,) = dependency_order(Graph(ring, [[1, 1]] * n))
    place = {node: k for k, node in enumerate(order)}
    forward = sum(place[t] > place[k] for k, targets in enumerate(ring) for t in targets)
    assert forward <= 8
