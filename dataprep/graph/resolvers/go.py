"""Resolve the imports of Go by modules, vendored packages and workspaces.

An import names a package, which is a folder: its targets are all files of the folder that belong to
its package and are no tests. The path of a folder begins with the module of the nearest go.mod that
fits (a ``replace`` by a folder counts), or lies in ``vendor`` of a folder above, or under ``src`` of a
workspace. A repository without go.mod is guessed from the paths that its own imports share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dataprep.graph.model import Answers, Repository, Resolution, SourceFile, Target
from dataprep.graph.paths import below, folder_of, join, upwards
from dataprep.syntax.spec import standard_names

_THREE_PARTS = frozenset(
    {
        "github.com",
        "gitlab.com",
        "bitbucket.org",
        "golang.org",
        "gitee.com",
        "codeberg.org",
        "git.sr.ht",
    }
)
_MAJOR = re.compile(r"^v[1-9][0-9]*$")
_MIN_SHARE = 0.5
"""A guessed module path stands when this share of the imports below it are folders (own choice)."""


def _rest(path: str, prefix: str) -> str | None:
    """Return what stands behind a prefix of whole parts; None where it is none."""
    if path == prefix:
        return ""
    return path[len(prefix) + 1 :] if path.startswith(prefix + "/") else None


def external_module(path: str) -> str:
    """Return the module of an import path by the shape that its host gives to module paths.

    Examples:
        >>> external_module("github.com/spf13/cobra/v2/doc")
        'github.com/spf13/cobra/v2'
        >>> external_module("gopkg.in/yaml.v3")
        'gopkg.in/yaml.v3'
    """
    parts = path.split("/")
    if parts[0] in _THREE_PARTS:
        count = 3
    elif parts[0] == "gopkg.in":
        count = 2 if len(parts) > 1 and ".v" in parts[1] else 3
    elif "." in parts[0]:
        count = 2
    else:
        count = 1
    if len(parts) > count and _MAJOR.match(parts[count]):
        count += 1
    return "/".join(parts[:count])


class GoResolver:
    """Resolver of Go (`dataprep.graph.model.Resolver`)."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        """Index packages by folder, and modules by path."""
        self._standard = standard_names("go")
        self._packages = self._index(files)
        self._modules: dict[str, str] = {}
        self._required: set[str] = set()
        self._replaced: dict[str, list[tuple[str, str]]] = {}
        self._homes: set[str] = set()
        for path in sorted(repository.manifests, key=lambda path: (path.count("/"), path)):
            self._add_module(path, repository)
        if not self._modules:
            self._guess_module(files)
        self._known: dict[tuple[str, str], Resolution] = {}

    @staticmethod
    def _index(files: Sequence[SourceFile]) -> dict[str, tuple[Target, ...]]:
        """Return the files of the package of each folder."""
        members: dict[str, dict[str, list[int]]] = {}
        for file in files:
            folder, _, name = file.path.rpartition("/")
            if name.endswith("_test.go") or name.startswith(("_", ".")) or name[-3:] != ".go":
                continue
            for statement in file.statements:
                if statement.kind == "package":
                    packages = members.setdefault(folder, {})
                    packages.setdefault(statement.specifier, []).append(file.number)
                    break
        chosen = {}
        for folder, packages in members.items():
            last = folder.rpartition("/")[2]
            name = min(
                packages,
                key=lambda n: (n == "main" and len(packages) > 1, -len(packages[n]), n != last, n),
            )
            chosen[folder] = tuple(Target(number, "import") for number in packages[name])
        return chosen

    def _add_module(self, path: str, repository: Repository) -> None:
        """Take what a go.mod says; of modules of one path, the one highest up counts."""
        home, _, name = path.rpartition("/")
        if name != "go.mod":
            return
        for fact in repository.manifests[path]:
            if fact.fact == "go.module":
                self._homes.add(home)
                if "vendor" not in home.split("/") and "testdata" not in home.split("/"):
                    self._modules.setdefault(fact.value, home)
            elif fact.fact == "go.require":
                self._required.add(fact.value)
            elif fact.fact == "go.replace" and fact.key:
                folder = join(home, fact.value)
                if folder is not None:
                    self._replaced.setdefault(home, []).append((fact.key, folder))

    def _guess_module(self, files: Sequence[SourceFile]) -> None:
        """Take the prefix of import paths under which most of them are folders of the repository."""
        paths = {s.specifier for file in files for s in file.statements if s.kind == "import"}
        paths = {path for path in paths if "." in path.partition("/")[0] and path.count("/") < 32}
        hits: Counter[str] = Counter()
        tries: Counter[str] = Counter()
        for path in paths:
            parts = path.split("/")
            for count in range(1, len(parts) + 1):
                prefix, rest = "/".join(parts[:count]), "/".join(parts[count:])
                tries[prefix] += 1
                hits[prefix] += rest in self._packages and bool(rest)
        ranked = sorted(hits, key=lambda prefix: (-hits[prefix], -prefix.count("/"), prefix))
        for prefix in ranked[:8]:
            if hits[prefix] and hits[prefix] >= _MIN_SHARE * (tries[prefix] - (prefix in paths)):
                self._modules[prefix] = ""
                return

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of each statement of a file, in order; a package clause is standing alone."""
        folder = folder_of(file.path)
        answers = []
        for statement in file.statements:
            if statement.kind == "package":
                answers.append(Resolution("unresolved", reason="self"))
                continue
            key = (folder, statement.specifier)
            answer = self._known.get(key)
            if answer is None:
                answer = self._known[key] = self._resolve(folder, statement.specifier)
            answers.append(answer)
        return Answers(answers)

    def _resolve(self, folder: str, path: str) -> Resolution:
        """Return what became of an import path in a folder."""
        if not path or path != path.strip() or "\\" in path:
            return Resolution("unresolved", reason="malformed")
        if path.startswith(("./", "../")) or path in (".", ".."):
            place = join(folder, path)
            if place is None:
                return Resolution("unresolved", reason="outside-repository")
            return self._package(place) or Resolution("unresolved", reason="no-such-file")
        own, is_claimed = self._of_module(folder, path)
        found = own or self._of_folders(folder, path)
        if found:
            return found
        if path in self._standard:
            return Resolution("standard", package=path)
        if is_claimed or "." not in path.partition("/")[0]:
            return Resolution("unresolved", reason="no-such-file")
        return Resolution("external", package=self._module_name(path))

    def _package(self, folder: str) -> Resolution | None:
        """Return the files of the package of a folder; None where there is none."""
        targets = self._packages.get(folder)
        return Resolution("internal", targets) if targets else None

    def _of_module(self, folder: str, path: str) -> tuple[Resolution | None, bool]:
        """Return a package of the repository's modules, and whether its path belongs to one of them."""
        home = next((above for above in upwards(folder) if above in self._homes), "")
        for old, place in self._replaced.get(home, ()):
            rest = _rest(path, old)
            found = self._package(below(place, rest)) if rest is not None else None
            if found:
                return found, True
        prefix = path
        is_claimed = False
        while prefix:
            if prefix in self._modules:
                place = below(self._modules[prefix], path[len(prefix) + 1 :])
                found = self._package(place)
                if found:
                    return found, True
                is_claimed = True
            prefix = folder_of(prefix)
        return None, is_claimed

    def _of_folders(self, folder: str, path: str) -> Resolution | None:
        """Return a package that lies in ``vendor`` or ``src`` of a folder above."""
        for above in upwards(folder):
            for place in ("vendor", "Godeps/_workspace/src", "src"):
                found = self._package(below(above, f"{place}/{path}"))
                if found:
                    return found
        return None

    def _module_name(self, path: str) -> str:
        """Return the module of an external import: one that a go.mod needs, else by its host."""
        prefix = path
        while prefix:
            if prefix in self._required:
                return prefix
            prefix = folder_of(prefix)
        return external_module(path)


RESOLVER = GoResolver
