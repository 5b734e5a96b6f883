"""Edges between Rust files as rustc sees them: the reference for the resolver of Rust.

``fetch`` brings pinned packages of Debian into
``$DATAPREP_BENCH_DIR/edges/rust/<repository>/``; ``truth`` compiles each of them with the rustc at
hand and writes ``<repository>.truth.jsonl``, rows ``{"source", "target", "kind"}`` (kinds module, use, and import for ``extern crate``), and
``<repository>.compiled.txt``, the files that rustc has read: code that another platform or feature
would compile has no truth.

How the truth is made: cargo checks the libraries and programs of the packages; a wrapper asks rustc
for its high-level tree with resolved paths (``-Zunpretty=hir-tree``) once more for each, as it is and
as a test; tests, examples and benches are read with the library at hand. An item ``mod`` whose text lies in another file is an edge ``module``. A leaf of a ``use``
leads to the file of the module that holds the item that rustc resolves it to, a module to its own
file; so does a qualified path that begins with ``crate``, ``self``, ``super`` or the name of a
crate of the repository. Paths that macros wrote are left out (their syntax context is not the
root). Dependencies come from the packages of Debian.

Usage: ``python benchmarks/edges_rust.py fetch|truth [repository ...]``
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BENCH = Path(os.environ.get("DATAPREP_BENCH_DIR", ROOT / ".bench")).resolve() / "edges" / "rust"


@dataclass(frozen=True)
class Source:
    """A repository of the benchmark: where it comes from and how it is compiled."""

    package: str
    version: str
    kind: str = "deb"
    held_out: bool = False
    features: str = "--all-features"
    dependencies: tuple[str, ...] = ()


SOURCES = {
    "regex-automata": Source("librust-regex-automata-dev", "0.4.9-2"),
    "tokio": Source("librust-tokio-dev", "1.43.1-1", features="--features=full,test-util"),
    "clap_builder": Source("librust-clap-builder-dev", "4.5.23-1"),
    "nom": Source("librust-nom-dev", "7.1.3-1+b2"),
    "h2": Source("librust-h2-dev", "0.4.7-3"),
    "chrono": Source("librust-chrono-dev", "0.4.39-2", features="--features=serde,rkyv"),
    "rayon": Source("librust-rayon-dev", "1.10.0-1", held_out=True),
    "hyper": Source("librust-hyper-dev", "1.5.2-1", held_out=True, features="--features=full"),
    "petgraph": Source("librust-petgraph-dev", "0.6.4-1+b2", held_out=True),
    "syn": Source("librust-syn-dev", "2.0.98-1", held_out=True, features="--features=full"),
    "coreutils": Source(
        "rust-coreutils",
        "0.0.30-2",
        kind="source",
        held_out=True,
        features="",
        dependencies=("librust-uucore-dev", "librust-bat-dev"),
    ),
}


def _apt_options() -> list[str]:
    """Return options that keep apt's lists in the cache and take the release ``trixie``."""
    home = BENCH / ".apt"
    for folder in ("lists", "cache"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    sources = home / "trixie.sources"
    if not sources.exists():
        found = re.search(
            r"^URIs:\s*(\S+/debian)/?\s*$",
            "\n".join(
                path.read_text()
                for path in sorted(Path("/etc/apt/sources.list.d").glob("*.sources"))
            ),
            re.MULTILINE,
        )
        if found is None:
            sys.exit("apt knows no archive of Debian")
        sources.write_text(
            f"Types: deb deb-src\nURIs: {found.group(1)}\nSuites: trixie\nComponents: main\n"
            "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg\n"
        )
    return [
        *("-o", f"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=/dev/null"),
        *("-o", f"Dir::State::lists={home / 'lists'}", "-o", f"Dir::Cache={home / 'cache'}"),
        *("-o", "Dir::State::status=/dev/null", "-o", "APT::Sandbox::User=root"),
    ]


def _unpack_debs(packages: list[str]) -> None:
    """Bring crates of Debian and what they need into the folder of vendored crates."""
    options = _apt_options()
    plan = subprocess.run(
        ["apt-get", *options, "-s", "install", "--no-install-recommends", *packages],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    wanted = sorted(set(re.findall(r"^Inst (librust-\S+) \((\S+)", plan, re.MULTILINE)))
    debs = BENCH / ".debs"
    debs.mkdir(exist_ok=True)
    missing = [
        f"{name}={version}"
        for name, version in wanted
        if not list(debs.glob(f"{name}_{version.replace(':', '%3a')}_*.deb"))
    ]
    for start in range(0, len(missing), 50):
        part = missing[start : start + 50]
        subprocess.run(["apt-get", *options, "-q", "download", *part], cwd=debs, check=True)
    vendor = BENCH / ".vendor"
    for deb in sorted(debs.glob("*.deb")):
        mark = vendor / ".done" / deb.name
        if not mark.exists():
            subprocess.run(["dpkg-deb", "-x", deb, vendor], check=True)
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()


def _fetch(name: str, source: Source) -> None:
    target = BENCH / name
    if target.exists():
        return
    if source.kind == "source":
        scratch = BENCH / ".source"
        scratch.mkdir(exist_ok=True)
        wanted = f"{source.package}={source.version}"
        options = [*_apt_options(), "-q", "--download-only", "source"]
        subprocess.run(["apt-get", *options, wanted], cwd=scratch, check=False)
        archive = next(scratch.glob(f"{source.package}_*.orig.tar.*z"))
        with tarfile.open(archive) as opened:
            top = opened.getnames()[0].split("/")[0]
            opened.extractall(scratch, filter="data")
        (scratch / top).rename(target)
        if not source.dependencies:
            return
        _unpack_debs(list(source.dependencies))
        return
    _unpack_debs([f"{source.package}={source.version}"])
    version = source.version.split("-")[0].split("+")[0]
    shutil.copytree(BENCH / ".vendor/usr/share/cargo/registry" / f"{name}-{version}", target)


# --- what rustc says --------------------------------------------------------------------------

_OWNER = re.compile(r"^DefId\(0:(\d+) ~ (\S+)\) => OwnerNodes")
_ANY_DEF = re.compile(r"DefId\(\d+:\d+ ~ (.+?)\)[.,]*$")
_SPAN = re.compile(r"span: (\S+?):\d+:\d+: .*\(#(\d+)\)")
_IDENT = re.compile(r"ident: (.+)#\d+,")


@dataclass(frozen=True)
class TreePath:
    """A path of the tree: where it stands, what it leads to and its names."""

    file: str
    is_written: bool
    definitions: tuple[tuple[str, bool], ...]
    names: tuple[str, ...]
    first: str | None
    use: str | None


@dataclass
class Dump:
    """What one tree says: modules with their files, and paths."""

    modules: dict[str, str]
    paths: list[TreePath]
    crates: list[tuple[str, str]]


@dataclass
class _Open:
    """A node ``Path`` that is being read."""

    indent: int
    owner: str
    file: str = ""
    is_written: bool = False
    definitions: list[tuple[str, bool]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    first: str | None = None
    is_in_segments: bool = False
    is_module: bool = False

    def take(self, text: str, depth: int) -> None:
        """Take a line of the node; lines of nodes in it are deeper."""
        if not self.is_in_segments:
            if (span := _SPAN.match(text)) and not self.file:
                self.file, self.is_written = span.group(1), span.group(2) == "0"
            elif text == "Mod,":
                self.is_module = True
            elif text.startswith("DefId(") and (found := _ANY_DEF.match(text)):
                self.definitions.append((found.group(1), self.is_module))
                self.is_module = False
            elif text.startswith("segments: ["):
                self.is_in_segments = True
        elif depth == self.indent + 12 and (ident := _IDENT.match(text)):
            self.names.append(ident.group(1))
        elif len(self.names) == 1 and self.first is None and depth == self.indent + 16:
            found = _ANY_DEF.match(text)
            self.first = found.group(1) if found is not None else None

    def closed(self, use: str | None) -> TreePath:
        """Return the node as read."""
        return TreePath(
            self.file, self.is_written, tuple(self.definitions), tuple(self.names), self.first, use
        )


def _read_dump(path: Path) -> Dump:
    """Read modules and paths from a tree that rustc printed."""
    dump = Dump({}, [], [])
    owner, is_module_item, crate = "", False, ""
    stack: list[_Open] = []
    with path.open(encoding="utf-8", errors="replace") as opened:
        lines = iter(opened)
        for line in lines:
            text = line.strip()
            if text.endswith("Path {"):
                stack.append(_Open(len(line) - len(line.lstrip()), owner))
            elif stack:
                depth = len(line) - len(line.lstrip())
                if depth == stack[-1].indent and text.startswith("}"):
                    node = stack.pop()
                    use = None
                    if "{use#" in owner.rsplit("::", 1)[-1] and not stack:
                        use = next(lines, "").strip().split("(")[0].rstrip(",")
                    dump.paths.append(node.closed(use))
                else:
                    stack[-1].take(text, depth)
            elif (found := _OWNER.match(line)) is not None:
                owner, is_module_item = found.group(2), False
            elif text == "kind: ExternCrate(":
                named = [next(lines, "").strip() for _ in range(2)]
                crate = named[1].rstrip(",") if named[0] == "Some(" else named[1].split("#")[0]
            elif crate and (span := _SPAN.match(text)) is not None:
                dump.crates.append((span.group(1), crate))
                crate = ""
            elif text == "kind: Mod(" or text == "node: Crate(":
                is_module_item = True
            elif is_module_item and text.startswith("inner_span: "):
                span = _SPAN.search(text)
                if span is not None:
                    dump.modules[owner] = span.group(1)
                is_module_item = False
    return dump


def _holder(modules: dict[str, str], definition: str, *, is_module: bool) -> str | None:
    """Return the file of the module that holds a definition, or of the module itself."""
    parts = definition.split("::")
    if not is_module and len(parts) > 1:
        parts = parts[:-1]
    while parts:
        if (file := modules.get("::".join(parts))) is not None:
            return file
        parts.pop()
    return None


def _edges(dumps: list[Dump]) -> set[tuple[str, str, str]]:
    modules: dict[str, str] = {}
    for dump in dumps:
        modules.update(dump.modules)
    edges: set[tuple[str, str, str]] = set()
    for dump in dumps:
        for name, file in dump.modules.items():
            parent = dump.modules.get(name.rpartition("::")[0])
            if parent is not None:
                edges.add((parent, file, "module"))
        for path in dump.paths:
            if not path.is_written or path.use == "ListStem":
                continue
            if path.use is None:
                starts = path.names and path.names[0] in {"crate", "self", "super"}
                starts = starts or (path.first in modules and "::" not in (path.first or "::"))
                if not starts or len(path.names) < 2:
                    continue
            for definition, is_module in path.definitions:
                target = _holder(modules, definition, is_module=is_module)
                if target is not None:
                    edges.add((path.file, target, "use"))
    roots = {name.partition("[")[0]: file for name, file in modules.items() if "::" not in name}
    for dump in dumps:
        for file, name in dump.crates:
            if name in roots:
                edges.add((file, roots[name], "import"))
    return {edge for edge in edges if edge[0] != edge[1]}


# --- compiling --------------------------------------------------------------------------------

_WRAPPER = """#!{python}
import json, os, subprocess, sys
arguments = sys.argv[2:]
code = subprocess.call([sys.argv[1], *arguments])
if "CARGO_MANIFEST_DIR" in os.environ and "build_script_build" not in arguments:
    kept, skip = [], False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in ("--out-dir", "--emit"):
            skip = True
        elif not argument.startswith(("--emit=", "--error-format", "--json", "-Cincremental")):
            kept.append(argument)
    name = arguments[arguments.index("--crate-name") + 1]
    out = os.path.join(os.environ["EDGES_DUMPS"], f"{{name}}-{{os.getpid()}}")
    with open(out + ".json", "w") as opened:
        package = os.environ["CARGO_MANIFEST_DIR"]
        folder = arguments[arguments.index("--out-dir") + 1]
        json.dump({{"name": name, "package": package, "arguments": kept, "out": folder}}, opened)
    for suffix, more in ((".hir", []), (".test.hir", ["--test"])):
        with open(out + suffix, "wb") as opened:
            command = [sys.argv[1], *kept, *more, "-Zunpretty=hir-tree", "--cap-lints=allow"]
            subprocess.call(command, stdout=opened, stderr=subprocess.DEVNULL)
sys.exit(code)
"""


def _targets(build: Path) -> list[dict[str, Any]]:
    """Return the targets of a workspace as cargo lists them, with edition and folder of their package."""
    found = subprocess.run(
        ["cargo", "metadata", "--no-deps", "--offline", "--format-version=1"],
        cwd=build,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [
        {
            **target,
            "features": package["features"],
            "package": str(Path(package["manifest_path"]).parent),
            "package_name": package["name"],
        }
        for package in json.loads(found)["packages"]
        for target in package["targets"]
        if target["kind"] != ["custom-build"]
    ]


def _dump(command: list[str], build: Path, out: Path) -> None:
    with out.open("wb") as opened:
        subprocess.run(
            [*command, "-Zunpretty=hir-tree", "--cap-lints=allow"],
            cwd=build,
            stdout=opened,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ, RUSTC_BOOTSTRAP="1"),
            check=False,
        )


def _dump_others(build: Path, dumps: Path) -> None:
    """Ask rustc for tests, examples and benches, with the library but without what only they need."""
    called = [json.loads(path.read_text()) for path in sorted(dumps.glob("*.json"))]
    for number, target in enumerate(_targets(build)):
        if not {"test", "example", "bench"} & set(target["kind"]):
            continue
        mine = [one for one in called if one["package"] == target["package"]]
        library = next((one for one in mine if "lib" in " ".join(one["arguments"][:12])), None)
        if library is None:
            continue
        command = ["rustc", f"--crate-name=other_{number}", f"--edition={target['edition']}"]
        arguments = library["arguments"]
        for place, argument in enumerate(arguments):
            if argument in ("--cfg", "--extern", "-L", "--check-cfg"):
                command += [argument, arguments[place + 1]]
        extra = next(one for one in arguments if one.startswith("extra-filename="))
        name = library["name"]
        rmeta = f"{library['out']}/lib{name}{extra.removeprefix('extra-filename=')}.rmeta"
        command += ["--extern", f"{name}={rmeta}", "--test", f"-Cmetadata={number}"]
        command.append(os.path.relpath(target["src_path"], build))
        _dump(command, build, dumps / f"other-{number}.hir")


_DEVELOPMENT = re.compile(
    r"^\[(?:target\.[^\n]*\.)?dev-dependencies[^\n]*\]\s*$.*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL
)


def _strip_manifests(build: Path) -> None:
    """Take development dependencies out of the copies' manifests: few of them are at hand."""
    for manifest in build.rglob("Cargo.toml"):
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(_DEVELOPMENT.sub("", text), encoding="utf-8")


def _compile(name: str, source: Source, build: Path, dumps: Path) -> None:
    wrapper = BENCH / ".wrapper.py"
    wrapper.write_text(_WRAPPER.format(python=sys.executable))
    wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
    _strip_manifests(build)
    (build / "Cargo.lock").unlink(missing_ok=True)
    (build / ".cargo").mkdir(exist_ok=True)
    (build / ".cargo/config.toml").write_text(
        '[source.crates-io]\nreplace-with = "vendored"\n[source.vendored]\n'
        f'directory = "{BENCH / ".vendor/usr/share/cargo/registry"}"\n'
    )
    command = ["cargo", "check", "--offline", "--workspace", "--keep-going", "-q"]
    environment = dict(
        os.environ,
        RUSTC_BOOTSTRAP="1",
        RUSTC_WORKSPACE_WRAPPER=str(wrapper),
        EDGES_DUMPS=str(dumps),
        CARGO_TARGET_DIR=str(BENCH / ".target"),
        RUSTFLAGS="--cap-lints=allow",
    )
    for target in _targets(build):
        for known in (BENCH / ".target/debug/.fingerprint").glob(f"{target['package_name']}-*"):
            shutil.rmtree(known)
    with (BENCH / f"{name}.log").open("wb") as log:
        subprocess.run(
            [*command, *source.features.split()],
            cwd=build,
            env=environment,
            stderr=log,
            check=False,
        )


def _truth(name: str, source: Source) -> None:
    repository = BENCH / name
    build, dumps = BENCH / ".build" / name, BENCH / ".dumps" / name
    for folder in (build, dumps):
        shutil.rmtree(folder, ignore_errors=True)
    dumps.mkdir(parents=True)
    shutil.copytree(repository, build, symlinks=True)
    _compile(name, source, build, dumps)
    _dump_others(build, dumps)
    read = [_read_dump(path) for path in sorted(dumps.glob("*.hir"))]
    prefix = f"{build}/"

    def relative(path: str) -> str | None:
        path = os.path.normpath(path.removeprefix(prefix))
        return path if (repository / path).is_file() and not path.startswith("/") else None

    rows = sorted(
        {
            (start, end, kind)
            for source_, target, kind in _edges(read)
            if (start := relative(source_)) and (end := relative(target)) and start != end
        }
    )
    with (BENCH / f"{name}.truth.jsonl").open("w", encoding="utf-8") as opened:
        for start, end, kind in rows:
            opened.write(json.dumps({"source": start, "target": end, "kind": kind}) + "\n")
    # NOTE: a root without a path is a file that a condition leaves out as a whole.
    used = {path.file for dump in read for path in dump.paths}
    used |= {source_ for source_, _, _ in _edges(read)}
    found = (
        relative(file)
        for dump in read
        for name, file in dump.modules.items()
        if "::" in name or file in used
    )
    files = {file for file in found if file is not None}
    (BENCH / f"{name}.compiled.txt").write_text("".join(f"{file}\n" for file in sorted(files)))
    shutil.rmtree(dumps)
    sys.stdout.write(f"{name}: {len(files)} files compiled, {len(rows)} edges\n")
    sys.stdout.flush()


def main() -> None:
    """Run one of the two steps for some repositories or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("step", choices=("fetch", "truth"))
    parser.add_argument("repositories", nargs="*", default=[])
    arguments = parser.parse_args()
    BENCH.mkdir(parents=True, exist_ok=True)
    if arguments.step == "fetch":
        subprocess.run(["apt-get", *_apt_options(), "-q", "update"], check=True)
    for name in arguments.repositories or SOURCES:
        if arguments.step == "fetch":
            _fetch(name, SOURCES[name])
        else:
            _truth(name, SOURCES[name])


if __name__ == "__main__":
    main()
