"""Digests of the code of every stage: what ``make golden`` records.

The digest of a stage covers the syntax trees of its modules and of every module of the project
that they import, but comments and docstrings.
"""

import ast
import hashlib
import importlib.util
import json
from functools import cache
from pathlib import Path

from dataprep import catalog

GOLDEN = Path(__file__).with_name("golden_stages.json")
_LOADED_LATE = {
    "dataprep.defects.checks": "dataprep/defects/detectors",
    "dataprep.defects.flows.frontends": "dataprep/defects/flows",
    "dataprep.graph.edges": "dataprep/graph/resolvers",
    "dataprep.parse.contents": "dataprep/parse/readers",
    "dataprep.parse.manifests.registry": "dataprep/parse/manifests",
}
"""Folders whose modules are named by rule files, by the module that loads them."""
_NOUNS = {"dataprep.catalog", "dataprep.errors", "dataprep.stage", "dataprep.contracts"}


def _without_docstrings(tree: ast.AST) -> ast.AST:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            value = body[0].value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                node.body = body[1:] or [ast.Pass()]  # type: ignore[attr-defined]  # has a body
    return tree


@cache
def _module(name: str) -> tuple[str, frozenset[str]]:
    """Return the digest of a module's syntax tree, and the project's modules that it imports."""
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    tree = _without_docstrings(ast.parse(Path(spec.origin).read_bytes()))
    imported: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dataprep"):
            imported.add(str(node.module))
            for alias in node.names:
                if _exists(f"{node.module}.{alias.name}"):
                    imported.add(f"{node.module}.{alias.name}")
        elif isinstance(node, ast.Import):
            imported |= {a.name for a in node.names if a.name.startswith("dataprep")}
    return hashlib.sha256(_dump(tree).encode()).hexdigest(), frozenset(imported)


def _dump(value: object) -> str:
    """Return a syntax tree as text: the same on every version of Python."""
    if isinstance(value, ast.AST):
        fields = ((name, _dump(field)) for name, field in ast.iter_fields(value))
        return f"{type(value).__name__}({','.join(f'{n}={d}' for n, d in fields if d)})"
    if isinstance(value, list):
        return "".join(f"[{_dump(item)}]" for item in value)
    return "" if value is None else repr(value)


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _closure(names: tuple[str, ...]) -> list[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found or name in _NOUNS or not name.startswith("dataprep."):
            continue
        found.add(name)
        waiting += _module(name)[1]
        if name in _LOADED_LATE:
            folder = GOLDEN.parent.parent / _LOADED_LATE[name]
            package = _LOADED_LATE[name].replace("/", ".")
            waiting += [f"{package}.{path.stem}" for path in folder.glob("[!_]*.py")]
    return sorted(found)


def current_digests() -> dict[str, list[object]]:
    """Return version and code digest by stage."""
    digests: dict[str, list[object]] = {}
    for stage in catalog.all_stages():
        joined = "".join(_module(name)[0] for name in _closure(stage.modules))
        digests[stage.name] = [stage.version, hashlib.sha256(joined.encode()).hexdigest()[:16]]
    return digests


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(current_digests(), indent=1) + "\n")
