"""Measure false alarms of generated detection on packages that had no part in making its rules.

    DATAPREP_BENCH_DIR=... PYTHONPATH=. python benchmarks/generated_by_hand.py

Every file of these packages' sources counts as written by hand; `hard` ones speak of generated code in their first 8 kB (the
packages are generators, linters, build tools and templates before others). No path is left out for what its name says. As
packages ship generated files too, a reader judged each alarm of the first run: `generated_by_hand.yaml` holds the packages
and the digests of contents that are generated, copied or compiled by a tool's own account. Both figures are printed; an alarm that nobody judged
counts as false. `first` packages were looked at before the rules were mended, `second` ones were first run
after that.
"""

from __future__ import annotations

import collections
import os
import re
import subprocess
import sys
import zipfile
from hashlib import md5
from pathlib import Path

import yaml

from dataprep.label.generated import detect_generated
from dataprep.label.language import identify_language

_SKIPPED = ("/dist/", ".min.", "/node_modules/", ".dist-info/", "/locale/", "/vendor/", "_vendor/")
_SPEAKS = re.compile(rb"generated|do not edit|autogen|automatically", re.IGNORECASE)
_HARD_PER_PACKAGE = 12
_EASY_PER_SUFFIX = 8
_DATA = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_bytes())
CACHE = (
    Path(os.environ.get("DATAPREP_BENCH_DIR", Path(__file__).parent.parent / ".bench")) / "by_hand"
)


def _call(command: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=900)


def fetch(part: str, packages: dict[str, list[str]]) -> None:
    """Download and unpack the packages of one part, once."""
    root = CACHE / part
    if (root / "fetched").exists():
        return
    for name in packages["npm"]:
        _call(["npm", "pack", "--silent", name], root / "archives")
    for name in packages["deb"]:
        _call(["apt-get", "download", name], root / "archives")
    pip = [sys.executable, "-m", "pip", "-q", "download", "--no-deps", "--only-binary", ":all:"]
    for name in packages["pip"]:
        _call([*pip, name], root / "archives")
    for archive in (root / "archives").iterdir():
        target = root / "files" / archive.name.split("_")[0]
        if archive.suffix == ".whl":
            zipfile.ZipFile(archive).extractall(target)
        elif archive.suffix == ".deb":
            _call(["dpkg", "-x", str(archive), str(target)], CACHE)
        else:
            _call(["tar", "xzf", str(archive)], target)
    (root / "fetched").touch()


def _digest(content: bytes) -> str:
    return md5(content, usedforsecurity=False).hexdigest()[:16]


def _files(part: str) -> list[tuple[bool, str, bytes]]:
    """Return (is hard, path, content), a few of each package and suffix, in a fixed order."""
    root = CACHE / part / "files"
    names = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]
    names.sort(key=lambda name: _digest(name.encode()))
    n_hard: collections.Counter[str] = collections.Counter()
    n_easy: collections.Counter[tuple[str, str]] = collections.Counter()
    found = []
    for name in names:
        path, package = root / name, name.split("/", 1)[0]
        key = (package, path.suffix)
        is_full = n_hard[package] >= _HARD_PER_PACKAGE and n_easy[key] >= _EASY_PER_SUFFIX
        if is_full or path.is_symlink() or any(part in f"/{name}" for part in _SKIPPED):
            continue
        content = path.read_bytes()
        if len(content) < 120 or b"\0" in content[:1000]:
            continue
        is_hard = _SPEAKS.search(content[:8192]) is not None
        if is_hard and n_hard[package] < _HARD_PER_PACKAGE:
            n_hard[package] += 1
        elif not is_hard and n_easy[key] < _EASY_PER_SUFFIX:
            n_easy[key] += 1
        else:
            continue
        found.append((is_hard, name, content))
    return found


def measure(part: str) -> None:
    """Print how many files by hand are taken for generated, as labelled and as judged."""
    judged = set(_DATA["generated"].split())
    files = _files(part)
    alarms: list[tuple[bool, str]] = []
    languages: collections.Counter[str] = collections.Counter()
    n_generated = n_hard = 0
    for is_hard, name, content in files:
        language = identify_language(Path(name).name, content[:65536]).language
        languages[language or "unknown"] += 1
        found = detect_generated(Path(name).name, language, content)
        if _digest(content) in judged:
            n_generated += found is not None
            continue
        n_hard += is_hard
        if found is not None:
            alarms.append((is_hard, f"{found.rule_id} line {found.line} {_digest(content)} {name}"))
    n_false_hard = sum(is_hard for is_hard, _ in alarms)
    packages = len({name.split("/", 1)[0] for _, name, _ in files})
    print(
        f"{part}: {len(files)} files of {packages} packages and {len(languages)} languages\n"
        f"  as labelled: {n_generated + len(alarms)} alarms; as judged: {len(alarms)} false, {n_generated} true\n"
        f"  of {n_hard} hard files by hand {n_false_hard} false alarms ({n_false_hard / max(n_hard, 1):.4f})"
    )
    for _, alarm in alarms:
        print(f"    {alarm}")


if __name__ == "__main__":
    for chosen in ("first", "second"):
        fetch(chosen, _DATA[chosen])
        measure(chosen)
