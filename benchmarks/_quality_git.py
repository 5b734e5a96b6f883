"""Reads bare git directories: entries of a tree, commits, changed files, blobs. Nothing is checked out."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_ENV = {"GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0"}
_BATCH = 400
_BOT = re.compile(
    r"(?i)\[bot\]|\bbot\b|dependabot|renovate|greenkeeper|pre-commit-ci|automation|jenkins"
)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with one parent, not by a bot."""

    id: str
    parent: str
    message: str


@dataclass(frozen=True, slots=True)
class Change:
    """A file that a commit changed in place: its path and its blobs before and after."""

    path: str
    before: str
    after: str


def _git(folder: Path, *words: str, given: bytes | None = None) -> bytes:
    command = ["git", f"--git-dir={folder}", "-c", "core.quotePath=false", *words]
    return subprocess.run(
        command, input=given, capture_output=True, check=True, env=os.environ | _ENV
    ).stdout


def has(folder: Path, revision: str) -> bool:
    """Return whether a git directory is there and holds a revision."""
    if not (folder / "HEAD").is_file():
        return False
    try:
        _git(folder, "cat-file", "-e", revision + "^{commit}")
    except subprocess.CalledProcessError:
        return False
    return True


def tree(folder: Path, revision: str) -> list[tuple[str, int, str]]:
    """Return blob, size and path of each regular file of a revision."""
    found = []
    for line in _git(folder, "ls-tree", "-r", "-z", "-l", revision).split(b"\0"):
        head, _, path = line.partition(b"\t")
        words = head.split()
        if len(words) == 4 and words[0] in {b"100644", b"100755"} and words[3].isdigit():
            found.append((words[2].decode(), int(words[3]), path.decode("utf-8", "replace")))
    return found


def commits(folder: Path, revision: str) -> Iterator[Commit]:
    """Yield the commits before a revision, newest first; none with two parents, none by bots."""
    layout = "--format=%x1e%H%x00%P%x00%an%x00%s%x00%b"
    log = _git(folder, "log", "--no-merges", layout, revision).decode("utf-8", "replace")
    for record in log.split("\x1e")[1:]:
        commit, parent, author, subject, body = record.split("\0", 4)
        if len(parent) == 40 and not _BOT.search(author):
            yield Commit(commit, parent, f"{subject}\n{body.strip()[:600]}")


def changes(folder: Path, ids: Sequence[str]) -> Iterator[tuple[str, int, list[Change]]]:
    """Yield for each commit its id, how many files it touches, and those it changed in place."""
    if not ids:
        return
    given = "\n".join(ids).encode() + b"\n"
    raw = _git(
        folder, "diff-tree", "--stdin", "-r", "--raw", "--no-renames", "--no-abbrev", given=given
    )
    commit, count, found = "", 0, list[Change]()
    for line in raw.decode("utf-8", "replace").split("\n"):
        if not line.startswith(":"):
            if commit:
                yield commit, count, found
            commit, count, found = line.strip(), 0, []
            continue
        count += 1
        head, _, path = line.partition("\t")
        old_mode, new_mode, before, after, status = head[1:].split(" ")
        if status == "M" and old_mode.startswith("100") and new_mode.startswith("100"):
            found.append(Change(path, before, after))


def blobs(folder: Path, ids: Sequence[str]) -> Iterator[bytes]:
    """Yield the bytes of each blob, in the given order; nothing for one that is missing."""
    for at in range(0, len(ids), _BATCH):
        given = "\n".join(ids[at : at + _BATCH]).encode() + b"\n"
        raw = _git(folder, "cat-file", "--batch", given=given)
        start = 0
        for _ in ids[at : at + _BATCH]:
            end = raw.index(b"\n", start)
            words = raw[start:end].split(b" ")
            start = end + 1
            if len(words) != 3 or words[1] != b"blob":
                yield b""
                continue
            size = int(words[2])
            yield raw[start : start + size]
            start += size + 1
