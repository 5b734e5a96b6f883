"""Millions of synthetic signatures through bands, exchange, candidates and the look at estimates.

    python -m benchmarks.near_scale --millions 1 10

No texts and so no exact verification: what is measured is everything whose size follows the whole
corpus. Three of ten signatures are copies of another one with a share of values drawn anew (true
similarity .6 to 1); the others are random. The stage is that of the catalog without its last two
steps, run by the engine in a store of its own below ``$DATAPREP_BENCH_DIR`` (default ``.bench``).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl

from dataprep import catalog
from dataprep.dedup.arrays import as_binary
from dataprep.dedup.near_pairs import choose_pairs
from dataprep.dedup.params import NearPairParams
from dataprep.engine.executor import Executor
from dataprep.engine.plan import Parts, PlannedPart, PlannedStage
from dataprep.engine.ranges import count_for, split
from dataprep.engine.stages import StageRunner
from dataprep.engine.store import Part, Store
from dataprep.stage import Gather, Params, Stage

ROOT = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "near-scale"
N_PERM = 128
_PER_RANGE = 100_000


def counted(
    candidates: pl.LazyFrame, sketches: pl.LazyFrame, pairs: pl.LazyFrame, params: NearPairParams
) -> dict[str, pl.DataFrame]:
    """Return no pairs, but say how many candidates there are and how many would be verified."""
    chosen = choose_pairs(candidates, sketches, pairs, params)
    found = {
        "candidates": candidates.select(pl.len()).collect().item(),
        "to_verify": chosen["wanted"].height,
        "members": chosen["members"].height,
    }
    (ROOT / "counts.json").write_text(json.dumps(found))
    return {"pairs": pairs.collect()}


def verify_free() -> Stage:
    """Return ``dedup.pairs`` without the steps that read texts."""
    stage = catalog.get_stage("dedup.pairs")
    last = Gather(
        "benchmarks.near_scale:counted", takes=("candidates", "sketches"), reads=("pairs",)
    )
    return replace(stage, name="bench.pairs", run=(*stage.steps[:2], last))


def signatures(number: int, n_rows: int, low: int, high: int) -> pl.DataFrame:
    """Return rows of ``signatures`` whose ids lie between two numbers of 16 bits."""
    chance = np.random.default_rng(number)
    matrix = chance.integers(0, 2**32, (n_rows, N_PERM), dtype=np.uint32)
    copies = np.flatnonzero(chance.random(n_rows) < 0.3)
    copies = copies[copies > 0]
    originals = copies - 1 - chance.integers(0, np.minimum(copies, 8))
    share = chance.uniform(0.6, 1.0, len(copies))
    keeps = chance.random((len(copies), N_PERM)) < share[:, None]
    for copy, original, kept in zip(copies, originals, keeps, strict=True):
        matrix[copy, kept] = matrix[original, kept]
    raw = chance.integers(0, 256, (n_rows, 32), dtype=np.uint8)
    prefix = chance.integers(low, high, n_rows).astype(np.uint16)
    raw[:, 0], raw[:, 1] = prefix >> 8, prefix & 255
    ids = [row.tobytes().hex() for row in raw]
    return (
        pl.DataFrame(
            {"content_id": ids, "n_tokens": 500, "n_shingles": 496, "header_bytes": 0},
            schema_overrides=dict.fromkeys(("n_tokens", "n_shingles", "header_bytes"), pl.Int64),
        )
        .with_columns(signature=as_binary(matrix))
        .sort("content_id")
    )


def fill(store: Store, n_rows: int) -> Parts:
    """Write the table and return the parts that a runner needs."""
    ranges = split(count_for(n_rows, _PER_RANGE))
    files = []
    for number, part in enumerate(ranges):
        low = int((part.low or "0").ljust(4, "0"), 16)
        high = 2**16 if part.high is None else int(part.high.ljust(4, "0"), 16)
        path = store.part_file("signatures", "dedup.signatures", "b" * 64, part.name)
        rows = signatures(number, n_rows // len(ranges), low, high)
        store.storage.write_frame(rows, path, rows_per_group=8192)
        files.append(path)
    empty = "tables/files/bench/empty/all.parquet"
    store.write_table("files", pl.DataFrame(schema=_schema("files")), empty)
    parts = Parts(store)
    tables = {"files": [empty], "signatures": files}
    store.finish_part(Part("ingest.read", "a" * 64, tables, {"files": n_rows}, {}))
    ingest = PlannedStage(catalog.STAGES[0], Params(), "m", (PlannedPart("a" * 64, 0, True),))
    parts.load(ingest)
    return parts


def _schema(table: str) -> pl.Schema:
    from dataprep.contracts import load_contract

    return load_contract(table).polars_schema()


def _watch(peak: list[float], stop: threading.Event) -> None:
    while not stop.is_set():
        total = 0
        for pid in (os.getpid(), *_children(os.getpid())):
            try:
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                continue
            total += next(int(x.split()[1]) for x in rollup.splitlines() if x.startswith("Pss:"))
        peak[0] = max(peak[0], total / 2**20)
        stop.wait(1.0)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            own = list(map(int, (task / "children").read_text().split()))
        except OSError:
            continue
        found += own + [child for one in own for child in _children(one)]
    return found


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--millions", nargs="+", type=float, default=[1.0])
    options = parser.parse_args()
    stage = verify_free()
    catalog.STAGES = (*catalog.STAGES, stage)
    catalog.all_stages.cache_clear()
    for millions in options.millions:
        shutil.rmtree(ROOT, ignore_errors=True)
        ROOT.mkdir(parents=True)
        store = Store(str(ROOT / "store"))
        store.create()
        parts = fill(store, int(millions * 1e6))
        planned = PlannedStage(
            stage, NearPairParams(), "g" * 64, (PlannedPart("c" * 64, None, False),)
        )
        before, started, peak, stop = _cpu(), time.monotonic(), [0.0], threading.Event()
        watcher = threading.Thread(target=_watch, args=(peak, stop))
        watcher.start()
        with Executor(1) as executor:
            outcome = StageRunner(store, (), parts, executor, lambda _: None).run(planned)
        stop.set()
        watcher.join()
        counts = ROOT / "counts.json"
        found = json.loads(counts.read_text()) if counts.exists() else {}
        size = sum(f.stat().st_size for f in (ROOT / "store" / "grown").rglob("*.parquet"))
        result = {
            "millions": millions, "status": outcome.status,
            "cpu_s": round(_cpu() - before, 1), "wall_s": round(time.monotonic() - started, 1),
            "peak_gib": round(peak[0], 2), "kept_bytes_per_text": round(size / (millions * 1e6)),
        }  # fmt: skip
        print(json.dumps(result | found | {"failures": outcome.failures}), flush=True)
    shutil.rmtree(ROOT, ignore_errors=True)


if __name__ == "__main__":
    main()
