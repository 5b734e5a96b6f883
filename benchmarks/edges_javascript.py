"""Edges of JavaScript and TypeScript repositories by dependency-cruiser: truth for `benchmarks/edges.py`.

    python benchmarks/edges_javascript.py fetch
    python benchmarks/edges_javascript.py truth [NAME ...]

`fetch` unpacks the repositories below (npm packages that carry their sources, Debian's upstream archives of whole
repositories) into $DATAPREP_BENCH_DIR/edges/javascript/<name>/ and installs dependency-cruiser and typescript from npm beside
them; it needs npm, node >= 20 and apt-get with Debian's package lists of the machine. `truth` writes <name>.truth.jsonl,
one {"source", "target"} a pair of files of the repository, and <name>.open.jsonl: specifiers that name a package of the
repository whose built entry is absent, on which the tool has no say. Any further folder there is a repository, too.
dependency-cruiser runs without a configuration and with dependencies before compilation, each file under the settings of
its nearest tsconfig.json; workspace packages are linked as an installation links them, package exports are heeded.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CACHE = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "edges" / "javascript"
TOOLS = ("dependency-cruiser@17.4.3", "typescript@5.9.3")
SKIPPED = (".tools", ".work", ".archives")


@dataclass(frozen=True)
class Repository:
    """A repository of the benchmark.

    Attributes:
        name: Name of its folder.
        registry: Where it comes from.
        package: Name there.
        version: Version there.
        is_held_out: Whether it is judged only at the end.
    """

    name: str
    registry: Literal["npm", "debian"]
    package: str
    version: str
    is_held_out: bool = False


REPOSITORIES = (
    Repository("svelte", "npm", "svelte", "5.57.3"),
    Repository("rxjs", "npm", "rxjs", "7.8.2"),
    Repository("blueprint-core", "npm", "@blueprintjs/core", "6.20.0"),
    Repository("undici", "npm", "undici", "8.12.4"),
    Repository("babel", "debian", "node-babel7", "7.20.15+ds1+~cs214.269.168-3+deb12u2"),
    Repository("ethers", "npm", "ethers", "6.15.0", is_held_out=True),
    Repository("viem", "npm", "viem", "2.57.20", is_held_out=True),
    Repository("fastify", "npm", "fastify", "5.12.8", is_held_out=True),
    Repository("preact", "npm", "preact", "11.2.0", is_held_out=True),
    Repository("deck-gl-core", "npm", "@deck.gl/core", "9.4.0", is_held_out=True),
    Repository("eslint", "npm", "eslint", "9.39.0", is_held_out=True),
)


def _apt(*arguments: str, folder: Path | None = None) -> None:
    """Call apt-get in a folder, with source packages switched on in a place of our own."""
    place = (CACHE / ".archives" / "apt").resolve()
    (place / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    (place / "parts").mkdir(exist_ok=True)
    for listed in Path("/etc/apt/sources.list.d").glob("*.sources"):
        text = re.sub(r"(?m)^Types:.*$", "Types: deb-src", listed.read_text(encoding="utf-8"))
        (place / "parts" / listed.name).write_text(text, encoding="utf-8")
    settings = {
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": f"{place}/parts",
        "Dir::State::lists": f"{place}/lists",
        "APT::Sandbox::User": "root",
    }
    options = [part for key, value in settings.items() for part in ("-o", f"{key}={value}")]
    subprocess.run(["apt-get", "-qq", *options, *arguments], cwd=folder, check=True)


def _fetch_debian(repository: Repository, place: Path) -> Path:
    """Download the first upstream archive of a Debian source package and return its path."""
    wanted = f"{repository.package}={repository.version}"
    _apt("source", "--download-only", "--tar-only", wanted, folder=place)
    for path in sorted(place.glob(f"{repository.package}_*.orig.tar.*")):
        if not path.name.endswith(".asc"):
            return path
    raise SystemExit(f"{wanted}: no upstream archive")


def _fetch_npm(repository: Repository, place: Path) -> Path:
    """Download a package of npm and return the path of its archive."""
    wanted = f"{repository.package}@{repository.version}"
    done = subprocess.run(
        ["npm", "pack", "--silent", wanted], cwd=place, check=True, capture_output=True, text=True
    )
    return place / done.stdout.split()[-1]


def _unpack(archive: Path, target: Path) -> None:
    """Unpack an archive whose files lie under one folder."""
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        with tarfile.open(archive) as opened:
            opened.extractall(scratch, filter="data")
        folders = [path for path in Path(scratch).iterdir() if path.is_dir()]
        shutil.move(folders[0], target)


def fetch() -> None:
    """Fetch the repositories and the tools that are not there yet."""
    place = CACHE / ".archives"
    place.mkdir(parents=True, exist_ok=True)
    if not (CACHE / ".tools" / "node_modules").is_dir():
        (CACHE / ".tools").mkdir(exist_ok=True)
        (CACHE / ".tools" / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", *TOOLS], cwd=CACHE / ".tools", check=True)
    if any(repository.registry == "debian" for repository in REPOSITORIES):
        _apt("update")
    for repository in REPOSITORIES:
        target = CACHE / repository.name
        if not target.is_dir():
            get = _fetch_npm if repository.registry == "npm" else _fetch_debian
            _unpack(get(repository, place), target)
            sys.stdout.write(f"{repository.name}: fetched\n")


def truth(names: list[str]) -> None:
    """Write what dependency-cruiser finds in the repositories named, or in all."""
    known = sorted(
        path.name for path in CACHE.iterdir() if path.is_dir() and path.name not in SKIPPED
    )
    script = Path(__file__).with_name("_cruise.mjs").resolve()
    work = CACHE / ".work"
    for name in names or known:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(CACHE / name, work, copy_function=os.link, symlinks=True)
        outputs = [(CACHE / f"{name}.{kind}.jsonl").resolve() for kind in ("truth", "open")]
        command = [
            "node",
            "--max-old-space-size=6000",
            str(script),
            str((CACHE / ".tools").resolve()),
        ]
        command += [str(work.resolve()), *(str(path) for path in outputs)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        sys.stdout.write(f"{name}: {done.stdout}")
        sys.stdout.flush()
    shutil.rmtree(work, ignore_errors=True)


def main() -> None:
    """Run the command given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("command", choices=("fetch", "truth", "list"))
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    if given.command == "fetch":
        fetch()
    elif given.command == "truth":
        truth(given.names)
    else:
        for repository in REPOSITORIES:
            part = "held-out" if repository.is_held_out else "looked-at"
            sys.stdout.write(f"{repository.name}\t{part}\n")


if __name__ == "__main__":
    main()
