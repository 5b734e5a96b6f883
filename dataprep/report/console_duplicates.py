"""What is alike, in a few lines for a terminal."""

from __future__ import annotations

from dataprep.report.display import clip, columns, counted, printable, size_text
from dataprep.report.duplicates import Cluster, Duplicates, Overlap

_ROWS_SHOWN = 3
_LEAST_FILES = 3
_NAMES = {
    "copy": "{} and {} are copies",
    "contained": "{} holds {}",
    "partial": "{} shares with {}",
}


def duplicate_lines(duplicates: Duplicates, width: int) -> list[str]:
    """Return the largest clusters and the repositories that share most; none where none do.

    Args:
        duplicates: What is alike.
        width: Columns of the terminal.
    """
    clusters = [c for c in duplicates.clusters or () if c.n_files >= _LEAST_FILES]
    overlaps = [overlap for overlap in duplicates.overlaps or () if overlap.kind in _NAMES]
    lines = []
    if clusters:
        lines.append("Largest clusters of near-duplicates")
        lines += [_row(*_cluster_cells(one), width) for one in clusters[:_ROWS_SHOWN]]
    if overlaps:
        lines.append("Repositories that share most")
        lines += [_row(*_overlap_cells(one), width) for one in overlaps[:_ROWS_SHOWN]]
    return lines


def _cluster_cells(cluster: Cluster) -> tuple[str, str]:
    shown = cluster.survivor or cluster.paths[0]
    where = ""
    if cluster.n_repositories > 1:
        where = f" in {cluster.n_repositories:,} repositories"
    return shown, f"{cluster.n_files:,} files{where}, {cluster.n_kept:,} kept"


def _overlap_cells(overlap: Overlap) -> tuple[str, str]:
    names = _NAMES[overlap.kind].format(overlap.repo_name, overlap.other_repo_name)
    if overlap.repo_name == overlap.other_repo_name:
        names = f"{overlap.repo_name} at two revisions"
    if overlap.directory is not None:
        names = f"{names} in {overlap.directory}"
    number = counted(overlap.n_shared_files, "file")
    return names, f"{number}, {size_text(overlap.shared_bytes)}, {overlap.overlap_fraction:.0%}"


def _row(name: str, numbers: str, width: int) -> str:
    """Return a line with its numbers at the right end, which the name leaves whole."""
    shown = clip(printable(name), max(width - columns(numbers) - 4, 8))
    return f"  {shown}{' ' * max(width - columns(shown) - columns(numbers) - 2, 2)}{numbers}"
