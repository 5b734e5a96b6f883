"""The `file_order` of a folder, made of our edges with the roles of the pipeline, and edges outside of cycles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl
from _edges_truth import Edge

from dataprep.graph.components import strong_components
from dataprep.graph.order import OrderParams, file_order
from dataprep.label.contents import label_contents
from dataprep.label.files import label_files
from dataprep.stage import Params


def order_of(folder: Path, tables: dict[str, pl.DataFrame]) -> dict[str, int]:
    """Return the place of each file by path, with the roles that the pipeline gives."""
    repos = pl.DataFrame({"repo_id": ["0" * 32], "license_declared": None, "ownership": "own"})
    files = tables["files"].with_columns(repo_id=pl.lit("0" * 32), is_history=pl.lit(value=False))
    pairs = files.select("content_id", "name").unique()
    contents = label_contents(_texts(folder, files), pairs, Params())["content_labels"]
    labels = label_files(repos, files, contents, Params())["labels"]
    frame = file_order(files, labels, tables["edges"], OrderParams())["file_order"]
    placed = frame.join(files.select("file_id", "path"), on="file_id")
    return dict(placed.select("path", "position").iter_rows())


def outside_cycles(edges: Iterable[Edge]) -> list[Edge]:
    """Return the edges whose ends lie in no common cycle."""
    known = sorted(edges)
    nodes = {path: k for k, path in enumerate(sorted({path for edge in known for path in edge}))}
    graph: list[list[int]] = [[] for _ in nodes]
    for source, target in known:
        graph[nodes[source]].append(nodes[target])
    unit = {node: k for k, members in enumerate(strong_components(graph)) for node in members}
    return [edge for edge in known if unit[nodes[edge[0]]] != unit[nodes[edge[1]]]]


def _texts(folder: Path, files: pl.DataFrame) -> pl.DataFrame:
    """Return the texts of the files that were read, each once."""
    once = files.unique("content_id", maintain_order=True)
    texts = [(folder / path).read_bytes().decode() for path in once["path"]]
    return once.select("content_id").with_columns(text=pl.Series(texts, dtype=pl.String))
