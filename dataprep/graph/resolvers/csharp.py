"""Resolve C# by its namespaces: a name leads to the files that declare it in a namespace in sight.

A name of a type is looked up as the language does: in the file, in its namespaces from the innermost
to the global one, by aliases, and in the namespaces that ``using`` brings in, in the file or for the
whole project. A partial type is in several files, of which all count. What is declared in several
projects is that of the own project, or of one that it references.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dataprep.graph.model import (
    Answers,
    EdgeKind,
    NamedTarget,
    Repository,
    Resolution,
    SourceFile,
    Target,
)
from dataprep.syntax.spec import standard_names

_PROJECTS = (".csproj", ".vbproj", ".fsproj")
_MAX_TARGETS = 16
"""Files of one partial type; a name that is declared in more says nothing."""
_SELF = Resolution("unresolved", reason="self")


@dataclass(slots=True)
class _Scope:
    """What the names of one file mean.

    Attributes:
        namespaces: Namespaces around its types, the innermost first, the global one last.
        usings: Namespaces or types that are brought in, with the ordinal of the statement or None.
        aliases: Full names by alias, with the ordinal of the statement.
    """

    namespaces: list[str] = field(default_factory=list)
    usings: list[tuple[str, int | None]] = field(default_factory=list)
    aliases: dict[str, tuple[str, int]] = field(default_factory=dict)


class CSharpResolver:
    """Resolves C#; see :class:`dataprep.graph.model.Resolver`."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        self._types: dict[str, list[int]] = {}
        self._namespaces: set[str] = set()
        self._standard = standard_names("csharp")
        self._read_projects(repository)
        self._project = {file.number: self._project_of(file.path) for file in files}
        self._global: dict[str, list[str]] = {}
        self._own: dict[int, frozenset[str]] = {}
        for file in files:
            self._add(file)

    def _read_projects(self, repository: Repository) -> None:
        """Collect projects by folder, with the folders of those that they reference."""
        self._references: dict[str, set[str]] = {}
        self._usings: dict[str, list[str]] = {}
        self._packages: set[str] = set()
        for path, facts in repository.manifests.items():
            if path.endswith(_PROJECTS):
                folder = path.rpartition("/")[0]
                known = self._references.setdefault(folder, set())
                for fact in facts:
                    if fact.fact == "csharp.project":
                        known.add(_folder_of_path(folder, fact.value))
                    elif fact.fact == "csharp.using":
                        self._usings.setdefault(folder, []).append(fact.value)
                    elif fact.fact == "csharp.package":
                        self._packages.add(fact.value)

    def _project_of(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        while folder:
            if folder in self._references:
                return folder
            folder = folder.rpartition("/")[0]
        return ""

    def _add(self, file: SourceFile) -> None:
        packages = [one for one in file.statements if one.kind == "package"]
        whole = next((one.specifier for one in packages if one.name == "*"), "")
        for one in packages:
            parts = one.specifier.split(".")
            self._namespaces.update(".".join(parts[: k + 1]) for k in range(len(parts)))
        own = set()
        for name in file.declares:
            full = f"{whole}.{name}" if whole else name
            own.add(name.rpartition(".")[2])
            found = self._types.setdefault(full, [])
            if not found or found[-1] != file.number:
                found.append(file.number)
        self._own[file.number] = frozenset(own)
        project = self._project[file.number]
        for one in file.statements:
            if one.kind == "import" and one.name == "global::*":
                self._global.setdefault(project, []).append(one.specifier)

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of a file; names lead into namespaces that it is in or uses."""
        scope = self._scope(file)
        drawn: dict[int, dict[int, EdgeKind]] = {}
        named: list[NamedTarget] = []
        for name in file.uses:
            for number, kind, ordinal in self._look_up(file, scope, name):
                if ordinal is None:
                    named.append(NamedTarget(name, Target(number, kind)))
                else:
                    drawn.setdefault(ordinal, {})[number] = kind
        answers = [
            self._answer(file, scope, place, drawn.get(place))
            for place in range(len(file.statements))
        ]
        return Answers(answers, named)

    def _scope(self, file: SourceFile) -> _Scope:
        scope = _Scope()
        found: dict[str, None] = {}
        for one in reversed(file.statements):
            if one.kind == "package":
                parts = one.specifier.split(".")
                for end in range(len(parts), 0, -1):
                    found.setdefault(".".join(parts[:end]))
        for name in file.declares:
            outer = name.rpartition(".")[0]
            if outer in self._namespaces:
                found.setdefault(outer)
        scope.namespaces = [*sorted(found, key=lambda name: -name.count(".")), ""]
        for place, one in enumerate(file.statements):
            if one.kind == "import" and one.alias is not None:
                scope.aliases[one.alias] = one.specifier, place
            elif one.kind == "import":
                scope.usings.append((one.specifier, place))
        project = self._project[file.number]
        common = [*self._global.get(project, ()), *self._usings.get(project, ())]
        scope.usings += [(name, None) for name in common]
        return scope

    def _answer(
        self, file: SourceFile, scope: _Scope, place: int, drawn: dict[int, EdgeKind] | None
    ) -> Resolution:
        one = file.statements[place]
        if one.kind == "package":
            return _SELF
        if drawn:
            targets = tuple(Target(number, kind) for number, kind in sorted(drawn.items()))
            return Resolution("internal", targets)
        if one.name == "*" or one.alias is not None:
            found = self._declaring(file, self._full_names(scope, one.specifier))
            if found:
                return Resolution("internal", tuple(Target(number, "import") for number in found))
        if any(name in self._namespaces for name in self._full_names(scope, one.specifier)):
            return Resolution("unresolved", reason="no-such-member")
        prefix = one.specifier
        while prefix:
            if prefix in self._standard:
                return Resolution("standard", package=prefix)
            if prefix in self._packages:
                return Resolution("external", package=prefix)
            prefix = prefix.rpartition(".")[0]
        return Resolution("external", package=one.specifier.partition(".")[0])

    @staticmethod
    def _full_names(scope: _Scope, name: str) -> Iterator[str]:
        """Yield what a name may be in full from where it stands."""
        for namespace in scope.namespaces:
            yield f"{namespace}.{name}" if namespace else name

    def _look_up(
        self, file: SourceFile, scope: _Scope, name: str
    ) -> Iterator[tuple[int, EdgeKind, int | None]]:
        """Yield files that a name leads to, the tie, and the statement that brought it in."""
        head = name.partition(".")[0]
        if head in self._own[file.number]:
            return
        for spelled in (name, f"{name}Attribute"):
            found = self._declaring(file, self._full_names(scope, spelled))
            if found:
                yield from ((number, "same-package", None) for number in found)
                return
            if head in scope.aliases:
                full, place = scope.aliases[head]
                rest = spelled[len(head) :]
                names = [*self._full_names(scope, full + rest), *self._full_names(scope, full)]
                for number in self._declaring(file, names):
                    yield number, "import", place
                return
            for using, ordinal in scope.usings:
                names = [f"{one}.{spelled}" for one in self._full_names(scope, using)]
                found = self._declaring(file, names)
                if found:
                    yield from ((number, "import", ordinal) for number in found)
                    return

    def _declaring(self, file: SourceFile, names: Iterable[str]) -> tuple[int, ...]:
        """Return the files that declare the first name that is declared, or a type around it."""
        for full in names:
            name = full
            while name and name not in self._namespaces:
                found = self._types.get(name)
                if found is not None:
                    return self._visible(file, found)
                name = name.rpartition(".")[0]
        return ()

    def _visible(self, file: SourceFile, found: Sequence[int]) -> tuple[int, ...]:
        """Return the files of one project: the own one, one that it references, or the only one."""
        if len(found) == 1:
            return tuple(found)
        project = self._project[file.number]
        near = {project}
        for choice in (near, self._reachable(project)):
            chosen = [number for number in found if self._project[number] in choice]
            if chosen:
                return tuple(chosen) if len(chosen) <= _MAX_TARGETS else ()
        projects = {self._project[number] for number in found}
        return tuple(found) if len(projects) == 1 and len(found) <= _MAX_TARGETS else ()

    def _reachable(self, project: str) -> set[str]:
        """Return the projects that one references, and those that these do."""
        seen: set[str] = set()
        pending = [project]
        while pending:
            for other in self._references.get(pending.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        return seen


def _folder_of_path(folder: str, relative: str) -> str:
    """Return the folder of a file that is named from another folder."""
    parts = folder.split("/") if folder else []
    for part in relative.split("/")[:-1]:
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


RESOLVER = CSharpResolver
