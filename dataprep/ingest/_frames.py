"""Rows of ingest collected column by column, and the frames that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

_TIME: Final = pl.Datetime("us", "UTC")
_CHUNK_ROWS: Final = 50_000

Cell = str | bytes | int | float | bool | Sequence[str] | None
Schema = dict[str, "pl.DataType | type[pl.DataType]"]

CONTENTS: Final[Schema] = {
    "content_id": pl.String,
    "bytes": pl.Binary,
    "text": pl.String,
    "size_bytes": pl.Int64,
    "is_text": pl.Boolean,
    "swhid": pl.String,
    "encoding": pl.String,
    "encoding_confidence": pl.Float64,
    "encoding_evidence": pl.String,
    "n_replaced": pl.Int64,
}
FILES: Final[Schema] = {
    "file_id": pl.String,
    "repo_id": pl.String,
    "content_id": pl.String,
    "repo_name": pl.String,
    "path": pl.String,
    "path_bytes": pl.Binary,
    "name": pl.String,
    "extension": pl.String,
    "size_bytes": pl.Int64,
    "is_executable": pl.Boolean,
    "is_history": pl.Boolean,
}
REPOS: Final[Schema] = {
    "repo_id": pl.String,
    "repo_name": pl.String,
    "origin": pl.String,
    "source_kind": pl.String,
    "revision": pl.String,
    "revision_swhid": pl.String,
    "directory_swhid": pl.String,
    "branch": pl.String,
    "is_default_branch": pl.Boolean,
    "is_dirty": pl.Boolean,
    "committed_at": _TIME,
    "owner": pl.String,
    "stars": pl.Int64,
    "license_declared": pl.String,
    "access_label": pl.String,
    "ownership": pl.String,
    "n_entries": pl.Int64,
    "n_files": pl.Int64,
    "n_quarantined": pl.Int64,
    "size_bytes": pl.Int64,
}
COMMITS: Final[Schema] = {
    "repo_id": pl.String,
    "commit_id": pl.String,
    "commit_swhid": pl.String,
    "parents": pl.List(pl.String),
    "author_name": pl.String,
    "author_email": pl.String,
    "authored_at": _TIME,
    "committer_name": pl.String,
    "committer_email": pl.String,
    "committed_at": _TIME,
    "message": pl.String,
    "changed_files": pl.List(pl.String),
    "n_changed_files": pl.Int64,
}
HISTORIES: Final[Schema] = {
    "repo_id": pl.String,
    "n_commits": pl.Int64,
    "is_whole": pl.Boolean,
    "n_versions": pl.Int64,
    "n_not_text": pl.Int64,
    "n_left_out": pl.Int64,
    "size_bytes": pl.Int64,
}
VERSIONS: Final[Schema] = {
    "repo_id": pl.String,
    "content_id": pl.String,
    "path": pl.String,
    "first_commit_id": pl.String,
    "first_committed_at": _TIME,
    "first_position": pl.Int64,
    "n_commits": pl.Int64,
}
QUARANTINE: Final[Schema] = {
    "repo_id": pl.String,
    "content_id": pl.String,
    "path": pl.String,
    "path_bytes": pl.Binary,
    "stage": pl.String,
    "rule_id": pl.String,
    "detail": pl.String,
    "size_bytes": pl.Int64,
}


class Rows:
    """Rows of one table, kept as frames of at most 50,000 rows so that they stay small.

    Args:
        schema: Columns and types, in the order of the table.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._pending: list[tuple[Cell, ...]] = []
        self._frames: list[pl.DataFrame] = []

    def append(self, row: tuple[Cell, ...]) -> None:
        """Add one row, its cells in the order of the columns."""
        self._pending.append(row)
        if len(self._pending) >= _CHUNK_ROWS:
            self._fold()

    @property
    def n_pending(self) -> int:
        """Rows that are in no frame yet."""
        return len(self._pending)

    def _fold(self) -> None:
        columns = zip(*self._pending, strict=True) if self._pending else ((),) * len(self._schema)
        self._frames.append(
            pl.DataFrame(
                [
                    _series(name, values, dtype)
                    for (name, dtype), values in zip(self._schema.items(), columns, strict=True)
                ]
            )
        )
        self._pending = []

    def frame(self, *keys: str) -> pl.DataFrame:
        """Return all rows as one frame sorted by the keys, nulls first, and forget them."""
        self._fold()
        frames, self._frames = self._frames, []
        return pl.concat(frames, rechunk=True).sort(*keys, nulls_last=False, maintain_order=True)


def _series(name: str, values: Sequence[Cell], dtype: pl.DataType | type[pl.DataType]) -> pl.Series:
    if isinstance(dtype, pl.Datetime):
        return pl.Series(name, values, dtype=pl.Int64).cast(dtype)
    return pl.Series(name, values, dtype=dtype)


def shown(raw: bytes) -> tuple[str, bytes | None]:
    r"""Return the text of raw path bytes, and the bytes again where the text is not exact.

    Example:
        >>> shown(b"a/b"), shown(b"caf\xe9")
        (('a/b', None), ('caf�', b'caf\xe9'))
    """
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace"), raw
