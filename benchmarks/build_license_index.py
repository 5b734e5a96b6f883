"""Rebuild the shipped index of license texts, ``rules/licenses/texts.npz``.

    python benchmarks/build_license_index.py

Reads the texts of the npm package `spdx-license-list` (SPDX License List, CC0-1.0), downloaded by
npm into ``$DATAPREP_BENCH_DIR`` (default ``.bench``), and of ``/usr/share/common-licenses`` where
the system is Debian. The index holds hashes of word sequences only, no text.
"""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dataprep.label.licenses.expressions import canonical_id
from dataprep.label.licenses.texts import shingle_hashes
from dataprep.label.licenses.words import words
from dataprep.resources import rules_dir

CACHE = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "licenses" / "spdx"
COMMON = Path("/usr/share/common-licenses")
COMMON_IDS = {"Artistic": "Artistic-1.0-Perl", "BSD": "BSD-3-Clause"}
TERMS_END = "END OF TERMS AND CONDITIONS"  # what follows, how to apply them, is often left out
FULL_SHINGLES = 2000  # a text keeps all its shingles up to about this number
SAME_TEXT = {"MPL-2.0-no-copyleft-exception", "OFL-1.0-RFN", "OFL-1.0-no-RFN", "OFL-1.1-RFN",
             "OFL-1.1-no-RFN"}  # fmt: skip
EXCLUDED = {"any-OSI", "any-OSI-perl-modules", *SAME_TEXT}


def license_texts() -> Iterator[tuple[str, str]]:
    """Yield (SPDX id, text); of a GNU license the ``-only`` id, whose text all forms share."""
    CACHE.mkdir(parents=True, exist_ok=True)
    if not list(CACHE.glob("*.tgz")):
        subprocess.run(
            ["npm", "pack", "spdx-license-list"], cwd=CACHE, check=True, capture_output=True
        )
    with tarfile.open(next(CACHE.glob("*.tgz"))) as archive:
        for member in sorted(archive.getnames()):
            if not member.startswith("package/licenses/") or not member.endswith(".json"):
                continue
            name = Path(member).stem
            known = canonical_id(name)
            if known != name or known.endswith("-or-later") or name in EXCLUDED:
                continue
            if "-invariants-" in name:
                continue
            handle = archive.extractfile(member)
            if handle is not None:
                text = json.load(handle)["licenseText"]
                yield name, text
                body, mark, _ = text.partition(TERMS_END)
                if mark:
                    yield name, body
    for path in sorted(COMMON.glob("*")) if COMMON.is_dir() else []:
        if path.is_symlink() or path.name in ("GPL", "LGPL", "GFDL"):
            continue
        name = COMMON_IDS.get(path.name) or canonical_id(_spdx_name(path.name))
        if name:
            yield name, path.read_text(errors="replace")


def _spdx_name(name: str) -> str:
    return f"{name}.0" if name[-2:-1] == "-" and name[-1].isdigit() else name


def build() -> None:
    """Write the index: sorted shingle hashes, for each the set of texts that hold it."""
    names: list[str] = []
    sizes: list[int] = []
    lengths: list[int] = []
    scales: list[int] = []
    posting: dict[int, list[int]] = {}
    for name, text in license_texts():
        every = shingle_hashes(words(text))
        hashes = np.unique(every)
        if len(hashes) < 5:
            continue
        scale = 1
        while len(hashes) / scale > FULL_SHINGLES:
            scale *= 2
        kept = hashes[(hashes % scale) == 0]
        number = len(names)
        names.append(name)
        sizes.append(len(hashes))
        lengths.append(len(every))
        scales.append(scale)
        for value in kept.tolist():
            posting.setdefault(value, []).append(number)
    keys = np.array(sorted(posting), dtype=np.uint32)
    sets: dict[tuple[int, ...], int] = {}
    which = np.array(
        [sets.setdefault(tuple(posting[int(k)]), len(sets)) for k in keys], dtype=np.uint16
    )
    starts = np.cumsum([0, *(len(members) for members in sets)], dtype=np.uint32)
    members = np.array([n for group in sets for n in group], dtype=np.uint16)
    path = rules_dir() / "licenses" / "texts.npz"
    np.savez_compressed(
        path,
        names=np.array(names),
        sizes=np.array(sizes, dtype=np.uint32),
        lengths=np.array(lengths, dtype=np.uint32),
        scales=np.array(scales, dtype=np.uint8),
        gaps=np.diff(keys, prepend=np.uint32(0)).astype(np.uint32),
        which=which,
        starts=starts,
        members=members,
    )
    print(
        f"{len(names)} texts, {len(keys)} shingles, {len(sets)} sets, {path.stat().st_size} bytes"
    )


if __name__ == "__main__":
    build()
