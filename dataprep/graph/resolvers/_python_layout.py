"""Where the Python modules of a repository lie: packages, roots, and the order in which to look."""

from __future__ import annotations

import itertools
import posixpath
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dataprep.graph.model import Repository, SourceFile
from dataprep.graph.resolvers._python_data import commonest

_TRIALS = frozenset({"test", "tests", "testing", "testdata", "fixtures", "example", "examples"})
"""Folders whose files are no part of what lies outside of them."""
_VENDOR_NAMES = frozenset(
    {"_vendor", "vendor", "vendored", "_vendored", "third_party", "thirdparty", "site-packages"}
)
_VENDORED = 3
"""Well-known packages of others that a folder holds which is there to hold such."""
SUFFIXES = (".py", ".pyi", ".pyx")
_FORMS = ("/__init__.py", ".py", "/__init__.pyi", ".pyi", ".pyx")
_STUB_FORMS = ("/__init__.pyi", ".pyi")
_CONVENTIONAL = ("src", "lib", "python")
_PROJECT_FILES = ("pyproject.toml", "setup.py", "setup.cfg")
_MAX_NEAR = 32
"""Paths on each side of a folder's place in their order that are compared."""
_MAX_DEPTH = 64
"""Parts of a dotted name or path beyond which nothing is looked up."""


def parent(path: str) -> str:
    """Return the folder of a path; the empty string stands for the root."""
    return path.rpartition("/")[0]


def join(folder: str, rest: str) -> str:
    """Return a path below a folder."""
    return f"{folder}/{rest}" if folder and rest else folder or rest


def upwards(folder: str) -> Iterator[str]:
    """Yield a folder and those above it, the root last."""
    yield folder
    while folder:
        folder = parent(folder)
        yield folder


class Layout:
    """Folders and modules of a repository, indexed once.

    Args:
        repository: All files, and what the manifests say.
        files: The Python files with their statements.
    """

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        self._numbers = repository.numbers
        self._hits: dict[str, int | None] = {}
        self._searches: dict[str, tuple[str, ...]] = {}
        self.regular: set[str] = set()
        """Folders with an ``__init__``."""
        self._members: dict[str, set[str]] = {}
        self._index(repository.paths)
        self.relative: set[str] = set()
        """Folders without ``__init__`` whose files import relatively: packages by use."""
        self.used: set[str] = set()
        """Folders without ``__init__`` that dotted names pass through."""
        self._read_use(files)
        self.aliases: dict[str, list[str]] = {}
        self.needed = _needed(repository)
        """Top-level modules of distributions that a project file needs and none of them is."""
        self.declared = self._declare(repository)
        self._all_names = frozenset(name for names in self._members.values() for name in names)
        self._holders: dict[str, list[str]] = {}
        for folder, names in self._members.items():
            if folder not in self.regular:
                for name in names:
                    self._holders.setdefault(name, []).append(folder)

    def _index(self, paths: Iterable[str]) -> None:
        """Collect the modules and folders below each folder that leads to a Python file."""
        for path in paths:
            if not path.endswith(SUFFIXES):
                continue
            folder, _, name = path.rpartition("/")
            stem = name.rpartition(".")[0]
            if stem == "__init__":
                self.regular.add(folder)
            is_new = folder not in self._members
            self._members.setdefault(folder, set()).add(stem)
            while is_new and folder:
                folder, _, name = folder.rpartition("/")
                is_new = folder not in self._members
                self._members.setdefault(folder, set()).add(name.removesuffix("-stubs"))

    def _read_use(self, files: Sequence[SourceFile]) -> None:
        """Tell folders without ``__init__`` that are packages by how they are named."""
        pairs: set[tuple[str, str]] = set()
        seen: set[tuple[str, str | None]] = set()
        for file in files:
            for statement in file.statements:
                specifier = statement.specifier
                if specifier.startswith("."):
                    self._mark_relative(file.path, specifier)
                    continue
                key = (specifier, statement.name)
                if key in seen:
                    continue
                seen.add(key)
                parts = specifier.split(".")[:_MAX_DEPTH]
                if statement.name:
                    parts.append(statement.name)
                pairs.update(itertools.pairwise(parts))
        followers: dict[str, set[str]] = {}
        for first, second in pairs:
            followers.setdefault(first, set()).add(second)
        for folder, names in self._members.items():
            if folder not in self.regular:
                named = followers.get(folder.rpartition("/")[2])
                if named and not named.isdisjoint(names) and not self.is_vendored(folder):
                    self.used.add(folder)

    def _mark_relative(self, path: str, specifier: str) -> None:
        """Mark the folder that a relative import starts from, and those that it climbs through."""
        level = len(specifier) - len(specifier.lstrip("."))
        folder = parent(path)
        for _ in range(min(level, _MAX_DEPTH)):
            if folder not in self.regular and folder:
                self.relative.add(folder)
            folder = parent(folder)

    def _declare(self, repository: Repository) -> frozenset[str]:
        """Return folders that are on the path by what the repository says or as is usual."""
        homes = {""}
        roots = set()
        for path in sorted(repository.manifests):
            home, _, name = path.rpartition("/")
            if name in _PROJECT_FILES:
                homes.add(home)
            for fact in repository.manifests[path]:
                place = normal(home, fact.value)
                if place is None:
                    continue
                if fact.fact == "python.root":
                    roots.add(place)
                elif fact.fact == "python.package-dir" and fact.key:
                    self.aliases.setdefault(fact.key, []).append(place)
        for home in homes:
            roots.add(home)
            roots.update(join(home, name) for name in _CONVENTIONAL)
        return frozenset(
            root for root in roots if root in self._members and root not in self.regular
        )

    def holds(self, folder: str, name: str) -> bool:
        """Return whether a folder holds a module or a folder of modules of a name."""
        return name in self._members.get(folder, ())

    def is_vendored(self, folder: str) -> bool:
        """Return whether a folder is there to hold packages of others: by its name or by them."""
        if folder.rpartition("/")[2] in _VENDOR_NAMES:
            return folder not in self.regular and folder not in self.relative
        names = commonest() & self._members.get(folder, set())
        return sum(join(folder, name) in self.regular for name in names) >= _VENDORED

    def n_members(self, folder: str, names: frozenset[str]) -> int:
        """Return how many of some names a folder holds."""
        return len(names & self._members.get(folder, set()))

    def module(self, stem: str) -> int | None:
        """Return the number of the file of a module by its path without suffix.

        A package comes before a module, and both before stubs, which come before Cython.
        """
        if stem in self._hits:
            return self._hits[stem]
        found = None
        for form in _FORMS:
            found = self._numbers.get(stem + form if stem else form.lstrip("/"))
            if found is not None:
                break
        self._hits[stem] = found
        return found

    def below(self, root: str, dotted: str) -> int | None:
        """Return the number of the file of a dotted name below a root, of its stub if need be."""
        rest = dotted.replace(".", "/")
        found = self.module(f"{root}/{rest}" if root else rest)
        if found is not None:
            return found
        top, _, inner = rest.partition("/")
        stubs = join(root, f"{top}-stubs")
        if stubs not in self._members:
            return None
        stem = join(stubs, inner)
        return next(
            (self._numbers[stem + form] for form in _STUB_FORMS if stem + form in self._numbers),
            None,
        )

    def is_package(self, folder: str) -> bool:
        """Return whether a folder is a package: by ``__init__`` or by use."""
        return folder in self.regular or folder in self.used or folder in self.relative

    def base(self, folder: str) -> str:
        """Return the first folder upwards without ``__init__``: what tests and scripts start from."""
        while folder and folder in self.regular:
            folder = parent(folder)
        return folder

    def search(self, folder: str) -> tuple[str, ...]:
        """Return the roots to look in for files of a folder: its own, and those above it.

        The first is the one from which the folder's own dotted name counts. A folder that is a
        package by use comes before the folders above it where nothing in it imports relatively, as
        it is then also the place of scripts and tests that import their neighbours.
        """
        known = self._searches.get(folder)
        if known is not None:
            return known
        own = self.base(folder)
        root = own
        while root and self.is_package(root):
            root = parent(root)
        above = [place for place in upwards(root) if not self.is_package(place) or not place]
        order = above
        if own != root:
            order = [*above, own] if own in self.relative else [own, *above]
        answer = self._searches[folder] = tuple(order)
        return answer

    def root(self, folder: str) -> str:
        """Return the folder below which the dotted names of the files of a folder start."""
        root = self.base(folder)
        while root and self.is_package(root):
            root = parent(root)
        return root

    def is_name(self, name: str) -> bool:
        """Return whether any folder holds a module or a folder of modules of a name."""
        return name in self._all_names

    def holders(self, name: str) -> Sequence[str]:
        """Return the folders, packages left out, that hold a module of a name."""
        return self._holders.get(name, ())


def is_for_tests(root: str, folder: str) -> bool:
    """Return whether a root lies in a folder of tests or examples that another folder is not in."""
    parts = root.split("/")
    shared = _shared(tuple(parts), tuple(folder.split("/")))
    return not _TRIALS.isdisjoint(parts[shared:])


def _needed(repository: Repository) -> frozenset[str]:
    """Return the modules that needed distributions bring, as far as they are named alike."""
    own, needed = set(), set()
    for path in sorted(repository.manifests):
        for fact in repository.manifests[path]:
            name = fact.value.lower().replace("-", "_").replace(".", "_")
            if fact.fact == "python.name":
                own.add(name)
            elif fact.fact == "python.dependency":
                needed.add(name)
    return frozenset(needed - own)


def normal(home: str, value: str) -> str | None:
    """Return a folder named in a file of another folder; None outside the repository."""
    if value.startswith(("/", "~")) or "\\" in value or "\0" in value:
        return None
    path = posixpath.normpath(f"{home}/{value}" if home else value or ".")
    if path == ".." or path.startswith(("../", "/")):
        return None
    return "" if path == "." else path


def nearest(folder: str, roots: Sequence[tuple[str, ...]]) -> int | None:
    """Return which of some sorted paths shares most leading parts with a folder, or is shorter.

    Args:
        folder: The folder.
        roots: Parts of the paths, sorted.

    Returns:
        The place of the path; None where several are as near.
    """
    parts = tuple(folder.split("/")) if folder else ()
    spot = bisect_left(roots, parts)
    around = range(max(0, spot - _MAX_NEAR), min(len(roots), spot + _MAX_NEAR))
    ranked = sorted((-_shared(parts, roots[at]), len(roots[at]), at) for at in around)
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    return ranked[0][2]


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
