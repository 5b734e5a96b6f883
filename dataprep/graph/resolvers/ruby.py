"""Resolve Ruby by its load paths: those of the gemspecs, and ``lib``, ``test`` and ``spec`` around a file.

``require`` looks along the load path, the nearest folder first; ``require_relative`` and paths put
together of the file's own folder lead from there. Constants without a ``require`` are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dataprep.graph.model import Answers, Repository, Resolution, SourceFile, Target
from dataprep.syntax.spec import standard_names

_ENDINGS = (".rb", "")
_LOAD_FOLDERS = ("lib", "test", "spec")
_MAX_FOLDERS = 256
"""Load folders of one repository that are tried for a path."""
_COMPUTED = frozenset("\"'#$()+ ")


class RubyResolver:
    """Resolves Ruby; see :class:`dataprep.graph.model.Resolver`."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        self._numbers = repository.numbers
        self._ruby = {file.number for file in files}
        self._standard = standard_names("ruby")
        self._gems: dict[str, str] = {}
        folders: dict[str, None] = {}
        for path, facts in repository.manifests.items():
            folder = path.rpartition("/")[0]
            for fact in facts:
                if fact.fact == "ruby.path":
                    joined = _normal(folder, fact.value)
                    if joined is not None:
                        folders.setdefault(joined)
                elif fact.fact == "ruby.require":
                    self._gems.setdefault(_plain(fact.value), fact.value)
        seen: set[str] = set()
        for file in files:
            folder = file.path.rpartition("/")[0]
            while folder and folder not in seen:
                seen.add(folder)
                if folder.rpartition("/")[2] in _LOAD_FOLDERS:
                    folders.setdefault(folder)
                folder = folder.rpartition("/")[0]
        self._folders = sorted(folders, key=lambda name: (name.count("/"), name))[:_MAX_FOLDERS]
        self._tops = self._first_parts(files)

    def _first_parts(self, files: Sequence[SourceFile]) -> dict[str, list[str]]:
        """Return the load folders by the first part of the paths below them."""
        known = set(self._folders)
        tops: dict[str, dict[str, None]] = {}
        for file in files:
            folder, _, rest = file.path.rpartition("/")
            while True:
                if folder in known:
                    tops.setdefault(rest.partition("/")[0].removesuffix(".rb"), {}).setdefault(
                        folder
                    )
                if not folder:
                    break
                folder, _, last = folder.rpartition("/")
                rest = f"{last}/{rest}"
        return {top: list(folders) for top, folders in tops.items()}

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of each statement of a file, in order."""
        return Answers([self._required(file, one.specifier) for one in file.statements])

    def _required(self, file: SourceFile, specifier: str) -> Resolution:
        folder = file.path.rpartition("/")[0]
        if not specifier or not _COMPUTED.isdisjoint(specifier):
            return Resolution("unresolved", reason="computed")
        if specifier.startswith((".", "/")):
            path = None if specifier.startswith("/") else _normal(folder, specifier)
            if path is None:
                return Resolution("unresolved", reason="outside-repository")
            found = self._file("", path)
            if found is None and "." in specifier.rpartition("/")[2].lstrip("."):
                found = self._numbers.get(path)
        else:
            found = self._along_load_path(file, folder, specifier)
        if found is not None:
            return Resolution("internal", (Target(found, "require"),))
        if specifier.startswith("."):
            return Resolution("unresolved", reason="no-such-file")
        top = specifier.partition("/")[0].removesuffix(".rb")
        if top in self._standard and _plain(specifier) not in self._gems:
            return Resolution("standard", package=top)
        for words in (specifier, top):
            if _plain(words) in self._gems:
                return Resolution("external", package=self._gems[_plain(words)])
        if top in self._tops and "/" in specifier:
            return Resolution("unresolved", reason="no-such-file")
        return Resolution("external", package=top)

    def _along_load_path(self, file: SourceFile, folder: str, specifier: str) -> int | None:
        """Return the file that ``require`` finds: in the nearest load folder that has it."""
        top = specifier.partition("/")[0].removesuffix(".rb")
        candidates = self._tops.get(top, ())
        for start in sorted(candidates, key=lambda place: _distance(file.path, place)):
            found = self._file(start, specifier)
            if found is not None:
                return found
        if specifier.endswith(".rb"):
            for start in (folder, ""):
                found = self._file(start, specifier)
                if found is not None:
                    return found
        return None

    def _file(self, folder: str, relative: str) -> int | None:
        path = f"{folder}/{relative}" if folder else relative
        for ending in _ENDINGS:
            number = self._numbers.get(path + ending)
            if number is not None and number in self._ruby:
                return number
        return None


def _distance(path: str, folder: str) -> tuple[int, int, str]:
    """Return how far a load folder is from a file: parts of it that the file's path does not share."""
    mine, other = path.split("/"), folder.split("/")
    shared = 0
    for one, two in zip(mine, other, strict=False):
        if one != two:
            break
        shared += 1
    return len(other) - shared, -shared, folder


def _plain(name: str) -> str:
    return name.replace("-", "").replace("_", "").replace("/", "").lower()


def _normal(folder: str, relative: str) -> str | None:
    """Return a normal path; None where it leads out of the repository."""
    parts: list[str] = folder.split("/") if folder else []
    for part in _parts(relative):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _parts(relative: str) -> Iterator[str]:
    return (part for part in relative.split("/") if part not in ("", "."))


RESOLVER = RubyResolver
