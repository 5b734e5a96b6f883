r"""The exact truth about near-duplicates: all pairs of distinct texts with a Jaccard of at least one half.

    python benchmarks/near_truth.py .bench/near/sets/acc.parquet          # writes acc.truth*.parquet

Nothing here is shared with the product. A text is its UTF-8 bytes; its tokens are the maximal runs
of ``[A-Za-z0-9_\x80-\xff]`` and every other visible byte (0x21 to 0x7e) by itself, case and digits
kept; its shingles are the Python set of all tuples of five tokens that follow one another. Texts of
fewer than five tokens take no part. The join is a prefix filter and computes every similarity from
the sets, with no hash and no sampling; the script checks it against brute force on a few hundred
texts each time.

Two truths are written: ``NAME.truth.parquet`` of whole texts, and ``NAME.truth-header.parquet`` for
which a leading license header was set aside: of the comments that a text begins with (behind a byte
order mark and lines like ``#!...``, ``<?php``, ``<?xml ...?>``, ``"use strict";``) all up to the last
one that speaks of a license, a copyright, a warranty, a permission hereby granted or rights reserved.
One comment is a block comment, a string in three quotes, or lines of line comments without a blank
line in between. A text that is nothing else keeps its header.

Columns: i, j (row numbers in the set, of the first row that has the text, i < j), jaccard.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

SIZE = 5
FLOOR = 0.5
TOKEN = re.compile(rb"[A-Za-z0-9_\x80-\xff]+|[!-/:-@\[-^`{-~]")
_SPEAKS = re.compile(
    rb"(?i)licen[sc]e|copyright|warranty|permission\W+is\W+hereby\W+granted|all\W+rights\W+reserved"
)
_BEFORE = re.compile(
    rb"""(?i)#!(?!\[)|<\?(?:php|hh)?\s*$|<\?xml\b.*\?>\s*$|<!doctype[^>]*>\s*$|["']use strict["'];?$|@charset"""
)
_LINE_COMMENT = re.compile(
    rb"""//|#|--|%|\.\\"|'\\"|[;!'"*](?=[\s\-*=#;'!~+/]|$)|(?:dnl|rem|REM|\.\.)(?=\s|$)"""
)
_BLOCKS = ((b"/*", b"*/"), (b"<!--", b"-->"), (b"(*", b"*)"), (b"{-", b"-}"), (b"--[[", b"]]"), (b"#|", b"|#"),
           (b"=begin", b"\n=end"), (b"=pod", b"\n=cut"), (b"<#", b"#>"), (b'"""', b'"""'), (b"'''", b"'''"),
           (b'r"""', b'"""'), (b'u"""', b'"""'))  # fmt: skip
# Not comments though they begin like one: C's directives and Rust's attributes.
_NO_COMMENT = re.compile(
    rb"#(?:include|define|undef|ifn?def|if|elif|else|endif|pragma|error|line|import)\b|#!?\["
)

Sets = list[NDArray[np.int32]]


def without_header(text: bytes) -> bytes:
    r"""Return a text without its leading license header; the text itself where it has none.

    >>> without_header(b"#!/bin/sh\n# Copyright A\n# MIT license\n\n# Runs it.\nrun\n")
    b'#!/bin/sh\n\n# Runs it.\nrun\n'
    >>> without_header(b"/* Adds. */\n// Copyright A\nint x; // license\n")
    b'int x; // license\n'
    >>> without_header(b"#include <license.h>\n"), without_header(b"# MIT license\n")
    (b'#include <license.h>\n', b'# MIT license\n')
    """
    at = 3 * text.startswith(b"\xef\xbb\xbf")
    first, last = None, 0
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end].strip()
        if not line or (first is None and _BEFORE.match(line)):
            at = end
            continue
        stop = _comment_end(text, at)
        if stop is None:
            break
        first = at if first is None else first
        last = stop if _SPEAKS.search(text, at, stop) else last
        at = stop
    rest = text[last:]
    return text[:first] + rest if last and TOKEN.search(rest) else text


def _line_end(text: bytes, at: int) -> int:
    end = text.find(b"\n", at)
    return len(text) if end < 0 else end + 1


def _comment_end(text: bytes, at: int) -> int | None:
    """Return the end of the comment that begins at `at` or behind the blanks there, or None."""
    while text[at : at + 1].isspace():
        at += 1
    start = at
    for opening, closing in _BLOCKS:
        if text.startswith(opening, start):
            close = text.find(closing, start + len(opening))
            return None if close < 0 else close + len(closing)
    while at < len(text):
        line = text[at : _line_end(text, at)].strip()
        if not _LINE_COMMENT.match(line) or _NO_COMMENT.match(line):
            break
        at = _line_end(text, at)
    return at if at > start else None


def shingles(text: bytes) -> set[tuple[bytes, ...]]:
    """Return the set of tuples of five tokens; empty for a text of fewer.

    >>> sorted(shingles(b"a += b[1]"))
    [(b'+', b'=', b'b', b'[', b'1'), (b'=', b'b', b'[', b'1', b']'), (b'a', b'+', b'=', b'b', b'[')]
    """
    tokens = TOKEN.findall(text)
    return set(zip(*(tokens[k:] for k in range(SIZE)), strict=False))


def texts_of(path: Path) -> tuple[list[int], list[bytes]]:
    """Return the distinct texts of a set and the number of the first row of each."""
    first: dict[bytes, int] = {}
    row = 0
    for batch in pq.ParquetFile(path).iter_batches(1024, columns=["content"]):
        for value in batch.column(0):
            first.setdefault(value.as_py().encode(), row)
            row += 1
    return list(first.values()), list(first)


def numbered(texts: Sequence[bytes]) -> tuple[Sets, int]:
    """Return each text's shingles as numbers, equal where the tuples of tokens are equal."""
    numbers: dict[tuple[bytes, ...], int] = {}
    words: dict[bytes, bytes] = {}
    sets = []
    for text in texts:
        own = {tuple(words.setdefault(x, x) for x in shingle) for shingle in shingles(text)}
        found = (numbers.setdefault(shingle, len(numbers)) for shingle in own)
        sets.append(np.fromiter(found, np.int32, len(own)))
    return sets, len(numbers)


def rarest_first(sets: Sets, n_shingles: int) -> tuple[Sets, int]:
    """Return the sets with shingles renumbered, rarest first, and how many shingles one text has."""
    counts = np.zeros(n_shingles, np.int32)
    for own in sets:
        counts[own] += 1
    rank = np.empty(n_shingles, np.int32)
    rank[np.argsort(counts, kind="stable")] = np.arange(n_shingles, dtype=np.int32)
    return [np.sort(rank[own]) for own in sets], int(np.count_nonzero(counts == 1))


def join(sets: Sets, n_shingles: int, floor: float) -> Iterator[tuple[int, int, float]]:
    """Yield all pairs i < j with a Jaccard of at least `floor`, and the Jaccard.

    Two sets of sizes n >= m with Jaccard t or more share at least t * n shingles, so the rarest
    n - ceil(t * n) + 1 of the one and m - ceil(t * m) + 1 of the other have one in common; and
    m >= t * n. Texts are visited by growing size. What only one text has leads to no other.
    """
    sets, n_single = rarest_first(sets, n_shingles)
    posting: dict[int, list[int]] = {}
    marks = np.zeros(n_shingles, bool)
    sizes = np.array([len(own) for own in sets], np.int64)
    for x in np.argsort(sizes, kind="stable").tolist():
        own, n = sets[x], len(sets[x])
        if not n:
            continue
        prefix = own[: n - int(np.ceil(floor * n - 1e-9)) + 1]
        seen: set[int] = set()
        for shingle in prefix[prefix >= n_single].tolist():
            seen.update(posting.get(shingle, ()))
            posting.setdefault(shingle, []).append(x)
        near = np.fromiter(seen, np.int64, len(seen))
        near = near[sizes[near] >= floor * n - 1e-9]
        if not len(near):
            continue
        marks[own] = True
        bounds = np.concatenate(([0], np.cumsum(sizes[near])[:-1]))
        hits = marks[np.concatenate([sets[y] for y in near.tolist()])]
        shared = np.add.reduceat(hits, bounds, dtype=np.int64)
        marks[own] = False
        similar = shared / (n + sizes[near] - shared)
        for y, jaccard in zip(near.tolist(), similar.tolist(), strict=True):
            if jaccard >= floor:
                yield min(x, y), max(x, y), jaccard


def check_against_brute_force(texts: Sequence[bytes], n_texts: int = 400) -> int:
    """Compare the join with all pairs of Python sets on neighbouring texts; return the pairs found.

    Raises:
        SystemExit: They differ.
    """
    # Versions of a file are about equally long: neighbours by length hold real pairs.
    sample = sorted({text for text in texts if len(text) < 20_000}, key=lambda x: (len(x), x))
    sample = sample[len(sample) // 2 :][:n_texts]
    plain = [shingles(text) for text in sample]
    wanted = set()
    for i, one in enumerate(plain):
        for j in range(i + 1, len(plain)):
            shared = len(one & plain[j])
            union = len(one) + len(plain[j]) - shared
            if union and shared / union >= FLOOR:
                wanted.add((i, j, shared / union))
    sets, n = numbered(sample)
    if set(join(sets, n, FLOOR)) != wanted:
        raise SystemExit("the join differs from brute force")
    return len(wanted)


def write_truth(path: Path, out: Path, *, header: bool) -> dict[str, object]:
    """Compute and write the truth of a set; return its counts and CPU seconds."""
    started = time.process_time()
    rows, texts = texts_of(path)
    texts = [without_header(text) for text in texts] if header else texts
    checked = check_against_brute_force(texts)
    sets, n = numbered(texts)
    mb = sum(map(len, texts)) / 1e6
    del texts
    pairs = sorted(join(sets, n, FLOOR))
    table = pa.table(
        {
            "i": pa.array([rows[i] for i, _, _ in pairs], pa.int64()),
            "j": pa.array([rows[j] for _, j, _ in pairs], pa.int64()),
            "jaccard": pa.array([jaccard for _, _, jaccard in pairs], pa.float64()),
        }
    )
    pq.write_table(table, out, compression="zstd")
    return {
        "truth": out.name, "texts": len(rows), "mb": round(mb, 1), "shingles": sum(map(len, sets)),
        "distinct_shingles": n, "pairs_checked_by_brute_force": checked,
        "pairs": {t: sum(jaccard >= t for _, _, jaccard in pairs) for t in (0.5, 0.6, 0.7, 0.85, 0.95, 1.0)},
        "cpu_s": round(time.process_time() - started, 1),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path, help="Parquet files with a column content")
    parser.add_argument("--header", choices=["off", "on", "both"], default="both")
    options = parser.parse_args()
    for path in options.sets:
        if options.header != "on":
            report = write_truth(path, path.with_suffix(".truth.parquet"), header=False)
            print(json.dumps(report), flush=True)
        if options.header != "off":
            report = write_truth(path, path.with_suffix(".truth-header.parquet"), header=True)
            print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
