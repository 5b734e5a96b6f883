"""Damaged input at scale: archives, git directories, JSON lines and Parquet never raise.

    python benchmarks/mutate.py --cases 20000 --seed 1
    python benchmarks/mutate.py --cases 500 --only git

Each case flips up to eight bytes of a real file, and at times cuts, doubles or splices it, then
reads it to its end as a source. Allowed are rows in ``quarantine`` and ``SourceError``; anything
else is reported with the seed that repeats it, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import bz2
import collections
import gzip
import io
import json
import lzma
import os
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dataprep.errors import SourceError
from dataprep.ingest.build import ingest
from dataprep.ingest.lookup import resolve_source
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import SourceSpec

PARAMS = IngestParams(max_file_bytes=1 << 20, max_entries=2000, git_idle_timeout_s=60)
WEIGHTS = {
    "tar": 5, "tar.gz": 3, "tar.bz2": 1, "tar.xz": 1, "zip": 5, "gem": 1, "parquet": 3,
    "jsonl": 3, "jsonl.gz": 1, "git": 1, "worktree": 1,
}  # fmt: skip
Case = Callable[[random.Random, Path], str]


def source_files(limit: int = 24) -> dict[str, bytes]:
    """Return files of this checkout, with names that tools stumble over."""
    root = Path(__file__).parent.parent / "dataprep"
    files = {
        f"p-1/{path.relative_to(root)}": path.read_bytes()
        for path in sorted(root.rglob("*.py"))[:limit]
    }
    return files | {"p-1/" + "l" * 120: b"long", "p-1/caf\xe9": b"\xe9", "p-1/empty": b""}


def tar_bytes(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo(f"p-1/special-{kind.decode()}")
            info.type, info.linkname = kind, "../up"
            tar.addfile(info)
    return target.getvalue()


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def parquet_bytes(rows: list[dict[str, object]]) -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), target, row_group_size=7)
    return target.getvalue()


def bases() -> dict[str, bytes]:
    files = source_files()
    tar = tar_bytes(files)
    rows: list[dict[str, object]] = [
        {"content": data.decode("utf-8", "replace"), "path": name, "repo_name": f"o/{i % 3}",
         "license": ["MIT"], "stars": i}
        for i, (name, data) in enumerate(files.items())
    ]  # fmt: skip
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    return {
        "tar": tar,
        "tar.gz": gzip.compress(tar, mtime=0),
        "tar.bz2": bz2.compress(tar),
        "tar.xz": lzma.compress(tar),
        "zip": zip_bytes(files),
        "gem": tar_bytes({"metadata.gz": b"m", "data.tar.gz": gzip.compress(tar, mtime=0)}),
        "parquet": parquet_bytes(rows),
        "jsonl": lines,
        "jsonl.gz": gzip.compress(lines, mtime=0),
    }


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return the bytes with a few flipped; one in five is also cut, doubled or spliced."""
    array = bytearray(data)
    # NOTE: headers decide more than payload, so half of the flips fall near an end of the file.
    for _ in range(rng.randint(1, 8)):
        if not array:
            break
        edge = min(len(array), 2048)
        place = rng.choice(
            (rng.randrange(len(array)), rng.randrange(edge), len(array) - 1 - rng.randrange(edge))
        )
        array[place] = rng.choice(
            (rng.randrange(256), array[place] ^ 1 << rng.randrange(8), 0, 255)
        )
    if rng.random() < 0.2 and array:
        cut = rng.randrange(len(array))
        choice = rng.randrange(3)
        array = array[:cut] if choice == 0 else array[cut:] if choice == 1 else array + array[cut:]
    return bytes(array)


def read_source(path: Path, *, worktree: bool = False) -> str:
    spec = SourceSpec(location=str(path))
    try:
        source = resolve_source(spec, worktree=worktree, cache_dir=path, params=PARAMS)
        for tables in ingest(source, PARAMS):
            last = tables
    except SourceError:
        return "refused"
    return "quarantined rows" if last["quarantine"].height else "read whole"


def file_case(suffix: str, data: bytes) -> Case:
    def run(rng: random.Random, work: Path) -> str:
        path = work / f"x.{suffix}"
        path.write_bytes(damaged(data, rng))
        return read_source(path)

    return run


def git(root: Path, *arguments: str) -> None:
    fixed = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    people = {
        f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    subprocess.run(["git", *arguments], cwd=root, env={**os.environ, **fixed, **people}, check=True)


def git_base(root: Path) -> Path:
    """Make a repository with loose objects, a pack, packed references, a tag and an index."""
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    for name, data in source_files(12).items():
        path = root / name.removeprefix("p-1/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    git(root, "add", ".")
    git(root, "commit", "-qm", "one")
    (root / "empty").write_bytes(b"no more")
    git(root, "commit", "-qam", "two")
    git(root, "gc", "-q")
    git(root, "tag", "-a", "v1", "-m", "tag")
    (root / "loose.py").write_bytes(b"loose = 1\n")
    git(root, "add", ".")
    git(root, "commit", "-qm", "three")
    for path in (root / ".git").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return root


def git_case(base: Path, *, worktree: bool) -> Case:
    files = [p for p in (base / ".git").rglob("*") if p.is_file() and p.stat().st_size]
    files = sorted(p for p in files if not {"hooks", "logs", "description"} & set(p.parts))

    def run(rng: random.Random, work: Path) -> str:
        shutil.rmtree(work / "git", ignore_errors=True)
        shutil.copytree(base, work / "git", symlinks=True)
        for file in rng.sample(files, rng.choice((1, 1, 1, 2))):
            (work / "git" / file.relative_to(base)).write_bytes(damaged(file.read_bytes(), rng))
        return read_source(work / "git", worktree=worktree)

    return run


def cases(work: Path) -> dict[str, Case]:
    """Return every kind of case by name; add a kind here, and its weight above."""
    base = git_base(work / "base")
    kinds = {suffix: file_case(suffix, data) for suffix, data in bases().items()}
    return kinds | {
        "git": git_case(base, worktree=False),
        "worktree": git_case(base, worktree=True),
    }


def run(n_cases: int, seed: int, only: set[str]) -> int:
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    n_faults = 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="dataprep-mutate-") as folder:
        work = Path(folder)
        kinds = {kind: case for kind, case in cases(work).items() if not only or kind in only}
        names, weights = list(kinds), [WEIGHTS.get(kind, 1) for kind in kinds]
        for number in range(n_cases):
            rng = random.Random(f"{seed}/{number}")
            kind = rng.choices(names, weights)[0]
            try:
                counts[kind, kinds[kind](rng, work)] += 1
            except Exception:
                n_faults += 1
                counts[kind, "UNCAUGHT"] += 1
                print(f"case {seed}/{number} ({kind})\n{traceback.format_exc()}", file=sys.stderr)
    for (kind, result), count in sorted(counts.items()):
        print(f"{kind:10} {result:18} {count:>8,}")
    seconds = time.monotonic() - started
    print(f"{n_cases:,} cases in {seconds:.0f} s, uncaught exceptions: {n_faults}")
    return 1 if n_faults else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="kinds, separated by commas")
    arguments = parser.parse_args()
    return run(arguments.cases, arguments.seed, {k for k in arguments.only.split(",") if k})


if __name__ == "__main__":
    sys.exit(main())
