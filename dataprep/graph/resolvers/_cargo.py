"""Crates of a repository: their roots, editions and names for one another, as Cargo sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dataprep.graph.model import Fact, Repository
from dataprep.graph.paths import below, folder_of, join, upwards

_FOLDERS = {"bin": "src/bin", "test": "tests", "example": "examples", "bench": "benches"}
_AUTO = {"bin": "bins", "test": "tests", "example": "examples", "bench": "benches"}


@dataclass(slots=True)
class Package:
    """A package of Cargo.

    Attributes:
        folder: Folder of its manifest.
        name: Its name; empty where it is only guessed.
        edition: Its edition, a year.
        library: Number of the root of its library.
        library_name: Name of the library in code.
        roots: Numbers of the roots of its crates.
        internal: Packages of the repository that it depends on, by their name in code.
        external: Packages of a registry, by their name in code.
    """

    folder: str
    name: str = ""
    edition: int = 2021
    library: int | None = None
    library_name: str = ""
    roots: list[int] = field(default_factory=list)
    internal: dict[str, Package] = field(default_factory=dict)
    external: dict[str, str] = field(default_factory=dict)

    def crate(self, name: str) -> int | None:
        """Return the root of a library of the repository by its name in this package's code."""
        package = self.internal.get(name)
        if package is not None:
            return package.library
        return self.library if name == self.library_name else None


def packages(repository: Repository) -> dict[str, Package]:
    """Return the packages that manifests describe, by folder."""
    manifests = {
        folder_of(path): facts
        for path, facts in repository.manifests.items()
        if path.rpartition("/")[2] == "Cargo.toml"
    }
    listing = _listing(repository)
    found: dict[str, Package] = {}
    for folder, facts in sorted(manifests.items()):
        name = _value(facts, "cargo.package")
        if name is not None:
            found[folder] = _package(folder, name, facts, manifests, repository, listing)
    by_name = {package.name: package for package in reversed(found.values())}
    patched = {
        fact.key for facts in manifests.values() for fact in facts if fact.fact == "cargo.patch"
    }
    for folder, package in found.items():
        for fact in manifests[folder]:
            if fact.fact == "cargo.dependency" and fact.key is not None:
                target = _dependency(folder, fact, manifests, found)
                if isinstance(target, str):
                    target = by_name.get(target, target) if target in patched else target
                if isinstance(target, Package):
                    package.internal.setdefault(_code_name(fact, target), target)
                else:
                    package.external.setdefault(fact.key, target)
    return found


def _code_name(fact: Fact, target: Package) -> str:
    """Return what a dependency is called in code: a library's own name unless it is renamed."""
    key = fact.key or ""
    return target.library_name if key == target.name.replace("-", "_") else key


def _value(facts: Sequence[Fact], name: str) -> str | None:
    return next((fact.value for fact in facts if fact.fact == name), None)


def _listing(repository: Repository) -> dict[str, list[str]]:
    """Return the names of the files and folders with Rust in each folder that targets lie in."""
    found: dict[str, list[str]] = {}
    for path in repository.paths:
        if path.endswith(".rs"):
            folder, _, name = path.rpartition("/")
            found.setdefault(folder, []).append(name)
            if name == "main.rs":
                above, _, last = folder.rpartition("/")
                found.setdefault(above, []).append(f"{last}/main.rs")
    return found


def _package(
    folder: str,
    name: str,
    facts: Sequence[Fact],
    manifests: Mapping[str, Sequence[Fact]],
    repository: Repository,
    listing: Mapping[str, Sequence[str]],
) -> Package:
    edition = _value(facts, "cargo.edition")
    if edition == "workspace":
        edition = _of_workspace(folder, manifests, "cargo.workspace-edition")
    code_name = (_value(facts, "cargo.lib-name") or name).replace("-", "_")
    package = Package(
        folder,
        name,
        int(edition) if edition is not None and edition.isdigit() else 2015,
        library_name=code_name,
    )
    targets = dict(_targets(facts, folder, listing))
    for path, kind in targets.items():
        number = repository.numbers.get(join(folder, path) or "")
        if number is not None:
            package.roots.append(number)
            if kind == "lib":
                package.library = number
    return package


def _targets(
    facts: Sequence[Fact], folder: str, listing: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield paths that may be roots, with their kind; a later pair of a path counts."""
    said = {fact.key: fact.value for fact in facts if fact.fact == "cargo.target"}
    off = {fact.key for fact in facts if fact.fact == "cargo.auto"}
    yield said.get("build", "build.rs"), "build"
    yield "src/main.rs", "bin"
    for kind, inside in _FOLDERS.items():
        if _AUTO[kind] not in off:
            for name in listing.get(below(folder, inside), ()):
                yield f"{inside}/{name}", kind
    for fact in facts:
        if fact.fact == "cargo.named" and fact.key in _FOLDERS:
            inside = _FOLDERS[fact.key]
            yield f"{inside}/{fact.value}.rs", fact.key
            yield f"{inside}/{fact.value}/main.rs", fact.key
        elif fact.fact == "cargo.target" and fact.key is not None:
            yield fact.value.removeprefix("./"), fact.key
    yield said.get("lib", "src/lib.rs").removeprefix("./"), "lib"


def _of_workspace(
    folder: str, manifests: Mapping[str, Sequence[Fact]], name: str, key: str | None = None
) -> str | None:
    for above in upwards(folder):
        for fact in manifests.get(above, ()):
            if fact.fact == name and (key is None or fact.key == key):
                return fact.value
    return None


def _dependency(
    folder: str, fact: Fact, manifests: Mapping[str, Sequence[Fact]], found: Mapping[str, Package]
) -> Package | str:
    """Return the package of the repository that is meant, or the name of one of a registry."""
    kind, _, value = fact.value.partition(":")
    if kind == "workspace":
        for above in upwards(folder):
            for other in manifests.get(above, ()):
                if other.fact == "cargo.workspace-dependency" and other.key == value:
                    kind, _, place = other.value.partition(":")
                    if kind == "path":
                        return found.get(join(above, place) or "", value)
                    return place
        return value
    if kind == "path":
        return found.get(join(folder, value) or "", fact.key or value)
    return value
