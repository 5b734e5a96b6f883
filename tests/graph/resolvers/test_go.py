"""Imports of Go: the packages that they mean."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dataprep.graph.model import Fact, Repository, SourceFile, Statement
from dataprep.graph.resolvers.go import RESOLVER, external_module

Files = Mapping[str, tuple[str, ...]]
"""Package clause, then imports, by path."""


def _resolve(files: Files, manifests: Mapping[str, list[Fact]], importer: str) -> list[str]:
    """Return for each import of a file its targets, else its status and package or reason."""
    paths = sorted([*files, *manifests])
    numbers = {path: number for number, path in enumerate(paths)}
    sources = [
        SourceFile(
            numbers[path],
            path,
            "Go",
            [
                Statement(0, "package", clause),
                *(Statement(n + 1, "import", path) for n, path in enumerate(imports)),
            ],
        )
        for path, (clause, *imports) in sorted(files.items())
    ]
    resolver = RESOLVER(Repository(paths, numbers, manifests), sources)
    file = next(one for one in sources if one.path == importer)
    assert list(resolver.resolve(file).names) == []
    answers = resolver.resolve(file).statements
    assert answers[0].reason == "self"
    return [
        " ".join(paths[target.number] for target in one.targets)
        or f"{one.status} {one.package or one.reason}"
        for one in answers[1:]
    ]


def _module(path: str, *facts: Fact) -> list[Fact]:
    return [Fact("go.module", None, path), *facts]


def test_import_when_package_is_a_folder_then_its_files_but_tests_and_other_packages() -> None:
    files = {
        "main.go": ("main", "ex.org/m/p"),
        "p/a.go": ("p",),
        "p/b_windows.go": ("p",),
        "p/a_test.go": ("p",),
        "p/gen.go": ("main",),
        "p/_old.go": ("p",),
    }
    assert _resolve(files, {"go.mod": _module("ex.org/m")}, "main.go") == ["p/a.go p/b_windows.go"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("ex.org/m", "root.go"),
        ("ex.org/m/sub", "sub/s.go"),
        ("ex.org/m/absent", "unresolved no-such-file"),
        ("ex.org/mm", "external ex.org/mm"),
        ("ex.org/other", "other/o.go"),
        ("ex.org/replaced/x", "fork/x/x.go"),
        ("ex.org/lib", "vendor/ex.org/lib/l.go"),
        ("./p", "cmd/p/p.go"),
        ("../../../p", "unresolved outside-repository"),
        ("fmt", "standard fmt"),
        ("C", "standard C"),
        ("log/slog", "standard log/slog"),
        ("notdotted/x", "unresolved no-such-file"),
        ("", "unresolved malformed"),
        ("k8s.io/api/core/v1", "external k8s.io/api"),
        ("go.needed.org/a/b/c/d", "external go.needed.org/a/b"),
    ],
)
def test_import_when_modules_say_then_it_leads_there(wanted: str, expected: str) -> None:
    files = {
        "cmd/main.go": ("main", wanted),
        "root.go": ("m",),
        "sub/s.go": ("sub",),
        "cmd/p/p.go": ("p",),
        "other/o.go": ("other",),
        "fork/x/x.go": ("x",),
        "vendor/ex.org/lib/l.go": ("lib",),
    }
    manifests = {
        "go.mod": _module(
            "ex.org/m",
            Fact("go.require", None, "go.needed.org/a/b"),
            Fact("go.replace", "ex.org/replaced", "./fork"),
        ),
        "other/go.mod": _module("ex.org/other"),
    }
    assert _resolve(files, manifests, "cmd/main.go") == [expected]


def test_import_when_no_module_file_then_root_is_guessed() -> None:
    files = {
        "main.go": ("main", "github.com/o/r/a", "github.com/o/r", "github.com/x/y/a"),
        "a/a.go": ("a", "github.com/o/r/b"),
        "b/b.go": ("b", "github.com/x/z"),
        "r.go": ("main",),
    }
    assert _resolve(files, {}, "main.go") == ["a/a.go", "main.go r.go", "external github.com/x/y"]


def test_import_when_workspace_then_folder_is_below_src() -> None:
    files = {"src/h.org/a/a.go": ("a", "h.org/b"), "src/h.org/b/b.go": ("b",)}
    assert _resolve(files, {}, "src/h.org/a/a.go") == ["src/h.org/b/b.go"]


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("github.com/a/b/c", "github.com/a/b"),
        ("github.com/a/b/v2/c", "github.com/a/b/v2"),
        ("gopkg.in/yaml.v3", "gopkg.in/yaml.v3"),
        ("gopkg.in/a/b.v1/c", "gopkg.in/a/b.v1"),
        ("go.uber.org/zap/zapcore", "go.uber.org/zap"),
        ("github.com", "github.com"),
    ],
)
def test_external_module_when_host_is_known_then_its_parts(path: str, module: str) -> None:
    assert module == external_module(path)
