"""Speed of ingest beside what merely reading the same bytes costs.

    python benchmarks/ingest.py [--repo PATH] [--repeat 3]

The corpus is a git repository: the one given, or one made of the packages installed beside this
Python (at most 6,000 files). It is read as commit, working tree, folder, zip, tar and tar.gz. CPU
seconds are user and system time of this process and its children; the bar is 8,000 files per CPU
second for git and zip, hashing, decoding and frames included. The best of the repeats counts.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import shutil
import subprocess
import sysconfig
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from dataprep.ingest.build import ingest
from dataprep.ingest.lookup import resolve_source
from dataprep.ingest.params import IngestParams
from dataprep.ingest.source import SourceSpec

PARAMS = IngestParams()
BAR = 8_000
MAX_FILES = 6_000
MAX_FILE_BYTES = 1 << 20
_FIXED = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, env={**os.environ, **_FIXED}, check=True)


def make_repository(root: Path) -> Path:
    """Copy installed packages, spread over their names, into a repository of one commit."""
    site = Path(sysconfig.get_paths()["purelib"])
    files = sorted(
        path
        for path in site.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".so"
    )
    step = max(1, -(-len(files) // MAX_FILES))
    root.mkdir()
    for path in files[::step]:
        if path.stat().st_size <= MAX_FILE_BYTES:
            target = root / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    git(root, "init", "-q")
    git(root, "-c", "gc.auto=0", "add", "-A", "-f")
    git(root, "-c", "gc.auto=0", "commit", "-qm", "all")
    git(root, "gc", "-q")
    return root


def cpu_seconds() -> float:
    return sum(
        sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def measured(work: Callable[[], int], repeat: int) -> tuple[float, int]:
    best = float("inf")
    n_files = 0
    for _ in range(repeat):
        before = cpu_seconds()
        n_files = work()
        best = min(best, cpu_seconds() - before)
    return best, n_files


def ours(path: Path, *, worktree: bool = False) -> Callable[[], int]:
    def work() -> int:
        spec = SourceSpec(location=str(path))
        source = resolve_source(spec, worktree=worktree, cache_dir=path, params=PARAMS)
        for tables in ingest(source, PARAMS):
            last = tables
        return last["files"].height

    return work


def limit_git(root: Path) -> int:
    """Read every blob through a pipe: git archive into tar, the least that any reader pays."""
    with subprocess.Popen(["git", "archive", "HEAD"], cwd=root, stdout=subprocess.PIPE) as child:
        listed = subprocess.run(["tar", "-t"], stdin=child.stdout, capture_output=True, check=True)
    return listed.stdout.count(b"\n") - listed.stdout.count(b"/\n")


def limit_zip(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        for info in infos:
            archive.read(info)
    return len(infos)


def limit_tar(path: Path) -> int:
    n_files = 0
    with tarfile.open(path, "r|*") as archive:
        for info in archive:
            data = archive.extractfile(info)
            if data is not None:
                data.read()
                n_files += 1
    return n_files


def limit_folder(root: Path) -> int:
    paths = [path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts]
    for path in paths:
        path.read_bytes()
    return len(paths)


def limit_hash(root: Path) -> int:
    paths = [path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts]
    blobs = [path.read_bytes() for path in paths]
    before = cpu_seconds()
    for blob in blobs:
        hashlib.sha256(blob)
        hashlib.sha1(blob)
    seconds = cpu_seconds() - before
    print(f"  SHA-256 and SHA-1 alone: {seconds:.2f} CPU s for {sum(map(len, blobs)) / 1e6:.0f} MB")
    return len(blobs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--repo", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dataprep-bench-") as folder:
        work = Path(folder)
        root = arguments.repo or make_repository(work / "repo")
        for name in ("x.zip", "x.tar", "x.tar.gz"):
            git(root, "archive", "--prefix=x/", "-o", str(work / name), "HEAD")
        shutil.copytree(root, work / "plain", ignore=shutil.ignore_patterns(".git"), symlinks=True)
        table = [
            ("git commit", ours(root), lambda: limit_git(root), "git archive | tar -t"),
            ("working tree", ours(root, worktree=True), lambda: limit_folder(root), "read files"),
            ("folder", ours(work / "plain"), lambda: limit_folder(work / "plain"), "read files"),
            ("zip", ours(work / "x.zip"), lambda: limit_zip(work / "x.zip"), "zipfile"),
            ("tar", ours(work / "x.tar"), lambda: limit_tar(work / "x.tar"), "tarfile"),
            ("tar.gz", ours(work / "x.tar.gz"), lambda: limit_tar(work / "x.tar.gz"), "tarfile"),
        ]
        ours(root)()  # imports and tables of encodings are paid once per process
        limit_hash(root)
        for name, run, limit, label in table:
            seconds, n_files = measured(run, arguments.repeat)
            floor, _ = measured(limit, arguments.repeat)
            print(
                f"  {name:13} {n_files:>6,} files {seconds:6.2f} CPU s {n_files / seconds:>8,.0f}/s"
                f"   {label}: {floor:.2f} CPU s   bar {BAR:,}/s"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {peak:,.0f} MB")


if __name__ == "__main__":
    main()
