"""Which edges of a cycle are given up: few of the weak ones, none of the strong ones.

To give up the fewest is hard (minimum feedback arc set is NP-hard). The better of two quick orders is
taken, a greedy and a depth-first one, and then each part is moved, one after another, to where the
fewest of its own edges point forward, until nothing is won.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

_ROUNDS = 8
"""Times that all parts are moved at most; two or three are enough for real repositories."""
_FIRM = 1 << 40
"""Weight of a strong edge: more than all weak ones of a graph that fits into memory."""

Weights = dict[int, int]


class Ties:
    """Edges between parts of a cycle: strong ones, which form no cycle, and weak ones.

    Args:
        n_parts: Number of parts; those with lesser numbers stand first where edges allow.
    """

    def __init__(self, n_parts: int) -> None:
        self._out: list[Weights] = [{} for _ in range(n_parts)]
        self._into: list[Weights] = [{} for _ in range(n_parts)]

    def add(self, source: int, target: int, *, is_strong: bool) -> None:
        """Add an edge from a part to another one that it depends on."""
        weight = _FIRM if is_strong else 1
        self._out[source][target] = self._out[source].get(target, 0) + weight
        self._into[target][source] = self._into[target].get(source, 0) + weight

    def kept(self) -> list[list[int]]:
        """Return, by part, the parts that it depends on by edges that are not given up.

        These edges form no cycle; all strong ones are among them.
        """
        orders = (_Greedy(self._out, self._into).order(), self._depth_first())
        order = min(orders, key=self._cost)
        place = _Line(order, self._out, self._into).improved()
        return [
            sorted(target for target in targets if place[target] < place[source])
            for source, targets in enumerate(self._out)
        ]

    def _depth_first(self) -> list[int]:
        """Return the parts, each behind those that it depends on and that do not lead to it first."""
        n_parts = len(self._out)
        found, state = [], [0] * n_parts
        for root in range(n_parts):
            path = [] if state[root] else [(root, iter(sorted(self._out[root])))]
            state[root] = 1
            while path:
                node, targets = path[-1]
                target = next((one for one in targets if not state[one]), None)
                if target is None:
                    found.append(node)
                    path.pop()
                else:
                    state[target] = 1
                    path.append((target, iter(sorted(self._out[target]))))
        return found

    def _cost(self, order: Sequence[int]) -> int:
        """Return the weight of the edges that point forward."""
        place = [0] * len(order)
        for k, part in enumerate(order):
            place[part] = k
        return sum(
            weight
            for source, targets in enumerate(self._out)
            for target, weight in targets.items()
            if place[target] > place[source]
        )


class _Greedy:
    """Takes parts to the front or the back, one after another.

    A part goes to the back when nothing that is left depends on it, to the front when it depends on
    nothing that is left. Failing that, the one goes to the front whose edges from others outweigh
    its own most (P. Eades, X. Lin, W. Smyth, A fast and effective heuristic for the feedback arc
    set problem, Inf. Process. Lett. 1993).

    Args:
        out: By part, the weights of its edges by target.
        into: By part, the weights of the edges to it by source.
    """

    def __init__(self, out: Sequence[Weights], into: Sequence[Weights]) -> None:
        self._out, self._into = out, into
        self._own = [sum(targets.values()) for targets in out]
        self._pull = [sum(sources.values()) for sources in into]
        self._is_left = [True] * len(out)
        self._last = [part for part, pull in enumerate(self._pull) if not pull]
        self._queue: list[tuple[bool, int, int]] = []
        for part in range(len(out)):
            self._offer(part)

    def order(self) -> list[int]:
        """Return the parts in order."""
        front: list[int] = []
        back: list[int] = []
        while len(front) + len(back) < len(self._out):
            if self._last:
                part = self._last.pop()
                if self._is_left[part]:
                    back.append(part)
                    self._remove(part)
                continue
            key = heapq.heappop(self._queue)
            part = key[2]
            if self._is_left[part] and key == self._key(part):
                front.append(part)
                self._remove(part)
        return front + back[::-1]

    def _key(self, part: int) -> tuple[bool, int, int]:
        own = self._own[part]
        return (own > 0, own - self._pull[part] % _FIRM, part)

    def _offer(self, part: int) -> None:
        heapq.heappush(self._queue, self._key(part))

    def _remove(self, part: int) -> None:
        self._is_left[part] = False
        for user in self._left(self._into[part]):
            self._own[user] -= self._out[user][part]
            self._offer(user)
        for target in self._left(self._out[part]):
            self._pull[target] -= self._out[part][target]
            if not self._pull[target]:
                self._last.append(target)
            self._offer(target)

    def _left(self, parts: Iterable[int]) -> list[int]:
        return [part for part in parts if self._is_left[part]]


class _Line:
    """Parts in a line, in which each can be moved without touching the others.

    Args:
        order: The parts.
        out: By part, the weights of its edges by target.
        into: By part, the weights of the edges to it by source.
    """

    def __init__(
        self, order: Sequence[int], out: Sequence[Weights], into: Sequence[Weights]
    ) -> None:
        self._order, self._out, self._into = order, out, into
        self._head = len(order)
        self._place = [0.0] * (self._head + 1)
        self._before = [0] * (self._head + 1)
        self._after = [0] * (self._head + 1)
        self._number(order)

    def improved(self) -> list[float]:
        """Move the parts until nothing is won, and return the place of each."""
        for _ in range(_ROUNDS):
            n_moved = sum(self._move(part) for part in self._order)
            if not n_moved:
                break
        return self._place[: self._head]

    def _number(self, order: Sequence[int]) -> None:
        """Give the parts of an order places one apart."""
        last = self._head
        for k, part in enumerate(order):
            self._place[part] = k + 1.0
            self._after[last], self._before[part] = part, last
            last = part
        self._after[last], self._before[self._head] = self._head, last

    def _move(self, part: int) -> bool:
        """Move a part to where the fewest of its edges point forward; tell whether that was won."""
        place = self._place
        changes = [(place[target], -weight, target) for target, weight in self._out[part].items()]
        changes += [(place[source], weight, source) for source, weight in self._into[part].items()]
        cost = now = least = 0
        anchor = self._head
        for at, change, other in sorted(changes):
            if at < place[part]:
                now += change
            cost += change
            if cost < least:
                least, anchor = cost, other
        if least >= now:
            return False
        self._put(part, anchor)
        return True

    def _put(self, part: int, anchor: int) -> None:
        """Put a part right behind another one, or in front of all."""
        before, after = self._before[part], self._after[part]
        self._after[before], self._before[after] = after, before
        following = self._after[anchor]
        low = self._place[anchor] if anchor != self._head else 0.0
        high = self._place[following] if following != self._head else low + 2.0
        self._after[anchor] = self._before[following] = part
        self._before[part], self._after[part] = anchor, following
        self._place[part] = (low + high) / 2
        if not low < self._place[part] < high:
            self._number(self._walk())

    def _walk(self) -> list[int]:
        parts: list[int] = []
        part = self._after[self._head]
        while part != self._head:
            parts.append(part)
            part = self._after[part]
        return parts
