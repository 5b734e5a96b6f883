"""The funnel law and the same bytes, on ten real repositories of different languages.

    python benchmarks/determinism.py [--kills 20]

Downloads the sources of ten packages (PyPI, npm, Debian), runs ``dataprep run`` over them with one worker, with
two, with the sources in another order, and after kills at random moments, and compares the digests
of every file of the releases. Every entry of every archive is counted apart with the standard
library and compared with what the run accounted for. Exits 1 on any difference.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import polars as pl

ROOT = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "determinism"
PYPI = ("flask==3.0.3",)
NPM = ("rxjs@7.8.1",)
DEBIAN = (
    "jq", "fzf", "rust-fd-find", "commons-io", "ruby-sass", "nlohmann-json3", "php-twig",
    "shellcheck", "elixir-lang", "lua5.4", "bats", "leiningen-clojure",
)  # fmt: skip
"""Sources of more than ten languages; a mirror may lack some, ten in all are enough."""


def archives() -> list[Path]:
    """Download the packages and return their source archives.

    Debian's are of the release that the machine runs; ``$APT_OPTS`` may name a list with deb-src
    lines.
    """
    folder = ROOT / "archives"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        for name in PYPI:
            subprocess.run([*pip, "-d", str(folder), name], check=True)
        for name in NPM:
            subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True)
        options = os.environ.get("APT_OPTS", "").split()
        for name in DEBIAN:
            apt = ["apt-get", *options, "source", "--download-only", "-qq", name]
            subprocess.run(apt, cwd=folder, check=False)
    return sorted(
        path
        for path in folder.iterdir()
        if (".tar." in path.name and ".debian." not in path.name) or path.suffix == ".tgz"
    )


def entries(archive: Path) -> int:
    """Return the number of entries of an archive that are no folders."""
    with tarfile.open(archive) as tar:
        return sum(not member.isdir() for member in tar)


def command(sources: list[Path], place: str, jobs: int) -> list[str]:
    """Return the command of one run with a store and output of its own."""
    return [
        sys.executable, "-m", "dataprep", "run", *map(str, sources), "--jobs", str(jobs), "-q",
        "--store", str(ROOT / place / "store"), "--out", str(ROOT / place / "out"),
    ]  # fmt: skip


def release(place: str) -> dict[str, str]:
    """Return the digests of the files of the release of a run."""
    recipe = ROOT / place / "out" / "default"
    version = json.loads((recipe / "latest.json").read_text())["version"]
    files = sorted(path for path in (recipe / version).rglob("*") if path.is_file())
    return {
        path.relative_to(recipe).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def accounted(place: str) -> dict[str, int]:
    """Return, by repository, the entries that the ledger of a release accounts for."""
    recipe = ROOT / place / "out" / "default"
    version = json.loads((recipe / "latest.json").read_text())["version"]
    ledger = recipe / version / "ledger"
    counts = [
        pl.read_parquet(ledger / f"{name}.parquet").group_by("repo_name").len()
        for name in ("files", "quarantine")
    ]
    return dict(pl.concat(counts).group_by("repo_name").sum().iter_rows())


def fresh(place: str) -> None:
    """Remove what an earlier call left."""
    shutil.rmtree(ROOT / place, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    sources = archives()
    assert len(sources) >= 10, f"only {len(sources)} archives could be had"
    faults = []

    fresh("one")
    started = time.monotonic()
    subprocess.run(command(sources, "one", 1), check=True, stdout=subprocess.DEVNULL)
    usual = time.monotonic() - started
    wanted = release("one")
    truth = sorted(entries(path) for path in sources)
    found = sorted(accounted("one").values())
    print(f"entries by archive: {sum(truth):,}; accounted for: {sum(found):,}")
    if truth != found:
        faults.append(f"funnel: {truth} != {found}")

    shuffled = sources[::-1]
    for place, order, jobs in (("two", sources, 2), ("shuffled", shuffled, 2)):
        fresh(place)
        subprocess.run(command(order, place, jobs), check=True, stdout=subprocess.DEVNULL)
        same = release(place) == wanted
        print(f"{place}: {'the same' if same else 'OTHER'} bytes in {len(wanted)} files")
        faults += [] if same else [place]

    fresh("killed")
    chance = random.Random(20)
    for number in range(options.kills):
        child = subprocess.Popen(
            command(sources, "killed", 1 + number % 2),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.05, 0.5) * usual)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    subprocess.run(command(sources, "killed", 2), check=True, stdout=subprocess.DEVNULL)
    same = release("killed") == wanted
    print(f"after {options.kills} kills: {'the same' if same else 'OTHER'} bytes")
    faults += [] if same else ["killed"]
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
