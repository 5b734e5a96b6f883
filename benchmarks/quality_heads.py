"""Measure the shipped heads of the reward model on material that they were not trained on.

    python benchmarks/quality_heads.py [--rated FILE.jsonl]

Reads what `quality_data.py` wrote below ``$DATAPREP_BENCH_DIR/quality`` (default ``.bench/quality``), its
held-out rows only. ``--rated`` names texts that people have rated, a line of JSON each with ``text`` and
``score``. Beside each head stands what the length of lines alone would do.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path

import numpy as np
import polars as pl

from dataprep.score.features import FEATURES, features_of
from dataprep.score.weights import Head, shipped_head

HOME = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "quality"
LINE, BYTES = FEATURES.index("avg_line"), FEATURES.index("log_bytes")
N_BINS = 15


def features(texts: pl.Series) -> np.ndarray:
    """Return the features of texts."""
    return features_of([str(text).encode() for text in texts])


def ranks(values: np.ndarray) -> np.ndarray:
    """Return ranks, equal values sharing theirs."""
    return pl.Series(values).rank().to_numpy()


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    """Return Spearman's rank correlation."""
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def auc(whole: np.ndarray, broken: np.ndarray) -> float:
    """Return the share of pairs of a whole and a broken text that are ordered right."""
    both = ranks(np.concatenate([whole, broken]))[: len(whole)]
    n = len(whole)
    return float((both.sum() - n * (n + 1) / 2) / (n * len(broken)))


def rated(head: Head, path: Path) -> None:
    """Print the correlation with the mean of raters."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["score"] is not None]
    found, truth = (
        features(pl.Series([r["text"] for r in rows])),
        np.array([r["score"] for r in rows]),
    )
    own, line = correlation(head.judge.score(found), truth), correlation(-found[:, LINE], truth)
    print(
        f"  {path.name}: rank correlation {own:.3f} of {len(rows)} texts (length of lines {line:.3f})"
    )


def changes(head: Head) -> None:
    """Print the share of held-out clean-ups that are ordered right, with its interval by repository."""
    rows = pl.read_parquet(HOME / "review.parquet").filter(pl.col("keeps_size"))
    after, before = features(rows["after"]), features(rows["before"])
    margin = head.judge.score(after) - head.judge.score(before)
    line = before[:, LINE] - after[:, LINE]
    for name, chosen in (
        ("all", np.ones(len(margin), bool)),
        ("that say so plainly", rows["is_strong"].to_numpy()),
    ):
        is_right = (margin > 0)[chosen] + 0.5 * (margin == 0)[chosen]
        by_line = (line > 0)[chosen] + 0.5 * (line == 0)[chosen]
        low, high = interval(is_right, rows["repository"].to_numpy()[chosen])
        print(f"  clean-ups {name}: {is_right.mean():.3f} of {chosen.sum()} ordered right, 95 % "
              f"[{low:.3f}, {high:.3f}] (length of lines {by_line.mean():.3f})")  # fmt: skip


def interval(values: np.ndarray, groups: np.ndarray) -> tuple[float, float]:
    """Return the 95 % interval of a mean, by drawing whole groups anew."""
    chance = np.random.default_rng(1)
    parts = [values[groups == name] for name in np.unique(groups)]
    sums = np.array([[part.sum(), len(part)] for part in parts])
    draws = sums[chance.integers(0, len(parts), (2000, len(parts)))].sum(axis=1)
    low, high = np.quantile(draws[:, 0] / draws[:, 1], [0.025, 0.975])
    return float(low), float(high)


def damage(head: Head) -> None:
    """Print how well whole texts are told from damaged ones, and how sure that may be taken."""
    rows = pl.read_parquet(HOME / "damage.parquet").filter(pl.col("split") == "held-out")
    whole, broken = (head.judge.score(features(rows[name])) for name in ("clean", "damaged"))
    print(f"  damage: AUC {auc(whole, broken):.4f} of {rows.height} pairs, calibration error "
          f"{error(whole, broken, head.temperatures['texts']):.4f}")  # fmt: skip
    for name in ("language", "kind"):
        told = rows[name].to_numpy()
        others = whole if name == "kind" else None
        parts = {
            str(one): auc(whole[told == one] if others is None else others, broken[told == one])
            for one in np.unique(told)
        }
        print(f"    by {name}: " + ", ".join(f"{k} {v:.3f}" for k, v in parts.items()))


def error(whole: np.ndarray, broken: np.ndarray, temperature: float) -> float:
    """Return the expected calibration error over 15 bins of the same width."""
    sure = 1 / (1 + np.exp(-np.concatenate([whole, broken]) / temperature))
    truth = np.repeat([1.0, 0.0], [len(whole), len(broken)])
    bins = np.minimum((sure * N_BINS).astype(int), N_BINS - 1)
    return sum(
        abs(sure[bins == b].mean() - truth[bins == b].mean()) * float((bins == b).mean())
        for b in np.unique(bins)
    )


def length(head: Head) -> None:
    """Print the correlation of percentiles with size in each language, over held-out files."""
    rows = pl.read_parquet(HOME / "pool.parquet").filter(pl.col("split") == "held-out")
    found = features(rows["text"])
    sizes = rows["text"].str.len_bytes().to_numpy().astype(np.int64)
    raw = head.judge.score(found)
    percentile = head.reference.percentiles(
        raw, rows["language"].to_list(), sizes, np.full(len(raw), 999)
    )
    languages = rows["language"].to_numpy()
    told = {
        str(one): (correlation(raw[languages == one], sizes[languages == one]),
                   correlation(percentile[languages == one], sizes[languages == one]))
        for one in np.unique(languages)
    }  # fmt: skip
    print("  correlation with size, raw and percentile: "
          + ", ".join(f"{k} {a:+.2f} {b:+.2f}" for k, (a, b) in told.items()))  # fmt: skip


def speed(heads: list[Head]) -> None:
    """Print how many bytes all heads score in a CPU second, features included."""
    texts = [str(t).encode() for t in pl.read_parquet(HOME / "pool.parquet")["text"].head(8000)]
    for head in heads:
        head.judge.score(features_of(texts[:9]))
        head.judge.feature_terms(features_of(texts[:9]))
    started = time.process_time()
    found = features_of(texts)
    middle = time.process_time()
    for head in heads:
        head.judge.score(found)
        head.judge.feature_terms(found)
    ended = time.process_time()
    size = sum(map(len, texts))
    print(f"features {size / 1e6 / (middle - started):.1f} MB per CPU s, with heads and their reasons "
          f"{size / 1e6 / (ended - started):.1f}, heads {1e6 * (ended - middle) / len(texts):.0f} us a file")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rated", type=Path, action="append", default=[], metavar="FILE")
    options = parser.parse_args()
    readability, integrity = shipped_head("readability"), shipped_head("integrity")
    print(f"readability {readability.version}")
    for path in options.rated:
        rated(readability, path)
    changes(readability)
    length(readability)
    print(f"integrity {integrity.version}")
    damage(integrity)
    length(integrity)
    speed([readability, integrity])


if __name__ == "__main__":
    main()
