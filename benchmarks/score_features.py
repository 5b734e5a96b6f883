"""Time the features of texts that quality scores rest on, by size of the text.

    python benchmarks/score_features.py ARCHIVE...

An ARCHIVE is a zip of sources. Prints files, MB per CPU second and microseconds of CPU per file, for
distinct texts of each size, the least of a few runs; then for large texts made to be hard. The bar:
20 MB per CPU second on all texts, 25 microseconds a file before its bytes count, 40 for 1 kB.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
import zipfile
from pathlib import Path

import numpy as np

from dataprep.score.features import features_of, text_features

MOST_BYTES = 4 << 20
BOUNDS = (0, 256, 1024, 2048, 8192, 32768, 65536, MOST_BYTES + 1)
BATCH = 1000


def texts_of(archives: list[Path]) -> list[bytes]:
    """Return the distinct texts in archives, in the order in which they come."""
    found: dict[bytes, None] = {}
    for archive in archives:
        with zipfile.ZipFile(archive) as file:
            for info in file.infolist():
                if 0 < info.file_size <= MOST_BYTES:
                    data = file.read(info)
                    if is_text(data):
                        found[data] = None
    return list(found)


def is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def cpu_seconds(texts: list[bytes], n_runs: int = 5) -> float:
    """Return the least CPU seconds that the features of all texts take, in batches."""
    data = np.frombuffer(b"".join(texts), np.uint8)
    offsets = np.array([*itertools.accumulate(map(len, texts), initial=0)], np.int64)
    spent = []
    for _ in range(n_runs):
        started = time.process_time()
        for first in range(0, len(texts), BATCH):
            text_features(data, offsets[first : first + BATCH + 1])
        spent.append(time.process_time() - started)
    return min(spent)


def line_of(name: str, texts: list[bytes]) -> str:
    """Return a line of the table."""
    size, spent = sum(map(len, texts)), cpu_seconds(texts)
    return (
        f"{name:>16} {len(texts):7} {size / len(texts):9.0f} {size / 1e6 / spent:10.1f}"
        f" {spent / len(texts) * 1e6:10.1f}"
    )


def hostile_texts() -> dict[str, bytes]:
    """Return large texts that are hard to count."""
    source = random.Random(7)
    return {
        "one line": b"x = 1; " * (MOST_BYTES // 7),
        "one word": b"x" * MOST_BYTES,
        "line ends": b"\n" * MOST_BYTES,
        "spaces": b" " * MOST_BYTES,
        "random bytes": source.randbytes(MOST_BYTES),
        "distinct words": b" ".join(b"%x" % n for n in range(MOST_BYTES // 6)),
        "distinct lines": b"\n".join(b"%x" % n for n in range(MOST_BYTES // 6)),
        "brackets": b"([{}])" * (MOST_BYTES // 6),
    }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archives", nargs="+", type=Path)
    texts = texts_of(parser.parse_args().archives)
    features_of(texts[:10])
    print(f"{'bytes':>16} {'texts':>7} {'mean':>9} {'MB / CPU s':>10} {'us / text':>10}")
    print(line_of("all", texts))
    print(line_of("1 (fixed cost)", [b"x"] * 20_000))
    for low, high in itertools.pairwise(BOUNDS):
        some = [text for text in texts if low <= len(text) < high]
        if some:
            print(line_of(f"{low}-{high - 1}", some))
    for name, text in hostile_texts().items():
        print(line_of(name, [text]))


if __name__ == "__main__":
    main()
