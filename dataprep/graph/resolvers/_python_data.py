"""What is known of modules outside of a repository: the standard library, distributions."""

from __future__ import annotations

import functools

import yaml

from dataprep.resources import rules_dir
from dataprep.syntax.spec import standard_names

ALWAYS_STANDARD = frozenset(
    {
        *("__future__", "__main__", "_abc", "_codecs", "_imp", "_io", "_thread", "_warnings"),
        *("abc", "builtins", "codecs", "encodings", "io", "itertools", "marshal", "os", "posix"),
        *("posixpath", "site", "stat", "sys", "time", "zipimport"),
    }
)
"""Modules that an interpreter has loaded before it looks at any folder: no file takes their place."""


@functools.cache
def standard() -> frozenset[str]:
    """Return the modules of the standard library."""
    return standard_names("python")


@functools.cache
def former() -> frozenset[str]:
    """Return modules that were part of the standard library once."""
    path = rules_dir() / "syntax" / "python" / "former.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@functools.cache
def _distributions() -> tuple[dict[str, str], frozenset[str]]:
    path = rules_dir() / "syntax" / "python" / "distributions.yaml"
    document = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    modules: dict[str, str] = document["modules"]
    tops = {name.partition(".")[0] for name in modules}
    return modules, frozenset(tops | set(document["same"]))


def commonest() -> frozenset[str]:
    """Return top-level modules of the commonest distributions."""
    return _distributions()[1]


def distribution(dotted: str) -> str:
    """Return the distribution that brings a module: by name where the two differ.

    Examples:
        >>> distribution("yaml.nodes"), distribution("google.protobuf.message"), distribution("a.b")
        ('PyYAML', 'protobuf', 'a')
    """
    modules = _distributions()[0]
    name = dotted
    while name:
        if name in modules:
            return modules[name]
        name = name.rpartition(".")[0]
    return dotted.partition(".")[0]
