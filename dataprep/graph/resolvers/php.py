"""Resolve PHP: names by their namespaces, as files declare them or composer.json places them.

A name leads to the file that declares it. Where several do, the one counts that composer's
``autoload`` (PSR-4, PSR-0) would load. Names without a ``use`` are of the file's own namespace;
functions fall back to the global one. Included files are looked for beside the file, then from the
root of the repository; a literal behind a constant counts where one file alone ends with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from dataprep.graph.paths import join
from dataprep.syntax.spec import standard_names

_SELF = Resolution("unresolved", reason="self")
_TAIL = re.compile(r"['\"]/?([\w./-]+\.(?:php|inc))['\"]\s*\)*$")
_RESERVED = frozenset({"self", "static", "parent", "true", "false", "null"})


@dataclass(slots=True)
class _Scope:
    """What the names of one file mean: full names by alias, with the ordinal of the statement."""

    namespace: str
    aliases: dict[str, tuple[str, int]] = field(default_factory=dict)


class PhpResolver:
    """Resolves PHP; see :class:`dataprep.graph.model.Resolver`."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        self._repository = repository
        self._standard = frozenset(name.lower() for name in standard_names("php"))
        self._declared: dict[str, list[int]] = {}
        self._namespaces: set[str] = set()
        self._tails: dict[str, list[int]] = {}
        self._autoload: list[tuple[str, str, bool]] = []
        self._required: dict[str, str] = {}
        self._read_manifests()
        for file in files:
            self._tails.setdefault(file.path.rpartition("/")[2], []).append(file.number)
            for name, line in file.declares.items():
                if "." not in name:
                    full = _join(_namespace_at(file, line), name).lower()
                    found = self._declared.setdefault(full, [])
                    if not found or found[-1] != file.number:
                        found.append(file.number)
                    parts = full.split("\\")
                    self._namespaces.update("\\".join(parts[:k]) for k in range(1, len(parts)))

    def _read_manifests(self) -> None:
        for path, facts in self._repository.manifests.items():
            folder, _, name = path.rpartition("/")
            if name != "composer.json":
                continue
            for fact in facts:
                if fact.fact in {"composer.psr4", "composer.psr0"}:
                    place = "/".join(part for part in (folder, fact.value) if part)
                    self._autoload.append((fact.key or "", place, fact.fact == "composer.psr4"))
                elif fact.fact == "composer.require":
                    vendor, _, package = fact.value.partition("/")
                    for word in (vendor, package):
                        plain = re.sub(r"[^a-z0-9]", "", word.lower())
                        self._required.setdefault(plain, fact.value)
        self._autoload.sort(key=lambda entry: -len(entry[0]))

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of a file; a name without a ``use`` leads to files of the same namespace."""
        scope = _scope(file)
        drawn: dict[int, set[int]] = {}
        named: list[NamedTarget] = []
        for name in file.uses:
            if name.lower() in _RESERVED:
                continue
            head, _, rest = name.partition("\\")
            alias = scope.aliases.get(head.lower()) if head else None
            if alias is not None:
                full, ordinal = alias
                found = self._find(file, _join(full, rest))
                if found is not None:
                    drawn.setdefault(ordinal, set()).add(found)
                continue
            number, kind = self._look_up(file, scope, name)
            if number is not None:
                named.append(NamedTarget(name, Target(number, kind)))
        answers = [self._answer(file, place, drawn) for place in range(len(file.statements))]
        return Answers(answers, named)

    def _look_up(self, file: SourceFile, scope: _Scope, name: str) -> tuple[int | None, EdgeKind]:
        if name.startswith("\\"):
            return self._find(file, name[1:]), "use"
        if name.lower().startswith("namespace\\"):
            return self._find(file, _join(scope.namespace, name[10:])), "same-package"
        found = self._find(file, _join(scope.namespace, name))
        if found is None and "\\" not in name and name[:1].islower() and scope.namespace:
            return self._find(file, name), "same-package"
        return found, "same-package"

    def _find(self, file: SourceFile, full: str) -> int | None:
        """Return the file that declares a full name; None for none, or for several alike."""
        found = self._declared.get(full.lower(), ())
        if len(found) == 1:
            return found[0]
        if file.number in found:
            return file.number
        loaded = self._loaded(full)
        if loaded is not None and (not found or loaded in found):
            return loaded
        near = [number for number in found if self._is_near(file, number)]
        return near[0] if len(near) == 1 else None

    def _is_near(self, file: SourceFile, number: int) -> bool:
        """Return whether two files lie in the same folder of the root."""
        return self._repository.paths[number].partition("/")[0] == file.path.partition("/")[0]

    def _loaded(self, full: str) -> int | None:
        """Return the file that composer would load for a class."""
        for prefix, folder, is_psr4 in self._autoload:
            if prefix and not (full + "\\").startswith(prefix + "\\"):
                continue
            rest = full[len(prefix) :].lstrip("\\") if is_psr4 else full
            relative = rest.replace("\\", "/")
            if not is_psr4:
                head, _, last = relative.rpartition("/")
                relative = "/".join(part for part in (head, last.replace("_", "/")) if part)
            path = "/".join(part for part in (folder, f"{relative}.php") if part)
            number = self._repository.numbers.get(path)
            if number is not None:
                return number
        return None

    def _answer(self, file: SourceFile, place: int, drawn: dict[int, set[int]]) -> Resolution:
        one = file.statements[place]
        if one.kind == "package":
            return _SELF
        if one.kind == "require":
            return self._included(file, one.specifier)
        numbers = set(drawn.get(place, ()))
        direct = self._find(file, one.specifier)
        if direct is not None:
            numbers.add(direct)
        if numbers:
            return Resolution(
                "internal", tuple(Target(number, "use") for number in sorted(numbers))
            )
        lowered = one.specifier.lower()
        if lowered in self._standard:
            return Resolution("standard", package="php")
        if lowered in self._namespaces or len(self._declared.get(lowered, ())) > 1:
            return Resolution("unresolved", reason="ambiguous")
        head = one.specifier.partition("\\")[0]
        if head.lower() in self._namespaces and not self._required.get(head.lower()):
            return Resolution("unresolved", reason="no-such-file")
        return Resolution("external", package=self._required.get(head.lower(), head))

    def _included(self, file: SourceFile, specifier: str) -> Resolution:
        folder = file.path.rpartition("/")[0]
        if "'" in specifier or '"' in specifier or "$" in specifier or "(" in specifier:
            tail = _TAIL.search(specifier)
            found = self._ending(tail[1]) if tail is not None else None
            if found is None:
                return Resolution("unresolved", reason="computed")
            return Resolution("internal", (Target(found, "require"),))
        places = [folder] if specifier.startswith("./") else [folder, ""]
        for start in places:
            path = join(start, specifier)
            number = None if path is None else self._repository.numbers.get(path)
            if number is not None:
                return Resolution("internal", (Target(number, "require"),))
        found = None if specifier.startswith(".") else self._ending(specifier)
        if found is not None:
            return Resolution("internal", (Target(found, "require"),))
        return Resolution("unresolved", reason="no-such-file")

    def _ending(self, tail: str) -> int | None:
        """Return the one file whose path ends with a relative path."""
        tail = re.sub(r"^(?:\.{1,2}/)+", "", tail)
        candidates = self._tails.get(tail.rpartition("/")[2], ())
        found = [
            number
            for number in candidates
            if f"/{self._repository.paths[number]}".endswith(f"/{tail}")
        ]
        if len(found) > 1:
            exact = self._repository.numbers.get(tail)
            return exact if exact in found else None
        return found[0] if found else None


def _scope(file: SourceFile) -> _Scope:
    scope = _Scope(_namespace_at(file, 1 << 30))
    for place, one in enumerate(file.statements):
        if one.kind == "use":
            alias = one.alias or one.specifier.rpartition("\\")[2]
            scope.aliases.setdefault(alias.lower(), (one.specifier, place))
    return scope


def _namespace_at(file: SourceFile, line: int) -> str:
    """Return the namespace that a line of a file is in."""
    name = ""
    for one in file.statements:
        if one.kind == "package" and one.line <= line:
            name = one.specifier
    return name


def _join(namespace: str, name: str) -> str:
    return f"{namespace}\\{name}" if namespace and name else namespace or name


RESOLVER = PhpResolver
