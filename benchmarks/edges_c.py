"""Include edges of C and C++ repositories as gcc finds them in the projects' own builds.

    python benchmarks/edges_c.py fetch
    python benchmarks/edges_c.py truth [NAME ...]

`fetch` unpacks Debian source packages, pinned by version, into $DATAPREP_BENCH_DIR/edges/c/NAME.
`truth` configures a copy of each with its own build system (CMake, configure, or make), takes the
compile commands, and writes NAME.truth.jsonl beside it: ``{"source", "target", "is_seen"}`` with
paths inside the repository, and NAME.importers.txt: the files of which gcc has an opinion.

An importer is judged when the build compiles it or `gcc -H` reaches it. Its edges are

* what `gcc -H` prints below it in any translation unit (``is_seen``), and
* every other ``#include`` line of it, also under conditions that this platform does not take and
  where an include guard keeps gcc from opening the file again, resolved by gcc's documented order
  (own directory for quotes, -iquote, -I, -isystem) over the directories of the compile commands of
  the units that reach it. What `gcc -H` prints and that order does not foretell is printed, not dropped.

Files that the build makes are no files of the repository: an include of one has no edge. Files
that the build neither compiles nor reaches have no opinion: they are left out on both sides.
Needs gcc, g++, cmake, make, autoconf, and the packages of `BUILD_NEEDS`.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from _debian_sources import fetch_sources

ROOT = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "edges" / "c"
BUILD_NEEDS = "zlib1g-dev libssl-dev libevent-dev libncurses-dev libonig-dev libpcre3-dev bison"
LOOKED_AT = {
    "zlib": "1:1.2.13.dfsg-1",
    "jq": "1.6-2.1+deb12u2",
    "redis": "5:7.0.15-1~deb12u10",
    "libuv1": "1.44.2-1+deb12u1",
    "libgit2": "1.5.1+ds-1+deb12u1",
    "libevent": "2.1.12-stable-8+deb12u1",
    "fmtlib": "9.1.0+ds1-2",
    "spdlog": "1:1.10.0+ds-0.4",
    "leveldb": "1.23-4",
    "yaml-cpp": "0.7.0+dfsg-8",
}
HELD_OUT = {
    "nghttp2": "1.52.0-1+deb12u3",
    "mbedtls": "2.28.3-1",
    "libarchive": "3.6.2-1+deb12u5",
    "tmux": "3.3a-3",
    "curl": "7.88.1-10+deb12u5",
    "git": "1:2.39.5-0+deb12u3",
    "protobuf": "3.21.12-3+deb12u1",
    "googletest": "1.12.1-0.2",
    "abseil": "20220623.1-1+deb12u2",
    "taglib": "1.13-2+deb12u1",
    "re2": "20220601+dfsg-1",
    "libjsoncpp": "1.9.5-4",
}
PREPARE = {
    "fmtlib": "mkdir -p test/gtest && echo 'add_library(gtest INTERFACE)' > test/gtest/CMakeLists.txt",
    "yaml-cpp": "mkdir -p test/gtest-1.10.0 && echo 'add_library(gmock INTERFACE)' > "
    "test/gtest-1.10.0/CMakeLists.txt",
    "libgit2": "for d in http-parser zlib pcre ntlmclient; do mkdir -p deps/$d; touch deps/$d/x.c; "
    'echo "add_library($d OBJECT x.c)" > deps/$d/CMakeLists.txt; done',
}
"""Commands for what Debian takes out of the upstream archive."""
CONFIGURE = {"jq": "--disable-docs", "tmux": "", "zlib": ""}
MAKE = {
    "re2": "",
    "redis": "MALLOC=libc",
    "git": "NO_GETTEXT=1 NO_CURL=1 NO_EXPAT=1 NO_PERL=1 NO_PYTHON=1",
}
CMAKE = {
    "spdlog": "-DSPDLOG_BUILD_EXAMPLE_HO=ON -DSPDLOG_BUILD_TESTS=ON -DSPDLOG_BUILD_TESTS_HO=ON",
    "leveldb": "-DLEVELDB_BUILD_TESTS=OFF -DLEVELDB_BUILD_BENCHMARKS=OFF",
    "nghttp2": "-DENABLE_LIB_ONLY=ON",
    "protobuf": "-Dprotobuf_BUILD_TESTS=OFF",
    "googletest": "-Dgtest_build_tests=ON -Dgmock_build_tests=ON",
    "libgit2": "-DUSE_SSH=OFF -DREGEX_BACKEND=builtin -DUSE_BUNDLED_ZLIB=ON -DUSE_HTTPS=OpenSSL",
    "libevent": "-DEVENT__DISABLE_MBEDTLS=ON",
}
SOURCE = (".c", ".cc", ".cpp", ".cxx", ".C", ".c++", ".m", ".mm")
_VALUED = ("-I", "-iquote", "-isystem", "-idirafter", "-D", "-U", "-include", "-imacros")
_INCLUDE = re.compile(rb'^[ \t]*#[ \t]*(?:include|include_next|import)[ \t]*(["<])([^">\n]+)[">]')
_ENTER = re.compile(r"^make(?:\[\d+\])?: (Entering|Leaving) directory [`'](.+)'$")


@dataclass(frozen=True)
class Unit:
    """A translation unit: where it is compiled, what, and with which flags that decide includes."""

    folder: Path
    file: Path
    flags: tuple[str, ...]


@dataclass(frozen=True)
class SearchPath:
    """Directories of a unit: for quotes only, and for both forms."""

    quote: tuple[Path, ...]
    both: tuple[Path, ...]


def _call(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "LC_ALL": "C"},
    )
    if done.returncode:
        print(f"  {command}: exit {done.returncode}: {done.stderr[-300:]}", file=sys.stderr)
    return done.stdout


def _flags(words: list[str]) -> tuple[str, ...]:
    """Return the words of a command that decide which files it includes."""
    kept: list[str] = []
    iterator = iter(words)
    for word in iterator:
        if word in _VALUED:
            kept += [word, next(iterator, "")]
        elif word.startswith((*_VALUED, "-std=", "-nostdinc", "-m", "-fopenmp", "-pthread")):
            kept.append(word)
    return tuple(kept)


def _unit(words: list[str], folder: Path) -> Unit | None:
    """Return the unit that a compiler's command line compiles; None when it only links."""
    if "-c" not in words:
        return None
    files = [word for word in words if word.endswith(SOURCE) and not word.startswith("-")]
    if not files:
        return None
    return Unit(folder, (folder / files[-1]).resolve(), _flags(words))


def _printed_commands(text: str, folder: Path) -> Iterator[Unit]:
    """Yield the units of the commands that `make -n -w` prints."""
    folders = [folder]
    for line in text.replace("\\\n", " ").splitlines():
        enter = _ENTER.match(line)
        if enter:
            folders = [*folders, Path(enter[2])] if enter[1] == "Entering" else folders[:-1]
            continue
        for command in re.split(r"&&|;|\|\|", line):
            if " -c " not in command or not re.search(r"\b(?:g?cc|c\+\+|g\+\+)\b", command):
                continue
            plain = re.sub(r"`[^`]*\|\|\s*echo '([^']*)'`", r"\1", command)
            try:
                words = shlex.split(re.sub(r"`[^`]*`", "", plain))
            except ValueError:
                continue
            unit = _unit(words, folders[-1])
            if unit:
                yield unit


def units(name: str, work: Path) -> list[Unit]:
    """Configure a copy of a repository and return its units."""
    if name in PREPARE:
        _call(PREPARE[name], work)
    if name in MAKE or name in CONFIGURE:
        if name in CONFIGURE:
            if not (work / "configure").exists():
                _call("autoreconf -fi", work)
            _call(f"chmod +x configure; ./configure {CONFIGURE[name]}", work)
        printed = _call(f"make -n -k -B -w V=1 {MAKE.get(name, '')}", work)
        found = list(_printed_commands(printed, work))
    else:
        options = CMAKE.get(name, "")
        export = "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"
        _call(f"cmake -S . -B build-of-benchmark {export} {options}", work)
        text = (work / "build-of-benchmark" / "compile_commands.json").read_text(encoding="utf-8")
        found = []
        for entry in json.loads(text):
            folder = Path(entry["directory"])
            words = shlex.split(entry["command"])
            found.append(Unit(folder, (folder / entry["file"]).resolve(), _flags(words)))
    return list(dict.fromkeys(unit for unit in found if unit.file.exists()))


def seen(unit: Unit) -> list[tuple[Path, Path]]:
    """Return the pairs of includer and included file that `gcc -H` prints for a unit."""
    tool = "gcc" if unit.file.suffix == ".c" else "g++"
    done = subprocess.run(
        [tool, *unit.flags, "-w", "-E", "-H", "-o", os.devnull, str(unit.file)],
        cwd=unit.folder,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=120,
    )
    stack = [unit.file]
    pairs = []
    for line in done.stderr.splitlines():
        match = re.match(r"^(\.+)[!x]? (\S.*)$", line)
        if not match:
            continue
        depth = len(match[1])
        path = Path(os.path.normpath(unit.folder / match[2]))
        del stack[depth:]
        pairs.append((stack[depth - 1], path))
        stack.append(path)
    return pairs


def search_path(unit: Unit) -> SearchPath:
    """Return the directories that a unit's flags name, in gcc's order."""
    places: dict[str, list[Path]] = defaultdict(list)
    iterator = iter(unit.flags)
    for word in iterator:
        for option in ("-iquote", "-isystem", "-idirafter", "-I"):
            if word.startswith(option):
                value = word[len(option) :] or next(iterator, "")
                places[option].append(Path(os.path.normpath(unit.folder / value)))
                break
    both = [*places["-I"], *places["-isystem"], *places["-idirafter"]]
    return SearchPath(tuple(places["-iquote"]), tuple(dict.fromkeys(both)))


def directives(path: Path) -> list[tuple[bool, str]]:
    """Return the include lines of a file: whether in quotes, and the name; comments left out."""
    done = subprocess.run(
        ["gcc", "-fpreprocessed", "-dD", "-E", "-P", "-w", "-x", "c", str(path)],
        check=False,
        capture_output=True,
    )
    lines = done.stdout.splitlines() or path.read_bytes().splitlines()
    found = (_INCLUDE.match(line) for line in lines)
    return [(m[1] == b'"', m[2].decode("utf-8", "replace").strip()) for m in found if m]


def resolve(path: Path, quoted: bool, name: str, where: SearchPath) -> Path | None:
    """Return the file that an include line names, by gcc's order."""
    folders: Iterable[Path] = (path.parent, *where.quote, *where.both) if quoted else where.both
    for folder in folders:
        candidate = Path(os.path.normpath(folder / name))
        if candidate.is_file():
            return candidate
    return None


def truth(name: str) -> None:
    """Write the edges and the judged importers of a repository."""
    origin = ROOT / name
    work = (ROOT / ".work" / name).resolve()
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(origin, work, symlinks=True)
    own = {str(path.relative_to(origin)) for path in origin.rglob("*") if path.is_file()}

    def inside(path: Path) -> str | None:
        try:
            relative = str(path.relative_to(work))
        except ValueError:
            return None
        return relative if relative in own else None

    found: dict[tuple[str, str], bool] = {}
    reached: dict[Path, dict[SearchPath, None]] = defaultdict(dict)
    for unit in units(name, work):
        where = search_path(unit)
        reached[unit.file][where] = None
        for source, target in seen(unit):
            reached[target][where] = None
            first, second = inside(source), inside(target)
            if first and second and first != second:
                found[first, second] = True
    importers = sorted((path, key) for path in reached if (key := inside(path)))
    predicted = set()
    for path, key in importers:
        for quoted, spelled in directives(path):
            for where in reached[path]:
                target = resolve(path, quoted, spelled, where)
                second = inside(target) if target else None
                if second and second != key:
                    predicted.add((key, second))
                    found.setdefault((key, second), False)
    rows = [
        {"source": source, "target": target, "is_seen": is_seen}
        for (source, target), is_seen in sorted(found.items())
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (ROOT / f"{name}.truth.jsonl").write_text(text, encoding="utf-8")
    lines = "".join(f"{key}\n" for _, key in importers)
    (ROOT / f"{name}.importers.txt").write_text(lines, encoding="utf-8")
    shutil.rmtree(work)
    only_seen = {pair for pair, is_seen in found.items() if is_seen} - predicted
    count = sum(row["is_seen"] is True for row in rows)
    print(
        f"{name}: {len(importers)} importers, {len(rows)} edges, {count} printed by gcc -H, "
        f"{len(only_seen)} of them by no include line: {sorted(only_seen)[:6]}"
    )


def main() -> None:
    command, *names = sys.argv[1:] or ["help"]
    if command == "fetch":
        missing = fetch_sources({**LOOKED_AT, **HELD_OUT}, ROOT, ROOT.parent / ".apt")
        print(f"missing: {missing}")
    elif command == "truth":
        for name in names or [*LOOKED_AT, *HELD_OUT]:
            truth(name)
    else:
        print(__doc__)


if __name__ == "__main__":
    main()
