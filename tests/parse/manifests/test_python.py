"""Facts of the build and settings files of Python."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.parse.manifests.python import MAX_FACTS, read_python


def _facts(text: str, name: str, *kinds: str) -> list[tuple[str, str | None, str]]:
    facts = read_python(textwrap.dedent(text).encode(), name)
    return [fact for fact in facts if fact[0] in kinds]


@pytest.mark.parametrize(
    "text",
    [
        '[tool.setuptools.packages.find]\nwhere = ["code"]',
        '[tool.setuptools.package-dir]\n"" = "code"',
        '[tool.poetry]\npackages = [{include = "a", from = "code"}]',
        '[tool.hatch.build.targets.wheel]\npackages = ["code/a"]',
        '[tool.hatch.build]\nsources = ["code"]',
        '[tool.pdm.build]\npackage-dir = "code"',
        '[tool.maturin]\npython-source = "code"',
        '[tool.uv.build-backend]\nmodule-root = "code/"',
        '[tool.scikit-build]\nwheel.packages = ["code/a"]',
        '[tool.pytest.ini_options]\npythonpath = "code"',
        '[tool.mypy]\nmypy_path = "code"',
        '[tool.pyright]\nextraPaths = ["code"]',
    ],
)
def test_pyproject_when_it_names_a_root_then_it_is_a_fact(text: str) -> None:
    assert read_python(text.encode(), "pyproject.toml") == [("python.root", None, "code")]


def test_pyproject_when_packages_are_mapped_then_folders() -> None:
    text = """
        [tool.setuptools.package-dir]
        a = "impl"
        [tool.hatch.build.targets.wheel.sources]
        "x/y" = "b/c"
    """
    assert _facts(text, "pyproject.toml", "python.package-dir") == [
        ("python.package-dir", "a", "impl"),
        ("python.package-dir", "b.c", "x/y"),
    ]


def test_pyproject_when_it_has_dependencies_then_their_names() -> None:
    text = """
        [project]
        name = "mine"
        dependencies = ["PyYAML>=6", "zope.interface ; python_version<'4'"]
        [project.optional-dependencies]
        x = ["a-b[c]==1"]
        [tool.poetry.dependencies]
        python = "^3"
        requests = "*"
    """
    assert read_python(textwrap.dedent(text).encode(), "pyproject.toml") == [
        ("python.name", None, "mine"),
        *(
            ("python.dependency", None, name)
            for name in ("PyYAML", "zope.interface", "a-b", "requests")
        ),
    ]


def test_settings_when_they_name_roots_then_facts() -> None:
    text = """
        [metadata]
        name = mine
        [options]
        package_dir =
            = src
            a = impl
        install_requires =
            six>=1
        [options.packages.find]
        where = code
        [tool:pytest]
        pythonpath = t1 t2
    """
    assert read_python(textwrap.dedent(text).encode(), "setup.cfg") == [
        ("python.name", None, "mine"),
        ("python.root", None, "src"),
        ("python.package-dir", "a", "impl"),
        ("python.root", None, "code"),
        ("python.root", None, "t1"),
        ("python.root", None, "t2"),
        ("python.dependency", None, "six"),
    ]


@pytest.mark.parametrize("name", ["tox.ini", "pytest.ini"])
def test_settings_when_of_pytest_then_its_path(name: str) -> None:
    text = "[pytest]\npythonpath = code\n"
    assert _facts(text, name, "python.root") == [("python.root", None, "code")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("setup(package_dir={'': 'src'})", [("python.root", None, "src")]),
        (
            "import setuptools\nsetuptools.setup(package_dir={'a': 'i'})",
            [("python.package-dir", "a", "i")],
        ),
        ("D = {'': 'src'}\nsetup(package_dir=D)", [("python.root", None, "src")]),
        ("setup(packages=find_packages('src'))", [("python.root", None, "src")]),
        ("setup(packages=find_packages(where='lib'))", [("python.root", None, "lib")]),
        ("setup(package_dir={'': open('x').read()})", []),
        ("setup(package_dir=f())", []),
        ("setup(", []),
        ("other(package_dir={'': 'src'})", []),
    ],
)
def test_setup_when_arguments_are_literal_then_facts(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert read_python(text.encode(), "setup.py") == expected


def test_setup_when_read_then_nothing_of_it_runs() -> None:
    text = b"raise SystemExit('run')\nsetup(package_dir={'': 'src'})"
    assert read_python(text, "setup.py") == [("python.root", None, "src")]


@pytest.mark.parametrize("name", ["pyproject.toml", "setup.cfg", "setup.py"])
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_manifest_when_anything_then_no_error(name: str, text: bytes) -> None:
    assert len(read_python(text, name)) <= MAX_FACTS


@pytest.mark.parametrize("name", ["pyproject.toml", "setup.cfg", "setup.py"])
@pytest.mark.parametrize("text", [b"[" * 100_000, b"a=" + b"(" * 100_000, b"a = {" * 10_000])
def test_manifest_when_deep_then_no_error(name: str, text: bytes) -> None:
    assert read_python(text, name) == []
