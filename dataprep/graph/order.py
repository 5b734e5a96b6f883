"""The order of a repository's files: what a file depends on stands before it.

The files that hang together form a part, the largest part first. Inside a part the order is
depth-first over paths: right before a file stands what it depends on and no file before it did, what
is near by path last, so that files of a directory stay together. An edge that lies in no cycle points backwards. Where edges
form a cycle, the weakest are given up first, in the order of `strength`; what then still is a cycle
is opened where few edges point forward.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl
from pydantic import Field

from dataprep.contracts import load_contract
from dataprep.graph.components import depths, strong_components, weak_components
from dataprep.graph.cycles import Graph, dependency_order
from dataprep.graph.groups import MIDDLE, Group, Place, Placement, file_groups, group_at
from dataprep.stage import Params

_INDIRECT = ("package", "re-export")
"""Ties that no statement names: they are the first to be given up, and make no cycle by themselves."""
_FIRM = 2


class OrderParams(Params):
    """Parameters of ``graph.order``."""

    method: Literal["dependency", "path", "random"] = Field(
        "dependency",
        description="What decides: edges, or as controls the path or a hash of the file's id.",
    )
    seed: int = Field(0, ge=0, description="Seed of the method random.")
    documentation: Place = Field("first", description="Where documentation stands.")
    build: Place = Field("first", description="Where build and lock files stand.")
    entry_points: Place = Field(
        "last", description="Where files stand by which programs are started."
    )
    tests: Place = Field("last", description="Where tests and what serves only them stand.")

    @property
    def placement(self) -> Placement:
        """Where groups of files stand."""
        return Placement(self.documentation, self.build, self.entry_points, self.tests)


def file_order(
    files: pl.DataFrame, labels: pl.DataFrame, edges: pl.DataFrame, params: OrderParams
) -> dict[str, pl.DataFrame]:
    """Return the place of each file of one repository.

    Documentation, build files, tests and entry points stand where the parameters put them, as far
    as edges allow: a file that others depend on stands before them, one that depends on others
    behind them, and its group is then that of the files among which it stands. Only tests and entry
    points that are wanted first stand there in spite of what they depend on. The methods path and
    random know no edges.

    Args:
        files: Files of a repository; versions from the history are left out.
        labels: Their labels; files without stand among the others.
        edges: Edges between them.
        params: Parameters.

    Returns:
        ``file_order``: one row per file of the tree, sorted by ``file_id``.
    """
    rows = _rows(files, labels)
    nodes = _Nodes.of(rows, params)
    graph, firm = _graphs(rows["file_id"], edges)
    parts = weak_components(len(nodes.groups), _pairs(graph))
    cycles = strong_components(firm)
    if params.method == "dependency":
        groups, order = _dependency_order(graph, nodes, parts, params.placement)
    else:
        groups, order = nodes.groups, _control_order(rows["file_id"], nodes, params)
    position = [0] * len(order)
    for place, node in enumerate(order):
        position[node] = place
    frame = rows.select("file_id", "repo_id").with_columns(
        position=pl.Series(position, dtype=pl.Int64),
        component=pl.Series(parts, dtype=pl.Int64),
        cycle=pl.Series(_cycle_numbers(cycles, position), dtype=pl.Int64),
        depth=pl.Series(depths(cycles, firm), dtype=pl.Int64),
        group=pl.Series(groups, dtype=pl.String),
    )
    return {"file_order": frame.select(load_contract("file_order").column_names).sort("file_id")}


def strength(kind: str, *, is_type_only: bool, is_conditional: bool, is_local: bool) -> int:
    """Return how firmly an edge ties, from 0: inside a cycle weaker ones are given up first.

    A package's own file runs before its members without being named (0), and hands on the names of
    others (1). What is for the type checker alone need not run (2). A module declares its members,
    but seldom needs them (3). What stands in functions (4) or under conditions (5) is often there
    to open a cycle.

    Example:
        >>> strength("import", is_type_only=False, is_conditional=False, is_local=True)
        4
    """
    if kind in _INDIRECT:
        return _INDIRECT.index(kind)
    weak = (is_type_only, kind == "module", is_local, is_conditional)
    return _FIRM + (weak.index(True) if True in weak else len(weak))


@dataclass(frozen=True, slots=True)
class _Nodes:
    """Files by number: their groups, and the ranks at which these are wanted."""

    groups: list[Group]
    ranks: list[int]

    @classmethod
    def of(cls, rows: pl.DataFrame, params: OrderParams) -> _Nodes:
        roles = list(zip(rows["role"].to_list(), rows["is_test"].to_list(), strict=True))
        groups = file_groups(rows["path"].to_list(), rows["language"].to_list(), roles)
        return cls(groups, [params.placement.rank(group) for group in groups])


def _rows(files: pl.DataFrame, labels: pl.DataFrame) -> pl.DataFrame:
    """Return the files by path, with what is known of them."""
    known = labels.select("file_id", "language", "role", "is_test")
    return (
        files.filter(~pl.col("is_history"))
        .select("file_id", "repo_id", "path")
        .join(known, on="file_id", how="left", maintain_order="left")
        .with_columns(pl.col("role").fill_null("other"), pl.col("is_test").fill_null(value=False))
        .sort("path", "file_id")
    )


def _graphs(file_ids: pl.Series, edges: pl.DataFrame) -> tuple[Graph, list[list[int]]]:
    """Return the graph of all edges between files, and the targets of the named ones alone."""
    number = pl.DataFrame({"file_id": file_ids}).with_row_index("number")
    known = (
        edges.filter(pl.col("file_id") != pl.col("target_file_id"))
        .join(number.rename({"number": "source"}), on="file_id")
        .join(number.rename({"file_id": "target_file_id"}), on="target_file_id")
        .sort("source", "number")
        .select("source", "number", "kind", "is_type_only", "is_conditional", "is_local")
    )
    targets: list[list[int]] = [[] for _ in range(len(file_ids))]
    strengths: list[list[int]] = [[] for _ in range(len(file_ids))]
    firm: list[list[int]] = [[] for _ in range(len(file_ids))]
    for source, target, kind, is_type_only, is_conditional, is_local in known.iter_rows():
        held = strength(
            kind, is_type_only=is_type_only, is_conditional=is_conditional, is_local=is_local
        )
        targets[source].append(target)
        strengths[source].append(held)
        if held >= _FIRM:
            firm[source].append(target)
    return Graph(targets, strengths), firm


def _pairs(graph: Graph) -> list[tuple[int, int]]:
    return [(node, target) for node, targets in enumerate(graph.targets) for target in targets]


def _control_order(file_ids: pl.Series, nodes: _Nodes, params: OrderParams) -> list[int]:
    """Return the files by rank and path, or by rank and a hash of their ids."""
    keys: list[tuple[int, str]] = [(rank, "") for rank in nodes.ranks]
    if params.method == "random":
        keys = [
            (rank, hashlib.sha256(f"{params.seed}:{file_id}".encode()).hexdigest())
            for rank, file_id in zip(nodes.ranks, file_ids, strict=True)
        ]
    return sorted(range(len(keys)), key=lambda node: (*keys[node], node))


def _dependency_order(
    graph: Graph, nodes: _Nodes, parts: Sequence[int], placement: Placement
) -> tuple[list[Group], list[int]]:
    """Return the group by which each file is placed, and the order of the files."""
    by_rank = sorted(range(len(nodes.ranks)), key=lambda node: (nodes.ranks[node], node))
    ordered = _renumbered(graph, nodes.ranks, by_rank, placement)
    units = [[by_rank[member] for member in unit] for unit in dependency_order(ordered)]
    ranks = _possible_ranks(units, graph, nodes.ranks, placement)
    order = [node for unit in units for node in unit]
    order.sort(key=lambda node: (ranks[node], parts[node]))
    groups = [
        group_at(group, wanted, rank)
        for group, wanted, rank in zip(nodes.groups, nodes.ranks, ranks, strict=True)
    ]
    return groups, order


def _renumbered(
    graph: Graph, ranks: Sequence[int], by_rank: Sequence[int], placement: Placement
) -> Graph:
    """Return the graph with files numbered in another order, without edges that are given up.

    Of what a file depends on, what lies next to it by path is visited last, and so stands next to it.
    """
    number = [0] * len(by_rank)
    for new, old in enumerate(by_rank):
        number[old] = new
    targets: list[list[int]] = []
    strengths: list[list[int]] = []
    for old in by_rank:
        edges = sorted(
            (-abs(target - old), number[target], held)
            for target, held in zip(graph.targets[old], graph.strengths[old], strict=True)
            if not _is_given_up(ranks[old], ranks[target], placement)
        )
        targets.append([target for _, target, _ in edges])
        strengths.append([held for _, _, held in edges])
    return Graph(targets, strengths)


def _is_given_up(rank: int, target_rank: int, placement: Placement) -> bool:
    """Return whether an edge yields to where the parameters put its files."""
    return rank != target_rank and placement.is_forced(rank)


def _possible_ranks(
    units: Sequence[Sequence[int]], graph: Graph, wanted: Sequence[int], placement: Placement
) -> list[int]:
    """Return the rank at which each file can stand, so that no edge points to a higher one.

    Args:
        units: Files that stand together, each unit behind all that it depends on.
        graph: The edges.
        wanted: The rank that each file ought to have.
        placement: Tells which edges yield.

    Returns:
        Ranks: a file that ought to be last stands no later than what depends on it, one that ought to
        be first no earlier than what it depends on; neither goes past the middle.
    """
    ranks = list(wanted)
    for unit in units:
        if len({wanted[node] for node in unit}) > 1:
            for node in unit:
                ranks[node] = MIDDLE
    for unit in reversed(units):
        lowest = min(ranks[node] for node in unit)
        for node in unit:
            ranks[node] = lowest
            for target in graph.targets[node]:
                if not _is_given_up(wanted[node], wanted[target], placement):
                    ranks[target] = min(ranks[target], max(MIDDLE, lowest))
    for unit in units:
        highest = max(
            (
                ranks[target]
                for node in unit
                for target in graph.targets[node]
                if not _is_given_up(wanted[node], wanted[target], placement)
            ),
            default=0,
        )
        for node in unit:
            ranks[node] = max(ranks[node], highest)
    return ranks


def _cycle_numbers(cycles: Sequence[Sequence[int]], position: Sequence[int]) -> list[int | None]:
    """Return by file the number of its cycle, counted in the order of the files; None without."""
    found: list[int | None] = [None] * len(position)
    real = [members for members in cycles if len(members) > 1]
    real.sort(key=lambda members: min(position[member] for member in members))
    for number, members in enumerate(real):
        for member in members:
            found[member] = number
    return found
