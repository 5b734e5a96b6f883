"""Git URLs: mirrors of branches and tags that are fetched once and then brought up to date."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dataprep.errors import SourceError
from dataprep.ingest._git import environment, run_git
from dataprep.ingest.params import IngestParams
from dataprep.text.urls import without_credentials

_PROTOCOLS: Final = "https:ssh:git"
_REMOTE: Final = "dataprep"
_BRANCHES_AND_TAGS: Final = ("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
_FULL_ID: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHOWN_ERROR: Final = 300


def fetch_mirror(url: str, ref: str | None, cache_dir: Path, params: IngestParams) -> Path:
    """Return the bare mirror of a URL, fetched now unless it holds the full id that is asked for.

    No submodule is fetched and nothing is checked out, so no filter runs. The URL, which may hold
    credentials, reaches git through its environment and is written nowhere.

    Args:
        url: Remote repository.
        ref: Reference that is wanted.
        cache_dir: Folder of all mirrors; made where it is missing.
        params: Limits.

    Raises:
        SourceError: The remote cannot be reached or is no repository.
    """
    name = hashlib.sha256(without_credentials(url).encode()).hexdigest()[:32]
    mirror = cache_dir / f"{name}.git"
    try:
        mirror.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(cache_dir / f"{name}.lock"):
            _fetch(mirror, url, ref, params)
    except OSError as error:
        raise SourceError(f"cannot write the mirror '{mirror}': {error.strerror}") from error
    return mirror


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch(mirror: Path, url: str, ref: str | None, params: IngestParams) -> None:
    if not (mirror / "HEAD").is_file():
        _git(mirror, url, ["init", "--bare", "--quiet", "--template=", str(mirror)], params)
    if ref is not None and _FULL_ID.fullmatch(ref) and _holds(mirror, url, ref):
        return
    options = ["--prune", "--force", "--no-tags", "--no-auto-maintenance", "--no-write-fetch-head"]
    options += ["--recurse-submodules=no", "--quiet"]
    _git(mirror, url, ["fetch", *options, _REMOTE, *_BRANCHES_AND_TAGS], params)
    head = _git(mirror, url, ["ls-remote", "--symref", _REMOTE, "HEAD"], params)
    found = re.search(rb"^ref: (refs/heads/[^\t\n]+)\tHEAD$", head, re.MULTILINE)
    if found is not None:
        name = found.group(1).decode("utf-8", "replace")
        _git(mirror, url, ["symbolic-ref", "HEAD", name], params)
    if ref is not None and not ref.startswith("-") and not _holds(mirror, url, ref):
        wanted = f"+{ref}:refs/dataprep/{hashlib.sha256(ref.encode()).hexdigest()[:16]}"
        _git(mirror, url, ["fetch", *options[1:], _REMOTE, wanted], params, is_needed=False)


def _holds(mirror: Path, url: str, ref: str) -> bool:
    command = ["rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"]
    return run_git(command, _environment(mirror, url))[0] == 0


def _git(
    mirror: Path,
    url: str,
    command: Sequence[str],
    params: IngestParams,
    *,
    is_needed: bool = True,
) -> bytes:
    env = _environment(mirror, url)
    code, output, error = run_git(command, env, timeout_s=params.git_fetch_timeout_s)
    if code != 0 and is_needed:
        shown = without_credentials(url)
        reason = error.replace(url, shown).strip().splitlines()
        last = (
            re.sub(r"://[^/\s]*@", "://", reason[-1])[:_SHOWN_ERROR] if reason else f"exit {code}"
        )
        raise SourceError(
            f"git {command[0]} of '{shown}' failed: {last}",
            "check the address, the network and the rights; git must not need to ask for a password",
        )
    return output


def _environment(mirror: Path, url: str) -> dict[str, str]:
    """Return an environment with the user's own git settings: proxy, certificates, helpers."""
    env = environment(mirror)
    for name in (
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_GLOBAL",
        "GIT_ALLOC_LIMIT",
    ):
        env.pop(name)
    env["GIT_ALLOW_PROTOCOL"] = _PROTOCOLS
    ssh = os.environ.get("GIT_SSH_COMMAND") or "ssh -oBatchMode=yes"
    env["GIT_SSH_COMMAND"] = ssh
    settings = {
        f"remote.{_REMOTE}.url": url,
        "fetch.recurseSubmodules": "no",
        "credential.interactive": "false",
    }
    env["GIT_CONFIG_COUNT"] = str(len(settings))
    for index, (key, value) in enumerate(settings.items()):
        env[f"GIT_CONFIG_KEY_{index}"] = key
        env[f"GIT_CONFIG_VALUE_{index}"] = value
    return env
