"""How often `detect_license` names the right license, beside other tools, on rebuildable cases.

    python benchmarks/licenses.py [tags|headers|texts|several|speed ...] [--split dev|held] [--wrong N]

Data comes from Debian source packages and the npm package `spdx-license-list`, downloaded by the
package managers' own clients into ``$DATAPREP_BENCH_DIR`` (default ``.bench``). Cases:

* tags: files that carry a tag in real packages, labelled by an independent line reader, and
  generated ones in many comment styles, labelled by construction.
* headers: files of Debian source packages; a case counts where the package's machine-readable
  ``debian/copyright`` and Debian's `licensecheck`, which do not know of each other, name the same
  set of licenses. Cases where they differ are counted and not judged.
* texts: SPDX texts and license files of packages with seeded edits, labelled by construction.

Needs a Debian system with `licensecheck`, `dpkg-dev` and npm; ``identify[license]`` is compared if installed.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import random
import re
import subprocess
import textwrap
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from build_license_index import license_texts

from dataprep.label.licenses import detect_license
from dataprep.label.licenses.expressions import expression_ids, parse_expression
from dataprep.label.licenses.manifests import debian_expression
from dataprep.label.licenses.names import named_expression

CACHE = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "licenses"
DEV = [
    "zlib",
    "jq",
    "nettle",
    "less",
    "libxml-libxml-perl",
    "kcoreaddons",
    "libcommons-lang3-java",
    "jaxb-api",
    "nspr",
    "libx11",
    "freeglut",
    "ntpsec",
    "lame",
    "openldap",
    "pigz",
    "tiff",
    "fontconfig",
    "musl",
    "strace",
    "iproute2",
    "poppler",
    "hunspell",
    "aspell",
    "golang-go.crypto",
    "node-jquery",
    "libmspub",
    "libunwind",
    "python-dateutil",
    "r-cran-mass",
    "libtasn1-6",
    "mpfr4",
    "bzip2",
    "qtsvg-opensource-src",
    "hsqldb1.8.0",
    "lua5.4",
]
HELD = [
    "libarchive",
    "libevent",
    "libjpeg-turbo",
    "libogg",
    "libvorbis",
    "flac",
    "speex",
    "opus",
    "wget",
    "tar",
    "sed",
    "grep",
    "gzip",
    "libxext",
    "libxt",
    "libxaw",
    "xterm",
    "libusb-1.0",
    "libcap2",
    "dbus",
    "popt",
    "libedit",
    "openjpeg2",
    "libwebp",
    "leveldb",
    "snappy",
    "libyaml",
    "protobuf-c",
    "libzip",
    "libksba",
    "junit4",
    "libcommons-io-java",
    "mockito",
    "libuv1",
    "node-underscore",
    "node-d3",
    "golang-github-spf13-cobra",
    "golang-golang-x-net",
    "ruby-nokogiri",
    "libdbi-perl",
    "libwww-perl",
    "libtest-simple-perl",
    "pytest",
    "cython",
    "octave-signal",
    "haskell-aeson",
    "ocaml-zarith",
    "openssh",
    "rsync",
    "netcat-openbsd",
    "libpcap",
    "tcpdump",
    "dnsmasq",
    "auctex",
    "attica-kf5",
    "ncurses",
]
SKIP_NAME = re.compile(r"(?i)(?:^|/)(?:debian/|\.git|changelog|.*\.(?:png|jpg|gz|ico|po|pdf|svg)$)")
TELLING = re.compile(rb"(?i)licen[sc]e|redistribut|permission|public domain|\bGPL\b")


@dataclass(frozen=True)
class Case:
    """One content with its label."""

    group: str
    name: str
    data: bytes
    label: str


def ids(expression: str | None) -> frozenset[str]:
    return frozenset(expression_ids(expression)) if expression else frozenset()


def shell(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, errors="replace"
    )
    return done.stdout


# --- Debian packages -------------------------------------------------------------------------


def debian_sources(packages: list[str], split: str) -> list[Path]:
    """Download and unpack source packages of at most 6 MB; return their folders."""
    home = CACHE / "debian" / split
    home.mkdir(parents=True, exist_ok=True)
    options = _apt_options()
    folders = []
    for package in packages:
        target = home / package
        if not target.exists():
            uris = shell("apt-get", *options, "source", "--print-uris", package)
            size = sum(int(n) for n in re.findall(r"\.orig\S*'? \S+ (\d+)", uris))
            if not 0 < size < 6_000_000:
                continue
            shell("apt-get", "-q", *options, "source", "--download-only", package, cwd=home)
            for dsc in home.glob(f"{package}_*.dsc"):
                shell(
                    "dpkg-source", "--no-check", "--no-copy", "-x", str(dsc.name), package, cwd=home
                )
        if target.exists():
            folders.append(target)
    return folders


def _apt_options() -> list[str]:
    """Return apt options for a private list of the source packages of the configured mirrors."""
    home = CACHE.resolve() / "apt"
    (home / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    (home / "parts").mkdir(exist_ok=True)
    options = ["-o", "Dir::Etc::SourceList=/dev/null", "-o", f"Dir::Etc::SourceParts={home / 'parts'}",
               "-o", f"Dir::State::Lists={home / 'lists'}"]  # fmt: skip
    if not list((home / "parts").iterdir()):
        for path in Path("/etc/apt/sources.list.d").glob("*.sources"):
            text = re.sub(r"(?m)^Types:.*$", "Types: deb-src", path.read_text())
            (home / "parts" / path.name).write_text(text)
        shell("apt-get", *options, "update")
    return options


def copyright_globs(folder: Path) -> list[tuple[str, str]]:
    """Return the (glob, SPDX expression) pairs of a machine-readable debian/copyright."""
    path = folder / "debian" / "copyright"
    if not path.exists():
        return []
    pairs = []
    for stanza in re.split(r"\n\s*\n", path.read_text(errors="replace")):
        files = re.search(r"(?m)^Files:((?:.*\n(?:[ \t].*\n?)*))", stanza + "\n")
        found = re.search(r"(?m)^License:[ \t]*(\S.*)$", stanza)
        if files and found and (expression := debian_expression(found[1])):
            pairs += [(glob, expression) for glob in files[1].split()]
    return pairs


def licensecheck(paths: list[Path]) -> dict[Path, str]:
    """Return what Debian's licensecheck says of files, as it spells it."""
    found: dict[Path, str] = {}
    for at in range(0, len(paths), 100):
        chunk = [str(path) for path in paths[at : at + 100]]
        out = shell("licensecheck", "-m", "-c", ".", "-i", "^$", "--shortname-scheme=spdx,debian",
                    "-l", "100", "--tail", "0", *chunk)  # fmt: skip
        for line in out.splitlines():
            name, _, label = line.partition("\t")
            found[Path(name)] = label.strip()
    return found


def oracle_ids(label: str) -> frozenset[str] | None:
    label = re.sub(r" with \S+(?: exception)?|[()]", "", label)
    out: set[str] = set()
    for part in re.split(r" and/or | and | or ", label):
        name = {"MIT-Open-Group": "MIT-open-group", "Expat": "MIT", "public-domain": "LicenseRef-Public-Domain",
                "Artistic": "Artistic-1.0-Perl", "BSD": "BSD-3-Clause"}.get(part, part)  # fmt: skip
        expression = parse_expression(name) or named_expression(name)
        if expression is None:
            return None
        out |= ids(expression)
    return frozenset(out)


def header_cases(split: str) -> tuple[list[Case], list[tuple[str, str, str]]]:
    """Return agreed cases, and (name, debian, licensecheck) where nobody has judged."""
    folders = debian_sources(DEV if split == "dev" else HELD, split)
    cache = CACHE / f"headers-{split}.json"
    rows: list[list[str]] = json.loads(cache.read_text()) if cache.exists() else []
    if not rows:
        for folder in folders:
            rows += _labelled(folder)
        cache.write_text(json.dumps(rows))
    cases, open_cases = [], []
    for path, debian, check in rows:
        name = str(Path(path).relative_to(CACHE / "debian" / split))
        data = (Path(path)).read_bytes()
        by_check = oracle_ids(check)
        if by_check is not None and by_check == ids(debian):
            cases.append(Case("agreed", name, data, debian))
        else:
            open_cases.append((name, debian, check))
    return cases, open_cases


def _labelled(folder: Path) -> list[list[str]]:
    globs = copyright_globs(folder)
    if not globs:
        return []
    rng = random.Random(folder.name)
    by_label: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if SKIP_NAME.search(name) or not path.is_file() or path.is_symlink():
            continue
        head = path.read_bytes()[:6000]
        if b"\0" in head or not TELLING.search(head):
            continue
        label = next((e for glob, e in reversed(globs) if fnmatchcase(name, glob)), None)
        if label:
            by_label.setdefault(label, []).append(path)
    chosen = [p for paths in by_label.values() for p in rng.sample(paths, min(8, len(paths)))]
    label_of = {p: label for label, paths in by_label.items() for p in paths}
    checked = licensecheck(chosen)
    return [[str(p), label_of[p], checked.get(p, "UNKNOWN")] for p in chosen]


# --- License texts with edits ----------------------------------------------------------------

COMMON = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "GPL-2.0-only",
    "GPL-3.0-only",
    "LGPL-2.1-only",
    "LGPL-3.0-only",
    "AGPL-3.0-only",
    "MPL-2.0",
    "EPL-2.0",
    "EPL-1.0",
    "CDDL-1.0",
    "BSL-1.0",
    "Zlib",
    "Unlicense",
    "CC0-1.0",
    "0BSD",
    "MIT-0",
    "Artistic-2.0",
    "WTFPL",
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "OFL-1.1",
    "PostgreSQL",
    "NCSA",
    "MS-PL",
    "UPL-1.0",
    "BSD-4-Clause",
    "BSD-3-Clause-Clear",
    "Apache-1.1",
    "MPL-1.1",
    "LGPL-2.0-only",
    "GPL-1.0-only",
    "X11",
    "HPND",
    "EUPL-1.2",
    "AFL-3.0",
    "OSL-3.0",
    "ECL-2.0",
    "Python-2.0",
    "PSF-2.0",
    "PHP-3.01",
    "Ruby",
    "Vim",
    "ZPL-2.1",
    "CPL-1.0",
    "IPL-1.0",
    "LPPL-1.3c",
    "CECILL-2.1",
    "BUSL-1.1",
    "SSPL-1.0",
    "Elastic-2.0",
    "BlueOak-1.0.0",
    "MulanPSL-2.0",
    "CC-BY-3.0",
    "CC-BY-SA-3.0",
    "NTP",
    "curl",
    "Artistic-1.0-Perl",
    "QPL-1.0",
    "OpenSSL",
    "bzip2-1.0.6",
    "Sleepycat",
    "W3C",
    "JSON",
    "BSD-1-Clause",
    "Libpng",
    "libtiff",
]
HOLDERS = ["Acme GmbH", "Jane Q. Public", "The Widget Project contributors", "Example Corp., Inc.",
           "Universität Beispiel", "Foo Bar <foo@example.org>"]  # fmt: skip
PREAMBLES = ["Widget is free software. It is available under the terms below.\n\n",
             "# License\n\nThe following applies to all files in this repository unless stated otherwise.\n\n",
             "Lizenz\n======\n\nAlle Dateien stehen unter der folgenden Lizenz:\n\n",
             ("This package was put together by many people; see the AUTHORS file for the full list of "
             "contributors. Parts of the documentation were written during the summer.\n\n")]  # fmt: skip

Edit = Callable[[str, random.Random], str]


def edit_holder(text: str, rng: random.Random) -> str:
    holder, year = rng.choice(HOLDERS), rng.randint(1995, 2025)
    text = re.sub(r"<(?:year|yyyy)>|\[(?:year|yyyy)\]", str(year), text)
    text = re.sub(r"(?i)<(?:copyright holders?|owner|name of author|[^>\n]{0,30}holder[^>\n]{0,20})>|\[(?:fullname|"
                  r"name of copyright owner)\]", holder, text)  # fmt: skip
    text = re.sub(r"(?i)neither the name of the (?:copyright holder|university|<organization>|author)",
                  f"Neither the name of {holder}", text)  # fmt: skip
    return f"Copyright (c) {year} {holder}\n\n{text}"


def edit_wrap(text: str, rng: random.Random) -> str:
    width = rng.choice([50, 66, 120, 10_000])
    return "\n\n".join(textwrap.fill(part, width) for part in re.split(r"\n\s*\n", text))


def edit_markdown(text: str, rng: random.Random) -> str:
    parts = re.split(r"\n\s*\n", text)
    marks = ["> {}", "* {}", "**{}**", "{}", "{}", "## {}"]
    return "\n\n".join(rng.choice(marks).format(part) for part in parts)


def edit_comment(text: str, rng: random.Random) -> str:
    mark = rng.choice(["# ", " * ", "// ", ";; ", "-- ", "dnl "])
    return "\n".join(mark + line for line in text.splitlines())


def edit_typos(text: str, rng: random.Random) -> str:
    rate = rng.uniform(0.003, 0.012)
    letters = list(text)
    for at in range(len(letters)):
        if rng.random() < rate and letters[at].isalpha():
            letters[at] = rng.choice(
                ["", letters[at] * 2, rng.choice("abcdefghijklmnopqrstuvwxyz")]
            )
    return "".join(letters)


def edit_words(text: str, rng: random.Random) -> str:
    rate = rng.uniform(0.01, 0.04)
    out = []
    for word in text.split(" "):
        draw = rng.random()
        if draw < rate / 2:
            continue
        out.append(
            rng.choice(["item", "which", "such", "software", "the"]) if draw < rate else word
        )
    return " ".join(out)


def edit_drop(text: str, rng: random.Random) -> str:
    parts = re.split(r"\n\s*\n", text)
    drop = set(rng.sample(range(len(parts)), max(1, len(parts) // 6))) if len(parts) > 7 else set()
    return "\n\n".join(part for number, part in enumerate(parts) if number not in drop)


def edit_reorder(text: str, rng: random.Random) -> str:
    parts = re.split(r"\n\s*\n", text)
    if len(parts) > 3:
        first, second = rng.sample(range(len(parts)), 2)
        parts[first], parts[second] = parts[second], parts[first]
    return "\n\n".join(parts)


def edit_preamble(text: str, rng: random.Random) -> str:
    return rng.choice(PREAMBLES) + text


def edit_title(text: str, _rng: random.Random) -> str:
    parts = re.split(r"\n\s*\n", text)
    return "\n\n".join(parts[1:]) if len(parts) > 2 and len(parts[0]) < 120 else text


def edit_typography(text: str, rng: random.Random) -> str:
    text = re.sub(r'"([^"\n]*)"', "“\\1”", text).replace("'", "’")
    return text.replace("(c)", "©").replace("-", rng.choice(["-", "–"])).replace("  ", "\u00a0 ")


def edit_spelling(text: str, _rng: random.Random) -> str:
    return (
        text.replace("license", "licence")
        .replace("License", "Licence")
        .replace("copyright holder", "copyright owner")
    )


EDITS: dict[str, Edit] = {
    "holder": edit_holder, "wrap": edit_wrap, "markdown": edit_markdown, "comment": edit_comment,
    "typos": edit_typos, "words": edit_words, "drop": edit_drop, "reorder": edit_reorder,
    "preamble": edit_preamble, "title": edit_title, "typography": edit_typography, "spelling": edit_spelling,
}  # fmt: skip


def text_cases(split: str, amount: int = 500) -> list[Case]:
    """Return edited license texts; two licenses in one file make every tenth case."""
    texts: dict[str, str] = {}
    for name, text in license_texts():
        texts.setdefault(name, text)
    rng = random.Random(f"texts-{split}")
    common = [name for name in COMMON if name in texts]
    others = sorted(set(texts) - set(common))
    cases = []
    for number in range(amount):
        pool = common if rng.random() < 0.7 else others
        name = rng.choice(pool)
        names = rng.sample(list(EDITS), rng.randint(1, 4))
        text, label = texts[name], name
        if number % 10 == 9:
            second = rng.choice([n for n in common if n.split("-")[0] != name.split("-")[0]])
            text, label = f"{text}\n\n{'-' * 60}\n\n{texts[second]}", f"{name} AND {second}"
            names.append("two")
        for edit in names:
            text = EDITS[edit](text, rng) if edit in EDITS else text
        cases.append(Case("+".join(sorted(names)), "LICENSE", text.encode(), label))
    return cases


SEPARATORS = ["-" * 70, "=" * 79, "*" * 40, "", "", "## {which}", "{which}", "-- {which} --"]
INTRODUCTIONS = ["Files in {folder}/ are under the following license:",
                 "This product bundles {folder}, which is available under a different license:", "{folder}", "Name: {folder}\nFiles: lib/{folder}/*\nLicense:", ""]  # fmt: skip
CHOICES = ["This software is dual-licensed: you may use it under either of the two licenses below, at your option.\n\n",
           "Widget is made available under the terms of *either* of the licenses below.\n\n"]  # fmt: skip


def several_cases(split: str, amount: int = 300) -> list[Case]:
    """Return license files with two to five licenses, some of them twice or offered as a choice."""
    texts: dict[str, str] = {}
    for name, text in license_texts():
        texts.setdefault(name, text)
    rng = random.Random(f"several-{split}")
    common = [name for name in COMMON if name in texts]
    cases = []
    for _ in range(amount):
        is_choice = rng.random() < 0.2
        names = rng.sample(common, 2 if is_choice else rng.randint(2, 5))
        order = names + ([] if is_choice or rng.random() < 0.6 else [rng.choice(names)])
        separator = rng.choice(SEPARATORS)
        parts = [rng.choice(CHOICES)] if is_choice else []
        for number, name in enumerate(order):
            folder = rng.choice(["zstd", "third_party/foo", "parser", "fonts", "bundled"])
            if number:
                parts.append("\n" + separator.format(which=name) + "\n\n")
                parts.append(
                    "" if is_choice else rng.choice(INTRODUCTIONS).format(folder=folder) + "\n\n"
                )
            text = edit_holder(texts[name], rng)
            parts.append(edit_wrap(text, rng) if rng.random() < 0.3 else text)
        label = (" OR " if is_choice else " AND ").join(names)
        group = "choice" if is_choice else "repeated" if len(order) > len(names) else "all"
        cases.append(Case(group, "LICENSE", "".join(parts).encode(), label))
    return cases


def real_license_files() -> list[Case]:
    """Return license files of installed packages whose metadata state one SPDX id."""
    cases = []
    for package in importlib.metadata.distributions():
        declared = package.metadata.get("License-Expression") or ""
        expression = parse_expression(declared)
        files = [
            f
            for f in package.files or []
            if re.fullmatch(r"(?i)(licen[sc]e|copying)(\.\w+)?", f.name)
        ]
        if expression and len(ids(expression)) == 1 and len(files) == 1:
            path = Path(str(files[0].locate()))
            if path.exists():
                cases.append(
                    Case("real", f"{package.name}/{path.name}", path.read_bytes(), expression)
                )
    return cases


# --- Tags ------------------------------------------------------------------------------------

STYLES = ["// {}", "/* {} */", "# {}", "-- {}", "; {}", ";; {}", "% {}", "<!-- {} -->", "(* {} *)",
          "{{- {} -}}", " * {}", "\" {}", "' {}", "REM {}", "@rem {}", "dnl {}", ".\\\" {}", ".. {}",
          "! {}", "c {}", "*> {}", "=begin\n{}\n=end", "{{# {} #}}", "<%-- {} --%>", "{{{{/* {} */}}}}",
          "#| {} |#", "/// {}", "//! {}", "## {}", "@c {}", "\"\"\"{}\"\"\"", "--[[ {} ]]", "|| {}"]  # fmt: skip
FORMS = ["SPDX-License-Identifier: {}", "SPDX-License-Identifier:{}", "SPDX-License-Identifier:\t{}",
         "spdx-license-identifier: {}", "SPDX-License-Identifier : {}", "  SPDX-License-Identifier: {}  ",
         "SPDX-License-Identifier: ({})", "SPDX-License-Identifier: {}."]  # fmt: skip


def tag_cases(split: str, amount: int = 600) -> list[Case]:
    """Return generated tags in many styles, and real tagged files read by a plain line reader."""
    rng = random.Random(f"tags-{split}")
    cases = []
    for _ in range(amount):
        parts = rng.sample(COMMON, rng.choice([1, 1, 1, 1, 2, 3]))
        label = f" {rng.choice(['AND', 'OR'])} ".join(parts)
        written = label.lower() if rng.random() < 0.1 else label
        line = rng.choice(STYLES).format(rng.choice(FORMS).format(written))
        text = (
            rng.choice(["", "#!/usr/bin/env x\n", "\ufeff", "Copyright 2020 A\n"])
            + line
            + "\ncode\n"
        )
        cases.append(Case("generated", "a.x", text.encode(), label))
    for folder in debian_sources(DEV if split == "dev" else HELD, split):
        for path in sorted(folder.rglob("*"))[:3000]:
            if path.is_file() and not path.is_symlink():
                data = path.read_bytes()[:4096]
                lines = re.findall(
                    rb"(?m)^[^\w\n]*SPDX-License-Identifier:[ \t]*([A-Za-z0-9.+ ()-]+?)[ \t]*(?:\*/)?$",
                    data,
                )
                label = parse_expression(lines[0].decode()) if len(lines) == 1 else None
                if label:
                    cases.append(Case("real", path.name, path.read_bytes(), label))
    return cases


# --- Report ----------------------------------------------------------------------------------


def peer(case: Case) -> frozenset[str] | None:
    """Return what `identify` says of a license file; null where it is not installed."""
    try:
        from identify import identify
    except ImportError:
        return None
    path = CACHE / "peer.txt"
    path.write_bytes(case.data)
    return ids(parse_expression(identify.license_id(str(path)) or ""))


def plain(found: frozenset[str]) -> frozenset[str]:
    """Drop "or later": a bare text does not say it."""
    return frozenset(spdx_id.replace("-or-later", "-only") for spdx_id in found)


def report(
    title: str, cases: list[Case], bar: float, wrong: int, *, with_peer: bool = False
) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter(
        case.group if "+" not in case.group else "edited" for case in cases
    )
    faults: Counter[tuple[str, str | None, str]] = Counter()
    peers, is_run = 0, False
    start = time.process_time()
    for case in cases:
        group = case.group if "+" not in case.group else "edited"
        evidence = detect_license(case.name, case.data)
        got = ids(evidence.expression) if evidence else frozenset()
        is_text = case.name == "LICENSE" or case.group == "real"
        good = plain(got) == plain(ids(case.label)) if is_text else got == ids(case.label)
        if case.group == "choice":
            good = good and evidence is not None and " OR " in evidence.expression
        right[group] += good
        if not good:
            faults[case.label, evidence.expression if evidence else None, case.group] += 1
    spent = time.process_time() - start
    if with_peer:
        answers = [peer(case) for case in cases]
        peers = sum(
            answer is not None and plain(answer) == plain(ids(case.label))
            for case, answer in zip(cases, answers, strict=True)
        )
        is_run = any(answer is not None for answer in answers)
    share = sum(right.values()) / max(1, len(cases))
    print(
        f"{title}: {share:.4f} of {len(cases)} (bar {bar}), {spent / max(1, len(cases)) * 1e6:,.0f} us each"
    )
    for group in sorted(total):
        print(f"    {group}: {right[group] / total[group]:.4f} of {total[group]}")
    if with_peer:
        print(
            f"    identify: {peers / len(cases):.4f}" if is_run else "    identify: not installed"
        )
    for fault, count in faults.most_common(wrong):
        print("   ", count, *fault, sep="\t")


def speed(split: str) -> None:
    files = [
        (str(path), path.read_bytes())
        for folder in debian_sources(DEV if split == "dev" else HELD, split)
        for path in sorted(folder.rglob("*"))[:1500]
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 1_000_000
    ]
    files = [(name, data) for name, data in files if b"\0" not in data[:4096]]
    detect_license("LICENSE", b"Permission is hereby granted, free of charge" * 20)
    start = time.process_time()
    found = sum(detect_license(name, data) is not None for name, data in files)
    spent = time.process_time() - start
    size = sum(len(data) for _, data in files) / len(files)
    print(f"speed: {spent / len(files) * 1e6:.0f} us CPU a file ({len(files)} files, mean {size:,.0f} bytes,"
          f" {found / len(files):.2f} with a license)")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="*", default=["tags", "headers", "texts", "several", "speed"])
    parser.add_argument("--split", choices=["dev", "held"], default="held")
    parser.add_argument("--wrong", type=int, default=0, help="how many wrong answers to show")
    options = parser.parse_args()
    if "tags" in options.what:
        report("tags", tag_cases(options.split), 0.99, options.wrong)
    if "headers" in options.what:
        cases, unjudged = header_cases(options.split)
        report("headers", cases, 0.85, options.wrong)
        print(f"    unjudged, the oracles disagree: {len(unjudged)}")
    if "several" in options.what:
        report("several", several_cases(options.split), 0.85, options.wrong)
    if "texts" in options.what:
        report("texts", text_cases(options.split), 0.85, options.wrong, with_peer=True)
        report("real license files", real_license_files(), 0.85, options.wrong)
    if "speed" in options.what:
        speed(options.split)


if __name__ == "__main__":
    main()
