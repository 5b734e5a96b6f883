"""Order of files: edges of reference tools that point backwards, beside path and random order.

    python benchmarks/order.py real [--folder DIR]     # edges of the references, and the orders
    python benchmarks/order.py scale [--files 50000] [--edges 500000] [--wrong 0.0001]

`real` reads what the benchmarks of edges leave (`edges_*.py`): below `$DATAPREP_BENCH_DIR/edges/` (or
`--folder`) a file `<repository>.truth.jsonl` of rows source, target, and beside it the folder
`<repository>/` or a list of its files with their sizes, `<repository>.files.json`. The order is made
from the reference's own edges, so that what is judged is the order alone.

It prints, for each repository, the share of edges that point backwards, of those in no cycle and of
those inside of cycles, and the edges kept inside windows of 32 kB (cut by sizes alone), for the order
by dependency, with groups placed by default and with all in place, by path and by chance.
`scale` prints CPU seconds for a synthetic repository with cycles and indirect edges.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from dataprep.contracts import load_contract
from dataprep.graph.components import strong_components
from dataprep.graph.order import OrderParams, file_order
from dataprep.label.roles import path_roles

ROOT = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "edges"
LANGUAGES = {
    ".py": "Python", ".js": "JavaScript", ".mjs": "JavaScript", ".ts": "TypeScript", ".tsx": "TSX",
    ".go": "Go", ".rs": "Rust", ".java": "Java", ".c": "C", ".h": "C", ".cpp": "C++", ".cs": "C#",
    ".md": "Markdown", ".json": "JSON",
}  # fmt: skip
WINDOW = 32_768
SEEDS = range(5)
IN_PLACE = {
    "documentation": "in-place", "build": "in-place", "entry_points": "in-place", "tests": "in-place",
}  # fmt: skip
Edges = list[tuple[str, str]]


def frames(paths: Sequence[str], edges: Edges) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return the tables that the stage reads, with roles by path."""
    files = pl.DataFrame({"file_id": paths, "path": paths}).with_columns(
        repo_id=pl.lit("r"), is_history=pl.lit(value=False)
    )
    languages = [LANGUAGES.get(Path(path).suffix.lower()) for path in paths]
    roles = path_roles(paths, languages)
    labels = pl.DataFrame(
        {
            "file_id": paths,
            "language": languages,
            "role": [role.role for role in roles],
            "is_test": [role.is_test for role in roles],
        },
        schema_overrides={"language": pl.String},
    )
    table = pl.DataFrame(
        edges, schema={"file_id": pl.String, "target_file_id": pl.String}, orient="row"
    ).with_columns(
        repo_id=pl.lit("r"), kind=pl.lit("import"), n_statements=pl.lit(1), line=pl.lit(1),
        is_type_only=pl.lit(value=False), is_conditional=pl.lit(value=False),
        is_local=pl.lit(value=False),
    )  # fmt: skip
    return files, labels, table.select(load_contract("edges").column_names)


def ordered(tables: tuple[pl.DataFrame, ...], **params: object) -> list[str]:
    frame = file_order(*tables, OrderParams.model_validate(params))["file_order"]
    return list(frame.sort("position")["file_id"])


def read(truth: Path) -> tuple[dict[str, int], Edges]:
    """Return the sizes of a repository's files by path, and the reference's edges."""
    name = truth.name.removesuffix(".truth.jsonl")
    listed = truth.with_name(f"{name}.files.json")
    if listed.exists():
        sizes = json.loads(listed.read_bytes())
    else:
        root = truth.with_name(name)
        found = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
        sizes = {path.relative_to(root).as_posix(): path.stat().st_size for path in found}
    rows = [json.loads(line) for line in truth.read_text().splitlines() if line.strip()]
    pairs = {(row["source"], row["target"]) for row in rows}
    return sizes, sorted((a, b) for a, b in pairs if a != b and a in sizes and b in sizes)


def in_cycles(edges: Edges) -> set[tuple[str, str]]:
    """Return the edges whose ends lie in one cycle."""
    nodes = sorted({node for edge in edges for node in edge})
    number = {node: k for k, node in enumerate(nodes)}
    graph: list[list[int]] = [[] for _ in nodes]
    for source, target in edges:
        graph[number[source]].append(number[target])
    home = {nodes[k]: unit[0] for unit in strong_components(graph) for k in unit}
    return {edge for edge in edges if home[edge[0]] == home[edge[1]]}


def backwards(order: Sequence[str], edges: Edges) -> int:
    place = {path: k for k, path in enumerate(order)}
    return sum(place[target] < place[source] for source, target in edges)


def kept(order: Sequence[str], sizes: dict[str, int], edges: Edges) -> int:
    """Return the edges inside of windows that are filled file by file."""
    window, used, home = 0, 0, {}
    for path in order:
        if used and used + sizes[path] > WINDOW:
            window, used = window + 1, 0
        home[path] = window
        used += sizes[path]
    return sum(home[source] == home[target] for source, target in edges)


def real(folder: Path) -> None:
    print("repository | files | edges | in cycles || order | backwards outside, inside, all | kept")
    for truth in sorted(folder.rglob("*.truth.jsonl")):
        sizes, edges = read(truth)
        if not edges:
            continue
        tables = frames(sorted(sizes), edges)
        circular = in_cycles(edges)
        inside, outside = sorted(circular), [edge for edge in edges if edge not in circular]
        orders = {
            "dependency": [ordered(tables)],
            "in place": [ordered(tables, **IN_PLACE)],
            "path": [ordered(tables, method="path", **IN_PLACE)],
            "random": [ordered(tables, method="random", seed=k, **IN_PLACE) for k in SEEDS],
        }
        title = f"{truth.parent.name}/{truth.name.removesuffix('.truth.jsonl')}"
        print(f"{title} | {len(sizes):,} | {len(edges):,} | {len(inside):,}")
        for name, some in orders.items():
            shares = [
                statistics.mean(backwards(order, part) for order in some) / max(len(part), 1)
                for part in (outside, inside, edges)
            ]
            share_kept = statistics.mean(kept(order, sizes, edges) for order in some) / len(edges)
            print(
                f"    {name:12} {shares[0]:8.2%} {shares[1]:8.2%} {shares[2]:8.2%}   {share_kept:8.2%}"
            )


def synthetic(n_files: int, n_edges: int, wrong: float) -> tuple[list[str], Edges, list[str]]:
    """Return a repository in which a share of the edges points the wrong way and makes cycles."""
    chance = random.Random(7)
    paths = [f"src/p{k // 400:03d}/m{k // 20 % 20:02d}/f{k % 20:02d}.py" for k in range(n_files)]
    edges: dict[tuple[str, str], str] = {}
    while len(edges) < n_edges:
        source = chance.randrange(1, n_files)
        near = source - 1 - int(chance.expovariate(1 / 200))
        target = max(near, 0) if chance.random() < 0.7 else chance.randrange(source)
        if chance.random() < wrong:
            source, target = target, source
        if source != target:
            kind = "package" if chance.random() < 0.2 else "import"
            edges.setdefault((paths[source], paths[target]), kind)
    return paths, list(edges), list(edges.values())


def scale(n_files: int, n_edges: int, wrong: float) -> None:
    paths, edges, kinds = synthetic(n_files, n_edges, wrong)
    files, labels, table = frames(paths, edges)
    table = table.with_columns(kind=pl.Series(kinds))
    for run in range(3):
        started = time.process_time()
        frame = file_order(files, labels, table, OrderParams())["file_order"]
        used = time.process_time() - started
        in_cycle = frame["cycle"].is_not_null().sum()
        print(
            f"run {run}: {n_files:,} files, {n_edges:,} edges, {in_cycle:,} files in cycles: {used:.2f} CPU s"
        )
    order = list(frame.sort("position")["file_id"])
    print(f"edges that point backwards: {backwards(order, edges) / len(edges):.2%}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["real", "scale"])
    parser.add_argument("--folder", type=Path, default=ROOT)
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--edges", type=int, default=500_000)
    parser.add_argument(
        "--wrong", type=float, default=0.0001, help="share of edges against the rest"
    )
    arguments = parser.parse_args()
    if arguments.what == "real":
        real(arguments.folder)
    else:
        scale(arguments.files, arguments.edges, arguments.wrong)


if __name__ == "__main__":
    main()
