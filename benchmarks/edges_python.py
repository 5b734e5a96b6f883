"""Truth for import edges of Python: grimp inside packages, `ast` for everything that grimp leaves out.

A repository is the source archive of a release; the wheel of the same release says under which
dotted name each of its files is imported, whatever the archive's layout. grimp reads the unpacked
wheel (nothing is imported or run by it) and gives the edges between its modules. grimp leaves out
what the definition of an edge counts: files outside the wheel (tests, scripts, documentation,
`setup.py`), single modules at the top level, stubs, packages below a folder without `__init__.py`
inside a package, modules named by literals in `import_module`. For those a second reading with `ast` is taken, by
rules of a few lines: the names are looked up, as `sys.path` would, in the importer's first folder
upwards without `__init__.py`, in the wheel, and in folders that the repository's own test settings
put on the path (written below by hand). The two readings are compared where both speak.

    DATAPREP_BENCH_DIR=... python benchmarks/edges_python.py fetch [seen|held-out|last]
    DATAPREP_BENCH_DIR=... python benchmarks/edges_python.py truth [seen|held-out|last]

Rows of `<repository>.truth.jsonl`: source, target, by (`grimp` or `ast`). Left out as in the
definition: edges to ancestors' `__init__.py` and through re-exports (counted apart), a file to
itself. One reading differs from grimp's: `import a.b` where no file a.b exists is no edge to a.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tarfile
import warnings
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

CACHE = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "edges" / "python"
# Release, and folders that its own test settings put on the path.
SEEN: dict[str, tuple[str, ...]] = {
    # src layout; monkeypatch.syspath_prepend(test_apps); each example is a project to be installed
    "flask==3.1.2": (
        "tests/test_apps",
        "examples/tutorial",
        "examples/javascript",
        "examples/celery/src",
    ),
    "attrs==25.3.0": (),  # two top-level packages, stubs beside modules
    "requests==2.32.3": (),  # src layout, tests beside
    "zope.interface==7.2": (),  # namespace package in src
    "setuptools==78.1.0": ("setuptools/_vendor",),  # three packages; appends _vendor to sys.path
    "celery==5.4.0": ("t/unit/contrib/proj",),  # flat; a Sphinx project's conf.py inserts "."
    "networkx==3.4.2": (),  # flat, tests inside
    "google-cloud-storage==2.19.0": (),  # namespace of namespaces
}
HELD_OUT: dict[str, tuple[str, ...]] = {
    "pytest==8.3.5": ("testing",),  # src, two packages and a module
    "ansible-core==2.18.5": (),  # lib layout
    "scrapy==2.12.0": (),  # tests beside
    "twisted==24.11.0": (),  # src, old and large
    "django==5.1.7": ("tests",),  # tests/runtests.py runs with tests/ first on the path
    "azure-storage-blob==12.25.0": (),  # namespace through pkgutil
    "types-protobuf==5.29.1.20250315": (),  # stub packages only
    "poetry-core==2.1.2": ("src/poetry/core/_vendor",),  # src; puts _vendor on sys.path
}
# Judged once, after what the others had shown was mended.
LAST: dict[str, tuple[str, ...]] = {
    "trio==0.29.0": (),  # src, much for the type checker only
    "opentelemetry-sdk==1.31.0": (),  # namespace in src, tests without packages
    "hypothesis==6.130.0": (),  # src, tests in many folders
    "sphinx==8.1.3": (),  # flat, tests with little projects of their own
    "pylint==3.3.6": (),  # flat, hundreds of odd files in its tests
}
SUFFIXES = (".py", ".pyi")


def _run(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr[-500:]}")


def fetch(release: str) -> None:
    """Download the source archive and the wheel of a release and unpack both."""
    folder = CACHE / release
    wheel = CACHE / f"{release}.wheel"
    if folder.exists() and wheel.exists():
        return
    work = CACHE / "download" / release
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    pip = (sys.executable, "-m", "pip", "download", "-q", "--no-deps")
    _run(*pip, "--no-binary", ":all:", release, cwd=work)
    _run(*pip, "--only-binary", ":all:", release, cwd=work)
    for archive in sorted(work.iterdir()):
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as opened:
                opened.extractall(wheel)
        else:
            with tarfile.open(archive) as opened_tar:
                opened_tar.extractall(work / "unpacked", filter="data")
    (top,) = (work / "unpacked").iterdir()
    shutil.rmtree(folder, ignore_errors=True)
    top.rename(folder)
    shutil.rmtree(work)


def _python_files(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def module_name(path: str) -> str:
    """Return the dotted name of a path below a folder of `sys.path`."""
    parts = list(PurePosixPath(path).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    if parts and parts[0].endswith("-stubs"):
        parts[0] = parts[0].removesuffix("-stubs")
    return ".".join(parts)


def installed(repository: Path, wheel: Path) -> dict[str, str]:
    """Return files of the repository by their path in the wheel."""
    by_end: dict[str, list[str]] = defaultdict(list)
    for path in _python_files(repository):
        parts = path.split("/")
        for start in range(len(parts)):
            by_end["/".join(parts[start:])].append(path)
    wanted = [path for path in _python_files(wheel) if ".dist-info/" not in path]
    roots = Counter(
        by_end[path][0].removesuffix(path) for path in wanted if len(by_end.get(path, ())) == 1
    )
    chosen = {}
    for path in wanted:
        if by_end.get(path):
            chosen[path] = max(
                by_end[path], key=lambda full: (roots[full.removesuffix(path)], full)
            )
    return chosen


def grimp_edges(wheel: Path) -> tuple[set[str], set[tuple[str, str]]]:
    """Return the modules and the edges that grimp finds in an unpacked wheel."""
    code = (
        "import json,sys; sys.path.insert(0,sys.argv[1]); import grimp\n"
        "g=grimp.build_graph(*sys.argv[2:],cache_dir=None)\n"
        "m=sorted(g.modules)\n"
        "json.dump([m,[[a,b] for a in m for b in sorted(g.find_modules_directly_imported_by(a))]],sys.stdout)"
    )
    tops = sorted(
        path.name
        for path in wheel.iterdir()
        if path.is_dir() and path.name.isidentifier() and any(path.rglob("*.py"))
    )
    if not tops:
        return set(), set()
    done = subprocess.run(
        [sys.executable, "-c", code, str(wheel.resolve()), *tops],
        capture_output=True,
        text=True,
        check=True,
    )
    modules, edges = json.loads(done.stdout)
    return set(modules), {(source, target) for source, target in edges}


def wanted_names(tree: ast.AST) -> Iterator[tuple[int, str, str | None]]:
    """Yield level, module and member of each import; the member is null for `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield 0, alias.name, None
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.level, node.module or "", alias.name
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            literal = node.args[0].value
            if called in {"import_module", "__import__"} and isinstance(literal, str):
                name = literal.lstrip(".")
                yield len(literal) - len(name), name, None


class Reader:
    """Looks names up in a repository as `sys.path` would."""

    def __init__(
        self,
        repository: Path,
        names: dict[str, str],
        installed_files: set[str],
        extra: tuple[str, ...],
    ) -> None:
        self.files = set(_python_files(repository))
        self.names = names  # file by dotted name, of the wheel
        self.installed = installed_files
        self.extra = extra

    def base(self, path: str) -> str:
        """Return the first folder upwards without `__init__.py`."""
        folder = path.rpartition("/")[0]
        while folder and any(f"{folder}/__init__{suffix}" in self.files for suffix in SUFFIXES):
            folder = folder.rpartition("/")[0]
        return folder

    def at(self, folder: str, dotted: str) -> str | None:
        """Return the file of a dotted name below a folder."""
        stem = "/".join(part for part in (folder, *dotted.split(".")) if part)
        for suffix in SUFFIXES:
            for end in (f"/__init__{suffix}", suffix):
                path = stem + end if stem else end.lstrip("/")
                if path in self.files:
                    return path
        return None

    def absolute(self, path: str, dotted: str) -> str | None:
        """Return the file of an absolute name seen from a file."""
        top = dotted.partition(".")[0]
        if top in sys.builtin_module_names:
            return None
        is_installed = path in self.installed  # then only what is installed is on the path
        if is_installed and dotted in self.names:
            return self.names[dotted]
        for folder in (*(() if is_installed else (self.base(path),)), *self.extra):
            if found := self.at(folder, dotted):
                return found
        if is_installed:
            return None
        if found := self.names.get(dotted):
            return found
        return None if top in sys.stdlib_module_names else self.at("", dotted)

    def edges(self, path: str, tree: ast.AST) -> Iterator[str]:
        """Yield files that a file imports."""
        for level, module, member in wanted_names(tree):
            if level:
                parts = path.split("/")[:-level]
                if len(path.split("/")) < level:
                    continue
                folder = "/".join(parts)
                look = lambda name, folder=folder: self.at(folder, name)  # noqa: E731
            else:
                look = lambda name: self.absolute(path, name)  # noqa: E731
            longer = f"{module}.{member}".lstrip(".") if member not in (None, "*") else None
            found = (look(longer) if longer else None) or (
                look(module) if module or level else None
            )
            if found and found != path:
                yield found


def truth(release: str, extra: tuple[str, ...]) -> None:
    """Write the edges of a repository and say where the two readings differ."""
    repository, wheel = CACHE / release, CACHE / f"{release}.wheel"
    places = installed(repository, wheel)
    names: dict[str, str] = {}
    for inside in sorted(places, key=lambda path: path.endswith(".pyi")):
        names.setdefault(module_name(inside), places[inside])
    reader = Reader(repository, names, set(places.values()), extra)
    modules, imported = grimp_edges(wheel)
    known = {names[module] for module in modules if names.get(module, "").endswith(".py")}
    by_grimp = {
        (names[a], names[b]) for a, b in imported if names.get(a) in known and names.get(b) in known
    }
    by_ast: set[tuple[str, str]] = set()
    unread = 0
    for path in sorted(reader.files):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse((repository / path).read_bytes())
        except (SyntaxError, ValueError, RecursionError):
            unread += 1
            continue
        by_ast.update((path, target) for target in reader.edges(path, tree))
    both = {edge for edge in by_ast if edge[0] in known and edge[1] in known}
    rows = {edge: "grimp" for edge in by_grimp if edge[0] != edge[1]}
    for edge in sorted(by_ast):
        rows.setdefault(edge, "ast")
    with (CACHE / f"{release}.truth.jsonl").open("w") as handle:
        for (source, target), by in sorted(rows.items()):
            handle.write(json.dumps({"source": source, "target": target, "by": by}) + "\n")
    print(
        f"{release:32} files {len(reader.files):5} unread {unread:3} grimp {len(by_grimp):6}"
        f" ast {len(by_ast):6} both-known: only grimp {len(by_grimp - both):3} only ast {len(both - by_grimp):3}"
    )
    if os.environ.get("SHOW"):
        for label, difference in (("grimp", by_grimp - both), ("ast", both - by_grimp)):
            for edge in sorted(difference)[:20]:
                print("   only", label, *edge)


def main() -> None:
    command, part = sys.argv[1], (sys.argv[2:] or ["all"])[0]
    chosen = {"seen": SEEN, "held-out": HELD_OUT, "last": LAST, "all": SEEN | HELD_OUT | LAST}[part]
    CACHE.mkdir(parents=True, exist_ok=True)
    for release, extra in chosen.items():
        if command == "fetch":
            fetch(release)
        else:
            truth(release, extra)


if __name__ == "__main__":
    main()
