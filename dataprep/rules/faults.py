"""Reads data files and says everything that is wrong with them at once."""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

_M = TypeVar("_M", bound=BaseModel)
_MAX_BYTES = 1_000_000


class _Loader(yaml.CSafeLoader):
    """A loader that refuses a key that is given twice, which YAML's own takes silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) < len(node.value):
            raise yaml.constructor.ConstructorError(
                None, None, "a key is given twice", node.start_mark
            )
        return mapping


def read_mapping(path: Path) -> tuple[dict[str, object], list[str]]:
    """Return the mapping of a YAML file and what is wrong with the file.

    Args:
        path: A YAML file of at most 1 MB whose root is a mapping.

    Returns:
        The mapping, empty where there are faults, and one line per fault.
    """
    try:
        data = path.read_bytes()
        if len(data) > _MAX_BYTES:
            return {}, [f"has {len(data):,} bytes, more than {_MAX_BYTES:,}"]
        document = yaml.load(data, Loader=_Loader)  # noqa: S506 - derives from the safe loader
    except OSError as error:
        return {}, [f"cannot be read: {error.strerror}"]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = "" if mark is None else f"line {mark.line + 1}: "
        return {}, [f"{line}{error.problem or 'not YAML'}"]
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, ["not YAML"]
    if not isinstance(document, dict) or not all(isinstance(key, str) for key in document):
        return {}, ["is not a mapping of names to values"]
    return document, []


def parse_model(model: type[_M], mapping: dict[str, object]) -> tuple[_M | None, list[str]]:
    """Return the model of a mapping, or None and one line per fault."""
    try:
        return model.model_validate(mapping), []
    except ValidationError as error:
        return None, [_describe(model, dict(fault)) for fault in error.errors(include_url=False)]


def near_names(name: str, allowed: Iterable[str]) -> str:
    """Return the words `` (did you mean …?)`` for the nearest allowed names, or nothing.

    Example:
        >>> near_names("n_line", ["n_lines", "size_bytes"])
        ' (did you mean n_lines?)'
    """
    near = difflib.get_close_matches(name, sorted(allowed), n=3, cutoff=0.6)
    return f" (did you mean {', '.join(near)}?)" if near else ""


def _describe(model: type[BaseModel], fault: dict[str, Any]) -> str:
    place = [part for part in fault["loc"] if part != "condition"]
    where = ".".join(str(part) for part in place)
    if fault["type"] == "extra_forbidden":
        return f"{where}: unknown key{near_names(str(place[-1]), _keys(model, fault['loc'][:-1]))}"
    if fault["type"] == "missing":
        return f"{where}: is required"
    message = str(fault["msg"]).removeprefix("Value error, ")
    value = fault.get("input")
    received = f", not {value!r}" if isinstance(value, str | int | float) else ""
    return f"{where}: {message}{received}" if where else message


def _keys(model: type[BaseModel], place: Iterable[object]) -> list[str]:
    """Return the keys that the model at a place of a document knows."""
    found: list[type[BaseModel]] = [model]
    for part in place:
        fields = [m.model_fields.get(str(part)) for m in found]
        inner = [t for field in fields if field for t in _models_in(field.annotation)]
        found = inner or found
    return [info.alias or name for m in found for name, info in m.model_fields.items()]


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _models_in(part)]
