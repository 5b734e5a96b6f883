"""Fifty values are planted; none may be anywhere but in the content store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.sensitive.check import make_value
from tests.conftest import RepoMaker

N_CANARIES = 50
_SHORTEST = 8
_HELD_RAW = ("contents/", "tables/commits/", "tables/identities/")
"""What holds raw text and people by design, for its owner only."""


def canaries() -> dict[str, tuple[str, str]]:
    """Return path, and value with the text around it, of values of as many rules."""
    book = load_rules([rules_dir()])
    planted: dict[str, tuple[str, str]] = {}
    rules = [rule for rule in book.sensitive() if rule.found_by is None]
    order = sorted(rules, key=lambda rule: (not rule.is_secret, rule.id))
    wanted = [rule for rule in order if rule.severity == "error"][::3] + order[::-3]
    for rule in wanted:
        test = book.sensitive_test_of(rule.id)
        value = make_value(rule.id, test, 7)
        if len(value) >= _SHORTEST and "\n" not in value and len(planted) < N_CANARIES:
            text = test.hits[0].replace("{value}", value)
            planted.setdefault(f"notes/{rule.id}.md", (value, _file(rule.id, text)))
    return planted


def _file(name: str, line: str) -> str:
    words = "\n".join(
        f"{name} {n} is about {zlib.crc32(f'{name}{n}'.encode())} things" for n in range(6)
    )
    return f"{words}\n{line}\n{words}\nand again: {line}\n"


def _texts(place: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every file below a folder, tables as the text of their cells."""
    for path in sorted(place.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        if path.suffix == ".parquet":
            rows = pl.read_parquet(path, hive_partitioning=False).rows()
            yield path, repr(rows).encode() + b"\n".join(c for row in rows for c in _raw(row))
        else:
            yield path, path.read_bytes()


def _raw(row: tuple[object, ...]) -> Iterator[bytes]:
    for cell in row:
        if isinstance(cell, bytes):
            yield cell
        elif isinstance(cell, str):
            yield cell.encode()


@pytest.fixture
def ran(make_repo: RepoMaker, tmp_path: Path) -> tuple[dict[str, tuple[str, str]], Path, bytes]:
    planted = canaries()
    repo = make_repo("planted", {path: text for path, (_, text) in planted.items()})
    places = {name: tmp_path / "all" / name for name in ("home", "tmp", "store", "out")}
    for place in places.values():
        place.mkdir(parents=True)
    environment = os.environ | {
        "HOME": str(places["home"]),
        "TMPDIR": str(places["tmp"]),
        "XDG_CACHE_HOME": str(places["home"] / ".cache"),
        "DATAPREP_KEY": "",
    }
    printed = b""
    for command in (
        ["run", str(repo), "--out", str(places["out"]), "--jobs", "1", "-v"],
        ["report", "--format", "json"],
        ["report", "--format", "sarif"],
        ["explain", "src"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "dataprep", *command, "--store", str(places["store"])],
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode in {0, 1, 2}, done.stderr.decode()[-2000:]
        printed += done.stdout + done.stderr
    return planted, tmp_path / "all", printed


def test_run_when_values_are_planted_then_none_is_outside_of_the_content_store(
    ran: tuple[dict[str, tuple[str, str]], Path, bytes],
) -> None:
    planted, place, printed = ran
    assert N_CANARIES == len(planted)
    store = place / "store"
    searched = 0
    leaks = [
        f"printed: {path}" for path, (value, _) in planted.items() if value.encode() in printed
    ]
    for file, text in _texts(place):
        inside = file.relative_to(store).as_posix() if file.is_relative_to(store) else ""
        if inside.startswith(_HELD_RAW):
            continue
        searched += 1
        leaks += [
            f"{file.relative_to(place)}: {path}"
            for path, (value, _) in planted.items()
            if value.encode() in text
        ]
    assert searched > 20
    assert [] == leaks
    shards = [path for path in (place / "out").rglob("*.parquet") if path.parent.name == "data"]
    assert sum(pl.read_parquet(shard).height for shard in shards) > N_CANARIES // 2


def test_run_when_values_are_planted_then_each_is_a_finding_and_its_file_accounted_for(
    ran: tuple[dict[str, tuple[str, str]], Path, bytes],
) -> None:
    planted, place, _ = ran
    runs = place / "store" / "runs"
    record = json.loads(
        (runs / json.loads((runs / "last.json").read_text())["run_id"] / "run.json").read_text()
    )
    tables = {
        name: pl.concat([pl.read_parquet(place / "store" / file) for file in files])
        for name, files in record["tables"].items()
        if name in {"files", "findings", "dispositions", "redacted"}
    }
    found = tables["files"].join(tables["findings"], on="content_id")["path"].unique()
    assert set(planted) == set(found)
    assert tables["files"].height == tables["dispositions"].height
    kept = tables["dispositions"].filter(pl.col("disposition") == "kept")
    assert kept.height > N_CANARIES // 2
    assert tables["redacted"].height >= kept.height - 5  # a public key is left by the policy
