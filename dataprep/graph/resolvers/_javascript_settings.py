"""Finds files by the aliases of ``tsconfig.json`` and ``jsconfig.json``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dataprep.graph.model import Fact, Repository
from dataprep.graph.resolvers._javascript_files import Files, folder_of, joined, places_around
from dataprep.graph.resolvers._javascript_packages import Packages

_NAMES = ("tsconfig.json", "jsconfig.json")
_SHARED = ("tsconfig.base.json", "tsconfig.paths.json")
"""Names of settings that projects of a workspace extend, asked last."""
_MAX_DEPTH = 20
"""Settings that extend one another."""


@dataclass(frozen=True, slots=True)
class _Aliases:
    """Aliases of one file of settings, all paths seen from the root of the repository.

    Attributes:
        base: Folder that names without a dot start from; None where none is set.
        patterns: Text before and after the star, whether there is one, and targets; the longest
            text before the star first, as TypeScript chooses.
    """

    base: str | None = None
    patterns: tuple[tuple[str, str, bool, tuple[str, ...]], ...] = ()


@dataclass(slots=True)
class _Settings:
    """What a file of settings says itself."""

    extends: list[str] = field(default_factory=list)
    base: str | None = None
    paths: dict[str, list[str]] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)


def _read(facts: Sequence[Fact]) -> _Settings:
    settings = _Settings()
    for fact in facts:
        if fact.fact == "ts.extends":
            settings.extends.append(fact.value)
        elif fact.fact == "ts.base-url":
            settings.base = fact.value
        elif fact.fact == "ts.path" and fact.key is not None:
            settings.paths.setdefault(fact.key, []).append(fact.value)
        elif fact.fact == "ts.reference":
            settings.references.append(fact.value)
    return settings


class Settings:
    """The settings of a repository.

    Args:
        repository: The repository with the facts ``ts.*``.
        packages: Its packages: settings may extend one of another package.
        files: Its files.
    """

    def __init__(self, repository: Repository, packages: Packages, files: Files) -> None:
        self._packages, self._files = packages, files
        self._settings: dict[str, _Settings] = {}
        for path in sorted(repository.manifests):
            facts = [fact for fact in repository.manifests[path] if fact.fact.startswith("ts.")]
            if facts:
                self._settings[path] = _read(facts)
        self._paths = repository.numbers
        self._chains: dict[str, tuple[tuple[_Aliases, ...], tuple[_Aliases, ...]]] = {}

    def near(self, specifier: str, folder: str, *, typed: bool) -> int | None:
        """Return the file that a name without a dot means by the nearest settings of a folder."""
        return self._first(self._chain(folder)[0], specifier, typed=typed)

    def around(self, specifier: str, folder: str, *, typed: bool) -> int | None:
        """Return the same by the settings of the folders around.

        TypeScript does not ask those, but one set of settings often serves tests and examples that
        have their own; and only a file that is there is taken.
        """
        return self._first(self._chain(folder)[1], specifier, typed=typed)

    def _first(self, chain: Sequence[_Aliases], specifier: str, *, typed: bool) -> int | None:
        for aliases in chain:
            found = self._by_aliases(aliases, specifier, typed=typed)
            if found is not None:
                return found
        return None

    def _by_aliases(self, aliases: _Aliases, specifier: str, *, typed: bool) -> int | None:
        for before, after, has_star, targets in aliases.patterns:
            if not has_star:
                if specifier != before:
                    continue
                fill = ""
            elif (
                not specifier.startswith(before)
                or not specifier.endswith(after)
                or len(specifier) < len(before) + len(after)
            ):
                continue
            else:
                fill = specifier[len(before) : len(specifier) - len(after)]
            for target in targets:
                path = joined("", target.replace("*", fill, 1))
                found = None if path is None else self._files.module(path, typed=typed)
                if found is not None:
                    return found
        if aliases.base is None:
            return None
        path = joined(aliases.base, specifier)
        return None if path is None else self._files.module(path, typed=typed)

    def _chain(self, folder: str) -> tuple[tuple[_Aliases, ...], tuple[_Aliases, ...]]:
        """Return the aliases of the nearest settings, and those of the settings around them."""
        if folder not in self._chains:
            near: list[_Aliases] = []
            around: list[_Aliases] = []
            is_near = True
            for place in places_around(folder):
                here = [one for one in self._in_folder(place) if one != _Aliases()]
                (near if is_near else around).extend(here)
                if any(joined(place, name) in self._paths for name in _NAMES):
                    is_near = False
            self._chains[folder] = tuple(near), tuple(around)
        return self._chains[folder]

    def _in_folder(self, folder: str) -> Iterator[_Aliases]:
        """Yield the aliases of the settings in a folder, then of those that they refer to."""
        prefix = f"{folder}/" if folder else ""
        for name in (*_NAMES, *_SHARED):
            path = prefix + name
            settings = self._settings.get(path)
            if settings is None:
                continue
            yield self._aliases(path)
            for reference in settings.references:
                other = self._referred(folder, reference)
                if other is not None and folder_of(other) == folder and other != path:
                    yield self._aliases(other)

    def _referred(self, folder: str, reference: str) -> str | None:
        path = joined(folder, reference)
        if path is None:
            return None
        inside = f"{path}/tsconfig.json" if path else "tsconfig.json"
        return next((one for one in (path, inside) if one in self._settings), None)

    def _aliases(self, path: str) -> _Aliases:
        """Return the aliases of a file of settings with those of what it extends."""
        base: str | None = None
        paths: tuple[str, Mapping[str, Sequence[str]]] | None = None
        pending = [(path, 0)]
        seen: set[str] = set()
        while pending and (base is None or paths is None):
            current, depth = pending.pop()
            if current in seen or depth > _MAX_DEPTH:
                continue
            seen.add(current)
            settings = self._settings.get(current)
            if settings is None:
                continue
            folder = folder_of(current)
            if base is None and settings.base is not None:
                base = joined(folder, settings.base)
            if paths is None and settings.paths:
                paths = folder, settings.paths
            for name in settings.extends:
                other = self._extended(folder, name)
                if other is not None:
                    pending.append((other, depth + 1))
        if paths is None:
            return _Aliases(base)
        return _Aliases(base, _patterns(paths[0] if base is None else base, paths[1]))

    def _extended(self, folder: str, name: str) -> str | None:
        """Return the path of the settings that a name in ``extends`` means."""
        if name.startswith("."):
            path = joined(folder, name)
        else:
            parts = name.split("/")
            size = 2 if name.startswith("@") else 1
            package = self._packages.named("/".join(parts[:size]), folder)
            path = None if package is None else joined(package.folder, "/".join(parts[size:]))
        if path is None:
            return None
        candidates = (path, f"{path}.json", f"{path}/tsconfig.json")
        return next((one for one in candidates if one in self._settings), None)


def _patterns(
    folder: str, paths: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, str, bool, tuple[str, ...]], ...]:
    rows = []
    for pattern, targets in paths.items():
        before, star, after = pattern.partition("*")
        places = [joined(folder, target.replace("\\", "/")) for target in targets]
        kept = tuple(place for place in places if place is not None)
        rows.append((before, after, bool(star), kept))
    return tuple(sorted(rows, key=lambda row: (row[2], -len(row[0]), row[0], row[1])))
