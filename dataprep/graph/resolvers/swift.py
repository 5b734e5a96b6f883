"""Resolve Swift by its modules: the targets of Package.swift, or folders that look like them.

Files of one module see one another: a name leads to the file of the module that declares it. An
``import`` of a module of the repository leads to the files whose names are used. What is declared in
several files of a module (by platform, or again in an extension) says nothing where it is no type.
"""

from __future__ import annotations

from collections.abc import Sequence

from dataprep.graph.model import Answers, NamedTarget, Repository, Resolution, SourceFile, Target
from dataprep.graph.paths import upwards
from dataprep.syntax.spec import standard_names

_USUAL = {
    "swift.target": ("Sources", "Source", "src", "srcs"),
    "swift.test-target": ("Tests", "Sources"),
}
_FOLDERS = frozenset({"Sources", "Source", "Tests"})
_MAX_SAME = 3
"""Files of a module that declare a name of which all count: parts by platform."""


class SwiftResolver:
    """Resolves Swift; see :class:`dataprep.graph.model.Resolver`."""

    def __init__(self, repository: Repository, files: Sequence[SourceFile]) -> None:
        self._standard = standard_names("swift")
        self._products: dict[str, str] = {}
        self._targets = self._read_targets(repository, {file.path for file in files})
        self._module = {file.number: self._module_of(file.path) for file in files}
        self._declared: dict[str, dict[str, list[int]]] = {}
        self._own: dict[int, frozenset[str]] = {}
        for file in files:
            names = self._declared.setdefault(self._module[file.number], {})
            own = set()
            for name in file.declares:
                top, _, rest = name.partition(".")
                own.add(name.rpartition(".")[2])
                if not rest:
                    names.setdefault(top, []).append(file.number)
            self._own[file.number] = frozenset(own)
        self._names = {module.rpartition("/")[2]: module for module in sorted(self._declared)}

    def _read_targets(self, repository: Repository, paths: set[str]) -> list[tuple[str, str]]:
        """Return folders of targets with the modules in them, deeper folders first."""
        folders = {path.rpartition("/")[0] for path in paths}
        known = {above for folder in folders for above in upwards(folder)}
        targets: dict[str, str] = {}
        for path, facts in repository.manifests.items():
            base, _, name = path.rpartition("/")
            if not (name.startswith("Package") and name.endswith(".swift")):
                continue
            for fact in facts:
                if fact.fact == "swift.product" and fact.key is not None:
                    self._products[fact.key] = fact.value
                elif fact.fact in _USUAL and fact.key is not None:
                    usual = [f"{folder}/{fact.key}" for folder in _USUAL[fact.fact]]
                    for place in [fact.value] if fact.value else usual:
                        folder = "/".join(part for part in (base, place) if part not in ("", "."))
                        if folder in known:
                            targets.setdefault(folder, f"{base}/{fact.key}")
                            break
        return sorted(targets.items(), key=lambda item: -len(item[0]))

    def _module_of(self, path: str) -> str:
        """Return the module of a file: of the target around it, of the folder under ``Sources``."""
        for folder, module in self._targets:
            if not folder or path.startswith(f"{folder}/"):
                return module
        parts = path.split("/")[:-1]
        for place, part in enumerate(parts[:-1]):
            if part in _FOLDERS:
                return "/".join([*parts[:place], parts[place + 1]])
        return f"/{parts[0]}" if parts else "/"

    def resolve(self, file: SourceFile) -> Answers:
        """Return what became of a file: a module leads to what is used of it, a name to its own module."""
        module = self._module[file.number]
        imported: dict[str, int] = {}
        for place, one in enumerate(file.statements):
            found = self._imported(one.specifier)
            if found is not None and found != module:
                imported.setdefault(found, place)
        drawn: dict[int, set[int]] = {}
        named: list[NamedTarget] = []
        own = self._own[file.number]
        for name in file.uses:
            if name in own:
                continue
            found_here = self._declaring(module, name)
            named += [NamedTarget(name, Target(one, "same-package")) for one in found_here]
            if not found_here and name not in self._declared[module]:
                for other, place in imported.items():
                    drawn.setdefault(place, set()).update(self._declaring(other, name))
        answers = [
            self._answer(file, place, drawn.get(place)) for place in range(len(file.statements))
        ]
        return Answers(answers, named)

    def _declaring(self, module: str, name: str) -> Sequence[int]:
        """Return the files of a module that declare a name."""
        found = self._declared.get(module, {}).get(name, ())
        limit = _MAX_SAME if name[:1].isupper() else 1
        return found if len(found) <= limit else ()

    def _imported(self, specifier: str) -> str | None:
        """Return the module of the repository that an import names, whole or a part of it."""
        return self._names.get(specifier.partition(".")[0])

    def _answer(self, file: SourceFile, place: int, drawn: set[int] | None) -> Resolution:
        specifier = file.statements[place].specifier
        name = specifier.partition(".")[0]
        if drawn:
            return Resolution("internal", tuple(Target(one, "import") for one in sorted(drawn)))
        module = self._names.get(name)
        if module is not None:
            reason = "self" if module == self._module[file.number] else "no-such-member"
            return Resolution("unresolved", reason="self" if reason == "self" else "no-such-member")
        if name in self._standard:
            return Resolution("standard", package=name)
        return Resolution("external", package=self._products.get(name, name))


RESOLVER = SwiftResolver
