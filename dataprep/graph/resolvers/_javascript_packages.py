"""Finds the files that names of packages lead to: workspaces, ``exports``, ``imports``, entries."""

from __future__ import annotations

import fnmatch
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dataprep.graph.model import Fact, Repository
from dataprep.graph.resolvers._javascript_files import Files, folder_of, joined, places_around

_RUN = frozenset({"import", "require", "node", "default"})
"""Conditions that hold when code runs; others are asked after these, types at the end."""
_BUILT = frozenset(
    [
        "dist",
        "lib",
        "build",
        "out",
        "esm",
        "cjs",
        "es",
        "umd",
        "types",
        "typings",
        "dist-types",
        "_esm",
        "_cjs",
        "_types",
        "es6",
        "esnext",
        "module",
        "commonjs",
        "common.js",
        "browser",
        "node",
    ]
)
"""Names of folders that a build writes."""
_SOURCES = ("src", "source", "lib", "")
_ENDINGS = re.compile(r"(?:\.d)?\.[cm]?[jt]sx?$")
_MAX_GLOBS = 500
_MAX_PARTS = 30


@dataclass(slots=True)
class Package:
    """What a ``package.json`` says.

    Attributes:
        folder: Its folder.
        name: Name of the package.
        entries: Paths by field: main, module, types, source.
        exports: Subpath, conditions and target, in order.
        imports: The same for names that begin with ``#``.
        globs: Where its workspaces lie.
        links: Folders by name of a dependency on a folder.
    """

    folder: str
    name: str | None = None
    entries: dict[str, str] = field(default_factory=dict)
    exports: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    imports: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    globs: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)


def read_packages(repository: Repository) -> dict[str, Package]:
    """Return the packages of a repository by folder: from the facts ``npm.*``, and installed ones."""
    packages: dict[str, Package] = {}
    for path in sorted(repository.manifests):
        facts = [fact for fact in repository.manifests[path] if fact.fact.startswith("npm.")]
        if facts:
            folder = folder_of(path)
            _add_facts(packages.setdefault(folder, Package(folder)), facts)
    for path in repository.paths:
        outer, installed, inner = path.rpartition("node_modules/")
        if installed:
            parts = inner.split("/")
            name = "/".join(parts[: 2 if inner.startswith("@") else 1])
            folder = f"{outer}{installed}{name}"
            packages.setdefault(folder, Package(folder))
    return packages


def _add_facts(package: Package, facts: Iterable[Fact]) -> None:
    for fact in facts:
        what, key, value = fact.fact[4:], fact.key, fact.value
        if what == "name":
            package.name = value
        elif what in ("main", "module", "types", "source"):
            package.entries.setdefault(what, value)
        elif what in ("exports", "imports") and key:
            subpath, *conditions = key.split(" ")
            rows = package.exports if what == "exports" else package.imports
            rows.append((subpath, tuple(conditions), value))
        elif what == "workspaces":
            package.globs.append(value)
        elif what == "link" and key:
            package.links[key] = value


class Packages:
    """The packages of a repository.

    Args:
        packages: Packages by folder.
        files: Its files.
    """

    def __init__(self, packages: Mapping[str, Package], files: Files) -> None:
        self._packages = packages
        self._files = files
        self._around: dict[str, tuple[Package, ...]] = {}
        self._members = {
            folder: _members(package, packages)
            for folder, package in packages.items()
            if package.globs or package.links
        }
        self._installed = sorted(folder for folder in packages if "node_modules/" in folder)

    def around(self, folder: str) -> tuple[Package, ...]:
        """Return the packages around a folder, the innermost first."""
        if folder not in self._around:
            places = places_around(folder)
            self._around[folder] = tuple(
                self._packages[place] for place in places if place in self._packages
            )
        return self._around[folder]

    def named(self, name: str, folder: str) -> Package | None:
        """Return the package of the repository that a name means in a folder; None for others.

        That is the package itself where it has ``exports``, one that is installed in a
        ``node_modules`` of the repository, or one of the workspaces around.
        """
        around = self.around(folder)
        if around and around[0].name == name and around[0].exports:
            return around[0]
        if self._installed:
            found = self._in_node_modules(name, folder)
            if found is not None:
                return found
        for package in around:
            member = self._members.get(package.folder, {}).get(name)
            if member is not None:
                return self._packages[member]
        return None

    def _in_node_modules(self, name: str, folder: str) -> Package | None:
        for outer in places_around(folder):
            place = f"{outer}/node_modules/{name}" if outer else f"node_modules/{name}"
            if place in self._packages:
                return self._packages[place]
        return None

    def entry(self, package: Package, subpath: str, *, typed: bool) -> int | None:
        """Return the file that a package gives out under a subpath, where it is there.

        Args:
            package: A package of the repository.
            subpath: ``.``, or ``./`` and a path.
            typed: Whether the importer is TypeScript.
        """
        files = self._files
        for path in self._given_out(package, subpath):
            found = files.exact(path) if package.exports else files.module(path, typed=typed)
            if found is not None:
                return found
        if subpath == ".":
            return None
        return files.module(joined(package.folder, subpath) or "", typed=typed)

    def source(self, package: Package, subpath: str, *, typed: bool) -> int | None:
        """Return the source that the file which a package gives out is built from."""
        if subpath == "." and "source" in package.entries:
            path = joined(package.folder, package.entries["source"])
            found = None if path is None else self._files.module(path, typed=typed)
            if found is not None:
                return found
        paths = self._given_out(package, subpath)
        if subpath != ".":
            paths.append(joined(package.folder, subpath) or package.folder)
        return self._built_from(package, paths, subpath, typed=typed)

    def _given_out(self, package: Package, subpath: str) -> list[str]:
        """Return the paths that a package names for a subpath, those for running code first."""
        targets = list(_targets(package.exports, subpath))
        if not targets and subpath == ".":
            fields = ("main", "module", "types")
            targets = [package.entries[key] for key in fields if key in package.entries]
        return [path for path in (joined(package.folder, target) for target in targets) if path]

    def _built_from(
        self, package: Package, paths: Sequence[str], subpath: str, *, typed: bool
    ) -> int | None:
        """Return the source of a file that a build would write: ``dist/x.js`` from ``src/x.ts``."""
        folder = package.folder
        for path in paths:
            rest = path[len(folder) :].strip("/") if path.startswith(folder) else path
            for candidate in _sources(_ENDINGS.sub("", rest)):
                found = self._files.module(joined(folder, candidate) or "", typed=True)
                if found is not None:
                    return found
        if subpath == ".":
            for candidate in ("src/index", "index", "src/main", "lib/index", "source/index"):
                place = f"{folder}/{candidate}" if folder else candidate
                found = self._files.file(place, typed=typed)
                if found is not None:
                    return found
        return None

    def internal(self, specifier: str, folder: str, *, typed: bool) -> int | str | None:
        """Return what a name that begins with ``#`` means: a file, or a specifier of a package."""
        for package in self.around(folder):
            if not package.imports:
                continue
            targets = list(_targets(package.imports, specifier))
            for target in targets:
                if not target.startswith("./"):
                    return target
                path = joined(package.folder, target)
                found = None if path is None else self._files.module(path, typed=typed)
                if found is not None:
                    return found
            paths = [path for path in (joined(package.folder, one) for one in targets) if path]
            return self._built_from(package, paths, specifier, typed=typed)
        return None


def _sources(rest: str) -> Iterator[str]:
    """Yield where the source of a built path without its ending may lie."""
    parts = rest.split("/")[:_MAX_PARTS]
    n_built = 0
    while n_built < len(parts) - 1 and parts[n_built] in _BUILT:
        n_built += 1
    for count in range(n_built, 0, -1):
        tail = "/".join(parts[count:])
        for source in _SOURCES:
            yield f"{source}/{tail}" if source else tail
    if not n_built:
        yield "/".join(("src", *parts))


def _targets(rows: Sequence[tuple[str, tuple[str, ...], str]], subpath: str) -> Iterator[str]:
    """Yield the targets of a subpath of ``exports`` or ``imports``, those for running code first.

    The exact key counts, else the pattern with the longest text before its ``*`` (Node.js,
    "Subpath patterns").
    """
    exact = [row for row in rows if row[0] == subpath]
    fill = ""
    if not exact:
        best = ""
        for key, _, _ in rows:
            before, star, after = key.partition("*")
            if not star and not key.endswith("/"):
                continue
            fits = subpath.startswith(before) and (not star or subpath.endswith(after))
            if fits and len(subpath) > len(before) + len(after) - 1 and len(before) >= len(best):
                best, chosen = before, key
        if not best:
            return
        exact = [row for row in rows if row[0] == chosen]
        after = chosen.partition("*")[2]
        fill = subpath[len(best) : len(subpath) - len(after)]
    for _, _, target in sorted(exact, key=_rank):
        if target:
            yield target + fill if target.endswith("/") else target.replace("*", fill)


def _rank(row: tuple[str, tuple[str, ...], str]) -> int:
    conditions = row[1]
    if all(one in _RUN for one in conditions):
        return 0
    return 2 if "types" in conditions else 1


def _members(package: Package, packages: Mapping[str, Package]) -> dict[str, str]:
    """Return the folders of the workspaces of a package by name."""
    found: dict[str, str] = {}
    wanted = [glob for glob in package.globs[:_MAX_GLOBS] if not glob.startswith("!")]
    unwanted = [glob[1:] for glob in package.globs[:_MAX_GLOBS] if glob.startswith("!")]
    prefix = f"{package.folder}/" if package.folder else ""
    for folder in sorted(packages):
        other = packages[folder]
        if other.name is None or not folder.startswith(prefix) or folder == package.folder:
            continue
        place = folder[len(prefix) :].split("/")
        if "node_modules" in place or len(place) > _MAX_PARTS:
            continue
        if any(_fits(glob, place) for glob in wanted) and not any(
            _fits(glob, place) for glob in unwanted
        ):
            found.setdefault(other.name, folder)
    for name, link in package.links.items():
        target = joined(package.folder, link)
        if target is not None and target in packages:
            found[name] = target
    return found


@functools.lru_cache(maxsize=2_000)
def _part(pattern: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(pattern))


def _fits(glob: str, place: Sequence[str]) -> bool:
    """Return whether a folder fits a glob: ``*`` within a part, ``**`` over any number of them."""
    parts = [part for part in glob.strip("/").split("/") if part != "."][:_MAX_PARTS]
    states = _open(parts, {0})
    for name in place:
        following: set[int] = set()
        for state in sorted(states - {len(parts)}):
            if parts[state] == "**":
                following.add(state)
            elif _part(parts[state]).match(name):
                following.add(state + 1)
        states = _open(parts, following)
    return len(parts) in states


def _open(parts: Sequence[str], states: set[int]) -> set[int]:
    """Return places in a glob that are reached without a part of the folder: behind ``**``."""
    reached = set(states)
    for state in range(len(parts)):
        if state in reached and parts[state] == "**":
            reached.add(state + 1)
    return reached
