"""Judges which texts a tool removed as near-duplicates against the exact truth.

    python benchmarks/near_accuracy.py SET.parquet TRUTH.parquet RESULT.parquet [--threshold 0.7]

RESULT says by its columns what it holds:

* ``content`` or ``text``: the rows that survived (any filtered copy of SET);
* ``content_id``: texts that were removed (SHA-256 of the bytes, hex), with ``kept_content_id`` also
  whom they were removed for.

Exact copies are one text. ``--order FILE`` (column content_id) names the order in which texts are
preferred; without it the order of SET. Counted of distinct texts, at a threshold t:

* removed;
* wrong: removed, and no other text is similar to it by t or more;
* chain: removed, and all texts that are similar to it were removed too;
* left: kept, though a text before it in the order was kept and is similar by t or more;
* precision 1 - wrong / removed, recall 1 - left / (left + removed and not wrong), F1 of the two;
* keeper_gone, keeper_far: named keepers that were removed, or are similar by less than t.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Truth = tuple[Rows, Rows, NDArray[np.float64]]


def judge(
    truth: Truth,
    kept: NDArray[np.bool_],
    threshold: float,
    *,
    order: Rows | None = None,
    keepers: Mapping[int, int] | None = None,
) -> dict[str, float]:
    """Count what a removal did right and wrong.

    Args:
        truth: Arrays i, j and jaccard of all pairs of texts that are similar by `threshold` or more,
            and any others.
        kept: For each text whether it stays.
        threshold: Least Jaccard of a near-duplicate.
        order: Place of each text in the order of preference; its number by default.
        keepers: For each removed text the text it was removed for, where the tool names one.

    Returns:
        The counts and ratios that the module describes; `texts` and `pairs` are the truth's.

    >>> i, j = np.array([0, 1, 3]), np.array([1, 2, 4])  # 0 - 1 - 2 in a chain, 3 - 4, 5 alone
    >>> truth = (i, j, np.array([0.9, 0.8, 0.75]))
    >>> perfect = judge(truth, np.array([True, False, True, True, False, True]), 0.7, keepers={1: 0, 4: 3})
    >>> perfect["removed"], perfect["wrong"], perfect["chain"], perfect["left"], perfect["f1"]
    (2, 0, 0, 0, 1.0)
    >>> bad = judge(truth, np.array([True, False, False, True, True, False]), 0.7, keepers={1: 0, 2: 0, 5: 1})
    >>> bad["removed"], bad["wrong"], bad["chain"], bad["left"]
    (3, 1, 1, 1)
    >>> bad["keeper_gone"], bad["keeper_far"], round(bad["precision"], 3), round(bad["recall"], 3)
    (1, 2, 0.667, 0.667)
    """
    near = truth[2] >= threshold
    i, j = truth[0][near], truth[1][near]
    place = np.arange(len(kept)) if order is None else order
    has_near, has_kept, left = (np.zeros(len(kept), bool) for _ in range(3))
    has_near[i] = has_near[j] = True
    has_kept[i[kept[j]]] = True
    has_kept[j[kept[i]]] = True
    both = kept[i] & kept[j]
    left[np.where(place[i] > place[j], i, j)[both]] = True
    removed = ~kept
    n_wrong, n_right = int((removed & ~has_near).sum()), int((removed & has_near).sum())
    precision = n_right / max(n_wrong + n_right, 1) if n_wrong + n_right else 1.0
    recall = n_right / (n_right + int(left.sum())) if n_right or left.any() else 1.0
    result = {
        "threshold": threshold,
        "texts": len(kept),
        "pairs": len(i),
        "removed": n_wrong + n_right,
        "wrong": n_wrong,
        "chain": int((removed & has_near & ~has_kept).sum()),
        "left": int(left.sum()),
        "left_fraction_of_kept": float(left.sum()) / max(int(kept.sum()), 1),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-12),
    }
    if keepers is not None:
        similar = set(zip(i.tolist(), j.tolist(), strict=True))
        named = [(text, keeper) for text, keeper in keepers.items() if not kept[text]]
        result["keepers_named"] = len(named)
        result["keeper_gone"] = sum(not kept[keeper] for _, keeper in named)
        result["keeper_far"] = sum((min(pair), max(pair)) not in similar for pair in named)
    return result


class Texts:
    """The distinct texts of a set, numbered by first row."""

    def __init__(self, path: Path) -> None:
        first: dict[str, int] = {}
        row = 0
        for batch in pq.ParquetFile(path).iter_batches(1024, columns=["content"]):
            for value in batch.column(0):
                first.setdefault(content_id(value.as_py()), row)
                row += 1
        self.number = {key: text for text, key in enumerate(first)}
        self._rows = np.fromiter(first.values(), np.int64, len(first))

    def truth(self, path: Path) -> Truth:
        """Return the pairs of a truth with texts instead of rows."""
        table = pq.read_table(path)
        i, j = (np.searchsorted(self._rows, table[name].to_numpy()) for name in ("i", "j"))
        return i, j, table["jaccard"].to_numpy()

    def kept(self, path: Path) -> tuple[NDArray[np.bool_], dict[int, int] | None]:
        """Return which texts a result keeps, and the named keepers where it has them.

        Exact copies of a keeper are the keeper itself; a row about such a copy removes nothing.
        """
        names = pq.read_schema(path).names
        column = next((name for name in ("content", "text") if name in names), None)
        if column is not None:
            kept = np.zeros(len(self.number), bool)
            for batch in pq.ParquetFile(path).iter_batches(1024, columns=[column]):
                for value in batch.column(0):
                    kept[self.number[content_id(value.as_py())]] = True
            return kept, None
        kept = np.ones(len(self.number), bool)
        columns = [name for name in ("content_id", "kept_content_id") if name in names]
        rows = pq.read_table(path, columns=columns).to_pydict()
        removed = [self.number[key] for key in rows["content_id"]]
        if "kept_content_id" not in rows:
            kept[removed] = False
            return kept, None
        by = [self.number[key] for key in rows["kept_content_id"]]
        keepers = {a: b for a, b in zip(removed, by, strict=True) if a != b}
        kept[list(keepers)] = False
        return kept, keepers

    def order(self, path: Path) -> Rows:
        """Return the place of each text in the order of a file's column content_id."""
        place = np.full(len(self.number), len(self.number), np.int64)
        for rank, key in enumerate(pq.read_table(path)["content_id"].to_pylist()):
            place[self.number[str(key)]] = min(place[self.number[str(key)]], rank)
        return place


def content_id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("set", "truth", "result"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--threshold", type=float, action="append")
    parser.add_argument("--order", type=Path)
    options = parser.parse_args()
    texts = Texts(options.set)
    truth = texts.truth(options.truth)
    kept, keepers = texts.kept(options.result)
    order = texts.order(options.order) if options.order else None
    for threshold in options.threshold or [0.7]:
        print(json.dumps(judge(truth, kept, threshold, order=order, keepers=keepers)))


if __name__ == "__main__":
    main()
