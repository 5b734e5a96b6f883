"""List files: many sources with their metadata."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from dataprep.errors import SourceError
from dataprep.ingest._location import local_path, locate
from dataprep.ingest.source import SourceSpec

_SUFFIXES: Final = frozenset({".txt", ".list", ".csv", ".jsonl", ".yaml", ".yml"})
_MAX_LIST_BYTES: Final = 256 << 20
_SNIFFED_BYTES: Final = 1 << 20
_SHOWN_FAULTS: Final = 20

_Entry = tuple[str, object]


def is_list_file(path: Path) -> bool:
    """Return whether a file is a list of sources by its name; JSON lines must name locations."""
    suffix = path.suffix.lower()
    if suffix != ".jsonl":
        return suffix in _SUFFIXES
    try:
        with path.open("rb") as file:
            line = file.readline(_SNIFFED_BYTES)
        row = json.loads(line)
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(row, dict) and "location" in row


def read_list(path: Path) -> list[SourceSpec]:
    """Return the sources of a list file.

    Relative paths are taken from the folder of the list. In a ``.txt`` list every line is a
    location, blank lines and those that start with ``#`` are left out; ``.csv`` has a header;
    ``.yaml`` holds a list of locations or of mappings.

    Raises:
        SourceError: The file cannot be read or has faults; the first twenty are named.
    """
    specs: list[SourceSpec] = []
    faults: list[str] = []
    for place, value in _entries(path):
        try:
            specs.append(_spec(value, path.parent))
        except SourceError as error:
            faults.append(f"{path.name}:{place}: {error}")
    if faults:
        more = len(faults) - _SHOWN_FAULTS
        shown = faults[:_SHOWN_FAULTS] + ([f"and {more:,} more faults"] if more > 0 else [])
        raise SourceError("\n".join(shown))
    if not specs:
        raise SourceError(f"list '{path}' names no source")
    return specs


def _spec(value: object, folder: Path) -> SourceSpec:
    if isinstance(value, str):
        value = {"location": value}
    if not isinstance(value, dict):
        raise SourceError("an entry is neither a location nor a mapping")
    row = {str(key): cell for key, cell in value.items() if cell is not None and cell != ""}
    try:
        spec = SourceSpec.model_validate(row, strict=False)
    except ValidationError as error:
        parts = [
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
            for fault in error.errors(include_input=False, include_url=False)
        ]
        fields = ", ".join(SourceSpec.model_fields)
        raise SourceError("; ".join(parts), f"fields: {fields}") from error
    if "://" in spec.location:  # NOTE: as a path it would lose a slash
        found = locate(spec.location, spec.ref)
        return spec.model_copy(update={"location": found.text, "ref": found.ref})
    beside = local_path(str(folder / spec.location))
    if beside is not None:
        return spec.model_copy(update={"location": str(beside)})
    try:
        found = locate(str(folder / spec.location), spec.ref)
    except SourceError:
        found = locate(spec.location, spec.ref)
    return spec.model_copy(update={"location": found.text, "ref": found.ref})


def _entries(path: Path) -> Iterator[_Entry]:
    try:
        if path.stat().st_size > _MAX_LIST_BYTES:
            raise SourceError(f"list '{path}' is larger than {_MAX_LIST_BYTES:,} bytes")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"list '{path}' cannot be read as UTF-8 text") from error
    suffix = path.suffix.lower()
    if suffix == ".csv":
        yield from _csv_entries(text, path)
    elif suffix == ".jsonl":
        yield from _json_entries(text.splitlines(), path)
    elif suffix in {".yaml", ".yml"}:
        yield from _yaml_entries(text, path)
    else:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip() and not line.lstrip().startswith("#"):
                yield str(number), line.strip()


def _csv_entries(text: str, path: Path) -> Iterator[_Entry]:
    reader = csv.DictReader(text.splitlines(), restkey="surplus", strict=True)
    try:
        for row in reader:
            yield str(reader.line_num), {key.strip(): cell for key, cell in row.items()}
    except csv.Error as error:
        raise SourceError(f"list '{path}' is no valid CSV: {error}") from error


def _json_entries(lines: Iterable[str], path: Path) -> Iterator[_Entry]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield str(number), json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SourceError(f"{path.name}:{number}: no valid JSON") from error


def _yaml_entries(text: str, path: Path) -> Iterator[_Entry]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        rows = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise SourceError(f"list '{path}' is no valid YAML") from error
    if not isinstance(rows, list):
        raise SourceError(f"list '{path}' holds no list of sources")
    for number, row in enumerate(rows, start=1):
        yield f"entry {number}", row
