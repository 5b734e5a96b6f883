"""Measure the precision of static defects on real code: judged samples over two sets of well-kept packages.

    DATAPREP_BENCH_DIR=... python benchmarks/defects_sample.py fetch --set second   # download the packages, once
    DATAPREP_BENCH_DIR=... python benchmarks/defects_sample.py work --set second    # scan, sample, write what is to be judged
    DATAPREP_BENCH_DIR=... python benchmarks/defects_sample.py --set second         # scan again, tell the precision

The packages were kept apart while rules were written; those of the set ``first`` were looked at afterwards to
mend rules, so that only the other says what holds for packages that nobody looked at. The sample is 200 findings of
severity error and warning, at most 12 of one rule, chosen by a digest of place and rule, so that it stays the
same when other rules change. The severity is that in the file, as ``dataprep scan`` shows it: what stands in
a test or in foreign code, or is passed over by a comment, is a note. ``work`` writes a working file with
source text below the folder of benchmarks, which is never committed; what was judged is kept in
`data/defects-sample.csv` and `data/defects-sample-2.csv`: package, version, path, digest of the file, line,
rule, label (right, wrong, unclear) and why, with no source text. Right is a finding that a maintainer would
call a flaw of that kind at that place, also where it does little harm; unclear counts as half a right one.
"""

from __future__ import annotations

import argparse
import collections
import csv
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from _debian_sources import fetch_sources
from _defects_score import run_defects, tables_of

from dataprep.defects.policy import FILE_COLUMNS, severity_in_file

BENCH = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute()
COLUMNS = ("package", "version", "path", "sha256", "line", "rule_id", "label", "why")
Labels = dict[tuple[str, int, str], str]
SIZE, MOST_OF_RULE, AROUND = 200, 12, 6


@dataclass(frozen=True, slots=True)
class PackageSet:
    """Packages by version, of which a sample of findings is judged.

    Attributes:
        name: Of its folder below that of benchmarks, and of the file with the labels.
        debian: Source packages of Debian 12.
        binary: Packages of Debian 12 that hold sources, where the mirror lacks the source package.
    """

    name: str
    debian: dict[str, str]
    npm: dict[str, str]
    pypi: dict[str, str]
    binary: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """Folder of what is downloaded and of the working files."""
        return BENCH / self.name

    @property
    def judged(self) -> Path:
        """File with the labels."""
        return Path(__file__).with_name("data") / f"{self.name}.csv"

    @property
    def versions(self) -> dict[str, str]:
        """Versions of all packages."""
        return self.debian | self.binary | self.npm | self.pypi


SETS = {
    "first": PackageSet(
        "defects-sample",
        debian={
            "golang-github-gin-gonic-gin": "1.8.1-1", "libcommons-lang3-java": "3.12.0-2", "commons-io": "2.11.0-2",
            "zlib": "1:1.2.13.dfsg-1", "libyaml": "0.2.5-1", "lz4": "1.9.4-1", "jsoup": "1.15.3-1",
        },
        npm={"fastify": "5.6.2", "undici": "7.16.0", "axios": "1.13.2"},
        pypi={"werkzeug": "3.1.4", "sqlalchemy": "2.0.44", "celery": "5.6.0", "aiohttp": "3.13.2"},
    ),
    "second": PackageSet(
        "defects-sample-2",
        debian={
            "jackson-core": "2.14.1-2~deb12u1", "libcommons-codec-java": "1.15-1", "libjoda-time-java": "2.10.14-1",
            "mockito": "2.23.0-2", "hikaricp": "2.7.9-1", "jq": "1.6-2.1+deb12u2", "nano": "7.2-1+deb12u1", "jansson": "2.14-2",
            "memcached": "1.6.18-1", "tinyxml2": "9.0.0+dfsg-3.1", "golang-github-spf13-cobra": "1.6.1-1",
            "php-monolog": "2.9.1-1", "newtonsoft-json": "6.0.8+dfsg-1.1",
        },
        binary={
            "golang-github-go-chi-chi-dev": "5.0.7-1", "golang-github-miekg-dns-dev": "1.1.50-2",
            "php-guzzlehttp-guzzle": "7.4.5-1", "php-phpseclib3": "3.0.19-1+deb12u6",
            "ruby-rack": "2.2.22-0+deb12u2", "ruby-sinatra": "3.0.5-3+deb12u1", "ruby-thor": "1.2.1-2",
        },
        npm={"yargs": "17.7.2", "ws": "8.18.3", "koa": "3.0.1", "pino": "9.9.0", "ioredis": "5.7.0", "zod": "4.1.5"},
        pypi={
            "httpx": "0.28.1", "paramiko": "4.0.0", "marshmallow": "4.0.0", "trio": "0.30.0", "dnspython": "2.7.0",
            "arrow": "1.3.0", "hypothesis": "6.135.26", "waitress": "3.0.2", "pymysql": "1.1.1", "websockets": "15.0.1",
        },
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a package; the severity is that in the file."""

    package: str
    path: str
    language: str
    sha256: str
    line: int
    rule_id: str
    severity: str
    weakness: str

    @property
    def key(self) -> tuple[str, int, str]:
        """What it is known by: text, line, rule."""
        return (self.sha256, self.line, self.rule_id)

    @property
    def order(self) -> bytes:
        """Where it stands in the order of the sample."""
        return hashlib.sha256(f"{self.sha256} {self.line} {self.rule_id}".encode()).digest()


def _fetch_npm(of: PackageSet) -> None:
    for name, version in of.npm.items():
        target = of.home / "packages" / name
        if target.is_dir():
            continue
        download = of.home / "npm"
        download.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", "--ignore-scripts", f"{name}@{version}"]
        subprocess.run(command, cwd=download, check=True)
        with tarfile.open(download / f"{name}-{version}.tgz") as tar:
            tar.extractall(download / name, filter="data")
        (download / name / "package").rename(target)


def _fetch_binary(of: PackageSet) -> None:
    for name, version in of.binary.items():
        target = of.home / "packages" / name
        if target.is_dir():
            continue
        download = of.home / "deb" / name
        download.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["apt-get", "download", "-qq", f"{name}={version}"], cwd=download, check=True
        )
        archive = next(download.glob("*.deb"))
        subprocess.run(["dpkg-deb", "-x", str(archive), str(target)], check=True)


def fetch(of: PackageSet) -> None:
    """Download the packages below the folder of benchmarks; what is there already is kept."""
    missing = fetch_sources(of.debian, of.home / "packages", of.home / "apt")
    _fetch_binary(of)
    _fetch_npm(of)
    pip = [sys.executable, "-m", "pip", "-q", "download", "--no-deps", "--only-binary", ":all:"]
    for name, version in of.pypi.items():
        target = of.home / "packages" / name
        if not target.is_dir():
            download = of.home / "pypi" / name
            subprocess.run([*pip, "--dest", str(download), f"{name}=={version}"], check=True)
            wheel = next(download.glob("*.whl"))
            with zipfile.ZipFile(wheel) as opened:
                opened.extractall(target)
    if missing:
        raise SystemExit(f"not on this mirror in that version: {', '.join(missing)}")


@dataclass(frozen=True, slots=True)
class Scanned:
    """What the product says of the packages of a set.

    Attributes:
        found: What is reported of severity error and warning.
        lines: Lines by language.
        statuses: Texts by engine and status.
    """

    found: list[Found]
    lines: dict[str, int]
    statuses: dict[str, int]


def scan(of: PackageSet) -> Scanned:
    """Return what the product says of the packages of a set."""
    packages = of.home / "packages"
    absent = [name for name in of.versions if not (packages / name).is_dir()]
    if absent:
        raise SystemExit(f"not there: {', '.join(absent)}; run fetch first")
    with run_defects(packages) as store:
        found, files, labels, scans = tables_of(store, "findings", "files", "labels", "scans")
    is_read = scans.filter(pl.col("status").is_in(["complete", "partial"]))
    is_read = is_read.select("content_id", "language").unique()
    by = ["content_id", "language"]
    placed = (
        files.select("file_id", "content_id", "path")
        .join(labels.select("file_id", "language", *FILE_COLUMNS), on="file_id")
        .sort("path")
    )
    rows = (
        found.filter(pl.col("kind") == "defect")
        .join(placed, on=by, nulls_equal=True)
        .with_columns(severity=severity_in_file())
        .filter(pl.col("severity").is_in(["error", "warning"]))
        .unique(["content_id", "line", "rule_id"], keep="first", maintain_order=True)
        .sort("path", "line", "rule_id")
        .select("path", "language", "content_id", "line", "rule_id", "severity", "entity_type")
    )
    made = []
    for path, *rest in rows.iter_rows():
        package, _, inner = path.partition("/")
        made.append(Found(package, inner, *rest))
    statuses = scans.group_by("engine", "status").len().sort("engine", "status").rows()
    return Scanned(
        made,
        _lines(packages, placed.join(is_read, on=by, how="semi")),
        {f"{engine} {status}": n for engine, status, n in statuses},
    )


def _lines(packages: Path, placed: pl.DataFrame) -> dict[str, int]:
    """Return by language the lines of the texts that were looked at and whose findings are no notes."""
    lines: collections.Counter[str] = collections.Counter()
    counts = (
        placed.with_columns(
            kind=pl.lit("defect"), severity=pl.lit("error"), is_suppressed=pl.lit(value=False)
        )
        .filter(severity_in_file() == "error")
        .unique("content_id", keep="first")
    )
    for path, language in counts.select("path", "language").iter_rows():
        lines[language] += (packages / path).read_bytes().count(b"\n")
    return dict(sorted(lines.items()))


def sample(found: list[Found]) -> list[Found]:
    """Return at most 200 findings, at most 12 of a rule."""
    chosen: list[Found] = []
    of_rule: collections.Counter[str] = collections.Counter()
    for each in sorted(found, key=lambda one: one.order):
        if of_rule[each.rule_id] < MOST_OF_RULE and len(chosen) < SIZE:
            of_rule[each.rule_id] += 1
            chosen.append(each)
    return chosen


def judged(of: PackageSet) -> Labels:
    """Return the labels by text, line and rule."""
    if not of.judged.exists():
        return {}
    with of.judged.open(encoding="utf-8", newline="") as rows:
        return {
            (row["sha256"], int(row["line"]), row["rule_id"]): row["label"]
            for row in csv.DictReader(rows)
        }


def _around(of: PackageSet, each: Found) -> Iterator[str]:
    path = of.home / "packages" / each.package / each.path
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    for number in range(max(1, each.line - AROUND), min(len(lines), each.line + AROUND) + 1):
        yield f"{'>' if number == each.line else ' '} {number:5} {lines[number - 1][:200]}"


def write_work(of: PackageSet, chosen: list[Found], known: Labels) -> Path:
    """Write what is not judged yet: a table to fill, and a text with the lines around each finding."""
    left = [each for each in chosen if each.key not in known]
    left.sort(key=lambda each: (each.rule_id, each.package, each.path, each.line))
    text = []
    with (of.home / "to-judge.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, each in enumerate(left, 1):
            version, place = of.versions[each.package], f"{each.package}/{each.path}:{each.line}"
            writer.writerow(
                (each.package, version, each.path, each.sha256, each.line, each.rule_id, "", "")
            )
            text.append(f"=== {number} {each.rule_id} {each.weakness} {each.severity} {place}")
            text += _around(of, each)
    path = of.home / "to-judge.txt"
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path


def _precision(labels: collections.Counter[str]) -> float | None:
    n_judged = labels["right"] + labels["wrong"] + labels["unclear"]
    return round((labels["right"] + labels["unclear"] / 2) / n_judged, 3) if n_judged else None


def report(scanned: Scanned, chosen: list[Found], known: Labels) -> dict[str, object]:
    """Return the precision of what was judged and is still reported, and what is not judged."""
    by: dict[str, dict[str, collections.Counter[str]]] = {"language": {}, "rule": {}}
    for each in chosen:
        label = known.get(each.key, "not judged")
        for kind, name in (("language", each.language), ("rule", each.rule_id)):
            by[kind].setdefault(name, collections.Counter())[label] += 1
    found, lines = scanned.found, scanned.lines
    labels = sum(by["rule"].values(), collections.Counter())
    reported = {each.key for each in found}
    still = collections.Counter(label for key, label in known.items() if key in reported)
    gone = collections.Counter(label for key, label in known.items() if key not in reported)
    of_language = collections.Counter(each.language for each in found)
    return {
        "findings": len(found), "lines": sum(lines.values()),
        "findings for 1,000 lines": round(1000 * len(found) / max(1, sum(lines.values())), 3),
        "sample": len(chosen), **labels, "precision": _precision(labels),
        "judged and still reported": {**still, "precision": _precision(still)},
        "judged and no longer reported": dict(gone),
        "texts by engine": scanned.statuses,
        "findings by package": dict(collections.Counter(each.package for each in found)),
        "by language": {
            language: {"lines": n, "findings": of_language[language], **by["language"].get(language, {}),
                       "precision": _precision(by["language"].get(language, collections.Counter()))}
            for language, n in lines.items()
        },
        "by rule": {rule: dict(counts) for rule, counts in sorted(by["rule"].items())},
    }  # fmt: skip


def main() -> None:
    """Fetch, write what is to be judged, or tell the precision."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", default="report", choices=["fetch", "work", "report"])
    parser.add_argument("--set", default="first", choices=list(SETS), help="which packages")
    options = parser.parse_args()
    of = SETS[options.set]
    if options.what == "fetch":
        fetch(of)
        return
    scanned = scan(of)
    chosen, known = sample(scanned.found), judged(of)
    if options.what == "work":
        print(write_work(of, chosen, known))
    print(json.dumps(report(scanned, chosen, known), indent=1))


if __name__ == "__main__":
    main()
