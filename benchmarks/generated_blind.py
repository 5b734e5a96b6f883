"""Measure precision and recall of generated detection on packages drawn by seed, judged by a reader.

    DATAPREP_BENCH_DIR=... PYTHONPATH=.:benchmarks python benchmarks/generated_blind.py [part ...]

`generated_blind.yaml` holds four draws of packages that no other benchmark uses: Debian source packages in strata by language
(golang, rust, java, perl, ...), npm packages of over 300,000 downloads a month, the 5,000 most downloaded of PyPI. What a mirror
lacked was replaced by the next one drawn. Of each package up to 10 files that speak of generated code in their first 8 kB and
up to 12 others, two of a suffix, were laid before a reader, without regard to what the rules say. Verdicts by digest:

* marked: the file says that a tool wrote it, in its text or by a name that only a tool gives; recall counts these.
* unmarked: a tool wrote it and nothing says so (compiled or bundled code, metadata of wheels); shown apart.
* all others of the sample are by hand; every alarm on one is false.

Each part was run once before its alarms were looked at, and the rules were mended after that: `first` in the data is what that
run gave. So only the last part's first run measures the rules as they stand but for its own lessons.
"""

from __future__ import annotations

import collections
import os
import re
import sys
import zipfile
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

import yaml
from generated_by_hand import _call
from licenses import _apt_options

from dataprep.label.generated import detect_generated
from dataprep.label.language import identify_languages

_SPEAKS = re.compile(
    rb"generated|do not edit|do not modify|autogen|automatically|produced by|created by",
    re.IGNORECASE,
)
_SPEAKING_PER_PACKAGE = 10
_OTHERS_PER_PACKAGE = 12
_OTHERS_PER_SUFFIX = 2
_MIN_BYTES = 120
_DATA = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_bytes())
CACHE = (
    Path(os.environ.get("DATAPREP_BENCH_DIR", Path(__file__).parent.parent / ".bench")) / "blind"
)


@dataclass(frozen=True)
class File:
    """One file of a sample."""

    path: str
    digest: str
    content: bytes


def fetch(part: str, packages: dict[str, list[str]]) -> None:
    """Download and unpack the packages of one part, once; nothing of them is run."""
    root = CACHE / part
    if (root / "fetched").exists():
        return
    pip = [sys.executable, "-m", "pip", "-q", "download", "--no-deps", "--only-binary", ":all:"]
    for name in packages["npm"]:
        place, target = root / "archives" / name.replace("/", "+"), f"npm-{name.replace('/', '+')}"
        _call(["npm", "pack", "--silent", name], place)
        for archive in place.glob("*.tgz"):
            _call(["tar", "xzf", str(archive), "--strip-components=1"], root / "files" / target)
    for name in packages["pip"]:
        _call([*pip, name], root / "archives" / name)
        for archive in (root / "archives" / name).glob("*.whl"):
            zipfile.ZipFile(archive).extractall(root / "files" / f"pip-{name}")
    for name in packages["src"]:
        place, target = root / "archives" / name, root / "files" / f"src-{name}"
        _call(["apt-get", "-q", *_apt_options(), "source", "--download-only", name], place)
        target.parent.mkdir(parents=True, exist_ok=True)
        for archive in place.glob("*.dsc"):
            command = ["dpkg-source", "--no-check", "--no-copy", "-x", archive.name, str(target)]
            _call(command, place)
    (root / "fetched").touch()


def _digest(content: bytes) -> str:
    return md5(content, usedforsecurity=False).hexdigest()[:16]


def sample(part: str) -> list[File]:
    """Return the files of a part that a reader judged, in a fixed order."""
    root = CACHE / part / "files"
    found: list[File] = []
    seen: set[str] = set()
    for package in sorted(path.name for path in root.iterdir()):
        paths = [p for p in (root / package).rglob("*") if p.is_file() and not p.is_symlink()]
        names = sorted(
            (str(p.relative_to(root)) for p in paths), key=lambda name: md5(name.encode()).digest()
        )
        n_speaking = n_others = 0
        of_suffix: collections.Counter[str] = collections.Counter()
        for name in names:
            content = (root / name).read_bytes()
            digest = _digest(content)
            if len(content) < _MIN_BYTES or b"\0" in content[:1000] or digest in seen:
                continue
            suffix = Path(name).suffix
            if _SPEAKS.search(content[:8192]):
                if n_speaking >= _SPEAKING_PER_PACKAGE:
                    continue
                n_speaking += 1
            elif n_others < _OTHERS_PER_PACKAGE and of_suffix[suffix] < _OTHERS_PER_SUFFIX:
                n_others, of_suffix[suffix] = n_others + 1, of_suffix[suffix] + 1
            else:
                continue
            seen.add(digest)
            found.append(File(name, digest, content))
    return found


def measure(part: str) -> None:
    """Print precision and recall on one part, what was missed and what was a false alarm."""
    files = sample(part)
    marked = set(_DATA["marked"].split())
    unmarked = set(_DATA["unmarked"].split())
    names = [Path(file.path).name for file in files]
    guesses = identify_languages(names, [file.content for file in files])
    counts: collections.Counter[str] = collections.Counter()
    wrong: list[str] = []
    for file, name, guess in zip(files, names, guesses, strict=True):
        found = detect_generated(name, guess.language, file.content)
        kind = "marked" if file.digest in marked else "by hand"
        kind = "unmarked" if file.digest in unmarked else kind
        counts[f"{kind}, alarm" if found else f"{kind}, silent"] += 1
        if (found is not None and kind == "by hand") or (found is None and kind == "marked"):
            wrong.append(f"{kind}: {found.rule_id if found else 'missed'} {file.path}")
    true = counts["marked, alarm"] + counts["unmarked, alarm"]
    n_marked = counts["marked, alarm"] + counts["marked, silent"]
    n_unmarked = counts["unmarked, alarm"] + counts["unmarked, silent"]
    packages = len({file.path.split("/", 1)[0] for file in files})
    print(
        f"{part}: {len(files)} files of {packages} packages; first run: {_DATA['first'][part]}\n"
        f"  precision {true / max(true + counts['by hand, alarm'], 1):.3f} of {true + counts['by hand, alarm']} alarms (bar .98)"
        f"   recall {counts['marked, alarm'] / max(n_marked, 1):.3f} of {n_marked} marked (bar .95)"
        f"   unmarked {counts['unmarked, alarm'] / max(n_unmarked, 1):.3f} of {n_unmarked} (bar .30)",
        *wrong,
        sep="\n    ",
    )


if __name__ == "__main__":
    for chosen in sys.argv[1:] or _DATA["packages"]:
        fetch(chosen, _DATA["packages"][chosen])
        measure(chosen)
