"""What a Cargo.toml says of crates: their roots, their edition and what they depend on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping

_KINDS = ("bin", "test", "example", "bench")
_DEPENDENCIES = ("dependencies", "dev-dependencies", "build-dependencies")
_MAX_FACTS = 4_096

Fact = tuple[str, str | None, str]
Table = Mapping[str, object]


def read_cargo(text: bytes, name: str) -> list[Fact]:
    r"""Return the facts of a Cargo.toml; none where it cannot be read.

    Args:
        text: Text of the file.
        name: Its name.

    Returns:
        ``cargo.package`` (value: name), ``cargo.edition`` (value, or ``workspace``),
        ``cargo.target`` (key: lib, bin, test, example, bench or build; value: path of its root),
        ``cargo.named`` (key: the same but lib and build; value: name of one without a path),
        ``cargo.lib-name``, ``cargo.auto`` (key: bins, tests, examples or benches; value ``false``),
        ``cargo.dependency`` (key: the name in code; value: ``path:`` and a folder, ``workspace:``
        and a name there, or ``registry:`` and a package), ``cargo.workspace-dependency`` (the same
        for members), ``cargo.workspace-edition``, ``cargo.patch`` (key: package, value: folder).

    Examples:
        >>> read_cargo(b'[package]\nname = "a"\n[dependencies]\nb-c = {path = "../b"}\n', "Cargo.toml")
        [('cargo.package', None, 'a'), ('cargo.dependency', 'b_c', 'path:../b')]
    """
    del name
    try:
        document = tomllib.loads(text.decode("utf-8", "replace"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return []
    facts = (
        *_package(document),
        *_targets(document),
        *_dependencies(document),
        *_workspace(document),
    )
    return list(facts[:_MAX_FACTS])


def _table(table: Table, key: str) -> Table:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


def _tables(table: Table, key: str) -> Iterator[Table]:
    value = table.get(key)
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _package(document: Table) -> Iterator[Fact]:
    package = _table(document, "package") or _table(document, "project")
    if isinstance(name := package.get("name"), str):
        yield "cargo.package", None, name
    edition = package.get("edition")
    if isinstance(edition, str):
        yield "cargo.edition", None, edition
    elif isinstance(edition, dict):
        yield "cargo.edition", None, "workspace"
    if isinstance(build := package.get("build"), str):
        yield "cargo.target", "build", build
    for kind in ("bins", "tests", "examples", "benches"):
        if package.get(f"auto{kind}") is False:
            yield "cargo.auto", kind, "false"


def _targets(document: Table) -> Iterator[Fact]:
    library = _table(document, "lib")
    if isinstance(path := library.get("path"), str):
        yield "cargo.target", "lib", path
    if isinstance(name := library.get("name"), str):
        yield "cargo.lib-name", None, name
    for kind in _KINDS:
        for target in _tables(document, kind):
            path, name = target.get("path"), target.get("name")
            if isinstance(path, str):
                yield "cargo.target", kind, path
            elif isinstance(name, str):
                yield "cargo.named", kind, name


def _dependencies(document: Table) -> Iterator[Fact]:
    places = [
        document,
        *[one for one in _table(document, "target").values() if isinstance(one, dict)],
    ]
    seen = set()
    for place in places:
        for section in _DEPENDENCIES:
            for name, value in _table(place, section).items():
                fact = "cargo.dependency", name.replace("-", "_"), _source(name, value)
                if fact not in seen:
                    seen.add(fact)
                    yield fact


def _source(name: str, value: object) -> str:
    """Return where a dependency comes from."""
    table = value if isinstance(value, dict) else {}
    if table.get("workspace") is True:
        return f"workspace:{name}"
    if isinstance(path := table.get("path"), str):
        return f"path:{path}"
    package = table.get("package")
    return f"registry:{package if isinstance(package, str) else name}"


def _workspace(document: Table) -> Iterator[Fact]:
    workspace = _table(document, "workspace")
    edition = _table(workspace, "package").get("edition")
    if isinstance(edition, str):
        yield "cargo.workspace-edition", None, edition
    for name, value in _table(workspace, "dependencies").items():
        yield "cargo.workspace-dependency", name, _source(name, value)
    for registry in _table(document, "patch").values():
        for name, value in (registry if isinstance(registry, dict) else {}).items():
            if isinstance(value, dict) and isinstance(path := value.get("path"), str):
                yield "cargo.patch", name, path
