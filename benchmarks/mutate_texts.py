"""Mutated texts through decoding, labels, signals and digests: nothing may raise.

    python benchmarks/mutate_texts.py [--cases 20000] [--seed 1] [FOLDER ...]

Takes the files of the folders (default: this repository's), damages each case by flipped, removed,
inserted, repeated or spliced bytes, gives it a name of another file or of chance, and runs what the
stages run. Prints the number of exceptions and exits 1 if there is any.
"""

from __future__ import annotations

import argparse
import random
import traceback
from pathlib import Path

import polars as pl

from dataprep import ids
from dataprep.dedup.digest import text_digests
from dataprep.label.contents import label_contents
from dataprep.measure.signals import signals
from dataprep.stage import Params
from dataprep.text.encoding import decode

ROOT = Path(__file__).resolve().parents[1]
_BATCH = 100
_LONGEST = 60_000


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a damaged copy of some bytes."""
    damaged = bytearray(data[: chance.choice((200, 2_000, _LONGEST))])
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(damaged) + 1)
        length = chance.choice((1, 1, 2, 7, 300))
        kind = chance.randrange(6)
        if kind == 0 and damaged:
            damaged[place % len(damaged)] = chance.randrange(256)
        elif kind == 1:
            del damaged[place : place + length]
        elif kind == 2:
            damaged[place:place] = chance.randbytes(length)
        elif kind == 3:
            damaged[place:place] = damaged[place : place + length] * chance.randint(2, 40)
        elif kind == 4:
            start = chance.randrange(len(other) + 1)
            damaged[place:place] = other[start : start + length]
        else:
            damaged[place:place] = chance.choice(
                (
                    b"\0",
                    b"\r",
                    b"\xff\xfe",
                    b"\xef\xbb\xbf",
                    b"/*",
                    b'"',
                    b"'''",
                    b"{" * 99,
                    b"<!--",
                    b"\\",
                )
            )
    return bytes(damaged)


def check(batch: list[tuple[str, bytes]]) -> None:
    """Run what the stages run on a batch of names and bytes."""
    rows = []
    for name, data in batch:
        decoded = decode(data)
        if decoded.encoding is not None:
            text = data if decoded.text is None else decoded.text
            rows.append((ids.content_id(data), name, text.decode()))
    frame = pl.DataFrame(
        rows, schema={"content_id": pl.String, "name": pl.String, "text": pl.String}, orient="row"
    ).unique(["content_id"], keep="first", maintain_order=True)
    contents = frame.select("content_id", "text").with_columns(
        size_bytes=pl.col("text").str.len_bytes().cast(pl.Int64)
    )
    labels = label_contents(contents, frame.select("content_id", "name"), Params())
    languages = labels["content_labels"].select("content_id", "language")
    signals(languages.join(contents, on="content_id").select("content_id", "language", "text"))
    text_digests(contents, Params())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folders", nargs="*", type=Path)
    options = parser.parse_args()
    folders = options.folders or [ROOT / name for name in ("dataprep", "rules", "tests", "docs")]
    paths = sorted(p for f in folders for p in f.rglob("*") if p.is_file() and p.stat().st_size)
    chance = random.Random(options.seed)
    faults = 0
    for done in range(0, options.cases, _BATCH):
        batch = []
        for _ in range(min(_BATCH, options.cases - done)):
            path, other, named = (chance.choice(paths) for _ in range(3))
            name = chance.choice((path.name, named.name, f"x.{chance.choice('chmrtplvgdsf')}", "x"))
            batch.append((name, mutated(path.read_bytes(), other.read_bytes(), chance)))
        try:
            check(batch)
        except Exception:
            faults += 1
            traceback.print_exc()
    print(f"{options.cases:,} mutated texts, {faults} uncaught exceptions")
    if faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
