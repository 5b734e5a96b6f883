"""``dataprep quality``: the heads of the reward model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dataprep.cli.output import emit
from dataprep.errors import UsageError
from dataprep.score.heads import HEADS, INTEGRITY, READABILITY

if TYPE_CHECKING:
    import polars as pl

_COLUMNS = {
    "pool": ("language", "text"),
    "history": ("repository", "group", "commit", "path", "before", "after"),
    "damage": ("repository", "clean", "damaged"),
}
_TRAIN = "train"


@click.group()
def quality() -> None:
    """Train the heads of the reward model, and say what they are made of."""


@quality.command()
@click.argument("material", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder that the weights are written to.",
)
@click.option(
    "--head",
    "heads",
    type=click.Choice(HEADS),
    multiple=True,
    help="Head to train; all where none is named.",
)
def train(material: Path, out: Path, heads: tuple[str, ...]) -> None:
    """Fit heads to MATERIAL, a folder of Parquet files: pool, history and damage.

    benchmarks/quality_data.py makes them of histories of public repositories; of your own they can
    be made alike. Rows whose split is not train are left out, and of changes all but clean-ups that
    say so plainly and keep the size.
    """
    import polars as pl

    from dataprep.score.train import train_integrity, train_readability
    from dataprep.score.weights import packed

    out.mkdir(parents=True, exist_ok=True)
    pool = _read(material, "pool")
    for name in heads or HEADS:
        if name == READABILITY:
            is_wanted = (pl.col("kind") == "cleanup") & pl.col("keeps_size") & pl.col("is_strong")
            head = train_readability(pool, _read(material, "history", is_wanted))
        else:
            assert name == INTEGRITY
            head = train_integrity(pool, _read(material, "damage"))
        content = packed(head)
        place = out / f"{name}.npz"
        place.write_bytes(content)
        emit(f"{name}: {len(content):,} bytes in {place}")


def _read(folder: Path, name: str, is_wanted: pl.Expr | None = None) -> pl.DataFrame:
    """Return the rows of a file of the material that may be trained on.

    Raises:
        UsageError: The file is absent, or lacks a column.
    """
    import polars as pl

    place = folder / f"{name}.parquet"
    try:
        rows = pl.scan_parquet(place).filter(pl.col("split") == _TRAIN)
        if is_wanted is not None:
            rows = rows.filter(is_wanted)
        return rows.select(_COLUMNS[name]).collect()
    except (OSError, pl.exceptions.PolarsError) as error:
        lacks = f"is absent, or lacks one of {', '.join((*_COLUMNS[name], 'split'))}"
        raise UsageError(f"{place} {lacks}", "python benchmarks/quality_data.py") from error
