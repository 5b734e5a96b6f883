"""Settings of a command: flag, then environment, then configuration file, then default.

Configuration is read from ``dataprep.toml``, or from ``[tool.dataprep]`` in ``pyproject.toml``, in
the working directory or the nearest folder above it. What a scanned repository holds is never
read as configuration, unless it is the working directory itself.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dataprep.errors import UsageError

_ENVIRONMENT = "DATAPREP_"
_OF_THE_PROCESS = frozenset({"DEBUG", "BENCH_DIR"})
_FILES = ("dataprep.toml", "pyproject.toml")


def _split(value: object) -> object:
    """Return the parts of a comma-separated text; anything else as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


Names: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_split)]
Level: TypeAlias = Literal["error", "warning", "note", "never"]


class Settings(BaseModel):
    """What a user can set, with the name of its flag, its variable and its key in a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str = Field(".dataprep", description="Path or URI of the store.")
    out: str = Field("out", description="Path or URI of the releases.")
    recipe: str = Field("default", description="Recipe: a name, or the path of a YAML file.")
    rules: Names = Field((), description="Folders of rules to lay over those that ship.")
    jobs: int | None = Field(
        None,
        ge=1,
        description="Processes to use; by default as many as the size of the input pays.",
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
    select: Names = Field((), description="Rule ids or prefixes to show; all by default.")
    ignore: Names = Field((), description="Rule ids or prefixes not to show.")
    baseline: str | None = Field(
        None, description="JSON result of an earlier scan; findings that it holds are not shown."
    )


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settings, and where each value comes from.

    Attributes:
        values: The settings.
        origins: By name: ``flag``, ``environment``, the path of a file, or ``default``.
    """

    values: Settings
    origins: dict[str, str]


def resolve_settings(
    flags: Mapping[str, object], environment: Mapping[str, str], directory: Path
) -> Resolved:
    """Return the settings that hold.

    Args:
        flags: Values given on the command line, without those that were not given.
        environment: Environment variables; ``DATAPREP_STORE`` sets ``store``.
        directory: Working directory, from which configuration is searched upwards.

    Raises:
        UsageError: A value cannot be used, or a name is unknown; all faults at once.
    """
    path, from_file = _read_file(directory)
    from_environment: dict[str, object] = {
        name.removeprefix(_ENVIRONMENT).lower(): value
        for name, value in environment.items()
        if name.startswith(_ENVIRONMENT) and name.removeprefix(_ENVIRONMENT) not in _OF_THE_PROCESS
    }
    merged = from_file | from_environment | dict(flags)
    origins = dict.fromkeys(Settings.model_fields, "default")
    origins |= dict.fromkeys(from_file, str(path))
    origins |= dict.fromkeys(from_environment, "environment")
    origins |= dict.fromkeys(flags, "flag")
    try:
        return Resolved(Settings.model_validate(merged), origins)
    except ValidationError as error:
        faults = [_fault(dict(fault), origins) for fault in error.errors()]
        raise UsageError(
            "settings cannot be used:\n  " + "\n  ".join(faults), "see: dataprep scan --help"
        ) from None


def _fault(fault: Mapping[str, object], origins: Mapping[str, str]) -> str:
    place = fault["loc"]
    assert isinstance(place, tuple)
    name = str(place[0])
    message = "is no setting" if fault["type"] == "extra_forbidden" else str(fault["msg"])
    return f"{name} (from {origins.get(name, 'default')}): {message}"


def _read_file(directory: Path) -> tuple[Path | None, dict[str, object]]:
    for folder in (directory, *directory.parents):
        for name in _FILES:
            path = folder / name
            if not path.is_file():
                continue
            try:
                document = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise UsageError(f"cannot read '{path}': {error}") from error
            table = document if name == _FILES[0] else document.get("tool", {}).get("dataprep")
            if table is not None:
                return path, {key.replace("-", "_"): value for key, value in table.items()}
    return None, {}


def current(flags: Mapping[str, object]) -> Resolved:
    """Return the settings of this process; see ``resolve_settings``."""
    return resolve_settings(flags, os.environ, Path.cwd())
