"""Resolve what shell scripts source: beside the script, from the root, or by the end of a path."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dataprep.graph.model import Answers, Repository, Resolution, SourceFile, Target
from dataprep.graph.paths import join

_TAIL = re.compile(r"^(?:\$(?:\{\w+(?:[:?#%/-][^{}]*)?\}|\w+|\([^()]*\))/){1,4}([\w./-]+)$")
_COMPUTED = frozenset("$`*?[(")


class BashResolver:
    """Resolves shell scripts; see :class:`dataprep.graph.model.Resolver`."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        del files
        self._paths = repository.paths
        self._numbers = repository.numbers
        self._names: dict[str, list[int]] = {}
        for number, path in enumerate(repository.paths):
            self._names.setdefault(path.rpartition("/")[2], []).append(number)

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of each statement of a file, in order."""
        return Answers([self._sourced(file, one.specifier) for one in file.statements])

    def _sourced(self, file: SourceFile, specifier: str) -> Resolution:
        folder = file.path.rpartition("/")[0]
        if not _COMPUTED.isdisjoint(specifier):
            tail = _TAIL.match(specifier)
            found = self._ending(file, tail[1]) if tail is not None else None
            if found is None:
                return Resolution("unresolved", reason="computed")
            return Resolution("internal", (Target(found, "include"),))
        if specifier.startswith(("/", "~")):
            return Resolution("unresolved", reason="outside-repository")
        is_outside = join(folder, specifier) is None
        for start in (folder, ""):
            path = join(start, specifier)
            number = None if path is None else self._numbers.get(path)
            if number is not None:
                return Resolution("internal", (Target(number, "include"),))
        found = self._ending(file, specifier) if "/" in specifier and not is_outside else None
        if found is not None:
            return Resolution("internal", (Target(found, "include"),))
        return Resolution(
            "unresolved", reason="outside-repository" if is_outside else "no-such-file"
        )

    def _ending(self, file: SourceFile, tail: str) -> int | None:
        """Return the file whose path ends with a relative one: the only one, or the nearest."""
        tail = re.sub(r"^(?:\.{1,2}/)+", "", tail)
        if "../" in tail:
            return None
        found = [
            number
            for number in self._names.get(tail.rpartition("/")[2], ())
            if f"/{self._paths[number]}".endswith(f"/{tail}")
        ]
        if len(found) == 1:
            return found[0]
        folder = file.path.rpartition("/")[0]
        while found:
            number = self._numbers.get(f"{folder}/{tail}" if folder else tail)
            if number is not None:
                return number
            if not folder:
                break
            folder = folder.rpartition("/")[0]
        return None


RESOLVER = BashResolver
