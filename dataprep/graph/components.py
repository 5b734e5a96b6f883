"""Parts of a graph: cycles by Tarjan's algorithm, and what hangs together at all.

Nothing here recurses: the depth of a graph is as hostile as its author.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Adjacency = Sequence[Sequence[int]]
"""By node, the nodes that it depends on, in the order in which they are to be visited."""


def strong_components(adjacency: Adjacency) -> list[list[int]]:
    """Return the strongly connected components, each behind all those that it depends on.

    The order is depth-first: nodes are taken by number, and right before a node stands what it
    depends on and no earlier node did (R. Tarjan, Depth-first search and linear graph algorithms,
    SIAM J. Comput. 1972).

    Args:
        adjacency: The nodes 0 to n - 1.

    Returns:
        Every node once, the nodes of a component sorted.

    Example:
        >>> strong_components([[2], [0], [0], [1]])
        [[0, 2], [1], [3]]
    """
    search = _Search(adjacency)
    for root in range(len(adjacency)):
        if not search.index[root]:
            search.run(root)
    return search.found


class _Search:
    """A depth-first search; ``index`` counts visits from 1, ``low`` is what a node leads back to.

    Args:
        adjacency: The graph.
    """

    def __init__(self, adjacency: Adjacency) -> None:
        self.adjacency = adjacency
        self.index = [0] * len(adjacency)
        self.found: list[list[int]] = []
        self._low = [0] * len(adjacency)
        self._open: list[int] = []
        self._visited = 0

    def run(self, root: int) -> None:
        """Visit whatever a node leads to and was not visited yet."""
        done = len(self.adjacency) + 1
        index, low = self.index, self._low
        path = [root]
        waiting = [iter(self._enter(root))]
        while path:
            node = path[-1]
            reached = low[node]
            for target in waiting[-1]:
                if not index[target]:
                    low[node] = reached
                    path.append(target)
                    waiting.append(iter(self._enter(target)))
                    break
                reached = min(reached, low[target])
            else:
                low[node] = reached
                path.pop()
                waiting.pop()
                if reached == index[node]:
                    self._close(node, done)
                if path:
                    low[path[-1]] = min(low[path[-1]], low[node])

    def _enter(self, node: int) -> Sequence[int]:
        self._visited += 1
        self.index[node] = self._low[node] = self._visited
        self._open.append(node)
        return self.adjacency[node]

    def _close(self, node: int, done: int) -> None:
        """Take a component off; what is closed leads back to nothing."""
        members: list[int] = []
        while True:
            member = self._open.pop()
            self._low[member] = done
            members.append(member)
            if member == node:
                break
        self.found.append(sorted(members))


def weak_components(n_nodes: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """Return by node the number of the part that it hangs together with.

    Args:
        n_nodes: Number of nodes.
        edges: Pairs of nodes; their direction does not count.

    Returns:
        Numbers from 0, the largest part first, of equal ones that with the least node.

    Example:
        >>> weak_components(5, [(4, 2), (2, 1)])
        [1, 0, 0, 2, 0]
    """
    parent = list(range(n_nodes))
    for left, right in edges:
        a, b = _root(parent, left), _root(parent, right)
        if a != b:
            parent[max(a, b)] = min(a, b)
    roots = [_root(parent, node) for node in range(n_nodes)]
    sizes = [0] * n_nodes
    for root in roots:
        sizes[root] += 1
    ranked = sorted((root for root in range(n_nodes) if sizes[root]), key=lambda r: (-sizes[r], r))
    number = {root: k for k, root in enumerate(ranked)}
    return [number[root] for root in roots]


def _root(parent: list[int], node: int) -> int:
    """Return the node that stands for a part, halving the way to it."""
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def depths(components: Sequence[Sequence[int]], adjacency: Adjacency) -> list[int]:
    """Return by node how many components follow one another below it at most.

    Args:
        components: As `strong_components` returns them.
        adjacency: The graph that they are of.

    Example:
        >>> graph = [[1], [2], [1], [0]]
        >>> depths(strong_components(graph), graph)
        [1, 0, 0, 2]
    """
    home = [0] * len(adjacency)
    for number, members in enumerate(components):
        for member in members:
            home[member] = number
    deepest = [0] * len(components)
    for number, members in enumerate(components):
        below = -1
        for member in members:
            for target in adjacency[member]:
                if home[target] != number and deepest[home[target]] > below:
                    below = deepest[home[target]]
        deepest[number] = below + 1
    return [deepest[number] for number in home]
