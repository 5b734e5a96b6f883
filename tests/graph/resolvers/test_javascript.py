from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.graph.model import Fact, Repository, Resolution, SourceFile, Statement
from dataprep.graph.resolvers.javascript import JavaScriptResolver
from dataprep.parse.manifests.javascript import read_npm, read_tsconfig


def _repository(paths: Sequence[str], manifests: Mapping[str, str] | None = None) -> Repository:
    facts = {}
    for path, text in (manifests or {}).items():
        name = path.rpartition("/")[2]
        read = read_tsconfig if "config" in name else read_npm
        facts[path] = [Fact(*fact) for fact in read(text.encode(), name)]
    every = sorted({*paths, *facts})
    return Repository(every, {path: number for number, path in enumerate(every)}, facts)


def _resolved(
    repository: Repository, importer: str, specifier: str, kind: str = "import"
) -> Resolution:
    number = repository.numbers.get(importer, -1)
    file = SourceFile(number, importer, "JavaScript", [Statement(0, kind, specifier)])
    (resolution,) = JavaScriptResolver(repository, [file]).resolve(file).statements
    return resolution


def _target(
    paths: Sequence[str],
    importer: str,
    specifier: str,
    manifests: Mapping[str, str] | None = None,
) -> str | None:
    repository = _repository(paths, manifests)
    resolution = _resolved(repository, importer, specifier)
    return repository.paths[resolution.targets[0].number] if resolution.targets else None


@pytest.mark.parametrize(
    ("specifier", "expected"),
    [
        ("./a", "src/a.js"),
        ("./a.js", "src/a.js"),
        ("./t.js", "src/t.ts"),
        ("./t.jsx", "src/t.ts"),
        ("./m.mjs", "src/m.mts"),
        ("./declared", "src/declared.d.ts"),
        ("./dir", "src/dir/index.tsx"),
        ("./dir/", "src/dir/index.tsx"),
        (".", "src/index.js"),
        ("..", "index.js"),
        ("./data", "src/data.json"),
        ("./style.css", "src/style.css"),
        ("./dotted.name", "src/dotted.name.ts"),
        ("raw-loader!./style.css", "src/style.css"),
        ("./style.css?inline", "src/style.css"),
        ("../src/./a", "src/a.js"),
    ],
)
def test_relative_when_files_are_there_then_found(specifier: str, expected: str) -> None:
    names = (
        "a.js t.ts m.mts declared.d.ts dir/index.tsx index.js data.json style.css dotted.name.ts"
    )
    paths = [f"src/{name}" for name in names.split()] + ["index.js"]
    assert expected == _target(paths, "src/main.js", specifier)


@pytest.mark.parametrize(("importer", "expected"), [("main.ts", "both.ts"), ("main.js", "both.js")])
def test_relative_when_two_endings_fit_then_the_importers_language_counts(
    importer: str, expected: str
) -> None:
    assert expected == _target(["both.ts", "both.js", "both.d.ts"], importer, "./both")


@pytest.mark.parametrize(
    ("specifier", "status", "package", "reason"),
    [
        ("fs/promises", "standard", "fs", None),
        ("node:test", "standard", "test", None),
        ("react-dom/client", "external", "react-dom", None),
        ("@scope/name/deep/x.js", "external", "@scope/name", None),
        ("https://deno.land/x/mod.ts", "external", "deno.land", None),
        ("npm:chalk@5", "external", "chalk", None),
        ("./missing", "unresolved", None, "no-such-file"),
        ("../../x", "unresolved", None, "outside-repository"),
        ("#none", "unresolved", None, "no-such-file"),
        ("", "unresolved", None, "malformed"),
        ("@bad", "unresolved", None, "malformed"),
        ("/abs/x", "unresolved", None, "outside-repository"),
    ],
)
def test_other_specifiers_when_no_file_is_meant_then_said_why(
    specifier: str, status: str, package: str | None, reason: str | None
) -> None:
    got = _resolved(_repository(["a/main.js"]), "a/main.js", specifier)
    assert (status, package, reason) == (got.status, got.package, got.reason)


def test_exports_when_conditions_differ_then_running_code_counts() -> None:
    package = """{"name": "ui", "exports": {
        ".": {"types": "./index.d.ts", "development": "./dev.js", "default": "./index.js"},
        "./x/*": "./lib/*.js", "./x/secret/*": null, "./only": {"types": "./only.d.ts"}}}"""
    files = ["index.d.ts", "dev.js", "index.js", "lib/a.js", "lib/b/c.js", "only.d.ts", "main.js"]
    found = {
        specifier: _target(files, "main.js", specifier, {"package.json": package})
        for specifier in ("ui", "ui/x/a", "ui/x/b/c", "ui/only", "ui/other")
    }
    assert {
        "ui": "index.js",
        "ui/x/a": "lib/a.js",
        "ui/x/b/c": "lib/b/c.js",
        "ui/only": "only.d.ts",
        "ui/other": None,
    } == found


@pytest.mark.parametrize(
    ("manifest", "text"),
    [
        ("package.json", '{"workspaces": ["packages/*"]}'),
        ("package.json", '{"workspaces": {"packages": ["./packages/**", "!**/test/**"]}}'),
        ("pnpm-workspace.yaml", "packages:\n  - 'packages/*'\n"),
        ("lerna.json", '{"packages": ["packages/*"]}'),
        (
            "rush.json",
            '{"projects": [{"packageName": "@a/b", "projectFolder": "packages/b"}] /* */}',
        ),
        ("package.json", '{"dependencies": {"@a/b": "file:packages/b"}}'),
    ],
)
def test_workspace_when_declared_then_found_by_name(manifest: str, text: str) -> None:
    manifests = {manifest: text, "packages/b/package.json": '{"name": "@a/b", "main": "main.js"}'}
    paths = ["packages/b/main.js", "packages/b/deep.ts", "app/x.js"]
    assert "packages/b/main.js" == _target(paths, "app/x.js", "@a/b", manifests)
    assert "packages/b/deep.ts" == _target(paths, "app/x.js", "@a/b/deep", manifests)


def test_workspace_when_no_one_declares_it_then_external() -> None:
    manifests = {"fixtures/react/package.json": '{"name": "react"}'}
    assert None is _target(["fixtures/react/index.js"], "x.js", "react", manifests)


@pytest.mark.parametrize(
    ("entry", "source"),
    [
        ('"main": "dist/index.js"', "src/index.ts"),
        ('"main": "lib/cjs/index.js"', "src/index.tsx"),
        ('"main": "dist/ui.umd.min.js"', "src/index.ts"),
        ('"main": "lib/start.js"', "src/start.ts"),
        ('"exports": {".": {"import": "./dist/esm/index.mjs"}}', "src/index.mts"),
        ('"main": "dist/x.js", "source": "code/x.ts"', "code/x.ts"),
        ('"version": "1.0.0"', "src/index.js"),
    ],
)
def test_workspace_when_its_build_is_absent_then_its_source(entry: str, source: str) -> None:
    manifests = {
        "package.json": '{"workspaces": ["p/*"]}',
        "p/ui/package.json": f'{{"name": "ui", {entry}}}',
    }
    assert f"p/ui/{source}" == _target([f"p/ui/{source}"], "x.js", "ui", manifests)


def test_imports_when_hash_then_file_or_package_or_standard() -> None:
    package = '{"name": "a", "imports": {"#x/*": "./src/*.js", "#dep": "chalk", "#fs": "fs"}}'
    repository = _repository(["src/y.js", "t/main.js"], {"package.json": package})
    got = [_resolved(repository, "t/main.js", name) for name in ("#x/y", "#dep", "#fs")]
    assert ["internal", "external", "standard"] == [one.status for one in got]
    assert ["chalk", "fs"] == [one.package for one in got[1:]]


def test_paths_when_several_fit_then_the_longest_first_and_extended_ones_too() -> None:
    manifests = {
        "base.tsconfig.json": '{"compilerOptions": {"paths": {"@/*": ["./src/*", "./lib/*"]}}}',
        "tsconfig.json": '{"extends": "./base.tsconfig"}',
        "app/tsconfig.json": """{"extends": ["../base.tsconfig.json"], // own ones replace those
            "compilerOptions": {"baseUrl": "..", "paths": {"@/*": ["src/*"], "@/a/*": ["app/*"]}}}""",
    }
    paths = ["src/x.ts", "lib/y.ts", "app/z.ts", "src/a/z.ts"]
    found = [
        _target(paths, importer, specifier, manifests)
        for importer, specifier in [
            ("main.ts", "@/x"),
            ("main.ts", "@/y"),
            ("app/main.ts", "@/a/z"),
            ("app/main.ts", "src/x"),
            ("app/main.ts", "@/none"),
        ]
    ]
    assert ["src/x.ts", "lib/y.ts", "app/z.ts", "src/x.ts", None] == found


def test_paths_when_settings_extend_one_another_in_a_circle_then_still_an_answer() -> None:
    manifests = {
        "tsconfig.json": '{"extends": "./tsconfig.other.json"}',
        "tsconfig.other.json": '{"extends": "./tsconfig.json", "compilerOptions": {"baseUrl": "s"}}',
    }
    assert "s/x.ts" == _target(["s/x.ts"], "main.ts", "x", manifests)


def test_paths_when_the_nearest_settings_only_refer_then_those_count() -> None:
    manifests = {
        "tsconfig.json": '{"files": [], "references": [{"path": "./tsconfig.app.json"}]}',
        "tsconfig.app.json": '{"compilerOptions": {"paths": {"~lib": ["./lib/main.ts"]}}}',
    }
    assert "lib/main.ts" == _target(["lib/main.ts"], "src/x.ts", "~lib", manifests)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("import", "import"), ("re-export", "import"), ("dynamic", "import"), ("require", "require")],
)
def test_kind_when_internal_then_as_the_statement_has_it(kind: str, expected: str) -> None:
    got = _resolved(_repository(["a.js", "b.js"]), "a.js", "./b", kind)
    assert expected == got.targets[0].kind


_PARTS = st.sampled_from(["..", ".", "a", "b.js", "@s", "#x", "", "src", "?", "!", "node:fs", "*"])


@given(st.lists(_PARTS, max_size=6), st.booleans())
def test_resolve_when_specifier_is_anything_then_internal_only_with_targets(
    parts: list[str], is_deep: bool
) -> None:
    manifests = {
        "package.json": '{"name": "a", "exports": {"./*": "./src/*"}, "imports": {"#*": "./*"}}'
    }
    repository = _repository(["src/a.ts", "b.js", "a/index.js"], manifests)
    got = _resolved(repository, "src/deep/m.ts" if is_deep else "m.js", "/".join(parts))
    assert (got.status == "internal") == bool(got.targets)
    assert (got.status == "unresolved") == (got.reason is not None)
