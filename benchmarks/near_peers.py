"""Near-duplicate removal by other tools, end to end: Parquet in, filtered Parquet out.

    python benchmarks/near_peers.py venvs                                  # makes three environments
    python benchmarks/near_peers.py run --set acc --threshold 0.7 0.85     # all tools
    python benchmarks/near_peers.py run --set s1 --tool rensa datasketch --tokens words

Tools: datasketch (MinHashLSH), rensa (RMinHashDeduplicator), fastsketch (FastSketchLSH, 16 x 8 with
components), text-dedup (its command line) with 128 permutations, and datatrove (four stages, 14 x 8).
Environments go to ``$DATAPREP_BENCH_DIR/near/venvs``; ``--python TOOL=INTERPRETER`` takes another.
Each tool is asked for one process and one thread; measured are CPU seconds of its process tree with
imports, wall seconds and the peak of its proportional set size. Where a truth of the set exists
(`near_truth.py`), the survivors are judged by `near_accuracy.py`. One JSON line a run, also appended
to ``near/peers.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
from _measure import measure
from near_accuracy import Texts, judge

NEAR = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "near"
CHILD = Path(__file__).with_name("_near_peer.py")
REQUIREMENTS = {
    "sketches": (
        "datasketch==2.0.0", "rensa==0.5.0", "FastSketchLSH==1.0.1", "numpy==2.4.6", "pyarrow==25.0.1",
        "scipy==1.17.1",
    ),
    "text-dedup": ("text-dedup==0.4.0", "datasets==5.2.0", "numpy==2.4.6", "pyarrow==26.0.1"),
    "datatrove": ("datatrove[io,processing]==0.10.1", "spacy==3.8.18", "datasets==5.2.0", "numpy==2.4.6",
                  "pyarrow==26.0.1"),
}  # fmt: skip
TOOLS = {"datasketch": "sketches", "rensa": "sketches", "fastsketch": "sketches",
         "text-dedup": "text-dedup", "datatrove": "datatrove"}  # fmt: skip
OWN_TOKENS = frozenset({"text-dedup", "datatrove"})
PERMUTATIONS = 128
_THREADS = ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS")


def make_venvs() -> None:
    """Make the environments that are missing."""
    for name, requirements in REQUIREMENTS.items():
        folder = NEAR / "venvs" / name
        if not (folder / ".done").exists():
            shutil.rmtree(folder, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", *requirements]
            subprocess.run(pip, check=True)
            (folder / ".done").touch()


def python_of(tool: str, given: list[str]) -> str:
    named = dict(item.split("=", 1) for item in given)
    return named.get(tool) or str(NEAR / "venvs" / TOOLS[tool] / "bin" / "python")


def run_peer(
    python: str, tool: str, source: Path, threshold: float, tokens: str
) -> dict[str, object]:
    """Run one tool on one set; return what it cost and how many rows it removed."""
    out = NEAR / "out" / f"{source.stem}-{tool}-{tokens}-{threshold}"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    os.environ |= dict.fromkeys(_THREADS, "1") | {"HF_HUB_OFFLINE": "1", "PYTHONHASHSEED": "0"}
    os.environ["HF_HOME"] = str(NEAR / "hf")
    command = [python, str(CHILD), tool, str(source), str(out)]
    result = measure(tool, [*command, str(threshold), tokens, str(PERMUTATIONS)])
    kept_files = sorted(out.glob("**/*.parquet"))
    column = pq.ParquetFile(source)
    mb = sum(int(size.as_py()) for batch in column.iter_batches(columns=["size"]) for size in batch.column(0)) / 1e6  # fmt: skip
    n, kept = column.metadata.num_rows, sum(pq.read_metadata(file).num_rows for file in kept_files)
    cpu = float(str(result["cpu_s"]))
    result |= {
        "set": source.stem, "tokens": "own" if tool in OWN_TOKENS else tokens, "threshold": threshold, "files": n, "mb": round(mb, 1),
        "removed_rows": n - kept, "mb_per_cpu_s": round(mb / cpu, 2), "files_per_cpu_s": round(n / cpu),
    }  # fmt: skip
    truth = source.with_suffix(".truth.parquet")
    if truth.exists() and kept_files and result["exit"] == 0:
        texts = Texts(source)
        masks = [texts.kept(file)[0] for file in kept_files]
        kept_texts = masks[0]
        for mask in masks[1:]:
            kept_texts |= mask
        judged = judge(texts.truth(truth), kept_texts, threshold)
        result["accuracy"] = {name: round(value, 4) for name, value in judged.items()}
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["venvs", "run"])
    parser.add_argument("--set", nargs="+", default=["acc"], help="names in near/sets, or paths")
    parser.add_argument("--tool", nargs="+", choices=sorted(TOOLS), default=list(TOOLS))
    parser.add_argument("--threshold", nargs="+", type=float, default=[0.7])
    parser.add_argument("--tokens", nargs="+", choices=["words", "code"], default=["words", "code"])
    parser.add_argument("--python", action="append", default=[], metavar="TOOL=INTERPRETER")
    options = parser.parse_args()
    if options.what == "venvs":
        make_venvs()
        return
    for name in options.set:
        source = Path(name) if name.endswith(".parquet") else NEAR / "sets" / f"{name}.parquet"
        for tool in options.tool:
            for tokens in options.tokens[: 1 if tool in OWN_TOKENS else None]:
                for threshold in options.threshold:
                    python = python_of(tool, options.python)
                    line = json.dumps(run_peer(python, tool, source.absolute(), threshold, tokens))
                    print(line, flush=True)
                    with (NEAR / "peers.jsonl").open("a") as log:
                        log.write(line + "\n")


if __name__ == "__main__":
    main()
