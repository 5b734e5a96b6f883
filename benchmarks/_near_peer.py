"""One peer's near-duplicate removal, Parquet in, filtered Parquet out: run by `near_peers.py`.

    PYTHON-OF-THE-PEER _near_peer.py TOOL IN.parquet OUT_FOLDER THRESHOLD words|code PERMUTATIONS

Each tool is used as its own documentation shows. Tools that are handed token sets get five-grams of
words, as their documentation does, or of the same code tokens that the truth is made of.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

TOKENS = {
    "words": re.compile(r"[A-Za-z0-9_\u0080-\U0010ffff]+"),
    "code": re.compile(r"[A-Za-z0-9_\u0080-\U0010ffff]+|[!-/:-@\[-^`{-~]"),
}
SIZE = 5
BATCH = 1024


def shingles(text: str, pattern: re.Pattern[str]) -> set[str]:
    tokens = pattern.findall(text)
    return {" ".join(tokens[k : k + SIZE]) for k in range(len(tokens) - SIZE + 1)}


def batches(column: pa.ChunkedArray, pattern: re.Pattern[str]) -> Iterator[list[list[str]]]:
    for start in range(0, len(column), BATCH):
        yield [list(shingles(x.as_py(), pattern)) for x in column.slice(start, BATCH)]


def datasketch(column: pa.ChunkedArray, t: float, pattern: re.Pattern[str], k: int) -> list[bool]:
    """Keep a text when the index holds nothing like it, and insert it."""
    from datasketch import MinHash, MinHashLSH

    index, keep = MinHashLSH(threshold=t, num_perm=k), []
    empty = MinHash(num_perm=k)
    for row, value in enumerate(column):
        tokens = shingles(value.as_py(), pattern)
        signature = empty.copy()
        signature.update_batch([x.encode() for x in tokens])
        is_new = not tokens or not index.query(signature)
        if tokens and is_new:
            index.insert(row, signature)
        keep.append(is_new)
    return keep


def rensa(column: pa.ChunkedArray, t: float, pattern: re.Pattern[str], k: int) -> list[bool]:
    """Use its own deduplicator; texts without shingles are not handed to it."""
    import rensa as library

    tool = library.RMinHashDeduplicator(threshold=t, num_perm=k, use_lsh=True)
    keep, row = [], 0
    for batch in batches(column, pattern):
        flags = iter(
            tool.add_pairs([(str(row + n), tokens) for n, tokens in enumerate(batch) if tokens])
        )
        keep += [next(flags) if tokens else True for tokens in batch]
        row += len(batch)
    return keep


def fastsketch(column: pa.ChunkedArray, t: float, pattern: re.Pattern[str], k: int) -> list[bool]:
    """Insert and query in one index of k / 8 bands of 8 rows; keep the first of each component.

    The tool has no threshold: 16 x 8 is what it takes for .70; for .85 bands of 16 rows stand in.
    """
    from FastSketchLSH import LSH, FastSimilaritySketch
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    sketch = FastSimilaritySketch(size=k, seed=42)
    rows, is_short = [], []
    for batch in batches(column, pattern):
        rows.append(np.asarray(sketch.batch(batch, num_threads=1)))
        is_short += [not tokens for tokens in batch]
    matrix = np.concatenate(rows)
    index = LSH(num_perm=k, num_bands=k // (8 if t < 0.8 else 16), num_threads=1)
    index.insert(matrix)
    found, pointers = index.query(matrix, format="csr")
    n = len(matrix)
    source = np.repeat(np.arange(n), np.diff(np.asarray(pointers).astype(np.int64)))
    edges = coo_matrix((np.ones(len(source), np.int8), (source, np.asarray(found))), shape=(n, n))
    _, label = connected_components(edges, directed=False)
    keep = np.array(is_short)
    keep[np.unique(label, return_index=True)[1]] = True
    return keep.tolist()


def text_dedup(source: Path, out: Path, t: float, k: int) -> None:
    """Run its command line, with its own tokens, and export its data set as Parquet."""
    from click.testing import CliRunner
    from datasets import load_from_disk
    from text_dedup.minhash import main

    arguments = [
        *("--path", "parquet", "--data_files", str(source), "--split", "train"),
        *("--cache_dir", str(out / "cache"), "--output", str(out / "set"), "--column", "content"),
        *("--ngram", str(SIZE), "--num_perm", str(k), "--threshold", str(t), "--num_proc", "1"),
        *("--hash_func", "xxh3", "--hash_bits", "32"),
    ]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    if done.exit_code:
        raise SystemExit(done.output[-2000:])
    load_from_disk(str(out / "set")).to_parquet(str(out / "part-0.parquet"))
    for name in ("cache", "set"):
        shutil.rmtree(out / name, ignore_errors=True)


def datatrove(source: Path, out: Path, bands: int, rows: int) -> None:
    """Run its four stages with its own tokens."""
    from datatrove.executor.local import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import (
        MinhashConfig,
        MinhashDedupBuckets,
        MinhashDedupCluster,
        MinhashDedupFilter,
    )
    from datatrove.pipeline.readers import ParquetReader
    from datatrove.pipeline.writers import ParquetWriter
    from datatrove.utils.hashing import HashConfig
    from datatrove.utils.typeshelper import Languages

    work = out / "work"
    config = MinhashConfig(n_grams=SIZE, num_buckets=bands, hashes_per_bucket=rows,
                           hash_config=HashConfig(precision=64))  # fmt: skip

    def reader() -> ParquetReader:
        return ParquetReader(str(source.parent), glob_pattern=source.name, text_key="content")

    def execute(name: str, steps: list[object], tasks: int = 1) -> None:
        logs = str(work / f"log-{name}")
        LocalPipelineExecutor(pipeline=steps, tasks=tasks, workers=1, logging_dir=logs).run()

    signatures, buckets, removals = (str(work / name) for name in ("sig", "buckets", "removals"))
    sign = MinhashDedupSignature(signatures, config=config, language=Languages.english)
    execute("1", [reader(), sign])
    execute("2", [MinhashDedupBuckets(signatures, buckets, config=config)], tasks=bands)
    execute("3", [MinhashDedupCluster(buckets, removals, config=config)])
    execute("4", [reader(), MinhashDedupFilter(removals), ParquetWriter(str(out))])
    shutil.rmtree(work, ignore_errors=True)


def main() -> None:
    tool, source, out, t, tokens, k = sys.argv[1:7]
    folder, threshold, permutations = Path(out), float(t), int(k)
    if tool == "text-dedup":
        text_dedup(Path(source), folder, threshold, permutations)
    elif tool == "datatrove":
        datatrove(Path(source), folder, *((14, 8) if threshold < 0.8 else (8, 16)))
    else:
        table = pq.read_table(source)
        function = {"datasketch": datasketch, "rensa": rensa, "fastsketch": fastsketch}[tool]
        keep = function(table["content"], threshold, TOKENS[tokens], permutations)
        pq.write_table(table.filter(pa.array(keep)), folder / "part-0.parquet", compression="zstd")


if __name__ == "__main__":
    main()
