"""Resolves imports of JavaScript and TypeScript as Node.js, bundlers and TypeScript do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataprep.graph.model import (
    Answers,
    EdgeKind,
    Repository,
    Resolution,
    SourceFile,
    Statement,
    Target,
)
from dataprep.graph.resolvers._javascript_files import Files, folder_of, is_typed, joined
from dataprep.graph.resolvers._javascript_packages import Package, Packages, read_packages
from dataprep.graph.resolvers._javascript_settings import Settings
from dataprep.syntax.spec import standard_names

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\\)")
_PACKAGE = re.compile(r"(?:@[\w.~-]{1,200}/)?[\w.~-]{1,214}")
_KINDS: dict[str, EdgeKind] = {"require": "require", "include": "include"}
_TO_SOURCES = ("@/", "~/", "~~/", "@@/")
"""Aliases that Vue's, Nuxt's and UmiJS's templates set up in the bundler for a package's sources."""


class JavaScriptResolver:
    """Resolves the statements of JavaScript and TypeScript files of one repository.

    In turn: relative paths (endings, what ``x.js`` is written as, entries and index files of
    folders), ``imports`` of ``package.json`` for names with ``#``, modules of Node.js, aliases of
    the nearest ``tsconfig.json``, the package itself, ``node_modules`` in the repository,
    workspaces, aliases of the settings around. A package of the repository whose built entry is
    not there leads to the source that it is built from.

    Args:
        repository: The repository.
        files: Its files of these languages.
    """

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        del files
        packages = read_packages(repository)
        self._files = Files(repository.numbers, _mains(packages))
        self._packages = Packages(packages, self._files)
        self._settings = Settings(repository, self._packages, self._files)
        self._standard = standard_names("javascript")
        self._known: dict[tuple[str, str, bool], Resolution] = {}

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of each statement of a file, in order."""
        folder, typed = folder_of(file.path), is_typed(file.path)
        return Answers(
            [self._resolution(statement, folder, typed=typed) for statement in file.statements]
        )

    def _resolution(self, statement: Statement, folder: str, *, typed: bool) -> Resolution:
        key = (folder, statement.specifier, typed)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._specifier(statement.specifier, folder, typed=typed)
        kind = _KINDS.get(statement.kind, "import")
        if known.targets and kind != "import":
            return Resolution("internal", tuple(Target(one.number, kind) for one in known.targets))
        return known

    def _specifier(self, written: str, folder: str, *, typed: bool) -> Resolution:
        """Resolve a specifier: loaders before ``!`` and a query behind ``?`` are no part of it."""
        specifier = written.rpartition("!")[2].partition("?")[0].strip()
        if not specifier or "\0" in specifier or "${" in specifier:
            return Resolution("unresolved", reason="computed" if specifier else "malformed")
        if specifier.startswith("."):
            return self._relative(specifier, folder, typed=typed)
        if specifier.startswith("#"):
            return self._internal(specifier, folder, typed=typed)
        scheme = _SCHEME.match(specifier)
        if scheme is not None:
            return self._schemed(scheme[1], specifier[scheme.end() :])
        if specifier in self._standard:
            return Resolution("standard", package=specifier.partition("/")[0])
        found = self._settings.near(specifier, folder, typed=typed)
        if found is not None:
            return _internal(found)
        return self._bare(specifier, folder, typed=typed)

    def _relative(self, specifier: str, folder: str, *, typed: bool) -> Resolution:
        path = joined(folder, specifier)
        if path is None:
            return Resolution("unresolved", reason="outside-repository")
        if specifier.endswith(("/", "/..", "/.")) or specifier in (".", ".."):
            found = self._files.folder(path, typed=typed)
        else:
            found = self._files.module(path, typed=typed)
        return (
            Resolution("unresolved", reason="no-such-file") if found is None else _internal(found)
        )

    def _internal(self, specifier: str, folder: str, *, typed: bool) -> Resolution:
        found = self._packages.internal(specifier, folder, typed=typed)
        if isinstance(found, str):
            if found in self._standard:
                return Resolution("standard", package=found.partition("/")[0])
            return self._bare(found, folder, typed=typed)
        if found is None:
            found = self._settings.near(specifier, folder, typed=typed)
        return (
            Resolution("unresolved", reason="no-such-file") if found is None else _internal(found)
        )

    def _schemed(self, scheme: str, rest: str) -> Resolution:
        """Resolve ``node:fs``, ``npm:x@1``, ``https://host/x`` and the like."""
        if scheme in ("node", "bun"):
            return Resolution("standard", package=rest.partition("/")[0] or scheme)
        if scheme in ("npm", "jsr"):
            named = _PACKAGE.match(rest.lstrip("/"))
            return Resolution("external", package=named[0] if named else scheme)
        if scheme in ("http", "https"):
            return Resolution("external", package=rest.lstrip("/").partition("/")[0] or scheme)
        return Resolution("external", package=scheme)

    def _bare(self, specifier: str, folder: str, *, typed: bool) -> Resolution:
        """Resolve the name of a package, or of something in it."""
        parts = specifier.split("/")
        size = 2 if specifier.startswith("@") else 1
        name, rest = "/".join(parts[:size]), "/".join(parts[size:])
        subpath = f"./{rest}" if rest else "."
        package, found = self._packages.named(name, folder), None
        if package is not None:
            found = self._packages.entry(package, subpath, typed=typed)
        if found is None:
            found = self._settings.around(specifier, folder, typed=typed)
        if found is None and package is not None:
            found = self._packages.source(package, subpath, typed=typed)
        if found is None and specifier.startswith(_TO_SOURCES):
            found = self._in_sources(specifier.partition("/")[2], folder, typed=typed)
        if found is not None:
            return _internal(found)
        if package is not None or specifier.startswith(_TO_SOURCES):
            return Resolution("unresolved", reason="no-such-file")
        if specifier.startswith("/"):
            return Resolution("unresolved", reason="outside-repository")
        if _PACKAGE.fullmatch(name) is None:
            return Resolution("unresolved", reason="malformed")
        return Resolution("external", package=name)

    def _in_sources(self, path: str, folder: str, *, typed: bool) -> int | None:
        for package in self._packages.around(folder):
            for source in ("src", "app", ""):
                place = joined(package.folder, f"{source}/{path}")
                found = None if place is None else self._files.module(place, typed=typed)
                if found is not None:
                    return found
        return None


def _mains(packages: dict[str, Package]) -> dict[str, tuple[str, ...]]:
    """Return what a folder's own ``package.json`` names as its entry, by folder."""
    fields = ("main", "module", "types")
    mains = {
        folder: tuple(package.entries[key] for key in fields if key in package.entries)
        for folder, package in packages.items()
    }
    return {folder: entries for folder, entries in mains.items() if entries}


def _internal(number: int) -> Resolution:
    return Resolution("internal", (Target(number, "import"),))


RESOLVER = JavaScriptResolver
