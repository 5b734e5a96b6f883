"""Resolve Rust by its tree of modules.

Roots of crates come from Cargo's manifests, or from names (lib.rs, main.rs) where there are none.
``mod name;`` leads to name.rs or name/mod.rs; a path of ``use`` or in code is followed from the
crate's root, the module itself, the one above it, or a crate of the workspace, through re-exports
and wildcards, to the file of the module that holds the item. What macros make is in no table: a name
that a module does not visibly have is taken to be in it. A row whose alias is ``_`` binds no name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
from dataprep.graph.paths import folder_of, join
from dataprep.graph.resolvers._rust_tree import Module, ModuleTree, Path, path_of
from dataprep.syntax.spec import standard_names

_EDITION_OF_PATHS = 2018
"""Edition since which a path of ``use`` begins in scope: https://doc.rust-lang.org/edition-guide/."""
_MAX_DEPTH = 12
"""Re-exports that are followed after one another."""
_MAX_STEPS = 400
"""Names that are looked up for one path."""


@dataclass(slots=True)
class _Answer:
    """Where a path leads.

    Attributes:
        files: Files of the modules that hold it.
        is_exact: Whether it was seen there.
        external: Crate outside of the repository.
    """

    files: tuple[int, ...] = ()
    is_exact: bool = False
    external: str | None = None


_NOTHING = _Answer()


class RustResolver:
    """Resolves Rust; see :class:`dataprep.graph.model.Resolver`."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        self._numbers = repository.numbers
        self._tree = ModuleTree(repository, files)
        self._modules = self._tree.modules
        self._package_of = self._tree.package_of
        self._standard = standard_names("rust")
        self._steps = 0
        self._is_statement = False
        self._declared: dict[str, list[int]] = {}

    # --- paths ----------------------------------------------------------------------------------

    def _resolve(self, number: int, path: Path, *, is_use: bool) -> _Answer:
        """Return where a path that stands in a file leads."""
        self._steps, self._is_statement = 0, is_use
        return self._follow(number, path, 0, (), is_use=is_use)

    def _follow(
        self,
        number: int,
        path: Path,
        depth: int,
        busy: tuple[tuple[int, str], ...],
        *,
        is_use: bool,
    ) -> _Answer:
        """Return where a path leads that is written in the file."""
        if depth > _MAX_DEPTH or not path:
            return _NOTHING
        first, rest = path[0], path[1:]
        if first in ("crate", "$crate"):
            return self._in_roots(number, rest, depth, busy)
        if first in ("self", "super"):
            return self._inside(number, "", path, depth, busy)
        is_old = self._package_of[number].edition < _EDITION_OF_PATHS
        if first == "" and not is_old:
            return self._crate(number, rest, depth, busy)
        if is_old and (is_use or first == ""):
            whole = path if first else rest
            found = self._in_roots(number, whole, depth, busy)
            return found if found.is_exact else self._crate(number, whole, depth, busy)
        return self._from_scope(number, path, depth, busy)

    def _from_scope(
        self, number: int, path: Path, depth: int, busy: tuple[tuple[int, str], ...]
    ) -> _Answer:
        """Return where a path leads whose first name is in scope in a file, or that of a crate."""
        first = path[0]
        module = self._modules[number]
        if self._has(module, first, is_head=len(path) > 1) and (number, first) not in busy:
            found = self._inside(number, "", path, depth, busy)
            if found.files or found.external is not None:
                return found
        found = self._crate(number, path, depth, busy)
        is_known = first in self._package_of[number].external or first in self._standard
        if not found.files and not is_known and module.globs:
            through = self._through_globs(number, path, depth, busy)
            if through.is_exact:
                return through
        return found

    @staticmethod
    def _has(module: Module, name: str, *, is_head: bool) -> bool:
        """Return whether a name means something in a file: what stands before ``::`` is no function."""
        if name in module.children or name in module.bindings or name in module.inner:
            return True
        return name in module.file.declares and (not is_head or name[:1].isupper())

    def _crate(
        self, number: int, path: Path, depth: int, busy: tuple[tuple[int, str], ...]
    ) -> _Answer:
        """Return where a path leads that begins with the name of a crate."""
        if not path:
            return _NOTHING
        package = self._package_of[number]
        root = package.crate(path[0])
        if root is not None and root in self._modules:
            return self._inside(root, "", path[1:], depth + 1, busy)
        return _Answer(external=package.external.get(path[0], path[0]))

    def _in_roots(
        self, number: int, path: Path, depth: int, busy: tuple[tuple[int, str], ...]
    ) -> _Answer:
        module = self._modules[number]
        roots = module.roots
        if not roots:
            library = self._package_of[number].library
            roots = [library] if library is not None and library in self._modules else []
        return _joined([self._inside(root, "", path, depth, busy) for root in roots])

    def _inside(
        self,
        number: int,
        prefix: str,
        path: Path,
        depth: int,
        busy: tuple[tuple[int, str], ...],
    ) -> _Answer:
        """Return where a path leads from a module: a file, or one written in it (``prefix``)."""
        self._steps += 1
        if self._steps > _MAX_STEPS:
            return _NOTHING
        if not path or path == ("*",):
            return _Answer((number,), is_exact=True)
        name, rest = path[0], path[1:]
        if name == "self":
            return self._inside(number, prefix, rest, depth, busy)
        if name == "super" and prefix:
            return self._inside(number, prefix.rpartition("::")[0], rest, depth, busy)
        if name == "super":
            module = self._modules[number]
            above = module.parents or self._tree.guessed_parents(module)
            return _joined([self._inside(one, "", rest, depth, busy) for one in above])
        found = self._members(number, prefix, path, depth, busy)
        if found.is_exact or found.external is not None:
            return found
        through = self._through_globs(number, path, depth, busy)
        if through.is_exact or (through.external is not None and not found.files):
            return through
        return found if found.files else self._made(number, prefix, path)

    def _made(self, number: int, prefix: str, path: Path) -> _Answer:
        """Return where a name is that a module does not visibly have: a macro may have made it."""
        is_in_root = not prefix and number in self._modules[number].roots
        if len(path) == 1 and is_in_root and self._is_statement:
            declaring = self._declaring(number, path[0])
            if declaring is not None:
                return _Answer((declaring,), is_exact=True)
        return _Answer((number,))

    def _declaring(self, root: int, name: str) -> int | None:
        """Return the one file of a crate that declares a name: exported macros lie in its root."""
        found = [
            number
            for number in self._by_name().get(name, ())
            if root in self._modules[number].roots
        ]
        return found[0] if len(found) == 1 else None

    def _by_name(self) -> dict[str, list[int]]:
        """Return the files that declare each name outside of modules and types."""
        if not self._declared:
            for number, module in self._modules.items():
                for name in module.file.declares:
                    if "." not in name:
                        self._declared.setdefault(name, []).append(number)
        return self._declared

    def _members(
        self,
        number: int,
        prefix: str,
        path: Path,
        depth: int,
        busy: tuple[tuple[int, str], ...],
    ) -> _Answer:
        """Return where a path leads by what a module declares or brings in by name."""
        module = self._modules[number]
        name, rest = path[0], path[1:]
        inner = f"{prefix}::{name}" if prefix else name
        answers = [
            self._inside(child, "", rest, depth, busy) for child in module.children.get(inner, ())
        ]
        dotted = inner.replace("::", ".")
        is_type = name[:1].isupper()
        is_declared = dotted in module.file.declares or name in module.file.declares
        if not is_type and (dotted in module.inner or (rest and is_declared)):
            answers.append(self._inside(number, inner, rest, depth, busy))
        elif (is_declared and (not rest or is_type)) or f"{name}!" in module.file.declares:
            answers.append(_Answer((number,), is_exact=True))
        is_known = any(answer.is_exact for answer in answers)
        if (number, name) not in busy and not (rest and is_known):
            answers += [
                self._follow(
                    number, (*bound, *rest), depth + 1, (*busy, (number, name)), is_use=True
                )
                for bound in module.bindings.get(name, ())
            ]
        return _joined(answers)

    def _through_globs(
        self, number: int, path: Path, depth: int, busy: tuple[tuple[int, str], ...]
    ) -> _Answer:
        """Return where a path leads by what a module brings in by wildcards."""
        module = self._modules[number]
        key = (number, f"*{path[0]}")
        if key in busy or depth > _MAX_DEPTH:
            return _NOTHING
        external = None
        for glob in module.globs:
            target = self._follow(number, glob, depth + 1, (*busy, key), is_use=True)
            for file in target.files:
                if file == number:
                    continue
                found = self._inside(file, "", path, depth + 1, (*busy, key))
                if found.is_exact or found.external is not None:
                    return found
            external = external or target.external
        return _Answer(external=external)

    # --- answers --------------------------------------------------------------------------------

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of a file; a path in code leads to what a crate of its head holds."""
        answers = [self._statement(file, statement) for statement in file.statements]
        return Answers(answers, list(self._named(file)))

    def _statement(self, file: SourceFile, statement: Statement) -> Resolution:
        if statement.kind == "module":
            children = self._modules[file.number].children.get(statement.specifier, ())
            if statement.alias is not None:
                wanted = self._tree.module_paths(self._modules[file.number], statement)
                numbers = {self._numbers.get(path) for path in wanted}
                children = [child for child in children if child in numbers]
            return _internal(children, "module") or Resolution("unresolved", reason="no-such-file")
        if statement.kind == "include":
            path = join(folder_of(file.path), statement.specifier)
            number = self._numbers.get(path or "")
            if number is not None:
                return Resolution("internal", (Target(number, "include"),))
            return Resolution(
                "unresolved", reason="outside-repository" if path is None else "no-such-file"
            )
        self._steps = 0
        if statement.kind == "import":
            found = self._crate(file.number, (statement.specifier,), 0, ())
            tied = _internal(found.files, "import")
            if tied is not None:
                return tied
        elif statement.alias == "_" and self._is_own(file, statement.specifier):
            return Resolution("unresolved", reason="self")
        else:
            found = self._resolve(file.number, path_of(statement), is_use=statement.alias != "_")
        return self._resolution(file, found)

    def _is_own(self, file: SourceFile, specifier: str) -> bool:
        """Return whether a path in code begins with a name that the file itself has."""
        head = specifier.partition("::")[0]
        if head in ("crate", "self", "super"):
            return False
        return self._has(self._modules[file.number], head, is_head=True)

    def _resolution(self, file: SourceFile, found: _Answer) -> Resolution:
        internal = _internal(found.files, "use")
        if internal is not None:
            return internal
        if found.external is None:
            return Resolution("unresolved", reason="no-such-member")
        name = found.external
        if name in self._standard:
            return Resolution("standard", package=name)
        if not self._is_crate(file, name):
            return Resolution("unresolved", reason="no-such-member")
        return Resolution("external", package=name)

    def _is_crate(self, file: SourceFile, name: str) -> bool:
        """Return whether a name may be that of a package outside: known to Cargo, or no manifest."""
        package = self._package_of[file.number]
        if not package.name:
            return name.islower()
        return name in package.external.values() or name in package.external

    def _named(self, file: SourceFile) -> Iterator[NamedTarget]:
        """Yield files that paths in a text lead to that begin with the name of a crate."""
        package = self._package_of[file.number]
        module = self._modules[file.number]
        self._is_statement = False
        written = {part for statement in file.statements for part in _prefixes(path_of(statement))}
        used = [
            name
            for name in file.uses
            if package.crate(name.partition("::")[0]) is not None and "<" not in name
        ]
        longer = {name.rpartition("::")[0] for name in used}
        for name in used:
            path = tuple("".join(part.split()) for part in name.split("::"))
            if name in longer or self._has(module, path[0], is_head=True):
                continue
            if name in written:
                continue
            self._steps = 0
            found = self._crate(file.number, path, 0, ())
            for number in found.files if found.is_exact else ():
                yield NamedTarget(name, Target(number, "use"))


def _prefixes(path: Path) -> Iterator[str]:
    """Yield the beginnings of a path of two names and more."""
    for end in range(2, len(path) + 1):
        yield "::".join(path[:end])


def _joined(answers: Sequence[_Answer]) -> _Answer:
    """Return what several answers say together: those that saw the name count."""
    exact = [answer for answer in answers if answer.is_exact]
    counted = exact or [answer for answer in answers if answer.files]
    files = tuple(dict.fromkeys(file for answer in counted for file in answer.files))
    external = next((answer.external for answer in answers if answer.external is not None), None)
    return _Answer(files, is_exact=bool(exact), external=None if exact else external)


def _internal(numbers: Iterable[int], kind: EdgeKind) -> Resolution | None:
    targets = tuple(Target(number, kind) for number in dict.fromkeys(numbers))
    return Resolution("internal", targets) if targets else None


RESOLVER = RustResolver
