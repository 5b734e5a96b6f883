"""Resolve the include lines of C and C++ as build files and the shape of the folders suggest.

A file in quotes is looked for beside the importer; then, as one in angle brackets, in the directories
that build files above the importer name (the nearest build file first) and in ``include``, ``src``,
``inc`` and the folder itself of each folder above. What is not found is the one file of the
repository whose path ends so: first one under a directory that any build file names, then the
nearest; two of the same kind are ambiguous. A file that the build makes from a template (``config.h.in``)
is none of the repository.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dataprep.graph.model import (
    Answers,
    Repository,
    Resolution,
    SourceFile,
    Statement,
    Target,
)
from dataprep.graph.paths import folder_of, join, upwards
from dataprep.syntax.spec import standard_names

_FACT = "c.include"
_SHAPES = (("include", "inc"), ("src", ""))
"""Folders below each folder above that are searched, those of headers first."""
_TEMPLATES = (".in", ".cmake", ".cmake.in", ".in.cmake", ".in.in", ".meson", ".tmpl", ".template")
_PROTO = re.compile(r"\.(?:grpc\.)?pb(?:\.validate)?\.h$")
_COMPUTED = re.compile(r"^[A-Za-z_]\w*[ \t]*(?:\(.*\))?$", re.DOTALL)
_PLATFORM = re.compile(
    r"(?i)(?:^|[/_-])(?:win(?:32|64|dows|ce|nt)?|nmake|mingw(?:32|64)?|msvc|msdos|dos|djgpp|os2|vms"
    r"|amiga|symbian|macos|darwin|android|ios)(?![a-z])"
)
"""Names of directories that hold what one platform needs."""
_MAX_DIRECTORIES = 128
_MAX_CANDIDATES = 256
"""Files of one name over which none is chosen by nearness: work on a statement stays bounded."""


def _root_of(path: str, depth: int) -> str:
    """Return the folder that is a number of parts above the end of a path."""
    return "/".join(path.split("/")[:-depth])


def _shared(first: str, second: str) -> int:
    """Return the number of leading folders that two folders have in common."""
    count = 0
    for one, other in zip(first.split("/"), second.split("/"), strict=False):
        if one != other or not one:
            break
        count += 1
    return count


class _Places(NamedTuple):
    """Directories that are searched for the files of a folder, in order.

    Attributes:
        named: Those that build files name.
        always: Those of them that they name under no condition; only these hide a standard header.
        shaped: Those that the shape of the folders suggests, one platform's first.
    """

    named: tuple[str, ...]
    always: tuple[str, ...]
    shaped: tuple[str, ...]


class CResolver:
    """Resolver of C and C++ (`dataprep.graph.model.Resolver`)."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        """Index paths by file name, and the directories that build files name."""
        del files
        self._numbers = repository.numbers
        self._standard = standard_names("c")
        self._folders = self._all_folders(repository.paths)
        self._by_name: dict[str, list[str]] = {}
        for path in repository.paths:
            self._by_name.setdefault(path.rpartition("/")[2], []).append(path)
        self._named: dict[str, list[tuple[str, str]]] = {}
        self._anywhere: set[str] = set()
        for path in sorted(repository.manifests):
            self._add_directories(path, repository)
        self._searched: dict[str, _Places] = {}
        self._folder_names = {folder.rpartition("/")[2] for folder in self._folders}
        self._known: dict[tuple[str, str, bool], Resolution] = {}

    @staticmethod
    def _all_folders(paths: Sequence[str]) -> frozenset[str]:
        """Return all folders that hold a file, and those above them."""
        folders: set[str] = {""}
        for path in paths:
            folder = folder_of(path)
            while folder not in folders:
                folders.add(folder)
                folder = folder_of(folder)
        return frozenset(folders)

    def _add_directories(self, path: str, repository: Repository) -> None:
        """Take the directories that a build file names; those that do not exist are left out."""
        home = folder_of(path)
        for fact in repository.manifests[path]:
            if fact.fact != _FACT:
                continue
            origin, _, condition = (fact.key or "here").partition("-")
            if _PLATFORM.search(fact.value):
                condition = "platform"
            bases = upwards(home) if origin == "above" else (home,)
            for base in bases:
                folder = join(base, fact.value)
                if folder is not None and folder in self._folders:
                    self._named.setdefault(home, []).append((folder, condition))
                    if condition != "platform":
                        self._anywhere.add(folder)
                    break

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of each include line of a file, in order."""
        folder = folder_of(file.path)
        answers = []
        for statement in file.statements:
            key = (folder, statement.specifier, statement.is_system)
            answer = self._known.get(key)
            if answer is None:
                answer = self._known[key] = self._resolve(folder, statement)
            if answer.targets and answer.targets[0].number == file.number:
                answer = self._resolve_next(file, statement)
            answers.append(answer)
        return Answers(answers)

    def _resolve(self, folder: str, statement: Statement) -> Resolution:
        """Return what became of an include line of a file in a folder."""
        wanted = statement.specifier.strip().replace("\\", "/")
        if not wanted or "\n" in wanted or "\0" in wanted:
            return Resolution("unresolved", reason="malformed")
        if wanted.startswith("/") or wanted[1:2] == ":":
            return Resolution("unresolved", reason="outside-repository")
        number, is_ambiguous = self._find(folder, wanted, is_system=statement.is_system)
        if number is not None:
            return Resolution("internal", (Target(number, "include"),))
        if wanted in self._standard:
            return Resolution("standard", package=wanted)
        if is_ambiguous:
            return Resolution("unresolved", reason="ambiguous")
        return self._of_others(folder, wanted, is_system=statement.is_system)

    def _of_others(self, folder: str, wanted: str, *, is_system: bool) -> Resolution:
        """Return what an include line means that names no file of the repository."""
        first, slash, _ = wanted.partition("/")
        if is_system and not wanted.startswith("."):
            if self._is_made(folder, wanted, 0):
                return Resolution("unresolved", reason="no-such-file")
            return Resolution("external", package=first if slash else first.partition(".")[0])
        if not is_system and _COMPUTED.match(wanted):
            return Resolution("unresolved", reason="computed")
        if wanted.startswith("..") and join(folder, wanted) is None:
            return Resolution("unresolved", reason="outside-repository")
        if slash and first not in (".", "..") and first not in self._folder_names:
            return Resolution("external", package=first)
        return Resolution("unresolved", reason="no-such-file")

    def _find(self, folder: str, wanted: str, *, is_system: bool) -> tuple[int | None, bool]:
        """Return the number of the file that is included, and whether there are several."""
        if not is_system:
            number = self._at(folder, wanted)
            if number is not None:
                return number, False
        places = self._search(folder)
        is_standard = wanted in self._standard
        for place in places.always if is_standard else places.named:
            number = self._at(place, wanted)
            if number is not None:
                return number, False
        if is_standard and is_system:
            return None, False
        candidates = self._candidates(wanted)
        if is_standard:
            # A standard name in quotes is the repository's where a build file searches for it.
            depth = wanted.count("/") + 1
            candidates = [path for path in candidates if _root_of(path, depth) in self._anywhere]
        if not candidates:
            return None, False
        return self._choose(folder, wanted, candidates)

    def _at(self, folder: str, relative: str) -> int | None:
        """Return the number of a file by its path from a folder."""
        number = self._numbers.get(f"{folder}/{relative}" if folder else relative)
        if number is None and "." in relative and ("./" in relative or "//" in relative):
            path = join(folder, relative)
            number = self._numbers.get(path) if path else None
        return number

    def _search(self, folder: str) -> _Places:
        """Return the directories that are searched for the files of a folder."""
        known = self._searched.get(folder)
        if known is None:
            named: dict[str, bool] = {}
            shaped: dict[str, None] = {}
            for above in upwards(folder):
                for place, condition in self._named.get(above, ()):
                    if condition == "platform":
                        shaped[place] = None
                    else:
                        named[place] = named.get(place, False) or not condition
            for names in _SHAPES:
                for above in upwards(folder):
                    for name in names:
                        place = f"{above}/{name}" if above and name else above or name
                        if place in self._folders:
                            shaped[place] = None
            known = self._searched[folder] = _Places(
                tuple(named)[:_MAX_DIRECTORIES],
                tuple(place for place, is_always in named.items() if is_always)[:_MAX_DIRECTORIES],
                tuple(shaped)[:_MAX_DIRECTORIES],
            )
        return known

    def _candidates(self, wanted: str) -> list[str]:
        """Return the paths that end as an include line says."""
        plain = wanted
        while plain.startswith(("./", "../")):
            plain = plain.partition("/")[2]
        if "../" in plain:
            plain = join("", plain) or plain
        paths = self._by_name.get(plain.rpartition("/")[2], [])
        if "/" not in plain or len(paths) > _MAX_CANDIDATES:
            return paths
        end = f"/{plain}"
        return [path for path in paths if path.endswith(end) or path == plain]

    def _choose(self, folder: str, wanted: str, candidates: list[str]) -> tuple[int | None, bool]:
        """Return the number of the likeliest file of several, and whether there is no likeliest one."""
        for place in self._search(folder).shaped:
            number = self._at(place, wanted)
            if number is not None:
                if self._is_made(folder, wanted, _shared(folder, place)):
                    return None, False
                return number, False
        if len(candidates) > _MAX_CANDIDATES:
            return None, True
        depth = wanted.count("/") + 1
        ranked = []
        for path in candidates:
            root = _root_of(path, depth)
            shared = _shared(folder, root)
            ranked.append((root not in self._anywhere, -shared, path))
        ranked.sort()
        best = ranked[0]
        if self._is_made(folder, wanted, -best[1]):
            return None, False
        if len(ranked) > 1 and ranked[1][:2] == best[:2]:
            return None, True
        return self._numbers[best[2]], False

    def _is_made(self, folder: str, wanted: str, shared: int) -> bool:
        """Return whether a template as near as a number of shared folders makes the file."""
        name = wanted.rpartition("/")[2]
        for suffix in _TEMPLATES:
            for path in self._by_name.get(name + suffix, ()):
                if _shared(folder, folder_of(path)) >= shared:
                    return True
        if wanted.endswith(".h") and _PROTO.search(wanted):
            return bool(self._candidates(_PROTO.sub(".proto", wanted)))
        return False

    def _resolve_next(self, file: SourceFile, statement: Statement) -> Resolution:
        """Return what a file includes that names itself: the next one of its name, as a wrapper does."""
        wanted = statement.specifier.strip().replace("\\", "/")
        for place in self._search(folder_of(file.path)).named:
            number = self._at(place, wanted)
            if number is not None and number != file.number:
                return Resolution("internal", (Target(number, "include"),))
        if wanted in self._standard:
            return Resolution("standard", package=wanted)
        return Resolution("unresolved", reason="self")


RESOLVER = CResolver
