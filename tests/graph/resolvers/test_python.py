"""Imports of Python: the files that they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.graph.model import Fact, Repository, Resolution, SourceFile, Statement
from dataprep.graph.resolvers._python_data import distribution
from dataprep.graph.resolvers.python import RESOLVER

Files = Mapping[str, str]
"""Statements by path: ``a.b`` imports, ``a:b`` takes b from a, ``a:b=c`` calls it c, ``=x`` declares."""


def _statement(ordinal: int, text: str) -> Statement:
    specifier, _, rest = text.partition(":")
    name, _, alias = rest.partition("=")
    return Statement(ordinal, "import", specifier, name or None, alias or None)


def _sources(files: Files) -> tuple[list[str], list[SourceFile]]:
    paths = sorted(files)
    sources = []
    for number, path in enumerate(paths):
        words = files[path].split()
        said = [word for word in words if not word.startswith("=")]
        declares = {word[1:]: 1 for word in words if word.startswith("=")}
        statements = [_statement(n, text) for n, text in enumerate(said)]
        sources.append(SourceFile(number, path, "Python", statements, declares))
    return paths, sources


def _answers(
    files: Files, importer: str, facts: Mapping[str, Sequence[Fact]] | None = None
) -> list[Resolution]:
    paths, sources = _sources(files)
    numbers = {path: number for number, path in enumerate(paths)}
    resolver = RESOLVER(Repository(paths, numbers, facts or {}), sources)
    file = next(one for one in sources if one.path == importer)
    assert list(resolver.resolve(file).names) == []
    return list(resolver.resolve(file).statements)


def _resolve(
    files: Files, importer: str, facts: Mapping[str, Sequence[Fact]] | None = None
) -> list[str]:
    """Return for each import its targets with kinds other than import, else status and why."""
    paths = sorted(files)
    shown = []
    for one in _answers(files, importer, facts):
        targets = (
            paths[target.number] + ("" if target.kind == "import" else f"({target.kind})")
            for target in one.targets
        )
        shown.append(" ".join(targets) or f"{one.status} {one.package or one.reason}")
    return shown


def _main(files: Files, importer: str) -> list[str]:
    """Return for each import the file that it names, other ties left out."""
    return [one if " (" in one else one.split(" ")[0] for one in _resolve(files, importer)]


def test_import_when_a_module_then_its_file_and_packages_above_it() -> None:
    files = {"a/__init__.py": "", "a/b/__init__.py": "", "a/b/c.py": "", "m.py": "a.b.c a.b a"}
    assert _resolve(files, "m.py") == [
        "a/b/c.py a/b/__init__.py(package) a/__init__.py(package)",
        "a/b/__init__.py a/__init__.py(package)",
        "a/__init__.py",
    ]


def test_from_import_when_the_name_is_a_module_then_it_else_where_it_is_taken_from() -> None:
    files = {"a/__init__.py": "=x", "a/b.py": "", "m.py": "a:b a:x a:* a:nothing"}
    assert _resolve(files, "m.py") == [
        "a/b.py a/__init__.py(package)",
        "a/__init__.py",
        "a/__init__.py",
        "a/__init__.py",
    ]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("a/b/c.py", ".:d", "a/b/d.py"),
        ("a/b/c.py", ".d:x", "a/b/d.py"),
        ("a/b/c.py", "..:e", "a/e.py"),
        ("a/b/c.py", "..e:x", "a/e.py"),
        ("a/b/c.py", ".:x", "a/b/__init__.py"),
        ("a/b/__init__.py", ".d:x", "a/b/d.py"),
        ("a/b/c.py", "..:x", "a/__init__.py"),
        ("a/b/c.py", "....e:x", "unresolved"),
        ("a/b/c.py", ".nothing:x", "unresolved"),
    ],
)
def test_import_when_relative_then_from_its_own_package(
    path: str, text: str, expected: str
) -> None:
    files = {"a/__init__.py": "", "a/b/__init__.py": "", "a/b/d.py": "", "a/e.py": "", path: text}
    files.setdefault("a/b/c.py", "")
    assert _main(files, path) == [expected]


def test_relative_import_when_above_the_repository_then_outside() -> None:
    assert _resolve({"a/b.py": "...c:x"}, "a/b.py") == ["unresolved outside-repository"]


def test_relative_import_when_written_with_blanks_then_the_same() -> None:
    paths, sources = _sources({"a/__init__.py": "", "a/b.py": "=x", "a/c.py": ""})
    importer = SourceFile(2, "a/c.py", "Python", [Statement(0, "import", ". b", "x")])
    numbers = {path: number for number, path in enumerate(paths)}
    (answer,) = (
        RESOLVER(Repository(paths, numbers), [*sources[:2], importer]).resolve(importer).statements
    )
    assert [1, 0] == [target.number for target in answer.targets]


def test_import_when_the_package_has_no_init_then_by_use() -> None:
    files = {
        "src/org/one/x.py": ".y:z org.two.w types:F",
        "src/org/one/y.py": "",
        "src/org/one/types.py": "",
        "src/org/two/w.py": "",
    }
    assert _main(files, "src/org/one/x.py") == [
        "src/org/one/y.py",
        "src/org/two/w.py",
        "standard",
    ]


def test_relative_import_when_the_namespace_goes_on_elsewhere_then_there() -> None:
    files = {"p1/org/a.py": ".:b", "p2/org/b.py": ".:a"}
    facts = {f"{one}/pyproject.toml": [Fact("python.name", None, one)] for one in ("p1", "p2")}
    assert _resolve(files | dict.fromkeys(facts, ""), "p1/org/a.py", facts) == ["p2/org/b.py"]


@pytest.mark.parametrize("root", ["src", "lib", "python"])
def test_import_when_code_lies_in_a_usual_root_then_found_from_tests(root: str) -> None:
    files = {f"{root}/a/__init__.py": "", f"{root}/a/b.py": "", "tests/test_b.py": "a.b a:b"}
    assert _main(files, "tests/test_b.py") == [f"{root}/a/b.py"] * 2


def test_import_when_a_build_file_says_where_then_there() -> None:
    files = {"code/main/a/__init__.py": "", "code/a/__init__.py": "", "t/test_a.py": "a"}
    facts = {"setup.cfg": [Fact("python.root", None, "code/main")]}
    assert _resolve(files | {"setup.cfg": ""}, "t/test_a.py", facts) == ["code/main/a/__init__.py"]


def test_import_when_a_package_lies_in_a_folder_of_another_name_then_there() -> None:
    files = {"impl/__init__.py": "", "impl/b.py": "", "t.py": "pkg.b pkg"}
    facts = {"setup.py": [Fact("python.package-dir", "pkg", "impl")]}
    shown = _resolve(files | {"setup.py": ""}, "t.py", facts)
    assert shown == ["impl/b.py impl/__init__.py(package)", "impl/__init__.py"]


@pytest.mark.parametrize("value", ["/etc", "~/x", "../x", "a/../../x", "a\\b", "\0"])
def test_import_when_a_build_file_points_outside_then_ignored(value: str) -> None:
    facts = {"setup.cfg": [Fact("python.root", None, value)]}
    assert _resolve({"setup.cfg": "", "t.py": "x"}, "t.py", facts) == ["external x"]


def test_import_when_a_script_has_a_neighbour_then_it_even_of_a_standard_name() -> None:
    files = {
        "bin/run.py": "queue helper sys",
        "bin/queue.py": "",
        "bin/helper.py": "",
        "bin/sys.py": "",
    }
    assert _main(files, "bin/run.py") == ["bin/queue.py", "bin/helper.py", "standard"]


def test_import_when_in_a_package_then_a_neighbour_is_none() -> None:
    files = {"a/__init__.py": "", "a/redis.py": "redis", "a/queue.py": "", "a/b.py": "redis queue"}
    assert _resolve(files, "a/b.py") == ["external redis", "standard queue"]
    assert _resolve(files, "a/redis.py") == ["external redis"]


def test_import_when_in_a_package_and_the_neighbour_has_the_name_then_it() -> None:
    files = {"a/__init__.py": "", "a/helper.py": "=x", "a/b.py": "helper:x helper:y helper"}
    assert _main(files, "a/b.py") == ["a/helper.py", "external", "external"]


def test_import_when_it_names_the_importer_then_another_package() -> None:
    assert _resolve({"celery.py": "celery:Celery"}, "celery.py") == ["external celery"]


def test_import_when_of_conftest_then_the_nearest_upwards() -> None:
    files = {
        "t/__init__.py": "",
        "t/conftest.py": "",
        "t/u/__init__.py": "",
        "t/u/test_a.py": "conftest:x",
        "conftest.py": "",
    }
    assert _main(files, "t/u/test_a.py") == ["t/conftest.py"]


def test_import_when_two_roots_hold_the_name_then_the_nearest_else_ambiguous() -> None:
    files = {
        "one/app/common.py": "",
        "two/app/common.py": "",
        "one/tools/x.py": "common",
        "three/y.py": "common",
    }
    assert _resolve(files, "one/tools/x.py") == ["one/app/common.py"]
    assert _resolve(files, "three/y.py") == ["unresolved ambiguous"]


def test_import_when_only_tests_hold_the_name_then_not_from_outside_of_them() -> None:
    files = {"a/__init__.py": "", "a/b.py": "mc", "tests/data/mc.py": "", "tests/u/t.py": "mc"}
    assert _resolve(files, "a/b.py") == ["external mc"]
    assert _resolve(files, "tests/u/t.py") == ["tests/data/mc.py"]


def test_import_when_a_project_needs_it_then_no_stray_file_of_its_name() -> None:
    files = {"a/__init__.py": "", "a/b.py": "mc", "tools/x/mc.py": "", "pyproject.toml": ""}
    facts = {"pyproject.toml": [Fact("python.dependency", None, "mc")]}
    assert _resolve(files, "a/b.py", facts) == ["external mc"]


def test_import_when_stub_and_source_exist_then_the_source_else_the_stub() -> None:
    files = {
        "a/__init__.py": "",
        "a/b.py": "",
        "a/b.pyi": "",
        "a/c.pyi": "",
        "d-stubs/__init__.pyi": "",
        "d-stubs/e.pyi": ".:f",
        "d-stubs/f.pyi": "",
        "m.py": "a.b a.c d.e d:f d",
    }
    assert _main(files, "m.py") == [
        "a/b.py",
        "a/c.pyi",
        "d-stubs/e.pyi",
        "d-stubs/f.pyi",
        "d-stubs/__init__.pyi",
    ]
    assert _main(files, "d-stubs/e.pyi") == ["d-stubs/f.pyi"]


def test_from_import_when_init_hands_a_name_on_then_also_who_defines_it() -> None:
    files = {
        "a/__init__.py": ".b:X .c:Y=Z .s:*",
        "a/b.py": "._b:X",
        "a/_b.py": "=X",
        "a/c.py": "=Y",
        "a/s.py": "=P =_Q",
        "m.py": "a:X a:Z a:P a:_Q a:*",
    }
    assert _resolve(files, "m.py") == [
        "a/__init__.py a/_b.py(re-export)",
        "a/__init__.py a/c.py(re-export)",
        "a/__init__.py a/s.py(re-export)",
        "a/__init__.py",
        "a/__init__.py",
    ]


def test_from_import_when_handed_on_in_a_circle_then_it_ends() -> None:
    files = {
        "a/__init__.py": "b:* b:X",
        "b/__init__.py": "a:* a:X",
        "m.py": "a:X a:Y",
    }
    assert _main(files, "m.py") == ["a/__init__.py"] * 2


def test_import_when_vendored_packages_lie_in_a_folder_then_they() -> None:
    files = {
        "a/__init__.py": "",
        "a/b.py": "six requests",
        "a/_vendor/requests/__init__.py": "six",
        "a/_vendor/idna/__init__.py": "",
        "a/_vendor/urllib3/__init__.py": "",
        "a/_vendor/six.py": "",
    }
    assert _main(files, "a/b.py") == ["a/_vendor/six.py", "a/_vendor/requests/__init__.py"]
    assert _main(files, "a/_vendor/requests/__init__.py") == ["a/_vendor/six.py"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("os.path", "standard os"),
        ("urllib2", "standard urllib2"),
        ("yaml:safe_load", "external PyYAML"),
        ("google.cloud.storage", "external google-cloud-storage"),
        ("google.cloud.mine", "external google"),
        ("numpy.linalg", "external numpy"),
        ("a.nothing", "unresolved no-such-file"),
        ("a.b.nothing:x", "unresolved no-such-file"),
        ("a..b", "unresolved malformed"),
        ("a/b", "unresolved malformed"),
    ],
)
def test_import_when_no_file_then_says_what_it_is(text: str, expected: str) -> None:
    assert _resolve({"a/__init__.py": "", "a/b.py": "", "m.py": text}, "m.py") == [expected]


def test_import_when_others_share_the_package_then_what_is_missing_is_external() -> None:
    files = {"azure/__init__.py": "pkgutil", "azure/mine.py": "", "m.py": "azure.core.x azure.mine"}
    assert _main(files, "m.py") == ["external", "azure/mine.py"]


def test_distribution_when_unknown_then_the_top_level_module() -> None:
    assert distribution("some.thing") == "some"


_PARTS = st.sampled_from(["a", "b", "c", "tests", "src"])
_PATHS = st.lists(_PARTS, min_size=0, max_size=3).flatmap(
    lambda parts: st.sampled_from(["__init__.py", "a.py", "b.py", "c.pyi"]).map(
        lambda name: "/".join([*parts, name])
    )
)
_SPECIFIERS = st.builds(
    lambda dots, parts, name: "." * dots + ".".join(parts) + (f":{name}" if name else ""),
    st.integers(0, 3),
    st.lists(_PARTS, min_size=1, max_size=3),
    st.sampled_from(["", "a", "b", "*", "X"]),
)


@given(st.dictionaries(_PATHS, st.lists(_SPECIFIERS, max_size=4).map(" ".join), max_size=8))
def test_resolve_when_any_repository_then_targets_are_distinct_files_and_order_is_free(
    files: dict[str, str],
) -> None:
    paths, sources = _sources(files)
    numbers = {path: number for number, path in enumerate(paths)}
    resolver = RESOLVER(Repository(paths, numbers), sources)
    first = {file.path: list(resolver.resolve(file).statements) for file in sources}
    other = RESOLVER(Repository(paths, numbers), sources)
    assert first == {file.path: list(other.resolve(file).statements) for file in reversed(sources)}
    for answer in (one for answers in first.values() for one in answers):
        found = [target.number for target in answer.targets]
        assert (answer.status == "internal") == bool(found)
        assert len(found) == len(set(found))
        assert all(0 <= number < len(paths) for number in found)
