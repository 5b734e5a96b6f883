"""Upstream sources of Debian source packages, pinned by version, for benchmarks.

A private list of source packages is made from the mirrors that the machine has; nothing of the
machine's own configuration changes. Only the upstream archive is unpacked, Debian's own folder and
patches are left out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from pathlib import Path


def _apt_options(home: Path) -> list[str]:
    """Return options of apt for a list of source packages under a folder, made when it is not there."""
    (home / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    (home / "cache" / "archives" / "partial").mkdir(parents=True, exist_ok=True)
    parts = home / "parts"
    options = [
        "-o", "Dir::Etc::SourceList=/dev/null", "-o", f"Dir::Etc::SourceParts={parts}",
        "-o", f"Dir::State::Lists={home / 'lists'}", "-o", f"Dir::Cache={home / 'cache'}",
    ]  # fmt: skip
    if not parts.is_dir():
        parts.mkdir()
        for path in sorted(Path("/etc/apt/sources.list.d").glob("*.sources")):
            text = re.sub(r"(?m)^Types:.*$", "Types: deb-src", path.read_text(encoding="utf-8"))
            (parts / path.name).write_text(text, encoding="utf-8")
        subprocess.run(["apt-get", *options, "update", "-qq"], check=True)
    return options


def _unpack(archive: Path, target: Path) -> None:
    """Unpack an archive without the one folder that holds everything."""
    raw = target.with_name(target.name + ".raw")
    shutil.rmtree(raw, ignore_errors=True)
    with tarfile.open(archive) as tar:
        tar.extractall(raw, filter="data")
    entries = list(raw.iterdir())
    only = entries[0] if len(entries) == 1 and entries[0].is_dir() else raw
    shutil.rmtree(only / "debian", ignore_errors=True)
    only.rename(target)
    shutil.rmtree(raw, ignore_errors=True)


def fetch_sources(packages: dict[str, str], folder: Path, apt: Path) -> list[str]:
    """Download source packages and unpack their upstream archives.

    Args:
        packages: Version by name of the source package.
        folder: Where each becomes a folder of its name.
        apt: Folder of the private list.

    Returns:
        The names that the mirror does not have in that version.
    """
    folder.mkdir(parents=True, exist_ok=True)
    options = _apt_options(apt.absolute())
    missing = []
    for name, version in packages.items():
        target = folder / name
        if target.is_dir():
            continue
        download = folder / f".{name}"
        download.mkdir(exist_ok=True)
        command = ["apt-get", *options, "source", "--download-only", "-qq", f"{name}={version}"]
        subprocess.run(command, cwd=download, check=False)
        archives = [path for path in sorted(download.iterdir()) if ".orig.tar." in path.name]
        archives = [path for path in archives if path.suffix != ".asc"]
        if not archives:
            missing.append(name)
            continue
        _unpack(archives[-1], target)
        shutil.rmtree(download)
    return missing
