"""git as a child process that obeys nothing of the repository that it reads.

A scanned repository's configuration can name programs (``core.fsmonitor``, ``core.pager``, hooks,
filters, helpers), and no list of such keys stays complete. So git never sees that configuration:
it runs on a shadow, a fresh git directory with a configuration of our own whose objects and
references are links into the scanned one.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import io
import os
import resource
import select
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from dataprep.errors import SourceError

_PIPE_BYTES: Final = 1 << 20
_MAX_RECORD_BYTES: Final = 16 << 20
_SHORT_TIMEOUT_S: Final = 120.0
_F_SETPIPE_SZ: Final = 1031
_MAX_CONFIG_BYTES: Final = 1 << 20
_EXTENSIONS: Final = {"objectformat": {"sha1", "sha256"}, "refstorage": {"files", "reftable"}}
_ALLOCATION_LIMIT: Final = "1g"
_DATA_BYTES: Final = 2 << 30

SETTINGS: Final[tuple[str, ...]] = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    "core.commitGraph=false",
    "core.pager=cat",
    "core.quotePath=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "log.showSignature=false",
    "log.mailmap=false",
    "diff.external=",
    "protocol.allow=never",
    "submodule.recurse=false",
)


@functools.cache
def git_program() -> str:
    """Return the path of git.

    Raises:
        SourceError: git is not installed.
    """
    program = shutil.which("git")
    if program is None:
        raise SourceError("git is not installed", "install git 2.31 or later")
    return program


def environment(git_dir: Path | None = None) -> dict[str, str]:
    """Return the environment of a git child: no configuration but ours, no network, no prompts."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "SSH_ASKPASS"))}
    fixed = {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_ALLOC_LIMIT": _ALLOCATION_LIMIT,
        "LC_ALL": "C",
        "TZ": "UTC",
    }
    place = {} if git_dir is None else {"GIT_DIR": str(git_dir)}
    return inherited | fixed | place


def run_git(
    arguments: Sequence[str],
    env: dict[str, str],
    *,
    cwd: Path | None = None,
    timeout_s: float = _SHORT_TIMEOUT_S,
) -> tuple[int, bytes, str]:
    """Return exit code, output and error text of a git command with a short answer.

    Raises:
        SourceError: git cannot be started or does not end in time.
    """
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    command = [git_program(), *settings, *arguments]
    try:
        done = subprocess.run(
            command,
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(f"git {arguments[0]} did not end in {timeout_s:,.0f} s") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"git {arguments[0]} cannot be started") from error
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip()


class _TimedPipe(io.RawIOBase):
    """Raw end of a pipe whose silence ends in TimeoutError."""

    def __init__(self, pipe: IO[bytes], timeout_s: float) -> None:
        super().__init__()
        self._pipe = pipe
        self._fd = pipe.fileno()
        self._timeout_s = timeout_s

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower on purpose
        if not select.select([self._fd], [], [], self._timeout_s)[0]:
            raise TimeoutError
        return os.readv(self._fd, [buffer])


class GitStream:
    """Output of a git child that is read as it comes; a context manager that ends the child.

    Args:
        arguments: Command and its arguments.
        env: Environment, see :func:`environment`.
        stdin: File that the child reads, or None.
        timeout_s: Seconds of silence after which reading raises.
        cwd: Working directory of the child.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        env: dict[str, str],
        *,
        timeout_s: float,
        stdin: IO[bytes] | None = None,
        cwd: Path | None = None,
    ) -> None:
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        self._process = subprocess.Popen(
            [git_program(), *settings, *arguments],
            env=env,
            cwd=cwd,
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with contextlib.suppress(OSError, ValueError):  # ended already
            resource.prlimit(self._process.pid, resource.RLIMIT_DATA, (_DATA_BYTES, _DATA_BYTES))
        pipe = self._process.stdout
        if pipe is None:  # pragma: no cover - PIPE was asked for
            raise SourceError("git has no output")
        with contextlib.suppress(OSError):  # a smaller pipe is only slower
            fcntl.fcntl(pipe.fileno(), _F_SETPIPE_SZ, _PIPE_BYTES)
        self._pipe = pipe
        self.reader = io.BufferedReader(_TimedPipe(pipe, timeout_s), _PIPE_BYTES)

    def __enter__(self) -> GitStream:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child, whatever it is doing."""
        if self._process.poll() is None:
            self._process.kill()
        self._pipe.close()
        self._process.wait()

    def records(self) -> Iterator[bytes]:
        """Yield what stands between NUL bytes; a last record without NUL is left out.

        Raises:
            SourceError: git is silent for too long, or a record has no end.
        """
        rest = b""
        try:
            while chunk := self.reader.read1(_PIPE_BYTES):
                parts = (rest + chunk).split(b"\0")
                rest = parts.pop()
                if len(rest) > _MAX_RECORD_BYTES:
                    raise SourceError("git wrote a record of more than 16 MiB")
                yield from parts
        except TimeoutError as error:
            raise SourceError("git was silent for too long") from error

    def exit_code(self) -> int:
        """Return the exit code after the output was read to its end."""
        self._pipe.close()
        return self._process.wait()


@contextlib.contextmanager
def shadow_of(git_dir: Path, common_dir: Path) -> Iterator[Path]:
    """Make a shadow of a git directory for the time of the context.

    Args:
        git_dir: Git directory of the working tree, holding HEAD and index.
        common_dir: Git directory that holds objects and references; mostly the same.

    Yields:
        Path of the shadow, for ``GIT_DIR``.

    Raises:
        SourceError: The directory is no git repository.
    """
    with tempfile.TemporaryDirectory(prefix="dataprep-git-") as folder:
        shadow = Path(folder)
        try:
            (shadow / "HEAD").write_text(head_of(git_dir) + "\n", encoding="utf-8")
            (shadow / "config").write_text(_own_config(common_dir), encoding="ascii")
            for name in ("objects", "refs", "packed-refs", "shallow", "reftable"):
                _link(common_dir / name, shadow / name)
            (shadow / "info").mkdir()
            _link(common_dir / "info" / "exclude", shadow / "info" / "exclude")
            for name in ("index", *_shared_indexes(git_dir)):
                _link(git_dir / name, shadow / name)
        except (OSError, ValueError) as error:
            raise SourceError(f"cannot read the git directory '{git_dir}'") from error
        yield shadow


def _link(target: Path, link: Path) -> None:
    if target.is_file() or target.is_dir():
        link.symlink_to(target.resolve())


def _shared_indexes(git_dir: Path) -> list[str]:
    return sorted(path.name for path in git_dir.glob("sharedindex.*") if path.is_file())


def _own_config(common_dir: Path) -> str:
    config = common_dir / "config"
    extensions = []
    if _mentions_extensions(config):
        for key, allowed in _EXTENSIONS.items():
            value = config_value(config, f"extensions.{key}")
            if value in allowed:
                extensions.append(f"\t{key} = {value}")
    version = 1 if extensions else 0
    core = ["[core]", f"\trepositoryFormatVersion = {version}", "\tbare = true"]
    return "\n".join([*core, "[extensions]", *extensions, ""])


def _mentions_extensions(config: Path) -> bool:
    if not config.is_file():
        return False
    with config.open("rb") as file:
        text = file.read(_MAX_CONFIG_BYTES)
    return b"extensions" in text.lower() or len(text) == _MAX_CONFIG_BYTES


def config_value(file: Path, key: str) -> str | None:
    """Return the last value of a key in one configuration file, without following includes."""
    if not file.is_file():
        return None
    code, output, _ = run_git(
        ["config", "--file", str(file), "--no-includes", "--get", key], environment(), cwd=Path("/")
    )
    return output.decode("utf-8", "replace").strip() if code == 0 else None


def head_of(git_dir: Path) -> str:
    """Return what HEAD holds: ``ref: refs/heads/NAME`` or a commit id.

    Raises:
        SourceError: HEAD is missing or no regular file.
    """
    head = git_dir / "HEAD"
    if head.is_symlink():
        return f"ref: {head.readlink()}"
    if not head.is_file():
        raise SourceError(f"'{git_dir}' is not a git directory: it has no HEAD")
    with head.open("rb") as file:
        return file.read(4096).decode("utf-8", "replace").strip()
