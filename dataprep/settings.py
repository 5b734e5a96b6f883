"""Settings of a command: flag, then environment, then configuration file, then default.

Configuration is read from ``dataprep.toml``, or from ``[tool.dataprep]`` in ``pyproject.toml``, in
the working directory or the nearest folder above it. What lies in a repository that is scanned is
not obeyed: it could hide what the scan is to find.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dataprep.errors import UsageError

_ENVIRONMENT = "DATAPREP_"
_OF_THE_PROCESS = frozenset({"DEBUG", "BENCH_DIR", "KEY", "SEMGREP"})
_FILES = ("dataprep.toml", "pyproject.toml")
_PLACES = frozenset({"store", "out", "output", "baseline", "rules", "recipe", "import_sarif"})
_LISTS = frozenset({"rules", "import_sarif"})
"""Places of which a text can hold several, with commas between."""


def _split(value: object) -> object:
    """Return the parts of a comma-separated text; anything else as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


def _split_each(value: object) -> object:
    """Return the parts of a text, or of each text of several."""
    if isinstance(value, tuple | list) and all(isinstance(part, str) for part in value):
        return _split(",".join(value))
    return _split(value)


Names: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_split_each)]
Folders: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_split)]
Level: TypeAlias = Literal["error", "warning", "note", "never"]


class Settings(BaseModel):
    """What a user can set, with the name of its flag, its variable and its key in a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str = Field(".dataprep", description="Path or URI of the store.")
    out: str = Field("out", description="Path or URI of the releases.")
    recipe: str = Field("default", description="Recipe: a name, or the path of a YAML file.")
    rules: Folders = Field((), description="Folders of rules to lay over those that ship.")
    jobs: int | None = Field(
        None,
        ge=1,
        description="Processes to use; by default as many as the size of the input pays for.",
    )
    format: Literal["text", "json", "jsonl", "markdown", "sarif", "junit", "gitlab"] = Field(
        "text", description="Form of the result."
    )
    output: str | None = Field(None, description="File for the result; standard output by default.")
    color: Literal["auto", "always", "never"] = Field("auto", description="Whether to color text.")
    fail_on: Level | None = Field(
        None,
        description="Exit with 1 on findings of this severity or above: error for scan, "
        "never for run.",
    )
    history: bool = Field(
        False,
        description="Search the history for secrets, too; those that stand in it alone count for fail_on.",
    )
    select: Names = Field((), description="Rule ids or prefixes to show; all by default.")
    ignore: Names = Field((), description="Rule ids or prefixes not to show.")
    baseline: str | None = Field(
        None, description="JSON result of an earlier scan; findings that it holds are not shown."
    )
    import_sarif: Folders = Field(
        (), description="SARIF files of other tools, whose findings are told beside ours."
    )


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settings, and where each value comes from.

    Attributes:
        values: The settings.
        origins: By name: ``flag``, ``environment``, the path of a file, or ``default``.
        disobeyed: Configuration file that was found and not obeyed; None where there is none.
    """

    values: Settings
    origins: dict[str, str]
    disobeyed: Path | None = None


def resolve_settings(
    flags: Mapping[str, object],
    environment: Mapping[str, str],
    directory: Path,
    untrusted: Sequence[Path] = (),
) -> Resolved:
    """Return the settings that hold.

    Args:
        flags: Values given on the command line, without those that were not given.
        environment: Environment variables; ``DATAPREP_STORE`` sets ``store``. Empty ones count as
            not given.
        directory: Working directory, from which configuration is searched upwards. Relative paths
            in a file are beside that file.
        untrusted: Folders whose configuration is not obeyed, nor that of the repositories they
            lie in.

    Raises:
        UsageError: A value cannot be used, or a name is unknown; all faults at once.
    """
    path, from_file = _read_file(directory)
    disobeyed = path if path is not None and _is_inside(path, untrusted) else None
    if disobeyed is not None:
        from_file = {}
    from_environment: dict[str, object] = {
        name.removeprefix(_ENVIRONMENT).lower(): value
        for name, value in environment.items()
        if name.startswith(_ENVIRONMENT)
        and value
        and name.removeprefix(_ENVIRONMENT) not in _OF_THE_PROCESS
    }
    merged = from_file | from_environment | dict(flags)
    origins = dict.fromkeys(Settings.model_fields, "default")
    origins |= dict.fromkeys(from_file, str(path))
    origins |= dict.fromkeys(from_environment, "environment")
    origins |= dict.fromkeys(flags, "flag")
    try:
        return Resolved(Settings.model_validate(merged), origins, disobeyed)
    except ValidationError as error:
        faults = [_fault(dict(fault), origins) for fault in error.errors()]
        raise UsageError(
            "settings cannot be used:\n  " + "\n  ".join(faults), "see: dataprep scan --help"
        ) from None


def _fault(fault: Mapping[str, object], origins: Mapping[str, str]) -> str:
    place = fault["loc"]
    assert isinstance(place, tuple)
    name = str(place[0])
    message = str(fault["msg"])
    if fault["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Settings.model_fields, n=1)
        message = f"is no setting{f', did you mean {near[0]}?' if near else ''}"
    return f"{name} (from {origins.get(name, 'default')}): {message}"


def _is_inside(path: Path, folders: Sequence[Path]) -> bool:
    """Return whether a file lies in one of some folders, or in a repository that holds one."""
    return any(path.resolve().is_relative_to(_root(folder.resolve())) for folder in folders)


def _root(folder: Path) -> Path:
    parents = (folder, *folder.parents)
    return next((parent for parent in parents if (parent / ".git").exists()), folder)


def _read_file(directory: Path) -> tuple[Path | None, dict[str, object]]:
    """Return the nearest configuration file and what it says; None and nothing without one."""
    for folder in (directory, *directory.parents):
        for name in _FILES:
            path = folder / name
            if not path.is_file():
                continue
            table = _read_table(path)
            if table is not None:
                settings = {key.replace("-", "_"): value for key, value in table.items()}
                return path, {key: _placed(key, value, folder) for key, value in settings.items()}
    return None, {}


def _read_table(path: Path) -> Mapping[str, object] | None:
    """Return the settings that a file holds; None for a ``pyproject.toml`` that has none."""
    try:
        document: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"cannot read '{path}': {error}") from error
    if path.name == _FILES[0]:
        return document
    tools = document.get("tool")
    table = tools.get("dataprep") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"cannot read '{path}': tool.dataprep is not a table")
    return table


def _placed(key: str, value: object, folder: Path) -> object:
    """Return a value of a file, relative paths beside the file."""
    if isinstance(value, list):
        return [_placed(key, part, folder) for part in value]
    if key not in _PLACES or not isinstance(value, str) or "://" in value:
        return value
    if key == "recipe" and not value.endswith((".yaml", ".yml")):
        return value
    if key in _LISTS and "," in value:
        return value
    return str(folder / value)


def current(flags: Mapping[str, object], untrusted: Sequence[Path] = ()) -> Resolved:
    """Return the settings of this process; see ``resolve_settings``."""
    return resolve_settings(flags, os.environ, Path.cwd(), untrusted)
