"""Edges judged by hand: the packages that the tables name, and ours beside the tables.

A table `edges_by_hand/<language>.tsv` has the columns package (registry, name and version), source,
target, judgement. It holds all edges of each source that it names: `edge`; `none` for a source without
any; `open` for a target that is right with some builds only, which counts neither way. The table names
the package's files below the folder that holds its sources, wherever an archive has that folder.
"""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from _debian_sources import _apt_options, fetch_sources
from _edges_truth import BENCH, Edge
from _structure import path_edges, tables_of

HANDS = {path.stem: path for path in Path(__file__).with_name("edges_by_hand").glob("*.tsv")}
_HOME = BENCH / "hand"
_SUITES = "bookworm trixie"
"""Releases of Debian that the tables are of, whatever the machine has."""


@dataclass(frozen=True)
class Package:
    """A package of a registry, pinned by version.

    Attributes:
        registry: npm; debian: a binary package; debian-source; github: a commit, in no registry.
        name: Its name there.
        version: Its version there.
    """

    registry: str
    name: str
    version: str

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return _HOME / f"{self.name.replace('/', '-')}-{self.version}"


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    package: Package
    source: str
    target: str
    judgement: str


def rows_of(language: str) -> list[Row]:
    """Return the rows of a table."""
    lines = HANDS[language].read_text("utf-8").splitlines()
    table = csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t")
    return [
        Row(Package(*row["package"].split()), row["source"], row["target"], row["judgement"])
        for row in table
    ]


def fetch(language: str) -> None:
    """Bring the packages of a table that are not there yet."""
    for package in dict.fromkeys(row.package for row in rows_of(language)):
        if package.folder.is_dir():
            continue
        _HOME.mkdir(parents=True, exist_ok=True)
        if package.registry == "github":
            print(f"not fetched: {package.name} is in no registry; put commit {package.version}")
            print(f"    of github.com/{package.name} into {package.folder}")
        elif package.registry == "npm":
            _fetch_npm(package)
        elif package.registry == "debian":
            _fetch_binary(package)
        else:
            _fetch_source(package)


def _fetch_npm(package: Package) -> None:
    wanted = f"{package.name}@{package.version}"
    command = ["npm", "pack", "--silent", wanted]
    done = subprocess.run(command, cwd=_HOME, check=True, stdout=subprocess.PIPE, text=True)
    archive = _HOME / done.stdout.split()[-1]
    with tarfile.open(archive) as opened:
        opened.extractall(package.folder, filter="data")
    archive.unlink()


def _fetch_binary(package: Package) -> None:
    download = _HOME / f".{package.name}"
    download.mkdir(exist_ok=True)
    wanted = f"{package.name}={package.version}"
    subprocess.run(["apt-get", "-qq", "download", wanted], cwd=download, check=True)
    (archive,) = download.glob("*.deb")
    subprocess.run(["dpkg-deb", "-x", str(archive), str(package.folder)], check=True)
    shutil.rmtree(download)


def _fetch_source(package: Package) -> None:
    missing = fetch_sources({package.name: package.version}, _HOME / ".sources", _lists())
    if missing:
        print(f"not fetched: the mirror has no {package.name} {package.version}")
        return
    (_HOME / ".sources" / package.name).rename(package.folder)


def _lists() -> Path:
    """Return a folder of apt's that knows the sources of the releases that the tables are of."""
    apt = (_HOME / ".apt").absolute()
    if (apt / "parts").is_dir():
        return apt
    machine = [
        path.read_text("utf-8") for path in Path("/etc/apt/sources.list.d").glob("*.sources")
    ]
    stanza = next(
        x for x in "\n\n".join(machine).split("\n\n") if re.search(r"URIs:.*/debian/?\n", x)
    )
    for key, value in (("Types", "deb-src"), ("Suites", _SUITES)):
        stanza = re.sub(rf"(?m)^{key}:.*$", f"{key}: {value}", stanza)
    (apt / "parts").mkdir(parents=True)
    (apt / "parts" / "debian.sources").write_text(stanza + "\n", encoding="utf-8")
    subprocess.run(["apt-get", *_apt_options(apt), "update", "-qq"], check=True)
    return apt


def _root(folder: Path, sources: Sequence[str]) -> Path | None:
    """Return the folder below which all sources of a table lie."""
    first = Path(sources[0])
    for path in sorted(folder.rglob(first.name)):
        if path.parts[-len(first.parts) :] == first.parts:
            root = path.parents[len(first.parts) - 1]
            if all((root / source).is_file() for source in sources):
                return root
    return None


def judge_hand(language: str, show: int) -> None:
    """Print the edges of a table found, package by package."""
    rows = rows_of(language)
    print(f"\n{language}, by hand:\n")
    print(
        "| Package | Sources | Truth | Ours | Precision | Recall |\n|---|---:|---:|---:|---:|---:|"
    )
    sums = [0, 0, 0, 0]
    for package in dict.fromkeys(row.package for row in rows):
        mine = [row for row in rows if row.package == package]
        root = _root(package.folder, sorted({row.source for row in mine}))
        if root is None:
            print(f"| {package.name} {package.version}: not here, see fetch |")
            continue
        counts = _judged(root, mine, show)
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        print(_line(f"{package.name} {package.version}", counts), flush=True)
    print(_line("**together**", sums))


def _judged(root: Path, rows: Sequence[Row], show: int) -> list[int]:
    """Return sources, edges of the table, ours and those in both."""
    want = {(row.source, row.target) for row in rows if row.judgement == "edge"}
    unsaid = {(row.source, row.target) for row in rows if row.judgement == "open"}
    sources = {row.source for row in rows}
    edges = path_edges(tables_of(root)).select("source", "target").iter_rows()
    have: set[Edge] = {(a, b) for a, b in edges if a in sources} - unsaid
    for title, some in (("wrong", have - want), ("missing", want - have)):
        for source, target in sorted(some)[:show]:
            print(f"    {title}: {source} -> {target}")
    return [len(sources), len(want), len(have), len(want & have)]


def _line(name: str, counts: Sequence[int]) -> str:
    sources, want, have, both = counts
    precision, recall = both / max(have, 1), both / max(want, 1)
    return f"| {name} | {sources} | {want} | {have} | {precision:.3f} | {recall:.3f} |"
