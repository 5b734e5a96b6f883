"""Measure the precision of static defects on real code: a judged sample over fourteen well-kept packages.

    DATAPREP_BENCH_DIR=... python benchmarks/defects_sample.py fetch    # download the packages, once
    DATAPREP_BENCH_DIR=... python benchmarks/defects_sample.py work     # scan, sample, write what is to be judged
    DATAPREP_BENCH_DIR=... python benchmarks/defects_sample.py          # scan again, tell the precision

The packages were kept apart while rules were written. The sample is 200 findings of severity error and
warning, at most 12 of one rule, chosen by a digest of place and rule, so that it stays the same when other
rules change. ``work`` writes a working file with source text below the folder of benchmarks, which is never
committed; what was judged is kept in `data/defects-sample.csv`: package, version, path, digest of the file,
line, rule, label (right, wrong, unclear) and why, with no source text. Right is a finding that a maintainer
would call a flaw of that kind at that place, also where it does little harm.
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
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from _debian_sources import fetch_sources
from _defects_score import run_defects, tables_of

HOME = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "defects-sample"
JUDGED = Path(__file__).with_name("data") / "defects-sample.csv"
COLUMNS = ("package", "version", "path", "sha256", "line", "rule_id", "label", "why")
#: Source packages of Debian 12.
DEBIAN = {
    "golang-github-gin-gonic-gin": "1.8.1-1", "libcommons-lang3-java": "3.12.0-2", "commons-io": "2.11.0-2",
    "zlib": "1:1.2.13.dfsg-1", "libyaml": "0.2.5-1", "lz4": "1.9.4-1", "jsoup": "1.15.3-1",
}  # fmt: skip
NPM = {"fastify": "5.6.2", "undici": "7.16.0", "axios": "1.13.2"}
PYPI = {"werkzeug": "3.1.4", "sqlalchemy": "2.0.44", "celery": "5.6.0", "aiohttp": "3.13.2"}
SIZE, MOST_OF_RULE, AROUND = 200, 12, 6


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in a package."""

    package: str
    path: str
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


def fetch() -> None:
    """Download the packages below the folder of benchmarks; what is there already is kept."""
    missing = fetch_sources(DEBIAN, HOME / "packages", HOME / "apt")
    for name, version in NPM.items():
        target = HOME / "packages" / name
        if target.is_dir():
            continue
        download = HOME / "npm"
        download.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["npm", "pack", "--silent", "--ignore-scripts", f"{name}@{version}"],
            cwd=download,
            check=True,
        )
        with tarfile.open(download / f"{name}-{version}.tgz") as tar:
            tar.extractall(HOME / "npm" / name, filter="data")
        (HOME / "npm" / name / "package").rename(target)
    pip = [sys.executable, "-m", "pip", "-q", "download", "--no-deps", "--only-binary", ":all:"]
    for name, version in PYPI.items():
        target = HOME / "packages" / name
        if not target.is_dir():
            subprocess.run([*pip, "--dest", str(HOME / "pypi"), f"{name}=={version}"], check=True)
            wheel = next((HOME / "pypi").glob(f"{name}-{version}-*.whl"))
            with zipfile.ZipFile(wheel) as opened:
                opened.extractall(target)
    if missing:
        raise SystemExit(f"not on this mirror in that version: {', '.join(missing)}")


def findings() -> list[Found]:
    """Return what is reported in the packages, of severity error and warning."""
    names = [*DEBIAN, *NPM, *PYPI]
    absent = [name for name in names if not (HOME / "packages" / name).is_dir()]
    if absent:
        raise SystemExit(f"not there: {', '.join(absent)}; run fetch first")
    with run_defects(HOME / "packages") as store:
        found, files, labels = tables_of(store, "findings", "files", "labels")
    placed = files.select("file_id", "content_id", "path").join(
        labels.select("file_id", "language"), on="file_id"
    )
    rows = (
        found.filter((pl.col("kind") == "defect") & pl.col("severity").is_in(["error", "warning"]))
        .join(placed.unique(("content_id", "language"), keep="first", maintain_order=True), on=["content_id", "language"], nulls_equal=True)
        .select("path", "content_id", "line", "rule_id", "severity", "entity_type")
        .unique()
        .sort("path", "line", "rule_id")
    )  # fmt: skip
    made = []
    for path, content, line, rule, severity, weakness in rows.iter_rows():
        package, _, inner = path.partition("/")
        made.append(Found(package, inner, content, line, rule, severity, weakness))
    return made


def sample(found: list[Found]) -> list[Found]:
    """Return at most 200 findings, at most 12 of a rule."""
    chosen: list[Found] = []
    of_rule: collections.Counter[str] = collections.Counter()
    for each in sorted(found, key=lambda one: one.order):
        if of_rule[each.rule_id] < MOST_OF_RULE and len(chosen) < SIZE:
            of_rule[each.rule_id] += 1
            chosen.append(each)
    return chosen


def judged() -> dict[tuple[str, int, str], str]:
    """Return the labels by text, line and rule."""
    if not JUDGED.exists():
        return {}
    with JUDGED.open(encoding="utf-8", newline="") as rows:
        return {
            (row["sha256"], int(row["line"]), row["rule_id"]): row["label"]
            for row in csv.DictReader(rows)
        }


def _around(each: Found) -> Iterator[str]:
    lines = (
        (HOME / "packages" / each.package / each.path)
        .read_text(encoding="utf-8", errors="replace")
        .split("\n")
    )
    for number in range(max(1, each.line - AROUND), min(len(lines), each.line + AROUND) + 1):
        yield f"{'>' if number == each.line else ' '} {number:5} {lines[number - 1][:200]}"


def write_work(chosen: list[Found], known: dict[tuple[str, int, str], str]) -> Path:
    """Write what is not judged yet: a table to fill, and a text with the lines around each finding."""
    versions = DEBIAN | NPM | PYPI
    left = [each for each in chosen if each.key not in known]
    left.sort(key=lambda each: (each.rule_id, each.package, each.path, each.line))
    with (HOME / "to-judge.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for each in left:
            writer.writerow(
                (
                    each.package,
                    versions[each.package],
                    each.path,
                    each.sha256,
                    each.line,
                    each.rule_id,
                    "",
                    "",
                )
            )
    text = []
    for number, each in enumerate(left, 1):
        text.append(
            f"=== {number} {each.rule_id} {each.weakness} {each.severity} {each.package}/{each.path}:{each.line}"
        )
        text += _around(each)
    path = HOME / "to-judge.txt"
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path


def report(
    found: list[Found], chosen: list[Found], known: dict[tuple[str, int, str], str]
) -> dict[str, object]:
    """Return the precision of what was judged and is still reported, and what is not judged."""
    by_rule: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for each in chosen:
        by_rule[each.rule_id][known.get(each.key, "not judged")] += 1
    labels = sum(by_rule.values(), collections.Counter())
    reported = {each.key for each in found}
    gone = collections.Counter(label for key, label in known.items() if key not in reported)
    sure = labels["right"] + labels["wrong"]
    return {
        "findings": len(found), "sample": len(chosen), **labels,
        "precision": round(labels["right"] / sure, 3) if sure else None,
        "precision, unclear counted as wrong": round(labels["right"] / (sure + labels["unclear"]), 3) if sure else None,
        "judged and no longer reported": dict(gone),
        "findings by package": dict(collections.Counter(each.package for each in found)),
        "by rule": {rule: dict(counts) for rule, counts in sorted(by_rule.items())},
    }  # fmt: skip


def main() -> None:
    """Fetch, write what is to be judged, or tell the precision."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", default="report", choices=["fetch", "work", "report"])
    options = parser.parse_args()
    if options.what == "fetch":
        fetch()
        return
    found = findings()
    chosen, known = sample(found), judged()
    if options.what == "work":
        print(write_work(chosen, known))
    print(json.dumps(report(found, chosen, known), indent=1))


if __name__ == "__main__":
    main()
