"""Writes the ledger of a release range by range: the same bytes, however many ranges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.engine.ledger import ROWS_PER_RANGE, pieces
from dataprep.engine.plan import Parts
from dataprep.engine.ranges import Range, count_for, split
from dataprep.engine.store import Store
from dataprep.export.ledger import BY_CONTENT, BY_REPO, ledger_of_contents, ledger_of_repos
from dataprep.storage import RELEASED, Storage

if TYPE_CHECKING:
    import polars as pl

_ROWS_PER_GROUP = 65_536
_OF_CONTENTS = ("files", "labels", "decisions", "dispositions")


def write_ledger(store: Store, root: Storage, parts: Parts) -> list[dict[str, object]]:
    """Write the ledger of a run.

    Args:
        store: The store.
        root: The release.
        parts: The parts of the run.

    Returns:
        Path, digest and rows of each file, for the manifest.
    """
    written = []
    for name in (*BY_CONTENT, *BY_REPO):
        frames = (
            _of_contents(store, parts, name)
            if name in BY_CONTENT
            else _of_repos(store, parts, name)
        )
        rows = write_regrouped(root, frames, "ledger", f"{name}.parquet")
        path = f"ledger/{name}.parquet"
        written.append({"path": path, "sha256": root.digest(path), "rows": rows})
    return written


def write_regrouped(root: Storage, frames: Iterator[pl.DataFrame], *parts: str) -> int:
    """Write frames as one file whose row groups do not tell where one frame ended.

    Args:
        root: Where to write.
        frames: At least one frame; all have the same columns.
        *parts: Path of the file.

    Returns:
        Number of rows.
    """
    n_rows = 0
    left = next(frames)
    with root.open_parquet(*parts, form=RELEASED) as append:
        for frame in frames:
            left = left.vstack(frame)
            while left.height > _ROWS_PER_GROUP:
                append(left.head(_ROWS_PER_GROUP).rechunk().to_arrow(), _ROWS_PER_GROUP)
                left, n_rows = left.slice(_ROWS_PER_GROUP), n_rows + _ROWS_PER_GROUP
        append(left.rechunk().to_arrow(), _ROWS_PER_GROUP)
    return n_rows + left.height


def _of_contents(store: Store, parts: Parts, name: str) -> Iterator[pl.DataFrame]:
    for piece in pieces(parts):
        tables = {t: store.scan(t, parts.inputs(t), piece) for t in _OF_CONTENTS}
        yield ledger_of_contents(tables)[name].collect()


def _of_repos(store: Store, parts: Parts, name: str) -> Iterator[pl.DataFrame]:
    """Yield ranges of repositories, and at last what belongs to none."""
    import polars as pl

    repos = store.scan("repos", parts.inputs("repos"))
    ranged = ("rule_counts", "quarantine")
    whole = {t: store.scan(t, parts.inputs(t)) for t in ranged}
    size = max(parts.rows(t) for t in ranged)
    for piece in (*split(count_for(size, ROWS_PER_RANGE)), None):
        within = pl.col("repo_id").is_null() if piece is None else _holds(piece)
        tables = {t: rows.filter(within) for t, rows in whole.items()}
        yield ledger_of_repos({"repos": repos, **tables})[name].collect()


def _holds(piece: Range) -> pl.Expr:
    import polars as pl

    return piece.holds("repo_id") & pl.col("repo_id").is_not_null()
