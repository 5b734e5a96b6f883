"""What the heads of the reward model say of a file, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from dataprep.report.display import printable
from dataprep.report.reading import FinishedRun

if TYPE_CHECKING:
    import polars as pl

# NOTE: kept equal to dataprep.score.reference by a test; report imports no domain.
BANDS = ("under 512 B", "512 B to 2 KiB", "2 to 8 KiB", "8 to 32 KiB", "32 KiB and more")


class QualityDetails:
    """Scores of some files, read once.

    Args:
        run: The run.
        files: The files.
    """

    def __init__(self, run: FinishedRun, files: pl.DataFrame) -> None:
        import polars as pl

        ids = files["content_id"].unique().to_list()
        self._scores = (
            run.scan("scores").filter(pl.col("content_id").is_in(ids)).sort("head").collect()
        )

    def of(self, row: Mapping[str, object], language: object) -> list[dict[str, object]] | None:
        """Return one mapping for each head; None where the run did not score.

        Args:
            row: The file.
            language: Its language.
        """
        import polars as pl

        is_mine = (pl.col("content_id") == str(row["content_id"])) & pl.col("language").eq_missing(
            pl.lit(language, dtype=pl.String)
        )
        names = ("head", "percentile", "raw", "size_band", "reasons", "version")
        found = self._scores.filter(is_mine).select(names).to_dicts()
        return found or None


def quality_text(file: Mapping[str, object]) -> list[str]:
    """Return the lines of ``explain`` on the heads; none where they did not score."""
    scores = cast("list[dict[str, object]] | None", file["quality"])
    if not scores:
        return []
    labels = cast("dict[str, object]", file["labels"])
    kind = printable(str(labels["language"] or "text"))
    lines = ["  quality"]
    for score in scores:
        place = f"{100 * cast('float', score['percentile']):.0f} of 100"
        among = f"{kind}, {BANDS[cast('int', score['size_band'])]}"
        lines.append(f"    {score['head']:<12}{place}  ({among})")
        reasons = cast("list[str]", score["reasons"])
        lines += [f"                {', '.join(reasons)}"] if reasons else []
    return lines
