"""Resolve the imports and names of Java, Kotlin and Scala, which may name one another's files.

Files are known by their packages and what they declare there; folders count only where a name is
declared more than once (:mod:`dataprep.graph.resolvers._source_roots`). A name is looked up as the
languages do: in the file itself, among explicit imports, in its package (Scala: in the packages
around it, too), among wildcard imports; a qualified one as a path from a package. Libraries are
told from files that are missing by their packages: that of an external import is in no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dataprep.graph.model import (
    Answers,
    EdgeKind,
    NamedTarget,
    Repository,
    Resolution,
    SourceFile,
    Statement,
    Target,
)
from dataprep.graph.resolvers._source_roots import Place, nearest, place_of
from dataprep.syntax.spec import standard_names

_TYPE_PARAMETERS = frozenset("TEKVURSN")
"""NOTE: names that type parameters go by; a use of one says nothing of a class of that name."""
_LANGUAGES = {"Java": "java", "Kotlin": "kotlin", "Scala": "scala"}
_WILDCARDS = frozenset({"*", "given"})
_SELF = Resolution("unresolved", reason="self")
_ROOT = "_root_."


@dataclass(slots=True)
class _Unit:
    """A file as the resolver knows it.

    Attributes:
        file: The file.
        packages: Packages whose members it sees by their simple names, the innermost first.
        own: Names that it declares at any depth.
    """

    file: SourceFile
    packages: tuple[str, ...]
    own: frozenset[str]


@dataclass(slots=True)
class _Scope:
    """What the names of one file mean.

    Attributes:
        unit: The file.
        answers: Resolutions of its statements so far; None for those that depend on its names.
        bound: Files that explicitly imported names lead to; empty for those of others.
        folders: Packages that imported names stand for (Scala).
        wildcards: Packages all of whose members are imported, by the ordinal of the statement.
        named: Files that names without an import lead to.
    """

    unit: _Unit
    answers: list[Resolution | None] = field(default_factory=list)
    bound: dict[str, tuple[int, ...]] = field(default_factory=dict)
    folders: dict[str, tuple[str, int]] = field(default_factory=dict)
    wildcards: list[tuple[str, int]] = field(default_factory=list)
    named: list[NamedTarget] = field(default_factory=list)


class JvmResolver:
    """Resolver of Java, Kotlin and Scala (`dataprep.graph.model.Resolver`)."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        """Index what files declare by package and name."""
        del repository
        self._units: dict[int, _Unit] = {}
        self._position: dict[int, int] = {}
        self._numbers: list[int] = []
        self._places: list[Place] = []
        self._members: dict[str, dict[str, list[int]]] = {}
        self._objects: dict[str, list[int]] = {}
        for file in files:
            self._add(file)

    def _add(self, file: SourceFile) -> None:
        packages = _packages(file)
        is_chain = all(a.startswith(b) for a, b in pairwise(packages))
        homes = packages[:1] if is_chain else packages
        position = self._position[file.number] = len(self._numbers)
        self._numbers.append(file.number)
        self._places.append(place_of(file.path, packages[0]))
        objects = _package_objects(file)
        for home in homes:
            for name in _declared(file, objects):
                full = f"{home}.{name}" if home else name
                prefix, _, last = full.rpartition(".")
                found = self._members.setdefault(prefix, {}).setdefault(last, [])
                if not found or found[-1] != position:
                    found.append(position)
        inner = tuple(f"{packages[0]}.{name}" if packages[0] else name for name in objects)
        for package in inner:
            self._objects.setdefault(package, []).append(position)
            self._members.setdefault(package, {})
        own = frozenset(part for name in file.declares for part in name.split("."))
        self._units[file.number] = _Unit(file, inner + packages, own - objects)

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of a file; a name without an import leads into its package, or in full."""
        scope = _Scope(self._units[file.number])
        for statement in file.statements:
            scope.answers.append(self._statement(scope, statement))
        self._names(scope)
        missing = Resolution("unresolved", reason="no-such-member")
        return Answers([answer or missing for answer in scope.answers], scope.named)

    def _statement(self, scope: _Scope, statement: Statement) -> Resolution | None:
        if statement.kind == "package":
            return _SELF
        path, name = statement.specifier, statement.name
        if not path:
            return Resolution("unresolved", reason="malformed")
        is_wild = name in _WILDCARDS
        if not is_wild and name is not None:
            path = f"{path}.{name}"
        absolute, found = self._find(scope, path, is_wild=is_wild)
        simple = statement.alias or path.rpartition(".")[2]
        if not is_wild:
            scope.bound[simple] = found
        if found:
            return self._internal(scope, found)
        if absolute is not None and (is_wild or not _is_type(simple)):
            if is_wild:
                scope.wildcards.append((absolute, len(scope.answers)))
            else:
                scope.folders[simple] = (absolute, len(scope.answers))
            return None
        return self._elsewhere(scope, path, is_wild=is_wild)

    def _internal(self, scope: _Scope, found: tuple[int, ...]) -> Resolution:
        if len(found) > 1 and scope.unit.file.language == "Java":
            return Resolution("unresolved", reason="ambiguous")
        return Resolution("internal", tuple(self._target(one, "import") for one in found))

    def _elsewhere(self, scope: _Scope, path: str, *, is_wild: bool) -> Resolution:
        """Return what an import is that leads to no file."""
        path = path.removeprefix(_ROOT)
        package = path if is_wild else path.rpartition(".")[0]
        if package in self._members or path.partition(".")[0] in scope.unit.own:
            return Resolution("unresolved", reason="no-such-file")
        head = path.partition(".")[0]
        if head in scope.bound and not scope.bound[head] and "." in path:
            return Resolution("external", package=head)
        names = standard_names(_LANGUAGES.get(scope.unit.file.language, "java"))
        prefix = path
        while prefix:
            if prefix in names:
                return Resolution("standard", package=prefix)
            prefix = prefix.rpartition(".")[0]
        return Resolution("external", package=_package_part(package or path))

    def _find(
        self, scope: _Scope, path: str, *, is_wild: bool
    ) -> tuple[str | None, tuple[int, ...]]:
        """Return the package that a path of an import stands for, and the files that it leads to."""
        is_scala = scope.unit.file.language == "Scala"
        if path.startswith(_ROOT):
            path, is_scala = path.removeprefix(_ROOT), False
        starts = [""]
        if is_scala:
            head, _, rest = path.partition(".")
            if scope.bound.get(head):
                return None, scope.bound[head]
            if head in scope.folders:
                starts, path = [scope.folders[head][0]], f".{rest}" if rest else ""
            else:
                starts = [f"{package}." for package in scope.unit.packages if package] + starts
        for start in starts:
            full = start + path
            if full in self._members and (is_wild or is_scala):
                return full, ()
            found = self._qualified(scope, full)
            if found:
                return None, found
        return None, ()

    def _qualified(self, scope: _Scope, path: str) -> tuple[int, ...]:
        """Return the files that declare what a path from the root leads to, or something around it."""
        parts = path.split(".")
        for cut in range(min(len(parts), 32) - 1, -1, -1):
            members = self._members.get(".".join(parts[:cut]))
            if members is None or (cut == 0 and scope.unit.packages != ("",)):
                continue
            found = members.get(parts[cut])
            if found:
                return self._nearest(scope, found)
        return ()

    def _nearest(self, scope: _Scope, found: Sequence[int]) -> tuple[int, ...]:
        if len(found) == 1:
            return (found[0],)
        return nearest(self._places, self._position[scope.unit.file.number], found)

    def _target(self, position: int, kind: EdgeKind) -> Target:
        return Target(self._numbers[position], kind)

    def _names(self, scope: _Scope) -> None:
        """Look up the names that a text uses, and settle the imports that depend on them."""
        drawn: dict[int, dict[int, None]] = {}
        for name in scope.unit.file.uses:
            for position, kind, ordinal in self._look_up(scope, name.partition("<")[0]):
                if ordinal is None:
                    scope.named.append(NamedTarget(name, self._target(position, kind)))
                else:
                    drawn.setdefault(ordinal, {})[position] = None
        for ordinal, positions in drawn.items():
            targets = tuple(self._target(one, "same-package") for one in sorted(positions))
            scope.answers[ordinal] = Resolution("internal", targets)
        for package, ordinal in scope.wildcards:
            if scope.answers[ordinal] is None and package in self._objects:
                found = self._nearest(scope, self._objects[package])
                scope.answers[ordinal] = self._internal(scope, found)

    def _look_up(self, scope: _Scope, name: str) -> Iterable[tuple[int, EdgeKind, int | None]]:
        """Return the files that a name leads to, and the statement that brought it in."""
        head, _, rest = name.partition(".")
        if head in scope.unit.own or head in _TYPE_PARAMETERS:
            return ()
        if head in scope.folders:
            package, ordinal = scope.folders[head]
            found = self._qualified(scope, f"{package}.{rest}") if rest else ()
            return [(position, "same-package", ordinal) for position in found]
        if head in scope.bound:
            return ()
        known, statement = self._simple(scope, head)
        if known is not None:
            return [(position, "same-package", statement) for position in known]
        if rest and not _is_type(head):
            return [(position, "use", None) for position in self._path(scope, name)]
        return ()

    def _simple(self, scope: _Scope, name: str) -> tuple[tuple[int, ...] | None, int | None]:
        """Return the files of a simple name that a package or a wildcard has; None for neither."""
        for package in scope.unit.packages:
            found = self._members.get(package, {}).get(name)
            if found:
                return self._visible(scope, found), None
        for package, ordinal in scope.wildcards:
            found = self._members.get(package, {}).get(name)
            if found:
                return self._nearest(scope, found), ordinal
        return None, None

    def _path(self, scope: _Scope, name: str) -> tuple[int, ...]:
        """Return the file of a path in code, from the root or, in Scala, a package around."""
        is_scala = scope.unit.file.language == "Scala"
        for package in ("", *scope.unit.packages) if is_scala else ("",):
            found = self._qualified(scope, f"{package}.{name}" if package else name)
            if found:
                return found if len(found) == 1 else ()
        return ()

    def _visible(self, scope: _Scope, found: Sequence[int]) -> tuple[int, ...]:
        """Return the files of a package that a name means: none of tests for what is no test."""
        chosen = self._nearest(scope, found)
        home = self._places[self._position[scope.unit.file.number]]
        if not home.is_test:
            chosen = tuple(one for one in chosen if not self._places[one].is_test)
        if len(chosen) > 1 and scope.unit.file.language == "Java":
            return ()
        return chosen


def _packages(file: SourceFile) -> tuple[str, ...]:
    """Return the packages that a file's clauses name, the innermost first; the nameless without."""
    named = [one.specifier for one in file.statements if one.kind == "package"]
    return tuple(dict.fromkeys(reversed(named))) or ("",)


def _package_objects(file: SourceFile) -> frozenset[str]:
    """Return the package objects of Scala that a file declares; by custom it is package.scala."""
    if file.language != "Scala" or not file.path.endswith("package.scala"):
        return frozenset()
    return frozenset(name for name in file.declares if "." not in name and not _is_type(name))


def _declared(file: SourceFile, objects: frozenset[str]) -> Iterator[str]:
    """Yield what others may name, from the file's package."""
    has_facade = False
    for name in file.declares:
        outer, _, rest = name.partition(".")
        if not rest:
            has_facade = has_facade or not _is_type(name)
            if name not in objects:
                yield name
        elif outer in objects and "." not in rest:
            yield name
    if file.language == "Kotlin" and has_facade:
        stem = file.path.rpartition("/")[2].partition(".")[0]
        yield f"{stem[:1].upper()}{stem[1:]}Kt"


def _is_type(name: str) -> bool:
    return name[:1].isupper()


def _package_part(path: str) -> str:
    """Return the leading parts of a path that no type is called by.

    Examples:
        >>> _package_part("org.junit.Assert.assertEquals")
        'org.junit'
    """
    parts = path.split(".")
    count = next((k for k, part in enumerate(parts) if _is_type(part)), len(parts))
    return ".".join(parts[: max(count, 1)])


RESOLVER = JvmResolver
