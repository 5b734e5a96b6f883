"""The tree of modules of Rust: which file is which module of which crates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dataprep.graph.model import Repository, SourceFile, Statement
from dataprep.graph.paths import below, folder_of, join, upwards
from dataprep.graph.resolvers._cargo import Package, packages

_GUESSED_ROOTS = frozenset({"lib.rs", "main.rs", "build.rs"})
_MAX_ROOTS = 8
"""Crates that a file is looked at as a part of."""

Path = tuple[str, ...]


@dataclass(slots=True)
class Module:
    """A file as a module.

    Attributes:
        children: Numbers of the files of its modules, by name.
        bindings: Paths by the name that they bring in.
        globs: Paths of which everything is brought in.
        inner: Names that hold others: modules, types.
        parents: Numbers of the files that declare it.
        roots: Roots of the crates that it is a part of.
        is_owner: Whether its modules lie in its own folder.
    """

    file: SourceFile
    children: dict[str, list[int]] = field(default_factory=dict)
    bindings: dict[str, list[Path]] = field(default_factory=dict)
    globs: list[Path] = field(default_factory=list)
    inner: set[str] = field(default_factory=set)
    parents: list[int] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    is_owner: bool = False
    is_expanded: bool = False


class ModuleTree:
    """The modules of a repository.

    Args:
        repository: The repository.
        files: Its files of Rust.
    """

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        self._repository = repository
        self.modules = {file.number: Module(file) for file in files}
        self._packages = packages(repository)
        for module in self.modules.values():
            _read_names(module)
        roots = [root for package in self._packages.values() for root in package.roots]
        self._grow([root for root in roots if root in self.modules])
        guessed = [
            number
            for number, module in self.modules.items()
            if not module.roots and module.file.path.rpartition("/")[2] in _GUESSED_ROOTS
        ]
        self._grow(guessed)
        for number, module in self.modules.items():
            if not module.roots:
                self._expand(number)
        self.package_of = {
            number: self._find_package(module.file.path) for number, module in self.modules.items()
        }

    def _grow(self, roots: Sequence[int]) -> None:
        """Follow the declarations of modules from the roots of crates."""
        for root in roots:
            self.modules[root].is_owner = True
        for root in roots:
            pending = [root]
            while pending:
                module = self.modules[pending.pop()]
                if root in module.roots or len(module.roots) >= _MAX_ROOTS:
                    continue
                module.roots.append(root)
                self._expand(module.file.number)
                pending.extend(child for children in module.children.values() for child in children)

    def _expand(self, number: int) -> None:
        """Find the files of the modules that a file declares."""
        module = self.modules[number]
        if module.is_expanded:
            return
        module.is_expanded = True
        module.is_owner = module.is_owner or module.file.path.rpartition("/")[2] == "mod.rs"
        for statement in module.file.statements:
            if statement.kind == "module":
                for path in self.module_paths(module, statement):
                    child = self._repository.numbers.get(path)
                    if child is None or child not in self.modules or child == number:
                        continue
                    found = module.children.setdefault(statement.specifier, [])
                    if child not in found:
                        found.append(child)
                        self.modules[child].parents.append(number)
                        if statement.alias is not None:
                            self.modules[child].is_owner = True
                    break

    def module_paths(self, module: Module, statement: Statement) -> Iterator[str]:
        """Yield paths at which the file of a declared module may lie."""
        path = module.file.path
        folder = folder_of(path)
        stem = path.rpartition("/")[2].removesuffix(".rs")
        inline, _, name = statement.specifier.rpartition("::")
        own = folder if module.is_owner else below(folder, stem)
        if statement.alias is not None:
            base = below(own, inline.replace("::", "/")) if inline else folder
            yield join(base, statement.alias) or ""
            return
        bases = (own,) if module.roots else (own, folder, below(folder, stem))
        for base in bases:
            inside = join(base, inline.replace("::", "/")) or ""
            yield below(inside, f"{name}.rs")
            yield below(inside, f"{name}/mod.rs")

    def _find_package(self, path: str) -> Package:
        for folder in upwards(folder_of(path)):
            package = self._packages.get(folder)
            if package is not None:
                return package
        return Package("")

    def guessed_parents(self, module: Module) -> list[int]:
        """Return where a file that no module declares would be declared."""
        folder, _, name = module.file.path.rpartition("/")
        if name == "mod.rs":
            folder = folder_of(folder)
        for path in (below(folder, "mod.rs"), f"{folder}.rs", below(folder, "lib.rs")):
            number = self._repository.numbers.get(path)
            if number is not None and number in self.modules and number != module.file.number:
                return [number]
        return []


def path_of(statement: Statement) -> Path:
    parts = statement.specifier.split("::")
    return (*parts, statement.name) if statement.name is not None else tuple(parts)


def _read_names(module: Module) -> None:
    """Collect what the statements of a file bring in, and which of its names hold others."""
    for statement in module.file.statements:
        if statement.kind == "import" and statement.alias is not None:
            module.bindings.setdefault(statement.alias, []).append(("", statement.specifier))
        if statement.kind != "use" or statement.alias == "_":
            continue
        path = path_of(statement)
        if statement.name == "*":
            if not statement.is_local:
                module.globs.append(path[:-1])
        else:
            name = statement.alias or path[-1]
            if path not in module.bindings.setdefault(name, []):
                module.bindings[name].append(path)
    for statement in module.file.statements:
        if statement.kind == "module":
            parts = statement.specifier.split("::")[:-1]
            module.inner.update(".".join(parts[: k + 1]) for k in range(len(parts)))
    for name in module.file.declares:
        parts = name.split(".")
        module.inner.update(".".join(parts[: k + 1]) for k in range(len(parts) - 1))
