"""Near-duplicates through the real command: speed, memory, truth, growth.

    python benchmarks/near.py run --set s1 s8 --jobs 1 2        # CPU seconds by stage, peak memory
    python benchmarks/near.py truth --set acc --threshold 0.7 0.85 --header off on
    python benchmarks/near.py grow --set s2                     # older versions, then newer ones

Sets and truths come from `near_corpus.py` and `near_truth.py`, peers from `near_peers.py`; all lie
below ``$DATAPREP_BENCH_DIR`` (default ``.bench``). The recipe keeps every text, so that near and
exact duplicates alone remove. ``near`` in the output is the CPU time of the stages that Parquet in,
filtered Parquet out takes once a corpus lies in a store: digests, signatures, exact and near
duplicates, dispositions, shards; ``all`` is the whole command with labels and signals.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

import polars as pl
import yaml
from _measure import measure
from near_accuracy import Texts, judge

NEAR = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "near"
WORK = NEAR / "product"
STAGES = (
    "dedup.digest", "dedup.signatures", "dedup.exact", "dedup.pairs", "dedup.clusters",
    "dedup.repositories", "dedup.near", "decide.dispositions", "export.ntp",
)  # fmt: skip


def recipe(threshold: float, *, header: bool) -> Path:
    """Write a recipe that removes duplicates alone, and return its path."""
    name = f"near-{round(threshold * 100)}-{'on' if header else 'off'}"
    path = WORK / "recipes" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    near = {"threshold": threshold, "set_aside_header": header}
    value = {
        "name": name,
        "extends": "default",
        "rules": ["integrity/not-text"],
        "near_duplicates": near,
        "privacy": None,
        "structure": None,
    }
    path.write_text(yaml.safe_dump(value))
    return path


def command(source: Path, path: Path, store: Path, jobs: int) -> list[str]:
    """Return the command of a run."""
    return [
        sys.executable, "-m", "dataprep", "run", str(source), "--recipe", str(path),
        "--store", str(store), "--out", str(store.with_name("out")), "--jobs", str(jobs), "-q",
    ]  # fmt: skip


def fresh() -> Path:
    """Return the place of a store that is not there."""
    for name in ("store", "out"):
        shutil.rmtree(WORK / name, ignore_errors=True)
    return WORK / "store"


def last_run(store: Path) -> dict[str, object]:
    run_id = json.loads((store / "runs" / "last.json").read_text())["run_id"]
    record: dict[str, object] = json.loads((store / "runs" / run_id / "run.json").read_text())
    return record


def removals(store: Path, kept_contents: Path) -> pl.DataFrame:
    """Return ``content_id`` and ``kept_content_id`` of what goes as a duplicate; also write them."""
    tables = last_run(store)["tables"]
    assert isinstance(tables, dict)
    files = [str(store / file) for file in tables["decisions"]]
    rules = ["near-duplicate", "near-duplicate-repository", "exact-duplicate-text"]
    rows = (
        pl.scan_parquet(files)
        .filter(pl.col("rule_id").is_in(rules))
        .select("content_id", pl.col("evidence").str.json_path_match("$.kept_content_id"))
        .rename({"evidence": "kept_content_id"})
        .unique()
        .collect()
    )
    rows.write_parquet(kept_contents)
    return rows


def run(names: list[str], jobs: list[int]) -> None:
    for name in names:
        source = NEAR / "sets" / f"{name}.parquet"
        sizes = pl.read_parquet(source, columns=["size"])["size"]
        for count in jobs:
            store = fresh()
            result = measure(
                f"{name} --jobs {count}", command(source, recipe(0.7, header=False), store, count)
            )
            stages = {s["stage"]: s["cpu_s"] for s in last_run(store)["stages"]}  # type: ignore[attr-defined]
            near = sum(stages.get(stage, 0.0) for stage in STAGES)
            mb = float(sizes.sum()) / 1e6
            result |= {
                "files": len(sizes),
                "mb": round(mb),
                "near_cpu_s": round(near, 2),
                "near_mb_per_cpu_s": round(mb / near, 1),
                "stages": stages,
            }
            print(json.dumps(result), flush=True)


def truth(names: list[str], thresholds: list[float], headers: list[str]) -> None:
    for name in names:
        texts = Texts(NEAR / "sets" / f"{name}.parquet")
        for header in headers:
            suffix = "truth-header" if header == "on" else "truth"
            pairs = texts.truth(NEAR / "sets" / f"{name}.{suffix}.parquet")
            for threshold in thresholds:
                store = fresh()
                path = recipe(threshold, header=header == "on")
                source = NEAR / "sets" / f"{name}.parquet"
                measure(name, command(source, path, store, 1))
                result = WORK / "removed.parquet"
                removals(store, result)
                kept, keepers = texts.kept(result)
                found = judge(pairs, kept, threshold, keepers=keepers)
                print(json.dumps({"set": name, "header": header, **found}), flush=True)


def grow(names: list[str]) -> None:
    """Run over the older versions, then over all of them; compare with one run over all."""
    for name in names:
        source = NEAR / "sets" / f"{name}.parquet"
        older = WORK / "older.parquet"
        WORK.mkdir(parents=True, exist_ok=True)
        rows = pl.scan_parquet(source)
        first = rows.group_by("repo_name").agg(revision_id=pl.col("revision_id").min())
        rows.join(first, on=["repo_name", "revision_id"], how="semi").sink_parquet(older)
        path = recipe(0.7, header=False)
        store = fresh()
        costs = []
        for part in (older, source):
            measure(name, command(part, path, store, 1))
            stages = {s["stage"]: s for s in last_run(store)["stages"]}  # type: ignore[attr-defined]
            costs.append({s: stages[s]["cpu_s"] for s in ("dedup.signatures", "dedup.pairs")})
            costs[-1]["new"] = stages["dedup.pairs"]["n_computed"]
        grown = removals(store, WORK / "removed.parquet")
        store = fresh()
        measure(name, command(source, path, store, 1))
        stages = {s["stage"]: s for s in last_run(store)["stages"]}  # type: ignore[attr-defined]
        once = removals(store, WORK / "removed.parquet")
        differ = grown.join(once, on="content_id", how="anti").height
        differ += once.join(grown, on="content_id", how="anti").height
        print(
            json.dumps(
                {
                    "set": name,
                    "older": costs[0],
                    "then_all": costs[1],
                    "at_once": {s: stages[s]["cpu_s"] for s in ("dedup.signatures", "dedup.pairs")},
                    "removed": once.height,
                    "differ": differ,
                }
            ),
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["run", "truth", "grow"])
    parser.add_argument("--set", nargs="+", default=["acc"])
    parser.add_argument("--jobs", nargs="+", type=int, default=[1])
    parser.add_argument("--threshold", nargs="+", type=float, default=[0.7])
    parser.add_argument("--header", nargs="+", choices=["on", "off"], default=["off"])
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    if options.what == "run":
        run(options.set, options.jobs)
    elif options.what == "truth":
        truth(options.set, options.threshold, options.header)
    else:
        grow(options.set)


if __name__ == "__main__":
    main()
