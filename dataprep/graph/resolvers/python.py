"""Imports of Python: which file a dotted or relative name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dataprep.graph.model import (
    Answers,
    EdgeKind,
    Reason,
    Repository,
    Resolution,
    SourceFile,
    Statement,
    Target,
)
from dataprep.graph.resolvers._python_data import (
    ALWAYS_STANDARD,
    commonest,
    distribution,
    former,
    standard,
)
from dataprep.graph.resolvers._python_exports import Exports, Hit
from dataprep.graph.resolvers._python_layout import (
    Layout,
    is_for_tests,
    join,
    nearest,
    parent,
    upwards,
)

_STANDARD_HOME = 50
"""Modules of the standard library that a folder holds which is the library itself."""
_DOTTED = re.compile(r"\.+|\.*[\w-]+(?:\.[\w-]+)*")
"""A dotted name; its parts are no identifiers where a module is imported by a text."""
_SHARING = frozenset({"pkgutil", "pkg_resources"})
"""What the ``__init__`` of a package imports whose parts lie in several distributions."""
_MAX_SPECIFIER = 400
"""Characters beyond which a dotted name is taken for none."""


class PythonResolver:
    """Resolver of Python (`dataprep.graph.model.Resolver`).

    A name is looked up where an interpreter would look if it ran the importer as its repository
    does: in the importer's own root (the first folder upwards that is no package, where scripts
    and tests start), in the roots above it, in the roots that build and test settings declare or
    that are usual (``src``, ``lib``, ``python``), the nearest first, and last in any folder that
    holds the whole name. Of roots that are equally near none is taken. A name of the standard
    library is a file only where the file would come first. A regular package comes before a module,
    a module before a stub, and stubs may lie in ``<package>-stubs``.
    """

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        """Index packages and roots."""
        self._paths = repository.paths
        self._layout = Layout(repository, files)
        self._files = {file.number: file for file in files}
        self._exports = Exports(self._files, self._hit)
        self._found: dict[tuple[str, str, str | None], Hit | Reason | None] = {}
        self._whole: dict[tuple[str, str | None], _Candidates] = {}
        self._answers: dict[tuple[str, str, str | None], Resolution] = {}
        self._own: dict[str, bool] = {}
        self._internals: dict[tuple[int, str, str | None], Resolution] = {}

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of each statement of a file, in order."""
        folder = parent(file.path)
        return Answers([self._resolve(file, folder, statement) for statement in file.statements])

    def _resolve(self, file: SourceFile, folder: str, statement: Statement) -> Resolution:
        key = (folder, _plain(statement.specifier), statement.name)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = self._answer(*key)
        is_itself = answer.targets and answer.targets[0].number == file.number
        if is_itself and "." not in key[1] and not _is_init(file.path):
            return _outside(key[1])  # A module that names one of its own name means another's.
        return answer

    def _answer(self, folder: str, specifier: str, name: str | None) -> Resolution:
        """Return what became of an import in a folder."""
        if not _is_dotted(specifier):
            return Resolution("unresolved", reason="malformed")
        found = self._find(folder, specifier, name)
        if isinstance(found, Hit):
            return self._internal(found, name)
        if found is not None:
            return Resolution("unresolved", reason=found)
        hit = self._neighbour(folder, specifier, name)
        if hit is not None:
            return self._internal(hit, name)
        return _outside(specifier)

    def _internal(self, hit: Hit, name: str | None) -> Resolution:
        """Return the answer for a file, made once for all that name it in the same way."""
        is_init = self._paths[hit.number].rpartition("/")[2].startswith("__init__.")
        member = None if hit.is_member or not is_init or name == "*" else name
        key = (hit.number, hit.root, member)
        answer = self._internals.get(key)
        if answer is None:
            targets = tuple(self._targets(hit, member, is_init=is_init))
            answer = self._internals[key] = Resolution("internal", targets)
        return answer

    def _targets(self, hit: Hit, member: str | None, *, is_init: bool) -> Iterator[Target]:
        """Yield the file that is named, those that define what it hands on, and its packages."""
        seen = {hit.number}
        yield Target(hit.number, "import")
        if member is not None:
            yield from _fresh(self._exports.definers(hit.number, member), "re-export", seen)
        folder = parent(self._paths[hit.number])
        yield from _fresh(
            self._ancestors(parent(folder) if is_init else folder, hit.root), "package", seen
        )

    def _ancestors(self, folder: str, root: str) -> Iterator[int]:
        """Yield the ``__init__`` of a folder and of those above it, up to a root."""
        for place in upwards(folder):
            if place == root or not place:
                return
            number = self._layout.module(f"{place}/__init__")
            if number is not None:
                yield number

    def _hit(self, file: SourceFile, specifier: str, name: str | None) -> Hit | None:
        """Return the file that a statement of a file leads to; None outside of the repository."""
        specifier = _plain(specifier)
        if not _is_dotted(specifier):
            return None
        found = self._find(parent(file.path), specifier, name)
        return found if isinstance(found, Hit) else None

    def _find(self, folder: str, specifier: str, name: str | None) -> Hit | Reason | None:
        """Return the file of an import, why there is none, or None where it is another's."""
        member = None if name == "*" else name
        key = (folder, specifier, member)
        if key not in self._found:
            if specifier.startswith("."):
                self._found[key] = self._relative(folder, specifier, member)
            else:
                self._found[key] = self._absolute(folder, specifier, member)
        return self._found[key]

    def _relative(self, folder: str, specifier: str, member: str | None) -> Hit | Reason:
        """Return the file of a relative import."""
        rest = specifier.lstrip(".")
        place = folder
        for _ in range(len(specifier) - len(rest) - 1):
            if not place:
                return "outside-repository"
            place = parent(place)
        root = self._layout.root(folder)
        stem = join(place, rest.replace(".", "/"))
        found = self._layout.module(join(stem, member)) if member else None
        if found is not None:
            return Hit(found, is_member=True, root=root)
        found = self._layout.module(stem)
        if found is not None:
            return Hit(found, is_member=False, root=root)
        return self._elsewhere(folder, stem, member) or "no-such-file"

    def _elsewhere(self, folder: str, stem: str, member: str | None) -> Hit | None:
        """Return a file of the same package below another root: of a namespace, or beside stubs."""
        root = self._layout.root(folder)
        inner = stem[len(root) :].lstrip("/")
        top, _, rest = inner.partition("/")
        dotted = join(top.removesuffix("-stubs"), rest).replace("/", ".")
        if not dotted or (root and not stem.startswith(f"{root}/")):
            return None
        found = self._wide(folder, dotted, member)
        return found if isinstance(found, Hit) else None

    def _at(self, root: str, dotted: str, member: str | None) -> Hit | None:
        """Return the file of an absolute import below a root."""
        if member is not None:
            found = self._layout.below(root, f"{dotted}.{member}")
            if found is not None:
                return Hit(found, is_member=True, root=root)
        found = self._layout.below(root, dotted)
        return None if found is None else Hit(found, is_member=False, root=root)

    def _absolute(self, folder: str, dotted: str, member: str | None) -> Hit | Reason | None:
        """Return the file of an absolute import."""
        top = dotted.partition(".")[0]
        if top in standard():
            return self._shadow(folder, dotted, member)
        if top == "conftest":
            return self._conftest(folder, dotted, member)
        for root in self._layout.search(folder):
            if self._layout.holds(root, top):
                hit = self._at(root, dotted, member)
                if hit is not None and not self._is_doubtful(folder, hit, dotted):
                    return hit
        return self._wide(folder, dotted, member)

    def _is_of_others(self, top: str) -> bool:
        """Return whether a module is known as one of another package."""
        return top in commonest() or top in self._layout.needed

    def _is_doubtful(self, folder: str, hit: Hit, dotted: str) -> bool:
        """Return whether a single module is rather the well-known one of another package."""
        if "." in dotted or hit.is_member or not self._is_of_others(dotted):
            return False
        if _is_init(self._paths[hit.number]):
            return False
        layout = self._layout
        if hit.root in layout.declared:
            return False
        if layout.is_package(hit.root):
            return True
        return hit.root != folder and not self._layout.is_vendored(hit.root)

    def _shadow(self, folder: str, dotted: str, member: str | None) -> Hit | None:
        """Return a file that comes before the module of the standard library of its name."""
        top = dotted.partition(".")[0]
        root = self._layout.root(folder)
        if not self._layout.holds(root, top):
            return None
        hit = self._at(root, dotted, member)
        if hit is None:
            return None
        if self._layout.n_members(root, standard()) >= _STANDARD_HOME:
            return hit
        if top in ALWAYS_STANDARD:
            return None
        return hit if root == folder or hit.is_member or "." in dotted else None

    def _conftest(self, folder: str, dotted: str, member: str | None) -> Hit | Reason:
        """Return the nearest conftest upwards."""
        for place in upwards(folder):
            hit = self._at(place, dotted, member)
            if hit is not None:
                return hit
        return "no-such-file"

    def _wide(self, folder: str, dotted: str, member: str | None) -> Hit | Reason | None:
        """Return the file of a name in roots that do not lie above the importer."""
        key = (dotted, member)
        candidates = self._whole.get(key)
        if candidates is None:
            candidates = self._whole[key] = self._candidates(dotted, member)
        (declared, roots), (others, folders) = candidates
        if declared:
            place = 0 if len(declared) == 1 else nearest(folder, roots)
            return "ambiguous" if place is None else declared[place]
        if others:
            place = 0 if len(others) == 1 else nearest(folder, folders)
            if place is None:
                return "ambiguous"
            if not is_for_tests(others[place].root, folder):
                return others[place]
        top = dotted.partition(".")[0]
        return "no-such-file" if self._is_own(folder, top) else None

    def _is_own(self, folder: str, top: str) -> bool:
        """Return whether the repository has a package of a name that is no part of a shared one."""
        if any(self._is_whole(join(root, top)) for root in self._layout.search(folder)):
            return True
        known = self._own.get(top)
        if known is None:
            roots = (one for one in self._layout.holders(top) if one in self._layout.declared)
            known = self._own[top] = any(self._is_whole(join(root, top)) for root in roots)
        return known

    def _is_whole(self, folder: str) -> bool:
        """Return whether a folder is a regular package, and no part of one that others share."""
        if folder not in self._layout.regular:
            return False
        number = self._layout.module(f"{folder}/__init__")
        file = None if number is None else self._files.get(number)
        said = () if file is None else file.statements
        return not any(one.specifier in _SHARING for one in said)

    def _candidates(self, dotted: str, member: str | None) -> _Candidates:
        """Return the files of a name below declared roots, and below any other, by parts of root."""
        top = dotted.partition(".")[0]
        declared: dict[tuple[str, ...], Hit] = {}
        others: dict[tuple[str, ...], Hit] = {}
        for hit in self._aliased(dotted, member):
            declared.setdefault(_parts(hit.root), hit)
        last = dotted.rpartition(".")[2]
        for root in self._layout.holders(top) if self._layout.is_name(last) else ():
            found = self._at(root, dotted, member)
            if found is None:
                continue
            if root in self._layout.declared:
                declared.setdefault(_parts(root), found)
            elif not self._layout.is_package(root) and (
                not self._is_of_others(top) or self._layout.is_vendored(root)
            ):
                others[_parts(root)] = found
        return tuple(
            (tuple(hits[key] for key in sorted(hits)), tuple(sorted(hits)))
            for hits in (declared, others)
        )

    def _aliased(self, dotted: str, member: str | None) -> Iterator[Hit]:
        """Yield files of packages for which a build file names another folder."""
        name = dotted
        while name:
            for place in self._layout.aliases.get(name, ()):
                rest = dotted[len(name) + 1 :].replace(".", "/")
                stem = join(place, rest)
                found = self._layout.module(join(stem, member)) if member else None
                if found is not None:
                    yield Hit(found, is_member=True, root=parent(place))
                    continue
                found = self._layout.module(stem)
                if found is not None:
                    yield Hit(found, is_member=False, root=parent(place))
            name = name.rpartition(".")[0]

    def _neighbour(self, folder: str, dotted: str, member: str | None) -> Hit | None:
        """Return a file beside the importer in a package, if it is seen to hold what is taken.

        Scripts in packages, and code for Python 2, import their neighbours so.
        """
        top = dotted.partition(".")[0]
        if member is None or member == "*" or dotted.startswith("."):
            return None
        if self._is_of_others(top) or top in standard() or not self._layout.is_package(folder):
            return None
        hit = self._at(folder, dotted, member)
        if hit is None:
            return None
        is_seen = hit.is_member or self._exports.holds(hit.number, member)
        return hit if is_seen else None


_Candidates = tuple[tuple[tuple[Hit, ...], tuple[tuple[str, ...], ...]], ...]


def _outside(dotted: str) -> Resolution:
    """Return what an import is that names no file of the repository."""
    top = dotted.partition(".")[0]
    if top in standard() or top in former():
        return Resolution("standard", package=top)
    return Resolution("external", package=distribution(dotted))


def _parts(root: str) -> tuple[str, ...]:
    return tuple(root.split("/")) if root else ()


def _fresh(numbers: Iterable[int], kind: EdgeKind, seen: set[int]) -> Iterator[Target]:
    """Yield targets of numbers that were not seen, and note them."""
    for number in numbers:
        if number not in seen:
            seen.add(number)
            yield Target(number, kind)


def _is_init(path: str) -> bool:
    return path.rpartition("/")[2].startswith("__init__.")


def _plain(specifier: str) -> str:
    """Return a dotted name without the blanks that may stand between its parts."""
    if _DOTTED.fullmatch(specifier):
        return specifier
    lines = (line.partition("#")[0] for line in specifier.replace("\\", " ").splitlines())
    return "".join("".join(lines).split())


def _is_dotted(specifier: str) -> bool:
    """Return whether a text is a dotted name, relative or not."""
    return len(specifier) <= _MAX_SPECIFIER and _DOTTED.fullmatch(specifier) is not None


RESOLVER = PythonResolver
