"""Real repositories and archives in temporary folders, and one way to read them."""

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.ingest.build import ingest
from dataprep.ingest.lookup import parse_sources, resolve_source
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import ResolvedSource

_IDENTITY = {
    "GIT_AUTHOR_NAME": "Ann Author",
    "GIT_AUTHOR_EMAIL": "ann@example.org",
    "GIT_AUTHOR_DATE": "1700000000 +0200",
    "GIT_COMMITTER_NAME": "Carl Committer",
    "GIT_COMMITTER_EMAIL": "carl@example.org",
    "GIT_COMMITTER_DATE": "1700000100 +0000",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}

Git = Callable[..., str]


@dataclass
class Tables:
    """What one ingest yielded, and what it was made from."""

    source: ResolvedSource
    batches: list[pl.DataFrame]
    contents: pl.DataFrame
    repos: pl.DataFrame
    files: pl.DataFrame
    commits: pl.DataFrame
    quarantine: pl.DataFrame

    @property
    def repo(self) -> dict[str, object]:
        return self.repos.row(0, named=True)

    @property
    def paths(self) -> list[str]:
        return sorted(self.files["path"])

    @property
    def faults(self) -> list[tuple[str | None, str]]:
        return sorted(self.quarantine.select("path", "rule_id").rows(), key=str)

    def bytes_of(self, path: str) -> bytes:
        row = self.files.filter(pl.col("path") == path)
        return self.contents.join(row, on="content_id", how="semi")["bytes"].item()


@pytest.fixture
def git() -> Git:
    def run(folder: Path, *arguments: str, data: bytes | None = None, **env: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={**os.environ, **_IDENTITY, **env},
            input=data,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8", "replace").strip()

    return run


@pytest.fixture
def repository(tmp_path: Path, git: Git) -> Path:
    """A repository of two commits on main: ``a.py``, ``lib/b.txt``, an executable ``run.sh``."""
    root = tmp_path / "acme"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    (root / "a.py").write_text("print('one')\n")
    (root / "lib").mkdir()
    (root / "lib" / "b.txt").write_text("text\n")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    (root / "run.sh").write_text("#!/bin/sh\n")
    (root / "run.sh").chmod(0o755)
    git(root, "add", ".")
    git(root, "commit", "-qm", "second")
    return root


Read = Callable[..., Tables]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def run(location: str | Path, *, worktree: bool = False, **limits: object) -> Tables:
        params = IngestParams.model_validate(limits)
        (spec,) = parse_sources([str(location)])
        source = resolve_source(
            spec, worktree=worktree, cache_dir=tmp_path / "mirrors", params=params
        )
        return tables_of(source, list(ingest(source, params)))

    return run


def tables_of(source: ResolvedSource, parts: Sequence[dict[str, pl.DataFrame]]) -> Tables:
    """Check order, contracts and conservation of the parts, and put them side by side."""
    *batches, last = parts
    assert all(set(part) == {"contents"} for part in batches)
    assert {"repos", "files", "commits", "quarantine"} == set(last)
    frames = [part["contents"] for part in batches]
    for frame in frames:
        assert frame["content_id"].is_sorted()
        load_contract("contents").check(frame)
    contents = pl.concat(frames) if frames else load_contract("contents").empty()
    assert contents["content_id"].is_unique().all()
    for name, frame in last.items():
        load_contract(name).check(frame)
        assert frame.equals(frame.sort(load_contract(name).key, nulls_last=False))
    assert set(last["files"]["content_id"]) <= set(contents["content_id"])
    assert last["repos"]["n_entries"].sum() == last["files"].height + last["quarantine"].height
    return Tables(source, frames, contents, **last)
