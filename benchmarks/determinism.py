"""The funnel law and the same bytes, on ten real repositories of different languages.

    python benchmarks/determinism.py [--kills 20]

Downloads the sources of ten packages (PyPI, npm, Debian), runs ``dataprep run`` over them, by the
recipes ``default`` and ``repo-context``, with one worker, with two, with the sources in another order,
and after kills at random moments. Compares the digests of every file of the releases, and the rows of
the tables on structure, secrets and personal data. Every entry of every archive is counted apart with the standard library and
compared with what the runs accounted for. Exits 1 on any difference.
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
RECIPES = ("default", "repo-context")
TABLES = (
    "syntax", "symbols", "imports", "names", "manifests", "edges", "resolutions", "file_order",
    "findings", "redactions", "redacted",
)  # fmt: skip
"""Tables on structure, secrets and personal data; a release shows them in part only."""
KEY = "the stores of one comparison share it"
"""Releases are the same where the keys of their stores are."""
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


def command(sources: list[Path], place: str, jobs: int, recipe: str) -> list[str]:
    """Return the command of one run with a store and output of its own."""
    return [
        sys.executable, "-m", "dataprep", "run", *map(str, sources), "--jobs", str(jobs), "-q",
        "--recipe", recipe, "--store", str(ROOT / place / "store"),
        "--out", str(ROOT / place / "out"),
    ]  # fmt: skip


def run(sources: list[Path], place: str, jobs: int) -> dict[str, str]:
    """Do a run by each recipe, and return the digests of what they made."""
    made: dict[str, str] = {}
    for recipe in RECIPES:
        done = command(sources, place, jobs, recipe)
        subprocess.run(done, check=True, stdout=subprocess.DEVNULL)
        made |= release(place, recipe)
    return made | tables(place)


def release(place: str, recipe: str) -> dict[str, str]:
    """Return the digests of the files of the release of a run."""
    folder = ROOT / place / "out" / recipe
    version = json.loads((folder / "latest.json").read_text())["version"]
    files = sorted(path for path in (folder / version).rglob("*") if path.is_file())
    return {
        path.relative_to(folder.parent).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def tables(place: str) -> dict[str, str]:
    """Return the digests of the sorted rows of the tables on structure of the last run."""
    listing = [
        sys.executable, "-m", "dataprep", "tables", "--format", "json",
        "--store", str(ROOT / place / "store"),
    ]  # fmt: skip
    listed = json.loads(subprocess.run(listing, check=True, stdout=subprocess.PIPE).stdout)
    paths = {table["table"]: table["files"] for table in listed["tables"]}
    found = {}
    for table in TABLES:
        rows = pl.read_parquet(paths[table])
        rows = rows.with_columns(pl.col(pl.List(pl.String)).list.join("\n"))
        text = rows.sort(rows.columns).write_csv(include_header=True)
        found[f"table {table}, {rows.height:,} rows"] = hashlib.sha256(text.encode()).hexdigest()
    return found


def accounted(place: str, recipe: str) -> dict[str, int]:
    """Return, by repository, the entries that the ledger of a release accounts for."""
    folder = ROOT / place / "out" / recipe
    version = json.loads((folder / "latest.json").read_text())["version"]
    ledger = folder / version / "ledger"
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
    os.environ["DATAPREP_KEY"] = KEY
    sources = archives()
    assert len(sources) >= 10, f"only {len(sources)} archives could be had"
    faults = []

    fresh("one")
    started = time.monotonic()
    wanted = run(sources, "one", 1)
    usual = time.monotonic() - started
    truth = sorted(entries(path) for path in sources)
    for recipe in RECIPES:
        found = sorted(accounted("one", recipe).values())
        print(f"{recipe}: entries by archive {sum(truth):,}; accounted for {sum(found):,}")
        if truth != found:
            faults.append(f"funnel of {recipe}: {truth} != {found}")
    print("\n".join(name for name in wanted if name.startswith("table ")))

    for place, order in (("two", sources), ("shuffled", sources[::-1])):
        fresh(place)
        faults += judged(place, run(order, place, 2), wanted)

    fresh("killed")
    chance = random.Random(20)
    for number in range(options.kills):
        child = subprocess.Popen(
            command(sources, "killed", 1 + number % 2, RECIPES[number // 2 % 2]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.05, 0.5) * usual)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    print(f"after {options.kills} kills:", end=" ")
    faults += judged("killed", run(sources, "killed", 2), wanted)
    if faults:
        raise SystemExit("\n".join(faults))


def judged(place: str, made: dict[str, str], wanted: dict[str, str]) -> list[str]:
    """Print whether a place made what it had to; return its name and what differs, if it did not."""
    differing = sorted(name for name in {*made, *wanted} if made.get(name) != wanted.get(name))
    same = f"the same bytes in {len(wanted) - len(TABLES)} files and {len(TABLES)} tables"
    print(f"{place}: {f'OTHER {differing}' if differing else same}")
    return [f"{place}: {differing}"] if differing else []


if __name__ == "__main__":
    main()
