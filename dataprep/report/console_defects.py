"""Static defects, in a few lines for a terminal."""

from __future__ import annotations

from dataprep.report.defects import Coverage, Defects
from dataprep.report.display import counted, joined, printable

_TITLE_COLUMNS = 26
_NUMBER_COLUMNS = 9
_CAUSES_SHOWN = 3


def defect_lines(defects: Defects | None, width: int) -> list[str]:
    """Return how many defects kept files hold, and what nobody looked at.

    Args:
        defects: What was found.
        width: Columns of the terminal.
    """
    if defects is None:
        return ["– not looked for: defects"]
    names = "".join(f"{name:>{_NUMBER_COLUMNS}}" for name in defects.severities)
    numbers = "".join(f"{n:>{_NUMBER_COLUMNS},}" for n in defects.severities.values())
    lines = [f"{'Defects in kept files':<{_TITLE_COLUMNS}}{names}"]
    lines.append(f"  {counted(defects.n_files, 'file'):<{_TITLE_COLUMNS - 2}}{numbers}")
    parts = [f"{rule_id} {number:,}" for rule_id, number in defects.rules]
    lines += [f"    {text}" for text in joined(parts, width - 4, n_lines=2)] if parts else []
    told = joined(density_parts(defects), width - 2, n_lines=3)
    return [*lines, *(f"  {text}" for text in told), *_not_looked(defects.coverage, width)]


def density_parts(defects: Defects) -> list[str]:
    """Return how many there are for the lines, and what becomes of them."""
    parts = [f"{defects.per_1000_lines:.2f} errors and warnings per 1,000 lines"]
    if defects.n_cut:
        files = counted(defects.n_cut_files, "file")
        parts.append(f"{counted(defects.n_cut, 'function')} cut out of {files}")
    if defects.n_for_repair:
        parts.append(f"{counted(defects.n_for_repair, 'file')} for repair")
    if defects.n_suppressed:
        parts.append(f"{defects.n_suppressed:,} passed over by comments")
    return parts


def _not_looked(coverage: tuple[Coverage, ...], width: int) -> list[str]:
    """Return what an engine did not look at all of; most texts with errors of syntax are."""
    lines = []
    for one in coverage:
        told = [(why, n) for why, n in one.not_whole if not why.startswith("partial")]
        parts = [f"{printable(why)}, {counted(n, 'text')}" for why, n in told[:_CAUSES_SHOWN]]
        lines += (
            [f"  – {one.engine}: {text}" for text in joined(parts, width - 16, n_lines=2)]
            if parts
            else []
        )
    return lines
