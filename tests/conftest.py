"""Settings and fixtures of the whole test suite."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

# NOTE: machines that run the tests are shared and slow at times: what is tested is never time.
settings.register_profile("dataprep", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("dataprep")

# NOTE: releases of two stores are compared, and surrogates depend on the key of the store.
os.environ["DATAPREP_KEY"] = "one key for all stores of a test"

_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": "2024-01-02T03:04:05+0000",
    "GIT_COMMITTER_DATE": "2024-01-02T03:04:05+0000",
}

Files = Mapping[str | bytes, bytes | str]
RepoMaker = Callable[..., Path]


class Outcome(NamedTuple):
    """What a command ended with."""

    code: int
    out: str
    err: str


CommandRunner = Callable[..., Outcome]


@pytest.fixture
def git() -> Callable[..., str]:
    """Run git in a folder with fixed names and times, and return what it prints."""

    def run(folder: Path, *arguments: str, data: bytes | None = None) -> str:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=data,
            env=os.environ | _GIT,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode(errors="replace").strip()

    return run


@pytest.fixture
def make_repo(tmp_path: Path, git: Callable[..., str]) -> RepoMaker:
    """Make a repository of one commit from file contents by path."""

    def make(name: str, files: Files) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        git(folder, "init", "-q", "-b", "main")
        for path, content in files.items():
            raw = path if isinstance(path, bytes) else path.encode()
            place = os.path.join(os.fsencode(folder), raw)  # noqa: PTH118  # raw bytes
            os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120
            with open(place, "wb") as file:  # noqa: PTH123
                file.write(content if isinstance(content, bytes) else content.encode())
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "first")
        return folder

    return make


@pytest.fixture
def dataprep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> CommandRunner:
    """Run the command line in this process, in ``tmp_path``, with a store of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in [name for name in os.environ if name.startswith("DATAPREP_")]:
        if name != "DATAPREP_KEY":
            monkeypatch.delenv(name)

    def run(*arguments: str | Path) -> Outcome:
        from dataprep.cli.main import main

        monkeypatch.setattr(sys, "argv", ["dataprep", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        captured = capfd.readouterr()
        code = stop.value.code
        return Outcome(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run
