"""What package.json, tsconfig.json and their like say of where JavaScript and TypeScript lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dataprep.parse.manifests._jsonc import MAX_BYTES, read_jsonc

Fact = tuple[str, str | None, str]
Table = Mapping[str, object]
_MAX_FACTS = 4_096
_MAX_DEPTH = 8
"""Conditions of ``exports`` inside one another."""
_MAX_VALUE = 1_000
_LINKS = ("file:", "link:", "portal:")
_FIELDS = ("name", "main", "module", "types", "typings", "source")
_DEPENDENCIES = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")


def read_npm(text: bytes, name: str) -> list[Fact]:
    """Return the facts of a package.json, lerna.json, rush.json or pnpm-workspace.yaml.

    Args:
        text: Text of the file.
        name: Its name.

    Returns:
        ``npm.name``, ``npm.main``, ``npm.module``, ``npm.types``, ``npm.source`` (value),
        ``npm.exports`` and ``npm.imports`` (key: subpath and the conditions behind it, blanks
        between; value: target, empty for none) in order, ``npm.workspaces`` (value: glob of
        folders), ``npm.link`` (key: name of a package, value: its folder). None where the file
        cannot be read.

    Example:
        >>> read_npm(b'{"name": "a", "exports": {".": {"import": "./a.mjs"}}}', "package.json")
        [('npm.name', None, 'a'), ('npm.exports', '. import', './a.mjs')]
    """
    if name.endswith((".yaml", ".yml")):
        document = _yaml(text)
        return _workspaces(document)
    value = read_jsonc(text)
    document = value if isinstance(value, dict) else {}
    if name == "lerna.json":
        return _workspaces(document)
    facts = _rush(document) if name == "rush.json" else _package(document)
    return [fact for fact, _ in zip(facts, range(_MAX_FACTS), strict=False)]


def _workspaces(document: Table) -> list[Fact]:
    """Return the globs that lerna.json and pnpm-workspace.yaml list."""
    globs = _strings(document.get("packages"))[:_MAX_FACTS]
    return [("npm.workspaces", None, glob) for glob in globs]


def _package(document: Table) -> Iterator[Fact]:
    for key in _FIELDS:
        value = document.get(key)
        if isinstance(value, str) and 0 < len(value) <= _MAX_VALUE:
            yield f"npm.{'types' if key == 'typings' else key}", None, value
    for what in ("exports", "imports"):
        mapped = document.get(what)
        for subpath, conditions, target in () if mapped is None else _mapped(mapped):
            yield f"npm.{what}", " ".join((subpath, *conditions)), target
    workspaces = document.get("workspaces")
    if isinstance(workspaces, dict):
        workspaces = workspaces.get("packages")
    for glob in _strings(workspaces):
        yield "npm.workspaces", None, glob
    for kind in _DEPENDENCIES:
        table = document.get(kind)
        for key, value in table.items() if isinstance(table, dict) else ():
            if isinstance(value, str) and value.startswith(_LINKS) and len(value) <= _MAX_VALUE:
                yield "npm.link", key, value.partition(":")[2]


def _mapped(value: object) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield subpath, conditions and target of a map of ``exports`` or ``imports``, in order."""
    if isinstance(value, dict) and any(str(key).startswith((".", "#")) for key in value):
        for key, inner in value.items():
            if isinstance(key, str) and " " not in key and len(key) <= _MAX_VALUE:
                for conditions, target in _conditional(inner, ()):
                    yield key, conditions, target
    else:
        for conditions, target in _conditional(value, ()):
            yield ".", conditions, target


def _conditional(
    value: object, conditions: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the targets of a value with the conditions before each."""
    if value is None:
        yield conditions, ""
    elif isinstance(value, str):
        if len(value) <= _MAX_VALUE:
            yield conditions, value
    elif len(conditions) < _MAX_DEPTH:
        if isinstance(value, dict):
            for key, inner in value.items():
                if isinstance(key, str) and key and " " not in key:
                    yield from _conditional(inner, (*conditions, key))
        elif isinstance(value, list):
            for inner in value:
                if not isinstance(inner, list):
                    yield from _conditional(inner, conditions)


def _rush(document: Table) -> Iterator[Fact]:
    projects = document.get("projects")
    for project in projects if isinstance(projects, list) else ():
        if isinstance(project, dict):
            name, folder = project.get("packageName"), project.get("projectFolder")
            if isinstance(name, str) and isinstance(folder, str):
                yield "npm.link", name, folder


def read_tsconfig(text: bytes, name: str) -> list[Fact]:
    """Return the facts of a tsconfig.json or jsconfig.json; none where it cannot be read.

    Args:
        text: Text of the file.
        name: Its name.

    Returns:
        ``ts.extends`` (value; the last one counts most), ``ts.base-url`` (value: folder),
        ``ts.path`` (key: pattern, value: target) in order, ``ts.reference`` (value: path).

    Example:
        >>> read_tsconfig(b'{"compilerOptions": {"paths": {"@/*": ["./src/*"],}}}', "tsconfig.json")
        [('ts.path', '@/*', './src/*')]
    """
    del name
    value = read_jsonc(text)
    document = value if isinstance(value, dict) else {}
    return [fact for fact, _ in zip(_settings(document), range(_MAX_FACTS), strict=False)]


def _settings(document: Table) -> Iterator[Fact]:
    extended = document.get("extends")
    for target in _strings([extended] if isinstance(extended, str) else extended):
        yield "ts.extends", None, target
    options = document.get("compilerOptions")
    if isinstance(options, dict):
        base = options.get("baseUrl")
        if isinstance(base, str) and base:
            yield "ts.base-url", None, base
        paths = options.get("paths")
        for pattern, targets in paths.items() if isinstance(paths, dict) else ():
            for target in _strings(targets):
                yield "ts.path", pattern, target
    references = document.get("references")
    for reference in references if isinstance(references, list) else ():
        path = reference.get("path") if isinstance(reference, dict) else None
        if isinstance(path, str) and path:
            yield "ts.reference", None, path


def _strings(value: object) -> list[str]:
    if not isinstance(value, list):
        return []
    return [one for one in value if isinstance(one, str) and 0 < len(one) <= _MAX_VALUE]


def _yaml(text: bytes) -> Table:
    import yaml

    if len(text) > MAX_BYTES:
        return {}
    try:
        document = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError, UnicodeDecodeError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
