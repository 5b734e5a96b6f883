"""Which file defines a name that a module hands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dataprep.graph.model import SourceFile, Statement

_MAX_VISITS = 64
"""Pairs of file and name that are looked at for one name: chains are short, circles are many."""
_MAX_BINDINGS = 4
"""Statements that may bind one name: both branches of a handler, or of a condition."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A file that an import leads to.

    Attributes:
        number: Its number.
        is_member: Whether it is the module of the member's name, and not the one it is taken from.
        root: Folder below which its dotted name starts.
    """

    number: int
    is_member: bool
    root: str


@dataclass(frozen=True, slots=True)
class _Names:
    bound: Mapping[str, tuple[Statement, ...]]
    stars: Sequence[Statement]


class Exports:
    """Follows names from module to module, through circles and stars, within bounds.

    Args:
        files: The Python files by number.
        find: Returns the file that a statement of a file leads to.
    """

    def __init__(
        self,
        files: Mapping[int, SourceFile],
        find: Callable[[SourceFile, str, str | None], Hit | None],
    ) -> None:
        self._files = files
        self._find = find
        self._names: dict[int, _Names] = {}
        self._known: dict[tuple[int, str], tuple[int, ...]] = {}

    def _names_of(self, number: int) -> _Names:
        """Return what a file binds by import statements outside of functions."""
        names = self._names.get(number)
        if names is None:
            bound: dict[str, tuple[Statement, ...]] = {}
            stars = []
            file = self._files.get(number)
            for statement in file.statements if file is not None else ():
                if statement.is_local or statement.kind == "dynamic":
                    continue
                if statement.name == "*":
                    stars.append(statement)
                    continue
                name = statement.alias or statement.name
                if name is not None:
                    bound[name] = (*bound.get(name, ()), statement)[-_MAX_BINDINGS:]
            names = self._names[number] = _Names(bound, stars)
        return names

    def holds(self, number: int, name: str) -> bool:
        """Return whether a file defines or imports a name, stars left out."""
        file = self._files.get(number)
        return file is not None and (name in file.declares or name in self._names_of(number).bound)

    def definers(self, number: int, name: str) -> tuple[int, ...]:
        """Return the files that define a name which a file hands on, in order of number.

        Args:
            number: The file from which the name is taken.
            name: The name.

        Returns:
            Files where the chain of imports ends; none where the file defines the name itself, or
            has it from outside of the repository.
        """
        key = (number, name)
        known = self._known.get(key)
        if known is None:
            ends: set[int] = set()
            self._follow(number, name, ends, {})
            ends.discard(number)
            known = self._known[key] = tuple(sorted(ends))
        return known

    def _follow(self, number: int, name: str, ends: set[int], visited: dict[object, None]) -> None:
        """Collect the files where the chains of a name end, without recursion."""
        pending: list[tuple[int, str, bool]] = [(number, name, False)]
        while pending:
            here, wanted, is_star = pending.pop()
            if (here, wanted) in visited or len(visited) >= _MAX_VISITS:
                continue
            visited[here, wanted] = None
            file = self._files.get(here)
            if file is None:
                continue
            names = self._names_of(here)
            bindings = names.bound.get(wanted, ())
            is_declared = wanted in file.declares
            if is_declared and not any(binding.is_conditional for binding in bindings):
                ends.add(here)
                continue
            if is_declared:
                ends.add(here)
            for binding in bindings:
                self._enter(file, binding, ends, pending)
            if not bindings and not is_declared:
                stars = () if wanted.startswith("_") else names.stars
                hits = (self._find(file, star.specifier, star.name) for star in stars)
                onwards = [(hit.number, wanted, True) for hit in hits if hit is not None]
                pending.extend(onwards)
                if not is_star and not onwards:
                    ends.add(here)

    def _enter(
        self,
        file: SourceFile,
        binding: Statement,
        ends: set[int],
        pending: list[tuple[int, str, bool]],
    ) -> None:
        """Go on where an import statement leads."""
        hit = self._find(file, binding.specifier, binding.name)
        if hit is None:
            return
        if hit.is_member or binding.name is None:
            ends.add(hit.number)
        else:
            pending.append((hit.number, binding.name, False))
