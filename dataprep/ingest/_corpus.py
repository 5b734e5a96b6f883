"""Corpora: Parquet or JSON lines in the columns of The Stack, with many repositories in one source."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dataprep.errors import SourceError
from dataprep.ingest._archive_names import JSONL_SUFFIXES, PARQUET_SUFFIXES
from dataprep.ingest._builder import Builder, Repository
from dataprep.ingest._expand import BROKEN_STREAM, expanded
from dataprep.ingest._objects import Fault
from dataprep.ingest.source import ResolvedSource

if TYPE_CHECKING:
    import pyarrow as pa

# Names of The Stack (v1 and v2), StarCoderData, CodeParrot and of this project's own shards.
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "content": ("content", "contents", "text", "code"),
    "path": ("path", "max_stars_repo_path", "file_path", "title"),
    "repo": ("repo_name", "max_stars_repo_name", "repository_name", "repo"),
    "revision": ("revision_id", "max_stars_repo_head_hexsha", "commit_id", "revision"),
    "licenses": ("license", "licenses", "max_stars_repo_licenses", "detected_licenses"),
    "stars": ("stars", "max_stars_count", "star_events_count", "stargazers_count"),
    "extension": ("ext", "extension"),
}
_BATCH_ROWS: Final = 64
_MOST_STARS: Final = 1 << 53
_LINE_SLACK: Final = 1 << 20
_INVALID: Final = "corpus-row-invalid"

Row = dict[str, object]


def corpus_files(folder: Path) -> list[Path]:
    """Return the Parquet files of a folder that holds nothing else; none where it does.

    Names that start with ``_`` or ``.`` are not looked at.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in names:
            if name.startswith((".", "_")):
                continue
            if not name.lower().endswith(PARQUET_SUFFIXES):
                return []
            found.append(Path(place) / name)
    return sorted(found)


@dataclass(slots=True)
class _State:
    """Repositories met so far, with what their rows say about them."""

    source: ResolvedSource
    builder: Builder
    licenses: dict[str, set[str]] = field(default_factory=dict)
    repositories: dict[tuple[str | None, str | None], Repository] = field(default_factory=dict)

    def repository(self, row: Row) -> Repository:
        name, revision = _text(row.get("repo")), _text(row.get("revision"))
        revision = revision if name else None
        known = self.repositories.get((name, revision))
        if known is None:
            known = self.builder.repository(self._new(name, revision))
            self.repositories[name, revision] = known
        stars = row.get("stars")
        if isinstance(stars, (int, float)) and 0 <= stars < _MOST_STARS:
            known.stars = max(known.stars or 0, int(stars))
        self.licenses.setdefault(known.repo_id, set()).update(_names(row.get("licenses")))
        return known

    def _new(self, name: str | None, revision: str | None) -> Repository:
        source = self.source
        owner = name.partition("/")[0] if name and "/" in name else None
        return Repository(
            repo_name=name or source.repo_name,
            origin=f"{source.origin}#{name}" if name else source.origin,
            source_kind=source.kind,
            revision=revision or source.revision,
            ownership=source.ownership,
            owner=source.spec.owner or owner,
            stars=source.spec.stars,
            license_declared=source.spec.license,
            access_label=source.spec.access_label,
        )

    def declare_licenses(self) -> None:
        """Let a repository declare all licenses that its rows name, as one expression."""
        for repository in self.repositories.values():
            names = sorted(self.licenses.get(repository.repo_id, ()))
            if names and repository.license_declared is None:
                terms = [f"({name})" if " " in name else name for name in names]
                repository.license_declared = " AND ".join(terms) if len(terms) > 1 else names[0]


def read_corpus(source: ResolvedSource, builder: Builder) -> Iterator[None]:
    """Take every row of a corpus; yields wherever a batch of contents may be taken.

    A row without a repository belongs to one that is named like the corpus. Licenses of a
    repository's rows are joined with AND, the careful reading.

    Raises:
        SourceError: A file cannot be read, or has no column with contents.
    """
    path = Path(source.path)
    state = _State(source, builder)
    number = 0
    for file in corpus_files(path) if path.is_dir() else [path]:
        is_lines = file.name.lower().endswith(JSONL_SUFFIXES)
        for row in _json_rows(file, builder) if is_lines else _parquet_rows(file):
            number += 1
            if number > builder.params.max_entries:
                fault = Fault("archive-bomb", f"read up to {builder.params.max_entries:,} rows")
                _refuse(state, {}, None, fault)
                break
            if isinstance(row, Fault):
                _refuse(state, {}, None, Fault(row.rule_id, f"row {number}: {row.detail}"))
                continue
            _take(state, row, number)
            if builder.is_full:
                yield
    state.declare_licenses()


def _refuse(state: _State, row: Row, path: bytes | None, fault: Fault) -> None:
    repository = state.repository(row)
    state.builder.quarantine(repository, path, fault.rule_id, fault.detail)


def _take(state: _State, row: Row, number: int) -> None:
    path = _path(row, number)
    content = row.get("content")
    if isinstance(content, str):
        try:
            content = content.encode("utf-8")
        except UnicodeEncodeError:
            content = None
    fault: Fault | None = None
    limit = state.builder.params.max_file_bytes
    if path is None:
        fault = Fault(_INVALID, f"row {number}: no path")
    elif not isinstance(content, bytes):
        fault = Fault(_INVALID, f"row {number}: no content")
    elif len(content) > limit or state.builder.is_over_total(len(content)):
        fault = Fault("oversize", f"row {number}: {len(content):,} bytes")
    if fault is not None or path is None or not isinstance(content, bytes):
        _refuse(state, row, path, fault or Fault(_INVALID))
        return
    taken = state.builder.content(content)
    state.builder.file(state.repository(row), path, taken, executable=False)


def _path(row: Row, number: int) -> bytes | None:
    value = row.get("path")
    if isinstance(value, bytes) and value:
        return value
    if isinstance(value, str) and value:
        return value.encode("utf-8", "replace")
    if "path" in row:
        return None
    extension = _text(row.get("extension"))
    suffix = "." + extension.lstrip(".") if extension else ""
    return f"{number:09d}{suffix}".encode("utf-8", "replace")


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace") or None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8") or None
    return None


def _names(value: object) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    for name in values:
        text = _text(name)
        if text is not None:
            yield text


def _known(names: list[str]) -> dict[str, str]:
    """Return for each thing that is needed the first column that holds it."""
    return {
        thing: next(name for name in choices if name in names)
        for thing, choices in _COLUMNS.items()
        if any(name in names for name in choices)
    }


def _no_content(file: Path, names: list[str]) -> SourceError:
    wanted = ", ".join(_COLUMNS["content"])
    shown = ", ".join(map(repr, names[:12])) or "none"
    return SourceError(
        f"corpus '{file}' has no column of contents; it has {shown}", f"name it {wanted}"
    )


def _json_rows(file: Path, builder: Builder) -> Iterator[Row | Fault]:
    limit = 2 * builder.params.max_file_bytes + _LINE_SLACK
    columns: dict[str, str] | None = None
    try:
        with file.open("rb") as packed:
            for line in _lines(expanded(packed), limit):
                if isinstance(line, Fault):
                    yield line
                    continue
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    yield Fault(_INVALID, "no valid JSON")
                    continue
                if not isinstance(row, dict):
                    yield Fault(_INVALID, "no JSON object")
                    continue
                if columns is None:
                    columns = _known(list(row))
                    if "content" not in columns:
                        raise _no_content(file, list(row))
                yield {thing: row.get(name) for thing, name in columns.items()}
    except BROKEN_STREAM:
        yield Fault(_INVALID, "the file cannot be read any further")


def _lines(stream: io.BufferedIOBase, limit: int) -> Iterator[bytes | Fault]:
    """Yield the lines that are not blank; one over the limit is a fault and is passed over."""
    is_over = False
    while line := stream.readline(limit):
        is_whole = line.endswith(b"\n") or len(line) < limit
        if not is_whole and not is_over:
            yield Fault("oversize", f"more than {limit:,} bytes")
        elif not is_over and line.strip():
            yield line
        is_over = not is_whole


def _parquet_rows(file: Path) -> Iterator[Row | Fault]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    broken = (pa.ArrowException, *BROKEN_STREAM)
    try:
        table = pq.ParquetFile(file, pre_buffer=False)
        names = list(table.schema_arrow.names)
        columns = _known(names)
        n_groups = table.num_row_groups
    except broken as error:
        raise SourceError(f"'{file}' is no readable Parquet file") from error
    if "content" not in columns:
        raise _no_content(file, names)
    for group in range(n_groups):
        batches = table.iter_batches(_BATCH_ROWS, [group], list(columns.values()))
        try:
            for batch in batches:
                yield from _batch_rows(batch, columns)
        except broken:
            yield Fault(_INVALID, f"row group {group} cannot be read")


def _batch_rows(batch: pa.RecordBatch, columns: dict[str, str]) -> Iterator[Row]:
    values = {thing: _python(batch.column(name)) for thing, name in columns.items()}
    for index in range(batch.num_rows):
        yield {thing: cells[index] for thing, cells in values.items()}


def _python(column: pa.Array[pa.Scalar[pa.DataType]]) -> list[object]:
    """Return cells as Python values, strings as their raw bytes: they may not be UTF-8."""
    import pyarrow as pa

    kind: pa.DataType = column.type
    if isinstance(kind, pa.DictionaryType):
        kind = kind.value_type
        column = column.cast(kind)
    if pa.types.is_string(kind):
        return [cell.as_py() for cell in column.cast(pa.binary())]
    if pa.types.is_large_string(kind):
        return [cell.as_py() for cell in column.cast(pa.large_binary())]
    return [cell.as_py() for cell in column]
