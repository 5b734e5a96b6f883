"""The parts of the near-duplicate path by themselves, one thread, CPU seconds, best of three.

    python benchmarks/near_kernels.py [--set acc]

Signatures and shingle sets on the texts of a set (`near_corpus.py`), estimates and exact Jaccard on
its candidate pairs, and the in-memory look-up on 5,000 of its signatures.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import polars as pl

from dataprep.dedup.bands import band_keys, band_layout, bucket_pairs
from dataprep.dedup.lookup import Lookup
from dataprep.dedup.pairs import estimate, far_below, jaccard, low_bytes
from dataprep.dedup.params import NearPairParams
from dataprep.dedup.shingles import shingle_sets, sketch

NEAR = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "near"
N_LOOKED_UP = 5_000
Result = TypeVar("Result")


def timed(function: Callable[[], Result]) -> tuple[float, Result]:
    """Return the least CPU seconds of three calls, and a result."""
    best, result = float("inf"), None
    for _ in range(3):
        started = time.process_time()
        result = function()
        best = min(best, time.process_time() - started)
    assert result is not None
    return best, result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", default="acc")
    name = parser.parse_args().set
    texts = pl.read_parquet(NEAR / "sets" / f"{name}.parquet", columns=["content"])["content"]
    texts = texts.unique(maintain_order=True)
    mb = float(texts.str.len_bytes().sum()) / 1e6
    params = NearPairParams()
    sketch(texts.head(9), params)
    sketched, found = timed(lambda: sketch(texts, params))
    rows = np.flatnonzero(found.n_shingles > 0)
    bands, width = band_layout(params.threshold, params.n_perm)
    keys = band_keys(found.signature[rows], bands, width).reshape(-1)
    order = np.argsort(keys)
    nodes = np.repeat(rows, bands).astype(np.uint64)[order]
    pairs = bucket_pairs(keys[order], nodes, np.ones(len(nodes), np.bool_))
    i, j = (side.astype(np.int64) for side in pairs)
    low = low_bytes(found.signature)
    estimated, guess = timed(lambda: estimate(low, i, j))
    near = guess >= far_below(params.threshold, params.n_perm)
    shingled, (flat, start) = timed(lambda: shingle_sets(texts, params))
    compared, _ = timed(lambda: jaccard(flat, start, i[near], j[near], params.threshold))
    ids = [f"{number:064x}" for number in range(N_LOOKED_UP)]
    signed = rows[:N_LOOKED_UP]
    lookup = Lookup(params)
    started = time.process_time()
    for key, row in zip(ids, signed.tolist(), strict=False):
        lookup.insert(key, found.signature[row])
    inserted = time.process_time() - started
    asked, _ = timed(lambda: [lookup.candidates(found.signature[row]) for row in signed[:500]])
    print(
        json.dumps(
            {
                "set": name,
                "texts": len(texts),
                "sketch_mb_per_cpu_s": round(mb / sketched),
                "sets_mb_per_cpu_s": round(mb / shingled),
                "candidates": len(i),
                "estimates_m_per_cpu_s": round(len(i) / estimated / 1e6, 1),
                "verified": int(near.sum()),
                "jaccard_m_per_cpu_s": round(int(near.sum()) / compared / 1e6, 2),
                "lookup_insert_us": round(inserted / len(signed) * 1e6),
                "lookup_candidates_us": round(asked / 500 * 1e6),
            }
        )
    )


if __name__ == "__main__":
    main()
