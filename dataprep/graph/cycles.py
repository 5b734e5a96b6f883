"""An order of files in which as few edges as possible point forward, and none that need not.

Edges have strengths. A cycle that a weak edge closes is opened there first: edges of the least
strength are given up inside of it, and what is then no cycle any more is in order. So an edge
points backwards whenever it lies in no cycle of edges of its own strength and above. What is a cycle
of the strongest edges is opened greedily.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dataprep.graph.components import strong_components
from dataprep.graph.feedback import Ties


@dataclass(frozen=True, slots=True)
class Graph:
    """Files by number, in the order in which they are to stand where nothing else decides.

    Attributes:
        targets: By file, the files that it depends on, by number.
        strengths: By file, the strength of each of these edges.
    """

    targets: Sequence[Sequence[int]]
    strengths: Sequence[Sequence[int]]


def dependency_order(graph: Graph) -> list[list[int]]:
    """Return the files of each cycle, and each other file by itself, behind what they depend on.

    The order is depth-first: right before a file stands what it depends on and no file with a
    lesser number did, in the order of its targets. Inside a cycle the same holds for the edges that
    are not given up, in the order of numbers.

    Args:
        graph: The files.

    Returns:
        Every file once; the members of a cycle in their order.

    Example:
        >>> dependency_order(Graph([[1], [0], [1]], [[0], [1], [1]]))
        [[0, 1], [2]]
    """
    components = strong_components(graph.targets)
    return [one if len(one) == 1 else _arrange(graph, one, 0) for one in components]


def _arrange(graph: Graph, members: list[int], least: int) -> list[int]:
    """Return the order of the members of a cycle; edges weaker than ``least`` are given up."""
    edges = _inner_edges(graph, members, least)
    weakest = min(strength for _, _, strength in edges)
    strong: list[list[int]] = [[] for _ in members]
    for source, target, strength in edges:
        if strength > weakest:
            strong[source].append(target)
    parts = sorted(strong_components(strong))
    home = [0] * len(members)
    for number, part in enumerate(parts):
        for member in part:
            home[member] = number
    ties = Ties(len(parts))
    for source, target, strength in edges:
        if home[source] != home[target]:
            ties.add(home[source], home[target], is_strong=strength > weakest)
    found: list[int] = []
    for (number,) in strong_components(ties.kept()):
        part = [members[k] for k in parts[number]]
        found += part if len(part) == 1 else _arrange(graph, part, weakest + 1)
    return found


def _inner_edges(graph: Graph, members: list[int], least: int) -> list[tuple[int, int, int]]:
    """Return the edges between members as places in the list of members, with their strengths."""
    local = {member: place for place, member in enumerate(members)}
    return [
        (place, local[target], strength)
        for place, member in enumerate(members)
        for target, strength in zip(graph.targets[member], graph.strengths[member], strict=True)
        if strength >= least and target in local
    ]
