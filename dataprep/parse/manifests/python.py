"""Where a Python project says its code lies: pyproject.toml, setup.cfg, setup.py and the like."""

from __future__ import annotations

import ast
import configparser
import itertools
import re
import tomllib
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

MAX_BYTES = 1 << 20
MAX_FACTS = 1024
_MAX_VALUE = 300
_Fact = tuple[str, str | None, str]
_NAME = re.compile(r"^[A-Za-z0-9][\w.-]*")


def read_python(text: bytes, name: str) -> list[_Fact]:
    r"""Return what a build or settings file of Python says of where code lies.

    ``setup.py`` is not run: only literal arguments of the call of ``setup`` are read.

    Args:
        text: Text of the file.
        name: File name, by which the form is told: ``pyproject.toml``, ``setup.py``, or one of
            ``setup.cfg``, ``tox.ini``, ``pytest.ini``, ``mypy.ini``.

    Returns:
        Facts, each once: ``python.root`` (value: a folder that is on the path), ``python.package-dir``
        (key: a package, value: its folder), ``python.name`` (value: the distribution's name),
        ``python.dependency`` (value: name of a distribution that is needed). Nothing for a file
        that cannot be read.

    Examples:
        >>> read_python(b"[options]\npackage_dir =\n  = src\n", "setup.cfg")
        [('python.root', None, 'src')]
    """
    source = text[:MAX_BYTES].decode("utf-8", "replace")
    read = {"pyproject.toml": _pyproject, "setup.py": _setup}.get(name, _settings)
    facts = (fact for fact in read(source) if fact[2] and len(fact[2]) <= _MAX_VALUE)
    return list(dict.fromkeys(itertools.islice(facts, MAX_FACTS)))


def _table(value: object, *keys: str) -> Mapping[str, object]:
    """Return a table in tables; an empty one where something else stands."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _texts(value: object) -> list[str]:
    """Return a text, or the texts of a list, as a list."""
    values = value if isinstance(value, list | tuple) else [value]
    return [one for one in values if isinstance(one, str)]


def _roots(values: Sequence[str]) -> Iterator[_Fact]:
    """Yield folders that are on the path; a pattern of names ends one."""
    for value in values:
        folder = value.split("*")[0].rstrip("/") if "*" in value else value.rstrip("/")
        yield "python.root", None, folder or "."


def _package_dirs(value: object) -> Iterator[_Fact]:
    """Yield what a map from packages to folders says."""
    for package, folder in _table(value).items():
        if isinstance(folder, str):
            if package:
                yield "python.package-dir", package, folder or "."
            else:
                yield from _roots([folder])


def _needs(values: Sequence[str]) -> Iterator[_Fact]:
    """Yield the names of requirements."""
    for value in values:
        match = _NAME.match(value.strip())
        if match:
            yield "python.dependency", None, match[0]


def _pyproject(source: str) -> Iterator[_Fact]:
    try:
        document = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    tool = _table(document, "tool")
    project, poetry = _table(document, "project"), _table(tool, "poetry")
    for name in (*_texts(project.get("name")), *_texts(poetry.get("name"))):
        yield "python.name", None, name
    yield from _backends(tool, poetry)
    yield from _tools(tool)
    yield from _needs(_texts(project.get("dependencies")))
    for extra in _table(project, "optional-dependencies").values():
        yield from _needs(_texts(extra))
    yield from _needs([name for name in _table(poetry, "dependencies") if name != "python"])


def _backends(tool: Mapping[str, object], poetry: Mapping[str, object]) -> Iterator[_Fact]:
    """Yield what the settings of build backends say."""
    setuptools = _table(tool, "setuptools")
    yield from _package_dirs(setuptools.get("package-dir"))
    yield from _roots(_texts(_table(setuptools, "packages", "find").get("where")))
    includes = poetry.get("packages")
    for include in includes if isinstance(includes, list) else ():
        yield from _roots(_texts(_table(include).get("from")))
    for wheel in (
        _table(tool, "hatch", "build"),
        _table(tool, "hatch", "build", "targets", "wheel"),
    ):
        for package in _texts(wheel.get("packages")):
            yield from _roots([package.rstrip("/").rpartition("/")[0]])
        sources = wheel.get("sources")
        yield from _roots(_texts(sources))
        for place, home in _table(sources).items():
            if isinstance(home, str):
                yield from _package_dirs({home.strip("/").replace("/", "."): place})
    yield from _roots(_texts(_table(tool, "pdm", "build").get("package-dir")))
    yield from _roots(_texts(_table(tool, "pdm").get("package-dir")))
    yield from _roots(_texts(_table(tool, "maturin").get("python-source")))
    yield from _roots(_texts(_table(tool, "uv", "build-backend").get("module-root")))
    wheel_packages = _table(tool, "scikit-build", "wheel").get("packages")
    for package in _texts(wheel_packages):
        yield from _roots([package.rstrip("/").rpartition("/")[0]])
    for name, home in _table(wheel_packages).items():
        if isinstance(home, str):
            yield from _package_dirs({name.replace("/", "."): home})


def _tools(tool: Mapping[str, object]) -> Iterator[_Fact]:
    """Yield folders that tests and checkers put on the path."""
    yield from _roots(_texts(_table(tool, "pytest", "ini_options").get("pythonpath")))
    yield from _roots(_texts(_table(tool, "pytest").get("pythonpath")))
    for paths in _texts(_table(tool, "mypy").get("mypy_path")):
        yield from _roots(_listed(paths))
    yield from _roots(_texts(_table(tool, "mypy").get("mypy_path"))[1:])
    yield from _roots(_texts(_table(tool, "pyright").get("extraPaths")))


def _listed(value: str) -> list[str]:
    """Return the items of a list in an INI file."""
    items = re.split(r"[,\n:;]", value.replace("$MYPY_CONFIG_FILE_DIR", "."))
    return [item.strip() for item in items if item.strip()]


def _settings(source: str) -> Iterator[_Fact]:
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    try:
        parser.read_string(source)
    except (configparser.Error, ValueError):
        return

    def value(section: str, option: str) -> str:
        return parser.get(section, option, fallback="") or ""

    for name in (value("metadata", "name"),):
        yield "python.name", None, name.strip()
    for line in _lines(value("options", "package_dir")):
        package, sign, folder = line.partition("=")
        if sign:
            yield from _package_dirs({package.strip(): folder.strip()})
    yield from _roots(_lines(value("options.packages.find", "where")))
    for section in ("tool:pytest", "pytest"):
        yield from _roots(value(section, "pythonpath").split())
    yield from _roots(_listed(value("mypy", "mypy_path")))
    yield from _needs(_lines(value("options", "install_requires")))


def _lines(value: str) -> list[str]:
    return [part.strip() for line in value.splitlines() for part in line.split(",") if part.strip()]


def _setup(source: str) -> Iterator[_Fact]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node.func) == "setup":
            for keyword in node.keywords:
                yield from _argument(keyword, constants)


def _argument(keyword: ast.keyword, constants: Mapping[str, ast.expr]) -> Iterator[_Fact]:
    """Yield what an argument of ``setup`` says, if it is a literal or names one."""
    value = keyword.value
    if isinstance(value, ast.Name):
        value = constants.get(value.id, value)
    if keyword.arg == "packages" and isinstance(value, ast.Call):
        if _called(value.func) in {"find_packages", "find_namespace_packages"}:
            where = [one.value for one in value.keywords if one.arg == "where"]
            yield from _roots(_texts([_literal(one) for one in (*where, *value.args[:1])]))
        return
    literal = _literal(value)
    if keyword.arg == "package_dir":
        yield from _package_dirs(literal)
    elif keyword.arg == "name":
        for name in _texts(literal):
            yield "python.name", None, name
    elif keyword.arg == "install_requires":
        yield from _needs(_texts(literal))


def _literal(node: ast.expr) -> object:
    """Return the value of a literal; None for anything else."""
    try:
        value: object = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None
    return value


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
