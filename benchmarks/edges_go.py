"""Import edges of Go repositories as `go list` and go/parser find them.

    python benchmarks/edges_go.py fetch
    python benchmarks/edges_go.py truth [NAME ...]

`fetch` unpacks Debian source packages, pinned by version, into $DATAPREP_BENCH_DIR/edges/go/NAME.
`truth` asks `go list -e -find -json ./...` in every module of a repository (and for all folders of its
vendor/ under -mod=vendor; with a go.mod of its module line alone, because nothing can be downloaded
and Debian takes parts of vendor/ away) which folder an import path means and which
files belong to it, and Go's own parser for the imports of each file. It writes NAME.truth.jsonl:
``{"source", "target", "is_test", "is_built"}`` and NAME.importers.txt: the files of the listed packages.

An edge leads from a file to every file of the imported package's folder that is no test and has the
package's name: GoFiles, CgoFiles and those of IgnoredGoFiles whose package clause is the package's
(other platforms, ``is_built`` false); a generator under ``//go:build ignore`` in another package is
none. Importers are all files of a listed package, its tests too (``is_test``), so that both may be
counted apart. A module of the repository that another one needs without ``replace`` is taken from the
repository, as a workspace does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from _debian_sources import fetch_sources

ROOT = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "edges" / "go"
LOOKED_AT = {
    "golang-github-spf13-cobra": "1.6.1-1",
    "golang-github-gin-gonic-gin": "1.8.1-1",
    "fzf": "0.38.0-1",
    "golang-google-grpc": "1.33.3-2",
    "prometheus": "2.42.0+ds-5+deb12u1",
    "containerd": "1.6.20~ds1-1+deb12u3",
}
HELD_OUT = {
    "hugo": "0.111.3-1",
    "rclone": "1.60.1+dfsg-2",
    "restic": "0.14.0-1",
    "etcd": "3.4.23-4",
    "caddy": "2.6.2-5",
    "delve": "1.20.2-1+deb12u1",
    "gh": "2.23.0+dfsg1-1",
    "syncthing": "1.19.2~ds1-1",
}
_PROGRAM = """package main

import (
	"bufio"
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"strconv"
)

func main() {
	out := json.NewEncoder(os.Stdout)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		file, err := parser.ParseFile(token.NewFileSet(), in.Text(), nil, parser.ImportsOnly)
		if file == nil || err != nil && file.Name == nil {
			continue
		}
		imports := []string{}
		for _, spec := range file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			imports = append(imports, path)
		}
		out.Encode(map[string]any{"file": in.Text(), "package": file.Name.Name, "imports": imports})
	}
}
"""
_FIELDS = "Dir,ImportPath,Name,GoFiles,CgoFiles,IgnoredGoFiles,TestGoFiles,XTestGoFiles"


class Package(NamedTuple):
    """A folder that `go list` names."""

    folder: Path
    name: str
    built: frozenset[str]
    ignored: frozenset[str]
    tests: frozenset[str]


def _run(command: list[str], folder: Path, mode: str, stdin: str | None = None) -> str:
    environment = {
        "GOFLAGS": f"-mod={mode}",
        "GOPROXY": "off",
        "GO111MODULE": "on",
        "GOSUMDB": "off",
    }
    done = subprocess.run(
        command,
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        input=stdin,
        env={**os.environ, **environment},
    )
    return done.stdout


def _listed(folder: Path, mode: str, patterns: list[str]) -> dict[str, Package]:
    """Return the packages of a module by import path."""
    command = ["go", "list", "-e", "-find", f"-json={_FIELDS}"]
    lines = (folder / "go.mod").read_text(encoding="utf-8").splitlines()
    alone = ROOT / ".parser" / "alone.mod"
    alone.parent.mkdir(exist_ok=True)
    alone.write_text(next(x for x in lines if x.startswith("module")) + "\ngo 1.13\n")
    command.append(f"-modfile={alone}")
    text = _run([*command, *patterns], folder, mode)
    decoder = json.JSONDecoder()
    packages = {}
    at = 0
    while at < len(text):
        entry, at = decoder.raw_decode(text, at)
        at += len(text[at:]) - len(text[at:].lstrip())
        if entry.get("Dir"):
            ignored = entry.get("IgnoredGoFiles", [])
            tests = entry.get("TestGoFiles", []) + entry.get("XTestGoFiles", [])
            packages[entry["ImportPath"]] = Package(
                Path(entry["Dir"]),
                entry.get("Name", ""),
                frozenset(entry.get("GoFiles", []) + entry.get("CgoFiles", [])),
                frozenset(file for file in ignored if not file.endswith("_test.go")),
                frozenset([*tests, *(file for file in ignored if file.endswith("_test.go"))]),
            )
    return packages


def _modules(root: Path) -> list[Path]:
    """Return the folders of the modules of a repository, the uppermost first."""
    found = sorted(root.rglob("go.mod"), key=lambda path: (len(path.parts), path))
    folders = [path.parent for path in found]
    return [x for x in folders if not {"vendor", "testdata"} & {*x.relative_to(root).parts}]


def packages_of(root: Path) -> dict[str, Package]:
    """Return the packages of all modules of a repository by import path."""
    found: dict[str, Package] = {}
    for folder in _modules(root):
        for path, package in _listed(folder, "mod", ["./..."]).items():
            found.setdefault(path, package)
        vendor = folder / "vendor"
        below = sorted({str(file.parent.relative_to(vendor)) for file in vendor.rglob("*.go")})
        for path, package in _listed(folder, "vendor", below).items() if below else ():
            found.setdefault(path, package)
    return found


def add_named(root: Path, packages: dict[str, Package], wanted: list[str]) -> None:
    """Ask for packages that ``./...`` leaves out: in testdata, or all for other platforms."""
    for folder in _modules(root):
        missing = [path for path in wanted if path not in packages]
        for path, package in _listed(folder, "mod", missing).items() if missing else ():
            if root in package.folder.parents:
                packages.setdefault(path, package)


def _files(packages: dict[str, Package]) -> dict[Path, Package]:
    """Return the packages of all files that are listed."""
    return {
        package.folder / file: package
        for package in packages.values()
        for file in package.built | package.ignored | package.tests
    }


def _parsed(files: dict[Path, Package]) -> dict[str, dict[str, Any]]:
    """Return package clause and imports by file, by Go's own parser."""
    program = ROOT / ".parser" / "main.go"
    program.write_text(_PROGRAM, encoding="utf-8")
    names = "".join(f"{path}\n" for path in sorted(files))
    text = _run(["go", "run", str(program)], program.parent, "mod", names)
    return {row["file"]: row for row in map(json.loads, text.splitlines())}


def truth(name: str) -> None:
    """Write the edges and the judged importers of a repository."""
    root = ROOT / name
    packages = packages_of(root)
    parsed = _parsed(_files(packages))
    wanted = {path for row in parsed.values() for path in row["imports"] if "." in path}
    add_named(root, packages, sorted(wanted - packages.keys()))
    files = _files(packages)
    parsed = _parsed(files)
    rows = []
    for path in sorted(files):
        row = parsed.get(str(path))
        for wanted in sorted(set(row["imports"])) if row else ():
            package = packages.get(wanted)
            if package is None:
                continue
            for file in sorted(package.built | package.ignored):
                other = package.folder / file
                clause = parsed.get(str(other), {}).get("package")
                own = package.name or _usual(package, parsed)
                if other != path and clause == own:
                    rows.append(
                        {
                            "source": str(path.relative_to(root)),
                            "target": str(other.relative_to(root)),
                            "is_test": path.name in files[path].tests,
                            "is_built": file in package.built,
                        }
                    )
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (ROOT / f"{name}.truth.jsonl").write_text(lines, encoding="utf-8")
    importers = "".join(f"{path.relative_to(root)}\n" for path in sorted(files))
    (ROOT / f"{name}.importers.txt").write_text(importers, encoding="utf-8")
    tests = sum(row["is_test"] is True for row in rows)
    print(
        f"{name}: {len(packages)} packages, {len(files)} files, {len(rows)} edges, {tests} of tests"
    )


def _usual(package: Package, parsed: dict[str, dict[str, Any]]) -> str:
    """Return the most frequent package clause of a folder of which `go list` tells no name."""
    clauses = [parsed.get(str(package.folder / f), {}).get("package", "") for f in package.ignored]
    return max(sorted(set(clauses)), key=clauses.count, default="")


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
