"""Packing of repositories: edges kept inside of windows, beside random order; CPU time.

    python benchmarks/repo_context.py [--folder DIR] [--window 131072] [--family qwen]

Reads the repositories and edges that `order.py real` reads (`$DATAPREP_BENCH_DIR/edges/`). Files are
packed in dependency order, in order of paths and, five times, in random order. Tokens are UTF-8
bytes; 131,072 of them are about 32,768 tokens of code.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from order import IN_PLACE, LANGUAGES, ROOT, SEEDS, Edges, frames, ordered, read

from dataprep.export.repo_context import ContextFile, RepoContextParams, Sample, pack_repository


def packed(
    order: Sequence[str], texts: dict[str, bytes], edges: Edges, params: RepoContextParams
) -> list[Sample]:
    number = {path: k for k, path in enumerate(order)}
    files = [
        ContextFile(path, path, path, LANGUAGES.get(Path(path).suffix), texts[path])
        for path in order
    ]
    return pack_repository("o/r", files, [(number[a], number[b]) for a, b in edges], params)


def share(samples: Sequence[Sample], edges: Edges) -> float:
    return sum(sample.n_inside for sample in samples) / len(edges)


def utf8(root: Path, paths: Sequence[str]) -> dict[str, bytes]:
    """Return the files that are text of at most 1 MB."""
    found = {}
    for path in paths:
        text = (root / path).read_bytes()
        try:
            text.decode()
        except UnicodeDecodeError:
            continue
        if len(text) <= 1_000_000 and b"\0" not in text:
            found[path] = text
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=ROOT)
    parser.add_argument("--window", type=int, default=131_072)
    parser.add_argument("--family", default="qwen")
    arguments = parser.parse_args()
    params = RepoContextParams(
        tokenizer_name="utf-8 bytes", family=arguments.family, window_tokens=arguments.window
    )
    print(
        "repository | files | MB | windows | edges | kept: order, path, random | times | MB per CPU s"
    )
    total = [0.0, 0.0, 0.0]
    for truth in sorted(arguments.folder.rglob("*.truth.jsonl")):
        root = truth.with_name(truth.name.removesuffix(".truth.jsonl"))
        if not root.is_dir():
            print(f"{root} is missing", file=sys.stderr)
            continue
        sizes, edges = read(truth)
        texts = utf8(root, sorted(sizes))
        edges = [(a, b) for a, b in edges if a in texts and b in texts]
        if not edges:
            continue
        tables = frames(sorted(texts), edges)
        started = time.process_time()
        samples = packed(ordered(tables), texts, edges, params)
        used = time.process_time() - started
        by_path = packed(ordered(tables, method="path", **IN_PLACE), texts, edges, params)
        shuffled = []
        for seed in SEEDS:
            order = sorted(texts)
            random.Random(seed).shuffle(order)
            shuffled.append(share(packed(order, texts, edges, params), edges))
        shares = (share(samples, edges), share(by_path, edges), statistics.mean(shuffled))
        total = [old + one * len(edges) for old, one in zip(total, shares, strict=True)]
        size = sum(map(len, texts.values())) / 1e6
        print(
            f"{root.name} | {len(texts):,} | {size:.1f} | {len(samples):,} | {len(edges):,} | "
            f"{shares[0]:.2%} {shares[1]:.2%} {shares[2]:.2%} | "
            f"{shares[0] / max(shares[2], 1e-9):.1f} x | {size / used:.0f}"
        )
    print(
        f"all: {total[0]:,.0f} {total[1]:,.0f} {total[2]:,.0f}: {total[0] / total[2]:.1f} x random"
    )


if __name__ == "__main__":
    main()
