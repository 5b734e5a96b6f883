from hypothesis import given
from hypothesis import strategies as st

from dataprep.graph.components import depths, strong_components, weak_components


@st.composite
def graphs(draw: st.DrawFn) -> list[list[int]]:
    n = draw(st.integers(1, 12))
    node = st.integers(0, n - 1)
    edges = draw(st.sets(st.tuples(node, node), max_size=30))
    return [sorted(b for a, b in edges if a == k) for k in range(n)]


def _reached(graph: list[list[int]]) -> list[set[int]]:
    reached = [{k, *targets} for k, targets in enumerate(graph)]
    for _ in graph:
        reached = [set().union(*(reached[target] for target in one)) for one in reached]
    return reached


@given(graphs())
def test_strong_components_are_what_leads_to_each_other_and_stand_behind_their_targets(
    graph: list[list[int]],
) -> None:
    got = strong_components(graph)
    reached = _reached(graph)
    expected = {
        tuple(b for b in range(len(graph)) if b in reached[a] and a in reached[b])
        for a in range(len(graph))
    }
    assert expected == {tuple(one) for one in got}
    assert list(range(len(graph))) == sorted(node for one in got for node in one)
    place = {node: k for k, one in enumerate(got) for node in one}
    assert all(place[t] <= place[k] for k, targets in enumerate(graph) for t in targets)


@given(graphs())
def test_weak_components_number_the_parts_by_size_and_least_node(graph: list[list[int]]) -> None:
    got = weak_components(len(graph), ((k, t) for k, targets in enumerate(graph) for t in targets))
    both = [
        [t for t in range(len(graph)) if t in graph[k] or k in graph[t]] for k in range(len(graph))
    ]
    parts = sorted(strong_components(both), key=lambda part: (-len(part), part[0]))
    assert [{k for k, part in enumerate(parts) if node in part} for node in range(len(graph))] == [
        {number} for number in got
    ]


def test_strong_components_when_a_chain_is_very_long_then_nothing_recurses() -> None:
    n = 100_000
    graph = [[k + 1] for k in range(n - 1)] + [[]]
    got = strong_components(graph)
    assert [n - 1] == got[0]
    assert n - 1 == depths(got, graph)[0]
